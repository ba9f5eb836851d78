package editor

import (
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

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

// EditNotes puts the cursor into the chosen slide's notes.
func (ed *Editor) EditNotes() {
	if _, ok := ed.slide(); !ok {
		ed.desk.Stage.Toast("Add a slide first: notes belong to one")
		return
	}
	if !ed.view.asSlide() {
		ed.ShowAs(Slides)
	}
	ed.inspector.editNotes()
}

// EditAlt puts the cursor into the words for who cannot see a chart or a picture: the
// chosen one, else the first that has none, else the first.
func (ed *Editor) EditAlt() {
	s, _ := ed.slide()
	best := -1
	for i, b := range s.Blocks {
		if b.Chart == nil && b.Image == nil {
			continue
		}
		if best < 0 || string(b.ID) == ed.block || string(s.Blocks[best].ID) != ed.block && s.Blocks[best].Alt != "" && b.Alt == "" {
			best = i
		}
	}
	if best < 0 {
		ed.desk.Stage.Toast("This slide has no chart and no picture to describe")
		return
	}
	id := s.Blocks[best].ID
	ed.chosePart(string(id))
	if e := ed.inspector.fields[fieldName(id, "alt")]; e != nil {
		ed.inspector.goInto(e)
	}
}

// NextPart chooses the part of the slide after the chosen one, or before it: its title,
// then its blocks. Enter writes in it.
func (ed *Editor) NextPart(step int) {
	s, ok := ed.slide()
	if !ok || !ed.view.asSlide() {
		return
	}
	parts := []string{slideview.TitlePart}
	for _, b := range s.Blocks {
		parts = append(parts, string(b.ID))
	}
	at := slices.Index(parts, ed.block)
	switch {
	case at >= 0:
		at = (at + step + len(parts)) % len(parts)
	case step > 0:
		at = 0
	default:
		at = len(parts) - 1
	}
	ed.flush()
	ed.writer.leave()
	ed.desk.Window().Canvas().Unfocus()
	ed.block = parts[at]
	ed.view.selectPart(ed.block)
	ed.inspector.bring(ed.block)
}

// layoutUses says what each layout is for.
var layoutUses = map[deck.Layout]string{
	deck.TitleSlide: "opens the deck", deck.SectionSlide: "opens a part", deck.Statement: "one message, large",
	deck.BulletSlide: "a list or running text", deck.TwoColumns: "two things side by side", deck.ChartSlide: "one chart over the whole slide",
	deck.ChartText: "a chart and what it says", deck.TableSlide: "one table", deck.QuoteSlide: "somebody’s words", deck.FigureSlide: "a few numbers, large",
	deck.ImageSlide: "one picture", deck.References: "what the deck rests on", deck.Blank: "nothing but what you add", deck.EndSlide: "closes the talk; what follows is kept for questions",
}

// pickLayout lets a layout be chosen by its name.
func (ed *Editor) pickLayout(title string, take func(deck.Layout)) {
	p := kit.Picker{Title: title, Hint: "Type a layout", OnPick: func(key string) { take(deck.Layout(key)) }}
	for _, l := range deck.Layouts {
		p.Choices = append(p.Choices, kit.Choice{Key: string(l), Title: layoutNames[l], Detail: layoutUses[l]})
	}
	ed.desk.Stage.Pick(p)
}

// NewSlideOf adds a slide of a layout that is asked for.
func (ed *Editor) NewSlideOf() { ed.pickLayout("A new slide of which layout?", ed.NewSlide) }

// PickLayout asks for another layout of the chosen slide.
func (ed *Editor) PickLayout() {
	if _, ok := ed.slide(); ok {
		ed.pickLayout("Which layout?", ed.SetLayout)
	}
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
