package app

import (
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// NewSlide is an empty slide of a layout with the blocks that the layout expects.
func NewSlide(l deck.Layout) deck.Slide {
	s := deck.Slide{ID: source.NewID(), Layout: l}
	for _, b := range expected(l) {
		b.ID = source.NewID()
		s.Blocks = append(s.Blocks, b)
	}
	return s
}

// SetLayout is the step that gives a slide another layout. All that it holds stays; an
// empty one gets the blocks that the layout expects.
func SetLayout(s deck.Slide, l deck.Layout) deck.Edit {
	const what = "Change layout"
	edits := []deck.Edit{}
	if len(s.Blocks) == 0 {
		for i, b := range NewSlide(l).Blocks {
			edits = append(edits, deck.InsertBlock{Slide: s.ID, At: i, Block: b})
		}
	}
	s.Layout = l
	edits = append(edits, deck.SetHead{ID: s.ID, What: what, Head: s})
	return deck.Batch{What: what, Edits: edits}
}

// expected is the blocks that a new slide of a layout has.
func expected(l deck.Layout) []deck.Block {
	bullets := deck.Block{Kind: deck.Bullets, Items: []deck.Item{{}}}
	left, right := bullets, bullets
	left.Slot, right.Slot = deck.Left, deck.Right
	switch l {
	case deck.BulletSlide:
		return []deck.Block{bullets}
	case deck.TwoColumns:
		return []deck.Block{left, right}
	case deck.Statement:
		return []deck.Block{{Kind: deck.Text}}
	case deck.TableSlide:
		return []deck.Block{{Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"", ""}, {"", ""}}}}}
	case deck.QuoteSlide:
		return []deck.Block{{Kind: deck.QuoteBlock, Quote: &deck.Quote{}}}
	case deck.References:
		return []deck.Block{{Kind: deck.Sources}}
	case deck.TitleSlide, deck.SectionSlide, deck.ChartSlide, deck.ChartText, deck.FigureSlide, deck.ImageSlide, deck.EndSlide, deck.Blank:
	}
	return nil
}

// SlideFromSection is a slide that starts from a section: its title, and the first
// sentence of each paragraph as a bullet, with where it stands in the notes.
func SlideFromSection(doc source.Document, sec source.Section) deck.Slide {
	s := NewSlide(deck.BulletSlide)
	s.Title = sec.Title
	items := make([]deck.Item, 0, len(sec.Paragraphs))
	for _, p := range sec.Paragraphs {
		if first := firstSentence(p.Text); first != "" {
			items = append(items, deck.Item{Text: first})
		}
	}
	if len(items) > 0 {
		s.Blocks[0].Items = items
	}
	s.Notes = "From " + doc.Source.Name() + ", " + sec.Label() + "."
	return s
}

// firstSentence is a paragraph's first sentence; "" when it has none.
func firstSentence(text string) string {
	spans := source.Sentences(text)
	if len(spans) == 0 {
		return ""
	}
	return spans[0].In(text)
}

// SlideFromFigure is a slide with one key figure, bound to the library.
func SlideFromFigure(b *evidence.Book, f evidence.Figure) deck.Slide {
	s := NewSlide(deck.FigureSlide)
	name := b.Indicators[f.Indicator].Name
	if name == "" {
		name = f.Unit.Noun
	}
	s.Title = name
	s.Blocks = append(s.Blocks, deck.Block{
		ID: source.NewID(), Kind: deck.KeyFigures,
		Figures: []deck.KeyFigure{{Value: "{{fig:" + f.Key + "|short}}", Label: b.Language.Joined(name, b.Language.Period(f.Period))}},
	})
	return s
}

// SlideFromSeries is a slide with a chart of an indicator's figures: bars, which
// suit counts and totals of separate years; the type can be changed in the editor.
func SlideFromSeries(b *evidence.Book, indicator string) deck.Slide {
	s := NewSlide(deck.ChartSlide)
	s.Title = b.Indicators[indicator].Name
	s.Blocks = append(s.Blocks, deck.Block{
		ID: source.NewID(), Kind: deck.ChartBlock,
		Chart: &deck.Chart{Type: deck.Bar, Series: []string{indicator}},
	})
	return s
}
