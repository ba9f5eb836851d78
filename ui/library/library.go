// Package library is the Library place: the papers that are held and cited, their
// text with what was found in it, and what is known about each.
package library

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Library is the Library place. Its methods are called on the screen's goroutine.
type Library struct {
	desk      *place.Desk
	sources   []entry
	doc       source.Document
	key       string // of the source that is shown or about to be
	section   string // to go to when the source is there: a number or a title
	reference int    // to go to when the source is there; 0: none
	book      *evidence.Book
	shelf     evidence.Shelf    // of the sources held, which references may name
	revs      []source.Revision // of the source that is shown, the newest first
	past      int               // the older revision that is shown; 0: the latest

	list    *list
	finder  *finder
	panes   *threePanes
	tree    *tree
	reader  *reader
	details *details
	intake  *intake
	bar     *readerBar
	old     *pastBar
	middle  *fyne.Container
	right   fyne.CanvasObject
	front   *fyne.Container // the panes, or how to begin
	content fyne.CanvasObject
}

// entry is a source with what the list says about it.
type entry struct {
	source.Source
	source.Holding // zero when it is only cited
}

// New makes the place.
func New(desk *place.Desk) *Library {
	l := &Library{desk: desk, panes: &threePanes{}}
	l.finder, l.intake = newFinder(l), newIntake(l)
	l.list, l.tree, l.reader, l.details = newList(l), newTree(l), newReader(l), newDetails(l)
	l.bar, l.old = newReaderBar(l), newPastBar(l)
	text := kit.Dock(kit.Docked{Top: kit.Column(0, l.bar.content, l.old.content), Middle: l.reader.content})
	l.middle = container.New(&besides{tree: l.tree.content, text: text, narrow: l.bar.setNarrow}, l.tree.content, text)
	l.right = kit.Dock(kit.Docked{Left: kit.Line(), Middle: l.details.content})
	l.front = container.NewStack()
	l.content = kit.Dock(kit.Docked{Middle: l.front, Bottom: l.intake.tray.content})
	l.arrange()
	place.Refresh(desk, &desk.Work.SourcesChanged, l.load)
	place.Refresh(desk, &desk.Work.EvidenceChanged, l.loadBook)
	place.Refresh(desk, &desk.Work.SourcesChanged, l.finder.again)
	place.Refresh(desk, &desk.Work.EvidenceChanged, l.finder.again)
	l.load()
	return l
}

// Name implements place.Place.
func (l *Library) Name() place.Name { return place.Library }

// Icon implements place.Place.
func (l *Library) Icon() kit.Icon { return kit.IconLibrary }

// Content implements place.Place.
func (l *Library) Content() fyne.CanvasObject { return l.content }

// Shown implements place.Place: files that were read meanwhile come up for a decision.
func (l *Library) Shown() { l.intake.goOn() }

// Key implements place.Keyed: the arrows go through the list, or through what was found.
func (l *Library) Key(ev *fyne.KeyEvent) bool {
	if l.finder.on() {
		return l.finder.key(ev)
	}
	if ev.Name == fyne.KeyDelete {
		l.DeleteSource()
		return true
	}
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[ev.Name]
	if step == 0 {
		return false
	}
	l.list.step(step)
	return true
}

// NextPane puts the cursor into the search field, or takes it out.
func (l *Library) NextPane() {
	c := l.desk.Window().Canvas()
	if c.Focused() != nil {
		c.Unfocus()
		return
	}
	c.Focus(l.finder.field)
}

// arrange shows the panes, or how to begin when there is nothing to show.
func (l *Library) arrange() {
	l.front.Objects = nil
	if len(l.sources) == 0 {
		l.front.Add(kit.Empty(kit.IconLibrary, "The library keeps the papers and data your briefings rest on. Import a file, or drop it on this window.",
			kit.NewPrimary(kit.IconImport, "Import a paper", l.AskImport)))
	} else {
		l.front.Add(container.New(l.panes, l.list.content, l.middle, l.right))
	}
	l.front.Refresh()
}

// load reads the list of sources again.
func (l *Library) load() {
	lib := l.desk.Work.Library()
	app.Go(l.desk.Tasks, "library:sources", func(ctx context.Context) ([]entry, error) { return entries(ctx, lib) },
		func(all []entry, err error) {
			if err != nil {
				l.desk.Shell.Fail("List the sources", err)
				return
			}
			l.sources = all
			l.shelf = evidence.NewShelf(nil, nil)
			for _, e := range all {
				if e.Held {
					l.shelf.Add(e.Source)
				}
			}
			l.arrange()
			l.list.show()
			if key := l.first(); key != l.key || !l.stays() {
				l.choose(key)
			}
		})
}

