package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"briefdeck/internal/evidence"
)

const figureColumns = `uid, key, indicator, value, scale, currency, percent, points, noun, per, qualifier,
	period_from, period_to, as_of, place, attribution,
	source, section, locator, paragraph, quote_start, quote_end, dataset, dataset_row,
	status, formula, decimals, explanation, note, stale`

// figureFields is a figure's fields in the order of figureColumns, for both ways.
func figureFields(f *evidence.Figure) []any {
	o := &f.Origin
	return []any{
		&f.ID, &f.Key,
		optional[string]{&f.Indicator},
		number{&f.Value},
		&f.Scale,
		&f.Unit.Currency, &f.Unit.Percent, &f.Unit.Points, &f.Unit.Noun, &f.Unit.Per, &f.Qualifier,
		written{&f.Period.From},
		written{&f.Period.To},
		written{&f.AsOf},
		&f.Place, &f.Attribution,
		optional[string]{&o.Source},
		&o.Section, &o.Locator, &o.Paragraph, &o.Quote.Start, &o.Quote.End, &o.Dataset, &o.Row,
		&f.Status,
		formula{&f.Derivation},
		decimals{&f.Derivation},
		explanation{&f.Derivation},
		&f.Note, &f.Stale,
	}
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
	successors, err := readSuccessors(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read successors: %w", err)
	}
	out := make(map[string]evidence.Figure, len(rows))
	for _, f := range rows {
		f.Successor = successors[f.Key]
		if f.Derivation != nil {
			f.Derivation.Inputs = inputs[f.Key]
		}
		out[f.Key] = f
	}
	return out, nil
}

// readFigure reads the figure of that key, or returns evidence.ErrNotFound.
func readFigure(ctx context.Context, tx *sql.Tx, key string) (f evidence.Figure, err error) {
	const q = `SELECT ` + figureColumns + ` FROM figure WHERE key = ?`
	const links = `SELECT coalesce(successor, '') FROM figure WHERE key = ?`
	const inputs = `SELECT figure, input FROM derivation_input WHERE figure = ? ORDER BY position`
	if err := one(tx.QueryRowContext(ctx, q, key), evidence.ErrNotFound, figureFields(&f)...); err != nil {
		return f, err
	}
	if err := one(tx.QueryRowContext(ctx, links, key), evidence.ErrNotFound, &f.Successor); err != nil {
		return f, err
	}
	if f.Derivation == nil {
		return f, nil
	}
	rows, err := collect(inputFields)(tx.QueryContext(ctx, inputs, key))
	for _, r := range rows {
		f.Derivation.Inputs = append(f.Derivation.Inputs, r.input)
	}
	return f, err
}

// putFigure adds a figure, or replaces the one of that key, whose id stays. What names
// other figures is put apart, by putLinks, when all figures are there.
func putFigure(ctx context.Context, tx *sql.Tx, f evidence.Figure) error {
	const taken = `SELECT count(*) FROM figure WHERE uid = ?`
	const q = `INSERT INTO figure (` + figureColumns + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET indicator = excluded.indicator, value = excluded.value,
			scale = excluded.scale, currency = excluded.currency, percent = excluded.percent,
			points = excluded.points, noun = excluded.noun, per = excluded.per, qualifier = excluded.qualifier,
			period_from = excluded.period_from, period_to = excluded.period_to, as_of = excluded.as_of,
			place = excluded.place, attribution = excluded.attribution, source = excluded.source,
			section = excluded.section, locator = excluded.locator, paragraph = excluded.paragraph,
			quote_start = excluded.quote_start, quote_end = excluded.quote_end,
			dataset = excluded.dataset, dataset_row = excluded.dataset_row, status = excluded.status,
			formula = excluded.formula, decimals = excluded.decimals,
			explanation = excluded.explanation, note = excluded.note, stale = excluded.stale`
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

// readSuccessors reads which figure superseded each, by key.
func readSuccessors(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	const q = `SELECT key, successor FROM figure WHERE successor IS NOT NULL`
	rows, err := collect(inputFields)(tx.QueryContext(ctx, q))
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r.figure] = r.input
	}
	return out, err
}

// fewFigures have their links put one by one; of more, only those that have some.
const fewFigures = 100

// putAllLinks puts the links of figures that have some, or had some until now.
func putAllLinks(ctx context.Context, tx *sql.Tx, list []evidence.Figure) error {
	if len(list) > fewFigures {
		inputs, err := readInputs(ctx, tx)
		if err != nil {
			return err
		}
		successors, err := readSuccessors(ctx, tx)
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(slices.Clone(list), func(f evidence.Figure) bool {
			return f.Derivation == nil && f.Successor == "" && inputs[f.Key] == nil && successors[f.Key] == ""
		})
	}
	return putList(ctx, tx, list, putLinks)
}

// putLinks puts what a figure says of other figures, once all of them are there: the
// inputs of its derivation and its successor.
func putLinks(ctx context.Context, tx *sql.Tx, f evidence.Figure) error {
	const q = `UPDATE figure SET successor = ? WHERE key = ?`
	var inputs []string
	if f.Derivation != nil {
		inputs = f.Derivation.Inputs
	}
	if err := putInputs(ctx, tx, f.Key, inputs); err != nil {
		return err
	}
	if err := noCycle(ctx, tx, f); err != nil {
		return err
	}
	if err := exec(ctx, tx, q, optional[string]{&f.Successor}, f.Key); err != nil {
		return fmt.Errorf("supersede figure %q by %q: %w", f.Key, f.Successor, err)
	}
	return nil
}

// noCycle refuses a derived figure that follows, by whatever way, from itself.
func noCycle(ctx context.Context, tx *sql.Tx, f evidence.Figure) error {
	const q = `SELECT count(*) FROM (WITH RECURSIVE behind (key) AS (
			SELECT input FROM derivation_input WHERE figure = ?
			UNION SELECT d.input FROM derivation_input d JOIN behind ON d.figure = behind.key
		) SELECT key FROM behind WHERE key = ?)`
	if f.Derivation == nil {
		return nil
	}
	var times int
	if err := one(tx.QueryRowContext(ctx, q, f.Key, f.Key), evidence.ErrNotFound, &times); err != nil {
		return err
	}
	if times > 0 {
		return fmt.Errorf("derive figure %q: %w", f.Key, evidence.ErrCycle)
	}
	return nil
}
