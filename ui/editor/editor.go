// Package editor is the Deck place: the decks, their slides as they print, and what
// stands on the chosen one. It shows and asks; sessions decide and save.
package editor

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
	"briefdeck/ui/slideview"
)

// Config is what the editor needs from the window beside its desk.
type Config struct {
	Desk     *place.Desk
	Painter  *slideview.Painter
	OnStatus func(Status)
	OnReport func(*deck.Deck, *app.Report) // what a check found in the open deck; nil before it is done, and when none is open
	Present  func(Show)
	Export   func()           // goes to Exports
	NewMeta  func() deck.Meta // what new decks say unless they are told otherwise; nil: nothing
}

// Editor is the Deck place. Its methods are called on the screen's goroutine.
type Editor struct {
	cfg  Config
	desk *place.Desk
	line *line

	session           *app.Session
	stop              func() // ends listening to the session
	key               string
	wanted            deck.ID // to choose when the deck that is being opened is there; "": the first
	deck              *deck.Deck
	decks             []app.DeckInfo
	frames            *laid // as they print
	boards            *laid // as they are edited
	at                deck.ID
	sel               selection  // the slides chosen beside it
	block             string     // the chosen part: a block's ID, slideview.TitlePart or ""
	local             deck.Slide // the chosen slide as the fields have it
	pending           *draft
	spell             spell                     // the typing of the last step
	drafting, redraft bool                      // a draft is being laid out; a newer one waits
	report            *app.Report               // what the last check found; nil before it
	marks             map[deck.ID]deck.Severity // the gravest finding of each slide
	coming            atomic.Int32              // changes told but not shown yet
	saving            int                       // edits that are on their way to the library, or have not shown yet
	behind            bool                      // the canvas does not show the last of them yet
	asked             int                       // how often the canvas was asked to show a slide
	guides            bool
	proofs            proofs
	newest            deck.ID        // the slide that was added last: it is the one to choose
	last              *kit.Entry     // the text that a figure goes into
	book              *evidence.Book // nil until it was read
	waiting           []func(*evidence.Book)

	tabs      *tabs
	strip     *strip
	view      *center
	writer    *writer
	inspector *inspector
	side      fyne.CanvasObject // the inspector with its edge
	left      fyne.CanvasObject // the strip with its edge
	content   fyne.CanvasObject
}

type laidSlide struct {
	id     deck.ID
	result layout.Result
}

// New makes the place.
func New(cfg Config) *Editor {
	ed := &Editor{cfg: cfg, desk: cfg.Desk}
	ed.line = newLine()
	ed.strip = newStrip(ed)
	ed.view = newCenter(ed)
	ed.writer = newWriter(ed, ed.view.slide)
	ed.inspector = newInspector(ed)
	ed.side = kit.Dock(kit.Docked{Middle: ed.inspector.content, Left: kit.Line()})
	ed.left = kit.Dock(kit.Docked{Middle: ed.strip.content, Right: kit.Line()})
	ed.tabs = newTabs(ed)
	ed.content = kit.Dock(kit.Docked{
		Top:    ed.tabs.bar,
		Left:   ed.left,
		Right:  ed.side,
		Middle: ed.view.content,
	})
	place.Refresh(ed.desk, &ed.desk.Work.EvidenceChanged, ed.evidenceChanged)
	place.Refresh(ed.desk, &ed.desk.Work.DecksChanged, ed.loadDecks)
	ed.loadDecks()
	return ed
}

// Name implements place.Place.
func (ed *Editor) Name() place.Name { return place.Deck }

// Icon implements place.Place.
func (ed *Editor) Icon() kit.Icon { return kit.IconDeck }

// Content implements place.Place.
func (ed *Editor) Content() fyne.CanvasObject { return ed.content }

// Shown implements place.Place.
func (ed *Editor) Shown() { ed.view.sync() }

func (ed *Editor) loadDecks() {
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:decks", func(ctx context.Context) ([]app.DeckInfo, error) { return lib.Decks(ctx) },
		func(d []app.DeckInfo, err error) {
			if err != nil {
				ed.desk.Shell.Fail("List the decks", err)
				return
			}
			ed.decks = d
			ed.tabs.prune()
			ed.strip.showDecks()
			ed.view.showEmpty()
		})
}

// Open opens a deck by key.
func (ed *Editor) Open(key string) {
	ed.wanted = ""
	if ed.session != nil && ed.key == key {
		return
	}
	ed.flush()
	work, line := ed.desk.Work, ed.line
	app.Go(ed.desk.Tasks, "editor:open", func(ctx context.Context) (*app.Session, error) {
		line.wait() // the last deck's edits first
		s, err := work.OpenDeck(ctx, key)
		if err != nil {
			return nil, err
		}
		return s, work.Library().SetSetting(ctx, "last-deck", key)
	}, func(s *app.Session, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Open the deck", err)
			return
		}
		ed.use(key, s)
	})
}

