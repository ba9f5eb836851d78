package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// LineView shows one line of a broken paragraph; the same view can show others.
type LineView struct {
	widget.BaseWidget
	OnLink  func(link string)
	OnPress func(at int, ev *desktop.MouseEvent) // the main button went down at a byte of the paragraph; nil: nothing can be chosen
	OnDrag  func(to fyne.Position)               // the mouse was drawn on to a place of the window
	OnOver  func(link string, at fyne.Position)  // the pointer came over a link at a place of the window, or left it: ""
	OnMenu  func(at fyne.Position)               // the other button was clicked at a place of the window

	line   ProseLine
	look   ProseLook
	over   string // the link under the pointer
	chosen [2]int // bytes of the paragraph
	spots  []spot
}

type spot struct {
	from, to float32
	link     string
}

// NewLineView returns a view of no line.
func NewLineView(link func(string)) *LineView {
	v := &LineView{OnLink: link}
	v.ExtendBaseWidget(v)
	return v
}

// Set takes on a line, of which nothing is chosen.
func (v *LineView) Set(l ProseLine, look ProseLook) {
	v.line, v.look, v.chosen = l, look, [2]int{}
	v.Refresh()
}

// Choose shows a range of bytes of the paragraph as chosen.
func (v *LineView) Choose(from, to int) {
	if now := [2]int{from, to}; now != v.chosen {
		v.chosen = now
		v.Refresh()
	}
}

// MouseDown implements desktop.Mouseable.
func (v *LineView) MouseDown(ev *desktop.MouseEvent) {
	if v.OnPress != nil && ev.Button == desktop.MouseButtonPrimary {
		v.OnPress(v.line.Offset(ev.Position.X, v.look), ev)
	}
}

// MouseUp implements desktop.Mouseable.
func (v *LineView) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable.
func (v *LineView) Dragged(ev *fyne.DragEvent) {
	if v.OnDrag != nil {
		v.OnDrag(ev.AbsolutePosition)
	}
}

// DragEnd implements fyne.Draggable.
func (v *LineView) DragEnd() {}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *LineView) TappedSecondary(ev *fyne.PointEvent) {
	if v.OnMenu != nil {
		v.OnMenu(ev.AbsolutePosition)
	}
}

// Text is the line's words.
func (v *LineView) Text() string { return v.line.String() }

func (v *LineView) linkAt(x float32) string {
	for _, s := range v.spots {
		if x >= s.from && x <= s.to {
			return s.link
		}
	}
	return ""
}

// Tapped implements fyne.Tappable.
func (v *LineView) Tapped(ev *fyne.PointEvent) {
	if link := v.linkAt(ev.Position.X); link != "" && v.OnLink != nil {
		v.OnLink(link)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *LineView) MouseIn(ev *desktop.MouseEvent) {
	v.goOver(v.linkAt(ev.Position.X), ev.AbsolutePosition)
}

// MouseMoved implements desktop.Hoverable.
func (v *LineView) MouseMoved(ev *desktop.MouseEvent) {
	v.goOver(v.linkAt(ev.Position.X), ev.AbsolutePosition)
}

// MouseOut implements desktop.Hoverable.
func (v *LineView) MouseOut() { v.goOver("", fyne.Position{}) }

func (v *LineView) goOver(link string, at fyne.Position) {
	if link == v.over {
		return
	}
	v.over = link
	if v.OnOver != nil {
		v.OnOver(link, at)
	}
}

// Cursor implements desktop.Cursorable: a hand over what can be clicked, a bar over
// what can be chosen.
func (v *LineView) Cursor() desktop.Cursor {
	if v.over != "" {
		return desktop.PointerCursor
	}
	if v.OnPress != nil {
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (v *LineView) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{v: v}
	r.Refresh()
	return r
}

type lineRenderer struct {
	v       *LineView
	objects []fyne.CanvasObject
}

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Layout(fyne.Size)             {}
func (r *lineRenderer) MinSize() fyne.Size           { return fyne.NewSize(16, r.v.look.Lead) }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh sets the pieces side by side; grounds lie under all words.
func (r *lineRenderer) Refresh() {
	v := r.v
	v.spots = v.spots[:0:0]
	var grounds, words, chosen []fyne.CanvasObject
	if from, to := v.line.reach(v.chosen, v.look); to > from {
		c := canvas.NewRectangle(current(theme.ColorNameSelection))
		put(c, from, 0, to-from, v.look.Lead)
		chosen = append(chosen, c)
	}
	var x float32
	for _, p := range v.line {
		x = max(x, p.Tab)
		f := v.look.face(p)
		size := fyne.MeasureText(p.Text, f.size, f.style)
		t := canvas.NewText(p.Text, current(v.look.color(p)))
		t.TextSize, t.TextStyle = f.size, f.style
		y := (v.look.Lead - size.Height) / 2
		if p.Raised {
			y -= v.look.Size * 0.28
		}
		put(t, x, y, size.Width, size.Height)
		words = append(words, t)
		if p.Struck {
			line := canvas.NewRectangle(t.Color)
			put(line, x, v.look.Lead/2+1, size.Width, 1)
			words = append(words, line)
		}
		if p.Ground != "" {
			g := canvas.NewRectangle(current(p.Ground))
			g.CornerRadius = 3
			put(g, x-2, (v.look.Lead-v.look.Size*1.5)/2, size.Width+4, v.look.Size*1.5)
			grounds = append(grounds, g)
		}
		if p.Link != "" {
			v.spots = append(v.spots, spot{x - 2, x + size.Width + 2, p.Link})
		}
		x += size.Width
	}
	r.objects = append(append(grounds, chosen...), words...)
	canvas.Refresh(v)
}
