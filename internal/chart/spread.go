package chart

import (
	"fmt"
	"math"
	"slices"

	"briefdeck/internal/frame"
)

// leastSpread is how many figures a distribution needs to be one.
const leastSpread = 5

// suitSpread refuses distributions of a handful of figures.
func (w *builder) suitSpread() error {
	for _, x := range w.spec.Series {
		if n := x.count(); n < leastSpread {
			return fmt.Errorf("%s has %d figures, and a distribution needs %d at least; a dot plot shows them all: %w", x.Name, n, leastSpread, ErrShape)
		}
	}
	return nil
}

// sorted are the values of a series, the smallest first.
func (x Series) sorted() []float64 {
	var out []float64
	for _, p := range x.Points {
		if p.OK {
			out = append(out, p.Value)
		}
	}
	slices.Sort(out)
	return out
}

// quantile is linear between order statistics (type 7 of Hyndman and Fan, 1996).
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// boxes draws a row for each series: the middle half as a box, the median as a line,
// whiskers to the furthest value within one and a half box lengths, and what lies
// further out as dots (Tukey, 1977).
func (p *plan) boxes() *drawing {
	b := p.board()
	top, foot := .3*em, 1.5*em
	row := (p.h - top - foot) / float64(len(p.Series))
	left := b.rowNames(p.namesOf(), top, row, .42)
	q := p.lyingPlot(frame.Rect{X: left + .5*em, Y: top, W: p.w - left - 1.5*em, H: p.h - top - foot})
	b.gridX(q)
	for i, x := range p.Series {
		b.box(q, x.sorted(), top+(float64(i)+.5)*row, min(row*.55, 2.4*em), p.color(i))
	}
	return b.done()
}

func (b *board) box(q plot, v []float64, y, height float64, c frame.Color) {
	q1, med, q3 := quantile(v, .25), quantile(v, .5), quantile(v, .75)
	reach := 1.5 * (q3 - q1)
	lo, hi := q1, q3
	for _, one := range v {
		if one < q1-reach || one > q3+reach {
			b.dot(frame.Point{X: q.atX(one), Y: y}, .2*em, c, false)
			continue
		}
		lo, hi = min(lo, one), max(hi, one)
	}
	b.across(q.atX(lo), q.atX(q1), y, .09*em, c)
	b.across(q.atX(q3), q.atX(hi), y, .09*em, c)
	for _, end := range []float64{lo, hi} {
		b.upright(q.atX(end), y-height/4, y+height/4, .09*em, c)
	}
	b.rect(frame.Rect{X: q.atX(q1), Y: y - height/2, W: max(q.atX(q3)-q.atX(q1), .1*em), H: height}, mix(c, b.p.look.Ground, .55))
	b.upright(q.atX(med), y-height/2, y+height/2, .18*em, c)
}

// histogram counts the values in bins of a round width.
func (p *plan) histogram() *drawing {
	b := p.board()
	v := p.Series[0].sorted()
	step := niceStep((v[len(v)-1] - v[0]) / math.Ceil(math.Log2(float64(len(v)))+1)) // Sturges, 1926
	if v[0] == v[len(v)-1] {
		step = max(1, math.Abs(v[0]))
	}
	lo := math.Floor(v[0]/step+1e-9) * step
	var bins []int
	for _, one := range v {
		k := int((one-lo)/step + 1e-9)
		for len(bins) <= k {
			bins = append(bins, 0)
		}
		bins[k]++
	}
	most := float64(slices.Max(bins))
	top, foot := 1.6*em, 1.65*em
	scale := valueScale{step: math.Ceil(max(1, niceStep(most/max(1, min(4, math.Floor((p.h-top-foot)/(1.6*em))))))), shown: true}
	scale.hi = math.Ceil(most/scale.step) * scale.step
	q := plot{box: frame.Rect{X: p.width(number(scale.hi, 0), em, false) + .8*em, Y: top, H: p.h - top - foot}, y: scale}
	end := lo + float64(len(bins))*step
	q.box.W = p.w - q.box.X - p.width(number(end, stepDecimals(step)), em, false)/2
	q.x = valueScale{lo: lo, hi: end, step: step}
	b.gridY(q)
	for k, n := range bins {
		x := q.atX(lo + float64(k)*step)
		b.rect(frame.Rect{X: x + .04*em, Y: q.atY(float64(n)), W: q.box.W/float64(len(bins)) - .08*em, H: q.box.Bottom() - q.atY(float64(n))}, p.look.Accent)
	}
	b.across(q.box.X, q.box.Right(), q.box.Bottom(), hairline, p.look.line())
	b.edges(q, len(bins), step)
	b.text(frame.Point{X: 0, Y: .6 * em}, "Number of figures", fromPoint, p.look.Muted, false)
	return b.done()
}

// edges prints the limits of the bins, thinned so that they keep apart.
func (b *board) edges(q plot, bins int, step float64) {
	every, widest := 1, 0.0
	text := func(k int) string { return number(roundTo(q.x.lo+float64(k)*step, step), stepDecimals(step)) }
	for k := range bins + 1 {
		widest = max(widest, b.p.width(text(k), em, false))
	}
	for float64(every)*q.box.W/float64(bins) < widest+.5*em && every <= bins {
		every++
	}
	for k := 0; k <= bins; k += every {
		b.text(frame.Point{X: q.atX(q.x.lo + float64(k)*step), Y: q.box.Bottom() + .95*em}, text(k), onPoint, b.p.look.Muted, false)
	}
}
