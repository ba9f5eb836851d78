package library

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// Sizes of a table on a sheet of its own, in logical pixels.
const (
	wideLeast, wideMost = 64, 280 // a column's width
	wideAround          = 240     // what the sheet needs above and below
	wideSides           = 120
	wideEdge            = 16 // at the sides and between columns, as the kit sets tables
)

// openTable shows a table of the document on a sheet of its own, where all columns have
// room and rows that do not fit scroll.
func (l *Library) openTable(number string) {
	for _, t := range l.doc.Tables() {
		if fmt.Sprint(t.Number) == number {
			l.showTable(t)
			return
		}
	}
}

func (l *Library) showTable(t source.Table) {
	heads, rows := []string{}, t.Body
	if len(t.Head) > 0 {
		heads, rows = t.Head[0].Row.Cells, append(append([]source.Paragraph{}, t.Head[1:]...), t.Body...)
	}
	cfg := kit.TableConfig{Cell: func(row, column int) kit.Cell { return kit.Cell{Text: cellOf(rows[row], column)} }}
	width := float32(wideEdge)
	for i := range max(len(heads), len(cellsOf(rows))) {
		c := wideColumn(heads, rows, i)
		cfg.Columns = append(cfg.Columns, c)
		width += c.Width + wideEdge
	}
	table := kit.NewTable(cfg)
	table.SetCount(len(rows))
	title := fmt.Sprintf("Table %d", t.Number)
	if t.Caption != "" {
		title += " · " + t.Caption
	}
	room := l.desk.Window().Canvas().Size()
	high := min(room.Height-wideAround, kit.TableRow*float32(len(rows)+1)+kit.Unit)
	l.desk.Stage.Tell(title, container.NewHScroll(kit.Sized(width, max(high, 4*kit.TableRow), table)), min(width+6*kit.Unit, room.Width-wideSides))
}

func cellsOf(rows []source.Paragraph) []string {
	if len(rows) == 0 {
		return nil
	}
	return rows[0].Row.Cells
}

func cellOf(p source.Paragraph, column int) string {
	if column >= len(p.Row.Cells) {
		return ""
	}
	return p.Row.Cells[column]
}

// wideColumn is a column as wide as its words, within bounds; numbers stand to the right.
func wideColumn(heads []string, rows []source.Paragraph, at int) kit.TableColumn {
	c := kit.TableColumn{Width: wideLeast}
	if at < len(heads) {
		c.Title = heads[at]
		c.Width = max(c.Width, textWidth(c.Title))
	}
	numbers := 0
	for _, p := range rows {
		cell := cellOf(p, at)
		c.Width = max(c.Width, textWidth(cell))
		if isNumber(cell) {
			numbers++
		}
	}
	c.Width = min(c.Width, wideMost)
	c.Right = 2*numbers > len(rows)
	return c
}

// textWidth is how wide a cell wants to be.
func textWidth(text string) float32 {
	return fyne.MeasureText(text, bodyLook.Size, fyne.TextStyle{}).Width + kit.Unit
}
