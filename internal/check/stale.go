package check

import (
	"fmt"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// staleFigure is a derived figure that no longer follows from its inputs.
var staleFigure = Rule{
	Name: "stale-figure", Title: "Stale figure",
	Why:  "the number no longer follows from what it rests on",
	find: findStale,
}

func findStale(r *reading) {
	r.first(func(u use, f evidence.Figure) {
		why, stale := r.book.Stale(f)
		if !stale || f.Derivation == nil {
			return // words that are gone are told as that: see lostAnchor
		}
		found := u.at()
		found.Text = fmt.Sprintf("%s is stale: %s", r.say(f), why.Why)
		found.Hint = "work it out again in Evidence, or use another figure"
		if why.Can && !why.Now.Equal(f.Value) {
			f.Value = why.Now
			what := "Work out " + f.Key + " again"
			found.Fix = &deck.Fix{Label: what, Change: &evidence.Change{Name: what, Figures: evidence.Rows[evidence.Figure]{Put: []evidence.Figure{f}}}}
		}
		r.report(found)
	})
}
