package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of what is unpacked from an office file, in bytes and entries.
const (
	maxPart    = 64 << 20  // one part
	maxParts   = 128 << 20 // all parts of a file
	maxEntries = 20_000
	maxRatio   = 150     // unpacked to packed, of parts larger than fairPart
	fairPart   = 4 << 20 // smaller parts may be packed as tightly as they like
)

// errNoPart means an archive holds no part of that name.
var errNoPart = errors.New("no such part")

// archive is an office file's zip archive, of which no more is unpacked than is safe.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// openArchive reads the directory of an archive; what names the format in messages.
func openArchive(data []byte, what string) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: it is %s, cut short or damaged; open it in an office program, save it anew and import that", ErrFormat, what)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("%w: it has %d parts", ErrTooLarge, len(z.File))
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), left: maxParts}
	for _, f := range z.File {
		a.parts[partName(f.Name)] = f
	}
	return a, nil
}

// partName is a part's name as it is looked up: without a leading slash, in small letters.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// has tells whether the archive holds a part.
func (a *archive) has(name string) bool { return a.parts[partName(name)] != nil }

// part unpacks a part. The size in the directory may lie, so the bytes are counted too.
func (a *archive) part(ctx context.Context, name string) ([]byte, error) {
	f := a.parts[partName(name)]
	switch {
	case f == nil:
		return nil, fmt.Errorf("%w: %s", errNoPart, name)
	case f.Flags&1 != 0:
		return nil, fmt.Errorf("%w: it is locked with a password; save it without one and import that", ErrFormat)
	case tooLarge(f), int64(f.UncompressedSize64) > a.left:
		return nil, fmt.Errorf("%w: %s unpacks to %d MB", ErrTooLarge, path.Base(f.Name), f.UncompressedSize64>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	defer func() { _ = r.Close() }()
	most := min(maxPart, a.left)
	data, err := io.ReadAll(io.LimitReader(ctxReader{ctx, r}, most+1))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, damaged(name, err)
	case int64(len(data)) > most:
		return nil, fmt.Errorf("%w: %s unpacks to more than it says", ErrTooLarge, path.Base(f.Name))
	}
	a.left -= int64(len(data))
	return data, nil
}

func tooLarge(f *zip.File) bool {
	n := f.UncompressedSize64
	return n > maxPart || n > fairPart && n/maxRatio > f.CompressedSize64
}

func damaged(part string, err error) error {
	return fmt.Errorf("%w: its part %s is damaged (%w); open it in an office program, save it anew and import that", ErrFormat, path.Base(part), err)
}

// ctxReader stops reading when its context ends.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func (c ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
