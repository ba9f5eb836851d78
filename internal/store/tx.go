package store

import (
	"context"
	"database/sql"
	"errors"
)

// unit is what a unit of work does, within one transaction. Its context is not
// cancelled halfway: the transaction is.
type unit func(ctx context.Context, tx *sql.Tx) error

// write runs fn as one write: all of it is on disk when write returns nil, and
// nothing of it otherwise. The search index follows within it.
func (db *DB) write(ctx context.Context, fn unit) error {
	return db.run(ctx, db.w, func(ctx context.Context, tx *sql.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return indexChanges(ctx, tx, smallMelt)
	})
}

// read runs fn on one snapshot of the library.
func (db *DB) read(ctx context.Context, fn unit) error {
	return db.run(ctx, db.r, fn)
}

func (db *DB) run(ctx context.Context, pool *sql.DB, fn unit) error {
	db.closing.RLock()
	defer db.closing.RUnlock()
	if db.closed {
		return ErrClosed
	}
	err := inTx(ctx, pool, fn)
	if err != nil && ctx.Err() != nil {
		return ctx.Err() // what was cut off in the middle complains of other things
	}
	return err
}

// inTx runs fn in a transaction of the pool. An error or a panic in fn takes all of it
// back; the error of the commit is the result.
func inTx(ctx context.Context, pool *sql.DB, fn unit) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return domainError(err)
	}
	done := false
	defer func() {
		if !done { // fn panicked
			_ = tx.Rollback()
		}
	}()
	err = fn(context.WithoutCancel(ctx), tx)
	done = true
	if err != nil {
		if back := tx.Rollback(); back != nil && !errors.Is(back, sql.ErrTxDone) {
			return errors.Join(err, domainError(back))
		}
		return err
	}
	return domainError(tx.Commit())
}

// exec runs a statement that returns no rows.
func exec(ctx context.Context, tx *sql.Tx, query string, args ...any) error {
	_, err := tx.ExecContext(ctx, query, args...)
	return domainError(err)
}

// change runs a statement that must change a row, or returns missing.
func change(missing error, res sql.Result, err error) error {
	if err != nil {
		return domainError(err)
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return missing
	}
	return err
}

// one scans a single row, or returns missing when there is none.
func one(row *sql.Row, missing error, into ...any) error {
	err := row.Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return missing
	}
	return domainError(err)
}

// collect returns a function that reads all rows of a query into values whose
// fields stand in the order of its columns.
func collect[T any](fields func(*T) []any) func(*sql.Rows, error) ([]T, error) {
	return func(rows *sql.Rows, err error) (out []T, _ error) {
		if err != nil {
			return nil, domainError(err)
		}
		defer func() { _ = rows.Close() }() // Err has told what there is to tell
		for rows.Next() {
			var v T
			if err := rows.Scan(fields(&v)...); err != nil {
				return nil, domainError(err)
			}
			out = append(out, v)
		}
		return out, domainError(rows.Err())
	}
}
