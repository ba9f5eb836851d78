package store

import (
	"context"
	"database/sql"
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

// putConflict adds a conflict, or replaces the one of the same two figures, whose id
// and position stay.
func putConflict(ctx context.Context, tx *sql.Tx, c evidence.Conflict) error {
	const taken = `SELECT count(*) FROM conflict WHERE uid = ?`
	const q = `INSERT INTO conflict (` + conflictColumns + `, position)
		VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM conflict))
		ON CONFLICT (a, b) DO UPDATE SET state = excluded.state, explanation = excluded.explanation`
	id, err := freeID(ctx, tx, taken, c.ID)
	if err != nil {
		return err
	}
	c.ID = id
	if err := exec(ctx, tx, q, conflictFields(&c)...); err != nil {
		return fmt.Errorf("add conflict of %q and %q: %w", c.A, c.B, err)
	}
	return nil
}
