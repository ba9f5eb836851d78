package editor

import (
	"context"

	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
)

// Show is what is asked to be presented.
type Show struct {
	Title  string
	Slides []deck.ID // the ones that are shown
	At     int
	End    int     // how many of them are the talk: the rest is backup
	Ratio  float64 // width by height
	Steps  []int   // how many reveal steps each slide has
	Frame  func(ctx context.Context, id deck.ID, step int) (layout.Page, error)
}

// Present shows the deck full-screen, from the first slide or the chosen one.
func (ed *Editor) Present(here bool) {
	if ed.session == nil {
		return
	}
	ed.Flush(func() {
		if ed.session == nil {
			return
		}
		show := Show{Title: ed.deck.Meta.Title, Ratio: 16.0 / 9}
		if ed.deck.Meta.Size == "4:3" {
			show.Ratio = 4.0 / 3
		}
		shown := ed.deck.Shown(deck.InSlides)
		show.End = len(shown)
		for i, s := range shown {
			if here && s.ID == ed.at {
				show.At = i
			}
			if s.Layout == deck.EndSlide {
				show.End = min(show.End, i+1)
			}
			show.Slides, show.Steps = append(show.Slides, s.ID), append(show.Steps, s.Steps())
		}
		frames, d := ed.frames, ed.deck
		show.Frame = func(ctx context.Context, id deck.ID, step int) (layout.Page, error) {
			r, err := frames.slide(ctx, id)
			if err != nil {
				return layout.Page{}, err
			}
			s, _, err := d.Slide(id)
			return layout.Revealed(r.Pages[0], s, step), err
		}
		if len(show.Slides) == 0 {
			ed.desk.Stage.Toast("Every slide of this deck is hidden")
			return
		}
		ed.cfg.Present(show)
	})
}
