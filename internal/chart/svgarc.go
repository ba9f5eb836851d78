package chart

import (
	"math"

	"briefdeck/internal/frame"
)

// arc is an elliptical arc as path data gives it; turn is in degrees.
type arc struct {
	rx, ry, turn float64
	large, sweep bool
}

// arc draws an arc to end as cubics of at most a quarter turn each, by the
// conversion of the SVG standard, appendix B.2.4.
func (p *pathScan) arc(a arc, end frame.Point) {
	start := p.at
	if start == end {
		return
	}
	if a.rx < 1e-9 || a.ry < 1e-9 {
		p.line(end.X, end.Y)
		return
	}
	sin, cos := math.Sincos(a.turn * math.Pi / 180)
	dx, dy := (start.X-end.X)/2, (start.Y-end.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x*x/(a.rx*a.rx) + y*y/(a.ry*a.ry); l > 1 { // too small to reach: grow
		a.rx *= math.Sqrt(l)
		a.ry *= math.Sqrt(l)
	}
	rx2, ry2 := a.rx*a.rx, a.ry*a.ry
	k := math.Sqrt(max(0, (rx2*ry2-rx2*y*y-ry2*x*x)/(rx2*y*y+ry2*x*x)))
	if a.large == a.sweep {
		k = -k
	}
	cx, cy := k*a.rx*y/a.ry, -k*a.ry*x/a.rx
	from := math.Atan2((y-cy)/a.ry, (x-cx)/a.rx)
	by := math.Atan2((-y-cy)/a.ry, (-x-cx)/a.rx) - from
	if a.sweep && by < 0 {
		by += 2 * math.Pi
	} else if !a.sweep && by > 0 {
		by -= 2 * math.Pi
	}
	center := matrix{
		cos * a.rx, sin * a.rx, -sin * a.ry, cos * a.ry,
		cos*cx - sin*cy + (start.X+end.X)/2, sin*cx + cos*cy + (start.Y+end.Y)/2,
	}
	p.turns(center, from, by)
	p.out[len(p.out)-1].P[2] = end // exactly, whatever was rounded on the way
	p.at = end
}

// turns draws a part of the unit circle, mapped by m.
func (p *pathScan) turns(m matrix, from, by float64) {
	n := max(1, int(math.Ceil(math.Abs(by)/(math.Pi/2)-1e-9)))
	step := by / float64(n)
	pull := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		s0, c0 := math.Sincos(from + float64(i)*step)
		s1, c1 := math.Sincos(from + float64(i+1)*step)
		p.cubic(
			m.at(frame.Point{X: c0 - pull*s0, Y: s0 + pull*c0}),
			m.at(frame.Point{X: c1 + pull*s1, Y: s1 - pull*c1}),
			m.at(frame.Point{X: c1, Y: s1}),
		)
	}
}
