package wiring

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"briefdeck/briefings"
	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/deckfile"
	"briefdeck/internal/evidence"
	"briefdeck/internal/factfile"
	"briefdeck/internal/source"
	"briefdeck/internal/store"
)

// FirstDeck is the key of the deck that a new library opens with.
const FirstDeck = "ministerial-brief"

// DefaultLibrary is the path of the user's own library: BRIEFDECK_LIBRARY when set,
// else library.briefdeck in the user's data folder.
func DefaultLibrary() (string, error) {
	if p := os.Getenv("BRIEFDECK_LIBRARY"); p != "" {
		return p, nil
	}
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("find the user's data folder: %w; name a library with --library", err)
	}
	return filepath.Join(dir, "briefdeck", "library.briefdeck"), nil
}

// dataFolder follows the XDG base directory specification where it applies, and the
// user's configuration folder on macOS and Windows, which have one place for both.
func dataFolder() (string, error) {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return d, nil
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return os.UserConfigDir()
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// ownFolder is where the user's own files of a kind lie; given takes its place unless it
// is "".
func ownFolder(given, kind string) (string, error) {
	if given != "" {
		return given, nil
	}
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("find the user's data folder: %w", err)
	}
	return filepath.Join(dir, "briefdeck", kind), nil
}

// OpenDefault opens the user's own library and makes it, with the bundled
// briefings, when it is not there yet.
func OpenDefault(ctx context.Context) (app.Library, error) {
	p, err := DefaultLibrary()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return nil, fmt.Errorf("make the library's folder: %w", err)
	}
	return store.OpenOrCreate(ctx, p, func(l app.Library) error { return Fill(ctx, l) })
}

// Fill adds the bundled papers, facts and decks to a library.
func Fill(ctx context.Context, l app.Library) error {
	decks, facts, pictures, err := Bundled()
	if err != nil {
		return err
	}
	for _, data := range pictures {
		if _, err := l.AddPicture(ctx, data); err != nil {
			return err
		}
	}
	for _, f := range facts {
		if err := l.AddFacts(ctx, f.Documents, f.Book); err != nil {
			return fmt.Errorf("add the bundled facts: %w", err)
		}
	}
	w := app.Open(l, nil)
	for _, d := range decks {
		if _, err := w.AddDeck(ctx, ownIDs(d)); err != nil {
			return fmt.Errorf("add the bundled deck %s: %w", d.Key, err)
		}
	}
	return l.SetSetting(ctx, "last-deck", FirstDeck)
}

// ownIDs gives a deck that came from a file IDs that no other library has.
func ownIDs(d *deck.Deck) *deck.Deck {
	c := d.Clone()
	c.ID = source.NewID()
	for i := range c.Slides {
		c.Slides[i] = app.FreshIDs(c.Slides[i])
	}
	return c
}

// Bundled reads the briefings that the program carries: the first deck first, the
// others by name; the facts they use, each folder once; and the pictures they show.
func Bundled() ([]*deck.Deck, []factfile.Facts, Pictures, error) {
	names, err := fs.Glob(briefings.FS, "*.md")
	if err != nil {
		return nil, nil, nil, fmt.Errorf("list the bundled decks: %w", err)
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return rank(a) - rank(b)
	})
	var decks []*deck.Deck
	var facts []factfile.Facts
	pictures := Pictures{}
	read := map[string]bool{}
	for _, name := range names {
		if name == "README.md" {
			continue
		}
		d, head, own, err := readDeck(bundledFile, name)
		if err != nil {
			return nil, nil, nil, err
		}
		maps.Copy(pictures, own)
		decks = append(decks, d)
		for _, dir := range head.Facts {
			if read[dir] {
				continue
			}
			read[dir] = true
			f, err := readFacts(bundledFile, dir)
			if err != nil {
				return nil, nil, nil, err
			}
			facts = append(facts, f)
		}
	}
	return decks, facts, pictures, nil
}

func rank(name string) int {
	if strings.TrimSuffix(name, ".md") == FirstDeck {
		return 0
	}
	return 1
}

// beside finds what a deck file names: a file system and the name in it.
type beside func(ref string) (fs.FS, string)

// bundledFile finds what the bundled decks name.
func bundledFile(ref string) (fs.FS, string) { return briefings.FS, path.Clean(ref) }

// besideFile finds what the deck files of a folder name: paths from that folder, also
// out of it, and absolute ones.
func besideFile(folder string) beside {
	return func(ref string) (fs.FS, string) {
		full := filepath.FromSlash(ref)
		if !filepath.IsAbs(full) {
			full = filepath.Join(folder, full)
		}
		return os.DirFS(filepath.Dir(full)), filepath.Base(full)
	}
}

// readFacts reads a facts folder that a deck file names.
func readFacts(at beside, ref string) (factfile.Facts, error) {
	fsys, name := at(ref)
	if st, err := fs.Stat(fsys, name); err != nil || !st.IsDir() {
		return factfile.Facts{}, fmt.Errorf("no facts folder %s; name a folder, as seen from the deck file", ref)
	}
	return factfile.Read(fsys, name)
}

// readDeck reads a deck file and the pictures beside it.
func readDeck(at beside, file string) (_ *deck.Deck, _ deckfile.Head, _ Pictures, err error) {
	fsys, name := at(file)
	f, err := fsys.Open(name)
	if err != nil {
		return nil, deckfile.Head{}, nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	d, head, err := deckfile.Read(name, f)
	if err != nil {
		return nil, deckfile.Head{}, nil, err
	}
	return d, head, takePictures(at, d), nil
}

// DeckFile reads a deck file, the facts shipped beside it, merged into one book, and
// the pictures it shows.
func DeckFile(file string) (*deck.Deck, *evidence.Book, Pictures, error) {
	at := besideFile(filepath.Dir(file))
	d, head, pictures, err := readDeck(at, filepath.Base(file))
	if err != nil {
		return nil, nil, nil, plainPath(err)
	}
	book := evidence.NewBook()
	for _, dir := range head.Facts {
		f, err := readFacts(at, dir)
		if err != nil {
			return nil, nil, nil, err
		}
		book.Merge(f.Book)
	}
	return d, book, pictures, nil
}

// plainPath cuts the operation off a file error: "no such file or directory" says enough.
func plainPath(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
