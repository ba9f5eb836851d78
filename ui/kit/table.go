package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Sizes of a table in logical pixels.
const (
	TableRow  = 32
	tableGap  = 16 // between columns
	tableSide = 16 // at the sides
)

// TableColumn is one column of a table.
type TableColumn struct {
	Title string
	Width float32 // at least, in logical pixels
	Flex  float32 // its share of the room that is left; 0: none
	Right bool    // set to the right: numbers
	Drop  int     // given up when the table is too narrow, the highest first; 0: never
}

// Cell is what a row shows in a column.
type Cell struct {
	Text  string
	Color fyne.ThemeColorName // "" is ink
	Bold  bool
	Dot   fyne.ThemeColorName // a dot before the words; "" is none
}

// TableConfig says what a table shows.
type TableConfig struct {
	Columns []TableColumn
	Cell    func(row, column int) Cell
	Chosen  func(row int) bool // beside the row that Choose marks; nil: none
	OnPick  func(row int)
	OnSort  func(column int) // a click on a head; nil: the order is fixed
}

// Table shows rows under heads; only rows in sight are made.
type Table struct {
	widget.BaseWidget
	At     int // the chosen row; -1: none
	Sorted int // the column that orders the rows; -1: none
	Down   bool

	cfg   TableConfig
	head  *tableHead
	rows  *Rows
	spans []tableSpan
}

// tableSpan is where a column stands; one that was dropped has no width.
type tableSpan struct{ x, w float32 }

// NewTable returns a table without rows.
func NewTable(cfg TableConfig) *Table {
	t := &Table{At: -1, Sorted: -1, cfg: cfg}
	t.head = &tableHead{t: t}
	t.head.ExtendBaseWidget(t.head)
	t.rows = NewRows(RowsConfig{
		Height: TableRow,
		New:    func() RowView { return newTableLine(t) },
		Show:   func(at int, v RowView) { v.(*tableLine).show(at) },
	})
	t.ExtendBaseWidget(t)
	return t
}

// SetCount says how many rows there are and shows those in sight again.
func (t *Table) SetCount(n int) { t.rows.SetCount(n) }

// Choose marks a row and brings it into sight; -1 marks none.
func (t *Table) Choose(at int) {
	t.At = at
	t.rows.Reveal(at)
	t.rows.Update()
}

// Sort shows which column orders the rows.
func (t *Table) Sort(column int, down bool) {
	t.Sorted, t.Down = column, down
	t.head.Refresh()
}

// Update shows the rows in sight again.
func (t *Table) Update() { t.rows.Update() }

// fit places the columns in a width.
func (t *Table) fit(width float32) {
	out := map[int]bool{}
	for t.need(out) > width {
		worst := -1
		for i, c := range t.cfg.Columns {
			if !out[i] && c.Drop > 0 && (worst < 0 || c.Drop > t.cfg.Columns[worst].Drop) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		out[worst] = true
	}
	var flex float32
	for i, c := range t.cfg.Columns {
		if !out[i] {
			flex += c.Flex
		}
	}
	left := max(0, width-t.need(out))
	x := float32(tableSide)
	t.spans = make([]tableSpan, len(t.cfg.Columns))
	for i, c := range t.cfg.Columns {
		if out[i] {
			continue
		}
		w := c.Width
		if flex > 0 {
			w += left * c.Flex / flex
		}
		t.spans[i] = tableSpan{x, w}
		x += w + tableGap
	}
}

func (t *Table) need(out map[int]bool) float32 {
	w := float32(2 * tableSide)
	for i, c := range t.cfg.Columns {
		if !out[i] {
			w += c.Width + tableGap
		}
	}
	return w - tableGap
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer { return &tableRenderer{t} }

type tableRenderer struct{ t *Table }

func (r *tableRenderer) Destroy()           {}
func (r *tableRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 3*TableRow) }
func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.head, r.t.rows}
}

func (r *tableRenderer) Layout(s fyne.Size) {
	r.t.fit(s.Width)
	put(r.t.head, 0, 0, s.Width, TableRow)
	put(r.t.rows, 0, TableRow, s.Width, s.Height-TableRow)
	r.t.head.Refresh()
	r.t.rows.Update()
}

func (r *tableRenderer) Refresh() {
	r.t.head.Refresh()
	r.t.rows.Refresh()
}

// tableHead is the row of column titles.
type tableHead struct {
	widget.BaseWidget
	t *Table
}

