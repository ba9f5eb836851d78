package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Tall is an object whose height follows from the width it is given: wrapped text.
type Tall interface {
	HeightFor(width float32) float32
}

// heightOf is the height an object takes at a width.
func heightOf(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(Tall); ok {
		return t.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if t, ok := c.Layout.(tallLayout); ok {
			return t.heightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

type tallLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// Column puts objects under each other, each as wide as the column and as tall as
// it needs to be at that width.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct{ gap, width float32 }

func (l *column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		if o.Visible() {
			h += heightOf(o, width) + l.gap
		}
	}
	return max(0, h-l.gap)
}

func (l *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, l.heightFor(objects, max(w, l.width)))
}

func (l *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightOf(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

// Row puts objects beside each other, centred on one line. Spacers take what is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap}, objects...)
}

// Beside puts columns of one width beside each other, from the top.
func Beside(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(beside{gap}, objects...)
}

type beside struct{ gap float32 }

func (l beside) share(n int, width float32) float32 {
	return (width - l.gap*float32(n-1)) / float32(max(1, n))
}

func (l beside) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		h = max(h, heightOf(o, l.share(len(objects), width)))
	}
	return h
}

func (l beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(s.Width*n+l.gap*(n-1), s.Height)
}

func (l beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := l.share(len(objects), size.Width)
	for i, o := range objects {
		put(o, float32(i)*(w+l.gap), 0, w, heightOf(o, w))
	}
}

// Spacer takes the space a Row has left.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

type row struct{ gap float32 }

func isSpacer(o fyne.CanvasObject) bool {
	_, ok := o.(layout.SpacerObject)
	return ok
}

func (l *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if isSpacer(o) {
			m = fyne.Size{}
		}
		s = fyne.NewSize(s.Width+m.Width+l.gap, max(s.Height, m.Height))
	}
	s.Width = max(0, s.Width-l.gap)
	return s
}

func (l *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spacers := 0
	for _, o := range objects {
		if o.Visible() && isSpacer(o) {
			spacers++
		}
	}
	left := size.Width - l.MinSize(objects).Width
	var x float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if isSpacer(o) {
			m.Width = max(0, left/float32(spacers))
		}
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + l.gap
	}
}

// Edges is the space around something.
type Edges struct{ Top, Right, Bottom, Left float32 }

// All is the same space on every side.
func All(d float32) Edges { return Edges{d, d, d, d} }

// Inset puts space around an object.
func Inset(e Edges, o fyne.CanvasObject) *fyne.Container { return container.New(inset{e}, o) }

type inset struct{ e Edges }

func (l inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[0], width-l.e.Left-l.e.Right) + l.e.Top + l.e.Bottom
}

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Add(fyne.NewSize(l.e.Left+l.e.Right, l.e.Top+l.e.Bottom))
}

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(l.e.Left, l.e.Top))
	objects[0].Resize(size.Subtract(fyne.NewSize(l.e.Left+l.e.Right, l.e.Top+l.e.Bottom)))
}

// Docked says what stands at which edge of a Dock; nil edges are left out.
type Docked struct {
	Top, Bottom, Left, Right, Middle fyne.CanvasObject
}

// Dock places objects at the edges and one in the middle, without gaps.
func Dock(d Docked) *fyne.Container {
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{d.Middle, d.Top, d.Bottom, d.Left, d.Right} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(&dock{d}, objects...)
}

type dock struct{ Docked }

func shown(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

func minOf(o fyne.CanvasObject) fyne.Size {
	if !shown(o) {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (l *dock) MinSize([]fyne.CanvasObject) fyne.Size {
	t, b, le, r, m := minOf(l.Top), minOf(l.Bottom), minOf(l.Left), minOf(l.Right), minOf(l.Middle)
	return fyne.NewSize(
		max(t.Width, b.Width, le.Width+m.Width+r.Width),
		t.Height+b.Height+max(le.Height, m.Height, r.Height),
	)
}

func (l *dock) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	t, b, le, r := minOf(l.Top), minOf(l.Bottom), minOf(l.Left), minOf(l.Right)
	if shown(l.Top) {
		t.Height = heightOf(l.Top, size.Width)
	}
	h := size.Height - t.Height - b.Height
	put(l.Top, 0, 0, size.Width, t.Height)
	put(l.Bottom, 0, size.Height-b.Height, size.Width, b.Height)
	put(l.Left, 0, t.Height, le.Width, h)
	put(l.Right, size.Width-r.Width, t.Height, r.Width, h)
	put(l.Middle, le.Width, t.Height, size.Width-le.Width-r.Width, h)
}

// Put places an object and gives it its size.
func Put(o fyne.CanvasObject, x, y, w, h float32) { put(o, x, y, w, h) }

func put(o fyne.CanvasObject, x, y, w, h float32) {
	if o != nil {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
}

// Wide gives an object a fixed width.
func Wide(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{width: width}, o)
}

// Sized gives an object at least a size.
func Sized(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixed{width, height}, o)
}

type fixed struct{ width, height float32 }

func (l fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	if l.width > 0 {
		m.Width = l.width
		if l.height == 0 {
			m.Height = heightOf(objects[0], l.width)
		}
	}
	m.Height = max(m.Height, l.height)
	return m
}

func (l fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}
