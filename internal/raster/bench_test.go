package raster

import (
	"context"
	"fmt"
	"testing"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// BenchmarkPaint is a picture of a slide by a painter that has painted it before, as the
// window's does while somebody types, and by a new one.
func BenchmarkPaint(b *testing.B) {
	faces := typeset.Load()
	kept := NewPainter(faces)
	for _, scene := range []struct {
		name string
		f    *frame.Frame
	}{{"text", textSlide(faces)}, {"chart", chartSlide(faces)}} {
		for _, width := range []int{240, 1280, 1600, 1920} {
			for _, name := range []string{"new", "kept"} {
				b.Run(fmt.Sprintf("%s-%d-%s", scene.name, width, name), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						p := kept
						if name == "new" {
							p = NewPainter(faces)
						}
						if _, err := p.Paint(context.Background(), scene.f, width); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
