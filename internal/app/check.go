package app

import (
	"context"
	"errors"
	"fmt"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// Check looks at a deck with every rule, laid out as slides and as a brief. docs are the
// texts of the sources that it quotes, by key; without one its quotations are not compared.
func (e *Engine) Check(ctx context.Context, d *deck.Deck, b *evidence.Book, docs map[string]source.Document) (check.Report, error) {
	in := check.Input{Deck: d, Book: b, Documents: docs, Theme: e.input(d, b, "").Theme}
	for _, out := range []struct {
		as   Output
		mask deck.Mask
	}{{AsSlides, deck.InSlides}, {AsBrief, deck.InBrief}} {
		res, err := e.Pages(ctx, d, b, out.as, "")
		if err != nil {
			return check.Report{}, fmt.Errorf("lay out %s: %w", d.Meta.Title, err)
		}
		in.Outputs = append(in.Outputs, check.Output{Name: string(out.as), Mask: out.mask, Pages: res.Pages, Found: res.Findings})
	}
	return check.Deck(ctx, in)
}

// Check looks at a deck with the library's evidence and texts.
func (w *Workspace) Check(ctx context.Context, d *deck.Deck) (check.Report, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return check.Report{}, err
	}
	docs := map[string]source.Document{}
	for _, key := range check.Quoted(d, b) {
		doc, err := w.lib.Document(ctx, key)
		if errors.Is(err, source.ErrNotFound) {
			continue
		}
		if err != nil {
			return check.Report{}, err
		}
		docs[key] = doc
	}
	return w.engine.Check(ctx, d, b, docs)
}
