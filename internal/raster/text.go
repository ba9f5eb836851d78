package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

const (
	quarters  = 4   // places within a pixel at which a glyph is kept
	stampSize = 160 // em in pixels up to which glyphs are kept as coverage
)

// text draws a run.
func (c *canvas) text(t *frame.Text) {
	size := c.pix(t.Size)
	if size <= 0 || t.Text == "" || t.Color.A == 0 && t.Halo.None() {
		return
	}
	face := c.faces.Face(t.Face)
	if face == nil {
		face = c.faces.Face("sans")
	}
	if !t.Halo.None() {
		c.stroke(c.outlines(t, face), t.Halo)
	}
	if t.Rotate != 0 || size > stampSize {
		c.fill(c.outlines(t, face), frame.Paint{Color: t.Color})
		return
	}
	c.stamps(t, face, size)
}

// stamps draws a level run from kept glyphs, the baseline on a whole pixel.
func (c *canvas) stamps(t *frame.Text, face *typeset.Face, size float64) {
	in := ink{solid: flat(t.Color)}
	x, y := c.pix(t.At.X), int(math.Round(c.pix(t.At.Y)))
	step := c.pix(t.Tracking)
	if y+int(2*size) < c.clip.box.Min.Y || y-int(2*size) > c.clip.box.Max.Y {
		return
	}
	for _, r := range t.Text {
		f, adv := c.drawn(face, r)
		if x > float64(c.clip.box.Max.X)+2*size {
			return
		}
		if x > float64(c.clip.box.Min.X)-4*size {
			c.stamp(f, r, size, x, y, in)
		}
		x += adv*size + step
	}
}

// drawn is the face that draws r in a run of the given face: the box for what it lacks.
func (c *canvas) drawn(face *typeset.Face, r rune) (*typeset.Face, float64) {
	if adv, ok := face.Advance(r); ok {
		return face, adv
	}
	lack := c.faces.Face("missing")
	adv, _ := lack.Advance(r)
	return lack, adv
}

// stamp lays one glyph over the picture with the pen at x on row y.
func (c *canvas) stamp(f *typeset.Face, r rune, size, x float64, y int, in ink) {
	at := math.Floor(x*quarters + 0.5)
	whole := math.Floor(at / quarters)
	key := glyphKey{f, r, float32(size), uint8(at - whole*quarters)}
	s := c.glyphs.get(key)
	if s == nil {
		s = c.cut(f, r, size, float64(key.sub)/quarters)
		c.glyphs.put(key, s)
	}
	if s.mask == nil {
		return
	}
	corner := image.Pt(int(whole), y).Add(s.at)
	c.blend(s.mask, image.Rectangle{Min: corner, Max: corner.Add(s.mask.Rect.Size())}, in)
}

// cut makes a glyph's coverage with the pen sub pixels into its pixel.
func (c *canvas) cut(f *typeset.Face, r rune, size, sub float64) *stamp {
	segs := f.Outline(r)
	e := newExtent()
	for i := range segs {
		for k := range pointsOf(segs[i].Op) {
			e.add(segs[i].P[k].X*size+sub, segs[i].P[k].Y*size)
		}
	}
	box := e.pixels()
	if box.Empty() || box.Dx() > 8*stampSize || box.Dy() > 8*stampSize {
		return &stamp{}
	}
	k := c.k
	c.k = 1
	c.trace(placed(segs, size, frame.Point{X: sub}), box)
	c.k = k
	m := image.NewAlpha(image.Rectangle{Max: box.Size()})
	c.edges.DrawOp = draw.Src
	c.edges.Draw(m, m.Rect, image.Opaque, image.Point{})
	firm(m.Pix, size)
	return &stamp{m, box.Min}
}

// firm makes the edges of small glyphs a little heavier, so that thin stems stay
// legible: half covered pixels gain most.
func firm(pix []uint8, size float64) {
	const from, to, most = 26, 10, 0.45 // pixels of em between which it grows
	k := uint32(256 * most * min(1, (from-size)/(from-to)))
	if size >= from {
		return
	}
	for i, v := range pix {
		if u := uint32(v); u != 0 && u != 255 {
			pix[i] = uint8(u + k*div255(u*(255-u))>>8)
		}
	}
}

// placed is the outline scaled and moved.
func placed(segs []frame.Seg, size float64, at frame.Point) []frame.Seg {
	out := make([]frame.Seg, len(segs))
	for i, s := range segs {
		for k := range s.P {
			s.P[k] = frame.Point{X: at.X + s.P[k].X*size, Y: at.Y + s.P[k].Y*size}
		}
		out[i] = s
	}
	return out
}

// outlines is the run as one outline in units, turned about its start.
func (c *canvas) outlines(t *frame.Text, face *typeset.Face) []frame.Seg {
	sin, cos := math.Sincos(t.Rotate * math.Pi / 180)
	var out []frame.Seg
	x := 0.0
	for _, r := range t.Text {
		f, adv := c.drawn(face, r)
		for _, s := range f.Outline(r) {
			for k, p := range s.P {
				px, py := x+p.X*t.Size, p.Y*t.Size
				s.P[k] = frame.Point{X: t.At.X + px*cos - py*sin, Y: t.At.Y + px*sin + py*cos}
			}
			out = append(out, s)
		}
		x += adv*t.Size + t.Tracking
	}
	return out
}
