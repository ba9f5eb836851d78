package ui

import (
	"bytes"
	"context"
	"log"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
)

// stageHand is the screen's goroutine of a test: what slow work posts waits here
// until the test lets it run.
type stageHand struct {
	mu      sync.Mutex
	queue   []func()
	longest time.Duration // that one of what was posted took: so long nothing moves on the screen
}

func (s *stageHand) post(fn func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, fn)
}

func (s *stageHand) run() {
	for s.step() {
	}
}

// step runs the first of what was posted, and tells whether there was something.
func (s *stageHand) step() bool {
	s.mu.Lock()
	if len(s.queue) == 0 {
		s.mu.Unlock()
		return false
	}
	fn := s.queue[0]
	s.queue = s.queue[1:]
	s.mu.Unlock()
	began := time.Now()
	fn()
	s.longest = max(s.longest, time.Since(began))
	return true
}

// screen is a window on a library of its own.
type screen struct {
	t    testing.TB
	hand *stageHand
	app  fyne.App
	lib  app.Library
	w    *Window
	log  *bytes.Buffer
}

// open opens a window on a new library with the decks given. It fails the test when
// Fyne was called from the wrong goroutine.
func open(t testing.TB, decks ...*deck.Deck) *screen {
	t.Helper()
	s := &screen{t: t, hand: &stageHand{}, log: &bytes.Buffer{}}
	log.SetOutput(s.log)
	ctx := context.Background()
	lib, err := store.Create(ctx, filepath.Join(t.TempDir(), "test.briefdeck"), func(l app.Library) error {
		for _, d := range decks {
			if _, err := l.AddDeck(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	e, end, err := wiring.Engine(lib, lib)
	if err != nil {
		t.Fatal(err)
	}
	s.lib, s.app = lib, test.NewTempApp(t)
	s.w = New(Options{App: s.app, Work: app.Open(lib, e), Post: s.hand.post})
	s.w.Fyne().Resize(fyne.NewSize(1440, 900))
	t.Cleanup(func() {
		s.until("everything is saved", func() bool { return s.w.Editor().Status().Saved })
		s.w.Tasks().Stop()
		s.hand.run()
		end()
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
		if strings.Contains(s.log.String(), "Error in Fyne call thread") {
			t.Error(s.log.String())
		}
	})
	if len(decks) > 0 {
		s.until("the deck is open", func() bool { return s.w.Editor().Session() != nil })
	}
	return s
}

// until lets posted work run until something holds. It gives up after a long time:
// then something is wrong, not slow.
func (s *screen) until(what string, holds func() bool) {
	s.t.Helper()
	for range 3000 {
		s.hand.run()
		if holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("never came: %s", what)
}

// deck is the deck as the library holds it.
func (s *screen) deck() *deck.Deck {
	s.t.Helper()
	d, _, err := s.lib.Deck(context.Background(), s.w.Editor().Session().Deck().Key)
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

// titles are the deck's slide titles as the library holds them.
func (s *screen) titles() string {
	var out []string
	for _, sl := range s.deck().Slides {
		out = append(out, sl.Title)
	}
	return strings.Join(out, "|")
}

// settle waits until what was done is saved.
func (s *screen) settle() {
	s.t.Helper()
	s.until("saved", func() bool { return s.w.Editor().Status().Saved })
}

// menu chooses a menu item by its path: "Edit/Undo". The names of steps after it are left out.
func (s *screen) menu(path string) {
	s.t.Helper()
	menu, item, _ := strings.Cut(path, "/")
	for _, m := range s.w.menus.main.Items {
		for _, it := range m.Items {
			if m.Label == menu && (it.Label == item || strings.HasPrefix(it.Label, item+" ")) {
				it.Action()
				return
			}
		}
	}
	s.t.Fatalf("no menu item %s", path)
}

// press gives a key to what has the focus, as the driver does.
func (s *screen) press(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	c := s.w.Fyne().Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(ev)
	} else {
		c.OnTypedKey()(ev)
	}
	s.hand.run()
}

// typeText types into what has the focus.
func (s *screen) typeText(text string) {
	s.t.Helper()
	f := s.w.Fyne().Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the focus")
	}
	for _, r := range text {
		f.TypedRune(r)
	}
	s.hand.run()
}

// three is a deck of three slides.
func three() *deck.Deck {
	d := &deck.Deck{ID: source.NewID(), Key: "three", Meta: deck.Meta{Title: "Three slides"}}
	for _, title := range []string{"One", "Two", "Three"} {
		d.Slides = append(d.Slides, deck.Slide{
			ID: source.NewID(), Layout: deck.BulletSlide, Title: title,
			Blocks: []deck.Block{{ID: source.NewID(), Kind: deck.Bullets, Items: []deck.Item{{Text: "First"}, {Level: 1, Text: "Second"}}}},
		})
	}
	return d
}

// lastOf is the last object of a kind in what is drawn that fits; what it is made of is not
// looked through. Zero when there is none.
func lastOf[T fyne.CanvasObject](o fyne.CanvasObject, fits func(T) bool) (found T) {
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if x, ok := o.(T); ok {
			if fits(x) {
				found = x
			}
			return
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, k := range x.Objects {
				look(k)
			}
		case fyne.Widget:
			for _, k := range test.WidgetRenderer(x).Objects() {
				look(k)
			}
		}
	}
	look(o)
	return found
}
