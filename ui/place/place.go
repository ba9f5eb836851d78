// Package place is the contract between the window and the places in it: what a
// place must be able to do, and what it gets to do it with.
package place

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// Name names a place for going there.
type Name string

// The places, in the rail's order.
const (
	Library  Name = "Library"
	Evidence Name = "Evidence"
	Deck     Name = "Deck"
	Check    Name = "Check"
	Exports  Name = "Exports"
)

// Place is one place of the window. All of it is called on the screen's goroutine.
type Place interface {
	// Name is the word on the rail.
	Name() Name
	// Icon is drawn above the word.
	Icon() kit.Icon
	// Content is made once and kept.
	Content() fyne.CanvasObject
	// Shown tells the place that it came to the front, each time.
	Shown()
}

// Keyed is a place that takes plain keys (A, E, X, Delete, Up …) when no field has
// the focus and no sheet is open. It tells whether it took the key.
type Keyed interface {
	Key(*fyne.KeyEvent) bool
}

// Menued is a place with menu items of its own. They are added to the menus of
// that name, or to a new menu before Help, and work only while the place shows.
type Menued interface {
	Menus() []*fyne.Menu
}

// Shell is what a place may ask of the window around it.
type Shell interface {
	// Go shows a place.
	Go(n Name)
	// OpenDeck opens a deck by key and shows it.
	OpenDeck(key string)
	// AddSlide adds a slide after the chosen one of the open deck, and shows it.
	AddSlide(s deck.Slide)
	// CurrentDeck is the open deck as it is now; nil when there is none. Pending
	// typing is saved first; then gets the deck on the screen's goroutine.
	CurrentDeck(then func(*deck.Deck))
	// ShowFigure goes to Evidence and chooses a figure by key.
	ShowFigure(key string)
	// ShowSource goes to Library and opens a source, at a section when one is named.
	ShowSource(key, section string)
	// ShowSlide opens a deck by key and chooses a slide of it.
	ShowSlide(deck string, slide deck.ID)
	// Fail shows a failure in words: what was tried, and the error's advice. A
	// cancelled context is no failure and shows nothing.
	Fail(tried string, err error)
}

// Desk is what the window gives each place.
type Desk struct {
	Work  *app.Workspace
	Tasks *app.Tasks
	Stage *kit.Stage // sheets, questions, pickers, toasts
	Shell Shell
	// Copied is the picture on the clipboard, which the toolkit does not hand over; nil
	// when there is none.
	Copied func(context.Context) ([]byte, error)
}

// Window is the window the place is in.
func (d *Desk) Window() fyne.Window { return d.Stage.Window }

// Refresh calls fn on the screen's goroutine whenever a topic tells. It never ends:
// places live as long as their window.
func Refresh[T any](d *Desk, t *app.Topic[T], fn func()) {
	t.Listen(func(T) { d.Tasks.Post(fn) })
}

// Cancelled tells whether an error only says that somebody stopped the work.
func Cancelled(err error) bool { return errors.Is(err, context.Canceled) }

// OpenOutside hands a file or folder to the desktop.
func OpenOutside(s Shell, path string) {
	if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		s.Fail("Open "+filepath.Base(path), err)
	}
}
