package app

import (
	"context"
	"errors"
	"fmt"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// ErrNoTemplate means there is no template of that key.
var ErrNoTemplate = errors.New("no such template")

// Template is a deck to begin from. Words in square brackets say what to write there.
type Template struct {
	Key   string // "ministerial-brief"; unique
	Name  string // for people: "Ministerial brief"
	About string // one line: what it is for
	Own   bool   // saved by the user, who may delete it
	Deck  *deck.Deck

	Pictures map[string][]byte // what the deck shows, by the name it has in it
}

// Templates keeps the templates: the program's, and those the user saved.
type Templates interface {
	// Templates lists the bundled ones in their order, then the user's by name.
	Templates(ctx context.Context) ([]Template, error)
	// Save keeps a template as the user's own and returns its key; one of the same
	// name is replaced.
	Save(ctx context.Context, t Template) (key string, err error)
	// Delete takes one of the user's own away; ErrNoTemplate when there is none.
	Delete(ctx context.Context, key string) error
}

// FromTemplate is a new deck that begins as a template. What meta says stands, what it
// leaves empty comes from the template; the title also opens the first slide.
func FromTemplate(t Template, meta deck.Meta) *deck.Deck {
	d := t.Deck.Clone()
	d.ID, d.Key = source.NewID(), ""
	if len(d.Slides) > 0 && d.Slides[0].Layout == deck.TitleSlide && meta.Title != "" {
		d.Slides[0].Title = meta.Title
	}
	for i := range d.Slides {
		d.Slides[i] = FreshIDs(d.Slides[i])
	}
	d.Meta = filled(meta, d.Meta)
	return d
}

// filled takes from the template what a new deck's meta leaves open. The template's
// own name and line are about the template, not about the deck.
func filled(m, from deck.Meta) deck.Meta {
	for _, f := range []struct{ to, from *string }{
		{&m.Template, &from.Template},
		{&m.Kind, &from.Kind},
		{&m.Version, &from.Version},
		{&m.Author, &from.Author},
		{&m.From, &from.From},
		{&m.To, &from.To},
		{&m.Marking, &from.Marking},
		{&m.Language, &from.Language},
		{&m.Theme, &from.Theme},
		{&m.Size, &from.Size},
		{&m.Paper, &from.Paper},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if m.Minutes == 0 {
		m.Minutes = from.Minutes
	}
	return m
}

// FreshIDs is a copy of a slide whose slide and blocks have IDs of their own.
func FreshIDs(s deck.Slide) deck.Slide {
	c := s.Clone()
	c.ID = source.NewID()
	for i := range c.Blocks {
		c.Blocks[i].ID = source.NewID()
	}
	return c
}

// NewDeckFrom adds a deck that begins as a template and returns its key.
func (w *Workspace) NewDeckFrom(ctx context.Context, t Template, meta deck.Meta) (string, error) {
	for _, data := range t.Pictures {
		if _, err := w.lib.AddPicture(ctx, data); err != nil {
			return "", fmt.Errorf("begin from %s: %w", t.Name, err)
		}
	}
	return w.AddDeck(ctx, FromTemplate(t, meta))
}

// SaveAsTemplate keeps a deck as the user's own template. Version and date are the
// deck's own and stay behind.
func (w *Workspace) SaveAsTemplate(ctx context.Context, d *deck.Deck, name, about string) (string, error) {
	c := d.Clone()
	c.Meta.Title, c.Meta.Subtitle = name, about
	c.Meta.Date, c.Meta.AsOf, c.Meta.Version = "", "", ""
	t := Template{Name: name, About: about, Deck: c, Pictures: map[string][]byte{}}
	for _, s := range c.Slides {
		for _, b := range s.Blocks {
			if b.Image == nil {
				continue
			}
			if data, err := w.lib.Picture(b.Image.Ref); err == nil { // a missing one stays missing, as in the deck
				t.Pictures[b.Image.Ref] = data
			}
		}
	}
	return w.engine.Templates.Save(ctx, t)
}
