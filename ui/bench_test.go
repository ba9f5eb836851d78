package ui

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/layout"
	"briefdeck/internal/raster"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
)

// BenchmarkPreview is what one preview of typing costs away from the screen: the
// brief's chart slide, with its charts cached, laid out and painted at window size.
func BenchmarkPreview(b *testing.B) {
	ctx := context.Background()
	lib, err := store.Create(ctx, filepath.Join(b.TempDir(), "bench.briefdeck"), func(l app.Library) error { return wiring.Fill(ctx, l) })
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = lib.Close() }() // it was only read
	e, end, err := wiring.Engine(lib, lib)
	if err != nil {
		b.Fatal(err)
	}
	defer end()
	s, err := app.Open(lib, e).OpenDeck(ctx, wiring.FirstDeck)
	if err != nil {
		b.Fatal(err)
	}
	slide := s.Deck().Slides[3]
	for b.Loop() {
		r, err := s.Preview(ctx, slide, layout.Edit{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := raster.Paint(ctx, r.Pages[0].Frame, e.Layout.Faces, 778); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTyping is from a key to the picture that shows it, of a slide in a window of
// 1920 × 1080: laid out, painted and set by the window's own roads.
func BenchmarkTyping(b *testing.B) {
	s := open(b, essay())
	s.w.Fyne().Resize(fyne.NewSize(1920, 1080))
	s.click("title", 3, 1)
	median(b, "ms/median", s.typing(b))
}
