package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// Map says how a map of the world paints the places of a chart, which are its
// categories.
type Map struct {
	Areas   []Area  // one a category
	Classes []Class // in the order of the legend
}

// Area is a place of a map.
type Area struct {
	Code  string // of the country; "" when the map has none
	Class int    // index; -1: without a figure
}

// Class is what one colour of a map means.
type Class struct {
	Label   string
	Tone    float64 // of the accent, from 0 to 1, where Hue is negative
	Hue     int     // index of a colour of the palette, for kinds that have no order
	Against bool    // of the second colour instead of the accent: below zero
	Hollow  bool    // an outline with a tint: no longer, or not known
}

// Boundaries is what every map says about its boundaries.
const boundaries = "Boundaries as in Natural Earth; no position on the status of any territory."

// The most classes that colours of one tone, and of different ones, can tell apart.
const (
	maxTones = 5
	maxHues  = 7
)

// gatherMap reads a series by its places: of each the newest figure between the years.
func gatherMap(c deck.Chart, b *evidence.Book) ([]track, error) {
	series, err := b.Series(c.Series[0])
	if err != nil {
		return nil, err
	}
	t := track{key: c.Series[0], name: label(c, 0, series.Indicator.Name), ind: series.Indicator}
	for _, f := range series.Figures {
		e := newEntry(f)
		e.name = clean(f.Place)
		t.entries = append(t.entries, e)
	}
	return []track{t}, nil
}

// newest leaves of each place the figure of its latest time.
func (w *builder) newest() {
	for i, t := range w.tracks {
		var kept []entry
		for _, e := range t.entries {
			at := slices.IndexFunc(kept, func(k entry) bool { return k.name == e.name })
			switch {
			case at < 0:
				kept = append(kept, e)
			case comparePeriods(kept[at].period, e.period) < 0:
				kept[at] = e
			}
		}
		if len(kept) < len(t.entries) {
			w.note("Of each place the newest figure.")
		}
		w.tracks[i].entries = kept
	}
}

// suitMap finds every place on the map and puts its figure into a class.
func (w *builder) suitMap() error {
	s := &w.spec
	if s.Axis != Names || len(s.Series) != 1 {
		return fmt.Errorf("a map needs one series whose figures name their places: %w", ErrShape)
	}
	m, err := w.locate()
	if err != nil {
		return err
	}
	breaks := s.breaks()
	for c, pt := range s.Series[0].Points {
		if pt.OK && m.Areas[c].Code != "" {
			m.Areas[c].Class, _ = slices.BinarySearch(breaks, math.Nextafter(pt.Value, math.Inf(1)))
		}
	}
	m.Classes = s.tones(breaks)
	s.Map = m
	return nil
}

// locate finds the categories on the map; those it lacks are named in a note.
func (w *builder) locate() (*Map, error) {
	e, err := theEarth()
	if err != nil {
		return nil, err
	}
	m := &Map{Areas: make([]Area, len(w.spec.Categories))}
	var lost []string
	for i, c := range w.spec.Categories {
		m.Areas[i] = Area{Code: e.code(c.Key, w.book), Class: -1}
		if f, ok := w.book.Figures[w.spec.Series[0].Points[i].Figure]; ok && f.Place != "" {
			m.Areas[i].Code = e.code(f.Place, w.book)
		}
		if m.Areas[i].Code == "" {
			lost = append(lost, c.Label)
		}
	}
	if len(lost) == len(m.Areas) {
		return nil, fmt.Errorf("no country of the map is called %q: %w", lost[0], ErrShape)
	}
	if len(lost) > 0 {
		w.note("Not on the map: %s.", some(lost))
	}
	w.note(boundaries)
	return m, nil
}

// some names the first of a list and counts the rest.
func some(names []string) string {
	if len(names) > 6 {
		return series(append(slices.Clone(names[:5]), strconv.Itoa(len(names)-5)+" more"))
	}
	return series(names)
}

// breaks parts the values into classes of about as many places each, at round values.
func (s Spec) breaks() []float64 {
	var values []float64
	for _, p := range s.Series[0].Points {
		if p.OK {
			values = append(values, p.Value)
		}
	}
	slices.Sort(values)
	n := min(maxTones, len(values))
	var out []float64
	for k := 1; k < n; k++ {
		b := roundBreak(values[k*len(values)/n])
		if b > values[0] && b <= values[len(values)-1] && (len(out) == 0 || b > out[len(out)-1]) {
			out = append(out, b)
		}
	}
	if values[0] < 0 && values[len(values)-1] > 0 && !slices.Contains(out, 0) {
		out = append(out, 0)
		slices.Sort(out)
	}
	return out
}

// roundBreak is a value of two figures: 137 is 140.
func roundBreak(v float64) float64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-1)
	return math.Round(v/unit) * unit
}

// tones are the classes between breaks, the stronger the further from zero or the
// lowest value.
func (s Spec) tones(breaks []float64) []Class {
	decimals := s.Decimals
	for _, b := range breaks {
		decimals = max(decimals, stepDecimals(math.Abs(b)))
	}
	say := func(v float64) string { return number(v, min(decimals, stepDecimals(math.Abs(v)))) }
	if len(breaks) == 0 {
		lo, _ := s.extent()
		return []Class{{Label: say(lo), Tone: 1, Hue: -1}}
	}
	below := 0
	for _, b := range breaks {
		if lo, _ := s.extent(); b <= 0 && lo < 0 {
			below++
		}
	}
	out := make([]Class, len(breaks)+1)
	for i := range out {
		c := Class{Hue: -1}
		switch {
		case i == 0:
			c.Label = "under " + say(breaks[0])
		case i == len(breaks):
			c.Label = say(breaks[i-1]) + " and more"
		default:
			c.Label = say(breaks[i-1]) + "–" + say(breaks[i])
			if breaks[i-1] < 0 {
				c.Label = say(breaks[i-1]) + " to " + say(breaks[i])
			}
		}
		if i < below {
			c.Against, c.Tone = true, float64(below-i)/float64(below)
		} else {
			c.Tone = float64(i-below+1) / float64(len(out)-below)
		}
		out[i] = c
	}
	return out
}

// altMap describes a map: how many places each class holds, and the highest values.
func (s Spec) altMap() string {
	counts := make([]int, len(s.Map.Classes))
	for _, a := range s.Map.Areas {
		if a.Class >= 0 {
			counts[a.Class]++
		}
	}
	var parts []string
	for i, c := range s.Map.Classes {
		parts = append(parts, fmt.Sprintf("%s: %s", c.Label, placesOf(counts[i])))
	}
	return strings.Join(parts, "; ") + "."
}

func placesOf(n int) string {
	if n == 1 {
		return "1 place"
	}
	return strconv.Itoa(n) + " places"
}