// OpenAt opens a deck by key at a slide.
func (ed *Editor) OpenAt(key string, slide deck.ID) {
	if ed.session != nil && ed.key == key {
		ed.ShowAs(Slides)
		ed.Choose(slide)
		return
	}
	ed.Open(key)
	ed.wanted = slide
}

func (ed *Editor) use(key string, s *app.Session) {
	ed.leave()
	ed.key, ed.session, ed.deck = key, s, s.Deck()
	ed.frames, ed.boards = newLaid(s.Slide), newLaid(s.Board)
	ed.stop = s.Changed.Listen(func(c app.Change) {
		ed.coming.Add(1)
		ed.desk.Tasks.Post(func() { ed.changed(s, c) })
	})
	if len(ed.deck.Slides) > 0 {
		ed.at = ed.deck.Slides[0].ID
	}
	if ed.wanted == "" {
		ed.wanted = ed.tabs.slide(key)
	}
	if _, _, err := ed.deck.Slide(ed.wanted); err == nil {
		ed.at = ed.wanted
	}
	ed.wanted = ""
	ed.refresh()
	ed.tabs.front(key) // it lays the place out anew: the strip must show this deck by then
	ed.tellReport()
	ed.findLater()
}

// leave lets the open deck go.
func (ed *Editor) leave() {
	if ed.stop != nil {
		ed.stop()
	}
	ed.tabs.left(ed.key, ed.at)
	ed.writer.leave()
	ed.session, ed.deck, ed.frames, ed.boards, ed.stop = nil, nil, nil, nil, nil
	clear(ed.strip.painted)
	ed.sel = selection{}
	ed.key, ed.at, ed.block, ed.local, ed.pending, ed.last = "", "", "", deck.Slide{}, nil, nil
	ed.spell, ed.behind = spell{}, false
	ed.report, ed.marks = nil, nil
	ed.tellReport()
}

// refresh shows everything again.
func (ed *Editor) refresh() {
	ed.strip.showDecks()
	ed.strip.sync()
	if ed.deck != nil {
		ed.syncFields()
	} else {
		ed.inspector.clear()
	}
	ed.view.sync()
	ed.tell()
}

// furnish shows the tools of a deck while one is open, and the notes under its slides.
func (ed *Editor) furnish(open bool) {
	changed := false
	for _, f := range []struct {
		o  fyne.CanvasObject
		on bool
	}{{ed.view.bar, open}, {ed.side, open && !ed.view.asNotes() && !ed.view.asSorter()}, {ed.view.notes.content, open && ed.view.asSlide()}, {ed.left, !ed.view.asSorter()}} {
		switch {
		case f.on && !f.o.Visible():
			f.o.Show()
			changed = true
		case !f.on && f.o.Visible():
			f.o.Hide()
			changed = true
		}
	}
	if changed {
		ed.view.content.Refresh()
		ed.content.Refresh()
	}
}

// Choose shows a slide.
func (ed *Editor) Choose(id deck.ID) {
	if id == ed.at || ed.deck == nil {
		return
	}
	ed.flush()
	ed.writer.leave()
	ed.at, ed.block, ed.last = id, "", nil
	ed.local = deck.Slide{}
	if s, _, err := ed.deck.Slide(id); err == nil {
		ed.local = s.Clone()
		ed.inspector.show(ed.local)
	}
	ed.strip.choose()
	ed.view.sync()
	ed.tell()
}

// goBy chooses the next or last slide; with Shift, that one too.
func (ed *Editor) goBy(n int) {
	if kit.Shifted() {
		ed.extend(n)
		return
	}
	ed.sel = selection{}
	ed.step(n)
	ed.strip.choose()
}

// step chooses the slide n further on.
func (ed *Editor) step(n int) {
	if i := ed.index(); i >= 0 {
		ed.Choose(ed.deck.Slides[min(max(0, i+n), len(ed.deck.Slides)-1)].ID)
	}
}

// index is the chosen slide's position, or -1.
func (ed *Editor) index() int {
	if ed.deck == nil {
		return -1
	}
	_, i, err := ed.deck.Slide(ed.at)
	if err != nil {
		return -1
	}
	return i
}

// chosePart selects a part of the slide and the fields it is edited in.
func (ed *Editor) chosePart(part string) {
	ed.writer.leave()
	ed.block = part
	ed.view.selectPart(part)
	if part != "" {
		ed.inspector.reveal(part)
	}
}

func (ed *Editor) evidenceChanged() {
	ed.proofs = proofs{}
	ed.book = nil
	if ed.frames == nil {
		return
	}
	ed.frames.forget()
	ed.boards.forget()
	ed.strip.sync()
	ed.view.sync()
	ed.inspector.showEvidence()
	ed.findLater()
}

// Flush saves what was typed; then runs on the screen's goroutine when everything
// is in the library.
func (ed *Editor) Flush(then func()) {
	ed.flush()
	ed.save(func() { ed.desk.Tasks.Post(then) })
}

// Decks are the library's decks.
func (ed *Editor) Decks() []app.DeckInfo { return ed.decks }

// Session is the open deck's session, or nil.
func (ed *Editor) Session() *app.Session { return ed.session }