// entries lists the sources with how they are held.
func entries(ctx context.Context, lib app.Library) ([]entry, error) {
	sources, err := lib.Sources(ctx)
	if err != nil {
		return nil, err
	}
	held, err := lib.Holdings(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]entry, len(sources))
	for i, s := range sources {
		out[i] = entry{s, held[s.Key]}
	}
	return out, nil
}

// first is the source to show: the one that is shown, else the first one held.
func (l *Library) first() string {
	var first string
	for _, e := range l.sources {
		if e.Key == l.key {
			return l.key
		}
		if first == "" && e.Held {
			first = e.Key
		}
	}
	return first
}

// choose shows a source.
func (l *Library) choose(key string) {
	l.key = key
	l.list.update()
	if key == "" {
		return
	}
	lib := l.desk.Work.Library()
	app.Go(l.desk.Tasks, "library:document", func(ctx context.Context) (text, error) { return readText(ctx, lib, key) },
		func(t text, err error) {
			if err != nil {
				l.desk.Shell.Fail("Open the source", err)
				return
			}
			l.revs, l.past = t.revs, 0
			l.showDocument(t.doc)
		})
}

func (l *Library) showDocument(d source.Document) {
	same := l.doc.Source.Key == d.Source.Key
	l.doc = d
	l.bar.show(d)
	l.old.show(l.past, len(l.revs))
	l.middle.Refresh()
	l.tree.show(d)
	l.details.show(d)
	l.reader.show(d, same)
	if l.section != "" {
		l.goTo(l.section)
		l.section = ""
	}
	if l.reference > 0 {
		l.details.showReference(l.reference)
		l.reference = 0
	}
	l.loadBook()
}

// loadBook reads the evidence, so that figures stand out in the text.
func (l *Library) loadBook() {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:book", func(ctx context.Context) (*evidence.Book, error) { return work.Book(ctx) },
		func(b *evidence.Book, err error) {
			if err != nil {
				l.desk.Shell.Fail("Read the evidence", err)
				return
			}
			l.book = b
			l.reader.mark(b)
			l.details.count(b)
		})
}

// goTo scrolls to a section by number or title.
func (l *Library) goTo(section string) {
	for i, s := range l.doc.Sections {
		if section == s.Number || section == s.Title || section == s.Label() {
			l.reader.reveal(i)
			return
		}
	}
}

// ShowSource opens a source, at a section when one is named.
func (l *Library) ShowSource(key, section string) {
	l.section = section
	l.list.uncover(key)
	l.choose(key)
}

// addSlide starts a slide from the section that is being read.
func (l *Library) addSlide() {
	if l.onlyRead() {
		return
	}
	at := l.reader.section
	if at < 0 || at >= len(l.doc.Sections) {
		return
	}
	l.desk.Shell.AddSlide(app.SlideFromSection(l.doc, l.doc.Sections[at]))
}

// besides lays the section tree beside the text, and leaves it out where the text
// would get too narrow.
type besides struct {
	tree, text fyne.CanvasObject
	narrow     func(bool)
}

// Sizes of the panes in logical pixels: the outer ones give way in narrow windows.
const (
	listLeast, listMost       = 208, 272
	foundLeast, foundMost     = 300, 420
	detailsLeast, detailsMost = 280, 288
	treeWidth                 = 248
	enoughText                = 470
)

// threePanes lays the list and the details at the sides of the text.
type threePanes struct {
	wide bool // the left one holds what was found
}

// MinSize implements fyne.Layout.
func (*threePanes) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(listLeast+320+detailsLeast, 240)
}

// Layout implements fyne.Layout.
func (p *threePanes) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := min(max(s.Width*0.2, listLeast), listMost)
	if p.wide {
		left = min(max(s.Width*0.3, foundLeast), foundMost)
	}
	right := min(max(s.Width*0.21, detailsLeast), detailsMost)
	set(o[0], 0, 0, left, s.Height)
	set(o[1], left, 0, s.Width-left-right, s.Height)
	set(o[2], s.Width-right, 0, right, s.Height)
}

// MinSize implements fyne.Layout.
func (b *besides) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout implements fyne.Layout.
func (b *besides) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	left := float32(treeWidth)
	if s.Width-left < enoughText {
		left = 0
	}
	b.narrow(left == 0)
	if b.tree.Visible() != (left > 0) {
		if left > 0 {
			b.tree.Show()
		} else {
			b.tree.Hide()
		}
	}
	b.tree.Move(fyne.NewPos(0, 0))
	b.tree.Resize(fyne.NewSize(left, s.Height))
	b.text.Move(fyne.NewPos(left, 0))
	b.text.Resize(fyne.NewSize(s.Width-left, s.Height))
}
