package editor

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// word is a value of a chart's field and how it is called.
type word struct{ value, label string }

// The words for the values of a chart's fields.
var (
	orderWords   = []word{{"", "As given"}, {deck.ByValue, "Largest first"}, {deck.ByName, "By name"}}
	scaleWords   = []word{{"", "Even"}, {deck.Logarithmic, "Logarithmic"}}
	gapWords     = []word{{"", "Stay empty"}, {deck.Bridged, "Bridged with dots"}}
	valueWords   = []word{{"", "As many as have room"}, {deck.EndValues, "First and last only"}, {deck.NoValues, "None"}}
	legendWords  = []word{{"", "Beside what they name"}, {deck.LegendAbove, "In a legend"}}
	paletteWords = []word{{"", "The theme’s"}, {deck.OkabeIto, "Okabe–Ito (colour-blind safe)"}, {deck.TolBright, "Tol bright (colour-blind safe)"}, {deck.Shades, "Shades of one colour"}}
	groupWords   = []word{{"", "All in one colour"}, {deck.ByJoining, "By year of joining"}, {deck.ByRegion, "By region"}, {deck.ByIncome, "By income"}}
)

func labelOf(words []word, value string) string {
	for _, w := range words {
		if w.value == value {
			return w.label
		}
	}
	return value
}

// chartOptions is how a chart is drawn. Its fields stay while the chart changes, so that
// the keyboard's focus stays too.
type chartOptions struct {
	c       *chartSheet
	pane    *kit.Pane
	fits    *fyne.Container // a button for each type that fits
	shown   []app.ChartProposal
	buttons []*kit.Button // one a proposal
	remarks *fyne.Container
	updates []func()
	fresh   *kit.Entry // of a remark that was just added: it comes into sight once it has its place
}

func newChartOptions(c *chartSheet) *chartOptions {
	o := &chartOptions{c: c, fits: kit.Column(4), remarks: kit.Column(6)}
	ch := &c.chart
	kind := kit.NewSelect("", o.typeMenu)
	o.updates = append(o.updates, func() { kind.SetLabel(typeNames[ch.Type]) })
	pair := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.Beside(kit.Unit, a, b) }
	lineAt := pair(o.field("Line at", "a value", 1, &ch.Line), o.field("Its label", "Target", 1, &ch.LineLabel))
	o.pane = kit.NewPane(kit.Edges{Top: 12, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: 2 * kit.Unit}, 12,
		labelled("Fits these data", o.fits), labelled("Type", kind),
		o.field("Title", "States the finding", 3, &ch.Title), o.field("Subtitle", "Empty: measure, unit and period", 2, &ch.Subtitle),
		o.where(o.choice("Colours of the places", groupWords, &ch.Group), &ch.Group, func(deck.ChartType) bool { return len(ch.Places) > 0 }),
		labelled("Highlight", o.names("Nothing", &ch.Highlight)), labelled("Leave out", o.names("Nothing", &ch.Without)),
		pair(o.field("From", "all", 1, &ch.From), o.field("To", "all", 1, &ch.To)),
		o.where(o.choice("Order of names", orderWords, &ch.Order), &ch.Order, func(deck.ChartType) bool { return c.byName() }),
		o.where(o.choice("Scale", scaleWords, &ch.Scale), &ch.Scale, scaled), o.where(o.choice("Gaps in lines", gapWords, &ch.Gaps), &ch.Gaps, joined),
		o.where(o.choice("Values", valueWords, &ch.Values), &ch.Values, valued),
		o.where(o.choice("Names of series", legendWords, &ch.Legend), &ch.Legend, func(t deck.ChartType) bool { return scaled(t) && len(ch.Series) > 1 }),
		o.choice("Colours", paletteWords, &ch.Palette), o.where(lineAt, &ch.Line, scaled),
		labelled("Remarks", kit.Column(6, o.remarks, kit.Row(0, kit.NewButton("Add a remark", o.addRemark)))),
		o.field("Note, after the source", "", 3, &ch.Note), o.height(&ch.Height),
		labelled("Alternative text", kit.Column(6, o.alt(), kit.Row(0, kit.NewButton("Draft it from the data", c.draft)))),
	)
	o.listRemarks()
	o.update()
	return o
}

// update makes the fields say what the chart is.
func (o *chartOptions) update() {
	for _, u := range o.updates {
		u()
	}
	for i, b := range o.buttons {
		if on := o.shown[i].Type == o.c.chart.Type; b.On != on {
			b.On = on
			b.Refresh()
		}
	}
	o.pane.Relayout()
	if o.fresh != nil {
		o.pane.Reveal(o.fresh)
		o.fresh = nil
	}
}

