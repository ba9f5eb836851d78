package editor

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// put writes something in the place of some bytes of the text, as one step of that name;
// what is written is selected.
func (w *writer) put(from, to int, with, what string) {
	if !w.on() {
		return
	}
	w.ed.apart(func() {
		w.text.Replace(w.text.Source[:from] + with + w.text.Source[to:])
		w.text.Put(from, false)
		w.text.Put(from+len(with), true)
		w.changedAs(what)
	})
	w.board.Focus()
}

// DetachFigure puts what a figure prints in its place, as words that are bound to nothing.
func (ed *Editor) DetachFigure() {
	ed.withFigure("Detach which figure?", ed.detach)
}

func (ed *Editor) detach(b *evidence.Book, p placed) {
	f, err := b.Figure(p.token.Key)
	if err != nil {
		ed.desk.Stage.Toast("The library does not hold this figure: there is nothing to print")
		return
	}
	text, err := b.Format(f, p.token.Format)
	if err != nil {
		ed.desk.Shell.Fail("Detach the figure", err)
		return
	}
	p.put(p.token.Start, p.token.End, text, "Detach "+plain(text))
	ed.desk.Stage.Offer("“"+plain(text)+"” is typed now: it is bound to no figure", "Undo", ed.Undo)
}

// plain is words with ordinary blanks.
func plain(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

// BindNumber lets a figure be chosen for the typed number at the caret, else for the next
// one of the slide.
func (ed *Editor) BindNumber() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	if !ed.writer.on() {
		ed.flush()
	}
	all := ed.looseIn(s)
	if len(all) == 0 {
		ed.desk.Stage.Toast("No number of this slide is typed: all of them are figures")
		return
	}
	here, _ := ed.caret()
	for _, n := range all {
		if n.to >= here.from {
			ed.bind(s, n)
			return
		}
	}
	ed.bind(s, all[0])
}

// bind offers figures for a typed number: those of its value first.
func (ed *Editor) bind(s deck.Slide, n loose) {
	ed.withBook(func(b *evidence.Book) {
		p := kit.Picker{Title: "Which figure is “" + plain(n.number.Text) + "”?", Hint: "Search by name, value, source or year", Empty: "The library holds no figures yet. Import a paper or data under Library."}
		fits := map[string]app.Fit{}
		for _, fit := range app.FiguresFor(ed.deck, s, b, n.number) {
			c := figureChoice(b, b.Figures[fit.Figure])
			c.Icon = kit.IconCheck
			fits[fit.Figure] = fit
			p.Choices = append(p.Choices, c)
		}
		for _, c := range usable(b) {
			if _, told := fits[c.Key]; !told {
				p.Choices = append(p.Choices, c)
			}
		}
		p.OnPick = func(key string) {
			fit, ok := fits[key]
			if !ok {
				fit = app.Fit{Figure: key, Span: n.number.Span, Token: evidence.TokenOf(key, "")}
			}
			ed.bindTo(n, fit)
		}
		ed.desk.Stage.Pick(p)
	})
}

// bindTo puts a figure where a number is typed.
func (ed *Editor) bindTo(n loose, fit app.Fit) {
	n.put(n.base+fit.Span.Start, n.base+fit.Span.End, fit.Token, "Bind "+plain(n.number.Text))
}

// leaveTyped keeps a typed number from being marked.
func (ed *Editor) leaveTyped(n loose) {
	ed.do(deck.Dismiss{Dismissal: n.number.Dismissal("")}, nil)
}

// ShowTyped marks the numbers that are typed, or no more.
func (ed *Editor) ShowTyped() {
	ed.MarkTyped(ed.writer.unmarked)
	ed.tell()
}

// MarkTyped marks the numbers that are typed, or not.
func (ed *Editor) MarkTyped(on bool) {
	ed.writer.unmarked, ed.writer.marked = !on, nil
	ed.writer.draw()
}

// underline marks the typed numbers of what is shown.
func (w *writer) underline() {
	f := w.board.Shown()
	s, ok := w.ed.slide()
	if f == nil || !ok || w.unmarked || w.ed.view.shown != s.ID {
		w.marked, w.typed = nil, nil
		w.board.SetMarks(nil)
		return
	}
	if f == w.marked {
		return
	}
	w.marked = f
	d, s := w.ed.deck, s.Clone()
	app.Go(w.ed.desk.Tasks, "editor:typed", func(context.Context) ([]app.TypedNumber, error) { return app.TypedNumbers(d, s), nil },
		func(all []app.TypedNumber, err error) {
			if err == nil && w.marked == f {
				w.typed = all
				w.board.SetMarks(boxesOf(f, all))
			}
		})
}

// boxesOf are where a frame shows typed numbers.
func boxesOf(f *frame.Frame, all []app.TypedNumber) []frame.Rect {
	var out []frame.Rect
	for _, n := range all {
		out = append(out, selectionBoxes(linesOf(f, n.Block, n.Field), n.Span.Start, n.Span.End)...)
	}
	return out
}

// linesOf are the lines of a frame that show a field.
func linesOf(f *frame.Frame, block deck.ID, field string) []frame.Line {
	var out []frame.Line
	for _, l := range f.Lines {
		if l.Block == string(block) && l.Field == field {
			out = append(out, l)
		}
	}
	return out
}

// menuAt opens the menu of the figure or the typed number that was clicked.
func (w *writer) menuAt(s deck.Slide, p slideview.Press) {
	f := w.board.Shown()
	found := w.ed.view.hover.find(s, f, p.At)
	if found == (under{}) {
		return
	}
	l := f.Lines[found.line]
	at, ok := spotOf(s, l.Block, l.Field)
	if !ok {
		return
	}
	text, _ := at.text(s)
	if !w.begin(at, at.base(text, l.Field)+found.at) {
		return
	}
	c := w.ed.desk.Window().Canvas()
	if found.figure != "" {
		w.text.Word(at.base(text, l.Field) + found.at)
		w.moved()
		kit.PopUp(c, p.Screen, w.ed.figureMenu())
		return
	}
	for _, n := range w.ed.looseIn(s) {
		if n.number.Block == at.block && n.number.Field == l.Field && n.number.Span.Start == found.at {
			w.ed.withBook(func(b *evidence.Book) { kit.PopUp(c, p.Screen, w.ed.numberMenu(b, s, n)) })
			return
		}
	}
}

// figureMenu is what can be done with the figure at the caret.
func (ed *Editor) figureMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("How it prints…", ed.StyleFigure),
		fyne.NewMenuItem("Where is this from?", ed.ShowOrigin),
		fyne.NewMenuItem("Another figure…", ed.InsertFigure),
		fyne.NewMenuItem("Detach: type it", ed.DetachFigure),
	}
}

// mostFits is how many figures a menu offers for a number.
const mostFits = 4

// numberMenu is what can be done with a typed number.
func (ed *Editor) numberMenu(b *evidence.Book, s deck.Slide, n loose) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for i, fit := range app.FiguresFor(ed.deck, s, b, n.number) {
		if i == mostFits {
			break
		}
		f := b.Figures[fit.Figure]
		out = append(out, fyne.NewMenuItem(fmt.Sprintf("Bind to %s, %s", b.Indicators[f.Indicator].Name, b.Language.When(f)), func() { ed.bindTo(n, fit) }))
	}
	return append(out,
		fyne.NewMenuItem("Bind to a figure…", func() { ed.bind(s, n) }),
		fyne.NewMenuItem("Leave it typed", func() { ed.leaveTyped(n) }))
}
