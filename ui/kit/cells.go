package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// cellGap is the space between fields of a grid, in logical pixels.
const cellGap = 4

// Cells is a grid of fields, a row as tall as its tallest one. It scrolls sideways when
// its columns would be too narrow to write in.
type Cells struct {
	widget.BaseWidget
	body *fyne.Container
	view *container.Scroll
}

// NewCells returns a grid of fields, given row by row, with columns of at least a width.
func NewCells(columns int, least float32, fields ...fyne.CanvasObject) *Cells {
	c := &Cells{body: container.New(&cellRows{columns: max(1, columns), least: least}, fields...)}
	c.view = container.NewHScroll(c.body)
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor implements Tall.
func (c *Cells) HeightFor(width float32) float32 {
	l := c.body.Layout.(*cellRows)
	h := l.heightFor(c.body.Objects, max(width, l.minWidth()))
	if l.minWidth() > width {
		h += theme.Size(theme.SizeNameScrollBar) + 2
	}
	return h
}

// Bring scrolls so that a field of the grid can be seen.
func (c *Cells) Bring(o fyne.CanvasObject) {
	left, right, w := o.Position().X, o.Position().X+o.Size().Width, c.view.Size().Width
	switch {
	case left < c.view.Offset.X:
		c.view.ScrollToOffset(fyne.NewPos(left, 0))
	case right > c.view.Offset.X+w:
		c.view.ScrollToOffset(fyne.NewPos(right-w, 0))
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer { return &cellsRenderer{c} }

type cellsRenderer struct{ c *Cells }

func (r *cellsRenderer) Destroy() {}
func (r *cellsRenderer) Layout(s fyne.Size) {
	l := r.c.body.Layout.(*cellRows)
	l.width = max(s.Width, l.minWidth())
	r.c.view.Resize(s)
	r.c.body.Resize(fyne.NewSize(l.width, s.Height))
	r.c.view.Refresh()
}
func (r *cellsRenderer) MinSize() fyne.Size           { return fyne.NewSize(64, ControlHeight) }
func (r *cellsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.view} }
func (r *cellsRenderer) Refresh() {
	r.Layout(r.c.Size())
	r.c.body.Refresh()
}

// cellRows lays fields out in rows of equal columns.
type cellRows struct {
	columns      int
	least, width float32
}

func (l *cellRows) minWidth() float32 {
	n := float32(l.columns)
	return l.least*n + cellGap*(n-1)
}

// column is how wide a column is in a grid of a width.
func (l *cellRows) column(width float32) float32 {
	n := float32(l.columns)
	return (width - cellGap*(n-1)) / n
}

func (l *cellRows) rowHeight(row []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range row {
		h = max(h, heightOf(o, width))
	}
	return h
}

func (l *cellRows) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for at := 0; at < len(objects); at += l.columns {
		h += l.rowHeight(objects[at:min(at+l.columns, len(objects))], l.column(width)) + cellGap
	}
	return max(0, h-cellGap)
}

func (l *cellRows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := max(l.minWidth(), l.width)
	return fyne.NewSize(w, l.heightFor(objects, w))
}

func (l *cellRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w, y := l.column(size.Width), float32(0)
	for at := 0; at < len(objects); at += l.columns {
		row := objects[at:min(at+l.columns, len(objects))]
		h := l.rowHeight(row, w)
		for k, o := range row {
			put(o, float32(k)*(w+cellGap), y, w, h)
		}
		y += h + cellGap
	}
}
