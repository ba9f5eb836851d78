// Package placetest gives tests of places a window with a real library behind it: the
// library is a file in the test's folder, and the screen's goroutine is the test's own.
package placetest

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// patience is how long Until waits for slow work before the test fails.
const patience = 30 * time.Second

// Bench is a window for one place.
type Bench struct {
	*testing.T
	Desk   *place.Desk
	Shell  *Shell
	Window fyne.Window
	Dir    string // for files

	queue chan func()
}

// Shell notes what a place asks of its window.
type Shell struct {
	Deck    *deck.Deck // the open deck; may be nil
	Went    []place.Name
	Opened  []string
	Added   []deck.Slide
	Figures []string
	Sources []string
	Slides  []string
	Failed  []string
}

// New makes a bench over a library that fill puts something into; fill may be nil.
func New(t *testing.T, fill func(app.Library) error) *Bench {
	t.Helper()
	b := &Bench{T: t, Shell: &Shell{}, Dir: t.TempDir(), queue: make(chan func(), 1024)}
	lib, err := store.Create(context.Background(), filepath.Join(b.Dir, "test.briefdeck"), fill)
	if err != nil {
		t.Fatal(err)
	}
	e, end, err := wiring.Engine(nil, wiring.Pictures{})
	if err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light))
	b.Window = test.NewTempWindow(t, nil)
	b.Window.SetPadded(false)
	post := func(fn func()) { b.queue <- fn }
	tasks := &app.Tasks{Post: post}
	b.Desk = &place.Desk{Work: app.Open(lib, e), Tasks: tasks, Stage: kit.NewStage(b.Window, post), Shell: b.Shell}
	t.Cleanup(func() {
		tasks.Stop()
		end()
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// Put shows a place in the window at a size in logical pixels.
func (b *Bench) Put(p place.Place, width, height float32) {
	b.Window.SetContent(container.NewStack(p.Content(), b.Desk.Stage.Front()))
	b.Window.Resize(fyne.NewSize(width, height))
	p.Shown()
}

// Until does what slow work has posted until something holds.
func (b *Bench) Until(what string, holds func() bool) {
	b.Helper()
	end := time.After(patience)
	for !holds() {
		select {
		case fn := <-b.queue:
			fn()
		case <-end:
			b.Fatalf("waited for: %s; the screen says %q", what, b.Texts())
		}
	}
}

// UntilSays waits until some text stands in the window.
func (b *Bench) UntilSays(text string) {
	b.Helper()
	b.Until("“"+text+"”", func() bool { return b.Says(text) })
}

// Says tells whether some text stands in the window, however its lines are broken.
func (b *Bench) Says(text string) bool {
	return strings.Contains(plain(strings.Join(b.Texts(), " ")), plain(text))
}

func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// Texts lists the words that can be seen, the front first.
func (b *Bench) Texts() []string {
	var out []string
	b.each(func(o fyne.CanvasObject) bool {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
		return true
	})
	return out
}

// Tap clicks the button with a word.
func (b *Bench) Tap(label string) {
	b.Helper()
	button := Find(b, func(x *kit.Button) bool { return x.Label == label })
	if button == nil {
		b.Fatalf("no button %q; the screen says %q", label, b.Texts())
	}
	if !button.Enabled() {
		b.Fatalf("the button %q is off", label)
	}
	test.Tap(button)
}

// Find is the first object of a type that fits, or its zero value.
func Find[T fyne.CanvasObject](b *Bench, fits func(T) bool) (found T) {
	b.each(func(o fyne.CanvasObject) bool {
		if x, ok := o.(T); ok && fits(x) {
			found = x
			return false
		}
		return true
	})
	return found
}

// each visits what can be seen until fn returns false; sheets come first.
func (b *Bench) each(fn func(fyne.CanvasObject) bool) {
	c := b.Window.Canvas()
	for _, o := range append(c.Overlays().List(), c.Content()) {
		if !visit(o, fn) {
			return
		}
	}
}

func visit(o fyne.CanvasObject, fn func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !fn(o) {
		return false
	}
	var inner []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inner = o.Objects
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inner {
		if !visit(i, fn) {
			return false
		}
	}
	return true
}

// Go implements place.Shell.
func (s *Shell) Go(n place.Name) { s.Went = append(s.Went, n) }

// OpenDeck implements place.Shell.
func (s *Shell) OpenDeck(key string) { s.Opened = append(s.Opened, key) }

// AddSlide implements place.Shell.
func (s *Shell) AddSlide(sl deck.Slide) { s.Added = append(s.Added, sl) }

// CurrentDeck implements place.Shell.
func (s *Shell) CurrentDeck(then func(*deck.Deck)) { then(s.Deck) }

// ShowFigure implements place.Shell.
func (s *Shell) ShowFigure(key string) { s.Figures = append(s.Figures, key) }

// ShowSource implements place.Shell.
func (s *Shell) ShowSource(key, section string) { s.Sources = append(s.Sources, key+"#"+section) }

// ShowSlide implements place.Shell.
func (s *Shell) ShowSlide(key string, slide deck.ID) {
	s.Slides = append(s.Slides, key+"#"+string(slide))
}

// Fail implements place.Shell.
func (s *Shell) Fail(tried string, err error) {
	if err != nil && !place.Cancelled(err) {
		s.Failed = append(s.Failed, tried+": "+place.Advice(err))
	}
}
