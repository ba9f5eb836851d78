package kit

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that gives the window the keys it has no use for, and that
// is as tall as its text. Undo belongs to the window: the field keeps none.
type Entry struct {
	widget.Entry
	OnKey   func(*fyne.KeyEvent) bool // asked first; true: taken
	OnLeave func()                    // the focus went elsewhere
	OnEnter func()                    // the focus came
	OnRows  func()                    // the text wants another height
	OnPaste func(text string) bool    // asked before a text is pasted; true: taken
	Tabs    bool                      // Tab is typed; else it moves to the next field

	hung                   *hang // nil when the cursor stands where it shows
	minRows, maxRows, rows int
}

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{minRows: 1, maxRows: 1}
	e.ExtendBaseWidget(e)
	return e
}

// NewLines returns a wrapping field that grows with its text from min to max lines.
func NewLines(min, max int) *Entry {
	e := &Entry{minRows: min, maxRows: max, rows: min}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(min)
	return e
}

// AcceptsTab implements fyne.Tabbable.
func (e *Entry) AcceptsTab() bool { return e.Tabs }

// SelectAll chooses the whole text.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// ToEnd puts the cursor after the last letter.
func (e *Entry) ToEnd() {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// Shifted tells whether Shift is down. A key event does not say it.
func Shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TypedKey implements fyne.Focusable. Function keys and Escape go to the window.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7,
		fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		PassKey(e, ev)
	default:
		if ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			e.unhang()
		}
		e.Entry.TypedKey(ev)
		e.Grow()
	}
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	e.unhang()
	at := e.CursorTextOffset()
	plain := e.SelectedText() == ""
	e.Entry.TypedRune(r)
	if plain && e.MultiLine && e.CursorTextOffset() == at {
		e.hung = &hang{e.Text, e.CursorRow, e.CursorColumn}
	}
	e.Grow()
}

// hang is a cursor behind a space that its row has no room for. The toolkit counts that
// space to no row and shows the cursor before it: what is typed on would stand there too.
type hang struct {
	text     string
	row, col int
}

// unhang puts the cursor where it is, behind the space, when nothing moved it meanwhile.
func (e *Entry) unhang() {
	if h := e.hung; h != nil && h.text == e.Text && h.row == e.CursorRow && h.col == e.CursorColumn {
		e.CursorColumn++
	}
	e.hung = nil
}

// TypedShortcut implements fyne.Shortcutable: the clipboard is the field's, undo and
// everything with other keys the window's.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		PassShortcut(e, s)
	case *desktop.CustomShortcut:
		if e.moves(s) {
			e.Entry.TypedShortcut(s)
			return
		}
		PassShortcut(e, s)
	case *fyne.ShortcutPaste:
		if e.OnPaste == nil || !e.OnPaste(s.Clipboard.Content()) {
			e.Entry.TypedShortcut(s)
			e.Grow()
		}
	default:
		e.unhang()
		e.Entry.TypedShortcut(s)
		e.Grow()
	}
}

// moves tells whether a key moves or deletes by words, which is the field's own.
func (e *Entry) moves(s *desktop.CustomShortcut) bool {
	if s.Modifier&fyne.KeyModifierAlt != 0 && runtime.GOOS != "darwin" {
		return false // only there it moves by words
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.OnEnter != nil {
		e.OnEnter()
	}
}

// HeightFor implements Tall.
func (e *Entry) HeightFor(width float32) float32 {
	if !e.MultiLine {
		return e.MinSize().Height
	}
	pad, line := theme.Size(theme.SizeNameInnerPadding), fyne.MeasureText("M", theme.Size(BodySize), e.TextStyle).Height
	e.rows = e.rowsFor(width)
	return float32(e.rows)*line + 2*pad + 2*theme.Size(theme.SizeNameInputBorder)
}

func (e *Entry) rowsFor(width float32) int {
	pad := theme.Size(theme.SizeNameInnerPadding)
	n := len(Wrap(e.Text, width-2*pad-4, Style{Bold: e.TextStyle.Bold, Mono: e.TextStyle.Monospace}))
	return min(max(n, e.minRows), e.maxRows)
}

// Grow tells OnRows when the text now wants another height.
func (e *Entry) Grow() {
	if e.MultiLine && e.OnRows != nil && e.Size().Width > 0 && e.rowsFor(e.Size().Width) != e.rows {
		e.OnRows()
	}
}
