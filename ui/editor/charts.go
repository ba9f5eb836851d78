package editor

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// typeNames are the words for the chart types.
var typeNames = map[deck.ChartType]string{
	deck.Bar: "Bars", deck.GroupedBar: "Grouped bars", deck.StackedBar: "Stacked bars", deck.Horizontal: "Horizontal bars",
	deck.Line: "Line", deck.StepLine: "Steps", deck.Area: "Area", deck.StackedArea: "Stacked areas",
	deck.Slope: "Slope", deck.Scatter: "Scatter", deck.Pie: "Pie", deck.Doughnut: "Doughnut",
	deck.PercentBar: "Bars of shares (100 %)", deck.DotPlot: "Dot plot", deck.Bubble: "Bubbles", deck.Waterfall: "Waterfall",
	deck.Histogram: "Histogram", deck.BoxPlot: "Box plot", deck.HeatMap: "Heat map", deck.Treemap: "Treemap", deck.Sankey: "Flows",
	deck.Timeline: "Timeline", deck.SmallMultiples: "Small multiples", deck.WorldMap: "World map",
}

// chartFields edits which evidence a chart shows, and how.
func (in *inspector) chartFields(b deck.Block) []fyne.CanvasObject {
	c := b.Chart
	kind := kit.NewSelect(typeNames[c.Type], nil)
	kind.OnTap = func() {
		in.ed.withBook(func(book *evidence.Book) { kind.Drop(in.typeMenu(b, book)) })
	}
	highlight := kit.NewSelect(highlightLabel(c), nil)
	highlight.OnTap = func() {
		in.ed.withBook(func(book *evidence.Book) { highlight.Drop(in.highlightMenu(b, book)) })
	}
	edit := kit.NewButton("Edit chart…", func() { in.ed.editChart(b) })
	edit.Wide = true
	out := []fyne.CanvasObject{edit, in.refusal(b), labelled("Series", in.seriesList(b)), labelled("Type", kind), in.text(fieldSpec{
		name: fieldName(b.ID, "title"), label: "Chart title", what: "Edit chart title", text: c.Title, lines: 4,
		hint: "Empty: the slide's title says it", set: change(b.ID, func(b *deck.Block, t string) { b.Chart.Title = t }),
	}), labelled("Highlight", highlight)}
	years := kit.Beside(kit.Unit,
		in.yearField(b, "From", c.From, func(c *deck.Chart, t string) { c.From = t }),
		in.yearField(b, "To", c.To, func(c *deck.Chart, t string) { c.To = t }))
	note := in.text(fieldSpec{
		name: fieldName(b.ID, "note"), label: "Note, after the source", what: "Edit chart note", text: c.Note, lines: 6,
		set: change(b.ID, func(b *deck.Block, t string) { b.Chart.Note = t }),
	})
	data := kit.Row(kit.Unit, kit.NewButton("Data…", func() { in.ed.showChartData(b) }), kit.NewButton("Draft alternative text", func() { in.ed.draftAlt(b) }))
	return append(out, years, labelled("Order of names", in.orderSelect(b)), in.lineFields(b), note, in.altField(b), data)
}

// refusal says why figures that do not belong together are not drawn, with a way out.
func (in *inspector) refusal(b deck.Block) fyne.CanvasObject {
	col := kit.Column(6)
	in.ed.withBook(func(book *evidence.Book) {
		_, err := app.DataOf(*b.Chart, book)
		if !errors.Is(err, evidence.ErrDefinitions) {
			return
		}
		col.Add(kit.NewPara("Not drawn: "+place.Sentence(err.Error()), kit.Style{Color: kit.Warn, Size: kit.SmallSize}))
		col.Add(kit.Row(0, kit.NewButton("Show each in a panel of its own", func() {
			in.ed.setBlock(b.ID, "Show in panels", func(b *deck.Block) { b.Chart.Type = deck.SmallMultiples })
		})))
		in.body.Relayout()
	})
	return col
}

// lineFields ask for a line across the chart.
func (in *inspector) lineFields(b deck.Block) fyne.CanvasObject {
	return kit.Beside(kit.Unit,
		in.text(fieldSpec{
			name: fieldName(b.ID, "line"), label: "Line at", what: "Change the chart's line", text: b.Chart.Line, lines: 1, hint: "a value",
			set: change(b.ID, func(b *deck.Block, t string) { b.Chart.Line = strings.TrimSpace(t) }),
		}),
		in.text(fieldSpec{
			name: fieldName(b.ID, "line label"), label: "Its label", what: "Change the chart's line", text: b.Chart.LineLabel, lines: 1, hint: "Target",
			set: change(b.ID, func(b *deck.Block, t string) { b.Chart.LineLabel = t }),
		}))
}

func (in *inspector) orderSelect(b deck.Block) fyne.CanvasObject {
	return kit.NewSelect(labelOf(orderWords, b.Chart.Order), func() []*fyne.MenuItem {
		var items []*fyne.MenuItem
		for _, o := range orderWords {
			it := fyne.NewMenuItem(o.label, func() {
				in.ed.setBlock(b.ID, "Change the order", func(b *deck.Block) { b.Chart.Order = o.value })
			})
			it.Checked = o.value == b.Chart.Order
			items = append(items, it)
		}
		return items
	})
}

