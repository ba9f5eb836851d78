package slideview

import (
	"context"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"

	"fyne.io/fyne/v2/theme"
)

// View shows one frame as large as fits, as paper with a shadow. The picture that
// is there stays until the next one is painted.
type View struct {
	widget.BaseWidget
	OnPart func(id string) // a click: a block's ID, TitlePart, or "" beside all parts
	Margin float32         // around the paper, in logical pixels

	// OnPlaced is told when another picture shows or the paper moved; nil for nobody.
	OnPlaced func()

	self     fyne.Widget // the widget that is on the screen
	painter  *Painter
	frame    *frame.Frame
	shown    *frame.Frame // whose picture shows
	draft    bool         // its picture is not kept
	waits    []func()
	within   frame.Rect  // what of the frame the picture shows
	zoom     float32     // logical pixels per unit; 0: as large as fits
	middle   frame.Point // of the view, when the paper is larger than it
	soft     bool        // the outline is faint: what it holds is being written
	parts    map[string]frame.Rect
	selected string
	hovered  string
	asked    cacheKey
	painted  cacheKey // the one that shows
	paper    *kit.Box
	img      *canvas.Image
	mark     *canvas.Rectangle
	glow     *canvas.Rectangle
}

// NewView returns a view that shows nothing yet.
func NewView(p *Painter) *View {
	v := &View{}
	v.init(p)
	v.self = v
	v.ExtendBaseWidget(v)
	return v
}

func (v *View) init(p *Painter) {
	v.painter, v.Margin, v.img = p, 4*kit.Unit, &canvas.Image{}
	v.mark, v.glow = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	v.paper = kit.NewBox(kit.Paper, "", 0)
	v.paper.Shadow = true
	v.img.ScaleMode, v.img.FillMode = canvas.ImageScaleFastest, canvas.ImageFillStretch
}

// SetFrame shows a frame; nil shows an empty desk.
func (v *View) SetFrame(f *frame.Frame) { v.set(f, false) }

// SetDraft shows a frame that another will follow soon, while somebody types.
func (v *View) SetDraft(f *frame.Frame) { v.set(f, true) }

func (v *View) set(f *frame.Frame, draft bool) {
	if f == v.frame {
		return
	}
	v.frame, v.draft = f, draft
	v.parts, v.hovered = nil, ""
	if f == nil {
		v.img.Image, v.asked = nil, cacheKey{}
		v.show(nil)
		return
	}
	v.parts = Parts(f)
	v.paint()
}

// Frame is the frame that is shown or about to be.
func (v *View) Frame() *frame.Frame { return v.frame }

// Select outlines a part; "" outlines nothing.
func (v *View) Select(part string) {
	if v.selected != part {
		v.selected = part
		v.Refresh()
	}
}

// Selected is the outlined part.
func (v *View) Selected() string { return v.selected }

// Scale is how many pixels a logical pixel has where the view is shown.
func (v *View) Scale() float32 { return v.scale() }

// show shows what img holds, the picture of a frame.
func (v *View) show(f *frame.Frame) {
	v.shown, v.painted = f, v.asked
	v.Refresh()
	if v.OnPlaced != nil {
		v.OnPlaced()
	}
	v.ready()
}

// ready runs what waits for the picture.
func (v *View) ready() {
	waits := v.waits
	v.waits = nil
	for _, fn := range waits {
		fn()
	}
}

// Then runs fn when the frame that is set shows: at once when it does.
func (v *View) Then(fn func()) {
	v.waits = append(v.waits, fn)
	if v.frame == nil || v.shown == v.frame || v.Pixels(v.frame) < 8 {
		v.ready()
	}
}

// scale is how many pixels a logical pixel has.
func (v *View) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.self); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

// Pixels is the width at which the view paints a frame of some proportion now.
func (v *View) Pixels(f *frame.Frame) int {
	return int(math.Round(float64(v.box(f).Width * v.scale())))
}

// box is the paper's size: as large as fits or as the zoom has it, a whole number of pixels.
func (v *View) box(f *frame.Frame) fyne.Size {
	w, h := v.Size().Width-2*v.Margin, v.Size().Height-2*v.Margin
	if f == nil || w < 8 || h < 8 || f.W <= 0 || f.H <= 0 {
		return fyne.Size{}
	}
	ratio := float32(f.H / f.W)
	if v.zoom > 0 {
		w = float32(f.W) * v.zoom
	} else if w*ratio > h {
		w = h / ratio
	}
	k := v.scale()
	px := float32(math.Floor(float64(w * k)))
	return fyne.NewSize(px/k, float32(math.Round(float64(px*ratio)))/k)
}

