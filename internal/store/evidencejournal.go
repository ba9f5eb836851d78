package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"briefdeck/internal/evidence"
)

// keptSteps is how many steps of the evidence can be undone.
const keptSteps = 500

// evidenceStep is a row of the evidence journal.
type evidenceStep struct {
	position   int
	name       string
	undo, redo photo
}

func evidenceStepFields(s *evidenceStep) []any {
	return []any{&s.position, &s.name, object[photo]{&s.undo}, object[photo]{&s.redo}}
}

// addStep puts a step at the end of those that stand, in place of the undone ones.
func addStep(ctx context.Context, tx *sql.Tx, name string, before, after photo) error {
	const q = `INSERT INTO evidence_journal (position, name, undo, redo, stands) VALUES (?, ?, ?, ?, 1)`
	const old = `DELETE FROM evidence_journal WHERE position <= (SELECT max(position) FROM evidence_journal) - ?`
	at, err := nextStep(ctx, tx)
	if err != nil {
		return err
	}
	if err := exec(ctx, tx, q, at, name, object[photo]{&before}, object[photo]{&after}); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return exec(ctx, tx, old, keptSteps)
}

// UndoEvidence takes back the last step of the evidence that stands, and names it.
// evidence.ErrNothing when there is none. Of rows that changed otherwise since, only
// what the step changed goes back.
func (db *DB) UndoEvidence(ctx context.Context) (string, error) {
	const q = `SELECT position, name, undo, redo FROM evidence_journal WHERE stands = 1 ORDER BY position DESC LIMIT 1`
	return db.walk(ctx, "undo", q, false)
}

// RedoEvidence makes the first undone step of the evidence again, and names it.
// evidence.ErrNothing when there is none.
func (db *DB) RedoEvidence(ctx context.Context) (string, error) {
	const q = `SELECT position, name, undo, redo FROM evidence_journal WHERE stands = 0 ORDER BY position LIMIT 1`
	return db.walk(ctx, "redo", q, true)
}

// walk makes the step that a query finds, forward or back.
func (db *DB) walk(ctx context.Context, word, query string, forward bool) (string, error) {
	const mark = `UPDATE evidence_journal SET stands = ? WHERE position = ?`
	var s evidenceStep
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := one(tx.QueryRowContext(ctx, query), evidence.ErrNothing, evidenceStepFields(&s)...); err != nil {
			return err
		}
		from, to := s.redo, s.undo
		if forward {
			from, to = to, from
		}
		now, err := photograph(ctx, tx, to.names())
		if err != nil {
			return err
		}
		then, err := rewind(now, from, to)
		if err != nil {
			return err
		}
		c, err := then.change(s.name)
		if err != nil {
			return err
		}
		if err := then.bringSources(ctx, tx); err != nil {
			return err
		}
		if err := makeChange(ctx, tx, c); err != nil {
			return err
		}
		if err := then.takeSources(ctx, tx, s.position); err != nil {
			return err
		}
		return exec(ctx, tx, mark, forward, s.position)
	})
	if errors.Is(err, evidence.ErrNothing) {
		return "", err
	}
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", word, small(s.name), err)
	}
	return s.name, nil
}

// EvidenceSteps names the steps that UndoEvidence and RedoEvidence would make; "" for
// none.
func (db *DB) EvidenceSteps(ctx context.Context) (undo, redo string, err error) {
	const q = `SELECT coalesce((SELECT name FROM evidence_journal WHERE stands = 1 ORDER BY position DESC LIMIT 1), ''),
		coalesce((SELECT name FROM evidence_journal WHERE stands = 0 ORDER BY position LIMIT 1), '')`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q), evidence.ErrNothing, &undo, &redo)
	})
	if err != nil {
		return "", "", fmt.Errorf("read the journal of the evidence: %w", err)
	}
	return undo, redo, nil
}

// small makes a step's name stand inside a phrase.
func small(name string) string {
	if name == "" {
		return "change the evidence"
	}
	return strings.ToLower(name[:1]) + name[1:]
}
