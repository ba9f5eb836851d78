package library

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/ingest/dataset"
	"briefdeck/ui/kit"
)

// mappingForm is what the series is and how its cells are written.
type mappingForm struct {
	p                                       *mapping
	pane                                    *kit.Pane
	name, definition, unit, missing, period *kit.Entry
	unitNote                                *kit.Text
	decimal, dates, across                  *kit.Segments
	thousands, head, sheet                  *kit.Button
	filling                                 bool
}

// The choices of the form, in the order of its segments and menus.
var (
	decimalMarks   = []rune{'.', ','}
	thousandsMarks = []rune{0, ',', '.', ' ', '\''}
	thousandsWords = []string{"None", "Comma 1,234", "Point 1.234", "Blank 1 234", "Apostrophe 1'234"}
	dateOrders     = []dataset.Order{dataset.DayFirst, dataset.MonthFirst}
	acrossKinds    = []dataset.Across{dataset.AcrossSeries, dataset.AcrossPeriods, dataset.AcrossPlaces}
)

func newMappingForm(p *mapping) *mappingForm {
	f := &mappingForm{p: p, pane: kit.NewPane(kit.Edges{Right: kit.Unit}, 12), unitNote: kit.NewText("", small)}
	f.name = f.entry(func(s string) { p.m.Series.Name, p.m.Series.Key = s, dataset.Slug(s) })
	f.definition = kit.NewLines(2, 4)
	f.definition.OnChanged = f.changed(func(s string) { p.m.Series.Definition = strings.TrimSpace(s) })
	f.definition.OnRows = f.pane.Relayout
	f.unit = f.entry(f.setUnit)
	f.missing = f.entry(func(s string) {
		p.m.Missing = append(dataset.DefaultMissing[:len(dataset.DefaultMissing):len(dataset.DefaultMissing)], words(s)...)
	})
	f.period = f.entry(func(s string) { p.m.Period = strings.TrimSpace(s) })
	f.decimal = kit.NewSegments(func(at int) {
		other := decimalMarks[1-at]
		p.m.Marks.Decimal = decimalMarks[at]
		if p.m.Marks.Thousands == decimalMarks[at] || doubted(p.m, "decimal") {
			p.m.Marks.Thousands = other
		}
		p.m.Settle("decimal")
		f.fill()
		p.again()
	}, "Point 1.5", "Comma 1,5")
	f.dates = kit.NewSegments(func(at int) {
		p.m.Dates = dateOrders[at]
		p.m.Settle("dates")
		p.again()
	}, "Day first", "Month first")
	f.across = kit.NewSegments(func(at int) {
		p.m.Across = acrossKinds[at]
		p.again()
	}, "Series", "Periods", "Places")
	f.thousands = kit.NewSelect("", f.thousandsMenu)
	f.head = kit.NewSelect("", f.headMenu)
	f.sheet = kit.NewSelect("", f.sheetMenu)
	return f
}

// entry is a field whose text changes the mapping.
func (f *mappingForm) entry(set func(string)) *kit.Entry {
	e := kit.NewEntry()
	e.OnChanged = f.changed(set)
	e.OnSubmitted = func(string) { f.p.add() }
	return e
}

func (f *mappingForm) changed(set func(string)) func(string) {
	return func(s string) {
		if f.filling {
			return
		}
		set(s)
		f.p.again()
	}
}

func (f *mappingForm) setUnit(s string) {
	note := ""
	if !f.p.unit(s) {
		note = "Not understood; write US$ bn, %, or countries"
	}
	f.unitNote.SetText(note)
}

// words are parted by commas or semicolons.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
}

// fill shows the mapping as it is now.
func (f *mappingForm) fill() {
	m := f.p.m
	f.filling = true
	defer func() { f.filling = false }()
	name := m.Series.Name
	if values := m.Of(dataset.Value); name == "" && m.Series.Key == "" && len(values) == 1 && len(m.Of(dataset.SeriesOf)) == 0 {
		name = m.Columns[values[0]].Name
	}
	setText(f.name, name)
	setText(f.unit, f.p.unitWords())
	setText(f.period, m.Period)
	f.decimal.Set(index(decimalMarks, m.Marks.Decimal))
	f.dates.Set(max(0, index(dateOrders, m.Dates)))
	f.across.Set(index(acrossKinds, m.Across))
	f.thousands.SetLabel(thousandsWords[max(0, index(thousandsMarks, m.Marks.Thousands))])
	f.head.SetLabel(f.headWord(m.Header))
	f.sheet.SetLabel(f.p.table().Sheet)
	f.show(m)
}

