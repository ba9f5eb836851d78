package app

import (
	"context"

	"briefdeck/internal/evidence"
)

// Derive adds a figure worked out from others and returns it. Errors are those of
// evidence.Book.DeriveChange.
func (w *Workspace) Derive(ctx context.Context, r evidence.DeriveRequest) (evidence.Figure, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return evidence.Figure{}, err
	}
	c, err := b.DeriveChange(r)
	if err != nil {
		return evidence.Figure{}, err
	}
	if _, err := w.Apply(ctx, c); err != nil {
		return evidence.Figure{}, err
	}
	if b, err = w.Book(ctx); err != nil {
		return evidence.Figure{}, err
	}
	return b.Figure(c.Figures.Put[0].Key)
}
