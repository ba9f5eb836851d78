package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
)

// nextStep is the place of a step that is about to be made. Steps that were undone are
// forgotten, with what lies on their shelves.
func nextStep(ctx context.Context, tx *sql.Tx) (position int, err error) {
	const cut = `DELETE FROM evidence_journal WHERE stands = 0`
	const q = `SELECT coalesce(max(position), 0) + 1 FROM evidence_journal`
	if err := exec(ctx, tx, cut); err != nil {
		return 0, err
	}
	return position, one(tx.QueryRowContext(ctx, q), evidence.ErrNothing, &position)
}

// noteStep writes a step to the journal that was made: the rows before it, and what it
// made besides, which was not there.
func noteStep(ctx context.Context, tx *sql.Tx, name string, before photo, made []rowName) error {
	for _, n := range made {
		if _, known := before[n]; !known {
			before[n] = null
		}
	}
	after, err := photograph(ctx, tx, before.names())
	if err != nil {
		return err
	}
	before, after = differing(before, after)
	if len(before) == 0 {
		return nil
	}
	return addStep(ctx, tx, name, before, after)
}

// DeleteSource takes a source out with its texts, and makes what becomes of the evidence
// that rests on it, as one step that can be undone. source.ErrNotFound; evidence.ErrInUse
// when other evidence still names it.
func (db *DB) DeleteSource(ctx context.Context, key string, c evidence.Change) error {
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := readSource(ctx, tx, key); err != nil {
			return err
		}
		before, err := photograph(ctx, tx, append(touched(c), rowName{sourceRow, key}))
		if err != nil {
			return err
		}
		step, err := nextStep(ctx, tx)
		if err != nil {
			return err
		}
		if err := makeChange(ctx, tx, c); err != nil {
			return err
		}
		if err := takeSource(ctx, tx, step, key, nil); err != nil {
			return err
		}
		return noteStep(ctx, tx, c.Name, before, nil)
	})
	if err != nil {
		return fmt.Errorf("delete source %q: %w", key, err)
	}
	return nil
}
