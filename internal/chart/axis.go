package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// maxYears is how long a span of years shows every year; a sparser or longer one
// shows only the years that have figures.
const maxYears = 120

// lay makes the axis and puts every figure in its place.
func (w *builder) lay() error {
	w.dropUndated()
	w.spec.Axis = w.axis()
	index := w.categories()
	for _, t := range w.tracks {
		x := Series{Key: t.key, Name: t.name, Points: make([]Point, len(w.spec.Categories))}
		for _, e := range t.entries {
			at, ok := index[w.keyOf(e)]
			if !ok {
				continue
			}
			if x.Points[at].OK {
				w.note("More than one figure for %s; the first is shown.", w.spec.Categories[at].Label)
				continue
			}
			x.Points[at] = w.point(e, t)
		}
		w.spec.Series = append(w.spec.Series, x)
	}
	if w.spec.count() == 0 {
		return fmt.Errorf("no figure has a place on the axis: %w", ErrNoData)
	}
	return nil
}

func (w *builder) point(e entry, t track) Point {
	scale := w.spec.Scale
	if w.spec.Across || w.spec.Apart {
		scale = t.ind.Scale
	}
	return Point{
		OK: true, Value: e.fig.In(scale), Figure: e.fig.Key,
		Projected: e.fig.Qualifier == evidence.Projected,
		Derived:   e.fig.Qualifier == evidence.Derived || e.fig.Derivation != nil,
	}
}

// dropUndated leaves out figures without a time when others have one: they have no
// place among them.
func (w *builder) dropUndated() {
	timed := false
	for _, t := range w.tracks {
		timed = timed || slices.ContainsFunc(t.entries, func(e entry) bool { return e.name == "" && !e.period.IsZero() })
	}
	for i, t := range w.tracks {
		for j, e := range t.entries {
			if e.name == "" && e.period.IsZero() && !timed {
				w.tracks[i].entries[j].name = w.book.Language.Undated()
			}
		}
		if !timed {
			continue
		}
		w.tracks[i].entries = slices.DeleteFunc(t.entries, func(e entry) bool {
			gone := e.name == "" && e.period.IsZero()
			if gone {
				v, _ := w.book.Format(e.fig, "qualified")
				w.note("Left out because it is undated: %s.", v)
			}
			return gone
		})
	}
}

func (w *builder) axis() Axis {
	axis, first, last := Years, math.MaxInt, 0
	for _, t := range w.tracks {
		for _, e := range t.entries {
			switch {
			case e.name != "" || !e.period.To.IsZero():
				return Names
			case e.period.From.Month != 0:
				axis = Dates
			}
			first, last = min(first, e.period.From.Year), max(last, e.period.From.Year)
		}
	}
	if last-first > maxYears && !bars(w.spec.Type) {
		return Dates // too many years to show each: at least their distances are right
	}
	return axis
}

// keyOf is the category an entry belongs to.
func (w *builder) keyOf(e entry) string {
	if e.name != "" {
		return e.name
	}
	return e.period.String()
}

// categories makes the axis' places, in order, and tells where each key is.
func (w *builder) categories() map[string]int {
	var entries []entry
	for _, t := range w.tracks {
		entries = append(entries, t.entries...)
	}
	if !slices.ContainsFunc(entries, func(e entry) bool { return e.name != "" }) {
		slices.SortStableFunc(entries, func(a, b entry) int { return comparePeriods(a.period, b.period) })
	}
	index := map[string]int{}
	for _, e := range entries {
		if key := w.keyOf(e); !has(index, key) {
			w.fillYears(e, index)
			index[key] = len(w.spec.Categories)
			w.spec.Categories = append(w.spec.Categories, w.category(e, key))
		}
	}
	w.thinYears(index)
	return index
}

func has(m map[string]int, key string) bool {
	_, ok := m[key]
	return ok
}

func comparePeriods(a, b evidence.Period) int {
	for _, d := range [][2]evidence.Date{{a.End(), b.End()}, {a.From, b.From}} {
		if d[0].Before(d[1]) {
			return -1
		}
		if d[1].Before(d[0]) {
			return 1
		}
	}
	return 0
}

// fillYears adds the empty years between the last category and this entry's.
func (w *builder) fillYears(e entry, index map[string]int) {
	n := len(w.spec.Categories)
	if w.spec.Axis != Years || n == 0 {
		return
	}
	last := int(w.spec.Categories[n-1].At)
	if e.period.From.Year-last > maxYears {
		return
	}
	for y := last + 1; y < e.period.From.Year; y++ {
		key := evidence.Date{Year: y}.String()
		index[key] = len(w.spec.Categories)
		w.spec.Categories = append(w.spec.Categories, Category{Key: key, Label: strconv.Itoa(y), At: float64(y)})
	}
}

// thinYears takes the empty years out again where they would be most of the axis.
func (w *builder) thinYears(index map[string]int) {
	used := map[string]bool{}
	for _, t := range w.tracks {
		for _, e := range t.entries {
			used[w.keyOf(e)] = true
		}
	}
	all := len(w.spec.Categories)
	if w.spec.Axis != Years || all <= 40 || len(used)*4 > all && all <= maxYears || lineLike(w.spec.Type) && all <= maxYears {
		return
	}
	w.spec.Categories = slices.DeleteFunc(w.spec.Categories, func(c Category) bool { return !used[c.Key] })
	clear(index)
	for i, c := range w.spec.Categories {
		index[c.Key] = i
	}
	w.note("Years without figures are not shown.")
}

func (w *builder) category(e entry, key string) Category {
	if w.spec.Axis == Names {
		label := e.name
		if label == "" {
			label = w.book.Language.Period(e.period)
		}
		return Category{Key: key, Label: label}
	}
	return Category{Key: key, Label: shortDate(w.book.Language, e.period.From), At: inYears(e.period.From)}
}

// shortDate is a date as an axis prints it: "2018", "Apr 2016", "27 Mar 2019", 2016年4月.
func shortDate(l evidence.Language, d evidence.Date) string {
	if d.Month == 0 {
		return strconv.Itoa(d.Year)
	}
	long := strings.Fields(l.Date(d))
	for i, word := range long {
		if word[0] > '9' && len(word) > 3 {
			long[i] = word[:3]
		}
	}
	return strings.Join(long, " ")
}

// inYears is a date as a number of years: a year or month stands at its middle,
// unless it is a whole year on an axis of years, where only the order counts.
func inYears(d evidence.Date) float64 {
	y := float64(d.Year)
	switch {
	case d.Month == 0:
		return y
	case d.Day == 0:
		return y + (float64(d.Month)-.5)/12
	}
	return y + float64(d.Month-1)/12 + float64(d.Day-1)/365
}