func (in *inspector) yearField(b deck.Block, label, text string, set func(*deck.Chart, string)) fyne.CanvasObject {
	return in.text(fieldSpec{
		name: fieldName(b.ID, label), label: label + " year", what: "Change the years shown", text: text, lines: 1, hint: "all",
		set: change(b.ID, func(b *deck.Block, t string) { set(b.Chart, t) }),
	})
}

func labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(4, kit.NewText(label, kit.Style{Color: kit.Muted, Size: kit.SmallSize}), o)
}

// seriesList names what the chart shows, each with a way to take it out.
func (in *inspector) seriesList(b deck.Block) fyne.CanvasObject {
	col := kit.Column(4)
	in.ed.withBook(func(book *evidence.Book) {
		for _, key := range b.Chart.Series {
			col.Add(in.seriesRow(b, book.Indicators[key].Name, key, func(c *deck.Chart) { c.Series = without(c.Series, key) }))
		}
		for _, key := range b.Chart.Figures {
			name := key
			if f, ok := book.Figures[key]; ok {
				name = in.ed.printed(book, f)
			}
			col.Add(in.seriesRow(b, name, key, func(c *deck.Chart) { c.Figures = without(c.Figures, key) }))
		}
		for _, key := range b.Chart.Places {
			src := book.Sources[key]
			col.Add(in.seriesRow(b, "Places listed by "+src.Name(), key, func(c *deck.Chart) { c.Places = without(c.Places, key) }))
		}
		add := []fyne.CanvasObject{}
		if len(b.Chart.Figures)+len(b.Chart.Places) == 0 {
			add = append(add, kit.NewButton("Add series…", func() { in.ed.addSeries(b.ID) }))
		}
		if len(b.Chart.Series)+len(b.Chart.Places) == 0 {
			add = append(add, kit.NewButton("Add figure…", func() { in.ed.addChartFigure(b.ID) }))
		}
		col.Add(kit.Row(kit.Unit, add...))
		in.body.Relayout()
	})
	return col
}

// without is a list of keys with one left out.
func without(list []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return w == word })
}

func (in *inspector) seriesRow(b deck.Block, name, key string, remove func(*deck.Chart)) fyne.CanvasObject {
	if name == "" {
		name = key
	}
	button := kit.NewQuiet(kit.IconClose, "", func() {
		in.ed.setBlock(b.ID, "Remove series", func(b *deck.Block) { remove(b.Chart) })
	})
	return kit.Dock(kit.Docked{Middle: kit.Inset(kit.Edges{Top: 6, Bottom: 6}, kit.NewLine(name, 0, kit.Style{})), Right: button})
}

// typeMenu lists the types that fit the evidence, each with why, then the others.
func (in *inspector) typeMenu(b deck.Block, book *evidence.Book) []*fyne.MenuItem {
	item := func(t deck.ChartType, label string) *fyne.MenuItem {
		it := fyne.NewMenuItem(label, func() {
			in.ed.setBlock(b.ID, "Change chart type", func(b *deck.Block) { b.Chart.Type = t })
		})
		it.Checked = t == b.Chart.Type
		return it
	}
	var items []*fyne.MenuItem
	fits := map[deck.ChartType]bool{}
	for _, p := range app.ChartProposals(*b.Chart, book) {
		fits[p.Type] = true
		items = append(items, item(p.Type, typeNames[p.Type]+" — "+p.Why))
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	for _, t := range deck.ChartTypes {
		if !fits[t] {
			items = append(items, item(t, typeNames[t]))
		}
	}
	return items
}

func highlightLabel(c *deck.Chart) string {
	if len(c.Highlight) == 0 {
		return "Nothing"
	}
	return kit.Ellipsis(strings.Join(c.Highlight, ", "), inspectorWidth-12*kit.Unit, kit.Style{})
}

// highlightMenu lists what can be highlighted, with what is checked.
func (in *inspector) highlightMenu(b deck.Block, book *evidence.Book) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, name := range categories(b.Chart, book) {
		it := fyne.NewMenuItem(name, func() {
			in.ed.setBlock(b.ID, "Change highlight", func(b *deck.Block) { b.Chart.Highlight = toggled(b.Chart.Highlight, name) })
		})
		it.Checked = slices.Contains(b.Chart.Highlight, name)
		items = append(items, it)
	}
	return items
}

// toggled adds a word to a list, or takes it out.
func toggled(list []string, word string) []string {
	if i := slices.Index(list, word); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), word)
}

// categories are the years of a chart's series, and the series when there are several.
func categories(c *deck.Chart, book *evidence.Book) []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, key := range c.Series {
		s, err := book.Series(key)
		if err != nil {
			continue
		}
		if len(c.Series) > 1 {
			add(key)
		}
		for _, f := range s.Figures {
			add(f.Period.String())
		}
	}
	for i, key := range c.Figures {
		if i < len(c.Labels) {
			add(c.Labels[i])
		} else {
			add(key)
		}
	}
	return out
}
