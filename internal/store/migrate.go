package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// version is the number of the last migration: the user_version of a library as this
// program writes it.
const version = 12

// migrate brings a library up to the last of the migrations in fsys, named
// migrations/NNNN_name.sql in order. Each one and its number are one transaction, so a
// library is always of one version. ErrNewer when the library is past the last.
func migrate(ctx context.Context, w *sql.DB, fsys fs.FS) error {
	names, err := fs.Glob(fsys, "migrations/*.sql") // sorted
	if err != nil {
		return fmt.Errorf("list migrations: %w", err)
	}
	for {
		done, err := migrateOne(ctx, w, fsys, names)
		if done || err != nil {
			return err
		}
	}
}

// migrateOne makes the next migration. It asks for the version within its
// transaction: another process may be migrating the same library.
func migrateOne(ctx context.Context, w *sql.DB, fsys fs.FS, names []string) (done bool, err error) {
	err = inTx(ctx, w, func(ctx context.Context, tx *sql.Tx) error {
		have, err := readVersion(ctx, tx)
		if err != nil {
			return err
		}
		if have > len(names) {
			return ErrNewer
		}
		if have == len(names) {
			done = true
			return nil
		}
		if err := forgetIndex(ctx, tx); err != nil {
			return fmt.Errorf("set the search index aside: %w", err)
		}
		text, err := fs.ReadFile(fsys, names[have])
		if err != nil {
			return fmt.Errorf("read migration: %w", err)
		}
		if err := exec(ctx, tx, string(text)); err != nil {
			return fmt.Errorf("migrate with %s: %w", names[have], err)
		}
		return stamp(ctx, tx, have+1)
	})
	return done, err
}

// readVersion reads a library's version. ErrForeign when the file is a database of
// another program: one that has no mark of ours may only be a new, empty one.
func readVersion(ctx context.Context, tx *sql.Tx) (int, error) {
	const q = `SELECT (SELECT user_version FROM pragma_user_version), application_id,
		(SELECT count(*) FROM sqlite_schema) FROM pragma_application_id`
	var have, mark, tables int
	if err := one(tx.QueryRowContext(ctx, q), ErrDamaged, &have, &mark, &tables); err != nil {
		return 0, err
	}
	fresh := mark == 0 && have == 0 && tables == 0
	if mark != applicationID && !fresh {
		return 0, fmt.Errorf("%w: it is another program's database", ErrForeign)
	}
	return have, nil
}

// stamp marks the file as a library of a version.
func stamp(ctx context.Context, tx *sql.Tx, number int) error {
	return exec(ctx, tx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, number))
}

// writable proves that the library can be written, without writing. SQLite opens what
// it may only read without a word.
func writable(ctx context.Context, w *sql.DB) error {
	const q = `DELETE FROM setting WHERE key IS NULL`
	return inTx(ctx, w, func(ctx context.Context, tx *sql.Tx) error { return exec(ctx, tx, q) })
}
