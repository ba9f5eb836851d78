package library

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Sizes and bounds of the mapping sheet.
const (
	mapColumn   = 148 // logical pixels
	mapRow      = 24
	mapForm     = 288
	mapRows     = 8  // of the table that are shown
	mapColumns  = 60 // of the table that are shown
	mapPreview  = 500
	mapRefusals = 4
)

// mappingView draws a mapping.
type mappingView struct {
	p       *mapping
	content fyne.CanvasObject
	grid    *fyne.Container
	form    *mappingForm
	table   *kit.Table
	said    *kit.Para
	refused *fyne.Container
	add     *kit.Button
}

func newMappingView(p *mapping) *mappingView {
	v := &mappingView{p: p, grid: container.NewStack(), refused: kit.Column(2), said: kit.NewPara(" ", kit.Style{Bold: true})}
	v.said.MaxLines = 2
	v.form = newMappingForm(p)
	v.table = kit.NewTable(kit.TableConfig{Cell: v.cell, Columns: []kit.TableColumn{
		{Title: "Series", Width: 120, Flex: 2, Drop: 1},
		{Title: "When", Width: 96, Flex: 1},
		{Title: "Place", Width: 90, Flex: 1, Drop: 3},
		{Title: "Value", Width: 150, Flex: 1, Right: true},
		{Title: "Cell", Width: 84, Drop: 2},
	}})
	v.add = kit.NewPrimary("", "Add figures", p.add)
	title := "Make series from " + p.table().File
	if p.doc != nil {
		title = "Make series from " + p.table().Name()
	}
	head := kit.Inset(kit.Edges{Bottom: 2 * kit.Unit}, kit.NewPara(title, kit.Style{Size: kit.HeadingSize, Bold: true}))
	foot := kit.Inset(kit.Edges{Top: 2 * kit.Unit}, kit.Row(kit.Unit, kit.Spacer(), kit.NewButton("Cancel", func() { p.sheet.Close() }), v.add))
	below := kit.Dock(kit.Docked{
		Top:    kit.Inset(kit.Edges{Top: 2 * kit.Unit, Bottom: kit.Unit}, v.said),
		Middle: v.table,
		Bottom: kit.Inset(kit.Edges{Top: kit.Unit}, v.refused),
	})
	left := kit.Dock(kit.Docked{Top: v.grid, Middle: below})
	body := kit.Dock(kit.Docked{Middle: left, Right: kit.Wide(mapForm, kit.Inset(kit.Edges{Left: 3 * kit.Unit}, v.form.pane))})
	v.content = kit.Inset(kit.All(3*kit.Unit), kit.Dock(kit.Docked{Top: head, Middle: kit.Sized(760, 420, body), Bottom: foot}))
	v.fill()
	return v
}

// fill shows the table's first rows and the form as they are now.
func (v *mappingView) fill() {
	p := v.p
	t := p.table()
	row := kit.Row(0)
	for i, c := range p.m.Columns[:min(len(p.m.Columns), mapColumns)] {
		row.Add(v.column(t, i, c))
	}
	if n := len(p.m.Columns) - mapColumns; n > 0 {
		row.Add(kit.Inset(kit.All(kit.Unit), kit.NewText(fmt.Sprintf("and %d more columns", n), small)))
	}
	v.grid.Objects = []fyne.CanvasObject{container.NewHScroll(row)}
	v.grid.Refresh()
	v.form.fill()
}

