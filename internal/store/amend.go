package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
)

// UpdateFigure replaces what is held of the figure of that key, with the inputs of its
// derivation; its id stays. evidence.ErrNotFound when there is none of that key.
func (db *DB) UpdateFigure(ctx context.Context, f evidence.Figure) error {
	const held = `SELECT count(*) FROM figure WHERE key = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var n int
		if err := one(tx.QueryRowContext(ctx, held, f.Key), evidence.ErrNotFound, &n); err != nil {
			return err
		}
		if n == 0 {
			return evidence.ErrNotFound
		}
		if err := putFigure(ctx, tx, f); err != nil {
			return err
		}
		return putDerivation(ctx, tx, f)
	})
	if err != nil {
		return fmt.Errorf("change figure %q: %w", f.Key, err)
	}
	return nil
}
