package editor

import "briefdeck/internal/deck"

// As says as what a deck is shown.
type As int

// What a deck is shown as.
const (
	Slides As = iota
	Brief
	Notes
	Sorter // all slides at once; left as it was entered, by its key
)

// ShowAs shows the deck as slides, as the printed brief, by its notes, or all at once.
func (ed *Editor) ShowAs(a As) {
	ed.view.sorting = a == Sorter
	if a != Sorter {
		ed.view.outputs.Set(int(a))
	}
	ed.view.sync()
}

// Sort shows all slides at once, or the chosen one again.
func (ed *Editor) Sort() {
	if ed.deck == nil {
		return
	}
	ed.flush()
	if ed.view.asSorter() {
		ed.ShowAs(As(ed.view.outputs.At))
		return
	}
	ed.ShowAs(Sorter)
}

// NextPane moves the keys from the slides to the fields, and back.
func (ed *Editor) NextPane() {
	if c := ed.desk.Window().Canvas(); c.Focused() != nil {
		c.Unfocus()
		return
	}
	ed.inspector.focusFirst()
}

// NextLayout is the layout that a new slide most likely wants after the chosen one.
func (ed *Editor) NextLayout() deck.Layout {
	s, ok := ed.slide()
	if !ok {
		return deck.TitleSlide
	}
	switch s.Layout {
	case deck.BulletSlide, deck.TwoColumns, deck.Statement, deck.TableSlide, deck.QuoteSlide, deck.Blank:
		return s.Layout
	case deck.TitleSlide, deck.SectionSlide, deck.ChartSlide, deck.ChartText, deck.FigureSlide, deck.ImageSlide, deck.References, deck.EndSlide:
	}
	return deck.BulletSlide
}
