package deck

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

// Do applies an edit and forgets what could have been redone.
func (h *History) Do(d *Deck, e Edit) (Step, error) {
	inv, err := e.Apply(d)
	if err != nil {
		return Step{}, err
	}
	s := Step{Name: e.Name(), Edit: e, Inverse: inv}
	h.Steps = append(h.Steps[:h.Done:h.Done], s)
	h.Done++
	return s, nil
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
