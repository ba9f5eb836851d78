package raster

import (
	"context"
	"image"

	"golang.org/x/image/draw"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// paintSmall paints at twice the size and scales down.
func paintSmall(ctx context.Context, f *frame.Frame, faces *typeset.Faces, size image.Point) (*image.RGBA, error) {
	large, err := paint(ctx, f, faces, size.Mul(2))
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(out, out.Rect, large, large.Rect, draw.Src, nil)
	return out, nil
}
