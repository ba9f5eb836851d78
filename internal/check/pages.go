package check

// pages is a brief that takes more pages than its template has.
var pages = Rule{Name: "pages", Title: "Too many pages", Why: "readers of this template expect no more"}
