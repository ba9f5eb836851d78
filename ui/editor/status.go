package editor

import (
	"briefdeck/internal/deck"
	"briefdeck/ui/slideview"
)

// Status is what the window's status line says about the open deck.
type Status struct {
	Open             bool
	Saved            bool
	Title            string
	Slide            int // from 1
	Slides           int
	Pages            int  // of the brief, while it is shown
	Overflow         bool // of the chosen slide
	Hidden           bool
	OnSlides         bool // the chosen slide appears on slides, unless it is hidden
	InBrief          bool // the chosen slide appears in the brief, unless it is hidden
	InHandout, OnWeb bool // it appears there, unless it is hidden
	Checked          bool // what follows is known
	Errors           int
	Warnings         int
	Notes            int
	Bound            int    // numbers in the text that are figures
	Unbound          int    // numbers that are typed
	Claims           int    // that the deck states
	Resting          int    // of them, those whose evidence stands
	Version          string // as the deck states it
	Language         string
	Zoom             int  // per cent of actual size at which the slide shows; 0: no slide does
	Fitted           bool // that is what fits
	Guides           bool
	Typed            bool   // typed numbers are marked
	Dense            bool   // the chosen slide may be set closer than usual
	Undo             string // the step's name; "" when there is none
	Redo             string
}

// tell says how things stand.
func (ed *Editor) tell() {
	if ed.cfg.OnStatus != nil {
		ed.cfg.OnStatus(ed.Status())
	}
}

// Status is how things stand.
func (ed *Editor) Status() Status {
	if ed.deck == nil {
		return Status{Saved: true}
	}
	st := Status{
		Open: true, Saved: ed.saved(), Title: ed.deck.Meta.Title,
		Slide: ed.index() + 1, Slides: len(ed.deck.Slides), Language: ed.deck.Meta.Language,
		Undo: ed.session.CanUndo(), Redo: ed.session.CanRedo(),
	}
	if ed.pending != nil {
		st.Undo, st.Redo = ed.pending.what, ""
	}
	if ed.view.asBrief() {
		st.Pages = len(ed.view.pages)
	}
	if s, ok := ed.slide(); ok {
		st.Dense = s.Dense
		st.Hidden, st.OnSlides, st.InBrief = s.Hidden, s.Outputs.Has(deck.InSlides), s.Outputs.Has(deck.InBrief)
		st.InHandout, st.OnWeb = s.Outputs.Has(deck.InHandout), s.Outputs.Has(deck.InWeb)
	}
	st.Overflow = overflows(ed.view.findings)
	st.Typed = !ed.writer.unmarked
	if ed.at != "" && ed.view.asSlide() {
		set, now := ed.view.slide.Zoom()
		if set != slideview.Fit {
			now = set
		}
		st.Zoom, st.Fitted, st.Guides = int(now*100+0.5), set == slideview.Fit, ed.guides
	}
	ed.checked(&st)
	return st
}
