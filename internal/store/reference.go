package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/source"
)

const referenceColumns = `uid, number, raw, authors, title, container, year, volume, issue, pages, doi, type, flags, note, line`

func referenceFields(r *source.Reference) []any {
	return []any{
		&r.ID, &r.Number, &r.Raw,
		list[string]{&r.Authors},
		&r.Title, &r.Container, &r.Year, &r.Volume,
		&r.Issue, &r.Pages, &r.DOI, &r.Type,
		list[source.Flag]{&r.Flags},
		&r.Note, &r.Line,
	}
}

// readReferences reads what a revision cites, in the order of its list.
func readReferences(ctx context.Context, tx *sql.Tx, revision source.ID) ([]source.Reference, error) {
	const q = `SELECT ` + referenceColumns + ` FROM reference WHERE revision = ? ORDER BY position`
	out, err := collect(referenceFields)(tx.QueryContext(ctx, q, revision))
	if err != nil {
		return nil, fmt.Errorf("read references: %w", err)
	}
	return out, nil
}

// readAllReferences reads what each source cites, by the source's key.
func readAllReferences(ctx context.Context, tx *sql.Tx) (map[string][]source.Reference, error) {
	const q = `SELECT v.source, r.uid, r.number, r.raw, r.authors, r.title, r.container, r.year, r.volume,
			r.issue, r.pages, r.doi, r.type, r.flags, r.note, r.line
		FROM reference r JOIN revision v ON v.uid = r.revision
		WHERE v.number = (SELECT max(number) FROM revision WHERE source = v.source)
		ORDER BY v.source, r.position`
	fields := func(w *within[source.Reference]) []any {
		return append([]any{&w.owner}, referenceFields(&w.of)...)
	}
	rows, err := collect(fields)(tx.QueryContext(ctx, q))
	if err != nil {
		return nil, fmt.Errorf("read references: %w", err)
	}
	out := map[string][]source.Reference{}
	for _, w := range rows {
		out[string(w.owner)] = append(out[string(w.owner)], w.of)
	}
	return out, nil
}

// addReference adds a reference; an empty id is made new.
func addReference(ctx context.Context, tx *sql.Tx, revision source.ID, p placed[source.Reference]) error {
	const q = `INSERT INTO reference (revision, position, ` + referenceColumns + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	r := p.of
	if r.ID == "" {
		r.ID = source.NewID()
	}
	return exec(ctx, tx, q, append([]any{revision, p.at}, referenceFields(&r)...)...)
}

// AddReferences adds works to the end of the list of references of a source's last
// revision. source.ErrNotFound when the library holds none.
func (db *DB) AddReferences(ctx context.Context, key string, refs []source.Reference) error {
	const q = `SELECT coalesce(max(position) + 1, 0) FROM reference WHERE revision = ?`
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		rev, err := lastRevision(ctx, tx, key)
		if err != nil {
			return err
		}
		var at int
		if err := one(tx.QueryRowContext(ctx, q, rev.ID), nil, &at); err != nil {
			return err
		}
		for i, r := range refs {
			if err := addReference(ctx, tx, rev.ID, placed[source.Reference]{at + i, r}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add references to %q: %w", key, err)
	}
	return nil
}

func warningFields(w *source.Warning) []any {
	return []any{&w.Line, &w.Code, &w.Text, &w.Hint}
}

// readWarnings reads what the importer had to say about a revision.
func readWarnings(ctx context.Context, tx *sql.Tx, revision source.ID) ([]source.Warning, error) {
	const q = `SELECT line, code, text, hint FROM warning WHERE revision = ? ORDER BY position`
	out, err := collect(warningFields)(tx.QueryContext(ctx, q, revision))
	if err != nil {
		return nil, fmt.Errorf("read warnings: %w", err)
	}
	return out, nil
}

func addWarning(ctx context.Context, tx *sql.Tx, revision source.ID, p placed[source.Warning]) error {
	const q = `INSERT INTO warning (revision, position, line, code, text, hint) VALUES (?, ?, ?, ?, ?, ?)`
	return exec(ctx, tx, q, append([]any{revision, p.at}, warningFields(&p.of)...)...)
}
