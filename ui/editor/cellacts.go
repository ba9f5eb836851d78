package editor

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// cellAt is a cell of a table on the chosen slide.
type cellAt struct {
	block    deck.ID
	row, col int
	written  bool // where it stands on the slide, not in its field
}

// cellNow is the cell that is written in, or was last.
func (ed *Editor) cellNow() (at cellAt, ok bool) {
	if ed.writer.on() {
		row, col, ok := ed.writer.spot.cell()
		return cellAt{ed.writer.spot.block, row, col, true}, ok
	}
	for name, e := range ed.inspector.fields {
		if e != ed.last {
			continue
		}
		block, field, _ := strings.Cut(name, " ")
		if n, err := fmt.Sscanf(field, "table.%d.%d", &at.row, &at.col); err == nil && n == 2 {
			at.block = deck.ID(block)
			return at, true
		}
	}
	return cellAt{}, false
}

// cellOr is the cell that is written in, when it is one of the same table.
func (ed *Editor) cellOr(other cellAt) cellAt {
	if at, ok := ed.cellNow(); ok && at.block == other.block {
		return at
	}
	return other
}

// cellMeant is the cell that a command is about: the one that is written in, else the
// last of the chosen table, else of the slide's first table.
func (ed *Editor) cellMeant() (cellAt, bool) {
	s, _ := ed.slide()
	if at, ok := ed.cellNow(); ok {
		return at, true
	}
	var found cellAt
	for _, b := range s.Blocks {
		if b.Table != nil && (found.block == "" || string(b.ID) == ed.block) {
			found = cellAt{block: b.ID, row: len(b.Table.Rows) - 1, col: b.Table.Columns() - 1}
		}
	}
	return found, found.block != ""
}

// TableAct is something that can be done with the rows and columns of a table.
type TableAct struct {
	Word string
	line bool // a separator stands before it
	do   func(deck.Table, *cellAt) deck.Table
}

// tableActs are what can be done with a table at a cell; each says where to go then.
var tableActs = []TableAct{
	{"Row above", false, func(t deck.Table, c *cellAt) deck.Table { return t.WithRow(c.row) }},
	{"Row below", false, func(t deck.Table, c *cellAt) deck.Table { c.row++; return t.WithRow(c.row) }},
	{"Move row up", false, func(t deck.Table, c *cellAt) deck.Table { return movedRow(t, c, -1) }},
	{"Move row down", false, func(t deck.Table, c *cellAt) deck.Table { return movedRow(t, c, 1) }},
	{"Delete row", false, func(t deck.Table, c *cellAt) deck.Table { return t.WithoutRow(c.row) }},
	{"Column before", true, func(t deck.Table, c *cellAt) deck.Table { return t.WithColumn(c.col) }},
	{"Column after", false, func(t deck.Table, c *cellAt) deck.Table { c.col++; return t.WithColumn(c.col) }},
	{"Move column left", false, func(t deck.Table, c *cellAt) deck.Table { return movedColumn(t, c, -1) }},
	{"Move column right", false, func(t deck.Table, c *cellAt) deck.Table { return movedColumn(t, c, 1) }},
	{"Delete column", false, func(t deck.Table, c *cellAt) deck.Table { return t.WithoutColumn(c.col) }},
	{"Align column left", true, func(t deck.Table, c *cellAt) deck.Table { return t.Aligned(c.col, "left") }},
	{"Align column in the middle", false, func(t deck.Table, c *cellAt) deck.Table { return t.Aligned(c.col, "center") }},
	{"Align column right", false, func(t deck.Table, c *cellAt) deck.Table { return t.Aligned(c.col, "right") }},
	{"Align column by what it holds", false, func(t deck.Table, c *cellAt) deck.Table { return t.Aligned(c.col, "") }},
	{headerWord, true, func(t deck.Table, _ *cellAt) deck.Table { t.Headless = !t.Headless; return t }},
}

func movedRow(t deck.Table, c *cellAt, by int) deck.Table {
	from := c.row
	if c.row+by >= 0 && c.row+by < len(t.Rows) {
		c.row += by
	}
	return t.WithRowMoved(from, c.row)
}

func movedColumn(t deck.Table, c *cellAt, by int) deck.Table {
	from := c.col
	if c.col+by >= 0 && c.col+by < t.Columns() {
		c.col += by
	}
	return t.WithColumnMoved(from, c.col)
}

// TableMenu lists what can be done with the rows and columns of the table that is
// written in, else of the chosen one.
func (ed *Editor) TableMenu() []*fyne.MenuItem {
	return ed.tableItems(func() (cellAt, bool) {
		at, ok := ed.cellMeant()
		if !ok {
			ed.desk.Stage.Toast("This slide has no table: add one with Insert, Table")
		}
		return at, ok
	})
}

// tableMenu is the same for a cell.
func (ed *Editor) tableMenu(at cellAt) []*fyne.MenuItem {
	items := ed.tableItems(func() (cellAt, bool) { return at, true })
	s, _ := ed.slide()
	b, ok := s.Block(at.block)
	for i := range items {
		if it := items[i]; ok && it.Label == headerWord {
			it.Checked, it.Disabled = !b.Table.Headless, b.Kind == deck.Options
		}
	}
	return items
}

func (ed *Editor) tableItems(where func() (cellAt, bool)) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, act := range tableActs {
		if act.line {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, fyne.NewMenuItem(act.Word, func() {
			if at, ok := where(); ok && !ed.mustHaveHead(at, act.Word) {
				ed.changeTable(act.Word, at, act.do)
			}
		}))
	}
	return items
}

