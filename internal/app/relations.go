package app

import (
	"context"

	"briefdeck/internal/evidence"
)

// Revise makes the change that a function makes of the evidence as it is now, and
// returns it.
func (w *Workspace) Revise(ctx context.Context, change func(*evidence.Book) (evidence.Change, error)) (evidence.Change, error) {
	b, err := w.Book(ctx)
	if err != nil {
		return evidence.Change{}, err
	}
	c, err := change(b)
	if err != nil {
		return evidence.Change{}, err
	}
	_, err = w.Apply(ctx, c)
	return c, err
}

// Derive adds a figure worked out from others and returns it. Errors are those of
// evidence.Book.DeriveChange.
func (w *Workspace) Derive(ctx context.Context, r evidence.DeriveRequest) (evidence.Figure, error) {
	c, err := w.Revise(ctx, func(b *evidence.Book) (evidence.Change, error) { return b.DeriveChange(r) })
	if err != nil {
		return evidence.Figure{}, err
	}
	b, err := w.Book(ctx)
	if err != nil {
		return evidence.Figure{}, err
	}
	return b.Figure(c.Figures.Put[0].Key)
}
