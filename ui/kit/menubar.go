package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuBarHeight is the height of the menu bar, in logical pixels.
const MenuBarHeight = 30

// MenuBar is the row of menus at the window's top. It draws the same in both looks and
// is reached by keys, which Fyne's own is not.
type MenuBar struct {
	widget.BaseWidget
	menus   []*fyne.Menu
	at      int   // the open menu; -1: none
	hovered int   // -1: none
	open    *Menu // nil: none
}

// NewMenuBar returns a bar of menus.
func NewMenuBar(menus []*fyne.Menu) *MenuBar {
	b := &MenuBar{menus: menus, at: -1, hovered: -1}
	b.ExtendBaseWidget(b)
	return b
}

// Open opens a menu by position, with its first item marked when it was asked for by key.
func (b *MenuBar) Open(at int, byKey bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c == nil || len(b.menus) == 0 {
		return
	}
	if b.open != nil {
		b.open.Close()
	}
	at = (at + len(b.menus)) % len(b.menus)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	m := &Menu{items: b.menus[at].Items, at: -1, canvas: c, from: origin.AddXY(b.left(at), MenuBarHeight)}
	m.onClose = func() { b.show(-1, nil) }
	m.onSide = func(step int) { b.Open(at+step, true) }
	m.onHover = func(p fyne.Position) bool {
		if over := b.under(p.Subtract(origin)); over >= 0 && over != at {
			b.Open(over, false)
			return true
		}
		return false
	}
	b.show(at, m)
	popUp(m)
	if byKey {
		m.step(1)
	}
}

// IsOpen tells whether a menu is open.
func (b *MenuBar) IsOpen() bool { return b.open != nil }

func (b *MenuBar) show(at int, m *Menu) {
	b.at, b.open = at, m
	b.Refresh()
}

func wordWidth(m *fyne.Menu) float32 { return Style{}.width(m.Label) + 20 }

// left is where a menu's word begins.
func (b *MenuBar) left(at int) float32 {
	x := float32(Unit)
	for _, m := range b.menus[:at] {
		x += wordWidth(m)
	}
	return x
}

// under is the menu whose word is at a place of the bar, or -1.
func (b *MenuBar) under(p fyne.Position) int {
	if p.Y < 0 || p.Y >= MenuBarHeight {
		return -1
	}
	for at, m := range b.menus {
		if x := b.left(at); p.X >= x && p.X < x+wordWidth(m) {
			return at
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (b *MenuBar) Tapped(ev *fyne.PointEvent) {
	if at := b.under(ev.Position); at >= 0 {
		b.Open(at, false)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *MenuBar) MouseIn(ev *desktop.MouseEvent) { b.hover(b.under(ev.Position)) }

// MouseMoved implements desktop.Hoverable.
func (b *MenuBar) MouseMoved(ev *desktop.MouseEvent) { b.hover(b.under(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (b *MenuBar) MouseOut() { b.hover(-1) }

func (b *MenuBar) hover(at int) {
	if b.hovered != at {
		b.hovered = at
		b.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer {
	r := &menuBarRenderer{b: b, ground: NewBox(Ground, "", 0), line: Line(), mark: canvas.NewRectangle(nil)}
	for _, m := range b.menus {
		r.words = append(r.words, canvas.NewText(m.Label, nil))
	}
	r.Refresh()
	return r
}

type menuBarRenderer struct {
	b            *MenuBar
	ground, line *Box
	mark         *canvas.Rectangle
	words        []*canvas.Text
}

func (r *menuBarRenderer) Destroy()           {}
func (r *menuBarRenderer) MinSize() fyne.Size { return fyne.NewSize(200, MenuBarHeight) }
func (r *menuBarRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	put(r.line, 0, s.Height-1, s.Width, 1)
	on := r.b.at
	if on < 0 {
		on = r.b.hovered
	}
	hide(r.mark, on < 0)
	for at, t := range r.words {
		x, w := r.b.left(at), wordWidth(r.b.menus[at])
		put(t, x, (s.Height-20)/2, w, 20)
		if at == on {
			put(r.mark, x, 3, w, s.Height-7)
		}
	}
}

func (r *menuBarRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.line, r.mark}
	for _, t := range r.words {
		out = append(out, t)
	}
	return out
}

func (r *menuBarRenderer) Refresh() {
	r.mark.FillColor, r.mark.CornerRadius = current("hover"), 5
	if r.b.at >= 0 {
		r.mark.FillColor = current(Tint)
	}
	for _, t := range r.words {
		Style{Align: fyne.TextAlignCenter}.apply(t)
	}
	r.Layout(r.b.Size())
	r.ground.Refresh()
	r.line.Refresh()
	canvas.Refresh(r.b)
}
