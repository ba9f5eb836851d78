package wiring

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"briefdeck/assets"
	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/deckfile"
)

// themeFiles keeps the user's own themes in a folder of the user's data, beside the
// bundled ones.
type themeFiles struct{ folder string } // "" is the user's own folder

// bundledThemes are the keys of the bundled ones in the order in which menus show them.
var bundledThemes = []string{app.Light, app.Dark, "print", "contrast", "sand"}

func (t themeFiles) own() (string, error) {
	return ownFolder(t.folder, "themes")
}

// Themes implements app.ThemeFiles.
func (t themeFiles) Themes() ([]app.NamedTheme, error) {
	var out []app.NamedTheme
	base := func(key string) (deck.Theme, bool) {
		i := slices.IndexFunc(out, func(n app.NamedTheme) bool { return n.Key == key })
		if i < 0 {
			return deck.Theme{}, false
		}
		return out[i].Theme, true
	}
	for _, key := range bundledThemes {
		name := path.Join("themes", key+".yaml")
		text, err := fs.ReadFile(assets.Themes, name)
		if err != nil {
			return nil, fmt.Errorf("read theme: %w", err)
		}
		th, err := deckfile.ReadTheme(name, bytes.NewReader(text), base)
		if err != nil {
			return nil, err
		}
		out = append(out, app.NamedTheme{Key: key, Theme: th})
	}
	dir, err := t.own()
	if err != nil {
		return out, nil //nolint:nilerr // without a folder there are no own themes
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return out, nil //nolint:nilerr // a folder with brackets in its name holds none that can be found
	}
	for _, file := range files {
		key := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if th, err := readThemeFile(file, base); err == nil && !slices.Contains(bundledThemes, key) {
			out = append(out, app.NamedTheme{Key: key, Own: true, Theme: th})
		}
	}
	return out, nil
}

func readThemeFile(file string, base func(string) (deck.Theme, bool)) (deck.Theme, error) {
	f, err := os.Open(file)
	if err != nil {
		return deck.Theme{}, err
	}
	th, err := deckfile.ReadTheme(file, f, base)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return th, err
}

// Save implements app.ThemeFiles.
func (t themeFiles) Save(key string, th deck.Theme) error {
	dir, err := t.own()
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	var text bytes.Buffer
	if err == nil {
		err = deckfile.CheckTheme(th) // else nobody could read it again
	}
	if err == nil {
		err = deckfile.WriteTheme(&text, th)
	}
	if err == nil {
		err = app.WriteWhole(filepath.Join(dir, key+".yaml"), text.Bytes())
	}
	if err != nil {
		return fmt.Errorf("save theme: %w", err)
	}
	return nil
}

// Delete implements app.ThemeFiles.
func (t themeFiles) Delete(key string) error {
	dir, err := t.own()
	if err == nil {
		err = os.Remove(filepath.Join(dir, filepath.Base(key)+".yaml"))
	}
	if err != nil {
		return fmt.Errorf("delete theme: %w", err)
	}
	return nil
}

// themeText reads and writes themes as text.
type themeText struct{ themes *app.Themes }

// Read implements app.ThemeText.
func (t themeText) Read(name string, r io.Reader) (deck.Theme, error) {
	return deckfile.ReadTheme(name, r, t.themes.Get)
}

// Write implements app.ThemeText.
func (t themeText) Write(w io.Writer, th deck.Theme) error { return deckfile.WriteTheme(w, th) }

// Check implements app.ThemeText.
func (t themeText) Check(th deck.Theme) error { return deckfile.CheckTheme(th) }

// Logo implements app.ThemeText.
func (t themeText) Logo(old deck.Logo, r io.Reader) (deck.Logo, error) {
	return deckfile.MakeLogo(old, r)
}
