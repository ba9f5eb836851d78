// Package evidence is the Evidence place: the library's figures, where each one
// stands, and what a person decides about it.
package evidence

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Evidence is the Evidence place. Its methods are called on the screen's goroutine.
type Evidence struct {
	desk   *place.Desk
	book   *evidence.Book
	pairs  map[string][]pair // that could be confused, by figure
	all    []*row            // every figure of the book
	rows   []*row            // those that the filter and the search let through
	used   map[string]int
	likely *evidence.Suggester
	key    string // of the figure that is chosen
	from   string // where a range of chosen rows begins that ends at key; "" for key alone
	wanted string // key of a figure to be chosen once it has been read

	filter filter
	query  string
	order  int // the column that orders the rows; -1: as the library has them
	down   bool

	docs    map[string]source.Document // texts that were read for quotes
	segs    *kit.Segments
	search  *kit.Entry
	table   *kit.Table
	none    *kit.Para
	detail  *detail
	figures fyne.CanvasObject // the table of figures with the chosen one
	claims  *claimList
	content *fyne.Container
	main    fyne.CanvasObject
	empty   fyne.CanvasObject
}

// New makes the place.
func New(desk *place.Desk) *Evidence {
	e := &Evidence{desk: desk, order: -1, docs: map[string]source.Document{}}
	e.segs = kit.NewSegments(func(at int) {
		e.filter = filter(at)
		e.narrow()
	}, filterWords[:]...)
	e.search = kit.NewSearch("Search", func(q string) {
		e.query = q
		e.narrow()
	})
	e.search.OnKey = e.fromSearch
	e.table = kit.NewTable(kit.TableConfig{Columns: columns, Cell: e.cell, Chosen: e.isSelected, OnPick: e.pick, OnSort: e.sort})
	e.none = kit.NewPara("", kit.Style{Color: kit.Muted, Align: fyne.TextAlignCenter})
	e.none.Hide()
	e.detail = newDetail(e)
	e.claims = newClaimList(e)
	e.main = e.layout()
	e.empty = kit.Empty(kit.IconEvidence, "Evidence holds the numbers found in your papers, each with the words it came from. Import a paper to find some.",
		kit.NewPrimary(kit.IconLibrary, "Go to the library", func() { desk.Shell.Go(place.Library) }))
	e.empty.Hide()
	e.content = container.NewStack(e.main, e.empty)
	place.Refresh(desk, &desk.Work.EvidenceChanged, e.load)
	place.Refresh(desk, &desk.Work.SourcesChanged, func() { clear(e.docs) })
	e.load()
	return e
}

const detailWidth = 332

func (e *Evidence) layout() fyne.CanvasObject {
	bar := kit.Dock(kit.Docked{Bottom: kit.Line(), Middle: kit.Inset(
		kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit},
		container.New(&barLayout{e.segs, e.search}, e.segs, e.search))})
	e.figures = listAndPane(e.table, e.none, e.detail.content)
	return kit.Dock(kit.Docked{Top: bar, Middle: container.NewStack(e.figures, e.claims.content)})
}

// listAndPane puts a table, or what is said when it is empty, beside what is chosen.
func listAndPane(table *kit.Table, none *kit.Para, pane fyne.CanvasObject) fyne.CanvasObject {
	list := container.NewStack(table, kit.Inset(kit.Edges{Top: 96, Left: 48, Right: 48}, kit.Column(0, none)))
	return kit.Dock(kit.Docked{Right: kit.Wide(detailWidth, kit.Dock(kit.Docked{Left: kit.Line(), Middle: pane})), Middle: list})
}

// paneOver puts buttons below a pane.
func paneOver(pane *kit.Pane, foot *fyne.Container) fyne.CanvasObject {
	bottom := kit.Dock(kit.Docked{Top: kit.Line(), Middle: kit.Inset(kit.Edges{Top: 12, Right: 2 * kit.Unit, Bottom: 12, Left: 2 * kit.Unit}, foot)})
	return kit.Dock(kit.Docked{Middle: pane, Bottom: bottom})
}

// barLayout puts the filters at the left and the search at the right, as wide as the
// room between them lets it be.
type barLayout struct{ filters, search fyne.CanvasObject }

// MinSize implements fyne.Layout.
func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.filters.MinSize().Width, kit.ControlHeight)
}

// Layout implements fyne.Layout.
func (l *barLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	left := l.filters.MinSize().Width
	w := min(max(s.Width-left-2*kit.Unit, 96), 280)
	h := l.search.MinSize().Height
	l.filters.Resize(fyne.NewSize(left, s.Height))
	l.search.Move(fyne.NewPos(s.Width-w, (s.Height-h)/2))
	l.search.Resize(fyne.NewSize(w, h))
}

// Name implements place.Place.
func (e *Evidence) Name() place.Name { return place.Evidence }

// Icon implements place.Place.
func (e *Evidence) Icon() kit.Icon { return kit.IconEvidence }

// Content implements place.Place.
func (e *Evidence) Content() fyne.CanvasObject { return e.content }

