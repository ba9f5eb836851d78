package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
)

// scratchPattern names the files that new libraries are built in, beside their place.
const scratchPattern = ".briefdeck-*.new"

// scratchAge is how old a scratch file is before it counts as left by a program that
// was killed.
const scratchAge = 24 * time.Hour

// Create makes a new library at path and opens it. fill, which may be nil, puts into
// it what it begins with; the file appears under its name afterwards, whole. ErrExists
// when there is a file already, which is left alone.
func Create(ctx context.Context, path string, fill func(app.Library) error) (*DB, error) {
	abs, err := filepath.Abs(path)
	if err == nil {
		err = create(ctx, abs, fill)
	}
	if err != nil {
		return nil, fmt.Errorf("create library %s: %w", path, plain(err))
	}
	return Open(ctx, path)
}

// OpenOrCreate opens the library at path, or creates it when nothing is there. When
// several processes do so at once, one file wins and all open that.
func OpenOrCreate(ctx context.Context, path string, fill func(app.Library) error) (*DB, error) {
	db, err := Open(ctx, path)
	if !errors.Is(err, fs.ErrNotExist) {
		return db, err
	}
	db, err = Create(ctx, path, fill)
	if errors.Is(err, ErrExists) {
		return Open(ctx, path)
	}
	return db, err
}

// create makes a library in a scratch file and gives it its name.
func create(ctx context.Context, abs string, fill func(app.Library) error) (err error) {
	if err := vacant(abs); err != nil {
		return err
	}
	clearScratch(filepath.Dir(abs))
	scratch := filepath.Join(filepath.Dir(abs), ".briefdeck-"+string(source.NewID())+".new")
	defer func() { err = errors.Join(err, removeScratch(scratch)) }()
	if err := build(ctx, scratch, abs, fill); err != nil {
		return err
	}
	return publish(scratch, abs)
}

// vacant checks that a library can be put at abs. The journal of a file that is gone
// would be played into the new one, and may hold work of the old: it is not ours to
// take away.
func vacant(abs string) error {
	journals := false
	for _, ending := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(abs + ending); err == nil && info.Size() > 0 {
			journals = true
		}
	}
	if _, err := os.Lstat(abs); err == nil {
		return ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if journals {
		return ErrLeftover
	}
	return nil
}

// build makes a filled library in the scratch file and puts it on disk. Meanwhile it
// goes by its final path.
func build(ctx context.Context, scratch, abs string, fill func(app.Library) error) error {
	f, err := os.OpenFile(scratch, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	db, err := connect(ctx, scratch, building)
	if err != nil {
		return err
	}
	db.path = abs
	if fill != nil {
		err = fill(db)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if info, err := os.Stat(scratch + "-wal"); err == nil && info.Size() > 0 {
		return errors.New("the new library could not be folded into one file")
	}
	return syncFile(scratch)
}

// publish gives the finished scratch file its name, never in place of another file.
func publish(scratch, abs string) error {
	if err := vacant(abs); err != nil {
		return err
	}
	err := os.Link(scratch, abs)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil { // a file system without hard links
		err = os.Rename(scratch, abs)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(abs))
}

// syncFile puts a file's content on disk.
func syncFile(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Sync()
}

// syncFolder makes a new name durable, where folders can be synced.
func syncFolder(dir string) (err error) {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// removeScratch takes the scratch file away with what SQLite keeps beside it.
func removeScratch(scratch string) error {
	var errs []error
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(scratch + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// clearScratch takes away what killed programs left in the folder. It is housekeeping:
// what cannot be removed stays.
func clearScratch(dir string) {
	left, err := filepath.Glob(filepath.Join(dir, scratchPattern+"*"))
	if err != nil {
		return // the folder's name looks like a pattern
	}
	for _, name := range left {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > scratchAge {
			_ = os.Remove(name)
		}
	}
}
