package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// mapping is the sheet on which a table becomes series: what each column says, what is
// counted, and the figures that this makes, as it changes.
type mapping struct {
	l      *Library
	tables []dataset.Table
	at     int // the table that is mapped
	m      dataset.Mapping
	file   app.DataFile
	doc    *source.Document // that the table stands in; nil for a file
	read   app.DataReading
	sheet  *kit.Sheet
	view   *mappingView
	kept   bool
	after  func(kept bool) // what comes when the sheet is gone
}

// mapFile shows how a data file becomes series; then is told whether figures were kept.
func (l *Library) mapFile(f app.DataFile, then func(kept bool)) {
	tables := slices.DeleteFunc(slices.Clone(f.Tables), func(t dataset.Table) bool { return len(t.Rows) == 0 })
	slices.SortStableFunc(tables, func(a, b dataset.Table) int { return order(a.Hidden) - order(b.Hidden) })
	l.showMapping(&mapping{l: l, file: f, tables: tables, after: then})
}

func order(last bool) int {
	if last {
		return 1
	}
	return 0
}

// mapTableOf shows how the document's table of that number becomes series. The table of
// a data file is read from the file, which has all of its rows.
func (l *Library) mapTableOf(number string) {
	if l.onlyRead() {
		return
	}
	doc, work := l.doc, l.desk.Work
	app.Go(l.desk.Tasks, "library:table", func(ctx context.Context) (app.DataFile, error) { return work.DataFileOf(ctx, doc.Source.Key) },
		func(f app.DataFile, err error) {
			if err == nil {
				l.mapFile(f, func(bool) {})
				return
			}
			if !errors.Is(err, app.ErrNoData) {
				l.desk.Shell.Fail("Read the data", err)
				return
			}
			for _, t := range doc.Tables() {
				if fmt.Sprint(t.Number) == number {
					l.showMapping(&mapping{l: l, doc: &doc, tables: []dataset.Table{app.TableOf(doc, t)}, after: func(bool) {}})
					return
				}
			}
		})
}

// Size of the sheet in logical pixels: as large as the window lets it, up to this.
const (
	mappingWidth, mappingHeight = 1240, 800
	mappingAround               = 64
)

func (l *Library) showMapping(p *mapping) {
	p.m = dataset.Propose(p.table())
	p.view = newMappingView(p)
	size := l.desk.Window().Canvas().Size()
	p.sheet = l.desk.Stage.Show(p.view.content, fyne.NewSize(min(mappingWidth, size.Width-mappingAround), min(mappingHeight, size.Height-mappingAround)))
	p.sheet.OnEnter = p.add
	p.sheet.OnClose = func() {
		l.desk.Tasks.Cancel("library:map")
		p.after(p.kept)
	}
	p.again()
}

func (p *mapping) table() dataset.Table { return p.tables[p.at] }

// choose goes to another sheet of the workbook.
func (p *mapping) choose(at int) {
	p.at = at
	p.propose(dataset.Propose(p.table()))
}

// head takes the titles from another row; -1: there are none.
func (p *mapping) head(at int) {
	p.m.Header, p.m.Body = at, at+1
	name := p.m.Series
	p.m.Read(p.table())
	p.m.Series = name
	p.propose(p.m)
}

func (p *mapping) propose(m dataset.Mapping) {
	p.m = m
	p.view.fill()
	p.again()
}

// role says what a column is. What only one column can be, leaves the one that was it.
func (p *mapping) role(column int, r dataset.Role) {
	if !r.Many() {
		for _, i := range p.m.Of(r) {
			p.m.Columns[i].Role = dataset.Unused
		}
	}
	p.m.Columns[column].Role = r
	if r == dataset.Value {
		p.m.Settle("value")
	}
	p.view.fill()
	p.again()
}

