package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Pane is a column that scrolls when it is taller than the room it has. Wrapped
// text in it is laid out for the pane's own width.
type Pane struct {
	widget.BaseWidget
	Edges Edges
	body  *fyne.Container
	view  *container.Scroll
}

// NewPane returns a pane with space around and between its objects.
func NewPane(e Edges, gap float32, objects ...fyne.CanvasObject) *Pane {
	p := &Pane{Edges: e}
	p.body = Column(gap, objects...)
	p.view = container.NewVScroll(Inset(e, p.body))
	p.ExtendBaseWidget(p)
	return p
}

// Set replaces the pane's objects and scrolls to the top.
func (p *Pane) Set(objects ...fyne.CanvasObject) {
	p.body.Objects = objects
	p.view.Offset = fyne.Position{}
	p.Relayout()
}

// Replace replaces the pane's objects and stays where it is scrolled to, as far as that
// is still there.
func (p *Pane) Replace(objects ...fyne.CanvasObject) {
	at := p.view.Offset
	p.Set(objects...)
	p.view.ScrollToOffset(fyne.NewPos(0, min(at.Y, max(0, p.view.Content.MinSize().Height-p.view.Size().Height))))
}

// Relayout places the objects again, when one of them wants another height.
func (p *Pane) Relayout() {
	p.fit(p.Size().Width)
	p.view.Content.Refresh()
	p.view.Refresh()
}

// Reveal scrolls so that an object of the pane can be seen.
func (p *Pane) Reveal(o fyne.CanvasObject) {
	top := p.top(o)
	bottom := top + o.Size().Height
	switch {
	case top < p.view.Offset.Y:
		p.view.ScrollToOffset(fyne.NewPos(0, max(0, top-Unit)))
	case bottom > p.view.Offset.Y+p.view.Size().Height:
		p.view.ScrollToOffset(fyne.NewPos(0, min(top-Unit, bottom-p.view.Size().Height+Unit)))
	}
}

// Bring reveals an object that has the focus. One that is taller than the pane stays
// where it is as long as some of it can be seen.
func (p *Pane) Bring(o fyne.CanvasObject) {
	top, h := p.top(o), p.view.Size().Height
	seen := top < p.view.Offset.Y+h && top+o.Size().Height > p.view.Offset.Y
	if !seen || o.Size().Height < h {
		p.Reveal(o)
	}
}

// Key scrolls by a key and tells whether it did: the arrows, the page keys, Space, Home
// and End.
func (p *Pane) Key(ev *fyne.KeyEvent) bool {
	page := p.view.Size().Height - 4*Unit
	by, ok := map[fyne.KeyName]float32{
		fyne.KeyUp: -5 * Unit, fyne.KeyDown: 5 * Unit, fyne.KeyPageUp: -page, fyne.KeyPageDown: page, fyne.KeySpace: page, fyne.KeyHome: -1e6, fyne.KeyEnd: 1e6,
	}[ev.Name]
	if ok {
		most := max(0, p.view.Content.MinSize().Height-p.view.Size().Height)
		p.view.ScrollToOffset(fyne.NewPos(0, min(max(0, p.view.Offset.Y+by), most)))
	}
	return ok
}

// top is an object's upper edge in what scrolls, however deep it lies.
func (p *Pane) top(o fyne.CanvasObject) float32 {
	d := fyne.CurrentApp().Driver()
	return d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.view.Content).Y
}

func (p *Pane) fit(width float32) {
	if l, ok := p.body.Layout.(*column); ok {
		l.width = width - p.Edges.Left - p.Edges.Right
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{p} }

type paneRenderer struct{ p *Pane }

func (r *paneRenderer) Destroy() {}
func (r *paneRenderer) Layout(s fyne.Size) {
	r.p.fit(s.Width)
	r.p.view.Resize(s)
	r.p.view.Refresh()
}

func (r *paneRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.p.body.MinSize().Width+r.p.Edges.Left+r.p.Edges.Right, 64)
}
func (r *paneRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.p.view} }
func (r *paneRenderer) Refresh()                     { r.p.Relayout() }