// Tapped implements fyne.Tappable.
func (h *tableHead) Tapped(ev *fyne.PointEvent) {
	for i, s := range h.t.spans {
		if s.w > 0 && ev.Position.X >= s.x-tableGap/2 && ev.Position.X < s.x+s.w+tableGap/2 && h.t.cfg.OnSort != nil {
			h.t.cfg.OnSort(i)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadRenderer{h: h, ground: NewBox(RailGround, "", 0), rule: Line()}
	for range h.t.cfg.Columns {
		r.titles = append(r.titles, NewLine("", 0, Style{}))
	}
	return r
}

type tableHeadRenderer struct {
	h            *tableHead
	ground, rule *Box
	titles       []*Text
}

func (r *tableHeadRenderer) Destroy()           {}
func (r *tableHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(64, TableRow) }
func (r *tableHeadRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.rule}
	for _, t := range r.titles {
		out = append(out, t)
	}
	return out
}

func (r *tableHeadRenderer) Layout(s fyne.Size) {
	put(r.ground, 0, 0, s.Width, s.Height)
	put(r.rule, 0, s.Height-1, s.Width, 1)
	for i, span := range r.h.t.spans {
		h := r.titles[i].MinSize().Height
		put(r.titles[i], span.x, (s.Height-h)/2, span.w, h)
		hide(r.titles[i], span.w <= 0)
	}
}

func (r *tableHeadRenderer) Refresh() {
	for i, c := range r.h.t.cfg.Columns {
		st := Style{Color: Muted, Size: SmallSize, Bold: true}
		title := c.Title
		if c.Right {
			st.Align = fyne.TextAlignTrailing
		}
		if i == r.h.t.Sorted {
			st.Color = Ink
			title += map[bool]string{false: " ↑", true: " ↓"}[r.h.t.Down]
		}
		r.titles[i].SetStyle(st)
		r.titles[i].SetText(title)
	}
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

// tableLine shows one row; the same line shows others as the table scrolls.
type tableLine struct {
	widget.BaseWidget
	t       *Table
	at      int
	hovered bool
}

func newTableLine(t *Table) *tableLine {
	l := &tableLine{t: t}
	l.ExtendBaseWidget(l)
	return l
}

func (l *tableLine) show(at int) {
	l.at = at
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *tableLine) Tapped(*fyne.PointEvent) {
	if l.t.cfg.OnPick != nil {
		l.t.cfg.OnPick(l.at)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *tableLine) MouseIn(*desktop.MouseEvent) { l.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (l *tableLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *tableLine) MouseOut() { l.hover(false) }

func (l *tableLine) hover(on bool) {
	l.hovered = on
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *tableLine) CreateRenderer() fyne.WidgetRenderer {
	r := &tableLineRenderer{l: l, ground: NewBox("", "", 0), rule: Line()}
	for range l.t.cfg.Columns {
		r.words = append(r.words, NewLine("", 0, Style{}))
		r.dots = append(r.dots, Dot(Clear))
	}
	r.Refresh()
	return r
}

type tableLineRenderer struct {
	l            *tableLine
	ground, rule *Box
	words        []*Text
	dots         []*Box
}

func (r *tableLineRenderer) Destroy()           {}
func (r *tableLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, TableRow) }
func (r *tableLineRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.rule}
	for i := range r.words {
		out = append(out, r.dots[i], r.words[i])
	}
	return out
}

func (r *tableLineRenderer) Layout(s fyne.Size) {
	put(r.ground, 0, 0, s.Width, s.Height)
	put(r.rule, 0, s.Height-1, s.Width, 1)
	for i, span := range r.l.t.spans {
		h := r.words[i].MinSize().Height
		x, w := span.x, span.w
		if r.dots[i].Fill != Clear && w > 0 {
			put(r.dots[i], x, (s.Height-8)/2, 8, 8)
			x, w = x+14, w-14
		}
		put(r.words[i], x, (s.Height-h)/2, w, h)
		hide(r.words[i], span.w <= 0)
		hide(r.dots[i], span.w <= 0)
	}
}

func (r *tableLineRenderer) Refresh() {
	t := r.l.t
	switch {
	case r.l.at == t.At, t.cfg.Chosen != nil && t.cfg.Chosen(r.l.at):
		r.ground.Recolor(Tint)
	case r.l.hovered:
		r.ground.Recolor("hover")
	default:
		r.ground.Recolor(Clear)
	}
	for i, c := range t.cfg.Columns {
		cell := t.cfg.Cell(r.l.at, i)
		st := Style{Color: cell.Color, Bold: cell.Bold}
		if c.Right {
			st.Align = fyne.TextAlignTrailing
		}
		dot := cell.Dot
		if dot == "" {
			dot = Clear
		}
		r.dots[i].Recolor(dot)
		r.words[i].SetStyle(st)
		r.words[i].SetText(cell.Text)
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
