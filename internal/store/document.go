package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefdeck/internal/source"
)

// Document reads a source with everything read from it, by key, in document order.
func (db *DB) Document(ctx context.Context, key string) (d source.Document, err error) {
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		d, err = readDocument(ctx, tx, key)
		return err
	})
	if err != nil {
		return source.Document{}, fmt.Errorf("read source %q: %w", key, err)
	}
	return d, nil
}

// readDocument reads a source with its last revision; one that is only cited has no
// sections.
func readDocument(ctx context.Context, tx *sql.Tx, key string) (d source.Document, err error) {
	if d.Source, err = readSource(ctx, tx, key); err != nil {
		return d, err
	}
	rev, err := lastRevision(ctx, tx, key)
	if errors.Is(err, source.ErrNotFound) {
		return d, nil // only cited
	}
	if err != nil {
		return d, err
	}
	return readContent(ctx, tx, d.Source, rev.ID)
}

// readContent reads what was read from a revision of a source.
func readContent(ctx context.Context, tx *sql.Tx, s source.Source, revision source.ID) (d source.Document, err error) {
	d.Source = s
	if d.Sections, err = readSections(ctx, tx, revision); err != nil {
		return d, err
	}
	if d.References, err = readReferences(ctx, tx, revision); err != nil {
		return d, err
	}
	d.Warnings, err = readWarnings(ctx, tx, revision)
	return d, err
}

const revisionColumns = `uid, source, sha256, format, name, raw, added`

func revisionFields(r *source.Revision) []any {
	return []any{&r.ID, &r.Source, &r.SHA256, &r.Format, &r.Name, &r.Raw, moment{&r.Added}}
}

// lastRevision reads a source's last revision without its bytes, or source.ErrNotFound.
func lastRevision(ctx context.Context, tx *sql.Tx, key string) (r source.Revision, err error) {
	const q = `SELECT uid, sha256, format FROM revision WHERE source = ? ORDER BY number DESC LIMIT 1`
	err = one(tx.QueryRowContext(ctx, q, key), source.ErrNotFound, &r.ID, &r.SHA256, &r.Format)
	return r, err
}

// Holder names the source of which a revision of these bytes, by their hex hash, is
// held. source.ErrNotFound when none is.
func (db *DB) Holder(ctx context.Context, sha256 string) (key, title string, err error) {
	const q = `SELECT s.key, s.title FROM revision r JOIN source s ON s.key = r.source WHERE r.sha256 = ?`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q, sha256), source.ErrNotFound, &key, &title)
	})
	if err != nil {
		return "", "", fmt.Errorf("look for a revision: %w", err)
	}
	return key, title, nil
}

// titleOfBytes names the source that holds a revision of these bytes, or source.ErrNotFound.
func titleOfBytes(ctx context.Context, tx *sql.Tx, sha256 string) (title string, err error) {
	const q = `SELECT s.title FROM revision r JOIN source s ON s.key = r.source WHERE r.sha256 = ?`
	err = one(tx.QueryRowContext(ctx, q, sha256), source.ErrNotFound, &title)
	return title, err
}

// addRevision adds a revision, whose Source is a key here, with what was read from it.
func addRevision(ctx context.Context, tx *sql.Tx, r source.Revision, d source.Document) error {
	const taken = `SELECT count(*) FROM revision WHERE uid = ?`
	const q = `INSERT INTO revision (` + revisionColumns + `, changes, number)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?,
			(SELECT coalesce(max(number), 0) + 1 FROM revision WHERE source = ?))`
	id, err := freeID(ctx, tx, taken, r.ID)
	if err != nil {
		return err
	}
	r.ID = id
	if r.Raw == nil {
		r.Raw = []byte{}
	}
	if err := exec(ctx, tx, q, append(revisionFields(&r), r.Changes, r.Source)...); err != nil {
		return fmt.Errorf("add revision %s: %w", r.Name, err)
	}
	return addContent(ctx, tx, r.ID, d)
}

// addContent adds what was read from a revision.
func addContent(ctx context.Context, tx *sql.Tx, revision source.ID, d source.Document) error {
	for i, s := range d.Sections {
		if err := addSection(ctx, tx, revision, placed[source.Section]{i, s}); err != nil {
			return fmt.Errorf("add section %q: %w", s.Label(), err)
		}
	}
	for i, r := range d.References {
		if err := addReference(ctx, tx, revision, placed[source.Reference]{i, r}); err != nil {
			return fmt.Errorf("add reference %d: %w", r.Number, err)
		}
	}
	for i, w := range d.Warnings {
		if err := addWarning(ctx, tx, revision, placed[source.Warning]{i, w}); err != nil {
			return fmt.Errorf("add warning %q: %w", w.Code, err)
		}
	}
	return nil
}

// placed is a thing with its position in its list, from 0.
type placed[T any] struct {
	at int
	of T
}

// deleteRevision takes a revision out with everything read from it.
func deleteRevision(ctx context.Context, tx *sql.Tx, id source.ID) error {
	const q = `DELETE FROM revision WHERE uid = ?`
	return exec(ctx, tx, q, id)
}
