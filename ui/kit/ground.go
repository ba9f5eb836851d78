package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Box is a flat ground in a theme colour, with an edge and round corners when wanted.
type Box struct {
	widget.BaseWidget
	Fill, Edge fyne.ThemeColorName // empty: none
	Radius     float32
	Min        fyne.Size
	Shadow     bool
}

// NewBox returns a ground.
func NewBox(fill, edge fyne.ThemeColorName, radius float32) *Box {
	b := &Box{Fill: fill, Edge: edge, Radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// Line is a thin rule, as long as its place.
func Line() *Box {
	b := NewBox(RuleInk, "", 0)
	b.Min = fyne.NewSize(1, 1)
	return b
}

// On puts an object on a ground of a theme colour.
func On(fill fyne.ThemeColorName, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewBox(fill, "", 0), o)
}

// Card is an object on a ground with an edge and round corners.
func Card(o fyne.CanvasObject) *fyne.Container {
	return container.New(cardLayout{}, NewBox(Raised, RuleInk, 8), Inset(Edges{12, 12, 12, 12}, o))
}

// cardLayout is a stack whose height follows from its width.
type cardLayout struct{}

func (cardLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[len(objects)-1], width)
}

func (cardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[len(objects)-1].MinSize()
}

func (cardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{b, canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type boxRenderer struct {
	b    *Box
	rect *canvas.Rectangle
}

func (r *boxRenderer) Destroy()                     {}
func (r *boxRenderer) Layout(s fyne.Size)           { r.rect.Resize(s) }
func (r *boxRenderer) MinSize() fyne.Size           { return r.b.Min }
func (r *boxRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *boxRenderer) Refresh() {
	fill, edge := r.b.Fill, r.b.Edge
	if fill == "" {
		fill = Clear
	}
	r.rect.FillColor, r.rect.CornerRadius, r.rect.StrokeWidth = current(fill), r.b.Radius, 0
	if edge != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = current(edge), 1
	}
	r.rect.Shadow = canvas.Shadow{}
	if r.b.Shadow {
		r.rect.Shadow = canvas.Shadow{Color: current(Shade), BlurRadius: 14, Offset: fyne.NewPos(0, 3)}
	}
	r.rect.Refresh()
}

// Dot is a small filled circle that says a state by its colour.
func Dot(name fyne.ThemeColorName) *Box {
	b := NewBox(name, "", 4)
	b.Min = fyne.NewSize(8, 8)
	return b
}

// Recolor changes a ground's colour.
func (b *Box) Recolor(fill fyne.ThemeColorName) {
	if b.Fill != fill {
		b.Fill = fill
		b.Refresh()
	}
}

// Picture is an icon that follows the theme.
type Picture struct {
	widget.BaseWidget
	Icon  Icon
	Color fyne.ThemeColorName
	Side  float32
}

// NewPicture returns an icon of a size in a theme colour.
func NewPicture(i Icon, c fyne.ThemeColorName, side float32) *Picture {
	p := &Picture{Icon: i, Color: c, Side: side}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	return &pictureRenderer{p, p.Icon.image(p.Color, p.Side)}
}

type pictureRenderer struct {
	p   *Picture
	img *canvas.Image
}

func (r *pictureRenderer) Destroy()                     {}
func (r *pictureRenderer) Layout(s fyne.Size)           { r.img.Resize(s) }
func (r *pictureRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(r.p.Side) }
func (r *pictureRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.img} }
func (r *pictureRenderer) Refresh()                     { r.p.Icon.tint(r.img, r.p.Color) }

// Empty is what an empty place shows: one sentence that teaches, one button.
func Empty(icon Icon, sentence string, button *Button) fyne.CanvasObject {
	text := NewPara(sentence, Style{Color: Muted, Align: fyne.TextAlignCenter})
	objects := []fyne.CanvasObject{Row(0, Spacer(), NewPicture(icon, Muted, 48), Spacer()), text}
	if button != nil {
		objects = append(objects, Row(0, Spacer(), button, Spacer()))
	}
	return container.NewCenter(Wide(360, Column(2*Unit, objects...)))
}
