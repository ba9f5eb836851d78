package layout_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// Each layout prints what a slide holds, whatever it was made for: nothing that was
// written is out of sight after a switch.
func TestEveryLayoutPrintsEveryBlock(t *testing.T) {
	blocks := []deck.Block{
		textOf("Runningtext"), bulletsOf("Bulletone", ">Bullettwo"), tableOf([]string{"Headcell"}, []string{"Bodycell"}),
		{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "Quotedwords", Source: "Quotesource"}},
		{Kind: deck.Callout, Text: "Calledout"},
		keysOf(deck.KeyFigure{Value: "12", Unit: "tn", Label: "Keylabel"}),
		{Kind: deck.ImageBlock, Alt: "A map", Image: &deck.Image{Ref: "map", Caption: "Imagecaption"}},
		chartOf("Chartfinding"),
		{Kind: deck.Options, Table: &deck.Table{Preferred: 1, Rows: [][]string{{"Option"}, {"Optionone"}}}},
		{Kind: deck.Recommendation, Actions: []deck.Action{{What: "Whattodo", Who: "Who", When: "when"}}},
	}
	words := []string{"Runningtext", "Bulletone", "Bullettwo", "Bodycell", "Quotedwords", "Calledout", "Keylabel", "Imagecaption", "Chartfinding", "Optionone", "Whattodo"}
	for _, slot := range []deck.Slot{deck.Main, deck.Left, deck.Right} {
		for i, b := range blocks {
			b.Slot = slot
			for _, l := range deck.Layouts {
				d := number(&deck.Deck{Meta: deck.Meta{Title: "Deck"}, Slides: []deck.Slide{{Layout: l, Title: "Slidetitle", Subtitle: "Slidesubtitle", Blocks: []deck.Block{b}}}})
				r, err := layout.Slides(context.Background(), input(t, d))
				if err != nil {
					t.Fatal(err)
				}
				var printed strings.Builder
				frame.Walk(r.Pages[0].Frame.Items, func(it frame.Item) {
					if text, ok := it.(*frame.Text); ok {
						printed.WriteString(text.Text)
					}
				})
				got := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.Contains(printed.String(), w) })
				if len(got) == 0 {
					t.Errorf("a %s slide with block %d in %q prints only %q; findings %v", l, i, slot, printed.String(), r.Findings)
				}
			}
		}
	}
}
