package layout_test

import (
	"context"
	"strings"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// anyText is what people type, and what they should not.
var anyText = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", " ", "Ports", "**", "{{fig:ports|qualified}}", "{{fig:nope|x}}", "一带一路国际合作与全球治理，占比继续上升", "🚢 departs",
		"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverwaltungsvorschriftensammlung", "a\n\nb", "## Head\n\nbody [@lee:2]",
		"Growth in freight is confirmed by the harbour. That easier passage caused it is not tested.",
	}),
	rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(rapid.SampledFrom([]string{"word ", "字", "x", "1,234 ", "**b** "}).Draw(t, "w"), rapid.IntRange(0, 300).Draw(t, "n"))
	}),
)

var anyBlock = rapid.Custom(func(t *rapid.T) deck.Block {
	b := deck.Block{
		Kind: rapid.SampledFrom([]deck.Kind{
			deck.Text, deck.Bullets, deck.KeyFigures, deck.ChartBlock, deck.TableBlock, deck.QuoteBlock, deck.ImageBlock, deck.Callout,
			deck.Sources, deck.Caveats, deck.Divider,
		}).Draw(t, "kind"),
		Slot: rapid.SampledFrom([]deck.Slot{deck.Main, deck.Left, deck.Right}).Draw(t, "slot"),
	}
	switch b.Kind {
	case deck.Text, deck.Callout:
		b.Text = anyText.Draw(t, "text")
	case deck.Bullets:
		b.Ordered = rapid.Bool().Draw(t, "ordered")
		for range rapid.IntRange(0, 40).Draw(t, "bullets") {
			b.Items = append(b.Items, deck.Item{Level: rapid.IntRange(0, 2).Draw(t, "level"), Text: anyText.Draw(t, "bullet")})
		}
	case deck.KeyFigures:
		for range rapid.IntRange(0, 7).Draw(t, "keys") {
			b.Figures = append(b.Figures, deck.KeyFigure{Value: anyText.Draw(t, "value"), Unit: anyText.Draw(t, "unit"), Label: anyText.Draw(t, "label")})
		}
	case deck.ChartBlock:
		c := chartOf(anyText.Draw(t, "chart"))
		b.Chart = c.Chart
	case deck.TableBlock:
		if rapid.Bool().Draw(t, "rows") {
			b.Table = &deck.Table{Rows: rapid.SliceOfN(rapid.SliceOfN(anyText, 0, 6), 0, 12).Draw(t, "cells"), Source: "s"}
		}
	case deck.QuoteBlock:
		b.Quote = &deck.Quote{Text: anyText.Draw(t, "quote"), Source: anyText.Draw(t, "source")}
	case deck.ImageBlock:
		b.Image = &deck.Image{Ref: rapid.SampledFrom([]string{"map", "gone"}).Draw(t, "ref"), Caption: anyText.Draw(t, "caption")}
	}
	return b
})

var anyDeck = rapid.Custom(func(t *rapid.T) *deck.Deck {
	d := &deck.Deck{Meta: deck.Meta{
		Title: anyText.Draw(t, "deck"), Subtitle: anyText.Draw(t, "under"), Marking: rapid.SampledFrom([]string{"", "Secret"}).Draw(t, "marking"),
		To: anyText.Draw(t, "to"), Size: rapid.SampledFrom([]string{"", "4:3"}).Draw(t, "size"), Paper: rapid.SampledFrom([]string{"", "Letter"}).Draw(t, "paper"),
	}}
	for range rapid.IntRange(0, 4).Draw(t, "slides") {
		d.Slides = append(d.Slides, deck.Slide{
			Layout: rapid.SampledFrom(deck.Layouts).Draw(t, "layout"), Title: anyText.Draw(t, "title"), Subtitle: anyText.Draw(t, "subtitle"),
			Blocks: rapid.SliceOfN(anyBlock, 0, 4).Draw(t, "blocks"),
		})
	}
	return number(d)
})

func TestEverythingIsDrawnInsideItsPage(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := input(t, anyDeck.Draw(rt, "deck"))
		ctx := context.Background()
		slides, err := layout.Slides(ctx, in)
		if err != nil {
			rt.Fatal(err)
		}
		brief, err := layout.Brief(ctx, in)
		if err != nil {
			rt.Fatal(err)
		}
		for i, p := range append(slides.Pages, brief.Pages...) {
			const slack = 0.1
			b := frame.Bounds(p.Frame.Items)
			if b.X < -slack || b.Y < -slack || b.Right() > p.Frame.W+slack || b.Bottom() > p.Frame.H+slack {
				rt.Fatalf("page %d draws in %v, outside %v × %v", i+1, b, p.Frame.W, p.Frame.H)
			}
			for _, l := range p.Frame.Links {
				if l.Box.X < 0 || l.Box.Right() > p.Frame.W+slack || l.Box.Bottom() > p.Frame.H+slack {
					rt.Fatalf("page %d links outside: %v", i+1, l.Box)
				}
			}
		}
		if len(brief.Pages) == 0 {
			rt.Fatal("a brief has at least one page")
		}
	})
}

func TestTheSameDeckGivesTheSamePages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := input(t, anyDeck.Draw(rt, "deck"))
		lay := rapid.SampledFrom([]func(context.Context, layout.Input) (layout.Result, error){layout.Slides, layout.Brief}).Draw(rt, "output")
		first, err := lay(context.Background(), in)
		if err != nil {
			rt.Fatal(err)
		}
		second, err := lay(context.Background(), in)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(dump(first.Pages), dump(second.Pages)); diff != "" {
			rt.Fatalf("pages differ (-first +second):\n%s", diff)
		}
		if diff := cmp.Diff(first.Findings, second.Findings); diff != "" {
			rt.Fatalf("findings differ (-first +second):\n%s", diff)
		}
	})
}
