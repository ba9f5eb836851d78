package editor

import (
	"context"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

const (
	nameRowHeight = 44
	galleryGap    = 16
	galleryMost   = 6 // pages shown
)

// nameRow is a name in the list of a sheet, with a few colours after it.
type nameRow struct {
	widget.BaseWidget
	choose, take func(at int) // a click, and two
	at           int
	on           bool
	ground       *canvas.Rectangle
	name         *kit.Text
	dots         []*canvas.Circle
}

func newNameRow(choose, take func(at int)) *nameRow {
	r := &nameRow{choose: choose, take: take, ground: canvas.NewRectangle(nil), name: kit.NewLine("", 0, kit.Style{})}
	r.ExtendBaseWidget(r)
	return r
}

func (r *nameRow) show(at int, name string, on bool, dots ...color.Color) {
	r.at, r.on = at, on
	r.name.SetText(name)
	r.dots = nil
	for _, c := range dots {
		d := canvas.NewCircle(c)
		d.StrokeWidth = 1
		r.dots = append(r.dots, d)
	}
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *nameRow) Tapped(*fyne.PointEvent) { r.choose(r.at) }

// DoubleTapped implements fyne.DoubleTappable.
func (r *nameRow) DoubleTapped(*fyne.PointEvent) {
	r.choose(r.at)
	r.take(r.at)
}

// CreateRenderer implements fyne.Widget.
func (r *nameRow) CreateRenderer() fyne.WidgetRenderer { return &nameRowRenderer{r} }

type nameRowRenderer struct{ r *nameRow }

func (t *nameRowRenderer) Destroy()           {}
func (t *nameRowRenderer) MinSize() fyne.Size { return fyne.NewSize(64, nameRowHeight) }
func (t *nameRowRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{t.r.ground, t.r.name}
	for _, d := range t.r.dots {
		out = append(out, d)
	}
	return out
}

func (t *nameRowRenderer) Layout(s fyne.Size) {
	const side = 14
	t.r.ground.Resize(s)
	h := t.r.name.MinSize().Height
	kit.Put(t.r.name, 3*kit.Unit, (s.Height-h)/2, s.Width-4*kit.Unit-float32(len(t.r.dots))*side, h)
	for i, d := range t.r.dots {
		kit.Put(d, s.Width-kit.Unit-float32(len(t.r.dots)-i)*side, (s.Height-side)/2+1, side-2, side-2)
	}
}

func (t *nameRowRenderer) Refresh() {
	r := t.r
	r.ground.FillColor = theme.Color(kit.Clear)
	st := kit.Style{}
	if r.on {
		r.ground.FillColor = theme.Color(kit.Tint)
		st = kit.Style{Bold: true, Color: kit.Accent}
	}
	r.name.SetStyle(st)
	for _, d := range r.dots {
		d.StrokeColor = theme.Color(kit.RuleInk)
	}
	t.Layout(r.Size())
	canvas.Refresh(r)
}

// gallery shows a few pages side by side, as large as they all fit.
type gallery struct {
	widget.BaseWidget
	painter *slideview.Painter
	sheets  []*leaf
}

// leaf is one page of a gallery.
type leaf struct {
	frame *frame.Frame
	paper *kit.Box
	img   *canvas.Image
	width int // pixels that were asked for
}

func newGallery(p *slideview.Painter) *gallery {
	g := &gallery{painter: p}
	g.ExtendBaseWidget(g)
	return g
}

// show shows the first of the pages; none empties it.
func (g *gallery) show(pages []layout.Page) {
	pages = pages[:min(len(pages), galleryMost)]
	if len(pages) > 0 && len(pages) == len(g.sheets) { // the old pictures stay until the new ones are there
		for i, l := range g.sheets {
			l.frame, l.width = pages[i].Frame, 0
		}
		g.Refresh()
		return
	}
	for _, l := range g.sheets {
		g.painter.Drop(l)
	}
	g.sheets = nil
	for _, p := range pages {
		l := &leaf{frame: p.Frame, paper: kit.NewBox(kit.Paper, kit.RuleInk, 0)}
		l.paper.Shadow = true
		l.img = &canvas.Image{Image: image.NewRGBA(image.Rect(0, 0, 1, 1)), FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}
		g.sheets = append(g.sheets, l)
	}
	g.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *gallery) CreateRenderer() fyne.WidgetRenderer { return &galleryRenderer{g} }

type galleryRenderer struct{ g *gallery }

func (r *galleryRenderer) Destroy()           { r.g.show(nil) }
func (r *galleryRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 160) }
func (r *galleryRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range r.g.sheets {
		out = append(out, l.paper, l.img)
	}
	return out
}

func (r *galleryRenderer) Layout(s fyne.Size) {
	n := len(r.g.sheets)
	if n == 0 || s.Width <= 0 {
		return
	}
	f := r.g.sheets[0].frame
	across, w := spread(n, float32(f.H/f.W), s)
	h := w * float32(f.H/f.W)
	down := (n + across - 1) / across
	top := max(galleryGap, (s.Height-float32(down)*(h+galleryGap)+galleryGap)/2)
	left := (s.Width - float32(across)*(w+galleryGap) + galleryGap) / 2
	for i, l := range r.g.sheets {
		at := fyne.NewPos(left+float32(i%across)*(w+galleryGap), top+float32(i/across)*(h+galleryGap))
		for _, o := range []fyne.CanvasObject{l.paper, l.img} {
			o.Move(at)
			o.Resize(fyne.NewSize(w, h))
		}
		r.g.ask(l, w)
	}
}

// spread is how many of n pages stand side by side, and how wide, to be largest in
// the room; ratio is a page's height by its width.
func spread(n int, ratio float32, room fyne.Size) (across int, width float32) {
	for k := 1; k <= n; k++ {
		down := float32((n + k - 1) / k)
		w := min((room.Width-galleryGap)/float32(k)-galleryGap, ((room.Height-galleryGap)/down-galleryGap)/ratio)
		if w > width {
			across, width = k, w
		}
	}
	return max(1, across), max(24, width)
}

// ask has a page painted at the size it is shown.
func (g *gallery) ask(l *leaf, width float32) {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && c.Scale() > 0 {
		scale = c.Scale()
	}
	px := int(width * scale)
	if px == l.width {
		return
	}
	l.width = px
	g.painter.Ask(slideview.Request{
		Slot: l, Width: px, Fine: true,
		Frame: func(context.Context) (*frame.Frame, error) { return l.frame, nil },
		Show: func(p slideview.Picture, err error) {
			if err == nil {
				l.img.Image = p.Image
				l.img.Refresh()
			}
		},
	})
}

func (r *galleryRenderer) Refresh() {
	r.Layout(r.g.Size())
	for _, l := range r.g.sheets {
		l.paper.Refresh()
		l.img.Refresh()
	}
	canvas.Refresh(r.g)
}
