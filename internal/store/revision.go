package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// AddRevision adds a draft as the next revision of the source of that key, which it
// describes anew, and makes what becomes of the evidence that rests on it, as one step
// that can be undone. Earlier steps can be undone only after it, when their words are in
// the text again.
// source.ErrNotFound when there is no such source, source.ErrDuplicate when a revision
// of the same bytes is held.
func (db *DB) AddRevision(ctx context.Context, key string, d source.Draft, r evidence.Renewal) error {
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		was, err := readDocument(ctx, tx, key)
		if err != nil {
			return err
		}
		rev, err := newRevision(ctx, tx, d.Revision)
		if err != nil {
			return err
		}
		before, err := photograph(ctx, tx, append(touched(r.Change), rowName{sourceRow, key}))
		if err != nil {
			return err
		}
		if err := putSource(ctx, tx, was.Renewed(d.Source)); err != nil {
			return err
		}
		rev.Source = source.ID(key)
		if err := addRevision(ctx, tx, rev, d.Document); err != nil {
			return err
		}
		if err := makeChange(ctx, tx, r.Change); err != nil {
			return err
		}
		made, err := addCandidates(ctx, tx, key, r.Fresh)
		if err != nil {
			return err
		}
		return noteStep(ctx, tx, cmp.Or(r.Change.Name, importName(was.Source)), before, made)
	})
	if err != nil {
		return fmt.Errorf("add %q as a revision of %q: %w", nameOf(d), key, err)
	}
	return nil
}

// Revisions lists the revisions of a source without their bytes, the newest first.
// source.ErrNotFound when there is no such source.
func (db *DB) Revisions(ctx context.Context, key string) (out []source.Revision, err error) {
	const q = `SELECT uid, source, sha256, format, name, x'', added, number, changes FROM revision
		WHERE source = ? ORDER BY number DESC`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := readSource(ctx, tx, key); err != nil {
			return err
		}
		out, err = collect(numberedFields)(tx.QueryContext(ctx, q, key))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the revisions of %q: %w", key, err)
	}
	return out, nil
}

// Holdings tells of each held source, by key, how it is held.
func (db *DB) Holdings(ctx context.Context) (map[string]source.Holding, error) {
	const q = `SELECT r.source, r.number, (SELECT count(*) FROM section s WHERE s.revision = r.uid),
			EXISTS (SELECT 1 FROM paragraph p WHERE p.revision = r.uid)
				AND NOT EXISTS (SELECT 1 FROM paragraph p WHERE p.revision = r.uid AND p.kind <> 'summary')
		FROM revision r WHERE r.number = (SELECT max(number) FROM revision WHERE source = r.source)`
	type row struct {
		key string
		source.Holding
	}
	var rows []row
	err := db.read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		rows, err = collect(func(r *row) []any { return []any{&r.key, &r.Revision, &r.Sections, &r.Summary} })(tx.QueryContext(ctx, q))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list what is held: %w", err)
	}
	out := make(map[string]source.Holding, len(rows))
	for _, r := range rows {
		out[r.key] = r.Holding
	}
	return out, nil
}

// Revision reads one revision of a source, with its bytes, and the document that was
// read from it. source.ErrNotFound when there is none of that number.
func (db *DB) Revision(ctx context.Context, key string, number int) (r source.Revision, d source.Document, err error) {
	const q = `SELECT ` + revisionColumns + `, number, changes FROM revision WHERE source = ? AND number = ?`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if d.Source, err = readSource(ctx, tx, key); err != nil {
			return err
		}
		if err := one(tx.QueryRowContext(ctx, q, key, number), source.ErrNotFound, numberedFields(&r)...); err != nil {
			return err
		}
		d, err = readContent(ctx, tx, d.Source, r.ID)
		return err
	})
	if err != nil {
		return source.Revision{}, source.Document{}, fmt.Errorf("read revision %d of %q: %w", number, key, err)
	}
	return r, d, nil
}

func numberedFields(r *source.Revision) []any {
	return append(revisionFields(r), &r.Number, &r.Changes)
}
