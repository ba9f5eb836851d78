package app

import (
	"context"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// accepting is an edit that also takes the values of the figures it brings into the
// deck as seen: should one change later, a check tells. d is the deck before the edit.
func (s *Session) accepting(ctx context.Context, e deck.Edit, d *deck.Deck) deck.Edit {
	b, err := s.w.Book(ctx)
	if err != nil {
		return e // the edit itself needs no evidence
	}
	next := d.Clone()
	if _, err := e.Apply(next); err != nil {
		return e // it is told where the edit is made
	}
	fresh := unseen(next, b)
	if len(fresh) == 0 {
		return e
	}
	return deck.Batch{What: e.Name(), Edits: []deck.Edit{e, deck.AcceptValues{What: "Accept values", Values: fresh}}}
}

// unseen are the amounts of the figures that a deck shows and whose values nobody has
// accepted yet.
func unseen(d *deck.Deck, b *evidence.Book) map[string]string {
	out := map[string]string{}
	for _, key := range FiguresUsed(d, b) {
		if d.Review.Accepted[key] == "" {
			out[key] = check.Amount(b.Figures[key])
		}
	}
	return out
}

// seen is a copy of a deck in which the values of all its figures are accepted.
func seen(d *deck.Deck, b *evidence.Book) *deck.Deck {
	c := d.Clone()
	if fresh := unseen(c, b); len(fresh) > 0 {
		_, _ = deck.AcceptValues{Values: fresh}.Apply(c) // cannot fail
	}
	return c
}
