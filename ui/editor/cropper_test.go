package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

func TestAFrameIsDraggedInsideItsPicture(t *testing.T) {
	crop := deck.Crop{Left: 100, Top: 200, Right: 300, Bottom: 100}
	for _, c := range []struct {
		name   string
		by     grip
		dx, dy int
		want   deck.Crop
	}{
		{"the whole frame", grip{}, 50, -100, deck.Crop{Left: 150, Top: 100, Right: 250, Bottom: 200}},
		{"the whole frame against the edges", grip{}, 900, -900, deck.Crop{Left: 400, Top: 0, Right: 0, Bottom: 300}},
		{"the left side", grip{-1, 0}, 50, 70, deck.Crop{Left: 150, Top: 200, Right: 300, Bottom: 100}},
		{"a corner beyond the picture", grip{1, 1}, 900, 900, deck.Crop{Left: 100, Top: 200}},
		{"a corner past the other", grip{-1, -1}, 900, 900, deck.Crop{Left: 650, Top: 850, Right: 300, Bottom: 100}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, dragged(crop, c.by, c.dx, c.dy)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsCutOffIsReadInPerCent(t *testing.T) {
	type read struct {
		N  int
		OK bool
	}
	for text, want := range map[string]read{"": {0, true}, "12.5": {125, true}, "7,5 %": {75, true}, "100": {}, "-1": {}, "NaN": {}, "x": {}} {
		n, ok := cropShare(text)
		if diff := cmp.Diff(want, read{n, ok}); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}
