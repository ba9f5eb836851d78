package raster

import (
	"bytes"
	"context"
	"image"
	"sync"
	"testing"

	"briefdeck/internal/typeset"
)

// What a painter painted before, at other sizes and at the same time, never shows.
func TestAPainterThatHasPaintedPaintsTheSame(t *testing.T) {
	faces := typeset.Load()
	f, kept := textSlide(faces), NewPainter(faces)
	var all sync.WaitGroup
	for _, width := range []int{1280, 300, 1281, 1280, 2400, 300, 1280} {
		all.Go(func() {
			got, err := kept.Paint(context.Background(), f, width)
			if err != nil {
				t.Error(err)
				return
			}
			want, err := Paint(context.Background(), f, faces, width)
			if err != nil || !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("another picture at %d: %v", width, err)
			}
		})
	}
	all.Wait()
}

// However many glyphs are cut, few are kept, those in use among them.
func TestAPainterKeepsGlyphsWithinBounds(t *testing.T) {
	var g glyphs
	big := &stamp{mask: image.NewAlpha(image.Rect(0, 0, 1<<10, 1<<10))}
	used := glyphKey{r: 'a'}
	g.put(used, big)
	for n := range 100 {
		g.put(glyphKey{r: rune(1000 + n)}, big)
		if g.get(used) == nil {
			t.Fatalf("after %d glyphs the one in use is gone", n+1)
		}
		if held := len(g.young) + len(g.old); held > 2*glyphBytes>>20 {
			t.Fatalf("after %d glyphs of a megabyte %d are kept", n+1, held)
		}
	}
	if g.get(glyphKey{r: 1000}) != nil {
		t.Error("one that nobody asked for is still kept")
	}
}
