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

// Check looks at a deck with every rule, laid out as slides and as a brief. Without the
// texts of the sources that it quotes its quotations are not compared.
func (e *Engine) Check(ctx context.Context, d *deck.Deck, b *evidence.Book, texts check.Texts) (check.Report, error) {
	in := check.Input{Deck: d, Book: b, Texts: texts, Theme: e.input(d, b, "").Theme}
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
	docs, err := w.quoted(ctx, d, b)
	if err != nil {
		return check.Report{}, err
	}
	return w.engine.Check(ctx, d, b, check.Texts{Documents: docs, Earlier: w.earlier})
}

// quoted are the texts of the sources that a deck's quotations name, by key.
func (w *Workspace) quoted(ctx context.Context, d *deck.Deck, b *evidence.Book) (map[string]source.Document, error) {
	docs := map[string]source.Document{}
	for _, key := range check.Quoted(d, b) {
		doc, err := w.lib.Document(ctx, key)
		if errors.Is(err, source.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		docs[key] = doc
	}
	return docs, nil
}

// keptEarlier bounds how many revisions of a source are read to see when it still held a
// quotation.
const keptEarlier = 5

// earlier reads the revisions of a source before the one now, the newest first.
func (w *Workspace) earlier(ctx context.Context, key string) ([]check.Earlier, error) {
	revisions, err := w.lib.Revisions(ctx, key)
	if err != nil || len(revisions) < 2 {
		return nil, err
	}
	var out []check.Earlier
	for _, r := range revisions[1:min(len(revisions), 1+keptEarlier)] {
		_, doc, err := w.lib.Revision(ctx, key, r.Number)
		if err != nil {
			return nil, err
		}
		out = append(out, check.Earlier{Number: r.Number, Document: doc})
	}
	return out, nil
}

// Prove compares the quotations of a slide with the sources that they name: by block, those
// that can be compared.
func (w *Workspace) Prove(ctx context.Context, s deck.Slide) (map[deck.ID]check.Proof, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return nil, err
	}
	docs, err := w.quoted(ctx, &deck.Deck{Slides: []deck.Slide{s}}, b)
	if err != nil {
		return nil, err
	}
	out := map[deck.ID]check.Proof{}
	for _, bl := range s.Blocks {
		if bl.Kind != deck.QuoteBlock || bl.Quote == nil {
			continue
		}
		if p := check.Prove(*bl.Quote, b, docs); p.Fidelity != check.Uncompared {
			out[bl.ID] = p
		}
	}
	return out, nil
}