// where shows an option only for the types that have a use for it, or when it is set.
func (o *chartOptions) where(option fyne.CanvasObject, value *string, useful func(deck.ChartType) bool) fyne.CanvasObject {
	o.updates = append(o.updates, func() {
		if useful(o.c.chart.Type) || *value != "" {
			option.Show()
		} else {
			option.Hide()
		}
	})
	return option
}

// scaled, joined and valued types set values against a scale, join them over time, and
// print them at their points.
func scaled(t deck.ChartType) bool {
	switch t {
	case deck.Pie, deck.Doughnut, deck.Treemap, deck.Sankey, deck.Timeline, deck.WorldMap, deck.HeatMap, deck.Histogram, deck.BoxPlot, deck.Bubble, deck.SmallMultiples, deck.Waterfall:
		return false
	}
	return true
}

func joined(t deck.ChartType) bool { return t == deck.Line || t == deck.StepLine || t == deck.Area }
func valued(t deck.ChartType) bool { return t == deck.HeatMap || scaled(t) }

// field edits one text of the chart.
func (o *chartOptions) field(label, hint string, lines int, text *string) fyne.CanvasObject {
	e := kit.NewEntry()
	if lines > 1 {
		e = kit.NewLines(1, lines)
		e.OnRows = func() { o.pane.Relayout() }
	}
	e.SetText(*text)
	e.SetPlaceHolder(hint)
	e.OnEnter = func() { o.pane.Bring(e) }
	e.OnChanged = func(t string) {
		*text = t
		o.c.changed()
	}
	o.updates = append(o.updates, func() {
		if e.Text != *text {
			e.SetText(*text)
		}
	})
	return kit.Field(label, e)
}

// height asks how tall the chart is in a brief, in per cent of its width.
func (o *chartOptions) height(share *float64) fyne.CanvasObject {
	e := kit.NewEntry()
	e.SetPlaceHolder("as usual")
	if *share > 0 {
		e.SetText(strconv.FormatFloat(*share*100, 'f', -1, 64))
	}
	fault := kit.NewPara("Write a number from 10 to 200, or nothing.", kit.Style{Color: kit.Warn, Size: kit.SmallSize})
	fault.Hide()
	e.OnEnter = func() { o.pane.Bring(e) }
	e.OnChanged = func(t string) {
		h, ok := heightOf(t)
		fault.Hidden = ok
		o.pane.Relayout()
		if ok {
			*share = h
			o.c.changed()
		}
	}
	return kit.Column(4, kit.Field("Height in a brief, % of its width", e), fault)
}

// heightOf reads a share of the width that was written in per cent; 0 for nothing.
func heightOf(text string) (share float64, ok bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if text == "" {
		return 0, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	if err != nil || !(n >= 10 && n <= 200) {
		return 0, false
	}
	return math.Round(n*10) / 1000, true
}

// alt is what the chart shows in words; it goes into the deck with the chart.
func (o *chartOptions) alt() fyne.CanvasObject {
	e := kit.NewLines(2, 8)
	e.SetText(o.c.alt)
	e.SetPlaceHolder("What it shows, for who cannot see it")
	e.OnRows = func() { o.pane.Relayout() }
	e.OnEnter = func() { o.pane.Bring(e) }
	e.OnChanged = func(t string) { o.c.alt = t }
	o.updates = append(o.updates, func() {
		if e.Text != o.c.alt {
			e.SetText(o.c.alt)
		}
	})
	return e
}

// choice picks one of a field's words.
func (o *chartOptions) choice(label string, words []word, value *string) fyne.CanvasObject {
	b := kit.NewSelect("", func() []*fyne.MenuItem {
		var items []*fyne.MenuItem
		for _, w := range words {
			it := fyne.NewMenuItem(w.label, func() {
				*value = w.value
				o.update()
				o.c.changed()
			})
			it.Checked = w.value == *value
			items = append(items, it)
		}
		return items
	})
	o.updates = append(o.updates, func() { b.SetLabel(labelOf(words, *value)) })
	return labelled(label, b)
}

// names picks categories and series of the chart, any number of them.
func (o *chartOptions) names(empty string, list *[]string) fyne.CanvasObject {
	b := kit.NewSelect("", func() []*fyne.MenuItem {
		var items []*fyne.MenuItem
		for _, name := range o.c.categories(*list) {
			it := fyne.NewMenuItem(name, func() {
				*list = toggled(*list, name)
				o.update()
				o.c.changed()
			})
			it.Checked = slices.Contains(*list, name)
			items = append(items, it)
		}
		if len(items) == 0 {
			none := fyne.NewMenuItem("Tick a series or figures first", nil)
			none.Disabled = true
			return []*fyne.MenuItem{none}
		}
		return items
	})
	o.updates = append(o.updates, func() {
		text := strings.Join(*list, ", ")
		b.SetLabel(kit.Ellipsis(orElse(text, empty), chartOptionPane-9*kit.Unit, kit.Style{}))
	})
	return b
}

// categories are the names that stand in the chart's data, and those that were chosen.
func (c *chartSheet) categories(chosen []string) []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(c.chart.Series) > 1 {
		for _, key := range c.chart.Series {
			add(orElse(c.book.Indicators[key].Name, key))
		}
	}
	if c.answered != c.asked || len(c.data.Rows) == 0 { // it is still being looked at
		for _, name := range categories(&c.chart, c.book) {
			add(name)
		}
	}
	for i, row := range c.data.Rows {
		if i > 0 {
			add(row[0])
		}
	}
	for _, name := range chosen {
		add(name)
	}
	return out
}

