package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
)

const placeColumns = `name, source, iso3, region, income, joined, departed, note`

func placeFields(p *evidence.Place) []any {
	return []any{&p.Name, &p.Source, &p.ISO3, &p.Region, &p.Income, written{&p.Joined}, written{&p.Left}, &p.Note}
}

// readPlaces reads the places in the order in which they were added.
func readPlaces(ctx context.Context, tx *sql.Tx) ([]evidence.Place, error) {
	const q = `SELECT ` + placeColumns + ` FROM place ORDER BY position`
	out, err := collect(placeFields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read places: %w", err)
	}
	return out, nil
}

// putPlace adds a place, or replaces what the same source said of it before.
func putPlace(ctx context.Context, tx *sql.Tx, p evidence.Place) error {
	const q = `INSERT INTO place (` + placeColumns + `, position)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM place))
		ON CONFLICT (name, source) DO UPDATE SET iso3 = excluded.iso3, region = excluded.region,
			income = excluded.income, joined = excluded.joined, departed = excluded.departed,
			note = excluded.note`
	if err := exec(ctx, tx, q, placeFields(&p)...); err != nil {
		return fmt.Errorf("add place %q: %w", p.Name, err)
	}
	return nil
}
