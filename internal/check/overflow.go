package check

// overflow is content that does not fit its slide or page.
var overflow = Rule{Name: "overflow", Title: "Does not fit", Why: "what does not fit is cut off"}
