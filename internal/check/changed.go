package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// changedFigure is a figure whose value is another than when its author put it there.
var changedFigure = Rule{
	Name: "changed-figure", Title: "Figure that changed",
	Why:  "the words around the number were written for another value",
	find: findChanged,
}

// Amount is a figure's value in its bare unit, as a review keeps it: "1.35e12".
func Amount(f evidence.Figure) string {
	if f.Scale == 0 {
		return f.Value.String()
	}
	return fmt.Sprintf("%se%d", f.Value.String(), f.Scale)
}

func findChanged(r *reading) {
	r.first(func(u use, f evidence.Figure) {
		was, err := decimal.NewFromString(r.in.Deck.Review.Accepted[u.key])
		if err != nil || was.Equal(f.Amount()) {
			return
		}
		old := f
		old.Value = was.Shift(int32(-f.Scale))
		now := r.plain(f)
		found := u.at()
		found.Text = fmt.Sprintf("%s was %s when it was placed and is %s now", r.say(f), r.plain(old), now)
		found.Hint = "read the words around it again, then accept the new value"
		found.Subject = Amount(f)
		what := "Accept " + now
		found.Fix = &deck.Fix{Label: what, Edit: deck.AcceptValues{What: what, Values: map[string]string{f.Key: Amount(f)}}}
		r.report(found)
	})
}

// plain prints a figure without its qualifier and with plain blanks.
func (r *reading) plain(f evidence.Figure) string {
	text, err := r.book.Format(f, "")
	if err != nil {
		return f.Value.String()
	}
	return strings.ReplaceAll(text, "\u00a0", " ")
}
