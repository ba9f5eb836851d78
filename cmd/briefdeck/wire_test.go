package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheCommandLineNamesALibraryOrAPaper(t *testing.T) {
	dir := t.TempDir()
	paper, library := filepath.Join(dir, "paper.txt"), filepath.Join(dir, "own.briefdeck")
	for _, f := range []string{paper, library} {
		if err := os.WriteFile(f, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, flag string
		args       []string
		want       target
		err        string
	}{
		{"nothing opens the user's own library", "", nil, target{}, ""},
		{"a flag names the library", "x.briefdeck", nil, target{library: "x.briefdeck"}, ""},
		{"a library file is opened", "", []string{library}, target{library: library}, ""},
		{"a paper is imported", "x.briefdeck", []string{paper}, target{library: "x.briefdeck", paper: paper}, ""},
		{"two libraries are too many", "x.briefdeck", []string{library}, target{}, "--library names another library"},
		{"two files are too many", "", []string{paper, library}, target{}, "one file at a time"},
		{"a file must be there", "", []string{"no/such.txt"}, target{}, "no such file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := chooseTarget(c.flag, c.args)
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("error %v, want %q", err, c.err)
			}
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(target{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}
