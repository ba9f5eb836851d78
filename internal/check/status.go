package check

import (
	"fmt"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// figureStatus is a figure that nobody has confirmed, or that was replaced or refused.
var figureStatus = Rule{
	Name: "figure-status", Title: "Figure that does not stand",
	Why:  "a number is quoted that nobody here stands behind",
	find: findStatus,
}

func findStatus(r *reading) {
	told := r.saysCaveats()
	r.first(func(u use, f evidence.Figure) {
		found := u.at()
		switch f.Status {
		case evidence.Rejected:
			found.Severity = deck.Error
			found.Text = fmt.Sprintf("%s was rejected and is still used", r.say(f))
			found.Hint = "use another figure, or take the number out"
		case evidence.Superseded:
			found.Text = fmt.Sprintf("%s was superseded", r.say(f))
			found.Hint = "use the figure that took its place"
			r.replace(&found, u, f)
		case evidence.Candidate:
			found.Text = fmt.Sprintf("%s was found by the program and confirmed by nobody", r.say(f))
			found.Hint = "compare it with its source in Evidence, and accept or reject it"
			accept := evidence.Decide(evidence.Confirmed, f.Key)
			found.Fix = &deck.Fix{Label: "Accept the figure", Change: &accept}
		case evidence.Disputed:
			if told {
				return // the caveats print both values
			}
			found.Text = fmt.Sprintf("%s is disputed, and nothing in the deck says so", r.say(f))
			found.Hint = "name the other value beside it, or add a block of caveats"
		case evidence.Confirmed:
			return
		}
		if found.Text != "" {
			r.report(found)
		}
	})
}

// replace offers the figure that stands where the superseded one stood.
func (r *reading) replace(found *deck.Finding, u use, f evidence.Figure) {
	next, ok := r.successor(f)
	if !ok {
		return
	}
	found.Hint = "use " + r.say(next) + " instead"
	if u.token.End == 0 {
		return
	}
	if _, err := r.book.Format(next, u.token.Format); err != nil {
		return
	}
	label := "Replace by " + next.Key
	found.Fix = &deck.Fix{Label: label, Edit: u.replaced(source.Span{Start: u.token.Start, End: u.token.End}, evidence.TokenOf(next.Key, u.token.Format), label)}
}

// successor is the figure that is said to have superseded this one, else the one
// confirmed figure of the same measure, time and place.
func (r *reading) successor(f evidence.Figure) (evidence.Figure, bool) {
	if next, ok := r.book.Standing(f); ok {
		return next, next.Status == evidence.Confirmed
	}
	var out evidence.Figure
	n := 0
	for _, g := range r.book.Figures {
		if g.Key != f.Key && g.Status == evidence.Confirmed && g.Indicator == f.Indicator && g.Period == f.Period && g.AsOf == f.AsOf && g.Place == f.Place {
			out = g
			n++
		}
	}
	return out, n == 1
}
