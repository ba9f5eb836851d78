package editor

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// Sizes of the sorter in logical pixels.
const (
	tileWidth = 220 // at least; the tiles of a line share what is left
	tileGap   = 16
	tileHead  = 22 // over a slide: the group that it opens
	tileFoot  = 24 // under it: its number and title
)

// sorter shows the whole deck as small slides in lines, to see its course and to put it
// in order.
type sorter struct {
	ed      *Editor
	content *fyne.Container
	rows    *kit.Rows
	mark    *canvas.Rectangle // where dragged slides would go
	across  int               // slides in a line
	drag    deck.ID
}

func newSorter(ed *Editor) *sorter {
	s := &sorter{ed: ed, mark: canvas.NewRectangle(nil), across: 1}
	s.mark.CornerRadius = 2
	s.mark.Hide()
	s.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newTileLine(s) },
		Show: func(at int, v kit.RowView) { v.(*tileLine).show(at) },
		Gone: func(v kit.RowView) { v.(*tileLine).drop() },
		Tall: func(int) float32 { return s.tall() },
	})
	s.content = container.New(&sorterLayout{s}, kit.NewBox(kit.Desk, "", 0), s.rows, s.mark)
	s.content.Hide()
	return s
}

// sorterLayout makes the lines anew when the width changes.
type sorterLayout struct{ s *sorter }

// MinSize implements fyne.Layout.
func (*sorterLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(tileWidth, tileWidth)
}

// Layout implements fyne.Layout.
func (l *sorterLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	kit.Put(o[0], 0, 0, size.Width, size.Height)
	kit.Put(o[1], 0, 0, size.Width, size.Height)
	across := max(1, int((size.Width-tileGap)/(tileWidth+tileGap)))
	if across != l.s.across {
		l.s.across = across
		l.s.sync()
	}
}

// cell is how wide a slide is shown, with the gap after it.
func (s *sorter) cell() float32 {
	return (s.rows.Size().Width - tileGap) / float32(s.across)
}

func (s *sorter) tall() float32 {
	return tileHead + (s.cell()-tileGap)*s.ed.strip.thumbHeight()/thumbWidth + tileFoot + tileGap/2
}

// sync shows the deck as it is now.
func (s *sorter) sync() {
	if s.ed.deck == nil || !s.content.Visible() {
		return
	}
	s.rows.SetCount((len(s.ed.deck.Slides) + s.across - 1) / s.across)
	s.reveal()
}

func (s *sorter) reveal() {
	if i := s.ed.index(); i >= 0 {
		s.rows.Reveal(i / s.across)
	}
	s.rows.Update()
}

// gapAt is the gap between slides nearest to a place on the screen.
func (s *sorter) gapAt(at fyne.Position) int {
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.rows))
	s.rows.Nudge(p.Y)
	col := int((p.X-tileGap/2)/s.cell() + 0.5)
	return min(s.rows.RowAt(p.Y)*s.across+min(max(0, col), s.across), len(s.ed.deck.Slides))
}

// dragged moves the mark under the pointer.
func (s *sorter) dragged(id deck.ID, at fyne.Position) {
	if s.drag == "" {
		s.drag = id
		if !s.ed.chosen(id) {
			s.ed.chooseWith(id, 0)
		}
	}
	gap := s.gapAt(at)
	row := min(gap/s.across, s.rows.Count()-1)
	x := tileGap/2 + float32(gap-row*s.across)*s.cell()
	s.mark.FillColor = theme.Color(kit.Accent)
	kit.Put(s.mark, x-2, s.rows.Top(row)+tileHead, 4, s.tall()-tileHead-tileFoot-tileGap/2)
	s.mark.Show()
	s.mark.Refresh()
}

func (s *sorter) dropped(at fyne.Position) {
	if s.drag == "" {
		return
	}
	s.drag = ""
	s.mark.Hide()
	if s.ed.deck != nil {
		s.ed.moveChosen(s.gapAt(at))
	}
}

// tileLine is one line of slides.
type tileLine struct {
	widget.BaseWidget
	s     *sorter
	row   int
	tiles []*tile
}

func newTileLine(s *sorter) *tileLine {
	l := &tileLine{s: s}
	l.ExtendBaseWidget(l)
	return l
}

func (l *tileLine) show(row int) {
	l.row = row
	slides := l.s.ed.deck.Slides
	n := max(0, min(l.s.across, len(slides)-row*l.s.across))
	for len(l.tiles) < n {
		l.tiles = append(l.tiles, newTile(l.s))
	}
	for _, t := range l.tiles[n:] {
		l.s.ed.cfg.Painter.Drop(t)
	}
	l.tiles = l.tiles[:n]
	for i, t := range l.tiles {
		t.show(row*l.s.across + i)
	}
	l.Refresh()
}

