package app

import (
	"context"
	"fmt"

	"briefdeck/internal/evidence"
)

// Apply makes a change of the evidence that can be undone, and returns the change that
// takes it back. Errors are those of EvidenceLibrary.Apply.
func (w *Workspace) Apply(ctx context.Context, c evidence.Change) (evidence.Change, error) {
	inverse, err := w.lib.Apply(ctx, c)
	if err != nil {
		return evidence.Change{}, err
	}
	if !inverse.IsEmpty() {
		w.evidenceChanged()
	}
	return inverse, nil
}

// UndoEvidence takes the last change of the evidence back and names it.
// evidence.ErrNothing when there is none.
func (w *Workspace) UndoEvidence(ctx context.Context) (string, error) {
	return w.walk(ctx, w.lib.UndoEvidence)
}

// RedoEvidence makes the last undone change of the evidence again and names it.
// evidence.ErrNothing when there is none.
func (w *Workspace) RedoEvidence(ctx context.Context) (string, error) {
	return w.walk(ctx, w.lib.RedoEvidence)
}

func (w *Workspace) walk(ctx context.Context, step func(context.Context) (string, error)) (string, error) {
	name, err := step(ctx)
	if err != nil {
		return "", err
	}
	w.SourcesChanged.Tell(struct{}{}) // an import or a deletion may have been walked
	w.evidenceChanged()
	return name, nil
}

// CanUndoEvidence names the steps that UndoEvidence and RedoEvidence would make; "" for
// none.
func (w *Workspace) CanUndoEvidence(ctx context.Context) (undo, redo string, err error) {
	return w.lib.EvidenceSteps(ctx)
}

// SetStatus records what a person decided about figures, in one step. evidence.ErrNotFound
// when the library does not hold one of them: then none is changed.
func (w *Workspace) SetStatus(ctx context.Context, to evidence.Status, figures ...string) error {
	_, err := w.Apply(ctx, evidence.Decide(to, figures...))
	return err
}

// UpdateFigure records what a person corrected in a figure, found by its key.
// evidence.ErrNotFound when the library holds none of that key.
func (w *Workspace) UpdateFigure(ctx context.Context, f evidence.Figure) error {
	b, err := w.Book(ctx)
	if err != nil {
		return err
	}
	if _, err := b.Figure(f.Key); err != nil {
		return fmt.Errorf("change figure: %w", err)
	}
	_, err = w.Apply(ctx, evidence.Change{Name: "Edit figure", Figures: evidence.Rows[evidence.Figure]{Put: []evidence.Figure{f}}})
	return err
}
