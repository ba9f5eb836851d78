package app

import (
	"context"

	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
)

// Preview lays out one slide as it would look with another content, while somebody
// types. Nothing is saved. deck.ErrNoSlide when the deck has no slide of that ID.
func (s *Session) Preview(ctx context.Context, sl deck.Slide) (layout.Result, error) {
	b, err := s.w.Book(ctx)
	if err != nil {
		return layout.Result{}, err
	}
	d := s.Deck().Clone()
	_, at, err := d.Slide(sl.ID)
	if err != nil {
		return layout.Result{}, err
	}
	d.Slides[at] = sl
	return layout.Slide(ctx, s.w.engine.input(d, b, ""), sl.ID)
}
