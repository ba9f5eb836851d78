package layout_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

func TestAStepShowsItsBlocksWithoutMovingTheOthers(t *testing.T) {
	callout := deck.Block{Kind: deck.Callout, Text: "Then this.", Step: 2}
	sl := deck.Slide{Layout: deck.BulletSlide, Title: "Steps", Blocks: []deck.Block{textOf("Now."), callout, {Kind: deck.Divider, Step: 1}}}
	d := number(&deck.Deck{Meta: deck.Meta{Title: "T"}, Slides: []deck.Slide{sl}})
	res, err := layout.Slides(context.Background(), input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	s, page := d.Slides[0], res.Pages[0]
	boxes := frame.BlockBoxes(page.Frame)
	for step, want := range [][]int{{0}, {0, 2}, {0, 1, 2}, {0, 1, 2}} {
		got := frame.BlockBoxes(layout.Revealed(page, s, step).Frame)
		all := map[string]frame.Rect{"title": boxes["title"]}
		for _, i := range want {
			id := string(s.Blocks[i].ID)
			all[id] = boxes[id]
		}
		if diff := cmp.Diff(all, got); diff != "" {
			t.Errorf("step %d: %s", step, diff)
		}
	}
}
