package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// maxFile is the largest file that is read whatever its format, in bytes.
const maxFile = 256 << 20

// Errors of files that are none.
var (
	errFolder  = errors.New("it is a folder; name a file in it")
	errNotFile = errors.New("it is a device or a pipe; name a file")
)

// ReadFile reads a file's bytes for Read. Its start tells the format, so that a file
// larger than its format may be is refused with ErrTooLarge before it is read; a file
// that grows while it is read is refused too. Errors say what to do and leave the path
// out.
func ReadFile(ctx context.Context, path string) (data []byte, err error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, bare(err)
	}
	switch {
	case st.IsDir():
		return nil, errFolder
	case !st.Mode().IsRegular():
		return nil, errNotFile
	case st.Size() > maxFile:
		return nil, tooMuch(st.Size(), "a file", maxFile)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, bare(err)
	}
	defer func() { err = errors.Join(err, bare(f.Close())) }()
	start := make([]byte, min(st.Size(), sniffWindow))
	if _, err := io.ReadFull(f, start); err != nil {
		return nil, bare(err)
	}
	most := int64(maxFile)
	if format, known := byStart(start); known && format.MaxBytes > 0 {
		most = int64(format.MaxBytes)
		if st.Size() > most {
			return nil, tooMuch(st.Size(), format.What, most)
		}
	}
	data = make([]byte, len(start), st.Size()+1)
	copy(data, start)
	return readOn(ctx, f, data, most)
}

// readOn reads the rest of a file behind what was read of it.
func readOn(ctx context.Context, f io.Reader, data []byte, most int64) ([]byte, error) {
	in := ctxReader{ctx, f}
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := in.Read(data[len(data):min(cap(data), len(data)+1<<20)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > most:
			return nil, tooMuch(int64(len(data)), "a file", most)
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, bare(err)
		}
	}
}

// byStart tells the format of a file of which only the start is known: archives may
// turn out as another kind of archive.
func byStart(start []byte) (Format, bool) {
	if isZip(start) {
		return Format{What: "an office document", MaxBytes: maxOffice}, true
	}
	for _, f := range Formats {
		if f.sniff(start) {
			return f, true
		}
	}
	return Format{}, false
}

// tooMuch refuses a size.
func tooMuch(size int64, what string, most int64) error {
	return fmt.Errorf("%w: %d MB, and %s may have %d; split it", ErrTooLarge, size>>20, what, most>>20)
}

// bare is an error of the file system without its path, which the caller knows.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// Endings lists the usual name endings of the formats that can be read, for choosing
// files. The content decides, not the name.
func Endings() []string {
	var out []string
	for _, f := range Formats {
		if f.Supported() {
			out = append(out, f.Endings...)
		}
	}
	return out
}
