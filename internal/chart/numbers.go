package chart

import (
	"math"
	"strings"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

const (
	nbsp = '\u00a0'
	none = "–" // a cell without a figure
)

// number prints a value with so many decimals, more when it would round to zero.
func number(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return none
	}
	d := decimal.NewFromFloat(v)
	s := d.StringFixed(int32(decimals))
	for more := decimals + 1; more <= 6 && !d.IsZero() && isZero(s); more++ {
		s = d.StringFixed(int32(more))
	}
	if isZero(s) {
		s = strings.TrimPrefix(s, "-")
	}
	return evidence.Grouped(s)
}

func isZero(s string) bool { return strings.Trim(s, "-0.") == "" }

// exact prints a figure's value in a scale with all the places its source gave.
func exact(f evidence.Figure, scale int) string {
	v := f.Value.Shift(int32(f.Scale - scale))
	return evidence.Grouped(v.StringFixed(int32(max(0, -int(v.Exponent())))))
}

// printed is a point's value as the chart prints it.
func (s Spec) printed(p Point) string { return number(p.Value, s.Decimals) }

// series joins words as prose does: "a, b and c".
func series(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
