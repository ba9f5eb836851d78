package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

func TestTypingTakesNoCommandBackThatWasOnItsWay(t *testing.T) {
	base := deck.Slide{ID: "s", Title: "One", Blocks: []deck.Block{{ID: "a", Text: "x"}, {ID: "b", Text: "y"}}}
	with := func(change func(*deck.Slide)) deck.Slide {
		s := base.Clone()
		change(&s)
		return s
	}
	for _, c := range []struct {
		name             string
		typed, now, want deck.Slide
	}{
		{
			"a group that was set meanwhile stays",
			with(func(s *deck.Slide) { s.Notes = "Say it" }), with(func(s *deck.Slide) { s.Group = "Part" }),
			with(func(s *deck.Slide) { s.Notes, s.Group = "Say it", "Part" }),
		},
		{
			"a list that was numbered meanwhile stays numbered",
			with(func(s *deck.Slide) { s.Blocks[0].Text = "xx" }), with(func(s *deck.Slide) { s.Blocks[0].Ordered = true }),
			with(func(s *deck.Slide) { s.Blocks[0].Text, s.Blocks[0].Ordered = "xx", true }),
		},
		{
			"a block that was deleted meanwhile stays away, one that was added stays",
			with(func(s *deck.Slide) { s.Blocks[1].Text = "yy" }),
			with(func(s *deck.Slide) { s.Blocks[0] = deck.Block{ID: "c", Text: "z"} }),
			with(func(s *deck.Slide) { s.Blocks[0], s.Blocks[1].Text = deck.Block{ID: "c", Text: "z"}, "yy" }),
		},
		{
			"what both changed is as it was typed last",
			with(func(s *deck.Slide) { s.Title = "Two" }), with(func(s *deck.Slide) { s.Title = "Three" }),
			with(func(s *deck.Slide) { s.Title = "Two" }),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, merged(base, c.typed, c.now)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
