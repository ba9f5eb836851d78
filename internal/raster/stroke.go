package raster

import (
	"math"

	"briefdeck/internal/frame"
)

// miterLimit is PDF's when nothing is said: longer corners are bevelled.
const miterLimit = 10

// hairline is the width in pixels below which a line gets fainter, not thinner.
const hairline = 0.6

// stroke paints along the outline.
func (c *canvas) stroke(segs []frame.Seg, s frame.Stroke) {
	in, width := c.ink(s.Paint), c.pix(s.Width)
	if c.straight(segs, s, in) {
		return
	}
	if width < hairline {
		in.solid = in.solid.thinned(width / hairline)
		width = hairline
	}
	chains := c.flatten(segs)
	if d := c.dashes(s.Dash, chains); d != nil {
		chains = dashed(chains, d, c.pix(s.DashPhase))
	}
	c.polys.reset()
	pen := pen{out: &c.polys, half: width / 2, cap: s.Cap, join: s.Join}
	for _, ch := range chains {
		pen.chain(ch)
	}
	c.fillPolys(in)
}

// thinned is the colour with a part of its strength.
func (p premul) thinned(part float64) premul {
	of := func(v uint8) uint8 { return uint8(float64(v)*part + 0.5) }
	return premul{of(p.r), of(p.g), of(p.b), of(p.a)}
}

// straight paints a plain level or plumb line as a box on whole pixels, so that
// rules and grids stay crisp. It tells whether the stroke was one.
func (c *canvas) straight(segs []frame.Seg, s frame.Stroke, in ink) bool {
	if len(segs) != 2 || segs[0].Op != frame.MoveTo || segs[1].Op != frame.LineTo || len(s.Dash) > 0 || s.Cap == frame.RoundCap {
		return false
	}
	a, b := c.point(segs[0].P[0]), c.point(segs[1].P[0])
	w, more := c.pix(s.Width), 0.0
	if s.Cap == frame.SquareCap {
		more = w / 2
	}
	switch {
	case a.y == b.y && a.x != b.x:
		top, bottom := crisp(a.y, w)
		c.fillBox(min(a.x, b.x)-more, top, max(a.x, b.x)+more, bottom, in)
	case a.x == b.x && a.y != b.y:
		left, right := crisp(a.x, w)
		c.fillBox(left, min(a.y, b.y)-more, right, max(a.y, b.y)+more, in)
	default:
		return false
	}
	return true
}

// crisp gives the edges of a line of width w about v: a thin one begins at a whole pixel.
func crisp(v, w float64) (from, to float64) {
	const thin = 2.5
	from = v - w/2
	switch {
	case w < 1:
		from = math.Floor(v)
	case w <= thin:
		from = math.Round(from)
	}
	return from, from + w
}

// pen draws chains as polygons that together cover the stroke.
type pen struct {
	out  *polygons
	half float64 // width
	cap  frame.Cap
	join frame.Join
}

// chain covers one chain of points.
func (p *pen) chain(ch chain) {
	pts := ch.pts
	if len(pts) == 1 {
		p.dot(pts[0])
		return
	}
	n := len(pts)
	steps := n - 1
	if ch.closed {
		steps = n
	}
	first := p.normal(pts[0], pts[1])
	before := first
	for i := range steps {
		a, b := pts[i], pts[(i+1)%n]
		off := p.normal(a, b)
		p.out.add(a.plus(off), b.plus(off), b.minus(off), a.minus(off))
		if i > 0 {
			p.corner(a, before, off)
		}
		before = off
	}
	if ch.closed {
		p.corner(pts[0], before, first)
		return
	}
	p.end(pts[0], first.turned().scaled(-1))
	p.end(pts[n-1], before.turned())
}

// normal is the way from the line between a and b to its left edge.
func (p *pen) normal(a, b xy) xy {
	d := b.minus(a)
	return xy{d.y, -d.x}.scaled(p.half / math.Hypot(d.x, d.y))
}

// dot is what a line of no length leaves.
func (p *pen) dot(at xy) {
	switch p.cap {
	case frame.RoundCap:
		p.fan(at, xy{p.half, 0}, 2*math.Pi)
	case frame.SquareCap:
		h := p.half
		p.out.add(at.plus(xy{-h, -h}), at.plus(xy{h, -h}), at.plus(xy{h, h}), at.plus(xy{-h, h}))
	case frame.ButtCap:
	}
}

// end caps the line at a; out leads away from the line by half its width.
func (p *pen) end(at, out xy) {
	side := out.turned()
	switch p.cap {
	case frame.RoundCap:
		p.fan(at, side.scaled(-1), math.Pi)
	case frame.SquareCap:
		p.out.add(at.plus(side), at.plus(side).plus(out), at.minus(side).plus(out), at.minus(side))
	case frame.ButtCap:
	}
}

// corner fills the gap on the outer side where the line turns at a; u and v are
// the normals before and after.
func (p *pen) corner(at, u, v xy) {
	cross, dot := u.x*v.y-u.y*v.x, u.x*v.x+u.y*v.y
	sq := p.half * p.half
	if math.Abs(cross) < 1e-9*sq && dot > 0 {
		return
	}
	angle := math.Atan2(cross, dot)
	if cross < 0 { // turns left: the outer side is the right edge
		u, v = u.scaled(-1), v.scaled(-1)
	}
	const smooth = 0.97 // cosine of the turns inside a flattened curve
	sharp := 2 * sq / (sq + dot)
	switch {
	case p.join == frame.RoundJoin && dot < smooth*sq:
		p.fan(at, u, angle)
	case dot >= smooth*sq || p.join == frame.MiterJoin && sharp <= miterLimit*miterLimit:
		tip := u.plus(v).scaled(sharp / 2)
		p.out.add(at, at.plus(u), at.plus(tip), at.plus(v))
	default:
		p.out.add(at, at.plus(u), at.plus(v))
	}
}

// fan is the slice of the disc about at that begins at from and goes round by the angle.
func (p *pen) fan(at, from xy, angle float64) {
	steps := max(2, int(math.Ceil(math.Abs(angle)*math.Sqrt(p.half+1)*1.5)))
	steps = min(steps, 256)
	sin, cos := math.Sincos(angle / float64(steps))
	pts := append(p.out.room(), at)
	for range steps + 1 {
		pts = append(pts, at.plus(from))
		from = xy{from.x*cos - from.y*sin, from.x*sin + from.y*cos}
	}
	p.out.add(pts...)
}
