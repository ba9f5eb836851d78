package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefdeck/internal/evidence"
)

const conflictColumns = `uid, a, b, state, explanation`

func conflictFields(c *evidence.Conflict) []any {
	return []any{&c.ID, &c.A, &c.B, &c.State, &c.Explanation}
}

// readConflicts reads the conflicts in the order in which they were added.
func readConflicts(ctx context.Context, tx *sql.Tx) ([]evidence.Conflict, error) {
	const q = `SELECT ` + conflictColumns + ` FROM conflict ORDER BY position`
	out, err := collect(conflictFields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read conflicts: %w", err)
	}
	return out, nil
}

// readConflict reads the conflict of a pair with its place, or returns evidence.ErrNotFound.
func readConflict(ctx context.Context, tx *sql.Tx, pair string) (c heldConflict, err error) {
	const q = `SELECT ` + conflictColumns + `, position FROM conflict WHERE min(a, b) || '|' || max(a, b) = ?`
	err = one(tx.QueryRowContext(ctx, q, pair), evidence.ErrNotFound, append(conflictFields(&c.Conflict), &c.At)...)
	return c, err
}

// putConflict adds a conflict at the end, or replaces the one of the same two figures.
func putConflict(ctx context.Context, tx *sql.Tx, c evidence.Conflict) error {
	return putConflictAt(ctx, tx, c, 0)
}

// putConflictAt adds a conflict at its place, or replaces the one of the same two
// figures in whatever order, whose id, order and place stay.
func putConflictAt(ctx context.Context, tx *sql.Tx, c evidence.Conflict, at int) error {
	const taken = `SELECT count(*) FROM conflict WHERE uid = ?`
	const places = `SELECT count(*) FILTER (WHERE position = ?), coalesce(max(position), 0) + 1 FROM conflict`
	const held = `SELECT a, b FROM conflict WHERE a = ? AND b = ?`
	const q = `INSERT INTO conflict (` + conflictColumns + `, position) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (a, b) DO UPDATE SET state = excluded.state, explanation = excluded.explanation`
	id, err := freeID(ctx, tx, taken, c.ID)
	if err != nil {
		return err
	}
	c.ID = id
	place, err := freePlace(ctx, tx, places, at)
	if err != nil {
		return err
	}
	err = one(tx.QueryRowContext(ctx, held, c.B, c.A), evidence.ErrNotFound, &c.A, &c.B)
	if err != nil && !errors.Is(err, evidence.ErrNotFound) {
		return err
	}
	if err := exec(ctx, tx, q, append(conflictFields(&c), place)...); err != nil {
		return fmt.Errorf("add conflict of %q and %q: %w", c.A, c.B, err)
	}
	return nil
}
