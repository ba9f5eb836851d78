package chart

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// maxPoints is how many figures one chart may show.
const maxPoints = 2000

// entry is a figure with its place on the axis.
type entry struct {
	fig    evidence.Figure
	period evidence.Period // the figure's period, else the date it was true
	name   string          // its category, on an axis of names
}

// track is what becomes a series.
type track struct {
	key, name string
	ind       evidence.Indicator
	entries   []entry
}

// gather reads the evidence that a chart names.
func gather(c deck.Chart, b *evidence.Book) ([]track, error) {
	var tracks []track
	var err error
	switch {
	case c.Type == deck.WorldMap && len(c.Series) == 1 && len(c.Figures) == 0:
		tracks, err = gatherMap(c, b)
	case len(c.Series) > 0 && len(c.Figures) > 0:
		return nil, fmt.Errorf("the chart names both series and figures; it shows one or the other: %w", ErrNoData)
	case len(c.Series) > 0:
		tracks, err = gatherSeries(c, b)
	case len(c.Figures) > 0:
		tracks, err = gatherFigures(c, b)
	default:
		return nil, fmt.Errorf("the chart names no series and no figures: %w", ErrNoData)
	}
	if err != nil {
		return nil, err
	}
	n := 0
	for _, t := range tracks {
		n += len(t.entries)
	}
	if n > maxPoints {
		return nil, fmt.Errorf("%d figures are more than the %d a chart can show: %w", n, maxPoints, ErrShape)
	}
	return tracks, nil
}

func gatherSeries(c deck.Chart, b *evidence.Book) ([]track, error) {
	var tracks []track
	for i, key := range c.Series {
		series, err := b.Series(key)
		if err != nil {
			return nil, err
		}
		t := track{key: key, name: label(c, i, series.Indicator.Name), ind: series.Indicator}
		for _, f := range series.Figures {
			t.entries = append(t.entries, newEntry(f))
		}
		tracks = append(tracks, byPlace(t)...)
	}
	return tracks, nil
}

// byPlace splits a series that speaks of several places: places at one time are
// categories, places over time are series of their own.
func byPlace(t track) []track {
	var places []string
	times := map[evidence.Period]bool{}
	for _, e := range t.entries {
		if e.fig.Place == "" {
			return []track{t}
		}
		if !slices.Contains(places, e.fig.Place) {
			places = append(places, e.fig.Place)
		}
		times[e.period] = true
	}
	if len(places) < 2 {
		return []track{t}
	}
	if len(times) == 1 {
		for i := range t.entries {
			t.entries[i].name = clean(t.entries[i].fig.Place)
		}
		return []track{t}
	}
	out := make([]track, len(places))
	for i, place := range places {
		out[i] = track{key: t.key, name: clean(place), ind: t.ind}
		for _, e := range t.entries {
			if e.fig.Place == place {
				out[i].entries = append(out[i].entries, e)
			}
		}
	}
	return out
}

func gatherFigures(c deck.Chart, b *evidence.Book) ([]track, error) {
	var entries []entry
	for i, key := range c.Figures {
		f, err := b.Figure(key)
		if err != nil {
			return nil, err
		}
		if f.Status == evidence.Rejected {
			return nil, fmt.Errorf("figure %q was rejected: %w", key, ErrNoData)
		}
		e := newEntry(f)
		if c.Type != deck.Timeline { // there a figure stands at its date
			e.name = label(c, i, "")
		}
		entries = append(entries, e)
	}
	if apart(c.Type) {
		return byIndicator(entries, b), nil
	}
	t := track{ind: indicatorOf(entries[0], b)}
	t.key, t.name = t.ind.Key, clean(t.ind.Name)
	t.entries = entries
	if c.Type != deck.Timeline && (len(c.Labels) > 0 || !oneSeriesInTime(entries)) {
		nameEntries(t.entries, b)
	}
	return []track{t}, nil
}

