package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
)

const figureColumns = `uid, key, indicator, value, scale, currency, percent, points, noun, qualifier,
	period_from, period_to, as_of, place, attribution,
	source, section, locator, paragraph, quote_start, quote_end, dataset, dataset_row,
	status, formula, decimals, note`

// figureFields is a figure's fields in the order of figureColumns, for both ways.
func figureFields(f *evidence.Figure) []any {
	o := &f.Origin
	return []any{
		&f.ID, &f.Key,
		optional[string]{&f.Indicator},
		number{&f.Value},
		&f.Scale,
		&f.Unit.Currency, &f.Unit.Percent, &f.Unit.Points, &f.Unit.Noun, &f.Qualifier,
		written{&f.Period.From},
		written{&f.Period.To},
		written{&f.AsOf},
		&f.Place, &f.Attribution,
		optional[string]{&o.Source},
		&o.Section, &o.Locator, &o.Paragraph, &o.Quote.Start, &o.Quote.End, &o.Dataset, &o.Row,
		&f.Status,
		formula{&f.Derivation},
		decimals{&f.Derivation},
		&f.Note,
	}
}

// SetStatus records what a person decided about a figure, or returns evidence.ErrNotFound.
func (db *DB) SetStatus(ctx context.Context, figure string, s evidence.Status) error {
	const q = `UPDATE figure SET status = ? WHERE key = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, q, s, figure)
		return change(evidence.ErrNotFound, res, err)
	})
	if err != nil {
		return fmt.Errorf("set figure %q to %s: %w", figure, s, err)
	}
	return nil
}

// readFigures reads all figures by key, the derived ones with their inputs.
func readFigures(ctx context.Context, tx *sql.Tx) (map[string]evidence.Figure, error) {
	const q = `SELECT ` + figureColumns + ` FROM figure`
	rows, err := collect(figureFields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	inputs, err := readInputs(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read derivations: %w", err)
	}
	out := make(map[string]evidence.Figure, len(rows))
	for _, f := range rows {
		if f.Derivation != nil {
			f.Derivation.Inputs = inputs[f.Key]
		}
		out[f.Key] = f
	}
	return out, nil
}

// putFigure adds a figure, or replaces the one of that key, whose id stays. The inputs
// of a derived figure are put apart, when all figures are there.
func putFigure(ctx context.Context, tx *sql.Tx, f evidence.Figure) error {
	const taken = `SELECT count(*) FROM figure WHERE uid = ?`
	const q = `INSERT INTO figure (` + figureColumns + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET indicator = excluded.indicator, value = excluded.value,
			scale = excluded.scale, currency = excluded.currency, percent = excluded.percent,
			points = excluded.points, noun = excluded.noun, qualifier = excluded.qualifier,
			period_from = excluded.period_from, period_to = excluded.period_to, as_of = excluded.as_of,
			place = excluded.place, attribution = excluded.attribution, source = excluded.source,
			section = excluded.section, locator = excluded.locator, paragraph = excluded.paragraph,
			quote_start = excluded.quote_start, quote_end = excluded.quote_end,
			dataset = excluded.dataset, dataset_row = excluded.dataset_row, status = excluded.status,
			formula = excluded.formula, decimals = excluded.decimals, note = excluded.note`
	id, err := freeID(ctx, tx, taken, f.ID)
	if err != nil {
		return err
	}
	f.ID = id
	if err := exec(ctx, tx, q, figureFields(&f)...); err != nil {
		return fmt.Errorf("add figure %q: %w", f.Key, err)
	}
	return nil
}

// input is one figure that another is derived from.
type input struct{ figure, input string }

func inputFields(i *input) []any { return []any{&i.figure, &i.input} }

// readInputs reads the inputs of each derived figure, by its key.
func readInputs(ctx context.Context, tx *sql.Tx) (map[string][]string, error) {
	const q = `SELECT figure, input FROM derivation_input ORDER BY figure, position`
	rows, err := collect(inputFields)(tx.QueryContext(ctx, q))
	out := map[string][]string{}
	for _, r := range rows {
		out[r.figure] = append(out[r.figure], r.input)
	}
	return out, err
}

// putInputs replaces the inputs of a figure; none for one that is not derived.
func putInputs(ctx context.Context, tx *sql.Tx, figure string, inputs []string) error {
	const clearing = `DELETE FROM derivation_input WHERE figure = ?`
	const q = `INSERT INTO derivation_input (figure, position, input) VALUES (?, ?, ?)`
	if err := exec(ctx, tx, clearing, figure); err != nil {
		return err
	}
	for i, in := range inputs {
		if err := exec(ctx, tx, q, figure, i, in); err != nil {
			return fmt.Errorf("derive figure %q from %q: %w", figure, in, err)
		}
	}
	return nil
}
