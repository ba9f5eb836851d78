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
	Themes map[string]deck.Theme
	PDF    func(ctx context.Context, w io.Writer, job PDFJob) error

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
	in := e.Layout
	in.Deck, in.Book, in.Revision = d, b, Revision(d, b)[:printedRevision]
	if theme == "" {
		theme = d.Meta.Theme
	}
	th, ok := e.Themes[theme]
	if !ok {
		th = e.Themes[Light]
	}
	in.Theme = th
	return in
}

// Pages lays a deck out for an output. A brief is always on the light theme: it is paper.
func (e *Engine) Pages(ctx context.Context, d *deck.Deck, b *evidence.Book, as Output, theme string) (layout.Result, error) {
	if as == AsBrief {
		return layout.Brief(ctx, e.input(d, b, Light))
	}
	return layout.Slides(ctx, e.input(d, b, theme))
}
