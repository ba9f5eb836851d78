package app

import (
	"slices"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// TypedNumber is a number of a slide that is typed where a figure could stand.
type TypedNumber = check.Typed

// Fit is a figure that a typed number may be.
type Fit = check.Fit

// TypedNumbers lists the typed numbers of a slide, as Check finds them.
func TypedNumbers(d *deck.Deck, s deck.Slide) []TypedNumber { return check.TypedNumbers(d, s) }

// FiguresFor lists the figures that a typed number of a slide may be, the likeliest first.
// The slide is the deck's as it is written at the moment.
func FiguresFor(d *deck.Deck, s deck.Slide, b *evidence.Book, n TypedNumber) []Fit {
	now := *d
	now.Slides = slices.Clone(d.Slides)
	if _, at, err := d.Slide(s.ID); err == nil {
		now.Slides[at] = s
	}
	return check.Fits(check.Input{Deck: &now, Book: b}, n)
}
