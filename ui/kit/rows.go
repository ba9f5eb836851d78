package kit

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// RowView shows one row; the same view shows others as the list scrolls.
type RowView interface{ fyne.CanvasObject }

// RowsConfig says what a list of rows shows.
type RowsConfig struct {
	Height float32              // of every row, unless HeightAt is set
	New    func() RowView       // a view, made as often as rows are in sight
	Show   func(int, RowView)   // makes a view show a row
	Gone   func(RowView)        // a view left the sight; may be nil
	Tall   func(at int) float32 // heights by row; may be nil
}

// Rows is a list that makes views only for the rows in sight.
type Rows struct {
	widget.BaseWidget
	cfg   RowsConfig
	n     int
	tops  []float32 // n+1 of them
	body  *rowsBody
	view  *container.Scroll
	mark  *canvas.Rectangle
	where int            // the gap that the drop mark shows; -1: none
	named func() []named // what can be taken in it by name; nil: nothing
}

// NewRows returns an empty list.
func NewRows(cfg RowsConfig) *Rows {
	l := &Rows{cfg: cfg, where: -1, mark: canvas.NewRectangle(nil), tops: []float32{0}}
	l.body = &rowsBody{l: l, live: map[int]RowView{}}
	l.body.ExtendBaseWidget(l.body)
	l.view = container.NewVScroll(l.body)
	l.view.OnScrolled = func(fyne.Position) { l.body.sync() }
	l.ExtendBaseWidget(l)
	return l
}

// SetCount says how many rows there are and shows all in sight again.
func (l *Rows) SetCount(n int) {
	l.n = n
	l.tops = l.tops[:1]
	for i := range n {
		l.tops = append(l.tops, l.tops[i]+l.height(i))
	}
	l.view.Refresh()
	l.Update()
}

// Top is where a row begins, in the list's own coordinates.
func (l *Rows) Top(at int) float32 { return l.tops[at] - l.view.Offset.Y }

// Count is the number of rows.
func (l *Rows) Count() int { return l.n }

func (l *Rows) height(at int) float32 {
	if l.cfg.Tall != nil {
		return l.cfg.Tall(at)
	}
	return l.cfg.Height
}

// Update shows the rows in sight again.
func (l *Rows) Update() {
	l.body.sync()
	for at, v := range l.body.live {
		l.cfg.Show(at, v)
	}
}

// UpdateRow shows one row again when it is in sight.
func (l *Rows) UpdateRow(at int) {
	if v, ok := l.body.live[at]; ok {
		l.cfg.Show(at, v)
	}
}

// Reveal scrolls as little as needed to bring a row into sight.
func (l *Rows) Reveal(at int) {
	if at < 0 || at >= l.n {
		return
	}
	top, bottom, h := l.tops[at], l.tops[at+1], l.view.Size().Height
	switch {
	case h <= 0:
		return
	case top < l.view.Offset.Y:
		l.view.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > l.view.Offset.Y+h:
		l.view.ScrollToOffset(fyne.NewPos(0, bottom-h))
	}
	l.body.sync()
}

// RevealPart scrolls as little as needed to bring a part of a row into sight: from top
// to bottom below the row's own top.
func (l *Rows) RevealPart(at int, top, bottom float32) {
	if at < 0 || at >= l.n {
		return
	}
	top, bottom = l.tops[at]+top, l.tops[at]+bottom
	off, h := l.view.Offset.Y, l.view.Size().Height
	if h <= 0 || top >= off && bottom <= off+h {
		return
	}
	to := bottom - h
	if top < off || bottom-top > h {
		to = top
	}
	l.view.ScrollToOffset(fyne.NewPos(0, max(0, min(to, l.tops[l.n]-h))))
	l.body.sync()
}

// Gap is the gap between rows nearest to a height in the list's own coordinates:
// 0 is before the first row.
func (l *Rows) Gap(y float32) int {
	y += l.view.Offset.Y
	for i := range l.n {
		if y < (l.tops[i]+l.tops[i+1])/2 {
			return i
		}
	}
	return l.n
}

// RowAt is the row at a height in the list's own coordinates, the nearest one outside
// of it; -1 when there is none.
func (l *Rows) RowAt(y float32) int {
	y += l.view.Offset.Y
	at, _ := slices.BinarySearch(l.tops, y)
	if at == len(l.tops) || l.tops[at] > y {
		at--
	}
	return min(max(0, at), l.n-1)
}