// again makes the figures anew and shows them.
func (p *mapping) again() {
	p.view.busy()
	table, m, file, doc := p.table(), p.m, p.file, p.doc
	m.Columns, m.Doubts = slices.Clone(m.Columns), slices.Clone(m.Doubts)
	app.Go(p.l.desk.Tasks, "library:map", func(ctx context.Context) (app.DataReading, error) {
		if doc != nil {
			return app.TableSeries(ctx, *doc, table, m)
		}
		return file.Series(ctx, table, m, "")
	}, func(r app.DataReading, err error) {
		if p.read = r; err != nil {
			p.read.Made = dataset.Made{}
		}
		p.view.preview(err)
	})
}

// add keeps the figures and goes to where they stand.
func (p *mapping) add() {
	if len(p.read.Made.Figures) == 0 {
		return
	}
	l, r := p.l, p.read
	p.view.adding()
	app.Go(l.desk.Tasks, "library:add", func(ctx context.Context) (app.DataAdded, error) { return l.desk.Work.AddData(ctx, r) },
		func(added app.DataAdded, err error) {
			if err != nil {
				p.view.preview(nil)
				if errors.Is(err, source.ErrDuplicate) {
					l.desk.Stage.Toast("The library holds these figures already")
					return
				}
				l.desk.Shell.Fail("Add the figures", err)
				return
			}
			l.key, p.kept = added.Source, true
			p.sheet.Close()
			said := "Added " + count(added.Figures, "figure")
			if added.Waiting > 0 {
				said += fmt.Sprintf(", %d to decide: the series has other values there", added.Waiting)
			}
			l.desk.Stage.Offer(said, "Show figures", func() { l.desk.Shell.ShowFigure(r.Made.Figures[0].Key) })
			l.load()
		})
}

// state says in a line what comes of the mapping.
func (p *mapping) state(err error) (text string, good bool) {
	if err != nil {
		text := strings.TrimPrefix(err.Error(), dataset.ErrMapping.Error()+": ")
		return place.Sentence(text), false
	}
	made := p.read.Made
	text = count(len(made.Figures), "figure")
	if n := len(made.Indicators); n > 1 {
		text += fmt.Sprintf(" in %d series", n)
	}
	if made.Gaps > 0 {
		text += ", " + count(made.Gaps, "gap")
	}
	if made.Refusals > 0 {
		text += fmt.Sprintf(", %d refused", made.Refusals)
	}
	return text, len(made.Figures) > 0
}

// button is the words of the main button: how many figures go where.
func (p *mapping) button() string {
	made := p.read.Made
	switch n := len(made.Figures); {
	case n == 0:
		return "Add figures"
	case len(made.Indicators) == 1:
		return "Add " + count(n, "figure") + " to " + kit.Ellipsis(made.Indicators[0].Name, 260, kit.Style{})
	default:
		return fmt.Sprintf("Add %s to %d series", count(n, "figure"), len(made.Indicators))
	}
}

// unit sets the unit of all values; words that are none are told apart by false.
func (p *mapping) unit(text string) bool {
	if strings.TrimSpace(text) == "" {
		p.m.Series.Unit, p.m.Series.Scale = nil, 0
		return true
	}
	u, scale, err := dataset.ReadUnit(text)
	if err != nil {
		return false
	}
	p.m.Series.Unit, p.m.Series.Scale = &u, scale
	return true
}

// unitWords is the unit that the figures have now.
func (p *mapping) unitWords() string {
	var unit evidence.Unit
	var scale int
	if u := p.m.Series.Unit; u != nil {
		unit, scale = *u, p.m.Series.Scale
	} else if of := p.m.Of(dataset.Value); len(of) > 0 {
		first := p.m.Columns[of[0]]
		for _, i := range of[1:] {
			if p.m.Columns[i].Unit != first.Unit || p.m.Columns[i].Scale != first.Scale {
				return ""
			}
		}
		unit, scale = first.Unit, first.Scale
	}
	return unit.ScaledString(scale)
}
