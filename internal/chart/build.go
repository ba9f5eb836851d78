package chart

import (
	"fmt"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// builder turns a chart of a deck into a Spec, step by step.
type builder struct {
	chart  deck.Chart
	book   *evidence.Book
	tracks []track
	spec   Spec
	notes  []string // what the steps have to say
	part   []string // labels of the categories that lack a part of their stack
}

// Build resolves a chart against the book. What would mislead is drawn otherwise and
// said in the notes: a line of two points becomes two bars. What cannot be drawn
// honestly is an error: evidence.ErrNotFound for a key the book lacks,
// evidence.ErrDefinitions for figures that do not belong together, ErrShape for a
// type that does not fit the figures, ErrNoData when nothing is left to show.
func Build(c deck.Chart, b *evidence.Book) (Spec, error) {
	if !slices.Contains(deck.ChartTypes, c.Type) {
		return Spec{}, fmt.Errorf("build chart: no chart type %q: %w", c.Type, ErrShape)
	}
	w := &builder{chart: c, book: b}
	w.spec.Type = c.Type
	if len(c.Places) > 0 {
		if err := w.buildMembers(); err != nil {
			return Spec{}, fmt.Errorf("build %s chart: %w", c.Type, err)
		}
		return w.spec, nil
	}
	for _, step := range []func() error{w.gather, w.between, w.measure, w.lay, w.suit, w.speak} {
		if err := step(); err != nil {
			return Spec{}, fmt.Errorf("build %s chart: %w", c.Type, err)
		}
	}
	return w.spec, nil
}

func (w *builder) gather() (err error) {
	w.tracks, err = gather(w.chart, w.book)
	return err
}

func (w *builder) note(format string, args ...any) {
	if n := fmt.Sprintf(format, args...); !slices.Contains(w.notes, n) {
		w.notes = append(w.notes, n)
	}
}

// between leaves out what lies before From or after To.
func (w *builder) between() error {
	from, err := evidence.ParseDate(w.chart.From)
	if err != nil {
		return fmt.Errorf("first year shown: %w", err)
	}
	to, err := evidence.ParseDate(w.chart.To)
	if err != nil {
		return fmt.Errorf("last year shown: %w", err)
	}
	total := 0
	for i, t := range w.tracks {
		w.tracks[i].entries = slices.DeleteFunc(slices.Clone(t.entries), func(e entry) bool {
			year := e.period.End().Year
			return year != 0 && (from.Year != 0 && year < from.Year || to.Year != 0 && year > to.Year)
		})
		total += len(w.tracks[i].entries)
	}
	if w.spec.Type == deck.WorldMap {
		w.newest()
	}
	if total == 0 {
		return fmt.Errorf("the series named have no confirmed figures between %s and %s: %w", orOpen(w.chart.From), orOpen(w.chart.To), ErrNoData)
	}
	return nil
}

func orOpen(year string) string {
	if year == "" {
		return "any time"
	}
	return year
}

// measure settles the unit and the scale, and refuses figures that do not compare.
func (w *builder) measure() error {
	first := w.firstFigure()
	w.spec.Unit = first.Unit
	if w.across() {
		w.spec.Across = true
		return nil
	}
	for _, t := range w.tracks {
		for _, e := range t.entries {
			if e.fig.Unit == first.Unit {
				continue
			}
			if w.spec.Type == deck.SmallMultiples {
				w.spec.Apart = true
				continue
			}
			if w.countsSideBySide() {
				w.spec.Unit = evidence.Unit{}
				continue
			}
			return fmt.Errorf("%s is in %s and %s in %s; one chart needs one unit, but small multiples show each by itself: %w",
				first.Key, unitName(first.Unit), e.fig.Key, unitName(e.fig.Unit), evidence.ErrDefinitions)
		}
	}
	if w.spec.Apart {
		w.note("Each panel has its own unit and its own scale from zero.")
		w.spec.Unit = evidence.Unit{}
		return w.definitions()
	}
	w.spec.Scale = w.commonScale()
	return w.definitions()
}

func (w *builder) firstFigure() evidence.Figure {
	for _, t := range w.tracks {
		if len(t.entries) > 0 {
			return t.entries[0].fig
		}
	}
	return evidence.Figure{}
}

// across tells whether a scatter sets one measure against another.
func (w *builder) across() bool {
	if w.spec.Type == deck.Bubble {
		return len(w.tracks) == 3 && !slices.ContainsFunc(w.tracks, func(t track) bool { return len(t.entries) == 0 })
	}
	if w.spec.Type != deck.Scatter || len(w.tracks) != 2 || len(w.tracks[0].entries) == 0 || len(w.tracks[1].entries) == 0 {
		return false
	}
	return w.tracks[0].entries[0].fig.Unit != w.tracks[1].entries[0].fig.Unit
}

// countsSideBySide tells whether the chart sets single counts of different things
// beside one another, each under its own name.
func (w *builder) countsSideBySide() bool {
	if len(w.chart.Figures) == 0 || w.spec.Type != deck.Bar && w.spec.Type != deck.Horizontal {
		return false
	}
	for _, t := range w.tracks {
		for _, e := range t.entries {
			if u := e.fig.Unit; u.Currency != "" || u.Percent || u.Points {
				return false
			}
		}
	}
	return true
}

func unitName(u evidence.Unit) string {
	if s := u.String(); s != "" {
		return s
	}
	return "plain numbers"
}

// commonScale is the scale the indicators print in, made smaller when the largest
// value would otherwise begin with a zero.
func (w *builder) commonScale() int {
	scale, largest := 0, 0.0
	for i, t := range w.tracks {
		s := t.ind.Scale
		if s == 0 && len(t.entries) > 0 {
			s = t.entries[0].fig.Scale
		}
		if i == 0 || s > scale {
			scale = s
		}
	}
	for _, t := range w.tracks {
		for _, e := range t.entries {
			largest = max(largest, e.fig.In(scale), -e.fig.In(scale))
		}
	}
	return w.book.Language.Axis(scale, largest)
}

// definitions refuses to add up one concept under two definitions, and says so where
// they only stand side by side.
func (w *builder) definitions() error {
	var seen []evidence.Indicator
	for _, t := range w.tracks {
		for _, e := range t.entries {
			ind := indicatorOf(e, w.book)
			if !slices.ContainsFunc(seen, func(i evidence.Indicator) bool { return i.Key == ind.Key }) {
				seen = append(seen, ind)
			}
		}
	}
	for i, a := range seen {
		for _, b := range seen[i+1:] {
			if a.Concept == "" || a.Concept != b.Concept || a.Definition == b.Definition {
				continue
			}
			if adds(w.spec.Type) {
				return fmt.Errorf("%s and %s define %q differently and cannot be added up; small multiples show each by itself: %w", a.Key, b.Key, a.Concept, evidence.ErrDefinitions)
			}
			if links(w.spec.Type) {
				return fmt.Errorf("%s and %s define %q differently, so a line from one to the other would mean nothing; small multiples show each by itself: %w", a.Key, b.Key, a.Concept, evidence.ErrDefinitions)
			}
			w.note("%s and %s are different definitions and cannot be compared directly.", quoted(a.Name), quoted(b.Name))
		}
	}
	return nil
}

// adds tells whether a type makes a whole of its parts.
func adds(t deck.ChartType) bool {
	return stacked(t) || round(t) || t == deck.Waterfall || t == deck.Sankey
}

// links tells whether a type draws a line between figures of different measures.
func links(t deck.ChartType) bool { return t == deck.DotPlot }

func quoted(s string) string { return "“" + clean(s) + "”" }
