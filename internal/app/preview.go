package app

import (
	"context"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
)

// Board lays out one slide as it is now, to be edited: it says where carets can stand
// and prompts for what is not written yet.
func (s *Session) Board(ctx context.Context, id deck.ID) (layout.Result, error) {
	sl, _, err := s.Deck().Slide(id)
	if err != nil {
		return layout.Result{}, err
	}
	return s.Preview(ctx, sl, layout.Edit{})
}

// Preview lays out one slide as it would look with another content, while somebody
// types. Nothing is saved. deck.ErrNoSlide when the deck has no slide of that ID.
func (s *Session) Preview(ctx context.Context, sl deck.Slide, edit layout.Edit) (layout.Result, error) {
	b, err := s.w.Book(ctx)
	if err != nil {
		return layout.Result{}, err
	}
	d := *s.Deck()
	_, at, err := d.Slide(sl.ID)
	if err != nil {
		return layout.Result{}, err
	}
	d.Slides = slices.Clone(d.Slides)
	d.Slides[at] = sl
	in := s.w.engine.look(&d, b, "")
	in.Edit = &edit
	return layout.Slide(ctx, in, sl.ID)
}
