package check

// unknownFigure is a token, chart or format that the library cannot answer: the number
// would be missing from the page.
var unknownFigure = Rule{
	Name: "unknown-figure", Title: "Unknown figure", Firm: true,
	Why: "the page would print the token instead of a number",
}

// unknownSource is a citation of a source or work that the library does not hold.
var unknownSource = Rule{
	Name: "unknown-source", Title: "Unknown source", Firm: true,
	Why: "readers could not find what is cited",
}
