package app

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// ErrBundled is returned for a change to a theme that belongs to the program.
var ErrBundled = errors.New("this theme belongs to the program")

// NamedTheme is a theme with the word that decks know it by.
type NamedTheme struct {
	Key   string
	Own   bool // the user's: it can be changed and deleted
	Theme deck.Theme
}

// ThemeFiles keeps themes as text files: the bundled ones, and the user's own.
type ThemeFiles interface {
	// Themes reads all themes, the bundled ones first. A file of the user's that cannot
	// be read is left out.
	Themes() ([]NamedTheme, error)
	// Save keeps one of the user's own under a key, in the place of the one before.
	Save(key string, t deck.Theme) error
	// Delete takes one of the user's own away; fs.ErrNotExist when there is none.
	Delete(key string) error
}

// ThemeText reads and writes themes as text.
type ThemeText interface {
	// Read reads a theme; name stands in messages.
	Read(name string, r io.Reader) (deck.Theme, error)
	Write(w io.Writer, t deck.Theme) error
	// Check says in one line what is wrong with a theme that is being made.
	Check(t deck.Theme) error
	// Logo puts a PNG or JPEG picture into a logo, scaled to what a theme keeps.
	Logo(old deck.Logo, r io.Reader) (deck.Logo, error)
}

// Themes are the looks that decks can have. It is safe for concurrent use.
type Themes struct {
	files ThemeFiles

	mu  sync.RWMutex
	all []NamedTheme
}

// OpenThemes reads the themes there are.
func OpenThemes(files ThemeFiles) (*Themes, error) {
	t := &Themes{files: files}
	return t, t.read()
}

func (t *Themes) read() error {
	all, err := t.files.Themes()
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = all
	return nil
}

// All lists the themes, the bundled ones first.
func (t *Themes) All() []NamedTheme {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return slices.Clone(t.all)
}

// Get is the theme of that key; "" is the default one.
func (t *Themes) Get(key string) (deck.Theme, bool) {
	if key == "" {
		key = Light
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	for _, one := range t.all {
		if one.Key == key {
			return one.Theme, true
		}
	}
	return deck.Theme{}, false
}

// known lists the keys for a message.
func (t *Themes) known() string {
	var keys []string
	for _, one := range t.All() {
		keys = append(keys, one.Key)
	}
	return strings.Join(keys, ", ")
}

// Need is the theme of that key, or ErrTheme with the ones there are.
func (t *Themes) Need(key string) (deck.Theme, error) {
	th, ok := t.Get(key)
	if !ok {
		return th, fmt.Errorf("%w %q: take %s", ErrTheme, key, t.known())
	}
	return th, nil
}

// Save keeps one of the user's own themes under the key that its name gives, and returns
// the key. The name of a bundled theme is ErrBundled.
func (t *Themes) Save(th deck.Theme) (string, error) {
	key := evidence.Slug(th.Name)
	if key == "" {
		return "", errors.New("the theme has no name; give it one with letters or digits")
	}
	if t.bundled(key) {
		return "", fmt.Errorf("save theme %s: %w; choose another name", th.Name, ErrBundled)
	}
	if err := t.files.Save(key, th); err != nil {
		return "", err
	}
	return key, t.read()
}

// Delete takes one of the user's own themes away.
func (t *Themes) Delete(key string) error {
	if t.bundled(key) {
		return fmt.Errorf("delete theme %s: %w", key, ErrBundled)
	}
	if err := t.files.Delete(key); err != nil {
		return err
	}
	return t.read()
}

func (t *Themes) bundled(key string) bool {
	return slices.ContainsFunc(t.All(), func(n NamedTheme) bool { return n.Key == key && !n.Own })
}
