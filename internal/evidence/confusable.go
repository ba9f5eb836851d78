package evidence

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Proposal is a pair of figures that a reader could take for one another, found by a
// program. Nothing is decided about it.
type Proposal struct {
	A   string `json:"a"` // figure keys; A before B in the library's order
	B   string `json:"b"`
	Why string `json:"why"` // "two sources for goods trade in 2016"
}

// Pair names the two figures, as Conflict.Pair does.
func (p Proposal) Pair() string { return PairOf(p.A, p.B) }

const (
	// crowd is how many figures of one unit and time are compared pair by pair. A table
	// of more is a list of like things, whose rows nobody confuses.
	crowd = 60
	// nearness is how close two amounts of money or shares are, in percent of the
	// larger, to be taken for one another.
	nearness = 3
)

// Confusable proposes the pairs of standing figures that could be confused and that
// nobody has decided about: two sources for the same, one concept under two
// definitions, the same things counted differently, amounts that are nearly the same.
// Two indicators are proposed once, with their latest figures, and not at all when some
// pair of their figures was decided. The order is that of the keys.
func (b *Book) Confusable() []Proposal {
	decided := map[string]bool{}
	for _, c := range b.Conflicts {
		decided[c.Pair()] = true
		decided[b.measures(b.Figures[c.A], b.Figures[c.B])] = true
	}
	latest := map[string]Proposal{}
	for _, group := range b.comparable() {
		for i, f := range group {
			for _, g := range group[i+1:] {
				about := b.measures(f, g)
				if decided[PairOf(f.Key, g.Key)] || about != "" && decided[about] {
					continue
				}
				if about == "" {
					about = PairOf(f.Key, g.Key)
				}
				if why := b.confused(f, g); why != "" && b.later(f, g, latest[about]) {
					latest[about] = Proposal{A: f.Key, B: g.Key, Why: why}
				}
			}
		}
	}
	return slices.SortedFunc(maps.Values(latest), func(p, q Proposal) int {
		return cmp.Or(strings.Compare(p.A, q.A), strings.Compare(p.B, q.B))
	})
}

// measures names what two figures measure, when these are two things of their own; ""
// when each pair is to be looked at by itself.
func (b *Book) measures(f, g Figure) string {
	if f.Indicator == "" || g.Indicator == "" || f.Indicator == g.Indicator {
		return ""
	}
	return "measures " + PairOf(f.Indicator, g.Indicator)
}

// later tells whether a pair is a better example than the one proposed so far.
func (b *Book) later(f, g Figure, than Proposal) bool {
	if than.A == "" {
		return true
	}
	a, c := b.Figures[than.A], b.Figures[than.B]
	if f.date() != a.date() {
		return a.date().Before(f.date())
	}
	if g.date() != c.date() {
		return c.date().Before(g.date())
	}
	return PairOf(f.Key, g.Key) < than.Pair()
}

// comparable groups the figures that still stand by what they count and their year.
func (b *Book) comparable() map[string][]Figure {
	groups := map[string][]Figure{}
	for _, f := range b.Figures {
		if f.Status == Superseded || f.Status == Rejected || f.Derivation != nil {
			continue
		}
		unit := f.Unit
		if unit.Noun != "" {
			unit.Noun = firstWord(unit.Noun)
		}
		name := fmt.Sprintf("%v %s %s", unit, f.Place, f.yearSpan())
		groups[name] = append(groups[name], f)
	}
	for name, group := range groups {
		if len(group) > crowd {
			delete(groups, name)
			continue
		}
		slices.SortFunc(group, func(f, g Figure) int { return strings.Compare(f.Key, g.Key) })
	}
	return groups
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	return word
}

// yearSpan is the years a figure is about: "2020", "2013–2020", or "" for an undated one.
func (f Figure) yearSpan() string {
	end := f.date()
	if end.IsZero() {
		return ""
	}
	if from := f.Period.From; from.Year > 0 && from.Year != end.Year {
		return fmt.Sprintf("%d–%d", from.Year, end.Year)
	}
	return fmt.Sprint(end.Year)
}

// confused says why two figures of one unit and year could be taken for one another;
// "" when they could not.
func (b *Book) confused(f, g Figure) string {
	when := f.yearSpan()
	if when == "" {
		when = "no date"
	}
	x, y := b.Indicators[f.Indicator], b.Indicators[g.Indicator]
	if f.Indicator != g.Indicator && f.Origin.Dataset != "" && f.Origin.Dataset == g.Origin.Dataset && f.Origin.Source == g.Origin.Source {
		return "" // columns of one table tell each other apart
	}
	if f.Status == Disputed && g.Status == Disputed {
		return "" // each is kept beside the value that stands
	}
	equal := f.Amount().Equal(g.Amount())
	switch {
	case f.Indicator != "" && f.Indicator == g.Indicator:
		if equal {
			return ""
		}
		return toldTwice(f, g, lowerFirst(x.Name)+", "+when)
	case x.Concept != "" && x.Concept == y.Concept:
		return fmt.Sprintf("one concept under two definitions: %s, and %s", lowerFirst(x.Name), lowerFirst(y.Name))
	case f.Unit.Noun != "":
		return countedTwice(f, g, when)
	case !equal && near(f.Amount(), g.Amount()) && shareWord(x.Name, y.Name):
		return fmt.Sprintf("nearly the same amount, %s: %s, and %s", when, lowerFirst(x.Name), lowerFirst(y.Name))
	}
	return ""
}

// toldTwice is two values of one indicator for the same time.
func toldTwice(f, g Figure, what string) string {
	same := f.Origin.Source == g.Origin.Source
	switch {
	case f.Period != g.Period, f.AsOf != g.AsOf, same && f.Origin.Source == "":
		return ""
	case same:
		return fmt.Sprintf("two values for %s, in one source", what)
	}
	return "two sources for " + what
}

// countedTwice is two counts of the same things: figures found in text, whose nouns are
// all that is known of them, or any that have no date to tell them apart by.
func countedTwice(f, g Figure, when string) string {
	if f.Amount().Equal(g.Amount()) || f.Origin.Dataset != "" || g.Origin.Dataset != "" {
		return ""
	}
	return fmt.Sprintf("both count %s, %s: %s, and %s", firstWord(f.Unit.Noun), when, f.Unit.Noun, g.Unit.Noun)
}

func near(x, y decimal.Decimal) bool {
	larger := decimal.Max(x.Abs(), y.Abs())
	return x.Sub(y).Abs().Mul(decimal.NewFromInt(100)).LessThanOrEqual(larger.Mul(decimal.NewFromInt(nearness)))
}

// shareWord tells whether two names have a word of at least four letters in common.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if utf8.RuneCountInString(w) >= 4 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}
