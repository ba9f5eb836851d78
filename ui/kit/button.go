package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Rank says how much a button asks for attention.
type Rank int

// The ranks. A place has one Primary button.
const (
	Plain Rank = iota
	Primary
	Quiet  // no ground until the pointer is over it
	Danger // takes something away
)

// ControlHeight is the height of buttons and single-line fields, in logical pixels.
const ControlHeight = 32

// Button does one thing. Its word says what will happen.
type Button struct {
	widget.BaseWidget
	Label string
	Icon  Icon // before the label; may be empty
	Tail  Icon // after the label: IconDown for a menu
	Rank  Rank
	OnTap func()
	Wide  bool // label at the left, tail at the right: a choice among values
	On    bool // a toggle that is on

	disabled, hovered, focused, pressed bool
}

// NewButton returns a plain button.
func NewButton(label string, tap func()) *Button { return newButton(Plain, "", label, tap) }

// NewPrimary returns the button of what people most come to a place for.
func NewPrimary(icon Icon, label string, tap func()) *Button {
	return newButton(Primary, icon, label, tap)
}

// NewQuiet returns a button without an outline.
func NewQuiet(icon Icon, label string, tap func()) *Button { return newButton(Quiet, icon, label, tap) }

// NewToggle returns a button that stays pressed until it is pressed again.
func NewToggle(label string, changed func(on bool)) *Button {
	b := newButton(Plain, "", label, nil)
	b.OnTap = func() {
		b.On = !b.On
		b.Refresh()
		changed(b.On)
	}
	return b
}

func newButton(r Rank, icon Icon, label string, tap func()) *Button {
	b := &Button{Label: label, Icon: icon, Rank: r, OnTap: tap}
	b.ExtendBaseWidget(b)
	return b
}

// NewMenuButton returns a button that opens a menu under it. items is asked each time.
func NewMenuButton(label string, items func() []*fyne.MenuItem) *Button {
	b := newButton(Plain, "", label, nil)
	b.Tail = IconDown
	b.OnTap = func() { b.Drop(items()) }
	return b
}

// NewSelect returns a menu button that shows what is chosen, as wide as its place.
func NewSelect(label string, items func() []*fyne.MenuItem) *Button {
	b := NewMenuButton(label, items)
	b.Wide = true
	return b
}

// Drop opens a menu under the button.
func (b *Button) Drop(items []*fyne.MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil || len(items) == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height+2)
	m := &Menu{items: items, at: -1, canvas: c, from: at}
	if b.Wide {
		m.wide = b.Size().Width
	}
	popUp(m)
}

// SetLabel changes the button's word.
func (b *Button) SetLabel(s string) {
	if b.Label != s {
		b.Label = s
		b.Refresh()
	}
}

// SetEnabled tells whether the button can be used now.
func (b *Button) SetEnabled(on bool) {
	if b.disabled == on {
		b.disabled = !on
		b.Refresh()
	}
}

// Enabled tells whether the button can be used.
func (b *Button) Enabled() bool { return !b.disabled }

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTap != nil {
		b.OnTap()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.look(true, b.focused, b.pressed) }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.look(false, b.focused, false) }

// MouseDown implements desktop.Mouseable.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.look(b.hovered, b.focused, true) }

// MouseUp implements desktop.Mouseable.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.look(b.hovered, b.focused, false) }

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.look(b.hovered, true, b.pressed) }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.look(b.hovered, false, b.pressed) }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Space and Enter press the button.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		PassKey(b, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) { PassShortcut(b, s) }

func (b *Button) look(hovered, focused, pressed bool) {
	b.hovered, b.focused, b.pressed = hovered, focused, pressed
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, box: canvas.NewRectangle(nil), text: canvas.NewText("", nil), icon: b.Icon.image(Ink, 18), tail: b.Tail.image(Muted, 16)}
	r.text.Alignment = fyne.TextAlignLeading
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b          *Button
	box        *canvas.Rectangle
	text       *canvas.Text
	icon, tail *canvas.Image
}

func (r *buttonRenderer) Destroy() {}

// parts are the widths of icon, gap, text, gap and tail.
func (r *buttonRenderer) parts() (icon, text, tail, gaps float32) {
	n := -1
	if r.b.Icon != "" {
		icon, n = 18, n+1
	}
	if r.b.Label != "" {
		text, n = Style{Bold: r.b.Rank == Primary}.width(r.b.Label), n+1
	}
	if r.b.Tail != "" {
		tail, n = 16, n+1
	}
	return icon, text, tail, float32(max(0, n)) * 6
}

func (r *buttonRenderer) MinSize() fyne.Size {
	icon, text, tail, gaps := r.parts()
	side := float32(24)
	if text == 0 {
		side = 14
	}
	return fyne.NewSize(icon+text+tail+gaps+side, ControlHeight)
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	r.box.Resize(s)
	icon, text, tail, gaps := r.parts()
	x := (s.Width - icon - text - tail - gaps) / 2
	if r.b.Wide {
		x = 10
	}
	put(r.icon, x, (s.Height-18)/2, icon, 18)
	if icon > 0 {
		x += icon + 6
	}
	h := r.text.MinSize().Height
	put(r.text, x, (s.Height-h)/2, text, h)
	if r.b.Wide {
		x, text = s.Width-tail-16, 0
	}
	put(r.tail, x+text+6, (s.Height-16)/2, tail, 16)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.box}
	if r.b.Icon != "" {
		out = append(out, r.icon)
	}
	out = append(out, r.text)
	if r.b.Tail != "" {
		out = append(out, r.tail)
	}
	return out
}

func (r *buttonRenderer) Refresh() {
	ground, edge, ink := r.b.colors()
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth, r.box.CornerRadius = current(ground), current(edge), 1, 6
	if r.b.focused {
		r.box.StrokeColor, r.box.StrokeWidth = current(Accent), 2
	}
	r.text.Text = r.b.Label
	Style{Color: ink, Bold: r.b.Rank == Primary}.apply(r.text)
	if r.b.Icon != "" {
		r.b.Icon.tint(r.icon, ink)
	}
	if r.b.Tail != "" {
		r.b.Tail.tint(r.tail, ink)
	}
	r.Layout(r.b.Size())
	r.box.Refresh()
	canvas.Refresh(r.b)
}

func (b *Button) colors() (ground, edge, ink fyne.ThemeColorName) {
	const hover, press = "hover", "pressed"
	ground, edge, ink = "button", Edge, Ink
	switch b.Rank {
	case Primary:
		return b.filled(Accent)
	case Danger:
		return b.filled(Bad)
	case Quiet:
		ground, edge = Clear, Clear
	case Plain:
	}
	if b.On {
		ground, edge, ink = Tint, Accent, Accent
	}
	switch {
	case b.disabled:
		ink = "disabled"
	case b.pressed:
		ground = press
	case b.hovered:
		ground = hover
	}
	return ground, edge, ink
}

func (b *Button) filled(name fyne.ThemeColorName) (ground, edge, ink fyne.ThemeColorName) {
	if b.disabled {
		return "disabledButton", "disabledButton", "disabled"
	}
	return name, name, OnFill
}
