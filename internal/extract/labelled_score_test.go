package extract_test

import (
	"fmt"
	"iter"
	"maps"
	"math/big"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// found is a figure of the extractor.
type found struct{ evidence.Figure }

// unit is the class of the figure's unit, as labels name it.
func (f found) unit() string {
	switch {
	case f.Unit.Currency != "":
		return f.Unit.Currency
	case f.Unit.Percent:
		return "percent"
	case f.Unit.Points:
		return "points"
	}
	return "count"
}

// is tells whether the extractor found what a person labelled: the words overlap, the
// value and the class of unit are the same.
func (f found) is(l label) bool {
	return f.Origin.Quote.Start < l.span.End && l.span.Start < f.Origin.Quote.End && f.unit() == l.unit && l.worth(f.Value.Shift(int32(f.Scale)))
}

// worth tells whether a value is the label's. Of a fraction it is the percentage, to
// half a point: two thirds are 67, 66.7 or 66.67 percent.
func (l label) worth(value decimal.Decimal) bool {
	want, ok := new(big.Rat).SetString(l.value)
	if !ok {
		return false
	}
	if v, err := decimal.NewFromString(l.value); err == nil {
		return v.Shift(int32(l.scale)).Equal(value)
	}
	off := new(big.Rat).Sub(want.Mul(want, big.NewRat(100, 1)), value.Rat())
	return off.Abs(off).Cmp(big.NewRat(1, 2)) <= 0
}

// rightQualifier and rightPeriod tell whether a found figure says what the sentence says
// about it; scored is false where the label leaves it open.
func (f found) rightQualifier(l label) (right, scored bool) {
	if l.qualifier == "*" {
		return false, false
	}
	want := evidence.Qualifier(l.qualifier)
	if want == evidence.Exact && l.projected {
		want = evidence.Projected
	}
	return f.Qualifier == want, true
}

func (f found) rightPeriod(l label) (right, scored bool) {
	if l.period == "*" {
		return false, false
	}
	return samePeriod(f.Period, l.period) && f.AsOf.String() == l.asOf, true
}

func samePeriod(p evidence.Period, want string) bool {
	var year int
	if n, _ := fmt.Sscanf(want, "FY%d", &year); n == 1 {
		return max(p.From.Year, p.To.Year) == year
	}
	w, err := evidence.ParsePeriod(want)
	return err == nil && p == w
}

// compare scores one sentence. Every label and every find is matched once at most.
func (l *labelled) compare(in []found) (out tally, mistakes []string) {
	out.sentences = 1
	taken := make([]bool, len(l.figures))
	for _, f := range in {
		if f.Origin.Quote.Start >= l.span.End || f.Origin.Quote.End <= l.span.Start {
			continue
		}
		out.found++
		at := -1
		for i, want := range l.figures {
			if at < 0 && !taken[i] && f.is(want) {
				at = i
			}
		}
		if at < 0 {
			mistakes = append(mistakes, fmt.Sprintf("%d-%d found, but no figure: %s", f.Origin.Quote.Start, f.Origin.Quote.End, f.say()))
			continue
		}
		taken[at] = true
		mistakes = append(mistakes, out.match(f, l.figures[at])...)
	}
	for i, want := range l.figures {
		out.labelled++
		if !taken[i] {
			mistakes = append(mistakes, fmt.Sprintf("%d-%d missed: %s e%d %s", want.span.Start, want.span.End, want.value, want.scale, want.unit))
		}
	}
	return out, mistakes
}

func (f found) say() string {
	return fmt.Sprintf("%s e%d %s", f.Value, f.Scale, f.unit())
}

// match counts a find that is right, and how much of what it says is.
func (t *tally) match(f found, l label) (mistakes []string) {
	t.matched++
	at := fmt.Sprintf("%d-%d", l.span.Start, l.span.End)
	if right, scored := f.rightQualifier(l); scored {
		t.qualifier.count(right)
		if !right {
			mistakes = append(mistakes, fmt.Sprintf("%s qualifier %q, want %q", at, f.Qualifier, l.qualifier))
		}
	}
	if right, scored := f.rightPeriod(l); scored {
		t.period.count(right)
		if !right {
			mistakes = append(mistakes, fmt.Sprintf("%s period %q as of %q, want %q as of %q", at, f.Period, f.AsOf, l.period, l.asOf))
		}
	}
	return mistakes
}

// share is how many of some are right.
type share struct{ right, of int }

func (s *share) count(right bool) {
	s.of++
	if right {
		s.right++
	}
}

// of is a part of a whole, 1 when there is none.
func of(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// tally counts what was found in labelled sentences.
type tally struct {
	sentences, labelled, found, matched int
	qualifier, period                   share // of the matched
}

func (t *tally) add(o tally) {
	t.sentences += o.sentences
	t.labelled += o.labelled
	t.found += o.found
	t.matched += o.matched
	t.qualifier = share{t.qualifier.right + o.qualifier.right, t.qualifier.of + o.qualifier.of}
	t.period = share{t.period.right + o.period.right, t.period.of + o.period.of}
}

func (t tally) precision() float64 { return of(t.matched, t.found) }
func (t tally) recall() float64    { return of(t.matched, t.labelled) }

// String tells the shares and what they are of.
func (t tally) String() string {
	return fmt.Sprintf("%d sentences, %d figures, %d found, %d right: precision %.3f, recall %.3f; qualifier right in %d of %d, period in %d of %d",
		t.sentences, t.labelled, t.found, t.matched, t.precision(), t.recall(), t.qualifier.right, t.qualifier.of, t.period.right, t.period.of)
}

func keysOf(m map[string]tally) iter.Seq[string] { return maps.Keys(m) }

// TestLabelsAreComparedByWhatTheySay: the yardstick itself.
func TestLabelsAreComparedByWhatTheySay(t *testing.T) {
	figure := func(value string, scale int, u evidence.Unit, from, to int) found {
		return found{evidence.Figure{Value: decimal.RequireFromString(value), Scale: scale, Unit: u, Origin: evidence.Origin{Quote: source.Span{Start: from, End: to}}}}
	}
	usd, percent := evidence.Unit{Currency: "USD"}, evidence.Unit{Percent: true}
	money := label{span: source.Span{Start: 10, End: 20}, value: "1.04", scale: 12, unit: "USD"}
	part := label{span: source.Span{Start: 30, End: 40}, value: "2/3", unit: "percent"}
	sentence := labelled{span: source.Span{Start: 5, End: 50}, figures: []label{money, part}}
	for _, tt := range []struct {
		name                  string
		in                    []found
		found, right, mistook int
	}{
		{"the same amount at another scale", []found{figure("1040", 9, usd, 8, 18), figure("66.7", 0, percent, 30, 35)}, 2, 2, 0},
		{"twice the same counts once", []found{figure("1.04", 12, usd, 8, 18), figure("1.04", 12, usd, 9, 19), figure("67", 0, percent, 30, 35)}, 3, 2, 1},
		{"another place is another figure", []found{figure("1.04", 12, usd, 20, 28)}, 1, 0, 3},
		{"another currency", []found{figure("1.04", 12, evidence.Unit{Currency: "EUR"}, 8, 18)}, 1, 0, 3},
		{"another fraction", []found{figure("60", 0, percent, 30, 40)}, 1, 0, 3},
		{"outside of the sentence nothing counts", []found{figure("7", 0, usd, 0, 4)}, 0, 0, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, mistakes := sentence.compare(tt.in)
			want := []int{2, tt.found, tt.right, tt.mistook}
			if diff := cmp.Diff(want, []int{got.labelled, got.found, got.matched, len(mistakes)}); diff != "" {
				t.Error(diff, mistakes)
			}
		})
	}
}
