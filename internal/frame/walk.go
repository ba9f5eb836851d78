package frame

import (
	"math"
	"slices"
)

// Walk calls visit for every item in drawing order, groups before what they hold.
func Walk(items []Item, visit func(Item)) {
	for _, it := range items {
		visit(it)
		if g, ok := it.(*Group); ok {
			Walk(g.Items, visit)
		}
	}
}

// Bounds is the box around the items' ink; text counts from ascender to descender.
// It is zero when nothing is drawn. A group counts as the part inside its clip.
func Bounds(items []Item) Rect {
	b := newBounds()
	for _, it := range items {
		b.item(it)
	}
	return b.rect()
}

// BlockBoxes gives, for every block that the frame shows, the box around its ink.
func BlockBoxes(f *Frame) map[string]Rect {
	all := map[string]*bounds{}
	Walk(f.Items, func(it Item) {
		g, ok := it.(*Group)
		if !ok || g.Tag.Block == "" {
			return
		}
		b := all[g.Tag.Block]
		if b == nil {
			b = newBounds()
			all[g.Tag.Block] = b
		}
		b.item(g)
	})
	out := make(map[string]Rect, len(all))
	for id, b := range all {
		if r := b.rect(); r.W > 0 || r.H > 0 {
			out[id] = r
		}
	}
	return out
}

// Without is a copy of the frame that lacks what some blocks show: their items, and the
// places for carets in them. What stays is shared with the frame.
func Without(f *Frame, gone func(block string) bool) *Frame {
	out := *f
	out.Items = itemsWithout(f.Items, gone)
	out.Lines = slices.DeleteFunc(slices.Clone(f.Lines), func(l Line) bool { return l.Block != "" && gone(l.Block) })
	return &out
}

func itemsWithout(items []Item, gone func(string) bool) []Item {
	out := make([]Item, 0, len(items))
	for _, it := range items {
		g, ok := it.(*Group)
		switch {
		case ok && g.Tag.Block != "" && gone(g.Tag.Block):
			continue
		case ok:
			inner := *g
			inner.Items = itemsWithout(g.Items, gone)
			it = &inner
		}
		out = append(out, it)
	}
	return out
}

// Shift moves every item by (dx, dy), in place.
func Shift(items []Item, dx, dy float64) {
	Walk(items, func(it Item) {
		switch it := it.(type) {
		case *Path:
			shiftSegs(it.Segs, dx, dy)
			shiftGradient(it.Fill.Gradient, dx, dy)
			shiftGradient(it.Stroke.Paint.Gradient, dx, dy)
		case *Text:
			it.At.X, it.At.Y = it.At.X+dx, it.At.Y+dy
		case *Image:
			it.Box.X, it.Box.Y = it.Box.X+dx, it.Box.Y+dy
		case *Group:
			shiftSegs(it.Clip, dx, dy)
		}
	})
}

func shiftSegs(segs []Seg, dx, dy float64) {
	for i := range segs {
		for k := range segs[i].P {
			segs[i].P[k].X += dx
			segs[i].P[k].Y += dy
		}
	}
}

func shiftGradient(g *Gradient, dx, dy float64) {
	if g != nil {
		g.From.X, g.From.Y, g.To.X, g.To.Y = g.From.X+dx, g.From.Y+dy, g.To.X+dx, g.To.Y+dy
	}
}

// bounds grows around points.
type bounds struct{ x0, y0, x1, y1 float64 }

func newBounds() *bounds {
	return &bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

func (b *bounds) add(x, y float64) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)
}

func (b *bounds) box(r Rect) {
	if r.W > 0 || r.H > 0 {
		b.add(r.X, r.Y)
		b.add(r.Right(), r.Bottom())
	}
}

func (b *bounds) rect() Rect {
	if b.x1 < b.x0 {
		return Rect{}
	}
	return Rect{b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0}
}

func (b *bounds) item(it Item) {
	switch it := it.(type) {
	case *Path:
		b.segs(it.Segs)
	case *Text:
		b.text(it)
	case *Image:
		b.box(it.Box)
	case *Group:
		inner := newBounds()
		for _, k := range it.Items {
			inner.item(k)
		}
		r := inner.rect()
		if len(it.Clip) > 0 {
			clip := newBounds()
			clip.segs(it.Clip)
			r = intersect(r, clip.rect())
		}
		b.box(r)
	}
}

// segs adds the end points and controls: a cubic never leaves their hull.
func (b *bounds) segs(segs []Seg) {
	for _, s := range segs {
		switch s.Op {
		case MoveTo, LineTo:
			b.add(s.P[0].X, s.P[0].Y)
		case CubicTo:
			for _, p := range s.P {
				b.add(p.X, p.Y)
			}
		case Close:
		}
	}
}

func (b *bounds) text(t *Text) {
	const up, down = 1.07, 0.29 // Noto Sans' ascender and descender, in em
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	for _, p := range [4]Point{{0, -up * t.Size}, {t.Width, -up * t.Size}, {0, down * t.Size}, {t.Width, down * t.Size}} {
		b.add(t.At.X+p.X*cos-p.Y*sin, t.At.Y+p.X*sin+p.Y*cos)
	}
}

func intersect(a, b Rect) Rect {
	x0, y0 := max(a.X, b.X), max(a.Y, b.Y)
	x1, y1 := min(a.Right(), b.Right()), min(a.Bottom(), b.Bottom())
	if x1 < x0 || y1 < y0 {
		return Rect{}
	}
	return Rect{x0, y0, x1 - x0, y1 - y0}
}
