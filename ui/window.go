// Package ui is the main window: its places, menus, keys and status line. It turns
// errors into a title and one line of advice.
package ui

import (
	"context"
	"image"
	"log/slog"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/raster"
	"briefdeck/ui/check"
	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
	"briefdeck/ui/present"
	"briefdeck/ui/slideview"
)

// Options is what the window is opened with.
type Options struct {
	App   fyne.App // its theme is set by SetTheme before any widget is made
	Work  *app.Workspace
	Post  func(func()) // runs something on the screen's goroutine: fyne.Do
	Paper string       // a paper to import at the start, or ""
	Said  string       // what went wrong before the window was there, in one line; or ""
	// Open opens another library. The window closes the one before with its Close.
	Open func(ctx context.Context, path string) (*app.Workspace, error)
	// Copied is the picture on the clipboard; nil when there is none.
	Copied func(context.Context) ([]byte, error)
}

// Window is the main window. Its methods are called on the screen's goroutine.
type Window struct {
	opts   Options
	win    fyne.Window
	stage  *kit.Stage
	tasks  *app.Tasks
	work   *app.Workspace
	desk   *place.Desk
	paint  *slideview.Painter
	editor *editor.Editor
	check  *check.Check
	places []place.Place
	at     int
	rail   *kit.Rail
	stack  *fyne.Container
	errors *kit.ErrorBar
	status *statusLine
	menus  *menus
	middle *fyne.Container
	show   *present.Show
	theme  *kit.Theme
	opened string // the folder of what was opened last

	onDeckSteps, onEvidence steps // what can be undone and redone in the deck, and in the evidence

	closing  bool
	dressing bool // the theme is being set from here
}

// New makes the window and opens the deck that was open last.
func New(o Options) *Window {
	w := &Window{opts: o}
	w.theme = SetTheme(o.App)
	w.followSystem()
	w.win = o.App.NewWindow("Briefdeck")
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.tasks = &app.Tasks{Post: o.Post}
	w.stage = kit.NewStage(w.win, o.Post)
	w.stage.OnKey = w.key
	w.use(o.Work)
	w.win.SetCloseIntercept(w.Close)
	w.win.SetOnDropped(w.dropped)
	p := o.App.Preferences()
	w.win.Resize(fyne.NewSize(float32(p.FloatWithFallback("width", 1440)), float32(p.FloatWithFallback("height", 900))))
	if o.Said != "" {
		w.errors.Fail("The settings could not be read.", o.Said)
	}
	if o.Paper != "" {
		w.importPapers(o.Paper)
	}
	return w
}

// Run shows the window until it is closed, and waits for the work it began.
func (w *Window) Run() {
	w.win.ShowAndRun()
	w.tasks.Stop()
}

// Fyne is the window underneath, for tests.
func (w *Window) Fyne() fyne.Window { return w.win }

// Editor is the Deck place.
func (w *Window) Editor() *editor.Editor { return w.editor }

// Tasks is the window's slow work.
func (w *Window) Tasks() *app.Tasks { return w.tasks }

// use makes the places for a library.
func (w *Window) use(work *app.Workspace) {
	w.work = work
	painter := raster.NewPainter(work.Engine().Layout.Faces)
	w.paint = slideview.NewPainter(func(ctx context.Context, f *frame.Frame, width int, part image.Rectangle) (*image.RGBA, error) {
		if !part.Empty() {
			return painter.PaintPart(ctx, f, width, part)
		}
		return painter.Paint(ctx, f, width)
	}, w.opts.Post)
	w.desk = &place.Desk{Work: work, Tasks: w.tasks, Stage: w.stage, Shell: w, Copied: w.opts.Copied}
	w.status = newStatusLine(func() { w.Go(place.Check) }, func() { w.editor.ToggleFit() })
	w.errors = kit.NewErrorBar(func() { w.middle.Refresh() })
	w.stack = container.NewStack()
	w.check = check.New(check.Config{
		Desk: w.desk, GoTo: w.showPart, Run: func() { w.editor.CheckNow() },
		Do: func(e deck.Edit, then func()) { w.editor.Do(e, then) }, Undo: func() { w.editor.Undo() },
		Split: func(id deck.ID) { w.editor.SplitFull(id) }, Shrink: func(id deck.ID) { w.editor.ShrinkSlide(id) },
	})
	w.editor = editor.New(editor.Config{
		Desk: w.desk, Painter: w.paint, OnStatus: w.said, OnReport: w.checked, Present: w.present,
		Export: func() { w.Go(place.Exports) }, NewMeta: w.newMeta,
	})
	w.resumeView()
	w.places = w.makePlaces()
	var items []kit.RailItem
	for _, p := range w.places {
		items = append(items, kit.RailItem{Icon: p.Icon(), Word: string(p.Name())})
		w.stack.Add(p.Content())
	}
	w.rail = kit.NewRail(items, func(at int) { w.goTo(at) })
	w.middle = kit.Dock(kit.Docked{Top: w.errors.Content, Middle: w.stack})
	body := kit.Dock(kit.Docked{Left: w.rail, Bottom: w.status.content, Middle: w.middle})
	w.menus = newMenus(w)
	if bar := w.menus.top(); bar != nil {
		body = kit.Dock(kit.Docked{Top: bar, Middle: body})
	}
	w.win.SetContent(container.NewStack(kit.NewBox(kit.Ground, "", 0), body, w.stage.Front()))
	w.win.SetTitle(windowTitle(work.Library().Path()))
	place.Refresh(w.desk, &work.EvidenceChanged, w.readSteps)
	w.readSteps()
	w.Go(place.Deck)
	w.openLast()
}

