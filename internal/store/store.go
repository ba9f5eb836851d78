// Package store keeps a library in one SQLite file. It is the only place that speaks
// SQL: each file holds the statements of one kind of record beside what reads their
// rows, and the driver's errors end here.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"briefdeck/internal/app"
)

// applicationID marks a library among SQLite files: "Brfd" in ASCII.
const applicationID = 0x42726664

// readers is how many connections read at once.
const readers = 4

// How sure a commit is when it returns.
const (
	durable  = "FULL" // on disk: it survives a power cut
	building = "OFF"  // a new file is put on disk whole, before anybody sees it
)

// DB is one open library file: a single writer, and readers that never wait for it.
type DB struct {
	path string
	w, r *sql.DB

	closing sync.RWMutex // held for reading by every unit of work
	closed  bool

	charts chartQueue
	maker  indexMaker
}

var _ app.Library = (*DB)(nil)

// Open opens the library at path, bringing an older one up to this version. A missing
// file is fs.ErrNotExist; other errors are those of this package: ErrForeign for what
// is no library, ErrNewer, ErrDamaged, ErrReadOnly, ErrBusy.
func Open(ctx context.Context, path string) (*DB, error) {
	abs, err := filepath.Abs(path)
	if err == nil {
		err = inspect(ctx, abs)
	}
	if err != nil {
		return nil, fmt.Errorf("open library %s: %w", path, plain(err))
	}
	db, err := connect(ctx, abs, durable)
	if err != nil {
		return nil, fmt.Errorf("open library %s: %w", path, err)
	}
	return db, nil
}

// Path is the library file's absolute path.
func (db *DB) Path() string { return db.path }

// Close writes the charts that are waiting, lets units of work end, and closes the file.
func (db *DB) Close() error {
	db.charts.stop()
	db.maker.end()
	db.closing.Lock()
	defer db.closing.Unlock()
	if db.closed {
		return nil
	}
	db.closed = true
	// The writer goes last: the last connection folds the write-ahead log into the file.
	if err := errors.Join(db.r.Close(), db.w.Close()); err != nil {
		return fmt.Errorf("close library %s: %w", db.path, domainError(err))
	}
	return nil
}

// connect opens the pools on a file that was inspected, and migrates it.
func connect(ctx context.Context, abs, synchronous string) (*DB, error) {
	w, err := sql.Open("sqlite3", dsn(abs, url.Values{
		"mode":          {"rw"},
		"_journal_mode": {"WAL"},
		"_synchronous":  {synchronous},
		"_txlock":       {"immediate"},
	}))
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(1)
	err = migrate(ctx, w, migrations)
	if err == nil {
		err = writable(ctx, w)
	}
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	r, err := sql.Open("sqlite3", dsn(abs, url.Values{
		"mode":        {"ro"},
		"_query_only": {"on"},
		"_txlock":     {"deferred"},
	}))
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	db := &DB{path: abs, w: w, r: r}
	db.charts.write, db.charts.limit = db.writeCharts, chartCacheBytes
	if err := db.watchIndex(ctx); err != nil {
		return nil, errors.Join(err, r.Close(), w.Close())
	}
	return db, nil
}

// dsn names a file for the driver, with every pragma, so that each connection of a
// pool has them. The path is escaped: it may hold any character.
func dsn(abs string, q url.Values) string {
	q.Set("_busy_timeout", "5000")
	q.Set("_foreign_keys", "on")
	q.Set("_stmt_cache_size", "64")
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // a drive letter
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}
	return u.String()
}

// plain cuts the operation and the path off a file error: the caller names the path.
func plain(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}
