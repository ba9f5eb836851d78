package chart

import (
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// Proposal is a type that fits a chart's evidence, and one line why.
type Proposal struct {
	Type deck.ChartType
	Why  string
}

// dataShape is what of a chart's evidence decides on its type.
type dataShape struct {
	series, categories int // with values
	axis               Axis
	positive           bool
	share              bool // in percent
	units              int  // different ones
	flows              bool // labels name both ends
	days               bool // dates, not years
	places             int  // of the map, of one series
	differ             bool // one concept under several definitions
}

// Suggest lists the types that fit a chart's evidence, the best first, with why. Each
// of them was tried: it draws what was asked for, without turning into another type.
func Suggest(c deck.Chart, b *evidence.Book) []Proposal {
	if len(c.Places) > 0 {
		return []Proposal{{deck.WorldMap, "places that a source lists"}}
	}
	s := measureShape(c, b)
	var out []Proposal
	for _, p := range ranked(s) {
		c.Type = p.Type
		if spec, err := Build(c, b); err == nil && spec.Type == p.Type {
			out = append(out, p)
		}
	}
	return out
}

func measureShape(c deck.Chart, b *evidence.Book) dataShape {
	s := dataShape{units: len(unitsOf(c, b))}
	for _, l := range c.Labels {
		if _, _, ok := endsOf(l); ok {
			s.flows = true
		}
	}
	c.Type = deck.GroupedBar
	if len(c.Figures) > 0 {
		c.Type = deck.Bar
	}
	spec, err := Build(c, b)
	if err != nil {
		return s
	}
	lo, _ := spec.extent()
	s.series, s.axis, s.positive, s.share = len(spec.Series), spec.Axis, lo >= 0, spec.Unit.Percent
	for i := range spec.Categories {
		if spec.filled(i) {
			s.categories++
		}
	}
	s.days = spec.Axis == Dates
	s.places, s.differ = onMap(c, b), differ(c, b)
	return s
}

// onMap is how many places of the map a single series speaks of.
func onMap(c deck.Chart, b *evidence.Book) int {
	c.Type = deck.WorldMap
	spec, err := Build(c, b)
	if err != nil {
		return 0
	}
	n := 0
	for _, a := range spec.Map.Areas {
		if a.Code != "" {
			n++
		}
	}
	return n
}

// differ tells whether two series give one concept different definitions.
func differ(c deck.Chart, b *evidence.Book) bool {
	for i, key := range c.Series {
		for _, other := range c.Series[i+1:] {
			x, y := b.Indicators[key], b.Indicators[other]
			if x.Concept != "" && x.Concept == y.Concept && x.Definition != y.Definition {
				return true
			}
		}
	}
	return false
}

func unitsOf(c deck.Chart, b *evidence.Book) []evidence.Unit {
	var out []evidence.Unit
	for _, key := range c.Series {
		if u := b.Indicators[key].Unit; !slices.Contains(out, u) {
			out = append(out, u)
		}
	}
	return out
}

// ranked lists the types that such evidence asks for.
func ranked(s dataShape) []Proposal {
	switch {
	case s.flows:
		return []Proposal{{deck.Sankey, "the labels name both ends of each flow"}, {deck.Horizontal, "one bar for each flow"}}
	case s.units == 2 && s.series != 1:
		return []Proposal{{deck.Scatter, "two measures, one against the other"}, {deck.SmallMultiples, "different units: each in a panel of its own"}}
	case s.units >= 3:
		return []Proposal{{deck.Bubble, "three measures: across, up, and the area"}, {deck.SmallMultiples, "different units: each in a panel of its own"}}
	case s.series == 0:
		return nil
	case s.axis == Names:
		return append(mapFirst(s), rankedNames(s)...)
	}
	if s.differ {
		return append([]Proposal{{deck.SmallMultiples, "different definitions: each by itself"}}, rankedTimes(s)...)
	}
	return append(mapFirst(s), rankedTimes(s)...)
}

// mapFirst proposes a map where there are countries enough to see where they lie.
func mapFirst(s dataShape) []Proposal {
	if s.places < 8 {
		return nil
	}
	return []Proposal{{deck.WorldMap, "many countries: where they lie"}}
}

func rankedNames(s dataShape) []Proposal {
	var out []Proposal
	if s.series > 1 {
		out = []Proposal{
			{deck.GroupedBar, "several measures of the same things"},
			{deck.DotPlot, "the distance between measures"},
			{deck.StackedBar, "parts that add up"},
			{deck.PercentBar, "the share of each part"},
			{deck.HeatMap, "where values are high"},
		}
		return out
	}
	if s.categories <= 7 {
		out = append(out, Proposal{deck.Bar, "few things, compared by length"}, Proposal{deck.Horizontal, "room for long names"})
	} else {
		out = append(out, Proposal{deck.Horizontal, "many things: lying bars keep the names readable"})
	}
	out = append(out, Proposal{deck.DotPlot, "differences that need not begin at zero"})
	if s.positive && !s.share && s.categories >= 2 {
		out = append(out, Proposal{deck.Treemap, "parts of a whole, if they add up"})
		if s.categories <= 5 {
			out = append(out, Proposal{deck.Doughnut, "a few parts of a whole, if they add up"})
		}
	}
	out = append(out, Proposal{deck.Waterfall, "parts that build up to a sum"})
	if s.categories >= 12 {
		out = append(out, Proposal{deck.Histogram, "how the values are spread"})
	}
	return out
}

func rankedTimes(s dataShape) []Proposal {
	var out []Proposal
	switch {
	case s.categories <= 2 && s.series == 1:
		return []Proposal{{deck.Bar, "two points: a line would invent what lies between"}, {deck.Slope, "the change between two times"}}
	case s.categories <= 2:
		return []Proposal{{deck.Slope, "the change of each between two times"}, {deck.GroupedBar, "two times side by side"}, {deck.DotPlot, "the distance between two times"}}
	case s.days:
		out = append(out, Proposal{deck.StepLine, "counts that hold until the next date"}, Proposal{deck.Timeline, "dated events"}, Proposal{deck.Bar, "counts at dates"})
	case s.series == 1 && s.categories <= 12:
		out = append(out, Proposal{deck.Bar, "totals of separate years, compared by length"}, Proposal{deck.Line, "the course over time"},
			Proposal{deck.Waterfall, "the changes from year to year"})
	case s.series == 1:
		out = append(out, Proposal{deck.Line, "the course over many years"}, Proposal{deck.Area, "the course of one total"}, Proposal{deck.Bar, "totals of separate years"})
	case s.series <= 4:
		out = append(out, Proposal{deck.Line, "several courses over time"}, Proposal{deck.GroupedBar, "few series, year by year"},
			Proposal{deck.StackedBar, "parts that add up"}, Proposal{deck.PercentBar, "how the shares moved"}, Proposal{deck.Slope, "first against last year"})
	default:
		out = append(out, Proposal{deck.SmallMultiples, "many series: each in a panel of its own"}, Proposal{deck.Line, "many courses; highlight one"},
			Proposal{deck.HeatMap, "where and when values are high"}, Proposal{deck.StackedBar, "parts that add up"},
			Proposal{deck.PercentBar, "how the shares moved"}, Proposal{deck.Slope, "first against last year"})
	}
	if s.series > 1 && s.categories >= leastSpread {
		out = append(out, Proposal{deck.BoxPlot, "how each series is spread"})
	}
	return out
}
