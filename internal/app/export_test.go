package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefdeck/internal/deck"
)

func TestWriteWholeReplacesOrLeavesAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "brief.pdf")
	for _, text := range []string{"first", "second, longer"} {
		if err := WriteWhole(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Fatalf("read %q, %v", got, err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

func TestWriteWholeSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		dir:                                   "it is a folder; name a file in it",
		filepath.Join(dir, "no", "brief.pdf"): "no such folder; make " + filepath.Join(dir, "no") + " first",
	} {
		err := WriteWhole(path, []byte("x"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("WriteWhole(%s): %v; want %q in it", path, err, want)
		}
	}
}

func TestDocumentDateNeverAsksTheClock(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, tc := range []struct {
		name, epoch string
		meta        deck.Meta
		want        time.Time
	}{
		{"the environment comes first", "86400", deck.Meta{Date: "2026-11-23"}, day(1970, 1, 2)},
		{"an ISO date", "", deck.Meta{Date: "2026-11-23"}, day(2026, 11, 23)},
		{"a date in words", "", deck.Meta{Date: "23 November 2026"}, day(2026, 11, 23)},
		{"the as-of date stands in", "", deck.Meta{AsOf: "November 2026"}, day(2026, 11, 1)},
		{"nothing known", "", deck.Meta{Date: "soon"}, day(2000, 1, 1)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Setenv("SOURCE_DATE_EPOCH", tc.epoch)
			if got := documentDate(tc.meta); !got.Equal(tc.want) {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestFindingsErrorIsOneLine(t *testing.T) {
	err := error(&FindingsError{[]deck.Finding{
		{Page: 2, Text: `no figure "x"`, Hint: "add it or mend the key"}, {Text: "b"}, {Text: "c"},
	}})
	want := `page 2: no figure "x"; add it or mend the key (and 2 more)`
	if err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	var bad *FindingsError
	if !errors.As(err, &bad) {
		t.Error("not found by errors.As")
	}
}
