// Package export is the Exports place: what a deck becomes, the pages as they will be,
// and the files that were made.
package export

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
	"briefdeck/ui/slideview"
)

// Config is what the place needs from the window beside its desk.
type Config struct {
	Desk    *place.Desk
	Painter *slideview.Painter
	// ShowSlide goes to a slide of a deck; nil when the window cannot.
	ShowSlide func(deck string, slide deck.ID)
	// Folder is where files go that nobody has chosen a folder for; nil or empty: DefaultFolder.
	Folder func() string
}

// Export is the Exports place. Its methods are called on the screen's goroutine.
type Export struct {
	cfg     Config
	desk    *place.Desk
	decks   []app.DeckInfo
	deck    *deck.Deck // to export; nil when there is none
	picked  bool       // it was chosen here: the open deck does not replace it
	openKey string     // the open deck's
	past    []past

	form    *form
	pages   *pages
	history *history
	content fyne.CanvasObject
}

// New makes the place.
func New(cfg Config) *Export {
	e := &Export{cfg: cfg, desk: cfg.Desk}
	e.form, e.pages, e.history = newForm(e), newPages(e), newHistory(e)
	right := container.New(upDown{}, e.pages.content, e.history.content)
	e.content = kit.Dock(kit.Docked{Left: e.form.content, Middle: right})
	place.Refresh(e.desk, &e.desk.Work.ExportsChanged, e.loadHistory)
	place.Refresh(e.desk, &e.desk.Work.DecksChanged, e.loadDecks)
	e.loadDecks()
	e.loadHistory()
	return e
}

// Name implements place.Place.
func (e *Export) Name() place.Name { return place.Exports }

// Icon implements place.Place.
func (e *Export) Icon() kit.Icon { return kit.IconExports }

// Content implements place.Place.
func (e *Export) Content() fyne.CanvasObject { return e.content }

// Shown implements place.Place: the open deck may be another one or have changed.
func (e *Export) Shown() {
	e.desk.Shell.CurrentDeck(func(d *deck.Deck) {
		if d != nil && d.Key != e.openKey {
			e.openKey, e.picked = d.Key, false
		}
		switch {
		case e.picked && e.deck != nil && (d == nil || e.deck.Key != d.Key):
			e.pick(e.deck.Key)
		case d != nil:
			e.use(d)
		case e.deck == nil && len(e.decks) > 0:
			e.pick(e.decks[0].Key)
		default:
			e.use(e.deck)
		}
	})
	e.loadHistory()
}

// Key implements place.Keyed: Enter exports.
func (e *Export) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		e.Start()
		return true
	}
	return false
}

// NextPane puts the cursor into the file name, or takes it out.
func (e *Export) NextPane() {
	c := e.desk.Window().Canvas()
	if c.Focused() != nil {
		c.Unfocus()
		return
	}
	c.Focus(e.form.name)
}

func (e *Export) loadDecks() {
	lib := e.desk.Work.Library()
	app.Go(e.desk.Tasks, "export:decks", func(ctx context.Context) ([]app.DeckInfo, error) { return lib.Decks(ctx) },
		func(all []app.DeckInfo, err error) {
			if err != nil {
				e.desk.Shell.Fail("List the decks", err)
				return
			}
			e.decks = all
			e.form.show()
		})
}

// pick takes a deck of the library.
func (e *Export) pick(key string) {
	lib := e.desk.Work.Library()
	app.Go(e.desk.Tasks, "export:deck", func(ctx context.Context) (*deck.Deck, error) {
		d, _, err := lib.Deck(ctx, key)
		return d, err
	}, func(d *deck.Deck, err error) {
		if err != nil {
			e.desk.Shell.Fail("Open the deck", err)
			return
		}
		e.use(d)
	})
}

// use takes a deck, with the profile it was last exported with.
func (e *Export) use(d *deck.Deck) {
	other := e.deck == nil || d == nil || e.deck.Key != d.Key
	e.deck = d
	if d != nil && other {
		e.form.profile(d, e.past)
	}
	e.form.show()
	e.layOut()
}

// laidOut is the pages that an export would make.
type laidOut struct{ layout.Result }

// layOut shows the pages as they will be.
func (e *Export) layOut() {
	d, work, as, theme := e.deck, e.desk.Work, e.form.output(), e.form.theme()
	if d == nil {
		e.pages.show(nil)
		return
	}
	e.pages.wait()
	app.Go(e.desk.Tasks, "export:pages", func(ctx context.Context) (laidOut, error) {
		b, err := work.Book(ctx)
		if err != nil {
			return laidOut{}, err
		}
		r, err := work.Engine().Pages(ctx, d, b, as, theme)
		return laidOut{r}, err
	}, func(l laidOut, err error) {
		if err != nil {
			e.desk.Shell.Fail("Lay out the pages", err)
			e.pages.show(nil)
			return
		}
		e.pages.show(l.Pages)
		e.form.showFindings(l.Findings)
	})
}

// upDown lays the history under the pages; it gives way in low windows.
type upDown struct{}

// MinSize implements fyne.Layout.
func (upDown) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(360, 360) }

// Layout implements fyne.Layout.
func (upDown) Layout(o []fyne.CanvasObject, s fyne.Size) {
	low := min(max(s.Height*0.32, historyLeast), historyMost)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, s.Height-low))
	o[1].Move(fyne.NewPos(0, s.Height-low))
	o[1].Resize(fyne.NewSize(s.Width, low))
}

// folder is where files go of a deck that was not exported before.
func (e *Export) folder() string {
	if e.cfg.Folder != nil {
		if dir := e.cfg.Folder(); dir != "" {
			return dir
		}
	}
	return DefaultFolder()
}

// UseFolder takes another folder for what is exported next.
func (e *Export) UseFolder(dir string) { e.form.folder.SetText(dir) }

// DefaultFolder is where files go when nobody has set a folder.
func DefaultFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	docs := filepath.Join(home, "Documents")
	if st, err := os.Stat(docs); err == nil && st.IsDir() {
		return docs
	}
	return home
}

// fileName is a deck's usual file name as an output.
func fileName(d *deck.Deck, as app.Output) string {
	name := d.Key
	if as == app.AsSlides {
		name += "-slides"
	}
	return name + ".pdf"
}

// withSuffix makes a name end in ".pdf".
func withSuffix(name string) string {
	name = strings.TrimSpace(name)
	if name != "" && !strings.EqualFold(filepath.Ext(name), ".pdf") {
		name += ".pdf"
	}
	return name
}
