package editor

import (
	"context"
	"image"

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
	templateRowHeight = 44
	galleryGap        = 16
	galleryMost       = 6 // pages shown
)

// templateRow is a template's name in the list.
type templateRow struct {
	widget.BaseWidget
	n      *newDeck
	at     int
	ground *canvas.Rectangle
	name   *kit.Text
}

func newTemplateRow(n *newDeck) *templateRow {
	r := &templateRow{n: n, ground: canvas.NewRectangle(nil), name: kit.NewLine("", 0, kit.Style{})}
	r.ExtendBaseWidget(r)
	return r
}

func (r *templateRow) show(at int) {
	r.at = at
	r.name.SetText(r.n.templates[at].Name)
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *templateRow) Tapped(*fyne.PointEvent) { r.n.choose(r.at) }

// DoubleTapped implements fyne.DoubleTappable.
func (r *templateRow) DoubleTapped(*fyne.PointEvent) {
	r.n.choose(r.at)
	r.n.create()
}

// CreateRenderer implements fyne.Widget.
func (r *templateRow) CreateRenderer() fyne.WidgetRenderer { return &templateRowRenderer{r} }

type templateRowRenderer struct{ r *templateRow }

func (t *templateRowRenderer) Destroy()           {}
func (t *templateRowRenderer) MinSize() fyne.Size { return fyne.NewSize(64, templateRowHeight) }
func (t *templateRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.r.ground, t.r.name}
}

func (t *templateRowRenderer) Layout(s fyne.Size) {
	t.r.ground.Resize(s)
	h := t.r.name.MinSize().Height
	t.r.name.Move(fyne.NewPos(3*kit.Unit, (s.Height-h)/2))
	t.r.name.Resize(fyne.NewSize(s.Width-4*kit.Unit, h))
}

func (t *templateRowRenderer) Refresh() {
	r := t.r
	on := r.at == r.n.at
	r.ground.FillColor = theme.Color(kit.Clear)
	st := kit.Style{}
	if on {
		r.ground.FillColor = theme.Color(kit.Tint)
		st = kit.Style{Bold: true, Color: kit.Accent}
	}
	r.name.SetStyle(st)
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
	for _, l := range g.sheets {
		g.painter.Drop(l)
	}
	g.sheets = nil
	for _, p := range pages[:min(len(pages), galleryMost)] {
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
