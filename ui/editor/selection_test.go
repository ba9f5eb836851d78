package editor

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"briefdeck/internal/deck"
)

func TestSlidesMoveTogetherInTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "slides")
		d := &deck.Deck{}
		for i := range n {
			d.Slides = append(d.Slides, deck.Slide{ID: deck.ID(rune('a' + i))})
		}
		var all []deck.Slide
		for _, s := range d.Slides {
			if rapid.Bool().Draw(t, "chosen") {
				all = append(all, s)
			}
		}
		gap := rapid.IntRange(0, n).Draw(t, "gap")
		var want, before, after []deck.ID
		for i, s := range d.Slides {
			switch {
			case slices.ContainsFunc(all, func(c deck.Slide) bool { return c.ID == s.ID }):
				want = append(want, s.ID)
			case i < gap:
				before = append(before, s.ID)
			default:
				after = append(after, s.ID)
			}
		}
		want = slices.Concat(before, want, after)
		if _, err := (deck.Batch{Edits: movesTo(d, all, gap)}).Apply(d); err != nil {
			t.Fatal(err)
		}
		var got []deck.ID
		for _, s := range d.Slides {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
