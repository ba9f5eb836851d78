package check

import (
	"image/color"

	"briefdeck/internal/frame"
)

// ground is what was painted so far on a frame: what lies under the next text.
type ground struct {
	base   frame.Color
	shapes []shape
}

// shape is one filled area or picture.
type shape struct {
	box   frame.Rect
	poly  []frame.Point // nil: the whole box
	color func(frame.Point) frame.Color
}

// walk visits every text in drawing order with the block it belongs to, after what is
// painted before it. Clips are not followed: what they hide has no text on it.
func (g *ground) walk(items []frame.Item, block string, visit func(t *frame.Text, block string)) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Group:
			g.walk(it.Items, blockAt(it, block), visit)
		case *frame.Path:
			g.path(it)
		case *frame.Image:
			g.image(it)
		case *frame.Text:
			visit(it, block)
		}
	}
}

func (g *ground) path(p *frame.Path) {
	if p.Fill.None() {
		return
	}
	s := shape{box: frame.Bounds([]frame.Item{&frame.Path{Segs: p.Segs, Fill: p.Fill}}), poly: corners(p.Segs)}
	s.color = func(frame.Point) frame.Color { return p.Fill.Color }
	if gr := p.Fill.Gradient; gr != nil {
		s.color = func(frame.Point) frame.Color { return middle(gr) }
	}
	g.shapes = append(g.shapes, s)
}

func (g *ground) image(i *frame.Image) {
	if i.Pix == nil || i.Box.W <= 0 || i.Box.H <= 0 {
		return
	}
	b := i.Pix.Bounds()
	g.shapes = append(g.shapes, shape{box: i.Box, color: func(p frame.Point) frame.Color {
		x := b.Min.X + int((p.X-i.Box.X)/i.Box.W*float64(b.Dx()))
		y := b.Min.Y + int((p.Y-i.Box.Y)/i.Box.H*float64(b.Dy()))
		c := color.NRGBAModel.Convert(i.Pix.At(x, y)).(color.NRGBA)
		return frame.Color{R: c.R, G: c.G, B: c.B, A: c.A}
	}})
}

// at is the colour under the middle of a text; its halo, when it has one.
func (g *ground) at(t *frame.Text) frame.Color {
	if !t.Halo.None() && t.Halo.Width >= 1 {
		return over(t.Halo.Paint.Color, g.base)
	}
	p := middleOf(t)
	back := over(g.base, frame.Color{R: 255, G: 255, B: 255, A: 255})
	for _, s := range g.shapes {
		if s.holds(p) {
			back = over(s.color(p), back)
		}
	}
	return back
}

// middleOf is the middle of a line of text, about half an x-height over its baseline.
func middleOf(t *frame.Text) frame.Point {
	b := frame.Bounds([]frame.Item{t})
	return frame.Point{X: b.X + b.W/2, Y: b.Y + b.H*0.55}
}

func (s shape) holds(p frame.Point) bool {
	if p.X < s.box.X || p.X > s.box.Right() || p.Y < s.box.Y || p.Y > s.box.Bottom() {
		return false
	}
	return s.poly == nil || inside(s.poly, p)
}

// inside tells by the even-odd rule whether a point is in a polygon.
func inside(poly []frame.Point, p frame.Point) bool {
	in := false
	for i, j := 0, len(poly)-1; i < len(poly); j, i = i, i+1 {
		a, b := poly[i], poly[j]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// corners are the end points of an outline of one part; nil when it has several.
func corners(segs []frame.Seg) []frame.Point {
	var out []frame.Point
	for i, s := range segs {
		switch s.Op {
		case frame.MoveTo:
			if i > 0 {
				return nil
			}
			out = append(out, s.P[0])
		case frame.LineTo:
			out = append(out, s.P[0])
		case frame.CubicTo:
			last := out[len(out)-1]
			const half = 0.5
			out = append(out, bezier(last, s.P, half), s.P[2])
		case frame.Close:
		}
		if len(out) == 0 {
			return nil
		}
	}
	return out
}

// bezier is the point of a cubic at t.
func bezier(a frame.Point, p [3]frame.Point, t float64) frame.Point {
	u := 1 - t
	w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
	return frame.Point{
		X: w[0]*a.X + w[1]*p[0].X + w[2]*p[1].X + w[3]*p[2].X,
		Y: w[0]*a.Y + w[1]*p[0].Y + w[2]*p[1].Y + w[3]*p[2].Y,
	}
}

// middle is the mean of a gradient's stops.
func middle(g *frame.Gradient) frame.Color {
	var r, gr, b, a, n int
	for _, s := range g.Stops {
		r, gr, b, a, n = r+int(s.Color.R), gr+int(s.Color.G), b+int(s.Color.B), a+int(s.Color.A), n+1
	}
	if n == 0 {
		return frame.Color{}
	}
	return frame.Color{R: uint8(r / n), G: uint8(gr / n), B: uint8(b / n), A: uint8(a / n)}
}

// over is a colour painted over an opaque one.
func over(c, back frame.Color) frame.Color {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return frame.Color{R: mix(c.R, back.R), G: mix(c.G, back.G), B: mix(c.B, back.B), A: 255}
}
