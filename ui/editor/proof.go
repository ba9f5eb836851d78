package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// showEvidence lists the figures that the chosen slide shows, what it states, and the
// figures of the library that can be dragged onto it.
func (in *inspector) showEvidence() {
	s, ok := in.ed.slide()
	if ok && in.tabs.At == tabEvidence {
		in.ed.withBook(func(b *evidence.Book) {
			objects := append(in.cards(s, b), in.stated(s, b)...)
			objects = append(objects, kit.Line(), in.figures.list(b))
			if in.figures.of == s.ID {
				in.proof.Renew(objects...)
				return
			}
			in.figures.of = s.ID
			in.proof.Set(objects...)
		})
	}
}

func (in *inspector) cards(s deck.Slide, b *evidence.Book) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, key := range app.SlideFigures(s, b) {
		out = append(out, in.card(b, b.Figures[key]))
	}
	if len(out) == 0 {
		out = append(out, kit.NewPara("No figure of the library stands on this slide. A number that is bound to a figure keeps its source, unit and date.", kit.Style{Color: kit.Muted}))
	}
	return out
}

// card shows one figure: its value, who says it, and what was decided about it.
func (in *inspector) card(b *evidence.Book, f evidence.Figure) fyne.CanvasObject {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	objects := []fyne.CanvasObject{kit.NewPara(in.ed.printed(b, f), kit.Style{Bold: true})}
	if ind, ok := b.Indicators[f.Indicator]; ok {
		objects = append(objects, kit.NewPara(ind.Name, kit.Style{Size: kit.SmallSize}))
	}
	objects = append(objects, kit.NewPara(b.Credit(f), small))
	status := kit.Row(6, kit.Dot(statusColor(f.Status)), kit.NewText(statusLine(f), small))
	objects = append(objects, status)
	return kit.Draggable(kit.Drag{
		Body: kit.Card(kit.Column(4, objects...)), OnTap: func() { in.ed.desk.Shell.ShowFigure(f.Key) },
		OnDrag: func(at fyne.Position) { in.ed.dragFigure(b, f, at) }, OnDrop: in.ed.dropFigure,
	})
}

// figureList are the figures of the library: a search, and rows that are dragged onto the
// slide or inserted at the caret with Enter.
type figureList struct {
	in      *inspector
	box     *fyne.Container // all of it
	of      deck.ID         // the slide that the pane shows
	search  *kit.Entry
	rows    *fyne.Container
	rest    *kit.Para
	book    *evidence.Book // as the deck prints it
	from    *evidence.Book // as it was read
	found   []kit.Choice
	at      int
	grounds []*kit.Box // of the rows
}

// mostListed is how many figures the list shows: typing finds the others.
const mostListed = 24

func newFigureList(in *inspector) *figureList {
	l := &figureList{in: in, search: kit.NewEntry(), rows: kit.Column(2), rest: kit.NewPara("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
	l.search.SetPlaceHolder("Find a figure to drag in")
	l.search.OnChanged = func(string) { l.find() }
	l.search.OnSubmitted = func(string) { l.insert() }
	l.search.OnKey = l.key
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	l.box = kit.Column(kit.Unit, kit.NewText("Figures of the library", small), l.search,
		kit.NewPara("Drag one onto the slide, or Enter puts it at the caret.", small), l.rows, l.rest)
	return l
}

// list is the list with the figures of a library, where it was left.
func (l *figureList) list(b *evidence.Book) fyne.CanvasObject {
	fresh := l.book == nil || l.from != l.in.ed.book || l.book.Language != b.Language
	l.book, l.from = b, l.in.ed.book
	if fresh {
		l.find()
	}
	return l.box
}

func (l *figureList) find() {
	if l.book == nil {
		return
	}
	all := kit.Matching(usable(l.book), l.search.Text)
	l.found, l.at = all[:min(len(all), mostListed)], 0
	l.rest.SetText("")
	switch more := len(all) - len(l.found); {
	case len(all) == 0:
		l.rest.SetText("No figure of the library matches.")
	case more > 0:
		l.rest.SetText(fmt.Sprintf("And %s: type to find them.", count(more, "figure more", "figures more")))
	}
	l.show()
}

func (l *figureList) show() {
	l.rows.Objects, l.grounds = nil, nil
	for i, c := range l.found {
		l.rows.Add(l.row(i, c))
	}
	l.in.proof.Relayout()
}

// row is a figure: its value, what it is and whose.
func (l *figureList) row(i int, c kit.Choice) fyne.CanvasObject {
	ground := kit.NewBox(kit.Clear, "", 6)
	l.grounds = append(l.grounds, ground)
	if i == l.at {
		ground.Recolor(kit.Tint)
	}
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	lines := kit.Column(0, kit.NewLine(c.Side, 0, kit.Style{Bold: true}), kit.NewLine(c.Title, 0, kit.Style{Size: kit.SmallSize}), kit.NewLine(c.Detail, 0, small))
	body := container.NewStack(ground, kit.Inset(kit.All(6), lines))
	return kit.Draggable(kit.Drag{
		Body: body,
		OnTap: func() {
			l.mark(i)
			l.in.ed.desk.Window().Canvas().Focus(l.search)
		},
		OnDrag: func(at fyne.Position) { l.in.ed.dragFigure(l.book, l.book.Figures[c.Key], at) },
		OnDrop: l.in.ed.dropFigure,
	})
}

func (l *figureList) key(ev *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[ev.Name]
	if ev.Name == fyne.KeyEscape && l.in.ed.writer.on() {
		l.in.ed.writer.board.Focus()
		return true
	}
	if step == 0 || len(l.found) == 0 {
		return false
	}
	l.mark(min(max(0, l.at+step), len(l.found)-1))
	l.revealRow()
	return true
}

// mark marks a row: Enter inserts its figure.
func (l *figureList) mark(at int) {
	l.grounds[l.at].Recolor(kit.Clear)
	l.at = at
	l.grounds[at].Recolor(kit.Tint)
}

// revealRow brings the marked row into sight.
func (l *figureList) revealRow() {
	if l.at == 0 {
		l.in.proof.Reveal(l.box)
		return
	}
	l.in.proof.Reveal(l.rows.Objects[l.at])
}

// insert puts the marked figure at the caret; without one, at the end of the chosen part.
func (l *figureList) insert() {
	if l.at >= len(l.found) {
		return
	}
	ed := l.in.ed
	if !ed.writer.on() && ed.block != "" {
		ed.Write()
	}
	if !ed.writer.on() {
		ed.desk.Stage.Toast("Click into a text of the slide first: the figure goes where the caret is")
		return
	}
	ed.writer.insertFigure(evidence.TokenOf(l.found[l.at].Key, ""))
}

// FindFigures goes to the list of figures.
func (ed *Editor) FindFigures() {
	if ed.deck == nil {
		return
	}
	if !ed.view.asSlide() {
		ed.ShowAs(Slides)
	}
	ed.inspector.tabs.Set(tabEvidence)
	ed.withBook(func(*evidence.Book) {
		ed.desk.Tasks.Post(func() { // when the tab is laid out
			ed.inspector.proof.Reveal(ed.inspector.figures.box)
			ed.desk.Window().Canvas().Focus(ed.inspector.figures.search)
		})
	})
}
