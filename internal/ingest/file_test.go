package ingest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFilesAreReadWithinBounds(t *testing.T) {
	dir := t.TempDir()
	write := func(name, start string, size int64) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(start), 0o600); err != nil {
			t.Fatal(err)
		}
		if size > 0 {
			if err := os.Truncate(path, size); err != nil { // holes: takes no room
				t.Fatal(err)
			}
		}
		return path
	}
	prose := strings.Repeat("Bridges last.\n", 10000)
	for _, c := range []struct {
		name, path, want string
		is               error
	}{
		{name: "a text", path: write("a.txt", prose, 0), want: prose},
		{name: "an empty file", path: write("e.txt", "", 0), want: ""},
		{name: "a folder", path: dir, is: errFolder},
		{name: "nothing", path: filepath.Join(dir, "no.txt"), is: fs.ErrNotExist},
		{name: "a device", path: os.DevNull, is: errNotFile},
		{name: "a gigabyte of text", path: write("big.txt", prose, 1<<30), is: ErrTooLarge},
		{name: "more text than a text may have", path: write("long.txt", prose, maxText+1), is: ErrTooLarge},
		{name: "a Word document of 200 MB", path: write("x.docx", "PK\x03\x04....word/document.xml", 200<<20), is: ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadFile(t.Context(), c.path)
			if !errors.Is(err, c.is) || err != nil && strings.Contains(err.Error(), dir) {
				t.Fatalf("got %v", err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadFile(ctx, filepath.Join(dir, "a.txt")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