// paint asks for the picture at the size that the view has now.
func (v *View) paint() {
	f, width := v.frame, v.Pixels(v.frame)
	key := cacheKey{frame: f, width: width, part: v.visible(width)}
	if f == nil || width < 8 || v.asked == key {
		return
	}
	v.asked = key
	within := frame.Rect{W: f.W, H: f.H}
	if !key.part.Empty() {
		k := f.W / float64(width)
		within = frame.Rect{X: float64(key.part.Min.X) * k, Y: float64(key.part.Min.Y) * k, W: float64(key.part.Dx()) * k, H: float64(key.part.Dy()) * k}
	}
	if img := v.painter.cached(key); img != nil {
		v.painter.Drop(v)
		v.img.Image, v.within = img, within
		v.show(f)
		return
	}
	v.painter.Ask(Request{
		Slot: v, Urgent: true, Once: v.draft, Width: width, Part: key.part,
		Frame: func(context.Context) (*frame.Frame, error) { return f, nil },
		Show: func(p Picture, err error) {
			if err != nil {
				v.ready()
				return
			}
			v.img.Image, v.within = p.Image, within
			v.show(f)
		},
	})
}

// Tapped implements fyne.Tappable.
func (v *View) Tapped(ev *fyne.PointEvent) {
	if v.OnPart != nil {
		v.OnPart(v.part(ev.Position))
	}
}

// MouseIn implements desktop.Hoverable.
func (v *View) MouseIn(ev *desktop.MouseEvent) { v.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable: what a click would choose shows.
func (v *View) MouseMoved(ev *desktop.MouseEvent) { v.hover(v.part(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (v *View) MouseOut() { v.hover("") }

func (v *View) hover(part string) {
	if v.OnPart != nil && part != v.hovered {
		v.hovered = part
		v.Refresh()
	}
}

func (v *View) part(at fyne.Position) string {
	b, p := v.paper.Size(), v.paper.Position()
	if v.frame == nil || b.Width <= 0 {
		return ""
	}
	k := v.frame.W / float64(b.Width)
	return PartAt(v.parts, frame.Point{X: float64(at.X-p.X) * k, Y: float64(at.Y-p.Y) * k})
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	r := &viewRenderer{v}
	r.v.refresh(r)
	return r
}

type viewRenderer struct{ v *View }

func (r *viewRenderer) Destroy() {
	r.v.painter.Drop(r.v)
	r.v.ready()
}

func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 120) }
func (r *viewRenderer) Objects() []fyne.CanvasObject {
	if r.v.frame == nil {
		return nil
	}
	return []fyne.CanvasObject{r.v.paper, r.v.img, r.v.glow, r.v.mark}
}

func (r *viewRenderer) Layout(s fyne.Size) {
	b := r.v.box(r.v.frame)
	r.v.paper.Move(r.v.corner(s, b))
	r.v.paper.Resize(b)
	r.v.placePicture()
	r.outline(r.v.mark, r.v.selected)
	r.outline(r.v.glow, r.v.hovered)
	r.v.paint()
}

// outline puts a rectangle around a part, or away.
func (r *viewRenderer) outline(rect *canvas.Rectangle, part string) {
	box, ok := r.v.parts[part]
	if !ok || part == "" {
		rect.Hide()
		return
	}
	rect.Show()
	k := r.v.paper.Size().Width / float32(r.v.frame.W)
	air := float32(4)
	if r.v.soft {
		air = 7 // the caret stands clear of it
	}
	rect.Move(r.v.paper.Position().AddXY(float32(box.X)*k-air, float32(box.Y)*k-air))
	rect.Resize(fyne.NewSize(float32(box.W)*k+2*air, float32(box.H)*k+2*air))
}

func (r *viewRenderer) Refresh() { r.v.refresh(r) }

// refresh shows the view anew, placed by its renderer.
func (v *View) refresh(r fyne.WidgetRenderer) {
	v.img.Hidden = v.img.Image == nil
	v.mark.StrokeColor, v.mark.StrokeWidth, v.mark.CornerRadius = theme.Color(kit.Accent), 1.5, 2
	if v.soft {
		v.mark.StrokeColor, v.mark.StrokeWidth = faint(theme.Color(kit.Accent), 90), 1
	}
	v.glow.StrokeColor, v.glow.StrokeWidth, v.glow.CornerRadius = theme.Color(kit.Edge), 1, 2
	r.Layout(v.Size())
	v.img.Refresh()
	canvas.Refresh(v.self)
}

// TitlePart names a slide's title among its parts.
const TitlePart = "title"

// Parts gives the box of everything on a frame that can be chosen: blocks by ID, and
// the title.
func Parts(f *frame.Frame) map[string]frame.Rect {
	out := frame.BlockBoxes(f)
	frame.Walk(f.Items, func(it frame.Item) {
		g, ok := it.(*frame.Group)
		if !ok || g.Tag.Role != frame.H1 || g.Tag.Block != "" {
			return
		}
		if b := frame.Bounds([]frame.Item{g}); b.W > 0 && out[TitlePart] == (frame.Rect{}) {
			out[TitlePart] = b
		}
	})
	return out
}

// PartAt is the smallest part under a point, or "". A few units beside count too.
func PartAt(parts map[string]frame.Rect, p frame.Point) string {
	best, area := "", math.Inf(1)
	for id, b := range parts {
		if b.Inset(-6).Contains(p) && (b.W*b.H < area || b.W*b.H == area && id < best) {
			best, area = id, b.W*b.H
		}
	}
	return best
}
