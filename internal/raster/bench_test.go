package raster

import (
	"context"
	"fmt"
	"testing"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

func BenchmarkPaint(b *testing.B) {
	faces := typeset.Load()
	for _, scene := range []struct {
		name string
		f    *frame.Frame
	}{{"text", textSlide(faces)}, {"chart", chartSlide(faces)}} {
		for _, width := range []int{240, 1280, 1600, 1920} {
			b.Run(fmt.Sprintf("%s-%d", scene.name, width), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Paint(context.Background(), scene.f, faces, width); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
