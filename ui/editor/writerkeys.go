package editor

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/frame"
	"briefdeck/internal/typing"
	"briefdeck/ui/kit"
)

// Key implements slideview.Typist: the plain keys, Shift with them.
func (w *writer) Key(ev *fyne.KeyEvent) bool {
	if !w.on() {
		return false
	}
	shift := kit.Shifted()
	switch ev.Name {
	case fyne.KeyLeft:
		w.step(-1, false, shift)
	case fyne.KeyRight:
		w.step(1, false, shift)
	case fyne.KeyUp:
		w.vertical(-1, shift)
	case fyne.KeyDown:
		w.vertical(1, shift)
	case fyne.KeyHome:
		w.lineEnd(-1, shift)
	case fyne.KeyEnd:
		w.lineEnd(1, shift)
	case fyne.KeyBackspace:
		w.change(func(t *typing.Text) { t.Backspace(false) })
	case fyne.KeyDelete:
		w.change(func(t *typing.Text) { t.Delete(false) })
	case fyne.KeyReturn, fyne.KeyEnter:
		w.enter()
	case fyne.KeyTab:
		w.tab(shift)
	case fyne.KeyEscape:
		w.end()
	default:
		return false
	}
	return true
}

// Shortcut implements slideview.Typist.
func (w *writer) Shortcut(s fyne.Shortcut) bool {
	if !w.on() {
		return false
	}
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		w.text.All()
		w.moved()
	case *fyne.ShortcutCopy:
		w.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		if w.copy(s.Clipboard) {
			w.change(func(t *typing.Text) { t.Delete(false) })
		}
	case *fyne.ShortcutPaste:
		w.paste(s.Clipboard)
	case *desktop.CustomShortcut:
		return w.custom(s)
	default:
		return false
	}
	return true
}

const (
	ctrlKey  = fyne.KeyModifierShortcutDefault
	shiftKey = fyne.KeyModifierShift
)

func (w *writer) custom(s *desktop.CustomShortcut) bool {
	extend := s.Modifier&shiftKey != 0
	switch plain := s.Modifier &^ shiftKey; {
	case plain != ctrlKey:
		return false
	case s.KeyName == fyne.KeyLeft:
		w.step(-1, true, extend)
	case s.KeyName == fyne.KeyRight:
		w.step(1, true, extend)
	case s.KeyName == fyne.KeyHome:
		w.text.Ends(-1, extend)
		w.moved()
	case s.KeyName == fyne.KeyEnd:
		w.text.Ends(1, extend)
		w.moved()
	case s.KeyName == fyne.KeyBackspace:
		w.change(func(t *typing.Text) { t.Backspace(true) })
	case s.KeyName == fyne.KeyDelete:
		w.change(func(t *typing.Text) { t.Delete(true) })
	case s.KeyName == fyne.KeyB && !extend:
		w.mark(typing.Bold)
	case s.KeyName == fyne.KeyI && !extend:
		w.mark(typing.Italic)
	case s.KeyName == fyne.KeyBackTick && !extend:
		w.mark(typing.Code)
	case s.KeyName == fyne.KeyK && extend:
		w.link()
	default:
		return false
	}
	return true
}

func (w *writer) step(dir int, word, extend bool) {
	w.text.Step(dir, word, extend)
	w.moved()
}

// change does something to the text and hands it on when it is another.
func (w *writer) change(do func(*typing.Text)) {
	before := w.text.Source
	do(w.text)
	if w.text.Source != before {
		w.changed()
		return
	}
	w.moved()
}

// vertical moves the caret a line up or down; beyond the text's lines it goes to the
// text above or below.
func (w *writer) vertical(dir int, extend bool) {
	lines := w.lines()
	i, k := lineOf(lines, w.text.Caret, w.late)
	if i < 0 {
		return
	}
	x := w.column
	if math.IsNaN(x) {
		x = lines[i].Places[k].X
	}
	if to := lineBeside(lines, i, dir, x); to >= 0 {
		at, late := placeAt(lines[to], x)
		w.text.Put(at, extend)
		w.late, w.column = late, x
		w.draw()
		return
	}
	if extend || !w.across(lines[i].Box.Y+lines[i].Box.H/2, x, dir) {
		w.text.Ends(dir, extend)
		w.moved()
	}
}

