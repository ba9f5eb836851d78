package raster

import (
	"context"
	"image"

	"briefdeck/internal/frame"
)

// paintSmall paints at twice the size, where glyphs keep their places to half a
// pixel both ways, and takes the mean of every four pixels.
func (p *Painter) paintSmall(ctx context.Context, f *frame.Frame, size image.Point) (*image.RGBA, error) {
	large, err := p.paint(ctx, f, size.Mul(2))
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		upper := large.Pix[2*y*large.Stride:][:large.Stride]
		lower := large.Pix[(2*y+1)*large.Stride:][:large.Stride]
		row := out.Pix[y*out.Stride:][:out.Stride]
		for i := range row {
			at := i/4*8 + i%4
			sum := uint32(upper[at]) + uint32(upper[at+4]) + uint32(lower[at]) + uint32(lower[at+4])
			row[i] = uint8((sum + 2) / 4)
		}
	}
	return out, nil
}
