package deck

import "slices"

// Step is an edit that was made, with its inverse.
type Step struct {
	Name          string
	Edit, Inverse Edit
}

// History is the steps made to a deck and how many of them stand: steps from
// Done on were undone and can be redone. The zero value is an empty history.
type History struct {
	Steps []Step
	Done  int
}

// A history holds the last keptSteps steps. It is cut when it has spareSteps more, so
// that a long one is not written anew with every edit.
const (
	keptSteps  = 1000
	spareSteps = 200
)

// Do applies an edit and forgets what could have been redone.
func (h *History) Do(d *Deck, e Edit) (Step, error) {
	inv, err := e.Apply(d)
	if err != nil {
		return Step{}, err
	}
	s := Step{Name: e.Name(), Edit: e, Inverse: inv}
	h.Steps = append(h.Steps[:h.Done:h.Done], s)
	h.Done++
	if len(h.Steps) > keptSteps+spareSteps {
		h.Steps = slices.Clone(h.Steps[len(h.Steps)-keptSteps:])
		h.Done = keptSteps
	}
	return s, nil
}

// Join applies an edit and joins it to the last step when that changed the same text in
// the same way: typing that goes on is one step. Otherwise it is Do.
func (h *History) Join(d *Deck, e Edit) (Step, error) {
	if h.Done == 0 || h.Done < len(h.Steps) || !sameTarget(h.Steps[h.Done-1].Edit, e) {
		return h.Do(d, e)
	}
	if _, err := e.Apply(d); err != nil {
		return Step{}, err
	}
	s := h.Steps[h.Done-1]
	s.Edit = e
	h.Steps = append(h.Steps[:h.Done-1:h.Done-1], s)
	return s, nil
}

// sameTarget tells whether two edits replace the same thing, so that the later one makes
// the earlier one needless.
func sameTarget(a, b Edit) bool {
	switch b := plain(b).(type) {
	case SetHead:
		a, ok := plain(a).(SetHead)
		return ok && a.ID == b.ID && a.What == b.What
	case SetBlock:
		a, ok := plain(a).(SetBlock)
		return ok && a.Slide == b.Slide && a.Block.ID == b.Block.ID && a.What == b.What
	}
	return false
}

// plain is an edit that came out of a journal as it was put in.
func plain(e Edit) Edit {
	switch e := e.(type) {
	case *SetHead:
		return *e
	case *SetBlock:
		return *e
	}
	return e
}

// Undo takes the last standing step back, or returns ErrNothing.
func (h *History) Undo(d *Deck) (Step, error) {
	if h.Done == 0 {
		return Step{}, ErrNothing
	}
	s := h.Steps[h.Done-1]
	if _, err := s.Inverse.Apply(d); err != nil {
		return Step{}, err
	}
	h.Done--
	return s, nil
}

// Redo makes the next undone step again, or returns ErrNothing.
func (h *History) Redo(d *Deck) (Step, error) {
	if h.Done == len(h.Steps) {
		return Step{}, ErrNothing
	}
	s := h.Steps[h.Done]
	if _, err := s.Edit.Apply(d); err != nil {
		return Step{}, err
	}
	h.Done++
	return s, nil
}

// CanUndo names the step that Undo would take back; "" when there is none.
func (h *History) CanUndo() string {
	if h.Done == 0 {
		return ""
	}
	return h.Steps[h.Done-1].Name
}

// CanRedo names the step that Redo would make; "" when there is none.
func (h *History) CanRedo() string {
	if h.Done == len(h.Steps) {
		return ""
	}
	return h.Steps[h.Done].Name
}