// apart tells whether a type of named figures shows each indicator as its own series.
func apart(t deck.ChartType) bool {
	switch t {
	case deck.Slope, deck.Scatter, deck.Bubble, deck.GroupedBar, deck.StackedBar, deck.PercentBar, deck.BoxPlot, deck.SmallMultiples:
		return true
	}
	return lineLike(t)
}

// byIndicator makes a series of each indicator: figures of different definitions
// never share a line.
func byIndicator(entries []entry, b *evidence.Book) []track {
	var out []track
	for _, e := range entries {
		i := slices.IndexFunc(out, func(t track) bool { return t.ind.Key == e.fig.Indicator })
		if i < 0 {
			ind := indicatorOf(e, b)
			t := track{key: ind.Key, name: e.name, ind: ind}
			if t.name == "" {
				t.name = clean(ind.Name)
			}
			i = len(out)
			out = append(out, t)
		}
		e.name = ""
		out[i].entries = append(out[i].entries, e)
	}
	return out
}

// indicatorOf is the figure's indicator, or a bare one when the book lacks it.
func indicatorOf(e entry, b *evidence.Book) evidence.Indicator {
	if ind, ok := b.Indicators[e.fig.Indicator]; ok {
		return ind
	}
	return evidence.Indicator{Key: e.fig.Indicator, Name: e.fig.Key, Unit: e.fig.Unit, Scale: e.fig.Scale}
}

// oneSeriesInTime tells whether the figures are one indicator at distinct times.
func oneSeriesInTime(entries []entry) bool {
	seen := map[evidence.Period]bool{}
	for _, e := range entries {
		if e.fig.Indicator != entries[0].fig.Indicator || e.period.IsZero() || seen[e.period] {
			return false
		}
		seen[e.period] = true
	}
	return true
}

// nameEntries gives each figure the words that tell it from the others: its place,
// its indicator, and the time when that differs.
func nameEntries(entries []entry, b *evidence.Book) {
	sameTime, sameIndicator := true, true
	for _, e := range entries {
		sameTime = sameTime && e.period == entries[0].period
		sameIndicator = sameIndicator && e.fig.Indicator == entries[0].fig.Indicator
	}
	for i, e := range entries {
		if e.name != "" {
			continue
		}
		var parts []string
		if e.fig.Place != "" {
			parts = append(parts, clean(e.fig.Place))
		}
		if !sameIndicator || len(parts) == 0 && sameTime {
			parts = append(parts, clean(indicatorOf(e, b).Name))
		}
		if !sameTime || len(parts) == 0 {
			parts = append(parts, periodLabel(b.Language, e.period))
		}
		entries[i].name = strings.Join(parts, ", ")
	}
}

func newEntry(f evidence.Figure) entry {
	e := entry{fig: f, period: f.Period}
	if e.period.IsZero() {
		e.period = evidence.Period{From: f.AsOf}
	}
	if p := e.period; !p.To.IsZero() && wholeYear(p) {
		e.period = evidence.Period{From: evidence.Date{Year: p.From.Year}}
	}
	return e
}

// wholeYear tells whether a span is just one year.
func wholeYear(p evidence.Period) bool {
	return p.From.Year == p.To.Year && (p.From.Month <= 1) && (p.To.Month == 0 || p.To.Month == 12)
}

func periodLabel(l evidence.Language, p evidence.Period) string {
	if p.IsZero() {
		return l.Undated()
	}
	return l.Period(p)
}

// label is the author's short name for the i-th series or figure, else def.
func label(c deck.Chart, i int, def string) string {
	if i < len(c.Labels) && strings.TrimSpace(c.Labels[i]) != "" {
		return clean(c.Labels[i])
	}
	return clean(def)
}

// maxWord is how many characters of a name are kept.
const maxWord = 200

// clean makes a name fit for one line of a picture: no control characters, no broken
// encoding, no runs of blanks, and not endless.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != nbsp {
			return ' '
		}
		if unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
	if utf8.RuneCountInString(s) > maxWord {
		return string([]rune(s)[:maxWord-1]) + "…"
	}
	return s
}
