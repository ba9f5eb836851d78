package kit

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Sizes of a menu in logical pixels.
const (
	menuRow  = 30
	menuLine = 9 // a separator's
	menuEdge = 6 // above the first row and below the last
	menuSide = 12
	menuTick = 24 // for the check mark, when one item has one
)

// Menu is a list of things to do over the window: the pointer, arrows and first
// letters move in it, Enter and a click do one, Escape and a click beside it leave.
type Menu struct {
	widget.BaseWidget
	items   []*fyne.MenuItem
	at      int // the marked item; -1: none
	canvas  fyne.Canvas
	from    fyne.Position // the upper left corner that is wanted
	wide    float32       // at least
	card    *canvas.Rectangle
	view    *container.Scroll
	rows    *menuRows
	word    string    // that was typed
	typed   time.Time // when its last letter was
	onClose func()
	onSide  func(step int)                     // Left and Right; nil: nothing
	onHover func(at fyne.Position) (took bool) // the pointer beside the menu; nil: nothing
}

// PopUp opens a menu with its corner at a place of the canvas.
func PopUp(c fyne.Canvas, at fyne.Position, items []*fyne.MenuItem) *Menu {
	return popUp(&Menu{items: items, at: -1, canvas: c, from: at})
}

func popUp(m *Menu) *Menu {
	m.card = canvas.NewRectangle(nil)
	m.rows = &menuRows{m: m}
	m.rows.ExtendBaseWidget(m.rows)
	m.view = container.NewVScroll(m.rows)
	m.ExtendBaseWidget(m)
	m.Resize(m.canvas.Size())
	m.canvas.Overlays().Add(m)
	m.canvas.Focus(m)
	return m
}

// Close takes the menu away.
func (m *Menu) Close() {
	m.canvas.Overlays().Remove(m)
	if m.onClose != nil {
		m.onClose()
	}
}

// do closes the menu and does what an item says.
func (m *Menu) do(at int) {
	if !m.live(at) {
		return
	}
	m.Close()
	m.items[at].Action()
}

// Marked is the label of the item that Enter would do, or "".
func (m *Menu) Marked() string {
	if !m.live(m.at) {
		return ""
	}
	return m.items[m.at].Label
}

// live tells whether an item can be chosen.
func (m *Menu) live(at int) bool {
	return at >= 0 && at < len(m.items) && !m.items[at].IsSeparator && !m.items[at].Disabled && m.items[at].Action != nil
}

func (m *Menu) mark(at int) {
	if !m.live(at) {
		at = -1
	}
	if m.at != at {
		m.at = at
		m.rows.Refresh()
	}
}

// step marks the next item in a direction, around the end.
func (m *Menu) step(by int) {
	at := m.at
	if at < 0 && by < 0 {
		at = 0
	}
	for range m.items {
		at = (at + by + len(m.items)) % len(m.items)
		if m.live(at) {
			m.mark(at)
			m.reveal()
			return
		}
	}
}

// reveal scrolls to the marked item.
func (m *Menu) reveal() {
	top := m.rows.top(m.at)
	switch off, h := m.view.Offset.Y, m.view.Size().Height; {
	case top < off:
		m.view.ScrollToOffset(fyne.NewPos(0, top))
	case top+menuRow > off+h:
		m.view.ScrollToOffset(fyne.NewPos(0, top+menuRow-h))
	}
}

// TypedKey implements fyne.Focusable.
func (m *Menu) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyF10:
		m.Close()
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyDown:
		m.step(1)
	case fyne.KeyLeft, fyne.KeyRight:
		if m.onSide != nil {
			m.onSide(map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[ev.Name])
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		m.do(m.at)
	case fyne.KeySpace:
		if !m.typing() { // else it is a letter of the word
			m.do(m.at)
		}
	}
}

// togetherWithin is how soon letters follow each other that are one word.
const togetherWithin = 2 * time.Second

// TypedRune implements fyne.Focusable: letters mark the item that begins with them; the
// same letter again marks the next that does.
func (m *Menu) TypedRune(r rune) {
	letter := strings.ToLower(string(r))
	word := m.word + letter
	if !m.typing() {
		word = letter
	}
	m.typed = time.Now()
	if m.markWord(word, max(0, m.at)) {
		m.word = word
		return
	}
	if r == ' ' {
		m.do(m.at)
		return
	}
	m.word = letter
	m.markWord(letter, m.at+1)
}

// typing tells whether a word is being typed.
func (m *Menu) typing() bool { return m.word != "" && time.Since(m.typed) < togetherWithin }

// markWord marks the first item from a position on that begins with a word.
func (m *Menu) markWord(word string, from int) bool {
	for i := range m.items {
		at := (from + i) % len(m.items)
		if m.live(at) && strings.HasPrefix(strings.ToLower(m.items[at].Label), word) {
			m.mark(at)
			m.reveal()
			return true
		}
	}
	return false
}

// TypedShortcut implements fyne.Shortcutable: shortcuts wait until the menu is gone.
func (m *Menu) TypedShortcut(fyne.Shortcut) {}

// FocusGained implements fyne.Focusable.
func (m *Menu) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *Menu) FocusLost() {}

// Tapped implements fyne.Tappable: a click beside the menu.
func (m *Menu) Tapped(*fyne.PointEvent) { m.Close() }

// TappedSecondary implements fyne.SecondaryTappable.
func (m *Menu) TappedSecondary(*fyne.PointEvent) { m.Close() }

// MouseIn implements desktop.Hoverable.
func (m *Menu) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *Menu) MouseMoved(ev *desktop.MouseEvent) {
	if m.onHover == nil || !m.onHover(ev.AbsolutePosition) {
		m.mark(-1)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *Menu) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRenderer{m}
	r.Refresh()
	return r
}

type menuRenderer struct{ m *Menu }

func (r *menuRenderer) Destroy()           {}
func (r *menuRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *menuRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.card, r.m.view}
}

// Layout keeps the menu inside the window: it moves first, then it scrolls.
func (r *menuRenderer) Layout(s fyne.Size) {
	m := r.m
	want := m.rows.MinSize()
	w := min(max(want.Width, m.wide), s.Width-2*Unit)
	h := min(want.Height+2*menuEdge, s.Height-2*Unit)
	x, y := max(0, min(m.from.X, s.Width-w-Unit)), max(0, min(m.from.Y, s.Height-h-Unit))
	put(m.card, x, y, w, h)
	put(m.view, x, y+menuEdge, w, h-2*menuEdge)
}

func (r *menuRenderer) Refresh() {
	c := r.m.card
	c.FillColor, c.StrokeColor, c.StrokeWidth, c.CornerRadius = current("menuBackground"), current(Edge), 1, 8
	c.Shadow = canvas.Shadow{Color: current(Shade), BlurRadius: 16, Offset: fyne.NewPos(0, 4)}
	r.Layout(r.m.Size())
	r.m.rows.Refresh()
	canvas.Refresh(r.m)
}

// KeyWords is a shortcut in words: "Ctrl+Shift+Z"; "" for none.
func KeyWords(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	words := ""
	for _, m := range []struct {
		mod  fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}, {fyne.KeyModifierSuper, "Super"}} {
		if k.Mod()&m.mod != 0 {
			words += m.word + "+"
		}
	}
	return words + fmt.Sprint(k.Key())
}