// Scroll moves the rows by a distance, downwards when it is positive.
func (l *Rows) Scroll(by float32) {
	limit := max(0, l.tops[l.n]-l.view.Size().Height)
	l.view.ScrollToOffset(fyne.NewPos(0, min(max(0, l.view.Offset.Y+by), limit)))
	l.body.sync()
}

// MarkGap shows where something would be dropped; -1 shows nothing. Near the list's
// edges it scrolls on.
func (l *Rows) MarkGap(gap int) {
	l.where = min(gap, l.n)
	l.body.Refresh()
}

// Nudge scrolls on when y, in the list's own coordinates, is near an edge.
func (l *Rows) Nudge(y float32) {
	const zone, step = 32, 24
	off := l.view.Offset.Y
	switch {
	case y < zone:
		off -= step
	case y > l.Size().Height-zone:
		off += step
	default:
		return
	}
	limit := max(0, l.tops[l.n]-l.view.Size().Height)
	l.view.ScrollToOffset(fyne.NewPos(0, min(max(0, off), limit)))
	l.body.sync()
}

// CreateRenderer implements fyne.Widget.
func (l *Rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{l} }

type rowsRenderer struct{ l *Rows }

func (r *rowsRenderer) Destroy()           {}
func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 64) }
func (r *rowsRenderer) Layout(s fyne.Size) {
	r.l.view.Resize(s)
	r.l.body.sync()
}
func (r *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.view} }
func (r *rowsRenderer) Refresh() {
	r.l.view.Refresh()
	r.l.Update()
}

// rowsBody is what scrolls: as tall as all rows, holding views for those in sight.
type rowsBody struct {
	widget.BaseWidget
	l    *Rows
	live map[int]RowView
	idle []RowView
}

// sync gives a view to each row in sight and takes it from the others.
func (b *rowsBody) sync() {
	from, to := b.sight()
	changed := false
	for at, v := range b.live {
		if at < from || at >= to {
			delete(b.live, at)
			b.idle = append(b.idle, v)
			if b.l.cfg.Gone != nil {
				b.l.cfg.Gone(v)
			}
			changed = true
		}
	}
	for at := from; at < to; at++ {
		v, ok := b.live[at]
		if !ok {
			v, changed = b.take(), true
			b.live[at] = v
			b.l.cfg.Show(at, v)
		}
		put(v, 0, b.l.tops[at], b.l.view.Size().Width, b.l.tops[at+1]-b.l.tops[at])
	}
	if changed {
		b.Refresh()
	}
}

func (b *rowsBody) take() RowView {
	if n := len(b.idle); n > 0 {
		v := b.idle[n-1]
		b.idle = b.idle[:n-1]
		return v
	}
	return b.l.cfg.New()
}

// sight is the range of rows that can be seen.
func (b *rowsBody) sight() (from, to int) {
	y, h := b.l.view.Offset.Y, b.l.view.Size().Height
	if h <= 0 {
		return 0, 0
	}
	for from < b.l.n && b.l.tops[from+1] <= y {
		from++
	}
	for to = from; to < b.l.n && b.l.tops[to] < y+h; to++ {
	}
	return from, to
}

// CreateRenderer implements fyne.Widget.
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer { return &rowsBodyRenderer{b} }

type rowsBodyRenderer struct{ b *rowsBody }

func (r *rowsBodyRenderer) Destroy()           {}
func (r *rowsBodyRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.b.l.tops[r.b.l.n]) }
func (r *rowsBodyRenderer) Layout(fyne.Size)   {}
func (r *rowsBodyRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.b.live)+1)
	for _, at := range slices.Sorted(maps.Keys(r.b.live)) {
		out = append(out, r.b.live[at])
	}
	if r.b.l.where >= 0 {
		out = append(out, r.b.l.mark)
	}
	return out
}

func (r *rowsBodyRenderer) Refresh() {
	l := r.b.l
	l.mark.FillColor, l.mark.CornerRadius = current(Accent), 2
	if l.where >= 0 {
		put(l.mark, Unit, max(0, l.tops[min(l.where, l.n)]-2), l.view.Size().Width-2*Unit, 4)
	}
	canvas.Refresh(r.b)
}

// Marked is the gap that the drop mark shows, or -1.
func (l *Rows) Marked() int { return l.where }
