package evidence

import (
	"cmp"
	"slices"
	"strings"
)

// Review is a candidate with the words that a person decides by.
type Review struct {
	Figure   Figure `json:"figure"`
	Says     string `json:"says"`     // the figure as it would print
	Sentence string `json:"sentence"` // that it stands in; "" when its source has no text
	// Indicators are those of the library that the figure could be of, the likeliest
	// first, at most MostSuggested.
	Indicators []Suggestion `json:"indicators,omitempty"`
}

// Candidates lists the figures that wait for a decision, of one source or, with "", of
// all, by source and key.
func (b *Book) Candidates(source string) []Figure {
	var out []Figure
	for _, f := range b.Figures {
		if f.Status == Candidate && (source == "" || f.Origin.Source == source) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(x, y Figure) int {
		return cmp.Or(strings.Compare(x.Origin.Source, y.Origin.Source), strings.Compare(x.Key, y.Key))
	})
	return out
}

// Sure tells whether a figure is stated exactly and says when it was true.
func (f Figure) Sure() bool {
	return f.Qualifier == Exact && (!f.Period.IsZero() || !f.AsOf.IsZero())
}

// DecideAll is the change that gives figures their statuses, named by what it does:
// "Accept 12 figures and reject 1 figure".
func DecideAll(by map[Status][]string) Change {
	c := Change{Status: map[string]Status{}}
	var names []string
	for _, to := range []Status{Confirmed, Rejected, Disputed, Superseded, Candidate} {
		keys := by[to]
		if len(keys) == 0 {
			continue
		}
		one := Decide(to, keys...)
		if len(names) > 0 {
			one.Name = lowerFirst(one.Name)
		}
		names = append(names, one.Name)
		for _, key := range keys {
			c.Status[key] = to
		}
	}
	c.Name = strings.Join(names, " and ")
	return c
}
