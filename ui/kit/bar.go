package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// BarItem is one thing of a toolbar. With a Label it may move into the menu behind
// "⋯" when the bar is too narrow.
type BarItem struct {
	Object fyne.CanvasObject
	Right  bool
	Label  string
	OnTap  func()
	Items  func() []*fyne.MenuItem // for a menu button
}

// Bar is a toolbar: some things at the left, some at the right, and a menu for what
// does not fit between them.
type Bar struct {
	widget.BaseWidget
	items []BarItem
	more  *Button
	out   []BarItem // in the menu now
}

// NewBar returns a toolbar. Items are given up from the last one on.
func NewBar(items ...BarItem) *Bar {
	b := &Bar{items: items}
	b.more = newButton(Plain, IconMore, "", nil)
	b.more.OnTap = func() { b.more.Drop(b.menu()) }
	b.ExtendBaseWidget(b)
	return b
}

func (b *Bar) menu() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, it := range b.out {
		m := fyne.NewMenuItem(it.Label, it.OnTap)
		if it.Items != nil {
			m.ChildMenu = fyne.NewMenu("", it.Items()...)
		}
		out = append(out, m)
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

type barRenderer struct{ b *Bar }

func (r *barRenderer) Destroy() {}
func (r *barRenderer) MinSize() fyne.Size {
	w := r.b.more.MinSize().Width
	for _, it := range r.b.items {
		if it.Label == "" {
			w += it.Object.MinSize().Width + Unit
		}
	}
	return fyne.NewSize(w, ControlHeight)
}

func (r *barRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.b.more}
	for _, it := range r.b.items {
		out = append(out, it.Object)
	}
	return out
}

// need is the width of everything that is not in the menu.
func (r *barRenderer) need(out map[int]bool) float32 {
	var w float32
	for i, it := range r.b.items {
		if !out[i] {
			w += it.Object.MinSize().Width + Unit
		}
	}
	if len(out) > 0 {
		w += r.b.more.MinSize().Width + Unit
	}
	return w
}

func (r *barRenderer) Layout(s fyne.Size) {
	out := map[int]bool{}
	for i := len(r.b.items) - 1; i >= 0 && r.need(out) > s.Width+Unit; i-- {
		if r.b.items[i].Label != "" {
			out[i] = true
		}
	}
	r.b.out = nil
	x, right := float32(0), s.Width
	for i := len(r.b.items) - 1; i >= 0; i-- {
		it := r.b.items[i]
		if it.Right && !out[i] {
			w := it.Object.MinSize().Width
			put(it.Object, right-w, 0, w, s.Height)
			right -= w + Unit
		}
	}
	for i, it := range r.b.items {
		hide(it.Object, out[i])
		if out[i] {
			r.b.out = append(r.b.out, it)
		} else if !it.Right {
			w := it.Object.MinSize().Width
			put(it.Object, x, 0, w, s.Height)
			x += w + Unit
		}
	}
	hide(r.b.more, len(out) == 0)
	put(r.b.more, x, 0, r.b.more.MinSize().Width, s.Height)
}

func hide(o fyne.CanvasObject, hidden bool) {
	if hidden == o.Visible() {
		if hidden {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

func (r *barRenderer) Refresh() { r.Layout(r.b.Size()) }

// Tappable makes something answer to clicks.
func Tappable(o fyne.CanvasObject, tap func()) fyne.CanvasObject {
	t := &tappable{o: o, tap: tap}
	t.ExtendBaseWidget(t)
	return t
}

type tappable struct {
	widget.BaseWidget
	o   fyne.CanvasObject
	tap func()
}

// Tapped implements fyne.Tappable.
func (t *tappable) Tapped(*fyne.PointEvent) { t.tap() }

// HeightFor implements Tall.
func (t *tappable) HeightFor(width float32) float32 { return heightOf(t.o, width) }

// CreateRenderer implements fyne.Widget.
func (t *tappable) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.o) }
