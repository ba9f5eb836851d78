package slideview

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// Press is a press of the mouse on a board.
type Press struct {
	At     frame.Point // on the slide
	Part   string      // what a click there chooses
	Line   int         // the line of text under it, of the shown frame; -1: none
	Clicks int         // 1, 2 or 3 in one place
	Shift  bool
	Menu   bool          // the other button: it asks for a menu
	Screen fyne.Position // in the window
}

// Typist is who answers a board: it gets what the mouse and the keys do there.
type Typist interface {
	Pressed(Press)
	Dragged(at frame.Point)
	Released()
	Typed(r rune)
	Key(ev *fyne.KeyEvent) bool    // false: the window's
	Shortcut(s fyne.Shortcut) bool // false: the window's
	Focused(on bool)
	Tabs() bool // Tab is the typist's
}

// Board is a view whose slide is edited where it stands: carets and selections are
// drawn over the very picture that is printed.
type Board struct {
	View
	Typist Typist
	OnZoom func()            // the zoom is another; nil for nobody
	OnMove func(part string) // a part is about to be dragged by its grip; nil: none can be

	OnOver func(at frame.Point, screen fyne.Position, on bool) // the pointer is over a point of the slide, at a place of the window, or left it; nil for nobody

	guides    *fyne.Container
	marks     *fyne.Container // what is not as it should be
	marked    []frame.Rect
	badges    *fyne.Container
	badged    []Badge
	guided    bool
	selection *fyne.Container
	cut       *canvas.Rectangle // where the slide is full
	drop      *canvas.Rectangle // where what is dragged would go
	grip      *grip
	caret     *canvas.Rectangle
	caretAt   frame.Rect
	caretOn   bool // there is one
	lit       bool // it is lit at the moment
	focused   bool
	blinking  *time.Timer

	clicks   int
	clicked  time.Time
	place    fyne.Position // of the last click
	pointer  frame.Point
	overText bool
	onGrip   bool
}

// blink is how long a caret is lit, and not.
const blink = 530 * time.Millisecond

// again is how soon and how near a click follows another to be one with it.
const (
	again     = 400 * time.Millisecond
	againNear = 6
)

// NewBoard returns a board that shows nothing yet.
func NewBoard(p *Painter) *Board {
	b := &Board{guides: container.NewWithoutLayout(), marks: container.NewWithoutLayout(), badges: container.NewWithoutLayout(), selection: container.NewWithoutLayout(), cut: canvas.NewRectangle(nil), drop: canvas.NewRectangle(nil), grip: newGrip(), caret: canvas.NewRectangle(nil)}
	b.init(p)
	b.caret.Hide()
	b.drop.Hide()
	b.self = b
	b.ExtendBaseWidget(b)
	return b
}

// Shown is the frame whose picture is on the screen.
func (b *Board) Shown() *frame.Frame { return b.shown }

// unit is how many logical pixels a unit of the frame has.
func (b *Board) unit() float32 {
	if b.shown == nil || b.shown.W == 0 {
		return 1
	}
	return b.paper.Size().Width / float32(b.shown.W)
}

// SetCaret draws the caret in a box of the frame, lit; nil takes it away.
func (b *Board) SetCaret(at *frame.Rect) {
	b.caretOn = at != nil
	if at != nil {
		b.caretAt = *at
	}
	b.light()
}

// light lights the caret anew: it blinks from now.
func (b *Board) light() {
	if b.blinking != nil {
		b.blinking.Stop()
	}
	b.lit = b.caretOn && b.focused
	b.placeCaret()
	if b.lit {
		b.blinking = time.AfterFunc(blink, b.blinkLater)
	}
}

func (b *Board) blinkLater() {
	b.painter.post(func() {
		if !b.caretOn || !b.focused {
			return
		}
		b.lit = !b.lit
		b.placeCaret()
		b.blinking = time.AfterFunc(blink, b.blinkLater)
	})
}

func (b *Board) placeCaret() {
	c := b.caret
	if !b.caretOn || !b.lit {
		c.Hide()
		return
	}
	k, p := b.unit(), b.paper.Position()
	const thick = 2
	c.FillColor = theme.Color(kit.Accent)
	c.Move(p.AddXY(float32(b.caretAt.X)*k-thick/2, float32(b.caretAt.Y)*k))
	c.Resize(fyne.NewSize(thick, float32(b.caretAt.H)*k))
	c.Show()
	canvas.Refresh(c)
}

