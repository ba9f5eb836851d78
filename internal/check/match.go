package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// matches lists the figures that a typed number may be, the likeliest first. sentence
// is what stands around it: a figure of other years than it names is none.
func (r *reading) matches(n number, sentence string) []evidence.Figure {
	named := years(sentence)
	used := map[string]bool{}
	for _, u := range r.uses {
		used[u.key] = true
	}
	var out []evidence.Figure
	score := map[string]int{}
	for key, f := range r.book.Figures {
		if f.Status != evidence.Confirmed || !n.is(f) || !ofTime(f, named) {
			continue
		}
		noun := nounFits(f, n.tail)
		if n.unit == (evidence.Unit{}) && n.scale == 0 && !noun && !used[key] {
			continue // the same digits may count anything
		}
		for i, yes := range []bool{used[key], len(named) > 0, noun} {
			if yes {
				score[key] += 1 << i
			}
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b evidence.Figure) int {
		return cmp.Or(score[b.Key]-score[a.Key], len(a.Key)-len(b.Key), strings.Compare(a.Key, b.Key))
	})
	return out
}

// is tells whether a figure prints as this number, rounded as it is typed.
func (n number) is(f evidence.Figure) bool {
	if n.value.IsNegative() {
		return false
	}
	bare := n.unit == (evidence.Unit{}) && n.scale == 0
	switch {
	case bare && (f.Unit.Percent || f.Unit.Points || f.Unit.Currency != ""):
		return n.places > 0 && f.Value.Abs().Equal(n.value)
	case f.Unit.Currency != n.unit.Currency, f.Unit.Percent != n.unit.Percent, f.Unit.Points != n.unit.Points:
		return false
	}
	return f.Amount().Abs().Shift(int32(-n.scale)).Round(int32(n.places)).Equal(n.value) && !f.Amount().IsZero()
}

func ofTime(f evidence.Figure, named []int) bool {
	if len(named) == 0 || f.Period.IsZero() && f.AsOf.IsZero() {
		return true
	}
	for _, y := range named {
		for _, d := range []evidence.Date{f.Period.From, f.Period.End(), f.AsOf} {
			if d.Year == y {
				return true
			}
		}
	}
	return false
}

// nounFits tells whether what a figure counts follows the number.
func nounFits(f evidence.Figure, tail string) bool {
	for _, w := range strings.Fields(strings.ToLower(f.Unit.Noun)) {
		if len(w) > 3 && strings.Contains(strings.ToLower(tail), w) {
			return true
		}
	}
	return false
}

// bind is the edit that puts a figure's token where a number is typed; nil when the
// figure cannot be printed just so.
func (r *reading) bind(p passage, n number, f evidence.Figure) *deck.Fix {
	at, format, ok := r.form(p, n, f)
	if !ok {
		return nil
	}
	label := "Bind to " + f.Key
	return &deck.Fix{Label: label, Edit: p.replaced(at, evidence.TokenOf(f.Key, format), label)}
}

// places adds the decimals that a number is typed with to a format.
func places(format string, n number) string {
	return strings.TrimPrefix(fmt.Sprintf("%s,.%d", format, n.places), ",")
}

// scaled adds the magnitude that a number is typed in to a format; one without is written
// in full.
func scaled(format string, n number) string {
	word := "full"
	if n.scale > 0 {
		word = evidence.PowerWord(n.scale)
	}
	return strings.TrimPrefix(format+","+word, ",")
}

var amountForm = strings.NewReplacer("\u00a0", "", " ", "", ",", "", "percentagepoints", "pp", "percentagepoint", "pp", "percent", "%", "％", "%", "USdollars", "US$")

// sameAmount tells whether two amounts read the same, whatever blanks and groups they
// are set with.
func sameAmount(a, b string) bool {
	norm := func(s string) string {
		s = amountForm.Replace(strings.NewReplacer("\u00a0", "", " ", "").Replace(s))
		if d, err := decimal.NewFromString(s); err == nil {
			return d.StringFixed(int32(max(0, -int(d.Exponent()))))
		}
		return s
	}
	return norm(a) == norm(b)
}
