package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
)

const indicatorColumns = `uid, key, concept, name, definition, currency, percent, points, noun, per, scale, note`

func indicatorFields(i *evidence.Indicator) []any {
	return []any{
		&i.ID, &i.Key, &i.Concept, &i.Name, &i.Definition,
		&i.Unit.Currency, &i.Unit.Percent, &i.Unit.Points, &i.Unit.Noun, &i.Unit.Per, &i.Scale, &i.Note,
	}
}

// readIndicators reads all indicators by key.
func readIndicators(ctx context.Context, tx *sql.Tx) (map[string]evidence.Indicator, error) {
	const q = `SELECT ` + indicatorColumns + ` FROM indicator`
	rows, err := collect(indicatorFields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read indicators: %w", err)
	}
	out := make(map[string]evidence.Indicator, len(rows))
	for _, i := range rows {
		out[i.Key] = i
	}
	return out, nil
}

// readIndicator reads the indicator of that key, or returns evidence.ErrNotFound.
func readIndicator(ctx context.Context, tx *sql.Tx, key string) (i evidence.Indicator, err error) {
	const q = `SELECT ` + indicatorColumns + ` FROM indicator WHERE key = ?`
	err = one(tx.QueryRowContext(ctx, q, key), evidence.ErrNotFound, indicatorFields(&i)...)
	return i, err
}

// putIndicator adds an indicator, or replaces the one of that key, whose id stays.
func putIndicator(ctx context.Context, tx *sql.Tx, i evidence.Indicator) error {
	const taken = `SELECT count(*) FROM indicator WHERE uid = ?`
	const q = `INSERT INTO indicator (` + indicatorColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET concept = excluded.concept, name = excluded.name,
			definition = excluded.definition, currency = excluded.currency, percent = excluded.percent,
			points = excluded.points, noun = excluded.noun, per = excluded.per, scale = excluded.scale, note = excluded.note`
	id, err := freeID(ctx, tx, taken, i.ID)
	if err != nil {
		return err
	}
	i.ID = id
	if err := exec(ctx, tx, q, indicatorFields(&i)...); err != nil {
		return fmt.Errorf("add indicator %q: %w", i.Key, err)
	}
	return nil
}
