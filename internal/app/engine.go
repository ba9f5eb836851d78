package app

import (
	"context"
	"io"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// The themes every engine has.
const (
	Light = "light" // the default, and what is printed
	Dark  = "dark"
)

// printedRevision is how much of a revision's hash a page's foot shows.
const printedRevision = 8

// Engine is what makes pages out of decks. It keeps nothing of a deck or library.
type Engine struct {
	Layout layout.Input // faces, charts and images; the rest is filled for each deck
	Themes *Themes
	PDF    func(ctx context.Context, w io.Writer, job PDFJob) error

	ThemeText ThemeText // themes as files
	Templates Templates // what a new deck can begin from
	Text      DeckText  // decks as Markdown
}

// PDFJob is what a PDF painter gets.
type PDFJob struct {
	Meta     deck.Meta
	Date     time.Time // written as the document's date; never the clock
	Pages    []*frame.Frame
	Progress func(done, total int)
}

// input fills the engine's layout input for a deck; theme "" is the deck's own.
func (e *Engine) input(d *deck.Deck, b *evidence.Book, theme string) layout.Input {
	in := e.look(d, b, theme)
	in.Revision = Revision(d, b)[:printedRevision]
	return in
}

// look is input without the revision, which slides do not print.
func (e *Engine) look(d *deck.Deck, b *evidence.Book, theme string) layout.Input {
	in := e.Layout
	in.Deck, in.Book = d, b
	if theme == "" {
		theme = d.Meta.Theme
	}
	th, ok := e.Themes.Get(theme)
	if !ok {
		th, _ = e.Themes.Get(Light)
	}
	in.Theme = th
	return in
}

// paper is the theme that a deck is printed on: its own, unless that is a dark one.
func (e *Engine) paper(d *deck.Deck) string {
	if th, ok := e.Themes.Get(d.Meta.Theme); ok && !th.Dark {
		return d.Meta.Theme
	}
	return Light
}

// Try lays the first slides of a deck out, at most so many, in a theme that is not kept
// yet.
func (e *Engine) Try(ctx context.Context, d *deck.Deck, b *evidence.Book, th deck.Theme, most int) (layout.Result, error) {
	some := *d
	some.Slides = d.Shown(deck.InSlides)
	some.Slides = some.Slides[:min(most, len(some.Slides))]
	in := e.input(&some, b, "")
	in.Theme = th
	return layout.Slides(ctx, in)
}

// Pages lays a deck out for an output. A brief is never on a dark theme: it is paper.
func (e *Engine) Pages(ctx context.Context, d *deck.Deck, b *evidence.Book, as Output, theme string) (layout.Result, error) {
	if as == AsBrief {
		return layout.Brief(ctx, e.input(d, b, e.paper(d)))
	}
	return layout.Slides(ctx, e.input(d, b, theme))
}
