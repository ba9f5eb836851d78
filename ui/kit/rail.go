package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// RailItem is a place on the rail.
type RailItem struct {
	Icon Icon
	Word string
}

// Sizes of the rail in logical pixels.
const (
	RailWidth  = 84
	railHeight = 68
)

// NewRail returns the places under each other; pick is told which one was chosen.
func NewRail(items []RailItem, pick func(int)) *Rail {
	r := &Rail{}
	for i, it := range items {
		b := &railButton{item: it, tap: func() { pick(i) }}
		b.ExtendBaseWidget(b)
		r.buttons = append(r.buttons, b)
	}
	r.ExtendBaseWidget(r)
	return r
}

// Rail is the column of places at the window's left.
type Rail struct {
	widget.BaseWidget
	buttons []*railButton
}

// Set shows a place as the one in front.
func (r *Rail) Set(at int) {
	for i, b := range r.buttons {
		if b.on != (i == at) {
			b.on = i == at
			b.Refresh()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	return &railRenderer{r, NewBox(RailGround, "", 0), Line()}
}

type railRenderer struct {
	r      *Rail
	ground *Box
	line   *Box
}

func (r *railRenderer) Destroy() {}
func (r *railRenderer) MinSize() fyne.Size {
	return fyne.NewSize(RailWidth, railHeight*float32(len(r.r.buttons)))
}

func (r *railRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	put(r.line, s.Width-1, 0, 1, s.Height)
	for i, b := range r.r.buttons {
		put(b, 0, Unit+float32(i)*railHeight, s.Width-1, railHeight)
	}
}

func (r *railRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.line}
	for _, b := range r.r.buttons {
		out = append(out, b)
	}
	return out
}

func (r *railRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

type railButton struct {
	widget.BaseWidget
	item        RailItem
	on, hovered bool
	tap         func()
}

// Tapped implements fyne.Tappable.
func (b *railButton) Tapped(*fyne.PointEvent) { b.tap() }

// MouseIn implements desktop.Hoverable.
func (b *railButton) MouseIn(*desktop.MouseEvent) { b.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (b *railButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *railButton) MouseOut() { b.hover(false) }

func (b *railButton) hover(on bool) {
	b.hovered = on
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *railButton) CreateRenderer() fyne.WidgetRenderer {
	r := &railButtonRenderer{b: b, ground: canvas.NewRectangle(nil), icon: b.item.Icon.image(Muted, 26), word: canvas.NewText(b.item.Word, nil)}
	r.Refresh()
	return r
}

type railButtonRenderer struct {
	b      *railButton
	ground *canvas.Rectangle
	icon   *canvas.Image
	word   *canvas.Text
}

func (r *railButtonRenderer) Destroy()           {}
func (r *railButtonRenderer) MinSize() fyne.Size { return fyne.NewSize(RailWidth, railHeight) }
func (r *railButtonRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	put(r.icon, (s.Width-26)/2, 11, 26, 26)
	put(r.word, 0, 41, s.Width, 18)
}

func (r *railButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.word}
}

func (r *railButtonRenderer) Refresh() {
	ground, ink := Clear, Muted
	switch {
	case r.b.on:
		ground, ink = Tint, Accent
	case r.b.hovered:
		ground = "hover"
	}
	r.ground.FillColor = current(ground)
	Style{Color: ink, Size: SmallSize, Bold: r.b.on, Align: fyne.TextAlignCenter}.apply(r.word)
	r.b.item.Icon.tint(r.icon, ink)
	canvas.Refresh(r.b)
}
