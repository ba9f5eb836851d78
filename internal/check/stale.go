package check

import (
	"fmt"
	"strings"

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
		why := r.stale(f)
		if why == "" {
			return
		}
		found := u.at()
		found.Text = fmt.Sprintf("%s is stale: %s", r.say(f), why)
		found.Hint = "work it out again in Evidence, or use another figure"
		r.report(found)
	})
}

// stale says why a figure no longer follows from its inputs; "" when it does.
func (r *reading) stale(f evidence.Figure) string {
	if f.Derivation == nil {
		return ""
	}
	for _, key := range f.Derivation.Inputs {
		in, ok := r.book.Figures[key]
		switch {
		case !ok:
			return fmt.Sprintf("its input %s is not in the library", key)
		case in.Status == evidence.Superseded, in.Status == evidence.Rejected:
			return fmt.Sprintf("its input %s was %s", key, in.Status)
		}
	}
	now, err := r.book.Derive(*f.Derivation)
	if err != nil {
		return strings.TrimPrefix(err.Error(), "derive ")
	}
	if !r.amount(now, *f.Derivation).Equal(f.Amount()) {
		return fmt.Sprintf("its inputs now give %s", evidence.Grouped(now.String()))
	}
	return ""
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
