package deck

import "slices"

// ChartType names how a chart draws.
type ChartType string

// The chart types.
const (
	Bar         ChartType = "bar"
	GroupedBar  ChartType = "grouped-bar"
	StackedBar  ChartType = "stacked-bar"
	Horizontal  ChartType = "horizontal-bar"
	Line        ChartType = "line"
	StepLine    ChartType = "step"
	Area        ChartType = "area"
	Pie         ChartType = "pie"
	Doughnut    ChartType = "doughnut"
	Scatter     ChartType = "scatter"
	Slope       ChartType = "slope"
	StackedArea ChartType = "stacked-area"

	PercentBar     ChartType = "percent-bar" // stacked to 100 %
	DotPlot        ChartType = "dot-plot"
	Bubble         ChartType = "bubble" // of three series: across, up, and area
	Waterfall      ChartType = "waterfall"
	Histogram      ChartType = "histogram"
	BoxPlot        ChartType = "box-plot"
	HeatMap        ChartType = "heat-map"
	Treemap        ChartType = "treemap"
	Sankey         ChartType = "sankey"   // labels name the ends: "China → Kenya"
	Timeline       ChartType = "timeline" // figures as dated events
	SmallMultiples ChartType = "small-multiples"
	WorldMap       ChartType = "map" // a series by country, or the Places that sources list
)

// ChartTypes lists every type in the order a menu shows them.
var ChartTypes = []ChartType{
	Bar, GroupedBar, StackedBar, PercentBar, Horizontal, DotPlot, Line, StepLine, Area, StackedArea, Slope, SmallMultiples,
	Scatter, Bubble, Pie, Doughnut, Treemap, Waterfall, Histogram, BoxPlot, HeatMap, Sankey, Timeline, WorldMap,
}

// The orders of a chart's named categories.
const (
	ByValue = "value" // the largest first
	ByName  = "name"
)

// The kinds by which a map colours listed places.
const (
	ByJoining = "joined" // by year
	ByRegion  = "region"
	ByIncome  = "income"
)

// Logarithmic is how a chart's axis of values counts, beside evenly.
const Logarithmic = "log"

// Bridged is what becomes of the times for which a line has no figure, beside staying empty.
const Bridged = "bridge" // thin dashes from one figure to the next

// Which values a chart prints at its points; "" is as many as have room.
const (
	NoValues  = "off"
	EndValues = "ends" // the first and the last of a series
)

// LegendAbove is where the names of series stand, beside as near to what they name as
// they have room.
const LegendAbove = "above"

// The palettes of series, all told apart with the common kinds of colour blindness; ""
// is the theme's own.
const (
	OkabeIto  = "okabe-ito"  // Okabe and Ito, 2008
	TolBright = "tol-bright" // Paul Tol, 2021
	Shades    = "shades"     // of the accent: stays apart in print without colour
)

// The words that each field of a chart can hold; the first, empty, is the usual.
var (
	Orders       = []string{"", ByValue, ByName}
	ScaleKinds   = []string{"", Logarithmic}
	GapKinds     = []string{"", Bridged}
	ValueKinds   = []string{"", EndValues, NoValues}
	LegendPlaces = []string{"", LegendAbove}
	Palettes     = []string{"", OkabeIto, TolBright, Shades}
)

// Groups lists what a map can colour listed places by; "" is all in one colour.
var Groups = []string{"", ByJoining, ByRegion, ByIncome}

// Chart says which evidence a chart shows and how. Its source line, unit and period
// come from the evidence and cannot be left out.
type Chart struct {
	Type      ChartType `json:"type" yaml:"type"`
	Series    []string  `json:"series,omitempty" yaml:"series,omitempty"`       // indicator keys: one line, or one colour of bar, each
	Figures   []string  `json:"figures,omitempty" yaml:"figures,omitempty"`     // figure keys: one bar, slice or end point each
	Places    []string  `json:"places,omitempty" yaml:"places,omitempty"`       // source keys: the places they list, on a map
	Group     string    `json:"group,omitempty" yaml:"group,omitempty"`         // what colours the Places: one of Groups
	Without   []string  `json:"without,omitempty" yaml:"without,omitempty"`     // places or named categories left out, and said so
	Title     string    `json:"title,omitempty" yaml:"title,omitempty"`         // states the finding; tokens allowed
	Subtitle  string    `json:"subtitle,omitempty" yaml:"subtitle,omitempty"`   // empty: the measure, unit and period
	Labels    []string  `json:"labels,omitempty" yaml:"labels,omitempty"`       // short names for Series or Figures, in order
	Highlight []string  `json:"highlight,omitempty" yaml:"highlight,omitempty"` // categories or series in the accent colour, the others grey
	From      string    `json:"from,omitempty" yaml:"from,omitempty"`           // first and last year shown
	To        string    `json:"to,omitempty" yaml:"to,omitempty"`
	Note      string    `json:"note,omitempty" yaml:"note,omitempty"`   // printed after the source
	Order     string    `json:"order,omitempty" yaml:"order,omitempty"` // of named categories: "" as given, ByValue, ByName
	Line      string    `json:"line,omitempty" yaml:"line,omitempty"`   // a line across: a figure's key, or a number in the chart's unit
	LineLabel string    `json:"lineLabel,omitempty" yaml:"line-label,omitempty"`
	Scale     string    `json:"scale,omitempty" yaml:"scale,omitempty"`     // of the values: one of ScaleKinds
	Gaps      string    `json:"gaps,omitempty" yaml:"gaps,omitempty"`       // one of GapKinds
	Values    string    `json:"values,omitempty" yaml:"values,omitempty"`   // one of ValueKinds
	Legend    string    `json:"legend,omitempty" yaml:"legend,omitempty"`   // one of LegendPlaces
	Palette   string    `json:"palette,omitempty" yaml:"palette,omitempty"` // one of Palettes
	Remarks   []Remark  `json:"remarks,omitempty" yaml:"remarks,omitempty"` // words at single points
	Height    float64   `json:"height,omitempty" yaml:"height,omitempty"`   // share of the width in a flowing brief; 0 is the default
}

// Remark is words at one point of a chart.
type Remark struct {
	At     string `json:"at" yaml:"at"`                             // a category or time as printed ("2018"), or a figure's key
	Series string `json:"series,omitempty" yaml:"series,omitempty"` // name or key, where several have a value there
	Text   string `json:"text" yaml:"text"`                         // tokens allowed
}

// Faulty names the first field that holds a word it cannot hold, with the words it
// can; "" when all are well.
func (c Chart) Faulty() (field, word string, known []string) {
	for _, f := range []struct {
		name, word string
		known      []string
	}{
		{"group", c.Group, Groups},
		{"order", c.Order, Orders},
		{"scale", c.Scale, ScaleKinds},
		{"gaps", c.Gaps, GapKinds},
		{"values", c.Values, ValueKinds},
		{"legend", c.Legend, LegendPlaces},
		{"palette", c.Palette, Palettes},
	} {
		if !slices.Contains(f.known, f.word) {
			return f.name, f.word, f.known[1:]
		}
	}
	return "", "", nil
}
