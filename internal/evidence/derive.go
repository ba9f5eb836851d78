package evidence

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"
)

// Derive computes a derived figure's value from its inputs in the book, rounded
// half away from zero to the derivation's decimals. Inputs of different units or
// missing inputs are errors.
func (b *Book) Derive(d Derivation) (decimal.Decimal, error) {
	in := make([]Figure, len(d.Inputs))
	for i, key := range d.Inputs {
		f, err := b.Figure(key)
		if err != nil {
			return decimal.Decimal{}, fmt.Errorf("derive %s: %w", d.Formula, err)
		}
		in[i] = f
	}
	if d.Formula == Sum {
		return sum(in, d.Decimals)
	}
	if len(in) != 2 {
		return decimal.Decimal{}, fmt.Errorf("derive %s: takes two figures, got %d", d.Formula, len(in))
	}
	return derivePair(d, in[0], in[1])
}

func derivePair(d Derivation, first, last Figure) (decimal.Decimal, error) {
	if first.Unit != last.Unit {
		return decimal.Decimal{}, fmt.Errorf("derive %s: %s is in %s, %s in %s", d.Formula, first.Key, first.Unit, last.Key, last.Unit)
	}
	a, z := first.Amount(), last.Amount()
	if d.Formula == Difference {
		return z.Sub(a).Shift(int32(-last.Scale)).Round(int32(d.Decimals)), nil
	}
	divisor := a
	if d.Formula == Share {
		divisor = z
	}
	if divisor.IsZero() {
		return decimal.Decimal{}, fmt.Errorf("derive %s: divides by zero", d.Formula)
	}
	hundred := decimal.NewFromInt(100)
	switch d.Formula {
	case PercentChange:
		return z.Div(a).Sub(decimal.NewFromInt(1)).Mul(hundred).Round(int32(d.Decimals)), nil
	case Share:
		return a.Div(z).Mul(hundred).Round(int32(d.Decimals)), nil
	case AnnualGrowth:
		years := last.Period.End().Year - first.Period.End().Year
		if years <= 0 || z.Div(a).Sign() <= 0 {
			return decimal.Decimal{}, fmt.Errorf("derive %s: needs two positive figures in order of years", d.Formula)
		}
		ratio, _ := z.Div(a).Float64()
		g := (math.Pow(ratio, 1/float64(years)) - 1) * 100
		return decimal.NewFromFloat(g).Round(int32(d.Decimals)), nil
	}
	return decimal.Decimal{}, fmt.Errorf("derive: no formula %q", d.Formula)
}

func sum(in []Figure, decimals int) (decimal.Decimal, error) {
	if len(in) == 0 {
		return decimal.Decimal{}, fmt.Errorf("derive %s: needs at least one figure", Sum)
	}
	total := decimal.Zero
	for _, f := range in {
		if f.Unit != in[0].Unit {
			return decimal.Decimal{}, fmt.Errorf("derive %s: %s is in %s, %s in %s", Sum, in[0].Key, in[0].Unit, f.Key, f.Unit)
		}
		total = total.Add(f.Amount())
	}
	return total.Shift(int32(-in[0].Scale)).Round(int32(decimals)), nil
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
