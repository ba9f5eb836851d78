package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// menuRows is what scrolls in a menu.
type menuRows struct {
	widget.BaseWidget
	m *Menu
}

// top is an item's upper edge.
func (b *menuRows) top(at int) float32 {
	var y float32
	for _, it := range b.m.items[:max(0, at)] {
		y += rowHeight(it)
	}
	return y
}

func rowHeight(it *fyne.MenuItem) float32 {
	if it.IsSeparator {
		return menuLine
	}
	return menuRow
}

func (b *menuRows) under(y float32) int {
	for at, it := range b.m.items {
		if y -= rowHeight(it); y < 0 {
			return at
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (b *menuRows) Tapped(ev *fyne.PointEvent) { b.m.do(b.under(ev.Position.Y)) }

// MouseIn implements desktop.Hoverable.
func (b *menuRows) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (b *menuRows) MouseMoved(ev *desktop.MouseEvent) { b.m.mark(b.under(ev.Position.Y)) }

// MouseOut implements desktop.Hoverable.
func (b *menuRows) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (b *menuRows) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRowsRenderer{b: b, mark: canvas.NewRectangle(nil)}
	for _, it := range b.m.items {
		line := &menuLineView{it: it, text: canvas.NewText("", nil), keys: canvas.NewText("", nil), rule: canvas.NewRectangle(nil)}
		if it.Checked {
			line.tick, r.indent = IconCheck.image(Accent, 16), menuTick
		}
		r.lines = append(r.lines, line)
	}
	r.Refresh()
	return r
}

type menuLineView struct {
	it         *fyne.MenuItem
	text, keys *canvas.Text
	rule       *canvas.Rectangle
	tick       *canvas.Image // nil: not checked
}

type menuRowsRenderer struct {
	b      *menuRows
	mark   *canvas.Rectangle
	lines  []*menuLineView
	indent float32
}

func (r *menuRowsRenderer) Destroy() {}

func (r *menuRowsRenderer) MinSize() fyne.Size {
	var w, keys, h float32
	for _, l := range r.lines {
		w = max(w, Style{}.width(l.it.Label))
		keys = max(keys, Style{Size: SmallSize}.width(KeyWords(l.it.Shortcut)))
		h += rowHeight(l.it)
	}
	if keys > 0 {
		keys += 4 * Unit
	}
	return fyne.NewSize(max(128, r.indent+w+keys+2*menuSide), h)
}

func (r *menuRowsRenderer) Layout(s fyne.Size) {
	var y float32
	for at, l := range r.lines {
		put(l.rule, menuSide, y+menuLine/2, s.Width-2*menuSide, 1)
		put(l.text, menuSide+r.indent, y+5, s.Width-2*menuSide-r.indent, 20)
		put(l.keys, menuSide, y+7, s.Width-2*menuSide, 16)
		if l.tick != nil {
			put(l.tick, menuSide-2, y+7, 16, 16)
		}
		if at == r.b.m.at {
			put(r.mark, 5, y, s.Width-10, menuRow)
		}
		y += rowHeight(l.it)
	}
	hide(r.mark, r.b.m.at < 0)
}

func (r *menuRowsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.mark}
	for _, l := range r.lines {
		if l.it.IsSeparator {
			out = append(out, l.rule)
			continue
		}
		out = append(out, l.text, l.keys)
		if l.tick != nil {
			out = append(out, l.tick)
		}
	}
	return out
}

func (r *menuRowsRenderer) Refresh() {
	r.mark.FillColor, r.mark.CornerRadius = current(Tint), 5
	for at, l := range r.lines {
		l.text.Text, l.keys.Text = l.it.Label, KeyWords(l.it.Shortcut)
		ink := Ink
		switch {
		case l.it.Disabled:
			ink = "disabled"
		case at == r.b.m.at:
			ink = Accent
		}
		Style{Color: ink}.apply(l.text)
		Style{Color: Muted, Size: SmallSize, Align: fyne.TextAlignTrailing}.apply(l.keys)
		if l.it.Disabled {
			l.keys.Color = current("disabled")
		}
		l.rule.FillColor = current(RuleInk)
	}
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
