package chart

import (
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// Axis says what the categories of a chart are.
type Axis int

// The kinds of axis.
const (
	Names Axis = iota // things side by side, in a given order
	Years             // whole years, every one between the first and the last
	Dates             // days or months at their distances
)

// Category is one place on a chart's axis.
type Category struct {
	Key       string  // "2018", "2019-03-27", or a figure's key
	Label     string  // as printed
	At        float64 // in years, on an axis of years or dates
	Highlight bool
}

// Point is one value of a series, or the gap where there is none.
type Point struct {
	OK        bool    // false is a gap
	Value     float64 // in the chart's unit and scale, for drawing
	Figure    string  // the figure's key
	Projected bool
	Derived   bool
	Highlight bool
}

// Series is one line, one colour of bar, or one slice of each pie.
type Series struct {
	Key       string // an indicator's key
	Name      string // as printed
	Unit      string // with the magnitude, where each series has its own
	Highlight bool
	Points    []Point // one a category
}

// Spec is a chart whose evidence is resolved: everything it draws and every word
// that goes with it. It is a value: nothing changes it after Build.
type Spec struct {
	Type       deck.ChartType // as it is drawn, which may be safer than what was asked for
	Axis       Axis
	Categories []Category
	Series     []Series
	Unit       evidence.Unit
	Scale      int        // power of ten of the values: 12 is trillions
	Decimals   int        // places that value labels print
	Across     bool       // Series[1] against Series[0], in a bubble chart with Series[2] as the area
	Apart      bool       // each series has its own unit and scale, in a panel of its own
	Reference  *Reference // a line across; nil: none
	Map        *Map       // how a map paints its categories; nil: no map
	Remarks    []Remark   // words at single points
	Wishes
	words words
}

// words is the text of a chart.
type words struct {
	title, subtitle, source, alt string
	notes                        []string
	table                        [][]string
	unresolved                   []string
	definitions                  []string
	figures                      []string
}

// Title is the author's title with its figures filled in, else the measure.
func (s Spec) Title() string { return s.words.title }

// Subtitle is the author's, else the measure, unit and period. The unit is always in it.
func (s Spec) Subtitle() string { return s.words.subtitle }

// Source is the source line: "Source: Ministry of Commerce, 2021; …."
func (s Spec) Source() string { return s.words.source }

// Notes says what a reader must know: gaps, conflicts, projections, derived figures,
// differing definitions, what was drawn otherwise than asked, and the author's note.
func (s Spec) Notes() []string { return slices.Clone(s.words.notes) }

// Alt is a description in words, drafted from the data.
func (s Spec) Alt() string { return s.words.alt }

// Table is the data as cells, as the sources print the values; the first row is the
// head, the first column the categories.
func (s Spec) Table() [][]string {
	out := make([][]string, len(s.words.table))
	for i, row := range s.words.table {
		out[i] = slices.Clone(row)
	}
	return out
}

// Unresolved lists the figure tokens in the chart's texts that the book cannot fill.
func (s Spec) Unresolved() []string { return slices.Clone(s.words.unresolved) }

// Definitions says what each measure shown counts: "Name: definition".
func (s Spec) Definitions() []string { return slices.Clone(s.words.definitions) }

// Figures lists the keys of the figures shown, in order of series and category.
func (s Spec) Figures() []string { return slices.Clone(s.words.figures) }

// highlights tells whether anything is to stand out.
func (s Spec) highlights() bool {
	return slices.ContainsFunc(s.Series, func(x Series) bool { return x.Highlight }) || s.highlightsPoints()
}

func (s Spec) highlightsPoints() bool {
	for _, x := range s.Series {
		if slices.ContainsFunc(x.Points, func(p Point) bool { return p.OK && p.Highlight }) {
			return true
		}
	}
	return false
}

// extent is the smallest and largest value.
func (s Spec) extent() (lo, hi float64) {
	some := false
	for _, x := range s.Series {
		for _, p := range x.Points {
			switch {
			case !p.OK:
			case !some:
				lo, hi, some = p.Value, p.Value, true
			default:
				lo, hi = min(lo, p.Value), max(hi, p.Value)
			}
		}
	}
	return lo, hi
}

// count is how many values there are.
func (s Spec) count() int {
	n := 0
	for _, x := range s.Series {
		n += x.count()
	}
	return n
}

// count is how many values the series has.
func (x Series) count() int {
	n := 0
	for _, p := range x.Points {
		if p.OK {
			n++
		}
	}
	return n
}

// filled tells whether any series has a value in the category.
func (s Spec) filled(cat int) bool {
	return slices.ContainsFunc(s.Series, func(x Series) bool { return x.Points[cat].OK })
}

// keep leaves only the categories that want names, in their order.
func (s *Spec) keep(want func(cat int) bool) {
	var cats []Category
	points := make([][]Point, len(s.Series))
	for c, cat := range s.Categories {
		if !want(c) {
			continue
		}
		cats = append(cats, cat)
		for i, x := range s.Series {
			points[i] = append(points[i], x.Points[c])
		}
	}
	s.Categories = cats
	for i := range s.Series {
		s.Series[i].Points = points[i]
	}
}

// lineLike tells whether the type joins its points.
func lineLike(t deck.ChartType) bool {
	return t == deck.Line || t == deck.StepLine || t == deck.Area || t == deck.StackedArea
}

// stacked tells whether the type adds its series up.
func stacked(t deck.ChartType) bool { return stackedBars(t) || t == deck.StackedArea }

// stackedBars tells whether the type stacks bars.
func stackedBars(t deck.ChartType) bool { return t == deck.StackedBar || t == deck.PercentBar }

// bars tells whether the type draws bars, upright or lying.
func bars(t deck.ChartType) bool {
	return t == deck.Bar || t == deck.GroupedBar || stackedBars(t) || t == deck.Horizontal
}

// round tells whether the type shows parts of a whole at one time.
func round(t deck.ChartType) bool { return t == deck.Pie || t == deck.Doughnut || t == deck.Treemap }
