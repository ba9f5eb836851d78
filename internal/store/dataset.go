package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// AddDataset adds a draft as a held source with the series and figures made of it.
// A series that is held is continued when its unit is the same.
func (db *DB) AddDataset(ctx context.Context, d source.Draft, series []evidence.Indicator, figures []evidence.Figure) (key string, err error) {
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if key, err = addDraft(ctx, tx, d); err != nil {
			return err
		}
		if err := addSeries(ctx, tx, series); err != nil {
			return err
		}
		return addRows(ctx, tx, key, figures)
	})
	if err != nil {
		return "", fmt.Errorf("add %q: %w", nameOf(d), err)
	}
	return key, nil
}

func addSeries(ctx context.Context, tx *sql.Tx, series []evidence.Indicator) error {
	held, err := readIndicators(ctx, tx)
	if err != nil {
		return err
	}
	for _, s := range series {
		if have, ok := held[s.Key]; ok {
			if have.Unit != s.Unit {
				return fmt.Errorf("the series %s is held in %q, not %q: name another series or unit", s.Key, have.Unit, s.Unit)
			}
			continue
		}
		s.ID = source.NewID()
		if err := putIndicator(ctx, tx, s); err != nil {
			return err
		}
	}
	return nil
}

func addRows(ctx context.Context, tx *sql.Tx, key string, figures []evidence.Figure) (err error) {
	const taken = `SELECT count(*) FROM figure WHERE key = ?`
	for _, f := range figures {
		if f.Key, err = freeKey(ctx, tx, taken, f.Key); err != nil {
			return err
		}
		f.Origin.Source = key
		if err := putFigure(ctx, tx, f); err != nil {
			return err
		}
	}
	return nil
}
