package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
)

const exportColumns = `uid, deck, title, output, path, sha256, revision, version, pages, bytes, at`

func exportFields(e *app.Export) []any {
	return []any{&e.ID, &e.Deck, &e.Title, &e.Output, &e.Path, &e.SHA256, &e.Revision, &e.Version, &e.Pages, &e.Bytes, moment{&e.At}}
}

// AddExport records an export. An empty id is made new.
func (db *DB) AddExport(ctx context.Context, e app.Export) error {
	const q = `INSERT INTO export (` + exportColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	if e.ID == "" {
		e.ID = source.NewID()
	}
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return exec(ctx, tx, q, exportFields(&e)...)
	})
	if err != nil {
		return fmt.Errorf("record the export of %q: %w", e.Deck, err)
	}
	return nil
}

// Exports lists the exports, the newest first. One names the version that was kept of
// its revision, also when that was kept later.
func (db *DB) Exports(ctx context.Context) (out []app.Export, err error) {
	const q = `SELECT uid, deck, title, output, path, sha256, revision, coalesce(nullif(version, ''),
			(SELECT v.name FROM version v WHERE v.revision = export.revision ORDER BY v.at DESC LIMIT 1), ''), pages, bytes, at
		FROM export ORDER BY at DESC, uid DESC`
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		out, err = collect(exportFields)(tx.QueryContext(ctx, q))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list exports: %w", err)
	}
	return out, nil
}
