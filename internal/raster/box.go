package raster

import (
	"image"
	"math"
)

// fillBox paints a box given in pixels, its edges softened by the part of the
// pixel they cover.
func (c *canvas) fillBox(x0, y0, x1, y1 float64, in ink) {
	e := extent{x0, y0, x1, y1}
	box := e.pixels().Intersect(c.clip.box)
	if box.Empty() || x1 <= x0 || y1 <= y0 {
		return
	}
	inner := image.Rect(int(math.Ceil(x0)), int(math.Ceil(y0)), int(math.Floor(x1)), int(math.Floor(y1)))
	if in.gradient == nil && c.clip.mask == nil && in.solid.a == 255 {
		if whole := inner.Intersect(box); !whole.Empty() {
			c.solid(whole, in.solid)
			c.frameOf(box, whole, e, in)
			return
		}
	}
	c.partBox(box, e, in)
}

// frameOf paints what is left of box around the part already filled.
func (c *canvas) frameOf(box, done image.Rectangle, e extent, in ink) {
	for _, r := range [4]image.Rectangle{
		{box.Min, image.Pt(box.Max.X, done.Min.Y)},
		{image.Pt(box.Min.X, done.Max.Y), box.Max},
		{image.Pt(box.Min.X, done.Min.Y), image.Pt(done.Min.X, done.Max.Y)},
		{image.Pt(done.Max.X, done.Min.Y), image.Pt(box.Max.X, done.Max.Y)},
	} {
		if !r.Empty() {
			c.partBox(r, e, in)
		}
	}
}

// partBox paints the pixels of box by how much of each lies inside e.
func (c *canvas) partBox(box image.Rectangle, e extent, in ink) {
	w := box.Dx()
	across := make([]float64, w)
	for i := range across {
		across[i] = overlap(float64(box.Min.X+i), e.x0, e.x1)
	}
	row := &image.Alpha{Pix: make([]uint8, w), Stride: w, Rect: image.Rect(0, 0, w, 1)}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		down := overlap(float64(y), e.y0, e.y1)
		for i, a := range across {
			row.Pix[i] = uint8(a*down*255 + 0.5)
		}
		c.blend(row, image.Rect(box.Min.X, y, box.Max.X, y+1), in)
	}
}

// overlap is how much of the pixel from p to p+1 lies between a and b.
func overlap(p, a, b float64) float64 {
	return max(0, min(p+1, b)-max(p, a))
}

// solid sets the pixels of the box to an opaque colour.
func (c *canvas) solid(box image.Rectangle, col premul) {
	first := c.img.PixOffset(box.Min.X, box.Min.Y)
	row := c.img.Pix[first : first+4*box.Dx()]
	for i := 0; i < len(row); i += 4 {
		row[i], row[i+1], row[i+2], row[i+3] = col.r, col.g, col.b, col.a
	}
	for y := box.Min.Y + 1; y < box.Max.Y; y++ {
		copy(c.img.Pix[c.img.PixOffset(box.Min.X, y):], row)
	}
}