// setText gives a field a text that it has not.
func setText(e *kit.Entry, text string) {
	if e.Text != text {
		e.SetText(text)
	}
}

func index[T comparable](all []T, one T) int {
	for i, x := range all {
		if x == one {
			return i
		}
	}
	return -1
}

// show lists the fields that this table needs.
func (f *mappingForm) show(m dataset.Mapping) {
	var out []fyne.CanvasObject
	if len(f.p.tables) > 1 {
		out = append(out, kit.Field("Sheet", f.sheet))
	}
	values := len(m.Of(dataset.Value))
	label := "Name of the series"
	if values > 1 && m.Across == dataset.AcrossSeries || len(m.Of(dataset.SeriesOf)) > 0 {
		label = "What they have in common (optional)"
	}
	out = append(out, kit.Field(label, f.name), kit.Field("Definition: what exactly is counted", f.definition),
		kit.Field("Unit and magnitude, for all values", kit.Column(2, f.unit, f.unitNote)))
	if values > 1 {
		out = append(out, kit.Field("The titles of the values are", kit.Row(0, f.across)))
	}
	if len(m.Of(dataset.PeriodOf)) == 0 && m.Across != dataset.AcrossPeriods {
		out = append(out, kit.Field("Year, quarter, month or date of all values", f.period))
	}
	if m.Dates != "" || doubted(m, "dates") {
		out = append(out, kit.Field("Dates like 03/04/2020", kit.Row(0, f.dates)))
	}
	out = append(out, kit.Field("Decimal mark", kit.Row(0, f.decimal)), kit.Field("Between thousands", f.thousands),
		kit.Field("More words for “no value”", f.missing), kit.Field("Titles stand in", f.head))
	for _, n := range f.p.table().Notes {
		out = append(out, kit.NewPara("Note: "+n+".", small))
	}
	f.pane.Set(out...)
}

func doubted(m dataset.Mapping, about string) bool {
	for _, d := range m.Doubts {
		if d.About == about {
			return true
		}
	}
	return false
}

// doubt brings the field into sight that settles what is open.
func (f *mappingForm) doubt(err error) {
	var open *dataset.DoubtError
	if !errors.As(err, &open) {
		return
	}
	switch open.About {
	case "decimal":
		f.pane.Reveal(f.decimal)
	case "dates":
		f.pane.Reveal(f.dates)
	}
}

func (f *mappingForm) thousandsMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, word := range thousandsWords {
		if thousandsMarks[i] == f.p.m.Marks.Decimal {
			continue
		}
		it := fyne.NewMenuItem(word, func() {
			f.p.m.Marks.Thousands = thousandsMarks[i]
			f.fill()
			f.p.again()
		})
		it.Checked = thousandsMarks[i] == f.p.m.Marks.Thousands
		items = append(items, it)
	}
	return items
}

// headChoices is how many rows can be taken for the titles.
const headChoices = 12

func (f *mappingForm) headWord(at int) string {
	t := f.p.table()
	if at < 0 || at >= len(t.Rows) {
		return "No titles"
	}
	words := fmt.Sprintf("Row %d: %s", t.Rows[at].Number, strings.Join(t.Rows[at].Cells, ", "))
	return kit.Ellipsis(words, 210, kit.Style{})
}

func (f *mappingForm) headMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for at := -1; at < min(headChoices, len(f.p.table().Rows)-1); at++ {
		it := fyne.NewMenuItem(f.headWord(at), func() { f.p.head(at) })
		it.Checked = at == f.p.m.Header
		items = append(items, it)
	}
	return items
}

func (f *mappingForm) sheetMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for at, t := range f.p.tables {
		word := t.Sheet
		if t.Hidden {
			word += " (hidden)"
		}
		it := fyne.NewMenuItem(word, func() { f.p.choose(at) })
		it.Checked = at == f.p.at
		items = append(items, it)
	}
	return items
}
