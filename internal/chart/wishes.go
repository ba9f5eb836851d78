package chart

import (
	"math"
	"slices"
	"strings"

	"briefdeck/internal/deck"
)

// Wishes is how the author wants a chart drawn, as far as its type can.
type Wishes struct {
	Log     bool   // equal distances are equal ratios
	Bridge  bool   // thin dashes over the gaps of lines
	Values  string // one of deck.ValueKinds
	Above   bool   // the names of series in a legend
	Palette string // one of deck.Palettes
}

// Remark is words at one point.
type Remark struct {
	Category, Series int
	Text             string
}

// wish settles what the author asked for and says what this type cannot do, and why.
func (w *builder) wish() {
	s := &w.spec
	s.Values, s.Above, s.Palette = w.chart.Values, w.chart.Legend == deck.LegendAbove, w.chart.Palette
	s.Bridge = w.chart.Gaps == deck.Bridged && lineLike(s.Type) && s.Type != deck.StackedArea
	if w.chart.Scale == deck.Logarithmic {
		s.Log = w.logarithmic()
	}
}

// logarithmic tells whether the scale can count in ratios, and warns either way.
func (w *builder) logarithmic() bool {
	s := &w.spec
	lo, _ := s.extent()
	switch {
	case bars(s.Type) || s.Type == deck.Waterfall || s.Type == deck.SmallMultiples || s.Type == deck.Histogram:
		w.note("The scale is not logarithmic as asked: bars compare lengths from zero, which such a scale has not.")
	case s.Type == deck.Area || s.Type == deck.StackedArea:
		w.note("The scale is not logarithmic as asked: areas compare sizes from zero, which such a scale has not.")
	case s.Across || !slices.Contains([]deck.ChartType{deck.Line, deck.StepLine, deck.Scatter, deck.DotPlot, deck.Slope}, s.Type):
		w.note("The scale is not logarithmic as asked: this type of chart has no such scale.")
	case lo <= 0:
		w.note("The scale is not logarithmic as asked: it could not show zero or negative values.")
	default:
		w.note("Logarithmic scale: equal distances are equal ratios, and there is no zero.")
		return true
	}
	return false
}

// logged sets values as powers of ten, so that all places follow; what is printed stays.
func logged(s Spec) Spec {
	out := s
	out.Series = make([]Series, len(s.Series))
	for i, x := range s.Series {
		out.Series[i] = x
		out.Series[i].Points = slices.Clone(x.Points)
		for c, pt := range x.Points {
			if pt.OK {
				out.Series[i].Points[c].Value = math.Log10(pt.Value)
			}
		}
	}
	if r := s.Reference; r != nil {
		out.Reference = &Reference{Value: math.Log10(r.Value), Label: r.Label}
	}
	return out
}

// remarked types have a place for words at a point: the room over it.
func remarked(s Spec) bool {
	return (bars(s.Type) && s.Type != deck.Horizontal || lineLike(s.Type) || s.Type == deck.Scatter) && !s.Across
}

// remark finds the points that the author has words for. Where a type has no room for
// them, or the point is not there, they are printed as notes.
func (w *builder) remark() {
	s := &w.spec
	for _, r := range w.chart.Remarks {
		text := clean(w.resolve(r.Text))
		if text == "" {
			continue
		}
		c, i, ok := w.pointOf(r)
		if !ok || !remarked(*s) {
			w.note("%s: %s", orElse(clean(r.At), "Remark"), strings.TrimSuffix(text, "."))
			continue
		}
		s.Remarks = append(s.Remarks, Remark{c, i, text})
	}
	slices.SortStableFunc(s.Remarks, func(a, b Remark) int { return a.Category - b.Category })
}

// pointOf is where a remark belongs: at a figure, or at the highest value of a category.
func (w *builder) pointOf(r deck.Remark) (category, i int, ok bool) {
	s, at, name := w.spec, clean(r.At), clean(r.Series)
	best := math.Inf(-1)
	for k, x := range s.Series {
		for c, pt := range x.Points {
			switch {
			case !pt.OK || name != "" && name != x.Name && name != x.Key:
			case pt.Figure == r.At:
				return c, k, true
			case (s.Categories[c].Key == at || s.Categories[c].Label == at) && pt.Value > best:
				category, i, ok, best = c, k, true, pt.Value
			}
		}
	}
	return category, i, ok
}