func (l *tileLine) drop() {
	for _, t := range l.tiles {
		l.s.ed.cfg.Painter.Drop(t)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *tileLine) CreateRenderer() fyne.WidgetRenderer { return &tileLineRenderer{l} }

type tileLineRenderer struct{ l *tileLine }

func (r *tileLineRenderer) Destroy()           { r.l.drop() }
func (r *tileLineRenderer) MinSize() fyne.Size { return fyne.NewSize(tileWidth, tileWidth/2) }
func (r *tileLineRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.l.tiles))
	for i, t := range r.l.tiles {
		out[i] = t
	}
	return out
}

func (r *tileLineRenderer) Layout(s fyne.Size) {
	w := r.l.s.cell()
	for i, t := range r.l.tiles {
		kit.Put(t, tileGap+float32(i)*w, 0, w-tileGap, s.Height)
	}
}

func (r *tileLineRenderer) Refresh() {
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

// tile is one slide of the sorter.
type tile struct {
	widget.BaseWidget
	s           *sorter
	at          int
	id          deck.ID
	group, name *kit.Text
	img         *canvas.Image
	paper       *kit.Box
	ring, veil  *canvas.Rectangle
	where       fyne.Position // of the pointer while it is dragged
}

func newTile(s *sorter) *tile {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	bold := small
	bold.Bold = true
	t := &tile{
		s: s, group: kit.NewLine("", 0, bold), name: kit.NewLine("", 0, small), paper: kit.NewBox(kit.Paper, kit.Edge, 3),
		img:  &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest},
		ring: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil),
	}
	t.ring.CornerRadius = 6
	t.ExtendBaseWidget(t)
	return t
}

func (t *tile) show(at int) {
	ed := t.s.ed
	s := ed.deck.Slides[at]
	if s.ID != t.id {
		t.img.Image = nil
		if last, ok := ed.strip.painted[s.ID]; ok {
			t.img.Image = last
		}
	}
	t.at, t.id = at, s.ID
	t.group.SetText(strings.ReplaceAll(ed.strip.groupLine(at), "▾ ", "")) // nothing folds here
	t.name.SetText(thumbNumber(at) + "  " + orElse(s.Title, layoutNames[s.Layout]))
	t.veil.Hidden = !s.Hidden && s.Outputs.Has(deck.InSlides) && (t.s.drag == "" || !ed.chosen(s.ID))
	t.Refresh()
	ed.small(t, s.ID, int((t.s.cell()-tileGap)*ed.view.slide.Scale()), func(img *image.RGBA) {
		if t.id == s.ID {
			t.img.Image = img
			t.Refresh()
		}
	})
}

// Tapped implements fyne.Tappable.
func (t *tile) Tapped(*fyne.PointEvent) {
	t.s.ed.chooseWith(t.id, modifiers())
	t.s.rows.Update()
}

// DoubleTapped implements fyne.DoubleTappable: the slide is opened.
func (t *tile) DoubleTapped(*fyne.PointEvent) {
	t.s.ed.chooseWith(t.id, 0)
	t.s.ed.ShowAs(Slides)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *tile) TappedSecondary(ev *fyne.PointEvent) {
	if !t.s.ed.chosen(t.id) {
		t.Tapped(ev)
	}
	kit.PopUp(fyne.CurrentApp().Driver().CanvasForObject(t), ev.AbsolutePosition, t.s.ed.strip.slideMenu(t.id))
}

// Dragged implements fyne.Draggable.
func (t *tile) Dragged(ev *fyne.DragEvent) {
	t.where = ev.AbsolutePosition
	t.s.dragged(t.id, t.where)
}

// DragEnd implements fyne.Draggable.
func (t *tile) DragEnd() { t.s.dropped(t.where) }

// Cursor implements desktop.Cursorable.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return &tileRenderer{t} }

type tileRenderer struct{ t *tile }

func (r *tileRenderer) Destroy()           { r.t.s.ed.cfg.Painter.Drop(r.t) }
func (r *tileRenderer) MinSize() fyne.Size { return fyne.NewSize(tileWidth, tileWidth/2) }
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.group, t.ring, t.paper, t.img, t.veil, t.name}
}

func (r *tileRenderer) Layout(s fyne.Size) {
	t := r.t
	h := s.Height - tileHead - tileFoot - tileGap/2
	kit.Put(t.group, 0, 3, s.Width, 18)
	for _, o := range []fyne.CanvasObject{t.paper, t.img, t.veil} {
		kit.Put(o, 0, tileHead, s.Width, h)
	}
	kit.Put(t.ring, -4, tileHead-4, s.Width+8, h+8)
	kit.Put(t.name, 0, tileHead+h+6, s.Width, 18)
}

func (r *tileRenderer) Refresh() {
	t := r.t
	t.ring.StrokeColor, t.ring.StrokeWidth, t.ring.FillColor = theme.Color(kit.Clear), 1, theme.Color(kit.Clear)
	if t.s.ed.chosen(t.id) {
		t.ring.StrokeColor, t.ring.StrokeWidth = theme.Color(kit.Accent), 3
	}
	t.veil.FillColor = veil(theme.Color(kit.Ground))
	t.img.Hidden = t.img.Image == nil
	r.Layout(t.Size())
	t.img.Refresh()
	canvas.Refresh(t)
}
