package evidence

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Rescaled is the figure with the same amount in another magnitude: 20,000 million as
// 20 billion. It keeps the decimals that were printed, and has more only where the
// amount needs them.
func (f Figure) Rescaled(scale int) Figure {
	printed := f.Decimals()
	value := f.Value.Shift(int32(f.Scale - scale))
	decimals := max(0, -int(value.Exponent()))
	for decimals > printed && value.Equal(value.Truncate(int32(decimals-1))) {
		decimals--
	}
	f.Value, f.Scale = decimal.RequireFromString(value.StringFixed(int32(decimals))), scale
	return f
}

// Normal is the figure in the magnitude that prose would take, with one to three digits
// before the point: 200 in 亿 is 20 billion, 20,000 million as well. Numbers that were
// printed in full, and shares, stay as they are.
func (f Figure) Normal() Figure {
	whole := f.Value.Abs().Truncate(0)
	long, _ := Magnitude(f.Scale)
	fits := whole.IsPositive() && whole.LessThan(decimal.New(1, 3)) && !strings.HasPrefix(long, "×")
	if f.Scale == 0 || f.Unit.Percent || f.Unit.Points || fits {
		return f
	}
	for _, m := range magnitudes { // the largest first
		if f.Amount().Abs().GreaterThanOrEqual(decimal.New(1, int32(m.scale))) {
			return f.Rescaled(m.scale)
		}
	}
	return f.Rescaled(0)
}
