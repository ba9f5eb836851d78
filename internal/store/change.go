package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"briefdeck/internal/evidence"
)

// Apply makes a change of the evidence as one step of its journal, and returns the
// change that takes it back. What could have been redone is forgotten. A change that
// leaves every row as it is makes no step and has an empty inverse. evidence.ErrNotFound
// when a row names another that is not held, or a status is given to none;
// evidence.ErrInUse when a row is taken out that others name; evidence.ErrCycle.
func (db *DB) Apply(ctx context.Context, c evidence.Change) (inverse evidence.Change, err error) {
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		inverse, err = applyChange(ctx, tx, c)
		return err
	})
	if err != nil {
		return evidence.Change{}, fmt.Errorf("%s: %w", small(c.Name), err)
	}
	return inverse, nil
}

// applyChange makes a change as one step of the journal, within one transaction.
func applyChange(ctx context.Context, tx *sql.Tx, c evidence.Change) (inverse evidence.Change, err error) {
	keys := touched(c)
	before, err := photograph(ctx, tx, keys)
	if err != nil {
		return inverse, err
	}
	if err := makeChange(ctx, tx, c); err != nil {
		return inverse, err
	}
	after, err := photograph(ctx, tx, keys)
	if err != nil {
		return inverse, err
	}
	before, after = differing(before, after)
	if len(before) == 0 {
		return inverse, nil
	}
	if inverse, err = before.change(c.Name); err != nil {
		return inverse, err
	}
	return inverse, addStep(ctx, tx, c.Name, before, after)
}

// makeChange writes the rows of a change, each after those it names.
func makeChange(ctx context.Context, tx *sql.Tx, c evidence.Change) error {
	steps := []func() error{
		func() error { return putList(ctx, tx, c.Indicators.Put, putIndicator) },
		func() error { return dropClaims(ctx, tx, leaving(c.Claims, claimKey)) },
		func() error { return dropConflicts(ctx, tx, leaving(c.Conflicts, evidence.Conflict.Pair)) },
		func() error { return putList(ctx, tx, c.Figures.Put, putFigure) },
		func() error { return putAllLinks(ctx, tx, c.Figures.Put) },
		func() error { return setStatuses(ctx, tx, c.Status) },
		func() error { return putPlaced(ctx, tx, c.Claims, claimKey, putClaimAt) },
		func() error { return putPlaced(ctx, tx, c.Conflicts, evidence.Conflict.Pair, putConflictAt) },
		func() error { return dropFigures(ctx, tx, leaving(c.Figures, figureKey)) },
		func() error { return dropIndicators(ctx, tx, leaving(c.Indicators, indicatorKey)) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func claimKey(c evidence.Claim) string         { return c.Key }
func figureKey(f evidence.Figure) string       { return f.Key }
func indicatorKey(i evidence.Indicator) string { return i.Key }

// leaving are the keys that a change takes out and does not put.
func leaving[T any](r evidence.Rows[T], key func(T) string) []string {
	return slices.DeleteFunc(slices.Clone(r.Delete), func(gone string) bool {
		return slices.ContainsFunc(r.Put, func(row T) bool { return key(row) == gone })
	})
}

// putPlaced puts rows that have an order, each where it stood before, if it did.
func putPlaced[T any](ctx context.Context, tx *sql.Tx, r evidence.Rows[T], key func(T) string,
	write func(context.Context, *sql.Tx, T, int) error,
) error {
	for _, row := range r.Put {
		if err := write(ctx, tx, row, r.At[key(row)]); err != nil {
			return err
		}
	}
	return nil
}

// setStatuses records what was decided about figures. evidence.ErrNotFound when one is
// not held.
func setStatuses(ctx context.Context, tx *sql.Tx, to map[string]evidence.Status) error {
	const q = `UPDATE figure SET status = ?1, successor = iif(?1 = 'superseded', successor, NULL) WHERE key = ?2`
	for _, key := range slices.Sorted(maps.Keys(to)) {
		res, err := tx.ExecContext(ctx, q, to[key], key)
		if err := change(evidence.ErrNotFound, res, err); err != nil {
			return fmt.Errorf("set figure %q to %s: %w", key, to[key], err)
		}
	}
	return nil
}

func dropClaims(ctx context.Context, tx *sql.Tx, keys []string) error {
	const q = `DELETE FROM claim WHERE key = ?`
	return drop(ctx, tx, "claim", keys, q)
}

func dropConflicts(ctx context.Context, tx *sql.Tx, pairs []string) error {
	const q = `DELETE FROM conflict WHERE min(a, b) || '|' || max(a, b) = ?`
	return drop(ctx, tx, "conflict", pairs, q)
}

// dropFigures takes figures out. They may name one another, so their links go first.
func dropFigures(ctx context.Context, tx *sql.Tx, keys []string) error {
	const inputs = `DELETE FROM derivation_input WHERE figure = ?`
	const successor = `UPDATE figure SET successor = NULL WHERE key = ?`
	const q = `DELETE FROM figure WHERE key = ?`
	for _, first := range []string{inputs, successor, q} {
		if err := drop(ctx, tx, "figure", keys, first); err != nil {
			return err
		}
	}
	return nil
}

func dropIndicators(ctx context.Context, tx *sql.Tx, keys []string) error {
	const q = `DELETE FROM indicator WHERE key = ?`
	return drop(ctx, tx, "indicator", keys, q)
}

// drop runs a statement for each key. A row that others name is evidence.ErrInUse.
func drop(ctx context.Context, tx *sql.Tx, kind string, keys []string, query string) error {
	for _, key := range keys {
		err := exec(ctx, tx, query, key)
		if errors.Is(err, errDangling) {
			err = evidence.ErrInUse
		}
		if err != nil {
			return fmt.Errorf("delete %s %q: %w", kind, key, err)
		}
	}
	return nil
}

// freePlace is where a row goes that stood at a place before: there, or at the end when
// it is new or another stands there. The query gives how many stand at a place, and the
// one after the last.
func freePlace(ctx context.Context, tx *sql.Tx, query string, at int) (int, error) {
	var taken, next int
	if err := one(tx.QueryRowContext(ctx, query, at), evidence.ErrNotFound, &taken, &next); err != nil {
		return 0, err
	}
	if at > 0 && taken == 0 {
		return at, nil
	}
	return next, nil
}
