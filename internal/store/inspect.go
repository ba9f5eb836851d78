package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
)

// inspect refuses what is not a library, before it is opened for writing and so
// changed. It looks at the file without locks and without its write-ahead log, so it
// only says what it is sure of; connect finds the rest.
func inspect(ctx context.Context, abs string) (err error) {
	info, err := os.Stat(abs)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%w: it is a folder", ErrForeign)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is not a regular file", ErrForeign)
	case info.Size() == 0:
		return fmt.Errorf("%w: it is empty", ErrForeign)
	case !mayWrite(abs) || !mayWrite(filepath.Dir(abs)):
		return ErrReadOnly // SQLite would leave files behind beside it
	}
	// SQLite reads the header, not we: closing a file of our own would drop the locks
	// that this process holds on it when the library is open already.
	db, err := sql.Open("sqlite3", dsn(abs, url.Values{"mode": {"ro"}, "immutable": {"1"}, "_txlock": {"deferred"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = inTx(ctx, db, func(ctx context.Context, tx *sql.Tx) error {
		have, err := readVersion(ctx, tx)
		if err == nil && have > version {
			return ErrNewer
		}
		return err
	})
	if errors.Is(err, ErrDamaged) {
		return nil // the log may complete the file
	}
	return err
}