// propose shows the types that fit, each with why.
func (o *chartOptions) propose(list []app.ChartProposal) {
	list = list[:min(len(list), 5)]
	if slices.Equal(list, o.shown) {
		return
	}
	o.shown = list
	o.fits.Objects, o.buttons = nil, nil
	for _, p := range list {
		b := kit.NewButton(typeNames[p.Type], func() { o.c.setType(p.Type) })
		b.Wide = true
		b.On = p.Type == o.c.chart.Type
		why := kit.NewPara(capital(p.Why), kit.Style{Color: kit.Muted, Size: kit.SmallSize})
		o.buttons = append(o.buttons, b)
		o.fits.Add(b)
		o.fits.Add(kit.Inset(kit.Edges{Left: kit.Unit, Bottom: 4}, why))
	}
	if len(list) == 0 {
		o.fits.Add(kit.NewPara("Tick a series or figures at the left.", kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
	}
	o.pane.Relayout()
}

func (o *chartOptions) typeMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, t := range deck.ChartTypes {
		it := fyne.NewMenuItem(typeNames[t], func() { o.c.setType(t) })
		it.Checked = t == o.c.chart.Type
		items = append(items, it)
	}
	return items
}

// listRemarks makes a line for each remark: where, and its words.
func (o *chartOptions) listRemarks() (last *kit.Entry) {
	o.remarks.Objects = nil
	for i := range o.c.chart.Remarks {
		at := kit.NewSelect(orElse(o.c.chart.Remarks[i].At, "Where"), func() []*fyne.MenuItem { return o.placesOf(i) })
		e := kit.NewLines(1, 3)
		e.SetText(o.c.chart.Remarks[i].Text)
		e.SetPlaceHolder("What to say there")
		e.OnRows = func() { o.pane.Relayout() }
		e.OnEnter = func() { o.pane.Bring(e) }
		e.OnChanged = func(t string) {
			o.c.chart.Remarks[i].Text = t
			o.c.changed()
		}
		remove := kit.NewQuiet(kit.IconClose, "", func() {
			o.c.chart.Remarks = slices.Delete(slices.Clone(o.c.chart.Remarks), i, i+1)
			o.listRemarks()
			o.c.changed()
		})
		o.remarks.Add(kit.Column(4, kit.Dock(kit.Docked{Middle: at, Right: remove}), e))
		last = e
	}
	if o.pane != nil {
		o.pane.Relayout()
	}
	return last
}

// placesOf are the points that a remark can stand at.
func (o *chartOptions) placesOf(i int) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for at, row := range o.c.data.Rows {
		if at == 0 {
			continue
		}
		it := fyne.NewMenuItem(row[0], func() {
			o.c.chart.Remarks[i].At = row[0]
			o.listRemarks()
			o.c.changed()
		})
		it.Checked = row[0] == o.c.chart.Remarks[i].At
		items = append(items, it)
	}
	return items
}

// addRemark adds words at the last point, which is mostly the news.
func (o *chartOptions) addRemark() {
	at := ""
	if n := len(o.c.data.Rows); n > 1 {
		at = o.c.data.Rows[n-1][0]
	}
	o.c.chart.Remarks = append(slices.Clone(o.c.chart.Remarks), deck.Remark{At: at})
	e := o.listRemarks()
	o.fresh = e
	o.c.changed()
	o.c.ed.desk.Window().Canvas().Focus(e)
}
