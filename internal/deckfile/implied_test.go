package deckfile

import (
	"testing"

	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
)

func TestPlainMarkdownGetsTheLayoutItsBlocksAskFor(t *testing.T) {
	const chart = "```chart\ntype: bar\nseries: [a]\n```\n"
	body := "# The deck\n---\n# A part\n---\n## Points\n\n- one\n---\n## A chart\n\n" + chart +
		"---\n## Chart and points\n\n" + chart + "\n- one\n---\n## Cells\n\n| a |\n|---|\n| 1 |\n" +
		"---\n> Words\n> — Someone\n---\n<!-- layout: statement -->\n# Said\n---\n"
	var got []deck.Layout
	for _, s := range read(t, "\n"+body) {
		got = append(got, s.Layout)
	}
	want := []deck.Layout{
		deck.TitleSlide, deck.SectionSlide, deck.BulletSlide, deck.ChartSlide,
		deck.ChartText, deck.TableSlide, deck.QuoteSlide, deck.Statement, deck.Blank,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
