package chart

import (
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// speak writes every text of the chart.
func (w *builder) speak() error {
	s := &w.spec
	s.words.figures = w.keys()
	s.words.definitions = w.defined()
	title := w.resolve(w.chart.Title)
	subtitle := w.resolve(w.chart.Subtitle)
	note := w.resolve(w.chart.Note)
	for i := range s.Series {
		s.Series[i].Name = w.resolve(s.Series[i].Name)
	}
	for i := range s.Categories {
		s.Categories[i].Label = w.resolve(s.Categories[i].Label)
	}
	measure := w.measureName()
	s.words.title = title
	if title == "" {
		s.words.title = measure
	}
	s.words.subtitle = w.subtitle(subtitle, measure, title == "")
	s.words.source = w.sourceLine()
	w.speakNotes()
	w.remark()
	if note != "" {
		w.note("%s", note)
	}
	s.words.notes = w.notes
	s.words.alt = w.alt(measure)
	s.words.table = w.cells()
	return nil
}

// resolve fills in the figures of a text and keeps what could not be.
func (w *builder) resolve(text string) string {
	out, _ := w.book.Resolve(strings.TrimSpace(text))
	for _, t := range evidence.Tokens(out) {
		if token := out[t.Start:t.End]; !slices.Contains(w.spec.words.unresolved, token) {
			w.spec.words.unresolved = append(w.spec.words.unresolved, token)
		}
	}
	return out
}

// keys lists the figures shown, each once.
func (w *builder) keys() []string {
	var out []string
	for _, x := range w.spec.Series {
		for _, p := range x.Points {
			if p.OK && p.Figure != "" && !slices.Contains(out, p.Figure) {
				out = append(out, p.Figure)
			}
		}
	}
	return out
}

// shown lists the figures shown.
func (w *builder) shown() []evidence.Figure {
	var out []evidence.Figure
	for _, key := range w.spec.words.figures {
		out = append(out, w.book.Figures[key])
	}
	return out
}

// indicators lists the indicators shown, each once.
func (w *builder) indicators() []evidence.Indicator {
	var out []evidence.Indicator
	for _, f := range w.shown() {
		ind := indicatorOf(entry{fig: f}, w.book)
		if !slices.ContainsFunc(out, func(o evidence.Indicator) bool { return o.Key == ind.Key }) {
			out = append(out, ind)
		}
	}
	return out
}

func (w *builder) defined() []string {
	var out []string
	for _, ind := range w.indicators() {
		if ind.Definition != "" {
			out = append(out, clean(ind.Name)+": "+ind.Definition)
		}
	}
	return out
}

// measureName says what the chart measures.
func (w *builder) measureName() string {
	var names []string
	for _, ind := range w.indicators() {
		if n := clean(ind.Name); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if common := commonStart(names); common != "" {
		return common
	}
	if len(names) > 3 {
		return strings.Join(names[:2], ", ") + " and " + strconv.Itoa(len(names)-2) + " more"
	}
	return series(names)
}

// commonStart is the words that several names begin with, when they say something by
// themselves: two words at least, and not ending in a preposition.
func commonStart(names []string) string {
	if len(names) < 2 {
		return ""
	}
	common := strings.Fields(names[0])
	for _, n := range names[1:] {
		words, k := strings.Fields(n), 0
		for k < min(len(words), len(common)) && words[k] == common[k] {
			k++
		}
		common = common[:k]
	}
	for len(common) > 0 && slices.Contains([]string{"in", "of", "from", "to", "by", "with", "for", "and", "the", "at", "on"}, common[len(common)-1]) {
		common = common[:len(common)-1]
	}
	if len(common) < 2 {
		return ""
	}
	return strings.TrimRight(strings.Join(common, " "), ",;:–—(")
}

// unit is the unit with its magnitude; of a chart across, both.
func (w *builder) unit() string {
	s := w.spec
	if s.Across && len(s.Series) == 3 {
		return w.unitOf(1) + " against " + w.unitOf(0) + ", area: " + s.Series[2].Name + " (" + w.unitOf(2) + ")"
	}
	if s.Apart {
		return "each in its own unit"
	}
	if s.Across {
		return w.unitOf(1) + " against " + w.unitOf(0)
	}
	if s.Unit == (evidence.Unit{}) && s.Scale == 0 {
		return "number"
	}
	return w.book.Language.Unit(s.Unit, s.Scale)
}

// unitOf is the unit of one series of a chart across.
func (w *builder) unitOf(i int) string {
	return w.book.Language.Unit(w.tracks[i].entries[0].fig.Unit, w.tracks[i].ind.Scale)
}

// subtitle is the author's with the unit added if it lacks that, else measure, unit
// and period. The measure is left out where the title already is the measure.
func (w *builder) subtitle(author, measure string, measureAbove bool) string {
	var parts []string
	lead := author
	if author == "" && !measureAbove {
		lead = measure
	}
	if lead != "" {
		parts = append(parts, lead)
	}
	if unit := w.unit(); !mentions(lead, unit) {
		parts = append(parts, unit)
	}
	if p := w.period(); p != "" && (author == "" || w.spec.Axis == Names && !mentions(author, p)) {
		parts = append(parts, p)
	}
	return strings.Join(parts, ", ")
}

func mentions(text, what string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(what))
}

// period is the time that the figures shown are about.
func (w *builder) period() string {
	var first, last evidence.Period
	for _, f := range w.shown() {
		p := newEntry(f).period
		if p.IsZero() {
			continue
		}
		if first.IsZero() || p.From.Before(first.From) {
			first = p
		}
		if last.IsZero() || last.End().Before(p.End()) {
			last = p
		}
	}
	lang := w.book.Language
	switch {
	case first.IsZero():
		return lang.Undated()
	case first == last:
		return lang.Period(first)
	case first.From == last.End():
		return lang.Date(first.From)
	case first.From.Month != 0 && month(first.From) == month(last.End()):
		return lang.Date(month(first.From))
	case first.From.Month == 0 && last.End().Month == 0:
		return lang.Period(evidence.Period{From: first.From, To: last.End()})
	}
	return lang.Span(month(first.From), month(last.End()))
}

// month is a date without its day: spans of years need no days.
func month(d evidence.Date) evidence.Date { return evidence.Date{Year: d.Year, Month: d.Month} }

// cells is the data as a table.
func (w *builder) cells() [][]string {
	s := w.spec
	head := []string{map[Axis]string{Names: "", Years: "Year", Dates: "Date"}[s.Axis]}
	for i, x := range s.Series {
		unit := w.unit()
		if s.Across || s.Apart {
			unit = w.unitOf(i)
		}
		name := x.Name
		if len(s.Series) == 1 {
			name = w.measureName()
		}
		head = append(head, name+" ("+unit+")")
	}
	rows := [][]string{head}
	for c, cat := range s.Categories {
		row := []string{cat.Label}
		for i := range s.Series {
			row = append(row, w.cell(i, c))
		}
		rows = append(rows, row)
	}
	return rows
}

func (w *builder) cell(i, c int) string {
	p := w.spec.Series[i].Points[c]
	if !p.OK {
		return none
	}
	f, scale := w.book.Figures[p.Figure], w.spec.Scale
	if w.spec.Across || w.spec.Apart {
		scale = w.tracks[i].ind.Scale
	}
	out := exact(f, scale)
	if q := f.Qualifier; q != evidence.Exact {
		out += " (" + w.book.Language.Qualifier(q) + ")"
	}
	return out
}

// typeNames is how alt text names the types.
var typeNames = map[deck.ChartType]string{
	deck.Bar: "Bar chart", deck.GroupedBar: "Grouped bar chart", deck.StackedBar: "Stacked bar chart",
	deck.Horizontal: "Horizontal bar chart", deck.Line: "Line chart", deck.StepLine: "Step chart", deck.Area: "Area chart",
	deck.StackedArea: "Stacked area chart", deck.Slope: "Slope chart", deck.Scatter: "Scatter chart",
	deck.Pie: "Pie chart", deck.Doughnut: "Doughnut chart",
	deck.PercentBar: "Bar chart of shares", deck.DotPlot: "Dot plot", deck.Bubble: "Bubble chart", deck.Waterfall: "Waterfall chart",
	deck.Histogram: "Histogram", deck.BoxPlot: "Box plot", deck.HeatMap: "Heat map", deck.Treemap: "Treemap", deck.Sankey: "Flow diagram",
	deck.Timeline: "Timeline", deck.SmallMultiples: "Small multiples", deck.WorldMap: "World map",
}
