package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestAFolderIsThePapersInIt(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "B.PDF", "deep/c.csv", "deep/refs.bib", "photo.png", ".hidden.txt", ".git/d.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, path string
		want       []string
	}{
		{"a folder", "", []string{"B.PDF", "a.txt", "deep/c.csv", "deep/refs.bib"}},
		{"a file of any kind", "photo.png", []string{"photo.png"}},
		{"what is not there", "nothing.txt", []string{"nothing.txt"}},
		{"a folder without papers", ".git", []string{".git/d.txt"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := app.FilesIn(t.Context(), filepath.Join(dir, c.path))
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				got[i], _ = filepath.Rel(dir, got[i])
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := app.FilesIn(ctx, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestAFileThatIsHeldIsToldBeforeItIsRead(t *testing.T) {
	_, lib := library(t)
	w := app.Open(lib, nil)
	path := filepath.Join(t.TempDir(), "spans.txt")
	if err := os.WriteFile(path, []byte("On Spans\n\n1. North\n\nTraffic rose by 12 percent in 2020.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := w.ReadNew(t.Context(), path, app.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	key, err := w.AddPaper(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.ReadNew(t.Context(), path, app.ReadOptions{})
	var held *app.HeldError
	if !errors.As(err, &held) || !errors.Is(err, source.ErrDuplicate) {
		t.Fatalf("again: %v", err)
	}
	if d := cmp.Diff(app.HeldError{Key: key, Title: r.Draft.Source.Title}, *held); d != "" {
		t.Error(d)
	}
}
