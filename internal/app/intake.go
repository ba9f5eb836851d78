package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"briefdeck/internal/ingest"
	"briefdeck/internal/source"
)

// HeldError says that the library holds a file already, and as which source. It wraps
// source.ErrDuplicate.
type HeldError struct{ Key, Title string }

// Error implements error.
func (e *HeldError) Error() string { return fmt.Sprintf("%v as %q", source.ErrDuplicate, e.Title) }

// Unwrap makes it a source.ErrDuplicate.
func (e *HeldError) Unwrap() error { return source.ErrDuplicate }

// ReadNew reads a document from a file that the library does not hold. It tells one that
// is held by a *HeldError, before the file is understood. Other errors are those of
// ReadPaperFileWith.
func (w *Workspace) ReadNew(ctx context.Context, path string, o ReadOptions) (Reading, error) {
	data, err := ingest.ReadFile(ctx, path)
	if err != nil {
		return Reading{}, err
	}
	sum := sha256.Sum256(data)
	if err := w.IsNew(ctx, hex.EncodeToString(sum[:])); err != nil {
		return Reading{}, err
	}
	return ReadPaperWith(ctx, filepath.Base(path), data, o)
}

// IsNew is nil when the library holds no revision of the bytes of that hash, in hex, else
// a *HeldError.
func (w *Workspace) IsNew(ctx context.Context, sha string) error {
	key, title, err := w.lib.Holder(ctx, sha)
	switch {
	case errors.Is(err, source.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return &HeldError{Key: key, Title: title}
}

// maxFound is how many files are taken of one folder.
const maxFound = 500

// errMany refuses folders that nobody means to import.
var errMany = fmt.Errorf("it holds more than %d files; choose some of them", maxFound)

// IntakeEndings lists the usual name endings of what can be imported: papers, data files
// and lists of references.
func IntakeEndings() []string { return slices.Concat(PaperEndings(), DataEndings(), WorkEndings()) }

// FilesIn lists what is to be imported at a path: the file, or in a folder and those in
// it the files whose names end like those of papers, data and lists of references.
func FilesIn(ctx context.Context, path string) (files []string, err error) {
	kinds := IntakeEndings()
	err = filepath.WalkDir(path, func(at string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case at == path && (err != nil || !e.IsDir()):
			files = []string{path} // what is wrong with it is told when it is read
			return fs.SkipAll
		case err != nil:
			return nil //nolint:nilerr // what cannot be seen is not offered
		case at != path && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.Type().IsRegular() && slices.Contains(kinds, strings.ToLower(filepath.Ext(at))):
			if files = append(files, at); len(files) > maxFound {
				return errMany
			}
		}
		return nil
	})
	return files, err
}