// column is one column of the table: what it says, its title, its first cells.
func (v *mappingView) column(t dataset.Table, at int, c dataset.Column) fyne.CanvasObject {
	role := kit.NewSelect(roleWord(c.Role), func() []*fyne.MenuItem { return v.roles(at) })
	ink := fyne.ThemeColorName(kit.Muted)
	if c.Role != dataset.Unused {
		ink = ""
	}
	title := c.Title
	if title == "" {
		title = "Column " + dataset.ColumnName(at)
	}
	numbers := c.Role == dataset.Value
	cells := []fyne.CanvasObject{
		kit.Inset(kit.Edges{Right: 6}, role),
		kit.Sized(mapColumn-10, mapRow+8, kit.Inset(kit.Edges{Top: 6}, v.sample(title, kit.Style{Bold: true, Color: ink}, numbers))),
	}
	for _, r := range t.Rows[min(v.p.m.Body, len(t.Rows)):min(v.p.m.Body+mapRows, len(t.Rows))] {
		cells = append(cells, kit.Sized(mapColumn-10, mapRow, v.sample(r.Cell(at), kit.Style{Color: ink, Size: kit.SmallSize}, numbers)))
	}
	return kit.Wide(mapColumn, kit.Column(0, cells...))
}

// sample is one cell of the table or a title; numbers stand to the right, and so do their titles.
func (v *mappingView) sample(text string, style kit.Style, number bool) fyne.CanvasObject {
	if !number {
		return kit.Inset(kit.Edges{Top: 3, Left: 4}, kit.NewLine(text, 0, style))
	}
	return kit.Inset(kit.Edges{Top: 3, Right: 6}, kit.Row(0, kit.Spacer(), kit.NewText(kit.Ellipsis(text, mapColumn-24, style), style)))
}

// roleWords are the words for what a column says.
var roleWords = map[dataset.Role]string{
	dataset.Unused: "Not used", dataset.Value: "Values", dataset.PeriodOf: "When", dataset.PlaceOf: "Place", dataset.CodeOf: "Country code",
	dataset.SeriesOf: "What is counted", dataset.UnitIn: "Unit", dataset.ScaleIn: "Power of ten", dataset.FirmTo: "Last firm year", dataset.QualifierOf: "Qualifier", dataset.AsOf: "As of", dataset.Attribution: "Credited to", dataset.Remark: "Note",
}

func roleWord(r dataset.Role) string { return roleWords[r] }

func (v *mappingView) roles(column int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, r := range dataset.Roles {
		it := fyne.NewMenuItem(roleWord(r), func() { v.p.role(column, r) })
		it.Checked = v.p.m.Columns[column].Role == r
		items = append(items, it)
	}
	return items
}

// cell is one cell of the preview.
func (v *mappingView) cell(row, column int) kit.Cell {
	f := v.p.read.Made.Figures[row]
	switch column {
	case 0:
		for _, ind := range v.p.read.Made.Indicators {
			if ind.Key == f.Indicator {
				return kit.Cell{Text: ind.Name}
			}
		}
	case 1:
		return kit.Cell{Text: f.When()}
	case 2:
		return kit.Cell{Text: f.Place}
	case 3:
		text, err := evidence.Format(f, "qualified")
		if err != nil {
			text = f.Value.String()
		}
		return kit.Cell{Text: text}
	}
	return kit.Cell{Text: f.Origin.Locator, Color: kit.Muted}
}

// busy shows that the preview is being made.
func (v *mappingView) busy() { v.add.SetEnabled(false) }

// adding shows that the figures are being kept.
func (v *mappingView) adding() {
	v.add.SetLabel("Adding…")
	v.add.SetEnabled(false)
}

// preview shows what was made, or what has to be settled first.
func (v *mappingView) preview(err error) {
	text, good := v.p.state(err)
	v.said.SetText(text)
	v.add.SetLabel(v.p.button())
	v.add.SetEnabled(good)
	made := v.p.read.Made
	v.table.SetCount(min(len(made.Figures), mapPreview))
	v.refused.Objects = nil
	for _, r := range made.Refused[:min(len(made.Refused), mapRefusals)] {
		v.refused.Add(kit.Row(6, kit.Inset(kit.Edges{Top: 6}, kit.Dot(kit.Warn)), kit.NewText(place.Sentence(r.String()), small)))
	}
	if n := made.Refusals - mapRefusals; n > 0 {
		v.refused.Add(kit.NewText(fmt.Sprintf("and %d more", n), small))
	}
	v.form.doubt(err)
	v.content.Refresh()
}
