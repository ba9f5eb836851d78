package ui

import (
	"context"
	"errors"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/place"
)

// steps are the names of what Undo and Redo would do; "" for nothing.
type steps struct{ undo, redo string }

// inEvidence tells whether the place that shows is about the evidence: there, undo
// takes back what was decided about figures, and elsewhere what was done to the deck.
func (w *Window) inEvidence() bool {
	n := w.places[w.at].Name()
	return n == place.Library || n == place.Evidence
}

// steps are what can be undone and redone in the place that shows.
func (w *Window) steps() steps {
	if w.inEvidence() {
		return w.onEvidence
	}
	return w.onDeckSteps
}

func (w *Window) undo() {
	if w.inEvidence() {
		w.travel("Undo", w.work.UndoEvidence)
		return
	}
	w.onDeckOrCheck(w.editor.Undo)
}

func (w *Window) redo() {
	if w.inEvidence() {
		w.travel("Redo", w.work.RedoEvidence)
		return
	}
	w.onDeckOrCheck(w.editor.Redo)
}

// onDeckOrCheck does something to the deck; the list of findings shows it too.
func (w *Window) onDeckOrCheck(act func()) {
	if w.places[w.at].Name() == place.Check {
		act()
		return
	}
	w.onDeck(act)
}

// selectAll chooses all slides, or all rows of the place that shows.
func (w *Window) selectAll() {
	switch p := w.places[w.at].(type) {
	case interface{ SelectAll() }:
		p.SelectAll()
	default:
		if p.Name() == place.Deck {
			w.editor.ChooseAll()
		}
	}
}

// onDeck does something to the deck where it can be seen.
func (w *Window) onDeck(act func()) {
	if w.places[w.at].Name() != place.Deck { // going there takes the focus from the field
		w.Go(place.Deck)
	}
	act()
}

// travel walks the journal of the evidence one step and says which.
func (w *Window) travel(word string, walk func(context.Context) (string, error)) {
	app.Go(w.tasks, "window:"+word, func(ctx context.Context) (string, error) {
		return walk(context.WithoutCancel(ctx))
	}, func(name string, err error) {
		switch {
		case errors.Is(err, evidence.ErrNothing):
			w.stage.Toast("Nothing to " + small(word))
		case err != nil:
			w.Fail(word, err)
		default:
			w.stage.Toast(word + ": " + small(name))
		}
	})
}

// readSteps reads what can be undone and redone in the evidence.
func (w *Window) readSteps() {
	work := w.work
	app.Go(w.tasks, "window:steps", func(ctx context.Context) (steps, error) {
		undo, redo, err := work.CanUndoEvidence(ctx)
		return steps{undo, redo}, err
	}, func(s steps, err error) {
		if err != nil {
			w.Fail("Read what can be undone", err)
			return
		}
		w.onEvidence = s
		w.menus.nameSteps()
	})
}
