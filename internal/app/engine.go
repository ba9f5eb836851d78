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

// onPaper is a theme as it is printed: a dark one keeps its type, its logo and its footer,
// in the colours of the light one.
func (e *Engine) onPaper(th deck.Theme) deck.Theme {
	if !th.Dark {
		return th
	}
	light, _ := e.Themes.Get(Light)
	th.Dark, th.Colors, th.Series, th.Grey = false, light.Colors, light.Series, light.Grey
	return th
}

// Trial is a deck in a theme that is not kept yet.
type Trial struct {
	Deck  *deck.Deck
	Book  *evidence.Book
	Theme deck.Theme
	As    Output
	Most  int // slides of the deck that are laid out
}

// Try lays the first slides of a deck out in a theme: as slides, or as the brief that they
// make.
func (e *Engine) Try(ctx context.Context, t Trial) (layout.Result, error) {
	mask := deck.InSlides
	if t.As == AsBrief {
		mask = deck.InBrief
	}
	some := *t.Deck
	some.Slides = t.Deck.Shown(mask)
	some.Slides = some.Slides[:min(t.Most, len(some.Slides))]
	in := e.input(&some, t.Book, "")
	in.Theme = t.Theme
	if t.As == AsBrief {
		in.Theme = e.onPaper(t.Theme)
		return layout.Brief(ctx, in)
	}
	return layout.Slides(ctx, in)
}

// Pages lays a deck out for an output. A brief is never in dark colours: it is paper.
func (e *Engine) Pages(ctx context.Context, d *deck.Deck, b *evidence.Book, as Output, theme string) (layout.Result, error) {
	if as == AsBrief {
		in := e.input(d, b, "")
		in.Theme = e.onPaper(in.Theme)
		return layout.Brief(ctx, in)
	}
	return layout.Slides(ctx, e.input(d, b, theme))
}
