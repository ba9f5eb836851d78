package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsThatCannotBeReadAreKeptAside(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		aside bool
	}{
		"settings":                  {`{"look":"dark","width":1200}`, false},
		"an empty file":             {"", false},
		"half a file":               {`{"look":"da`, true},
		"something else altogether": {`["look"]`, true},
		"bytes":                     {"\x00\xff\x00", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "preferences.json")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			said := setAside(dir)
			kept, err := os.ReadFile(filepath.Join(dir, "preferences-unreadable.json"))
			if got := err == nil && string(kept) == c.text && strings.Contains(said, "preferences-unreadable.json"); got != c.aside {
				t.Errorf("said %q, kept %q", said, kept)
			}
			if _, err := os.Stat(path); (err != nil) != c.aside {
				t.Errorf("the file: %v", err)
			}
		})
	}
	if said := setAside(t.TempDir()); said != "" {
		t.Errorf("of no file it says %q", said)
	}
}
