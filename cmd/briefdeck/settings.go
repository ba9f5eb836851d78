package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// setAside looks whether the settings that Fyne keeps in a folder can be read. A file that
// cannot is kept under another name, since the next change would write over it, and what
// to know is returned in one line; "" when all is well.
func setAside(folder string) string {
	const name, aside = "preferences.json", "preferences-unreadable.json"
	path := filepath.Join(folder, name)
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(raw) == 0 {
		return ""
	}
	if err == nil {
		var values map[string]any
		if err = json.Unmarshal(raw, &values); err == nil {
			return ""
		}
	}
	kept := filepath.Join(folder, aside)
	if os.Rename(path, kept) != nil {
		return "The usual ones are used; look at " + path + "."
	}
	return "The usual ones are used; the file is kept as " + kept + "."
}
