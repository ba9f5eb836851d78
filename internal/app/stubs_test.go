package app

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"briefdeck/internal/deck"
)

// Whatever layouts a slide goes through, it keeps all that it held, in order and in its
// columns; back in the first one it is what it was, and each switch can be undone.
func TestSwitchingLayoutsLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.Make[deck.Slide]().Draw(t, "slide")
		s.ID, s.Layout = "s", rapid.SampledFrom(deck.Layouts).Draw(t, "layout")
		for i := range s.Blocks {
			s.Blocks[i].ID = deck.ID(rune('a' + i))
		}
		d := &deck.Deck{Slides: []deck.Slide{s}}
		start := d.Clone()
		var h deck.History
		through := append(rapid.SliceOfN(rapid.SampledFrom(deck.Layouts), 1, 8).Draw(t, "through"), s.Layout)
		for _, l := range through {
			if _, err := h.Do(d, SetLayout(d.Slides[0], l)); err != nil {
				t.Fatal(err)
			}
			got := d.Slides[0].Clone()
			if got.Layout != l {
				t.Fatalf("it has the layout %s, not %s", got.Layout, l)
			}
			got.Layout = s.Layout
			if len(s.Blocks) == 0 {
				got.Blocks = s.Blocks // what an empty slide was given
			}
			if diff := cmp.Diff(start.Slides[0], got); diff != "" {
				t.Fatalf("as %s: %s", l, diff)
			}
		}
		for h.CanUndo() != "" {
			if _, err := h.Undo(d); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(start.Slides[0], d.Slides[0]); diff != "" {
			t.Fatalf("undone: %s", diff)
		}
	})
}