// across goes from the text's edge to the nearest line of another text.
func (w *writer) across(y, x float64, dir int) bool {
	s, ok := w.ed.slide()
	f := w.board.Shown()
	if !ok || f == nil {
		return false
	}
	best := lineAcross(f.Lines, w.spot.shows, frame.Point{X: x, Y: y}, dir)
	if best < 0 {
		return false
	}
	at, ok := spotOf(s, f.Lines[best].Block, f.Lines[best].Field)
	if !ok {
		return false
	}
	text, _ := at.text(s)
	lines := at.lines(f, text)
	base := at.base(text, f.Lines[best].Field)
	n, late := placeAt(f.Lines[best], x)
	if len(lines) == 0 || !w.begin(at, n+base) {
		return false
	}
	w.late, w.column = late, x
	w.draw()
	return true
}

// lineEnd moves the caret to the begin or the end of its line.
func (w *writer) lineEnd(dir int, extend bool) {
	lines := w.lines()
	i, _ := lineOf(lines, w.text.Caret, w.late)
	if i < 0 {
		return
	}
	places := lines[i].Places
	if dir < 0 {
		w.text.Put(places[0].To, extend)
		w.moved()
		return
	}
	w.text.Put(places[len(places)-1].From, extend)
	w.moved()
	w.late = true
	w.draw()
}

// enter ends a paragraph or item; in a text of one line it goes to the next text, and
// in an empty item at a list's end out of the list.
func (w *writer) enter() {
	if w.cellEnter() {
		return
	}
	before := w.text.Source
	if w.text.Enter() {
		if w.text.Source != before {
			w.changed()
		}
		return
	}
	w.goOn(1)
}

// tab moves items a level in or out, and goes to the next or last text elsewhere.
func (w *writer) tab(back bool) {
	dir := 1
	if back {
		dir = -1
	}
	if w.text.Form == typing.List {
		if w.text.Indent(dir) {
			w.changed()
		}
		return
	}
	if !back && w.cellTab() {
		return
	}
	w.goOn(dir)
}

// goOn goes to the next text of the slide, or the one before.
func (w *writer) goOn(dir int) {
	s, ok := w.ed.slide()
	if !ok {
		return
	}
	if to, ok := w.spot.next(s, w.board.Shown(), dir); ok {
		w.begin(to, -1)
	}
}

func (w *writer) mark(m typing.Mark) {
	if !w.text.Toggle(m) {
		w.ed.desk.Stage.Toast("These marks cannot stand together: choose whole words")
		return
	}
	if w.text.Selects() {
		w.changed()
	}
}

// link asks for the address of the selection, or of the link that the caret is in.
func (w *writer) link() {
	now := w.text.Linked()
	if !w.text.Selects() && now == "" {
		w.ed.desk.Stage.Toast("Select the words that the link stands on first")
		return
	}
	text := w.text
	w.ed.desk.Stage.AskText(kit.TextQuestion{
		Title: "Link", Label: "Address; empty takes the link away", Text: now, Do: "Set link", MayBeEmpty: now != "",
		OnDo: func(address string) {
			if w.text != text {
				return
			}
			w.board.Focus()
			if !text.Link(strings.TrimSpace(address)) {
				w.ed.desk.Stage.Toast("A link cannot stand there: choose words of one paragraph")
				return
			}
			w.changed()
		},
	})
}

// copy puts the selection on the clipboard as it reads. False when nothing is selected.
func (w *writer) copy(c fyne.Clipboard) bool {
	source := w.text.Selected()
	if source == "" {
		return false
	}
	w.copied = clip{plain: w.ed.reads(source), source: source}
	c.SetContent(w.copied.plain)
	return true
}

// paste puts the clipboard's text at the caret; what was copied here keeps its marks
// and figures.
func (w *writer) paste(c fyne.Clipboard) {
	text := copiedText(c)
	if text != "" && text == w.copied.plain {
		text = w.copied.source
	}
	if at, ok := w.ed.cellNow(); ok && w.ed.pasteCells(at, text) {
		return
	}
	if text == "" {
		w.ed.pastePicture()
		return
	}
	w.insert(text)
}