// SetSelection tints boxes of the frame: what is selected.
func (b *Board) SetSelection(boxes []frame.Rect) {
	if len(boxes) == 0 && len(b.selection.Objects) == 0 {
		return
	}
	objects := make([]fyne.CanvasObject, len(boxes))
	k, p := b.unit(), b.paper.Position()
	for i, r := range boxes {
		tint := canvas.NewRectangle(faint(theme.Color(kit.Accent), 70))
		tint.Move(p.AddXY(float32(r.X)*k, float32(r.Y)*k))
		tint.Resize(fyne.NewSize(max(2, float32(r.W)*k), float32(r.H)*k))
		objects[i] = tint
	}
	b.selection.Objects = objects
	b.selection.Refresh()
}

// Soften makes the outline of the chosen part faint, while it is written.
func (b *Board) Soften(on bool) {
	if b.soft != on {
		b.soft = on
		b.Refresh()
	}
}

// SetGuides shows margins and columns over the slide, or not.
func (b *Board) SetGuides(on bool) {
	b.guided = on
	b.Refresh()
}

func (b *Board) placeGuides() {
	b.guides.Objects = nil
	if b.guided && b.shown != nil {
		k, p := b.unit(), b.paper.Position()
		for i, g := range b.shown.Guides {
			r := canvas.NewRectangle(color.Transparent)
			r.FillColor = faint(theme.Color(kit.Accent), 22)
			if i == 0 { // the margins
				r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, faint(theme.Color(kit.Accent), 150), 1
			}
			r.Move(p.AddXY(float32(g.X)*k, float32(g.Y)*k))
			r.Resize(fyne.NewSize(float32(g.W)*k, float32(g.H)*k))
			b.guides.Objects = append(b.guides.Objects, r)
		}
	}
	b.guides.Refresh()
}

// placeCut marks where what is cut off begins.
func (b *Board) placeCut() {
	if b.shown == nil || b.shown.Cut == 0 || len(b.shown.Guides) == 0 {
		b.cut.Hide()
		return
	}
	const thick = 3
	k, p, across := b.unit(), b.paper.Position(), b.shown.Guides[0]
	b.cut.FillColor, b.cut.CornerRadius = theme.Color(kit.Warn), thick/2
	b.cut.Move(p.AddXY(float32(across.X)*k, float32(b.shown.Cut)*k))
	b.cut.Resize(fyne.NewSize(float32(across.W)*k, thick))
	b.cut.Show()
	canvas.Refresh(b.cut)
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{viewRenderer{&b.View}, b}
	b.refresh(r)
	return r
}

type boardRenderer struct {
	viewRenderer
	b *Board
}

func (r *boardRenderer) Objects() []fyne.CanvasObject {
	objects := r.viewRenderer.Objects()
	if objects == nil {
		return nil
	}
	return append(append(objects, r.b.guides, r.b.cut, r.b.marks, r.b.badges, r.b.selection, r.b.caret, r.b.drop), r.b.grip.objects()...)
}

func (r *boardRenderer) Refresh() { r.b.refresh(r) }

func (r *boardRenderer) Layout(s fyne.Size) {
	r.viewRenderer.Layout(s)
	r.b.placeCaret()
	r.b.placeGuides()
	r.b.placeMarks()
	r.b.placeBadges()
	r.b.placeCut()
	r.b.placeGrip()
	if r.b.OnPlaced != nil {
		r.b.OnPlaced()
	}
}

// LineAt is the line of text under a point, or a little beside it, or left of it with
// nothing between; -1 when there is none.
func LineAt(lines []frame.Line, p frame.Point) int {
	const air, reach = 8, 320
	best, far := -1, 1e18
	for i, l := range lines {
		dy := max(0, l.Box.Y-p.Y, p.Y-l.Box.Bottom())
		dx := max(0, l.Box.X-p.X, p.X-max(l.Box.Right(), l.Box.X+2*air))
		if dy > air || dx > air && (p.X < l.Box.X || dx > reach) {
			continue
		}
		if d := 8*dy + dx; d < far {
			best, far = i, d
		}
	}
	return best
}

func abs[T float32 | float64](v T) T {
	if v < 0 {
		return -v
	}
	return v
}

// faint is a colour that lets most of what is under it through.
func faint(c color.Color, alpha uint8) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: alpha}
}

// controlled tells whether the key for shortcuts is down. A wheel's event does not say it.
func controlled() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0
}
