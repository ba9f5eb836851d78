package editor

import (
	"fmt"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// leastCell is how narrow a cell's field may be, in logical pixels.
const leastCell = 86

// tableFields edit a table: its cells in a grid, what can be done with them, its source.
func (in *inspector) tableFields(b deck.Block) []fyne.CanvasObject {
	columns := max(1, b.Table.Columns())
	var cells *kit.Cells
	var fields []fyne.CanvasObject
	for row := range b.Table.Rows {
		for col := range columns {
			e := in.cellEntry(b, row, col)
			enter := e.OnEnter
			e.OnEnter = func() {
				enter()
				cells.Bring(e)
			}
			fields = append(fields, e)
		}
	}
	cells = kit.NewCells(columns, leastCell, fields...)
	at := cellAt{block: b.ID, row: len(b.Table.Rows) - 1, col: columns - 1}
	acts := kit.NewMenuButton("Rows, columns", func() []*fyne.MenuItem { return in.ed.tableMenu(in.ed.cellOr(at)) })
	data := kit.NewButton("From data…", func() { in.ed.addDataTo(b.ID) })
	out := []fyne.CanvasObject{cells, kit.Row(kit.Unit, acts, data)}
	return append(out, in.text(fieldSpec{
		name: fieldName(b.ID, "source"), label: "Source", what: "Edit table source", text: b.Table.Source, lines: 3,
		set: change(b.ID, func(b *deck.Block, t string) { b.Table.Source = t }),
	}))
}

// cellText is what a cell holds; short rows have empty cells at their end.
func cellText(t deck.Table, row, col int) string {
	if row < 0 || row >= len(t.Rows) || col >= len(t.Rows[row]) {
		return ""
	}
	return t.Rows[row][col]
}

// cellEntry is the field of one cell.
func (in *inspector) cellEntry(b deck.Block, row, col int) *kit.Entry {
	prompt := ""
	if row == 0 && !b.Table.Headless {
		prompt = "Head"
	}
	e := in.entry(fieldSpec{
		name: fieldName(b.ID, cellField(row, col)), what: "Edit table", text: cellText(*b.Table, row, col), hint: prompt, lines: 8, min: 1, tabs: true,
		set: change(b.ID, func(b *deck.Block, t string) {
			if row >= len(b.Table.Rows) {
				return
			}
			for len(b.Table.Rows[row]) <= col {
				b.Table.Rows[row] = append(b.Table.Rows[row], "")
			}
			b.Table.Rows[row][col] = t
		}),
	})
	e.TextStyle.Bold = row == 0 && !b.Table.Headless
	at := cellAt{block: b.ID, row: row, col: col}
	e.OnKey = func(ev *fyne.KeyEvent) bool { return in.cellKey(e, at, ev) }
	e.OnPaste = func(text string) bool { return in.ed.pasteCells(at, text) }
	return e
}

// cellField is the name that deck has for a cell.
func cellField(row, col int) string { return fmt.Sprintf("table.%d.%d", row, col) }

// cellKey moves between cells: Tab and Shift+Tab along the rows, Enter down, the arrows
// where the cell's text ends. At the table's end a new row is begun, unless the last one
// is still empty.
func (in *inspector) cellKey(e *kit.Entry, at cellAt, ev *fyne.KeyEvent) bool {
	s, _ := in.ed.slide()
	b, ok := s.Block(at.block)
	if !ok || b.Table == nil {
		return false
	}
	last := len([]rune(e.Text))
	switch ev.Name {
	case fyne.KeyTab:
		in.tabCell(*b.Table, at)
	case fyne.KeyReturn, fyne.KeyEnter:
		if kit.Shifted() {
			return false
		}
		in.downCell(*b.Table, at)
	case fyne.KeyUp, fyne.KeyDown:
		return in.pastCell(e, at, ev)
	case fyne.KeyLeft:
		if e.CursorTextOffset() > 0 || e.SelectedText() != "" || kit.Shifted() {
			return false
		}
		in.beside(e, -1)
	case fyne.KeyRight:
		if e.CursorTextOffset() < last || e.SelectedText() != "" || kit.Shifted() {
			return false
		}
		in.beside(e, 1)
	default:
		return false
	}
	return true
}

// tabCell goes to the next cell or the one before.
func (in *inspector) tabCell(t deck.Table, at cellAt) {
	e := in.fields[fieldName(at.block, cellField(at.row, at.col))]
	if !kit.Shifted() && at.row == len(t.Rows)-1 && at.col == t.Columns()-1 && !emptyRow(t, at.row) {
		in.ed.addRow(at, 0)
		return
	}
	step := 1
	if kit.Shifted() {
		step = -1
	}
	in.beside(e, step)
}

// downCell goes to the cell below.
func (in *inspector) downCell(t deck.Table, at cellAt) {
	switch {
	case at.row+1 < len(t.Rows):
		in.goInto(in.fields[fieldName(at.block, cellField(at.row+1, at.col))])
	case !emptyRow(t, at.row):
		in.ed.addRow(at, at.col)
	default:
		in.beside(in.fields[fieldName(at.block, cellField(at.row, t.Columns()-1))], 1)
	}
}

// pastCell moves a line up or down in a cell, and from its first or last line to the
// cell above or below, or to the field there.
func (in *inspector) pastCell(e *kit.Entry, at cellAt, ev *fyne.KeyEvent) bool {
	if kit.Shifted() {
		return false
	}
	step := 1
	if ev.Name == fyne.KeyUp {
		step = -1
	}
	was := e.CursorRow
	e.Entry.TypedKey(ev)
	if e.CursorRow != was {
		return true
	}
	if to := in.fields[fieldName(at.block, cellField(at.row+step, at.col))]; to != nil {
		in.goInto(to)
		return true
	}
	row := at.row
	col := 0
	if step > 0 {
		for in.fields[fieldName(at.block, cellField(row, col+1))] != nil {
			col++
		}
	}
	in.beside(in.fields[fieldName(at.block, cellField(row, col))], step)
	return true
}

// beside goes to the next field, or the one before.
func (in *inspector) beside(e *kit.Entry, step int) {
	for i, x := range in.order {
		if x == e && i+step >= 0 && i+step < len(in.order) {
			in.goInto(in.order[i+step])
			return
		}
	}
	if step > 0 {
		in.ed.desk.Window().Canvas().FocusNext()
	}
}

// emptyRow tells whether nothing stands in a row.
func emptyRow(t deck.Table, row int) bool {
	for col := range t.Columns() {
		if cellText(t, row, col) != "" {
			return false
		}
	}
	return true
}