// headerWord switches a table's head on and off.
const headerWord = "Header row"

// mustHaveHead says so when a table of options is to lose its criteria.
func (ed *Editor) mustHaveHead(at cellAt, word string) bool {
	s, _ := ed.slide()
	b, ok := s.Block(at.block)
	if word != headerWord || !ok || b.Kind != deck.Options {
		return false
	}
	ed.desk.Stage.Toast("The first row of a table of options names its criteria: it stays the head")
	return true
}

// changeTable changes a table at a cell as one step, and goes to the cell that is left.
func (ed *Editor) changeTable(what string, at cellAt, do func(deck.Table, *cellAt) deck.Table) {
	ed.changeBlock(at.block, what, func(b *deck.Block) {
		if b.Table == nil {
			return
		}
		t := do(*b.Table, &at)
		b.Table = &t
		at.row, at.col = min(at.row, len(t.Rows)-1), min(at.col, t.Columns()-1)
	}, func() { ed.goToCell(at) })
}

// goToCell puts the caret into a cell, where it stands or in its field.
func (ed *Editor) goToCell(at cellAt) {
	s, ok := ed.slide()
	if !ok {
		return
	}
	if spot, ok := spotOf(s, string(at.block), cellField(at.row, at.col)); ok && ed.view.asSlide() && (at.written || ed.inspector.tabs.At != tabContent) {
		ed.writer.begin(spot, -1)
		return
	}
	if ed.inspector.tabs.At == tabContent {
		ed.inspector.goInto(ed.inspector.fields[fieldName(at.block, cellField(at.row, at.col))])
	}
}

// addRow begins a row under the last one and goes into a column of it.
func (ed *Editor) addRow(at cellAt, col int) {
	ed.changeTable("Add row", at, func(t deck.Table, c *cellAt) deck.Table {
		c.row, c.col = len(t.Rows), col
		return t.WithRow(len(t.Rows))
	})
}

// cellTab begins a new row after a table's last cell, unless the last row is still empty.
func (w *writer) cellTab() bool {
	t, at, ok := w.tableCell()
	if !ok || at.row < len(t.Rows)-1 || at.col < t.Columns()-1 || emptyRow(t, at.row) {
		return false
	}
	w.ed.addRow(at, 0)
	return true
}

// cellEnter goes to the cell below; under the last row that holds something comes a new one.
func (w *writer) cellEnter() bool {
	t, at, ok := w.tableCell()
	if !ok || at.row == len(t.Rows)-1 && emptyRow(t, at.row) {
		return false
	}
	if at.row == len(t.Rows)-1 {
		w.ed.addRow(at, at.col)
		return true
	}
	at.row++
	w.ed.goToCell(at)
	return true
}

// tableCell is the cell that is written in, with its table.
func (w *writer) tableCell() (deck.Table, cellAt, bool) {
	if !w.on() {
		return deck.Table{}, cellAt{}, false
	}
	at, ok := w.ed.cellNow()
	s, found := w.ed.slide()
	b, held := s.Block(at.block)
	if !ok || !found || !held || b.Table == nil {
		return deck.Table{}, cellAt{}, false
	}
	return *b.Table, at, true
}

// pasteCells puts cells of a spreadsheet into a table from a cell on. False when the text
// holds no cells.
func (ed *Editor) pasteCells(at cellAt, text string) bool {
	cells, ok := deck.CellsOf(text)
	if !ok {
		return false
	}
	ed.changeTable("Paste cells", at, func(t deck.Table, c *cellAt) deck.Table {
		return t.Pasted(c.row, c.col, cells)
	})
	return true
}

// addTableOfData lets a series or a figure be chosen and adds a table bound to it.
func (ed *Editor) addTableOfData() {
	ed.pickData("A table of which data?", func(b *evidence.Book, series string, f evidence.Figure) {
		t := app.TableOfFigures(b, f)
		if series != "" {
			t = app.TableOfSeries(b, series)
		}
		ed.addBlock(deck.Block{Kind: deck.TableBlock, Table: &t})
	})
}

// addDataTo adds a column of a series, or a row of a figure, to a table.
func (ed *Editor) addDataTo(block deck.ID) {
	ed.pickData("Add which data?", func(b *evidence.Book, series string, f evidence.Figure) {
		what, do := "Add figure", func(t deck.Table) deck.Table { return app.WithFigure(t, b, f) }
		if series != "" {
			what, do = "Add series", func(t deck.Table) deck.Table { return app.WithSeries(t, b, series) }
		}
		ed.setBlock(block, what, func(bl *deck.Block) {
			t := do(*bl.Table)
			bl.Table = &t
		})
	})
}

// pickData lets a series or a single figure be chosen: series first.
func (ed *Editor) pickData(title string, take func(b *evidence.Book, series string, f evidence.Figure)) {
	ed.withBook(func(b *evidence.Book) {
		p := kit.Picker{Title: title, Hint: "Search series and figures by name, unit, value or source", Empty: "The library holds no figures yet. Import a paper or data under Library."}
		p.Choices = seriesChoices(b)
		for i := range p.Choices {
			p.Choices[i].Key = "series " + p.Choices[i].Key
		}
		for _, c := range usable(b) {
			c.Key = "figure " + c.Key
			p.Choices = append(p.Choices, c)
		}
		p.OnPick = func(key string) {
			if series, ok := strings.CutPrefix(key, "series "); ok {
				take(b, series, evidence.Figure{})
				return
			}
			take(b, "", b.Figures[strings.TrimPrefix(key, "figure ")])
		}
		ed.desk.Stage.Pick(p)
	})
}
