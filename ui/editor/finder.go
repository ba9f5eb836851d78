package editor

import (
	"fmt"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// aroundLetters is how much of a text is shown on both sides of a match.
const aroundLetters = 42

// finder is the bar over the slide that finds and replaces words in the open deck.
type finder struct {
	ed      *Editor
	content *fyne.Container
	what    *kit.Entry
	with    *kit.Entry
	tally   *kit.Text
	context *fyne.Container // where the match stands, with the words around it
	one     *kit.Button
	all     *kit.Button
	query   deck.Query
	matches []deck.Match
	at      int
}

func newFinder(ed *Editor) *finder {
	f := &finder{ed: ed}
	f.what = kit.NewSearch("Find in this deck", func(t string) { f.query.Text = t; f.look(0) })
	f.with = kit.NewEntry()
	f.with.SetPlaceHolder("Replace with")
	f.what.OnSubmitted = func(string) { f.enter() }
	f.with.OnSubmitted = func(string) { f.replace() }
	f.what.OnKey, f.with.OnKey = f.key, f.key
	f.tally = kit.NewLine("", 72, kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignTrailing})
	f.context = kit.Column(0)
	f.one, f.all = kit.NewButton("Replace", f.replace), kit.NewButton("Replace all", f.replaceAll)
	tools := kit.Row(4, f.tally,
		kit.NewQuiet(kit.IconUp, "", func() { f.step(-1) }), kit.NewQuiet(kit.IconLower, "", func() { f.step(1) }),
		kit.NewQuiet(kit.IconClose, "", f.close))
	how := kit.Row(4,
		kit.NewToggle("Match case", func(on bool) { f.query.Cased = on; f.look(0) }),
		kit.NewToggle("Whole words", func(on bool) { f.query.Words = on; f.look(0) }))
	gap := func(o fyne.CanvasObject) fyne.CanvasObject { return kit.Inset(kit.Edges{Left: kit.Unit}, o) }
	rows := kit.Column(6,
		kit.Dock(kit.Docked{Middle: f.what, Right: gap(tools)}),
		kit.Dock(kit.Docked{Middle: f.with, Right: gap(kit.Row(kit.Unit, f.one, f.all))}),
		kit.Dock(kit.Docked{Left: how, Middle: kit.Inset(kit.Edges{Top: 7, Left: 12}, f.context)}))
	f.content = kit.Column(0,
		kit.Inset(kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, rows), kit.Line())
	f.content.Hide()
	return f
}

// FindInDeck opens the bar that finds and replaces words in the open deck.
func (ed *Editor) FindInDeck() {
	if ed.deck == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	f := ed.view.finder
	f.content.Show()
	ed.view.content.Refresh()
	ed.desk.Window().Canvas().Focus(f.what)
	f.what.SelectAll()
	f.look(f.at)
}

func (f *finder) close() {
	f.content.Hide()
	f.matches = nil
	f.ed.view.content.Refresh()
	f.ed.desk.Window().Canvas().Unfocus()
}

// key takes Escape, and the arrows through the matches.
func (f *finder) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		f.close()
	case fyne.KeyUp:
		f.step(-1)
	case fyne.KeyDown:
		f.step(1)
	default:
		return false
	}
	return true
}

// enter goes to the next match, with Shift to the one before.
func (f *finder) enter() {
	if kit.Shifted() {
		f.step(-1)
		return
	}
	f.step(1)
}

// look finds again; at is the match to stand on.
func (f *finder) look(at int) {
	if !f.content.Visible() || f.ed.deck == nil {
		return
	}
	find := func() {
		if f.ed.session == nil {
			return
		}
		f.matches = f.ed.session.Deck().Find(f.query)
		f.at = min(max(0, at), max(0, len(f.matches)-1))
		f.show()
		f.reveal()
	}
	if f.ed.pending != nil || f.ed.line.busy() {
		f.ed.Flush(find) // what was typed elsewhere first
		return
	}
	find()
}

// again finds anew after an edit, without going anywhere.
func (f *finder) again() {
	if !f.content.Visible() || f.ed.deck == nil {
		return
	}
	f.matches = f.ed.deck.Find(f.query)
	f.at = min(f.at, max(0, len(f.matches)-1))
	f.show()
}

func (f *finder) step(by int) {
	if n := len(f.matches); n > 0 {
		f.at = (f.at + by + n) % n
		f.show()
		f.reveal()
	}
}

// show says how many matches there are and what the chosen one reads.
func (f *finder) show() {
	n := len(f.matches)
	f.one.SetEnabled(n > 0)
	f.all.SetEnabled(n > 0)
	f.context.Objects = nil
	switch {
	case f.query.Text == "":
		f.tally.SetText("")
	case n == 0:
		f.tally.SetText("Not found")
	default:
		f.tally.SetText(fmt.Sprintf("%d of %d", f.at+1, n))
		f.context.Add(f.around(f.matches[f.at]))
	}
	f.ed.view.content.Refresh()
}

// around is where a match stands, and its words in the middle of others.
func (f *finder) around(m deck.Match) fyne.CanvasObject {
	before, found, after := m.Around(aroundLetters)
	look := kit.ProseLook{Size: 13, Lead: 18, Color: kit.Muted}
	return kit.NewProse(look,
		kit.Piece{Text: f.place(m) + "   ", Bold: true},
		kit.Piece{Text: before}, kit.Piece{Text: found, Bold: true, Color: kit.Ink, Ground: kit.Tint}, kit.Piece{Text: after})
}

// place names where a match stands, as a reader would.
func (f *finder) place(m deck.Match) string {
	if m.Slide == "" {
		return "The deck’s title"
	}
	_, i, err := f.ed.deck.Slide(m.Slide)
	where := "Slide " + fmt.Sprint(i+1)
	if err != nil {
		where = "A slide"
	}
	switch m.Field {
	case deck.NotesField:
		where += ", notes"
	case deck.HandoutField:
		where += ", handout"
	}
	return where
}

// reveal shows the slide and the part of the chosen match; the keys stay here.
func (f *finder) reveal() {
	if len(f.matches) == 0 {
		return
	}
	m := f.matches[f.at]
	if m.Slide == "" {
		return
	}
	ed := f.ed
	ed.Choose(m.Slide)
	ed.block = string(m.Block)
	ed.view.selectPart(ed.block)
}

func (f *finder) replace() {
	if len(f.matches) > 0 {
		f.make(f.matches[f.at:f.at+1], nil)
	}
}

func (f *finder) replaceAll() {
	all := f.matches
	f.make(all, func() {
		f.ed.desk.Stage.Offer("Replaced in "+count(len(all), "place", "places"), "Undo", f.ed.Undo)
	})
}

// make replaces matches and looks again, past what was put in.
func (f *finder) make(matches []deck.Match, then func()) {
	e := f.ed.session.Deck().Replace(matches, f.with.Text)
	if e == nil {
		return
	}
	at := f.at
	if f.query.Holds(f.with.Text) {
		at++
	}
	f.ed.do(e, func() {
		f.look(at)
		if then != nil {
			then()
		}
	})
}
