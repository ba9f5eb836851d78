package library

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// finder is the search over everything that the library holds: a field over the list of
// sources, and in the list's place what was found.
type finder struct {
	l       *Library
	field   *kit.Entry
	note    *kit.Para // what the field takes, or why nothing is shown
	content *fyne.Container
	rows    *kit.Rows
	ruler   *kit.Ruler
	width   float32 // that the rows were made for

	query  string // as asked last, without air around it
	result app.SearchResult
	items  []foundRow
	at     int // the chosen row; -1: none
	limit  int // of hits a kind; 0: a handful
}

// moreHits is how many hits of a kind are listed when a handful is not enough.
const moreHits = 200

// againAfter is how soon the question is asked again while the index is being made.
const againAfter = 500 * time.Millisecond

func newFinder(l *Library) *finder {
	f := &finder{l: l, ruler: kit.NewRuler(), at: -1}
	f.field = kit.NewSearch("Search everything", f.ask)
	f.field.OnKey = f.key
	f.field.OnEnter, f.field.OnLeave = f.say, f.say
	f.note = kit.NewPara("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	f.note.Hide()
	f.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newHitView(f) },
		Show: func(at int, v kit.RowView) { v.(*hitView).show(at) },
		Tall: func(at int) float32 { return f.items[at].height },
	})
	f.content = container.New(&hitsLayout{f}, f.rows)
	f.content.Hide()
	return f
}

// hitsLayout sets the snippets anew when the width changes.
type hitsLayout struct{ f *finder }

// MinSize implements fyne.Layout.
func (*hitsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(64, 64) }

// Layout implements fyne.Layout.
func (h *hitsLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	set(h.f.rows, 0, 0, s.Width, s.Height)
	if s.Width != h.f.width && s.Width > 0 {
		h.f.width = s.Width
		h.f.compose()
	}
}

// on tells whether results stand in the list's place.
func (f *finder) on() bool { return f.query != "" }

// ask takes what is typed. The newest question wins.
func (f *finder) ask(text string) {
	f.limit = 0
	was := f.on()
	f.query = strings.TrimSpace(text)
	if f.query == "" {
		f.l.desk.Tasks.Cancel("library:search")
		f.result, f.items, f.at = app.SearchResult{}, nil, -1
		f.l.reader.light("", "", nil)
	}
	if was != f.on() {
		f.l.showFound(f.on())
	}
	f.say()
	if f.on() {
		f.run(text, 0)
	}
}

// run asks the library, after a while when it is asked again.
func (f *finder) run(text string, after time.Duration) {
	lib, limit := f.l.desk.Work.Library(), f.limit
	app.Go(f.l.desk.Tasks, "library:search", func(ctx context.Context) (app.SearchResult, error) {
		select {
		case <-time.After(after):
		case <-ctx.Done():
			return app.SearchResult{}, ctx.Err()
		}
		return lib.Search(ctx, app.SearchRequest{Query: text, Limit: limit, Typing: true})
	}, func(r app.SearchResult, err error) {
		if err != nil {
			f.l.desk.Shell.Fail("Search", err)
			return
		}
		f.show(r, after > 0)
		if !r.Indexing.Whole {
			f.run(text, againAfter)
		}
	})
}

// again asks what stands in the field once more: the library changed.
func (f *finder) again() {
	if f.on() {
		f.run(f.field.Text, time.Millisecond)
	}
}

// show lists what was found. The choice stays when it is the same question.
func (f *finder) show(r app.SearchResult, same bool) {
	f.result = r
	chosen := f.at
	f.compose()
	f.at = -1
	if same && chosen >= 0 && chosen < len(f.items) && f.items[chosen].head == "" {
		f.at = chosen
		f.rows.Update()
	} else {
		f.rows.Reveal(0)
		f.step(1)
	}
	f.say()
}

// say writes what stands between the field and the results.
func (f *finder) say() {
	text, focused := "", f.l.desk.Window().Canvas().Focused() == f.field
	if x := f.result.Indexing; f.on() && !x.Whole && len(f.result.Groups)+x.Total > 0 {
		text = fmt.Sprintf("The search index is being made: %d %%. Some things are not found yet.", 100*x.Done/max(1, x.Total))
	} else if f.on() && len(f.items) == 0 && x.Whole {
		text = "Nothing holds “" + f.query + "”. Try fewer words, or the beginning of one."
	} else if !f.on() && focused {
		text = "Words, “a phrase”, begin*, -without, source:key, kind:figure"
	}
	f.note.Hidden = text == ""
	f.note.SetText(text)
	f.l.list.content.Refresh()
}

// key takes the keys that move through the results.
func (f *finder) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		f.step(1)
	case fyne.KeyUp:
		f.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.open(f.at)
	case fyne.KeyEscape:
		if f.field.Text == "" {
			return false
		}
		f.field.SetText("")
	default:
		return false
	}
	return true
}

// step chooses the next hit in a direction.
func (f *finder) step(by int) {
	for at := f.at + by; at >= 0 && at < len(f.items); at += by {
		if f.items[at].head == "" {
			f.at = at
			if at == 1 {
				f.rows.Reveal(0) // with its head
			}
			f.rows.Reveal(at)
			f.rows.Update()
			return
		}
	}
}

// open goes to where a hit stands, or lists more of a kind.
func (f *finder) open(at int) {
	if at < 0 || at >= len(f.items) {
		return
	}
	it := f.items[at]
	if it.head != "" {
		return
	}
	f.at = at
	f.rows.Update()
	if it.more {
		f.limit = moreHits
		f.run(f.field.Text, time.Millisecond)
		return
	}
	f.l.showHit(it.hit)
}

// showHit goes to where something that was found stands.
func (l *Library) showHit(h app.Hit) {
	switch h.Kind {
	case app.ParagraphHit:
		l.reader.light(h.Source, h.ID, h.Words)
		l.choose(h.Source)
	case app.ReferenceHit:
		l.reference = h.Number
		l.choose(h.Source)
	case app.FigureHit:
		l.desk.Shell.ShowFigure(h.Key)
	case app.ClaimHit:
		l.section = h.Section
		l.choose(h.Source)
	case app.SourceHit:
		l.choose(h.Key)
	case app.SlideHit:
		l.desk.Shell.ShowSlide(h.Key, h.ID)
	case app.DeckHit:
		l.desk.Shell.OpenDeck(h.Key)
	}
}

// Find puts the cursor into the search field.
func (l *Library) Find() {
	if len(l.sources) == 0 {
		l.desk.Stage.Toast("There is nothing to search yet: import a paper first")
		return
	}
	l.desk.Window().Canvas().Focus(l.finder.field)
	l.finder.field.SelectAll()
}

// showFound puts the results in the list's place, or the list back.
func (l *Library) showFound(on bool) {
	l.list.rows.Hidden = on
	l.finder.content.Hidden = !on
	l.panes.wide = on
	l.content.Refresh()
	if panes, ok := l.content.(*fyne.Container); ok && len(panes.Objects) > 0 {
		panes.Objects[0].Refresh()
	}
}

var _ place.Place = (*Library)(nil)