// windowTitle names the library as a person would: by its file, without the ending.
func windowTitle(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), libraryKind)
	return "Briefdeck — " + name
}

// openLast opens the deck that was open last, else the first one.
func (w *Window) openLast() {
	lib := w.work.Library()
	app.Go(w.tasks, "window:last", func(ctx context.Context) (string, error) {
		key, err := lib.Setting(ctx, "last-deck")
		decks, listErr := lib.Decks(ctx)
		for _, d := range decks {
			if d.Key == key {
				return key, nil
			}
		}
		if len(decks) > 0 {
			return decks[0].Key, nil
		}
		if listErr != nil {
			return "", listErr
		}
		return "", err
	}, func(key string, err error) {
		if err != nil {
			w.Fail("Read the library", err)
		}
		if key != "" {
			w.editor.Open(key)
		}
	})
}

// said takes how the open deck stands.
func (w *Window) said(s editor.Status) {
	w.status.show(s)
	w.rememberView(s)
	w.onDeckSteps = steps{s.Undo, s.Redo}
	if w.menus != nil {
		w.menus.show(s)
	}
}

// goTo brings a place to the front.
func (w *Window) goTo(at int) {
	if at < 0 || at >= len(w.places) {
		return
	}
	w.at = at
	w.win.Canvas().Unfocus()
	for i, p := range w.places {
		if i == at {
			p.Content().Show()
		} else {
			p.Content().Hide()
		}
	}
	w.rail.Set(at)
	w.status.onDeck(w.places[at].Name() == place.Deck)
	w.places[at].Shown()
	w.menus.nameSteps()
	w.stack.Refresh()
}

// Go implements place.Shell.
func (w *Window) Go(n place.Name) {
	for i, p := range w.places {
		if p.Name() == n {
			w.goTo(i)
		}
	}
}

// OpenDeck implements place.Shell.
func (w *Window) OpenDeck(key string) {
	w.Go(place.Deck)
	w.editor.Open(key)
}

// AddSlide implements place.Shell.
func (w *Window) AddSlide(s deck.Slide) {
	w.Go(place.Deck)
	w.editor.AddSlide(s)
}

// CurrentDeck implements place.Shell.
func (w *Window) CurrentDeck(then func(*deck.Deck)) {
	w.editor.Flush(func() {
		if s := w.editor.Session(); s != nil {
			then(s.Deck())
			return
		}
		then(nil)
	})
}

// ShowFigure implements place.Shell.
func (w *Window) ShowFigure(key string) {
	for _, p := range w.places {
		if to, ok := p.(interface{ ShowFigure(string) }); ok {
			w.Go(p.Name())
			to.ShowFigure(key)
		}
	}
}

// ShowSource implements place.Shell.
func (w *Window) ShowSource(key, section string) {
	for _, p := range w.places {
		if to, ok := p.(interface{ ShowSource(key, section string) }); ok {
			w.Go(p.Name())
			to.ShowSource(key, section)
		}
	}
}

// Fail implements place.Shell.
func (w *Window) Fail(tried string, err error) {
	if err == nil || place.Cancelled(err) {
		return
	}
	slog.Error(tried, "error", err)
	w.errors.Fail(tried+" did not work.", place.Advice(err))
}

// present shows a deck full-screen.
func (w *Window) present(s editor.Show) {
	if w.show != nil {
		return
	}
	src := present.Source{
		Title: s.Title, Count: len(s.Slides), End: s.End, At: s.At, Ratio: s.Ratio,
		Steps: s.Steps,
		Frame: func(ctx context.Context, at, step int) (*frame.Frame, error) {
			p, err := s.Frame(ctx, s.Slides[at], step)
			return p.Frame, err
		},
	}
	w.show = present.Begin(w.opts.App, w.paint, src, true)
	w.show.OnEnd = func(at int) {
		w.show = nil
		w.editor.Choose(s.Slides[at])
		w.win.RequestFocus()
	}
}

// Presentation is the running show, or nil.
func (w *Window) Presentation() *present.Show { return w.show }

// Close saves what was typed, then lets the window go.
func (w *Window) Close() {
	if w.closing {
		return
	}
	w.closing = true
	size := w.win.Canvas().Size()
	p := w.opts.App.Preferences()
	p.SetFloat("width", float64(size.Width))
	p.SetFloat("height", float64(size.Height))
	w.editor.Flush(func() {
		if w.show != nil {
			w.show.Window().Close()
		}
		w.win.Close()
	})
}
