package raster

import (
	"image"
	"math"

	"briefdeck/internal/frame"
)

// clip is where painting shows: a box, and inside it a mask unless all of it shows.
type clip struct {
	box  image.Rectangle
	mask *image.Alpha // covers at least the box; nil for all
	held []uint8
}

// narrow makes the clip smaller by an outline. Boxes along the axes end at whole pixels.
func (c *canvas) narrow(segs []frame.Seg) {
	if r, ok := upright(segs); ok {
		near := func(v float64) int { return int(math.Round(c.pix(v))) }
		c.clip.box = c.clip.box.Intersect(image.Rect(near(r.X), near(r.Y), near(r.Right()), near(r.Bottom())))
		return
	}
	box := c.bounds(segs)
	if box.Empty() {
		c.clip.box = image.Rectangle{}
		return
	}
	c.trace(segs, box)
	mask := *c.coverage(box)
	mask.Pix = append([]uint8(nil), mask.Pix...)
	mask.Rect = box
	if c.clip.mask != nil {
		for y := box.Min.Y; y < box.Max.Y; y++ {
			row := mask.Pix[(y-box.Min.Y)*mask.Stride:][:box.Dx()]
			copy(row, c.clip.hold(row, box.Min.X, y))
		}
	}
	c.clip = clip{box: box, mask: &mask}
}

// hold thins a row of coverage that begins at (x, y) by the mask.
func (k *clip) hold(cover []uint8, x, y int) []uint8 {
	if cap(k.held) < len(cover) {
		k.held = make([]uint8, k.box.Dx()+len(cover))
	}
	out := k.held[:len(cover)]
	row := k.mask.Pix[k.mask.PixOffset(x, y):]
	for i, m := range cover {
		out[i] = uint8(div255(uint32(m) * uint32(row[i])))
	}
	return out
}
