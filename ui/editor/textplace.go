package editor

import (
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/slideview"
)

// textPlace is where a command about figures works: a text of the chosen slide and what
// is selected in it.
type textPlace struct {
	text     string
	from, to int // the selection in bytes; alike without one
	// put writes something in the place of some bytes, as one step of that name.
	put func(from, to int, with, what string)
}

// near is the token that is selected or that the caret stands beside: the one before it
// rather than the one behind.
func (p textPlace) near() (evidence.Token, bool) {
	for _, t := range evidence.Tokens(p.text) {
		if p.from <= t.End && p.to >= t.Start && (p.from == p.to || p.from < t.End && p.to > t.Start) {
			return t, true
		}
	}
	return evidence.Token{}, false
}

// caret is the text that is written at the moment, on the slide or in a field.
func (ed *Editor) caret() (textPlace, bool) {
	if w := ed.writer; w.on() {
		from, to := w.text.Range()
		return textPlace{text: w.text.Source, from: from, to: to, put: w.put}, true
	}
	e := ed.last
	if e == nil || ed.desk.Window().Canvas().Focused() != fyne.Focusable(e) {
		return textPlace{}, false
	}
	at := len(string([]rune(e.Text)[:min(e.CursorTextOffset(), len([]rune(e.Text)))]))
	return textPlace{text: e.Text, from: at, to: at, put: func(from, to int, with, what string) {
		ed.apart(func() {
			e.SetText(e.Text[:from] + with + e.Text[to:])
			if ed.pending != nil {
				ed.pending.what = what
			}
		})
	}}, true
}

// apart makes a change of a text a step of its own.
func (ed *Editor) apart(change func()) {
	ed.flush()
	ed.spell = spell{}
	change()
	ed.flush()
	ed.spell = spell{}
}

// fieldPlace is a text of a part of the slide that is not being written.
func (ed *Editor) fieldPlace(s deck.Slide, block deck.ID, f deck.Field) textPlace {
	return textPlace{text: f.Text, put: func(from, to int, with, what string) {
		text := f.Text[:from] + with + f.Text[to:]
		b, ok := s.Block(block)
		if !ok {
			head := s.WithField(f.Name, text)
			head.Blocks = nil
			ed.do(deck.SetHead{ID: s.ID, What: what, Head: head}, nil)
			return
		}
		ed.do(deck.SetBlock{Slide: s.ID, What: what, Block: b.WithField(f.Name, text)}, nil)
	}}
}

// placed is a token in a text of the slide.
type placed struct {
	textPlace
	token evidence.Token
}

// tokensOf are the tokens of the chosen part, or of the slide when none is chosen.
func (ed *Editor) tokensOf(s deck.Slide, part string) []placed {
	var out []placed
	add := func(block deck.ID, f deck.Field) {
		for _, t := range evidence.Tokens(f.Text) {
			out = append(out, placed{ed.fieldPlace(s, block, f), t})
		}
	}
	for _, f := range s.Fields() {
		if part == "" || part == f.Name || part == slideview.TitlePart && f.Name == "title" {
			add("", f)
		}
	}
	for _, b := range s.Blocks {
		if part == "" || part == string(b.ID) {
			for _, f := range b.Fields() {
				add(b.ID, f)
			}
		}
	}
	return out
}

// withFigure hands a figure's token to fn: the one at the caret, else the one of the
// chosen part; of several the person chooses.
func (ed *Editor) withFigure(title string, fn func(*evidence.Book, placed)) {
	s, ok := ed.slide()
	if !ok {
		return
	}
	here, writing := ed.caret()
	if t, ok := here.near(); writing && ok {
		ed.withBook(func(b *evidence.Book) { fn(b, placed{here, t}) })
		return
	}
	if !writing {
		ed.flush()
	}
	all := ed.tokensOf(s, ed.block)
	if writing {
		all = inText(here)
	}
	switch len(all) {
	case 0:
		ed.desk.Stage.Toast("No figure stands here: put the caret beside one, or insert one with Ctrl+K")
	case 1:
		ed.withBook(func(b *evidence.Book) { fn(b, all[0]) })
	default:
		ed.withBook(func(b *evidence.Book) { ed.pickPlaced(title, b, all, fn) })
	}
}

// inText are the tokens of the text that is being written.
func inText(p textPlace) []placed {
	var out []placed
	for _, t := range evidence.Tokens(p.text) {
		out = append(out, placed{p, t})
	}
	return out
}

// loose is a typed number and where it stands.
type loose struct {
	textPlace
	number   app.TypedNumber
	from, to int
	base     int // of the number's field in the text
}

// looseIn are the typed numbers of the slide; with the caret in a text, those of that text
// as places of it.
func (ed *Editor) looseIn(s deck.Slide) []loose {
	var all, own []loose
	here, writing := ed.caret()
	for _, n := range app.TypedNumbers(ed.deck, s) {
		if w := ed.writer; w.on() && n.Block == w.spot.block && (n.Field == w.spot.field || w.spot.field == "items" && strings.HasPrefix(n.Field, "items.")) {
			base := w.spot.base(w.text.Source, n.Field)
			own = append(own, loose{here, n, base + n.Span.Start, base + n.Span.End, base})
			continue
		}
		f := deck.Field{Name: n.Field}
		for _, g := range fieldsOf(s, n.Block) {
			if g.Name == n.Field {
				f = g
			}
		}
		all = append(all, loose{ed.fieldPlace(s, n.Block, f), n, n.Span.Start, n.Span.End, 0})
	}
	if writing && len(own) > 0 {
		return own
	}
	return all
}

func fieldsOf(s deck.Slide, block deck.ID) []deck.Field {
	if b, ok := s.Block(block); ok {
		return b.Fields()
	}
	return s.Fields()
}
