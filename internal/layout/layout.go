// Package layout turns a deck and its evidence into frames: one for each slide, or
// the pages of a flowing brief. It decides everything about place and size; painters
// only draw what it made.
package layout

import (
	"context"
	"fmt"
	"image"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// Charts draws a resolved chart into a box of the given size.
type Charts interface {
	Draw(ctx context.Context, s chart.Spec, size chart.Size, look chart.Look) ([]frame.Item, error)
}

// Images finds the picture that an image block refers to.
type Images interface {
	Image(ref string) (image.Image, error)
}

// Input is everything a layout depends on. Deck, Theme and Faces are needed; a nil
// Book is an empty one, nil Charts or Images show a box that says so.
type Input struct {
	Deck     *deck.Deck
	Book     *evidence.Book
	Theme    deck.Theme
	Faces    *typeset.Faces
	Charts   Charts
	Images   Images
	Revision string // short hash of the deck, for the footer
	Edit     *Edit  // set: the frames say where carets can stand, and prompt for what is not written yet
}

// Edit is what is being edited on a slide; empty while nothing is. A text that is being
// edited shows where its empty paragraphs and bullets stand.
type Edit struct {
	Block deck.ID // empty for the slide's own texts
	Field string  // as deck names it; any of a list's items stands for the list
}

// Page is one frame and what it shows.
type Page struct {
	Frame *frame.Frame
	Slide deck.ID // empty for a page of a brief
	Title string  // plain text, for lists and outlines
}

// Result is a laid-out deck with what its author should know about it.
type Result struct {
	Pages    []Page
	Findings []deck.Finding
}

// Slides lays out every slide that is shown: those neither hidden nor kept out of
// slides. The same input gives the same result.
func Slides(ctx context.Context, in Input) (Result, error) {
	s := newComposer(in, deck.InSlides)
	var pages []Page
	for i, sl := range s.shown {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		pages = append(pages, s.slidePage(sl, i+1))
	}
	return s.finish(ctx, pages)
}

// Slide lays out one slide exactly as Slides does. A slide that is hidden or kept out
// of slides is laid out too, with the number it would have; deck.ErrNoSlide when the
// deck has none of that id.
func Slide(ctx context.Context, in Input, id deck.ID) (Result, error) {
	s := newComposer(in, deck.InSlides)
	n := 1
	for _, sl := range in.Deck.Slides {
		if sl.ID == id {
			return s.finish(ctx, []Page{s.slidePage(sl, n)})
		}
		if shows(sl, deck.InSlides) {
			n++
		}
	}
	return Result{}, fmt.Errorf("lay out slide %s: %w", id, deck.ErrNoSlide)
}

// Revealed is a slide's page as it shows after so many reveal steps: blocks of later
// steps are not there yet, and nothing else moves.
func Revealed(p Page, s deck.Slide, step int) Page {
	if step >= s.Steps() {
		return p
	}
	p.Frame = frame.Without(p.Frame, func(block string) bool {
		b, ok := s.Block(deck.ID(block))
		return ok && b.Step > step
	})
	return p
}

// Brief lays the deck out as a flowing document on pages of its paper size.
func Brief(ctx context.Context, in Input) (Result, error) {
	s := newComposer(in, deck.InBrief)
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	return s.finish(ctx, s.briefPages())
}

// shows tells whether a slide appears in an output.
func shows(sl deck.Slide, output deck.Mask) bool {
	return !sl.Hidden && sl.Outputs.Has(output)
}

// finish draws the charts into the pages and keeps all ink on them.
func (s *composer) finish(ctx context.Context, pages []Page) (Result, error) {
	if err := s.drawCharts(ctx, pages); err != nil {
		return Result{}, err
	}
	for _, p := range pages {
		keepInside(p.Frame)
	}
	return Result{Pages: pages, Findings: s.found.list}, nil
}
