package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"briefdeck/internal/frame"
)

// far bounds coordinates, in pixels: shapes beyond are bent, never slow.
const far = 1 << 17

// pix brings a length in units to pixels, within bounds. What is no number is 0.
func (c *canvas) pix(v float64) float64 {
	v *= c.k
	switch {
	case v != v:
		return 0
	case v > far:
		return far
	case v < -far:
		return -far
	}
	return v
}

// fill paints the inside of the outline.
func (c *canvas) fill(segs []frame.Seg, p frame.Paint) {
	in := c.ink(p)
	if r, ok := upright(segs); ok {
		c.fillBox(c.pix(r.X), c.pix(r.Y), c.pix(r.Right()), c.pix(r.Bottom()), in)
		return
	}
	box := c.bounds(segs)
	if box.Empty() {
		return
	}
	c.trace(segs, box)
	c.blend(c.coverage(box), box, in)
}

// bounds is the pixels that the outline touches inside the clip.
func (c *canvas) bounds(segs []frame.Seg) image.Rectangle {
	b := newExtent()
	for i := range segs {
		for k := range pointsOf(segs[i].Op) {
			b.add(c.pix(segs[i].P[k].X), c.pix(segs[i].P[k].Y))
		}
	}
	return b.pixels().Intersect(c.clip.box)
}

// pointsOf is how many points the operation uses.
func pointsOf(op frame.Op) int {
	switch op {
	case frame.MoveTo, frame.LineTo:
		return 1
	case frame.CubicTo:
		return 3
	case frame.Close:
	}
	return 0
}

// extent grows around points.
type extent struct{ x0, y0, x1, y1 float64 }

func newExtent() extent { return extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (e *extent) add(x, y float64) {
	e.x0, e.y0, e.x1, e.y1 = min(e.x0, x), min(e.y0, y), max(e.x1, x), max(e.y1, y)
}

// pixels is the whole pixels that the extent touches.
func (e *extent) pixels() image.Rectangle {
	if e.x1 < e.x0 {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(e.x0)), int(math.Floor(e.y0)), int(math.Ceil(e.x1)), int(math.Ceil(e.y1)))
}

// trace puts the outline into the rasteriser, which covers box.
func (c *canvas) trace(segs []frame.Seg, box image.Rectangle) {
	z := &c.edges
	z.Reset(box.Dx(), box.Dy())
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	at := func(p frame.Point) (float32, float32) {
		return float32(c.pix(p.X) - ox), float32(c.pix(p.Y) - oy)
	}
	for i := range segs {
		p := &segs[i].P
		switch segs[i].Op {
		case frame.MoveTo:
			z.ClosePath()
			z.MoveTo(at(p[0]))
		case frame.LineTo:
			z.LineTo(at(p[0]))
		case frame.CubicTo:
			x1, y1 := at(p[0])
			x2, y2 := at(p[1])
			x3, y3 := at(p[2])
			z.CubeTo(x1, y1, x2, y2, x3, y3)
		case frame.Close:
			z.ClosePath()
		}
	}
	z.ClosePath()
}

// coverage is what the rasteriser covers of each pixel of box, row by row.
func (c *canvas) coverage(box image.Rectangle) *image.Alpha {
	n := box.Dx() * box.Dy()
	if cap(c.mask) < n {
		c.mask = make([]uint8, n)
	}
	m := &image.Alpha{Pix: c.mask[:n], Stride: box.Dx(), Rect: image.Rectangle{Max: box.Size()}}
	c.edges.DrawOp = draw.Src
	c.edges.Draw(m, m.Rect, image.Opaque, image.Point{})
	return m
}

// upright is the box that the outline draws, when it is one box with sides
// along the axes.
func upright(segs []frame.Seg) (frame.Rect, bool) {
	q, ok := corners(segs)
	if !ok {
		return frame.Rect{}, false
	}
	a, b, c, d := q[0], q[1], q[2], q[3]
	level := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X
	plumb := a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	if !level && !plumb {
		return frame.Rect{}, false
	}
	x, y := min(a.X, c.X), min(a.Y, c.Y)
	return frame.Rect{X: x, Y: y, W: max(a.X, c.X) - x, H: max(a.Y, c.Y) - y}, true
}

// corners are the outline's points, when it is one shape of four straight sides.
func corners(segs []frame.Seg) (q [4]frame.Point, ok bool) {
	n := len(segs)
	if n > 0 && segs[n-1].Op == frame.Close {
		n--
	}
	if n == 5 && segs[4].Op == frame.LineTo && segs[4].P[0] == segs[0].P[0] {
		n--
	}
	if n != 4 || segs[0].Op != frame.MoveTo {
		return q, false
	}
	for i := range q {
		if i > 0 && segs[i].Op != frame.LineTo {
			return q, false
		}
		q[i] = segs[i].P[0]
	}
	return q, true
}
