package editor

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/ui/slideview"
)

// figureDrop is where a dragged figure would go.
type figureDrop struct {
	book   *evidence.Book
	figure evidence.Figure
	spot   *spot   // a text, from
	at     int     // a byte of it
	block  deck.ID // else a block of key figures; "": a new one
}

// dragFigure shows where a figure that is dragged over the window would go.
func (ed *Editor) dragFigure(b *evidence.Book, f evidence.Figure, screen fyne.Position) {
	ed.writer.dropping = nil
	board := ed.view.slide
	s, ok := ed.slide()
	p, over := board.PointAt(screen)
	if !ok || !over || !ed.view.asSlide() {
		board.SetDrop(nil)
		ed.view.hover.hide()
		return
	}
	d, mark, what := ed.dropAt(s, board.Shown(), p)
	d.book, d.figure = b, f
	ed.writer.dropping = &d
	board.SetDrop(&mark)
	ed.view.hover.showDrop(ed.printed(b, f), what, screen)
}

// dropAt is where a figure goes that is let go at a point of the slide, the mark of that
// place, and words for it.
func (ed *Editor) dropAt(s deck.Slide, f *frame.Frame, p frame.Point) (figureDrop, frame.Rect, string) {
	part := slideview.PartAt(slideview.Parts(f), p)
	if b, ok := s.Block(deck.ID(part)); ok && b.Kind == deck.KeyFigures {
		return figureDrop{block: b.ID}, slideview.Parts(f)[part], "One more key figure"
	}
	if i := slideview.LineAt(f.Lines, p); i >= 0 {
		l := f.Lines[i]
		if at, ok := spotOf(s, l.Block, l.Field); ok {
			text, _ := at.text(s)
			base := at.base(text, l.Field)
			n, late := betweenWords(l, text[base:], p.X)
			n += base
			if box, ok := caretBox(at.lines(f, text), n, late); ok {
				return figureDrop{spot: &at, at: n}, box, "Into the text here"
			}
		}
	}
	whole := frame.Rect{W: f.W, H: f.H}
	if len(f.Guides) > 0 {
		whole = f.Guides[0]
	}
	return figureDrop{}, whole, "As a key figure of its own"
}

// betweenWords is the byte nearest to a place on a line that is inside no word; late tells
// that it is the line's end.
func betweenWords(l frame.Line, text string, x float64) (at int, late bool) {
	apart := l
	apart.Places = nil
	for _, p := range l.Places {
		if p.From > len(text) || !insideWord(text, p.From) {
			apart.Places = append(apart.Places, p)
		}
	}
	if len(apart.Places) == 0 {
		return placeAt(l, x)
	}
	at, _ = placeAt(apart, x)
	return at, at == l.Places[len(l.Places)-1].From && len(l.Places) > 1
}

// insideWord tells whether a byte of a text has letters or digits on both sides. Chinese
// has no spaces: a place between two of its characters is inside no word.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(r rune) bool {
		return (unicode.IsLetter(r) || unicode.IsDigit(r)) && r != utf8.RuneError && !unicode.Is(unicode.Han, r)
	}
	return word(before) && word(after)
}

// dropFigure puts the figure that was dragged where it was let go.
func (ed *Editor) dropFigure() {
	d := ed.writer.dropping
	ed.writer.dropping = nil
	ed.view.slide.SetDrop(nil)
	ed.view.hover.hide()
	switch {
	case d == nil:
	case d.spot != nil:
		if ed.writer.begin(*d.spot, d.at) {
			ed.writer.insertFigure(evidence.TokenOf(d.figure.Key, ""))
		}
	case d.block != "":
		ed.setBlock(d.block, "Add key figure", func(b *deck.Block) {
			b.Figures = append(b.Figures, app.SlideFromFigure(d.book, d.figure).Blocks[0].Figures[0])
		})
	default:
		ed.addBlock(app.SlideFromFigure(d.book, d.figure).Blocks[0])
	}
}
