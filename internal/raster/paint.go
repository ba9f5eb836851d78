// Package raster paints frames into pixels: for the screen, for thumbnails, for
// picture files. It measures nothing; it draws what layout placed.
package raster

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"

	"golang.org/x/image/vector"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// MaxPixels bounds a picture: 8K, twice over.
const MaxPixels = 64 << 20

// ErrSize tells that a picture of the asked size cannot be made.
var ErrSize = errors.New("no such picture size")

// smallWidth is the width in pixels up to which a picture is painted larger and
// scaled down, so that small text stays legible.
const smallWidth = 400

// Painter paints frames and keeps the glyphs it cut, within bounds, for the next
// picture. It is safe for concurrent use.
type Painter struct {
	faces  *typeset.Faces
	glyphs glyphs
}

// NewPainter returns a painter that sets text in these faces.
func NewPainter(faces *typeset.Faces) *Painter { return &Painter{faces: faces} }

// Paint draws one picture, as a painter does that has painted nothing before.
func Paint(ctx context.Context, f *frame.Frame, faces *typeset.Faces, width int) (*image.RGBA, error) {
	return NewPainter(faces).Paint(ctx, f, width)
}

// Paint draws the frame into a picture of the given width in pixels; the height
// follows the frame's ratio. Small pictures are painted larger and scaled down.
// The same frame gives the same pixels, whatever was painted before. It fails with
// ErrSize, or with the context's error when that ends first.
func (p *Painter) Paint(ctx context.Context, f *frame.Frame, width int) (*image.RGBA, error) {
	height, err := heightFor(f, width)
	if err != nil {
		return nil, err
	}
	if width > smallWidth {
		return p.paint(ctx, f, image.Pt(width, height))
	}
	return p.paintSmall(ctx, f, image.Pt(width, height))
}

// PaintPart draws only a part of the picture that the frame makes at that width, in
// its pixels. The part's top left is the picture's origin.
func (p *Painter) PaintPart(ctx context.Context, f *frame.Frame, width int, part image.Rectangle) (*image.RGBA, error) {
	if part.Empty() || part.Dx()*part.Dy() > MaxPixels || width <= 0 || !(f.W > 0) {
		return nil, fmt.Errorf("paint %v of a frame %d pixels wide: %w", part, width, ErrSize)
	}
	c := p.canvas(f, part)
	c.k = float64(width) / f.W
	c.ground(f.Ground)
	if err := c.items(ctx, f.Items); err != nil {
		return nil, fmt.Errorf("paint: %w", err)
	}
	c.img.Rect = image.Rectangle{Max: part.Size()}
	return c.img, nil
}

// heightFor is the picture's height at the width.
func heightFor(f *frame.Frame, width int) (int, error) {
	h := math.Round(float64(width) * f.H / f.W)
	if width <= 0 || !(f.W > 0) || !(f.H > 0) || !(h*float64(width) <= MaxPixels) {
		return 0, fmt.Errorf("paint a frame of %g × %g units %d pixels wide: %w", f.W, f.H, width, ErrSize)
	}
	return max(1, int(h)), nil
}

// paint draws the frame at exactly the size.
func (p *Painter) paint(ctx context.Context, f *frame.Frame, size image.Point) (*image.RGBA, error) {
	c := p.canvas(f, image.Rectangle{Max: size})
	c.ground(f.Ground)
	if err := c.items(ctx, f.Items); err != nil {
		return nil, fmt.Errorf("paint: %w", err)
	}
	return c.img, nil
}

// canvas is a picture being painted.
type canvas struct {
	img    *image.RGBA
	k      float64 // pixels per unit
	faces  *typeset.Faces
	clip   clip
	edges  vector.Rasterizer
	mask   []uint8 // scratch for coverage
	polys  polygons
	glyphs *glyphs
}

func (p *Painter) canvas(f *frame.Frame, part image.Rectangle) *canvas {
	img := image.NewRGBA(part)
	return &canvas{
		img: img, k: float64(part.Dx()) / f.W, faces: p.faces,
		clip: clip{box: img.Rect}, glyphs: &p.glyphs,
	}
}

// ground fills the whole picture.
func (c *canvas) ground(col frame.Color) {
	p := flat(col)
	row := c.img.Pix[:c.img.Stride]
	for i := 0; i < len(row); i += 4 {
		row[i], row[i+1], row[i+2], row[i+3] = p.r, p.g, p.b, p.a
	}
	for y := 1; y < c.img.Rect.Dy(); y++ {
		copy(c.img.Pix[y*c.img.Stride:], row)
	}
}

// items draws in order and stops when the context ends.
func (c *canvas) items(ctx context.Context, items []frame.Item) error {
	for _, it := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch it := it.(type) {
		case *frame.Path:
			c.path(it)
		case *frame.Text:
			c.text(it)
		case *frame.Image:
			c.picture(it)
		case *frame.Group:
			if err := c.group(ctx, it); err != nil {
				return err
			}
		}
	}
	return nil
}

// group draws the items inside the group's clip.
func (c *canvas) group(ctx context.Context, g *frame.Group) error {
	before := c.clip
	defer func() { c.clip = before }()
	if len(g.Clip) > 0 {
		c.narrow(g.Clip)
	}
	if c.clip.box.Empty() {
		return ctx.Err()
	}
	return c.items(ctx, g.Items)
}

// path fills, then strokes.
func (c *canvas) path(p *frame.Path) {
	if !p.Fill.None() {
		c.fill(p.Segs, p.Fill)
	}
	if !p.Stroke.None() {
		c.stroke(p.Segs, p.Stroke)
	}
}