// Shown implements place.Place: the open deck may have changed.
func (e *Evidence) Shown() {
	e.countUses()
	if e.book != nil {
		e.claims.read(e.book)
	}
}

// loaded is what the place shows, made off the screen.
type loaded struct {
	book   *evidence.Book
	pairs  map[string][]pair
	rows   []*row
	likely *evidence.Suggester
}

// load reads the evidence again.
func (e *Evidence) load() {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:book", func(ctx context.Context) (loaded, error) {
		b, err := work.Book(ctx)
		if err != nil {
			return loaded{}, err
		}
		pairs := pairsOf(b)
		return loaded{b, pairs, rowsOf(b, pairs), evidence.NewSuggester(b)}, nil
	}, func(l loaded, err error) {
		if err != nil {
			e.desk.Shell.Fail("Read the evidence", err)
			return
		}
		e.book, e.pairs, e.all, e.likely = l.book, l.pairs, l.rows, l.likely
		e.countFilters()
		if _, held := l.book.Figures[e.wanted]; held {
			e.ShowFigure(e.wanted)
		} else {
			e.narrow()
		}
		e.countUses()
		e.claims.read(l.book)
		nothing := len(e.all)+len(l.book.Claims) == 0
		hide(e.main, nothing)
		hide(e.empty, !nothing)
		e.content.Refresh()
	})
}

func hide(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}

// countUses counts the slides of the open deck that show each figure.
func (e *Evidence) countUses() {
	e.desk.Shell.CurrentDeck(func(d *deck.Deck) {
		book := e.book
		if book == nil {
			return
		}
		app.Go(e.desk.Tasks, "evidence:uses", func(context.Context) (map[string]int, error) { return uses(d, book), nil },
			func(used map[string]int, _ error) {
				e.used = used
				e.table.Update()
				e.detail.show()
			})
	})
}

func uses(d *deck.Deck, b *evidence.Book) map[string]int {
	out := map[string]int{}
	if d == nil {
		return out
	}
	for _, s := range d.Slides {
		for _, key := range app.SlideFigures(s, b) {
			out[key]++
		}
	}
	return out
}

// narrow shows the rows that the filter and the search let through, in their order.
// The chosen figure stays chosen while it can be seen.
func (e *Evidence) narrow() {
	hide(e.figures, e.filter == claimed)
	hide(e.claims.content, e.filter != claimed)
	e.claims.narrow()
	at := e.at()
	e.rows = ordered(narrowed(e.all, e.filter, e.query), e.order, e.down, e.used)
	e.table.SetCount(len(e.rows))
	e.none.Hidden = len(e.rows) > 0
	e.none.SetText(e.nothing())
	e.none.Refresh()
	switch {
	case len(e.rows) == 0:
		e.choose(-1)
	case e.at() >= 0:
		from := e.from
		e.choose(e.at())
		if e.rowOf(from) >= 0 {
			e.from = from
		}
	default: // the chosen one left the list: the next one takes its place
		e.choose(min(max(0, at), len(e.rows)-1))
	}
}

func (e *Evidence) nothing() string {
	if e.query != "" {
		return "Nothing matches “" + e.query + "”."
	}
	return filterEmpty[e.filter]
}

// at is the chosen figure's row; -1 when it cannot be seen.
func (e *Evidence) at() int {
	return slices.IndexFunc(e.rows, func(r *row) bool { return r.Key == e.key })
}

func (e *Evidence) choose(at int) {
	e.key, e.from = "", ""
	if at >= 0 && at < len(e.rows) {
		e.key = e.rows[at].Key
	}
	e.table.Choose(at)
	e.detail.show()
}

func (e *Evidence) pick(at int) {
	e.desk.Window().Canvas().Unfocus()
	if kit.Shifted() {
		e.extend(at)
		return
	}
	e.choose(at)
}

// sort orders by a column; the same column again turns the order round, and a third
// time gives the library's own order back.
func (e *Evidence) sort(column int) {
	switch {
	case e.order != column:
		e.order, e.down = column, false
	case !e.down:
		e.down = true
	default:
		e.order, e.down = -1, false
	}
	e.table.Sort(e.order, e.down)
	e.narrow()
}

// ShowFigure chooses a figure by key, whatever the filter was.
func (e *Evidence) ShowFigure(key string) {
	e.key, e.from, e.wanted = key, "", ""
	if e.book != nil {
		if _, held := e.book.Figures[key]; !held {
			e.wanted = key // a figure that was just added: it is shown when it has been read
		}
	}
	e.show(everything)
}

// figure is the chosen one.
func (e *Evidence) figure() (evidence.Figure, bool) {
	if e.book == nil || e.key == "" {
		return evidence.Figure{}, false
	}
	f, ok := e.book.Figures[e.key]
	return f, ok
}

// NextPane puts the cursor into the search field, or takes it out.
func (e *Evidence) NextPane() {
	c := e.desk.Window().Canvas()
	if c.Focused() != nil {
		c.Unfocus()
		return
	}
	c.Focus(e.search)
}
