package typeset

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"briefdeck/internal/frame"
)

// trace reads a glyph's contours. A damaged glyph is drawn as the missing box.
func (f *Face) trace(g *glyph, r rune) (segs []frame.Seg) {
	if f.open == nil {
		return missingOutline(r)
	}
	if !g.has {
		return nil
	}
	defer func() {
		if recover() != nil {
			segs = missingBox(g.advance)
		}
	}()
	b := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(b)
	contours, err := f.font.LoadGlyph(b, g.index, fixed.Int26_6(f.upem), nil)
	if err != nil {
		return missingBox(g.advance)
	}
	return contourSegs(contours, 1/f.upem)
}

// contourSegs turns font segments into frame segments scaled by k, quadratics
// raised to cubics and every contour closed.
func contourSegs(contours sfnt.Segments, k float64) []frame.Seg {
	at := func(p fixed.Point26_6) frame.Point {
		return frame.Point{X: float64(p.X) * k, Y: float64(p.Y) * k}
	}
	var out []frame.Seg
	var pen frame.Point
	for _, s := range contours {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(out) > 0 {
				out = append(out, frame.Seg{Op: frame.Close})
			}
			pen = at(s.Args[0])
			out = append(out, frame.Seg{Op: frame.MoveTo, P: [3]frame.Point{pen}})
		case sfnt.SegmentOpLineTo:
			pen = at(s.Args[0])
			out = append(out, frame.Seg{Op: frame.LineTo, P: [3]frame.Point{pen}})
		case sfnt.SegmentOpQuadTo:
			c, end := at(s.Args[0]), at(s.Args[1])
			out = append(out, raised(pen, c, end))
			pen = end
		case sfnt.SegmentOpCubeTo:
			pen = at(s.Args[2])
			out = append(out, frame.Seg{Op: frame.CubicTo, P: [3]frame.Point{at(s.Args[0]), at(s.Args[1]), pen}})
		}
	}
	if len(out) > 0 {
		out = append(out, frame.Seg{Op: frame.Close})
	}
	return out
}

// raised is the cubic with the shape of the quadratic from a over c to b.
func raised(a, c, b frame.Point) frame.Seg {
	return frame.Seg{Op: frame.CubicTo, P: [3]frame.Point{
		{X: a.X + 2*(c.X-a.X)/3, Y: a.Y + 2*(c.Y-a.Y)/3},
		{X: b.X + 2*(c.X-b.X)/3, Y: b.Y + 2*(c.Y-b.Y)/3},
		b,
	}}
}
