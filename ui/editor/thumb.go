package editor

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// thumb is one small slide of the strip. The same thumb shows other slides as the
// strip scrolls.
type thumb struct {
	widget.BaseWidget
	s       *strip
	at      int
	id      deck.ID
	hovered bool
	folded  bool // it stands for a group that is put away

	group, number *kit.Text
	hidden        *kit.Picture
	mark          *kit.Box // the gravest finding of the slide
	paper         *kit.Box
	img           *canvas.Image
	ring, veil    *canvas.Rectangle
}

func newThumb(s *strip) *thumb {
	t := &thumb{
		s:      s,
		group:  kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true}),
		number: kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignTrailing}),
		hidden: kit.NewPicture(kit.IconHidden, kit.Muted, 18),
		mark:   kit.Dot(kit.Warn),
		paper:  kit.NewBox(kit.Paper, "", 3),
		img:    &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest},
		ring:   canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil),
	}
	t.ExtendBaseWidget(t)
	return t
}

// show takes on a slide.
func (t *thumb) show(row int) {
	at := t.s.shown[row]
	s := t.s.ed.deck.Slides[at]
	if s.ID != t.id {
		t.img.Image = nil
		if last, ok := t.s.painted[s.ID]; ok {
			t.img.Image = last
		}
	}
	t.at, t.id = at, s.ID
	t.group.SetText(t.s.groupLine(at))
	t.folded = t.s.isFolded(at)
	t.number.SetText(thumbNumber(at))
	t.hidden.Hidden = !s.Hidden && s.Outputs.Has(deck.InSlides)
	t.mark.Hidden = true
	switch t.s.ed.marks[s.ID] {
	case deck.Error:
		t.mark.Recolor(kit.Bad)
		t.mark.Hidden = false
	case deck.Warning:
		t.mark.Recolor(kit.Warn)
		t.mark.Hidden = false
	case deck.Note: // worth a look in Check, not a mark
	}
	t.Refresh()
	if !t.folded {
		t.s.ask(t, s.ID, t.pixels())
	}
}

func (t *thumb) pixels() int {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.s.content); c != nil && c.Scale() > 0 {
		return int(thumbWidth * c.Scale())
	}
	return thumbWidth
}

func (t *thumb) picture(img *image.RGBA) {
	if t.img.Image != img {
		t.img.Image = img
		t.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (t *thumb) Tapped(ev *fyne.PointEvent) {
	if t.folded || t.group.Text() != "" && ev.Position.Y < t.Size().Height-t.s.thumbHeight()-thumbGap/2 {
		t.s.fold(t.s.ed.deck.Slides[t.at].Group)
		return
	}
	t.s.ed.chooseWith(t.id, modifiers())
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *thumb) TappedSecondary(ev *fyne.PointEvent) {
	if !t.s.ed.chosen(t.id) {
		t.s.ed.chooseWith(t.id, 0)
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	kit.PopUp(c, ev.AbsolutePosition, t.s.slideMenu(t.id))
}

// MouseIn implements desktop.Hoverable.
func (t *thumb) MouseIn(*desktop.MouseEvent) { t.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (t *thumb) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *thumb) MouseOut() { t.hover(false) }

func (t *thumb) hover(on bool) {
	t.hovered = on
	t.Refresh()
}

// Dragged implements fyne.Draggable.
func (t *thumb) Dragged(ev *fyne.DragEvent) {
	t.s.dragged(t.dragID(), t.inRows(ev.AbsolutePosition.Y))
}

// dragID is the slide that the drag began on: the thumb may show another by now.
func (t *thumb) dragID() deck.ID {
	if t.s.drag != "" {
		return t.s.drag
	}
	return t.id
}

// DragEnd implements fyne.Draggable.
func (t *thumb) DragEnd() {
	t.hover(false)
	t.s.dropped(t.s.rows.Marked())
}

func (t *thumb) inRows(y float32) float32 {
	return y - fyne.CurrentApp().Driver().AbsolutePositionForObject(t.s.rows).Y
}

// CreateRenderer implements fyne.Widget.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer { return &thumbRenderer{t} }

type thumbRenderer struct{ t *thumb }

func (r *thumbRenderer) Destroy()           { r.t.s.ed.cfg.Painter.Drop(r.t) }
func (r *thumbRenderer) MinSize() fyne.Size { return fyne.NewSize(stripWidth, thumbGap) }
func (r *thumbRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.group, t.number, t.ring, t.paper, t.img, t.veil, t.hidden, t.mark}
}

func (r *thumbRenderer) Layout(s fyne.Size) {
	t := r.t
	y := s.Height - t.s.thumbHeight() - thumbGap/2
	if t.folded {
		y = s.Height
	}
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(t.group, 12, y-22, s.Width-24, 16)
	place(t.number, 0, y, thumbLeft-10, 16)
	place(t.hidden, thumbLeft-28, y+20, 18, 18)
	below := y + 22
	if !t.hidden.Hidden {
		below += 22
	}
	place(t.mark, thumbLeft-19, below, 8, 8)
	h := t.s.thumbHeight()
	place(t.ring, thumbLeft-4, y-4, thumbWidth+8, h+8)
	for _, o := range []fyne.CanvasObject{t.paper, t.img, t.veil} {
		place(o, thumbLeft, y, thumbWidth, h)
	}
}

func (r *thumbRenderer) Refresh() {
	t := r.t
	t.ring.CornerRadius, t.ring.StrokeWidth = 6, 1
	t.ring.FillColor, t.ring.StrokeColor = theme.Color(kit.Clear), theme.Color(kit.Clear)
	t.paper.Edge = kit.Edge
	switch {
	case t.s.ed.chosen(t.id):
		t.ring.StrokeColor, t.ring.StrokeWidth = theme.Color(kit.Accent), 3
		if t.id != t.s.ed.at {
			t.ring.FillColor, t.ring.StrokeWidth = theme.Color(kit.Tint), 2
		}
	case t.hovered:
		t.ring.StrokeColor, t.ring.StrokeWidth = theme.Color(kit.Edge), 2
	}
	t.veil.FillColor, t.veil.StrokeColor, t.veil.StrokeWidth = theme.Color(kit.Clear), theme.Color(kit.RuleInk), 1
	if !t.hidden.Hidden || t.s.drag != "" && t.s.ed.chosen(t.id) {
		t.veil.FillColor = veil(theme.Color(kit.Ground))
	}
	t.number.SetStyle(numberStyle(t.s.ed.chosen(t.id)))
	t.img.Hidden = t.img.Image == nil || t.folded
	for _, o := range []fyne.CanvasObject{t.number, t.ring, t.paper, t.veil} {
		if t.folded {
			o.Hide()
		} else {
			o.Show()
		}
	}
	if t.folded {
		t.hidden.Hide()
	}
	r.Layout(t.Size())
	t.img.Refresh()
	canvas.Refresh(t)
}

func numberStyle(on bool) kit.Style {
	st := kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignTrailing}
	if on {
		st.Color, st.Bold = kit.Accent, true
	}
	return st
}
