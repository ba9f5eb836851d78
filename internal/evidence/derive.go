package evidence

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"
)

// Formulas lists every formula in the order a menu shows them.
var Formulas = []Formula{PercentChange, Difference, AnnualGrowth, Share, Sum, PerCapita}

// Worked is what a derivation gives.
type Worked struct {
	Value  decimal.Decimal // rounded half away from zero to the derivation's decimals
	Scale  int             // power of ten of Value
	Unit   Unit
	Period Period // from the earliest to the latest input; zero when one has none
}

// Derive computes a derived figure's value from its inputs in the book, as Work does.
func (b *Book) Derive(d Derivation) (decimal.Decimal, error) {
	w, err := b.Work(d)
	return w.Value, err
}

// Work computes a derivation from its inputs in the book. Inputs whose units do not
// suit the formula, and missing ones, are errors.
func (b *Book) Work(d Derivation) (Worked, error) {
	in := make([]Figure, len(d.Inputs))
	for i, key := range d.Inputs {
		f, err := b.Figure(key)
		if err != nil {
			return Worked{}, fmt.Errorf("derive %s: %w", d.Formula, err)
		}
		in[i] = f
	}
	var w Worked
	var err error
	switch {
	case d.Formula == Sum:
		w, err = sum(in)
	case len(in) != 2:
		err = fmt.Errorf("takes two figures, got %d", len(in))
	case d.Formula == PerCapita:
		w, err = perHead(in[0], in[1])
	default:
		w, err = workPair(d.Formula, in[0], in[1])
	}
	if err != nil {
		return Worked{}, fmt.Errorf("derive %s: %w", d.Formula, err)
	}
	w.Value = w.Value.Round(int32(d.Decimals))
	w.Period = span(in)
	if d.Formula == Share || d.Formula == PerCapita {
		w.Period = in[0].Period
	}
	return w, nil
}

// workPair works a formula of two figures of one unit.
func workPair(by Formula, first, last Figure) (Worked, error) {
	if first.Unit != last.Unit {
		return Worked{}, unlike(first, last)
	}
	a, z := first.Amount(), last.Amount()
	if by == Difference {
		return difference(first, last), nil
	}
	divisor := a
	if by == Share {
		divisor = z
	}
	if divisor.IsZero() {
		return Worked{}, fmt.Errorf("divides by zero")
	}
	hundred := decimal.NewFromInt(100)
	out := Worked{Unit: Unit{Percent: true}}
	switch by {
	case PercentChange:
		out.Value = z.Sub(a).Mul(hundred).DivRound(a, 16)
	case Share:
		out.Value = a.Mul(hundred).DivRound(z, 16)
	case AnnualGrowth:
		years := yearsBetween(first, last)
		if years <= 0 || a.Sign() <= 0 || z.Sign() <= 0 {
			return Worked{}, fmt.Errorf("needs two positive figures in order of years")
		}
		ratio, _ := z.DivRound(a, 16).Float64()
		out.Value = decimal.NewFromFloat((math.Pow(ratio, 1/years) - 1) * 100)
	default:
		return Worked{}, fmt.Errorf("no formula %q", by)
	}
	return out, nil
}

func unlike(a, b Figure) error {
	return fmt.Errorf("%s is in %s, %s in %s", a.Key, a.Unit.named(), b.Key, b.Unit.named())
}

// named is a unit for messages: a plain number has a name too.
func (u Unit) named() string {
	if s := u.String(); s != "" {
		return s
	}
	return "plain numbers"
}

// difference is last − first in last's magnitude. Two percentages differ by points.
func difference(first, last Figure) Worked {
	w := Worked{Value: last.Amount().Sub(first.Amount()).Shift(int32(-last.Scale)), Scale: last.Scale, Unit: last.Unit}
	if w.Unit.Percent {
		w.Unit = Unit{Points: true}
	}
	return w
}

// yearsBetween is the time from one figure to the other in years: by the month where
// both are known to it. A figure without a period has its as-of date.
func yearsBetween(first, last Figure) float64 {
	a, z := first.date(), last.date()
	if a.IsZero() || z.IsZero() {
		return 0
	}
	years := float64(z.Year - a.Year)
	if a.Month > 0 && z.Month > 0 {
		years += float64(z.Month-a.Month) / 12
	}
	return years
}

// date is when a figure ends: its period's end, else its as-of date.
func (f Figure) date() Date {
	if !f.Period.IsZero() {
		return f.Period.End()
	}
	return f.AsOf
}

// perHead is a per head of a population: money per person, or things per person.
func perHead(a, population Figure) (Worked, error) {
	heads := population.Amount()
	switch {
	case population.Unit.Noun == "":
		return Worked{}, fmt.Errorf("the second figure counts the people: %s is in %s", population.Key, population.Unit.named())
	case heads.Sign() <= 0:
		return Worked{}, fmt.Errorf("%s is no population: %s", population.Key, heads)
	case a.Unit.Percent || a.Unit.Points || a.Unit.Per != "":
		return Worked{}, fmt.Errorf("%s is in %s, which has no share per person", a.Key, a.Unit.named())
	}
	w := Worked{Value: a.Amount().DivRound(heads, 16), Unit: a.Unit}
	w.Unit.Per = "person"
	for _, m := range magnitudes { // the largest that leaves a number from 1 up; thousands print in full
		if m.scale >= 6 && w.Value.Abs().GreaterThanOrEqual(decimal.New(1, int32(m.scale))) {
			w.Value, w.Scale = w.Value.Shift(int32(-m.scale)), m.scale
			break
		}
	}
	return w, nil
}

func sum(in []Figure) (Worked, error) {
	if len(in) == 0 {
		return Worked{}, fmt.Errorf("needs at least one figure")
	}
	total := decimal.Zero
	for _, f := range in {
		if f.Unit != in[0].Unit {
			return Worked{}, unlike(in[0], f)
		}
		total = total.Add(f.Amount())
	}
	return Worked{Value: total.Shift(int32(-in[0].Scale)), Scale: in[0].Scale, Unit: in[0].Unit}, nil
}

// span is the time from the earliest of the figures to the latest.
func span(in []Figure) Period {
	var out Period
	for i, f := range in {
		if f.Period.IsZero() {
			return Period{}
		}
		from, to := f.Period.From, f.Period.End()
		if i == 0 || from.Before(out.From) {
			out.From = from
		}
		if i == 0 || out.To.Before(to) {
			out.To = to
		}
	}
	if out.To == out.From {
		out.To = Date{}
	}
	return out
}

// Amount is the figure's value in its bare unit: 1.35 with scale 12 is 1350000000000.
func (f Figure) Amount() decimal.Decimal { return f.Value.Shift(int32(f.Scale)) }

// In is the value in another power of ten, as a float for drawing only.
func (f Figure) In(scale int) float64 {
	v, _ := f.Value.Shift(int32(f.Scale - scale)).Float64()
	return v
}

// Decimals is how many places the value was printed with.
func (f Figure) Decimals() int { return max(0, -int(f.Value.Exponent())) }
