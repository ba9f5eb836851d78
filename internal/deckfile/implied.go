package deckfile

import "briefdeck/internal/deck"

// impliedBy is the layout of a slide whose blocks are all of one kind.
var impliedBy = map[deck.Kind]deck.Layout{
	deck.ChartBlock: deck.ChartSlide,
	deck.TableBlock: deck.TableSlide,
	deck.QuoteBlock: deck.QuoteSlide,
	deck.KeyFigures: deck.FigureSlide,
	deck.ImageBlock: deck.ImageSlide,
	deck.Sources:    deck.References,
}

// implied is the layout of a slide that names none: a deck that was written as plain
// Markdown should look like one. A heading alone opens the deck or a part of it; a
// chart beside other blocks takes one side; what is alone takes the slide.
func implied(s deck.Slide, first bool) deck.Layout {
	if len(s.Blocks) == 0 {
		switch {
		case s.Title == "":
			return deck.Blank
		case first:
			return deck.TitleSlide
		}
		return deck.SectionSlide
	}
	kinds := map[deck.Kind]int{}
	for _, b := range s.Blocks {
		if b.Slot != deck.Main {
			return deck.TwoColumns
		}
		kinds[b.Kind]++
	}
	if l, ok := impliedBy[s.Blocks[0].Kind]; ok && len(s.Blocks) == 1 {
		return l
	}
	if kinds[deck.ChartBlock] == 1 && kinds[deck.Text]+kinds[deck.Bullets] > 0 {
		return deck.ChartText
	}
	return deck.BulletSlide
}
