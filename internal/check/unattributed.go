package check

import (
	"fmt"

	"briefdeck/internal/evidence"
)

// unattributedFigure is a figure for which the library names nobody.
var unattributedFigure = Rule{
	Name: "unattributed-figure", Title: "Unattributed figure",
	Why:  "readers cannot ask who says so",
	find: findUnattributed,
}

func findUnattributed(r *reading) {
	r.first(func(u use, f evidence.Figure) {
		if f.Derivation != nil || r.book.Credit(f) != "" {
			return
		}
		found := u.at()
		found.Text = fmt.Sprintf("%s has no source", r.say(f))
		found.Hint = "say in Evidence who states it and where"
		r.report(found)
	})
}
