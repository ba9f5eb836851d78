package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"briefdeck/internal/frame"
)

// sharpest is the work up to which a picture is scaled by the best method, in
// pixels of its height times the box's width: beyond, it takes too much memory.
const sharpest = 1 << 20

// picture scales an image into its box, on whole pixels.
func (c *canvas) picture(m *frame.Image) {
	if m.Pix == nil || m.Pix.Bounds().Empty() {
		return
	}
	near := func(v float64) int { return int(math.Round(c.pix(v))) }
	box := image.Rect(near(m.Box.X), near(m.Box.Y), near(m.Box.Right()), near(m.Box.Bottom()))
	show := box.Intersect(c.clip.box)
	if show.Empty() {
		return
	}
	part := image.NewRGBA(image.Rectangle{Max: show.Size()})
	src := halved(m.Pix, box.Size())
	var how draw.Scaler = draw.CatmullRom
	if src.Bounds().Dy()*box.Dx() > sharpest {
		how = draw.ApproxBiLinear
	}
	how.Scale(part, box.Sub(show.Min), src, src.Bounds(), draw.Src, nil)
	c.lay(part, show)
}

// halved is the picture halved until it is no more than twice the size, so that
// every pixel of it counts in what is shown.
func halved(src image.Image, size image.Point) image.Image {
	for {
		b := src.Bounds()
		half := image.Rect(0, 0, b.Dx(), b.Dy())
		if b.Dx() >= 2*size.X && b.Dx() > 1 {
			half.Max.X = (b.Dx() + 1) / 2
		}
		if b.Dy() >= 2*size.Y && b.Dy() > 1 {
			half.Max.Y = (b.Dy() + 1) / 2
		}
		if half.Size() == b.Size() {
			return src
		}
		out := image.NewRGBA(half)
		draw.ApproxBiLinear.Scale(out, half, src, b, draw.Src, nil)
		src = out
	}
}

// lay puts a picture over the box, which has its size, through the clip.
func (c *canvas) lay(part *image.RGBA, box image.Rectangle) {
	if c.clip.mask == nil {
		draw.Draw(c.img, box, part, image.Point{}, draw.Over)
		return
	}
	draw.DrawMask(c.img, box, part, image.Point{}, c.clip.mask, box.Min, draw.Over)
}
