package chart

import (
	"fmt"
	"math"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// maxSlices is how many slices of a pie can still be told apart.
const maxSlices = 12

// suitType makes what only some types need, or refuses.
func (w *builder) suitType() error {
	s := &w.spec
	var err error
	switch {
	case s.Across:
		err = w.suitAcross()
	case round(s.Type):
		err = w.suitRound()
	case s.Type == deck.Bubble:
		err = fmt.Errorf("bubbles need three series: across, up, and the area: %w", ErrShape)
	case s.Type == deck.Slope:
		err = w.suitSlope()
	case s.Type == deck.Waterfall:
		err = w.suitWaterfall()
	case s.Type == deck.Histogram || s.Type == deck.BoxPlot:
		err = w.suitSpread()
	case s.Type == deck.Sankey:
		err = w.suitSankey()
	case s.Type == deck.Timeline:
		err = w.suitTimeline()
	case lineLike(s.Type):
		w.suitLine()
	}
	if err == nil && stacked(s.Type) {
		err = w.suitStack()
	}
	if err == nil && s.Type == deck.PercentBar {
		err = w.suitShares()
	}
	return err
}

// suit makes the type fit the figures, or refuses.
func (w *builder) suit() error {
	s := &w.spec
	if len(w.chart.Without) > 0 && !s.Across {
		if err := w.leaveOut(); err != nil {
			return err
		}
	}
	if s.Type == deck.Bar && len(s.Series) > 1 {
		s.Type = deck.GroupedBar
	}
	w.atMidYear()
	if err := w.suitType(); err != nil {
		return err
	}
	if bars(s.Type) {
		w.dropYearsBetween()
	}
	if s.Apart {
		for i := range s.Series {
			s.Series[i].Unit = orElse(w.unitOf(i), "number")
		}
	}
	w.tellApart()
	w.sortNames()
	w.highlight()
	s.Decimals = w.decimals()
	w.wish()
	if s.Type == deck.WorldMap {
		return w.suitMap()
	}
	return w.refer()
}

// leaveOut takes out the categories and series that the author does not want, and says so.
func (w *builder) leaveOut() error {
	s := &w.spec
	var gone []string
	unwanted := func(names ...string) bool {
		at := slices.IndexFunc(names, func(n string) bool { return n != "" && slices.Contains(w.chart.Without, n) })
		if at >= 0 {
			gone = append(gone, names[len(names)-1])
		}
		return at >= 0
	}
	s.keep(func(c int) bool { return !unwanted(s.Categories[c].Key, s.Categories[c].Label) })
	if len(s.Series) > 1 {
		s.Series = slices.DeleteFunc(s.Series, func(x Series) bool { return unwanted(x.Key, x.Name) })
	}
	if len(s.Categories) == 0 || s.count() == 0 {
		return fmt.Errorf("everything is left out: %w", ErrNoData)
	}
	if len(gone) > 0 {
		w.note("Left out: %s.", some(gone))
	}
	return nil
}

// atMidYear moves figures of a whole year to its middle on an axis of dates.
func (w *builder) atMidYear() {
	for i, c := range w.spec.Categories {
		if w.spec.Axis == Dates && c.At == math.Trunc(c.At) && len(c.Key) == 4 {
			w.spec.Categories[i].At += .5
		}
	}
}

// suitAcross keeps the categories that both measures have.
func (w *builder) suitAcross() error {
	s := &w.spec
	s.keep(func(c int) bool {
		return !slices.ContainsFunc(s.Series, func(x Series) bool { return !x.Points[c].OK })
	})
	if len(s.Categories) == 0 {
		return fmt.Errorf("%s and %s have no time in common: %w", s.Series[0].Key, s.Series[1].Key, ErrNoData)
	}
	s.Unit, s.Scale = w.tracks[1].entries[0].fig.Unit, w.tracks[1].ind.Scale
	return nil
}

// suitRound leaves one value a slice: the series' values at the last time that all
// have, or the named figures.
func (w *builder) suitRound() error {
	s := &w.spec
	if len(s.Series) > 1 {
		last := -1
		for c := range s.Categories {
			if !slices.ContainsFunc(s.Series, func(x Series) bool { return !x.Points[c].OK }) {
				last = c
			}
		}
		if last < 0 {
			return fmt.Errorf("the parts have no time in common: %w", ErrShape)
		}
		s.keep(func(c int) bool { return c == last })
	} else if s.Axis != Names && len(s.Categories) > 1 {
		return fmt.Errorf("the slices would be one measure at different times, not parts of a whole: %w", ErrShape)
	}
	lo, hi := s.extent()
	if lo < 0 || hi == 0 {
		return fmt.Errorf("a slice is negative or all are zero: %w", ErrShape)
	}
	if n := s.count(); n > maxSlices && s.Type != deck.Treemap {
		w.note("Drawn as bars: a pie of %d slices cannot be read.", n)
		w.seriesAsNames()
		s.Type = deck.Horizontal
	}
	return nil
}

// seriesAsNames turns series of one category into categories of one series.
func (w *builder) seriesAsNames() {
	s := &w.spec
	if len(s.Series) == 1 {
		return
	}
	one := Series{Key: s.Series[0].Key, Name: s.Series[0].Name}
	s.Categories, s.Axis = nil, Names
	for _, x := range s.Series {
		s.Categories = append(s.Categories, Category{Key: x.Key, Label: x.Name})
		one.Points = append(one.Points, x.Points[0])
	}
	s.Series = []Series{one}
}

// suitSlope keeps the first and the last time that all series have.
func (w *builder) suitSlope() error {
	s := &w.spec
	var whole []int
	for c := range s.Categories {
		if !slices.ContainsFunc(s.Series, func(x Series) bool { return !x.Points[c].OK }) {
			whole = append(whole, c)
		}
	}
	if len(s.Categories) == 1 {
		w.asBars()
		return nil
	}
	if len(whole) < 2 {
		return fmt.Errorf("a slope needs two times at which every series has a figure: %w", ErrShape)
	}
	first, last := whole[0], whole[len(whole)-1]
	s.keep(func(c int) bool { return c == first || c == last })
	return nil
}

// suitLine draws bars where a line would invent what lies between its points.
func (w *builder) suitLine() {
	s := &w.spec
	most := 0
	for _, x := range s.Series {
		most = max(most, x.count())
	}
	switch {
	case most == 2:
		w.note("Two points are drawn as bars, not as a line over the time between them.")
		w.asBars()
	case most < 2:
		w.asBars()
	case s.Axis == Names && w.spans():
		w.note("Drawn as bars, because the figures cover spans of different length.")
		w.asBars()
	}
}

// spans tells whether categories are spans of time.
func (w *builder) spans() bool {
	for _, t := range w.tracks {
		if slices.ContainsFunc(t.entries, func(e entry) bool { return e.name == "" && !e.period.To.IsZero() }) {
			return true
		}
	}
	return false
}

func (w *builder) asBars() {
	s := &w.spec
	switch {
	case s.Type == deck.StackedArea:
		s.Type = deck.StackedBar
	case len(s.Series) > 1:
		s.Type = deck.GroupedBar
	default:
		s.Type = deck.Bar
	}
}

// suitStack leaves no partial sum: a category that lacks a part is a gap as a whole.
func (w *builder) suitStack() error {
	s := &w.spec
	if lo, _ := s.extent(); lo < 0 && s.Type == deck.StackedArea {
		return fmt.Errorf("areas of negative figures cannot be stacked: %w", ErrShape)
	}
	for c, cat := range s.Categories {
		if !s.filled(c) || !slices.ContainsFunc(s.Series, func(x Series) bool { return !x.Points[c].OK }) {
			continue
		}
		w.part = append(w.part, cat.Label)
		for i := range s.Series {
			s.Series[i].Points[c] = Point{}
		}
	}
	if s.count() == 0 {
		return fmt.Errorf("no category has a figure for every part; grouped bars can show these: %w", ErrShape)
	}
	if len(w.part) > 0 {
		w.note("Not stacked, because a part has no figure: %s.", series(w.part))
	}
	return nil
}

// dropYearsBetween takes the empty years out of bars for just two years.
func (w *builder) dropYearsBetween() {
	s := &w.spec
	n := 0
	for c := range s.Categories {
		if s.filled(c) {
			n++
		}
	}
	if s.Axis == Years && n == 2 && len(s.Categories) > 2 {
		s.keep(s.filled)
		w.note("The years between %s and %s are not shown.", s.Categories[0].Label, s.Categories[1].Label)
	}
}

// highlight marks what the author names: a category by label or key, a series by
// name or key, a point by its figure's key.
func (w *builder) highlight() {
	s := &w.spec
	var wanted []string
	for _, h := range w.chart.Highlight {
		wanted = append(wanted, clean(h))
	}
	named := func(names ...string) bool {
		return slices.ContainsFunc(wanted, func(h string) bool { return h != "" && slices.Contains(names, h) })
	}
	for i, c := range s.Categories {
		s.Categories[i].Highlight = named(c.Key, c.Label)
	}
	for i, x := range s.Series {
		s.Series[i].Highlight = len(s.Series) > 1 && named(x.Key, x.Name)
		for c, p := range x.Points {
			s.Series[i].Points[c].Highlight = p.OK && (s.Categories[c].Highlight || named(p.Figure))
		}
	}
}

// decimals is how many places value labels print: three significant figures of the
// largest value, no more than the sources print.
func (w *builder) decimals() int {
	lo, hi := w.spec.extent()
	largest, printed := max(math.Abs(lo), math.Abs(hi)), 0
	for _, x := range w.spec.Series {
		for _, p := range x.Points {
			if f, ok := w.book.Figures[p.Figure]; ok && p.OK {
				printed = max(printed, printedDecimals(f, w.spec.Scale))
			}
		}
	}
	switch {
	case largest >= 100:
		return 0
	case largest >= 10:
		return min(printed, 1)
	}
	return min(printed, 2)
}

// printedDecimals is how many places the figure has in another scale.
func printedDecimals(f evidence.Figure, scale int) int {
	return max(0, -int(f.Value.Shift(int32(f.Scale-scale)).Exponent()))
}

// tellApart numbers series of the same name: ECharts knows series by their names.
func (w *builder) tellApart() {
	seen := map[string]int{}
	for i, x := range w.spec.Series {
		if seen[x.Name]++; seen[x.Name] > 1 {
			w.spec.Series[i].Name = fmt.Sprintf("%s (%d)", x.Name, seen[x.Name])
		}
	}
}
