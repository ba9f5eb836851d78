package wiring

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"briefdeck/assets"
	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/deckfile"
)

// templates keeps the user's own as deck files in a folder of the user's data, with
// their pictures beside them: they serve every library, and can be handed on.
type templates struct{ folder string } // "" is the user's own folder

func (t templates) own() (string, error) {
	return ownFolder(t.folder, "templates")
}

// Templates implements app.Templates. A file of the user's that cannot be read is left
// out: it must not keep anybody from beginning a deck.
func (t templates) Templates(context.Context) ([]app.Template, error) {
	names, err := fs.Glob(assets.Templates, "templates/*.md")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	var out []app.Template
	for _, name := range names {
		one, err := readTemplate(func(ref string) (fs.FS, string) { return assets.Templates, path.Join("templates", ref) }, path.Base(name))
		if err != nil {
			return nil, err
		}
		_, one.Key, _ = strings.Cut(one.Key, "-") // the number orders them
		out = append(out, one)
	}
	return append(out, t.saved()...), nil
}

func (t templates) saved() []app.Template {
	dir, err := t.own()
	if err != nil {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return nil
	}
	var out []app.Template
	for _, f := range files {
		if one, err := readTemplate(besideFile(dir), filepath.Base(f)); err == nil {
			one.Key, one.Own = ownKey+one.Key, true
			out = append(out, one)
		}
	}
	return out
}

// ownKey begins the keys of the user's own, so that they never hide a bundled one.
const ownKey = "own:"

func readTemplate(at beside, file string) (app.Template, error) {
	d, _, pictures, err := readDeck(at, file)
	if err != nil {
		return app.Template{}, err
	}
	return app.Template{Key: d.Key, Name: d.Meta.Title, About: d.Meta.Subtitle, Deck: d, Pictures: pictures}, nil
}

// Save implements app.Templates.
func (t templates) Save(_ context.Context, one app.Template) (string, error) {
	dir, err := t.own()
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil {
		return "", fmt.Errorf("save template: %w", err)
	}
	name := fileWord(one.Name)
	d := one.Deck.Clone()
	for ref, data := range one.Pictures {
		file := strings.TrimPrefix(ref, deck.PictureHash) + ".picture"
		if err := app.WriteWhole(filepath.Join(dir, file), data); err != nil {
			return "", fmt.Errorf("save template: %w", err)
		}
		renamePicture(d, ref, file)
	}
	var text bytes.Buffer
	if err := deckfile.Write(&text, d, deckfile.Head{}); err != nil {
		return "", fmt.Errorf("save template: %w", err)
	}
	if err := app.WriteWhole(filepath.Join(dir, name+".md"), text.Bytes()); err != nil {
		return "", fmt.Errorf("save template: %w", err)
	}
	return ownKey + name, nil
}

func renamePicture(d *deck.Deck, from, to string) {
	for _, s := range d.Slides {
		for _, b := range s.Blocks {
			if b.Image != nil && b.Image.Ref == from {
				b.Image.Ref = to
			}
		}
	}
}

// Delete implements app.Templates. Pictures stay: other templates may show them.
func (t templates) Delete(_ context.Context, key string) error {
	name, own := strings.CutPrefix(key, ownKey)
	if !own || name != fileWord(name) {
		return fmt.Errorf("delete template %q: %w", key, app.ErrNoTemplate)
	}
	dir, err := t.own()
	if err != nil {
		return fmt.Errorf("delete template: %w", err)
	}
	err = os.Remove(filepath.Join(dir, name+".md"))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("delete template %q: %w", key, app.ErrNoTemplate)
	}
	return err
}

// fileWord makes a file name of a template's name: letters and digits in any script.
func fileWord(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune(strings.Join(words, "-"))
	if word := string(slices.Clip(out[:min(len(out), 60)])); word != "" {
		return word
	}
	return "template"
}
