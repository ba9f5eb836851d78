package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefdeck/internal/deck"
)

// standing is how many steps a stored journal has, and how many of them stand.
type standing struct{ steps, done int }

// journal is the stored journal of a deck.
type journal struct {
	deck deck.ID
	was  standing
}

// stored is a step as a row.
type stored struct{ name, edit, inverse string }

func storedFields(s *stored) []any { return []any{&s.name, &s.edit, &s.inverse} }

// encodeStep makes a step's row.
func encodeStep(s deck.Step) (stored, error) {
	edit, err := deck.EncodeEdit(s.Edit)
	if err != nil {
		return stored{}, err
	}
	inverse, err := deck.EncodeEdit(s.Inverse)
	return stored{s.Name, string(edit), string(inverse)}, err
}

func (s stored) decode() (deck.Step, error) {
	edit, err := deck.DecodeEdit([]byte(s.edit))
	if err != nil {
		return deck.Step{}, err
	}
	inverse, err := deck.DecodeEdit([]byte(s.inverse))
	return deck.Step{Name: s.name, Edit: edit, Inverse: inverse}, err
}

// readStanding reads how far a stored journal is, or returns deck.ErrNotFound.
func readStanding(ctx context.Context, tx *sql.Tx, id deck.ID) (s standing, err error) {
	const q = `SELECT done, (SELECT coalesce(max(position), 0) FROM journal WHERE deck = d.uid) FROM deck d WHERE uid = ?`
	err = one(tx.QueryRowContext(ctx, q, id), deck.ErrNotFound, &s.done, &s.steps)
	return s, err
}

// readSteps reads a deck's journal from its first step.
func readSteps(ctx context.Context, tx *sql.Tx, id deck.ID) ([]deck.Step, error) {
	const q = `SELECT name, edit, inverse FROM journal WHERE deck = ? ORDER BY position`
	rows, err := collect(storedFields)(tx.QueryContext(ctx, q, id))
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	var out []deck.Step
	for i, r := range rows {
		step, err := r.decode()
		if err != nil {
			return nil, fmt.Errorf("read step %d: %w", i+1, err)
		}
		out = append(out, step)
	}
	return out, nil
}

// saveJournal makes the stored steps equal to h's. After one step made, undone or
// redone that is one row at most; what does not look like one step is written anew.
func saveJournal(ctx context.Context, tx *sql.Tx, j journal, h *deck.History) error {
	const cut = `DELETE FROM journal WHERE deck = ? AND position > ?`
	const q = `INSERT INTO journal (deck, position, name, edit, inverse) VALUES (?, ?, ?, ?, ?)`
	if h.Done < 0 || h.Done > len(h.Steps) {
		return fmt.Errorf("a history of %d steps of which %d stand", len(h.Steps), h.Done)
	}
	same, err := j.sameSteps(ctx, tx, h)
	if err != nil || same == j.was.steps && same == len(h.Steps) {
		return err
	}
	if err := exec(ctx, tx, cut, j.deck, same); err != nil {
		return err
	}
	for i, s := range h.Steps[same:] {
		row, err := encodeStep(s)
		if err != nil {
			return err
		}
		if err := exec(ctx, tx, q, j.deck, same+i+1, row.name, row.edit, row.inverse); err != nil {
			return fmt.Errorf("step %d: %w", same+i+1, err)
		}
	}
	return nil
}

// sameSteps is how many of h's first steps are stored already. One step away from what
// is stored, two rows tell: the last step that stands in both, and the one after it,
// which an undo or a redo leaves and a new step replaces.
func (j journal) sameSteps(ctx context.Context, tx *sql.Tx, h *deck.History) (int, error) {
	both := min(j.was.done, h.Done)
	if !j.was.oneStepTo(standing{len(h.Steps), h.Done}) {
		return 0, nil
	}
	if ok, err := j.holds(ctx, tx, both, h); err != nil {
		return 0, err
	} else if !ok {
		return j.joined(ctx, tx, both, h)
	}
	if len(h.Steps) != j.was.steps {
		return both, nil
	}
	if ok, err := j.holds(ctx, tx, both+1, h); err != nil || !ok {
		return both, err
	}
	return len(h.Steps), nil
}

// joined is how many steps are stored already when the last one that stands may have
// been replaced, by an edit that was joined to it.
func (j journal) joined(ctx context.Context, tx *sql.Tx, both int, h *deck.History) (int, error) {
	if both != len(h.Steps) {
		return 0, nil
	}
	if ok, err := j.holds(ctx, tx, both-1, h); err != nil || !ok {
		return 0, err
	}
	return both - 1, nil
}

// oneStepTo tells whether one step made, undone or redone, or none, can lead to s.
func (w standing) oneStepTo(s standing) bool {
	made := s.done == w.done+1 && s.steps == s.done
	walked := s.steps == w.steps && s.done >= w.done-1 && s.done <= w.done+1
	return made || walked
}

// holds tells whether the step at a position, from 1, is stored as h has it. Before the
// first and after the last there is nothing to differ.
func (j journal) holds(ctx context.Context, tx *sql.Tx, position int, h *deck.History) (bool, error) {
	const q = `SELECT name, edit, inverse FROM journal WHERE deck = ? AND position = ?`
	if position < 1 || position > len(h.Steps) {
		return true, nil
	}
	want, err := encodeStep(h.Steps[position-1])
	if err != nil {
		return false, err
	}
	var have stored
	err = one(tx.QueryRowContext(ctx, q, j.deck, position), deck.ErrNotFound, storedFields(&have)...)
	if errors.Is(err, deck.ErrNotFound) {
		return false, nil
	}
	return have == want, err
}
