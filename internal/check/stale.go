package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// staleFigure is a figure that no longer follows from what it was taken from.
var staleFigure = Rule{
	Name: "stale-figure", Title: "Stale figure",
	Why:  "the number no longer follows from what it rests on",
	find: findStale,
}

func findStale(r *reading) {
	r.first(func(u use, f evidence.Figure) {
		why, now := r.stale(f)
		if why == "" {
			return
		}
		found := u.at()
		if now != nil {
			what := "Work out " + f.Key + " again"
			found.Fix = &deck.Fix{Label: what, Change: &evidence.Change{Name: what, Figures: evidence.Rows[evidence.Figure]{Put: []evidence.Figure{*now}}}}
		}
		found.Text = fmt.Sprintf("%s is stale: %s", r.say(f), why)
		found.Hint = "work it out again in Evidence, or use another figure"
		r.report(found)
	})
}

// stale says why a figure no longer follows from its inputs, and gives it as it follows
// from them now, when it does; "" when nothing is wrong.
func (r *reading) stale(f evidence.Figure) (string, *evidence.Figure) {
	if f.Derivation == nil {
		return "", nil
	}
	for _, key := range f.Derivation.Inputs {
		in, ok := r.book.Figures[key]
		switch {
		case !ok:
			return fmt.Sprintf("its input %s is not in the library", key), nil
		case in.Status == evidence.Superseded, in.Status == evidence.Rejected:
			return fmt.Sprintf("its input %s was %s", key, in.Status), nil
		}
	}
	now, err := r.book.Derive(*f.Derivation)
	if err != nil {
		return strings.TrimPrefix(err.Error(), "derive "), nil
	}
	amount := r.amount(now, *f.Derivation)
	if amount.Equal(f.Amount()) {
		return "", nil
	}
	f.Value = amount.Shift(int32(-f.Scale))
	return fmt.Sprintf("its inputs now give %s", evidence.Grouped(now.String())), &f
}

// amount is a derived value in its bare unit: sums and changes are in the magnitude of
// an input, shares and rates in none.
func (r *reading) amount(v decimal.Decimal, d evidence.Derivation) decimal.Decimal {
	switch d.Formula {
	case evidence.Sum:
		return v.Shift(int32(r.book.Figures[d.Inputs[0]].Scale))
	case evidence.Difference:
		return v.Shift(int32(r.book.Figures[d.Inputs[1]].Scale))
	case evidence.PercentChange, evidence.AnnualGrowth, evidence.Share, evidence.PerCapita:
	}
	return v
}
