package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// Parts are the parts of an office file, unpacked within safe bounds, for readers of
// such files that make no drafts.
type Parts struct{ a *archive }

// OpenParts reads the directory of an office file; what names the format in messages.
// Errors wrap ErrFormat or ErrTooLarge.
func OpenParts(data []byte, what string) (Parts, error) {
	a, err := openArchive(data, what)
	return Parts{a}, err
}

// Has tells whether there is a part of that name.
func (p Parts) Has(name string) bool { return p.a.has(name) }

// Read unpacks a part. Errors wrap ErrFormat, ErrTooLarge or the context's.
func (p Parts) Read(ctx context.Context, name string) ([]byte, error) { return p.a.part(ctx, name) }

// ReadFileWithin reads a file of at most so many bytes, whatever its format; what names
// such files in messages. Errors say what to do and leave the path out.
func ReadFileWithin(ctx context.Context, path, what string, most int64) (data []byte, err error) {
	f, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, bare(f.Close())) }()
	if size > most {
		return nil, fmt.Errorf("%w: %d MB, and %s may have %d; split it", ErrTooLarge, size>>20, what, most>>20)
	}
	return readOn(ctx, f, make([]byte, 0, size+1), most)
}

// Start reads the start and the end of a file, which tell what kind it is.
func Start(path string) (data []byte, err error) {
	f, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, bare(f.Close())) }()
	data = make([]byte, min(size, sniffWindow))
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, bare(err)
	}
	if size <= sniffWindow || !isZip(data) {
		return data, nil
	}
	tail := make([]byte, min(size-sniffWindow, sniffWindow))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil {
		return nil, bare(err)
	}
	return append(data, tail...), nil
}

// openFile opens a regular file and tells its size.
func openFile(path string) (*os.File, int64, error) {
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, 0, bare(err)
	case st.IsDir():
		return nil, 0, errFolder
	case !st.Mode().IsRegular():
		return nil, 0, errNotFile
	}
	f, err := os.Open(path)
	return f, st.Size(), bare(err)
}
