package slideview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// grip is what a part is dragged by: it stands left of the one under the pointer, else
// of the chosen one.
type grip struct {
	box  *canvas.Rectangle
	dots [6]*canvas.Circle
	part string // that it belongs to; "": it does not show
}

const (
	gripWidth  = 14
	gripHeight = 24
	gripGap    = 10 // from the part's box
)

func newGrip() *grip {
	g := &grip{box: canvas.NewRectangle(nil)}
	g.box.CornerRadius = 4
	for i := range g.dots {
		g.dots[i] = canvas.NewCircle(nil)
	}
	g.show("")
	return g
}

func (g *grip) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{g.box}
	for _, d := range g.dots {
		out = append(out, d)
	}
	return out
}

// show shows the grip of a part, or none.
func (g *grip) show(part string) {
	g.part = part
	for _, o := range g.objects() {
		if part == "" {
			o.Hide()
		} else {
			o.Show()
		}
	}
}

// place puts the grip with its top left at a place of the widget.
func (g *grip) place(at fyne.Position) {
	g.box.FillColor, g.box.StrokeColor, g.box.StrokeWidth = theme.Color(kit.Paper), theme.Color(kit.Edge), 1
	g.box.Move(at)
	g.box.Resize(fyne.NewSize(gripWidth, gripHeight))
	for i, d := range g.dots {
		d.FillColor = theme.Color(kit.Muted)
		d.Move(at.AddXY(3.5+float32(i%2)*4.5, 5+float32(i/2)*5.5))
		d.Resize(fyne.NewSize(2.5, 2.5))
	}
}

// holds tells whether a place of the widget is on the grip.
func (g *grip) holds(at fyne.Position) bool {
	p := at.Subtract(g.box.Position())
	return g.part != "" && p.X >= -4 && p.Y >= -4 && p.X <= gripWidth+3 && p.Y <= gripHeight+4
}

// placeGrip shows the grip of the part that can be dragged now.
func (b *Board) placeGrip() {
	part := b.hovered
	if _, ok := b.parts[part]; !ok || !b.Movable(part) {
		part = b.selected
	}
	box, ok := b.parts[part]
	if b.shown == nil || !ok || !b.Movable(part) {
		b.grip.show("")
		return
	}
	b.grip.show(part)
	at := b.Over(frame.Point{X: box.X, Y: box.Y})
	x := max(at.X-gripGap-gripWidth, b.paper.Position().X+2)
	b.grip.place(fyne.NewPos(x, at.Y))
	for _, o := range b.grip.objects() {
		canvas.Refresh(o)
	}
}

// Movable tells whether a part can be dragged: blocks can, when anybody answers.
func (b *Board) Movable(part string) bool {
	return b.OnMove != nil && part != "" && part != TitlePart && part != "subtitle"
}

// SetDrop marks where what is dragged would go: a line, a place between letters when it has
// no width, or a box;
// nil marks nothing.
func (b *Board) SetDrop(r *frame.Rect) {
	if r == nil {
		b.drop.Hide()
		return
	}
	k := b.unit()
	const thick = 4
	b.drop.FillColor, b.drop.CornerRadius = theme.Color(kit.Accent), thick/2
	h := float32(r.H) * k
	if h > thick {
		b.drop.FillColor = faint(theme.Color(kit.Accent), 50)
	}
	at, size := b.Over(frame.Point{X: r.X, Y: r.Y}).AddXY(0, -thick/2), fyne.NewSize(float32(r.W)*k, max(thick, h))
	if r.W == 0 { // a place between letters
		b.drop.FillColor = theme.Color(kit.Accent)
		at, size = at.AddXY(-thick/2, thick/2), fyne.NewSize(thick, h)
	}
	b.drop.Move(at)
	b.drop.Resize(size)
	b.drop.Show()
	canvas.Refresh(b.drop)
}
