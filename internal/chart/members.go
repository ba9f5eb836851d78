package chart

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// members draws places that sources list, without figures: who belongs, and by which
// kind.
type members struct {
	*builder
	to     int // last year; 0: any
	places []evidence.Place
}

// The words for places whose kind or date the list does not give, and those that left.
const (
	undatedPlaces = "Date not known"
	leftPlaces    = "Left"
	otherPlaces   = "Not given"
)

// buildMembers resolves a map of the places that the chart's sources list.
func (w *builder) buildMembers() error {
	m := members{builder: w}
	for _, step := range []func() error{m.list, m.classify, m.tell} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// list reads the places, each once, up to the last year.
func (m *members) list() error {
	to, err := evidence.ParseDate(m.chart.To)
	if err != nil {
		return fmt.Errorf("last year shown: %w", err)
	}
	m.to = to.Year
	if m.chart.Type != deck.WorldMap {
		return fmt.Errorf("places are shown on a map, not as a %s chart: %w", m.chart.Type, ErrShape)
	}
	for _, key := range m.chart.Places {
		if _, ok := m.book.Sources[key]; !ok {
			return fmt.Errorf("%w: source %q", evidence.ErrNotFound, key)
		}
	}
	for _, p := range m.book.Places {
		again := slices.ContainsFunc(m.places, func(o evidence.Place) bool { return o.Name == p.Name || o.ISO3 == p.ISO3 && p.ISO3 != "" })
		if !slices.Contains(m.chart.Places, p.Source) || again || m.to != 0 && p.Joined.Year > m.to {
			continue
		}
		if slices.Contains(m.chart.Without, p.Name) || slices.Contains(m.chart.Without, p.ISO3) {
			m.leaveOut(p)
			continue
		}
		m.places = append(m.places, p)
	}
	if len(m.places) == 0 {
		return fmt.Errorf("the sources named list no places: %w", ErrNoData)
	}
	return nil
}

func (m *members) leaveOut(p evidence.Place) {
	if p.Note != "" {
		m.note("Left out: %s (%s).", clean(p.Name), strings.TrimSuffix(clean(p.Note), "."))
		return
	}
	m.note("Left out: %s.", clean(p.Name))
}

// classify makes the classes and puts every place into its own.
func (m *members) classify() error {
	s := &m.spec
	s.Axis = Names
	x := Series{Name: "Places"}
	for _, p := range m.places {
		s.Categories = append(s.Categories, Category{Key: p.Name, Label: clean(p.Name)})
		x.Points = append(x.Points, Point{OK: true, Value: 1})
	}
	s.Series = []Series{x}
	world, err := m.locate()
	if err != nil {
		return err
	}
	world.Classes = m.classes()
	for i, p := range m.places {
		name := m.kind(p)
		world.Areas[i].Class = slices.IndexFunc(world.Classes, func(c Class) bool { return c.Label == name })
	}
	s.Map = world
	m.highlight()
	return nil
}

// kind is the class that a place belongs to.
func (m *members) kind(p evidence.Place) string {
	if p.Left.Year != 0 && (m.to == 0 || p.Left.Year <= m.to) {
		return leftPlaces
	}
	switch m.chart.Group {
	case deck.ByRegion:
		return orElse(clean(p.Region), otherPlaces)
	case deck.ByIncome:
		return orElse(clean(p.Income), otherPlaces)
	case deck.ByJoining:
		return m.span(p.Joined.Year)
	}
	return label(m.chart, 0, "Listed")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// span is the years of joining that one class holds.
func (m *members) span(year int) string {
	if year == 0 {
		return undatedPlaces
	}
	for _, s := range m.spans() {
		if s[0] <= year && year <= s[1] {
			return runs2(s[0], s[1])
		}
	}
	return undatedPlaces
}

func runs2(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}

// spans parts the years of joining into at most five, of about as many places each.
func (m *members) spans() [][2]int {
	count := map[int]int{}
	var years []int
	total := 0
	for _, p := range m.places {
		if y := p.Joined.Year; y != 0 {
			if count[y] == 0 {
				years = append(years, y)
			}
			count[y]++
			total++
		}
	}
	slices.Sort(years)
	var out [][2]int
	in := 0
	for i, y := range years {
		full := in*maxTones >= total || in > 0 && (in+count[y]/2)*maxTones > total
		if i == 0 || full && len(out) < maxTones || len(years) <= maxTones {
			out = append(out, [2]int{y, y})
			in = 0
		}
		out[len(out)-1][1] = y
		in += count[y]
	}
	return out
}

// classes lists the kinds that occur: years in order, others by name, the odd ones last.
func (m *members) classes() []Class {
	var names []string
	for _, p := range m.places {
		if k := m.kind(p); !slices.Contains(names, k) {
			names = append(names, k)
		}
	}
	odd := func(n string) bool { return n == leftPlaces || n == undatedPlaces || n == otherPlaces }
	slices.SortFunc(names, func(a, b string) int {
		if odd(a) != odd(b) {
			if odd(a) {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	regular := 0
	for _, n := range names {
		if !odd(n) {
			regular++
		}
	}
	var out []Class
	for i, n := range names {
		c := Class{Label: n, Hue: -1, Tone: 1}
		switch {
		case odd(n):
			c.Hollow, c.Tone = true, map[bool]float64{true: 1, false: .4}[n == leftPlaces]
		case m.chart.Group == deck.ByJoining: // the first to join the strongest
			c.Tone = float64(regular-i) / float64(regular)
		case m.chart.Group != "":
			c.Hue = i % maxHues
		}
		out = append(out, c)
	}
	return out
}

// tell writes the words of a map of members.
func (m *members) tell() error {
	s := &m.spec
	s.words.source = m.credit()
	what := "Places listed by " + m.listers()
	s.words.title = orElse(m.resolve(m.chart.Title), what)
	detail := placesOf(len(m.places))
	if by := map[string]string{deck.ByRegion: "by region", deck.ByIncome: "by income", deck.ByJoining: "by year of joining"}[m.chart.Group]; by != "" {
		detail += " " + by
	}
	if m.to != 0 {
		detail += ", as of the end of " + strconv.Itoa(m.to)
	}
	s.words.subtitle = strings.Join(nonEmpty(m.resolve(m.chart.Subtitle), detail), ", ")
	if note := m.resolve(m.chart.Note); note != "" {
		m.note("%s", note)
	}
	s.words.notes = m.notes
	s.words.alt = "World map. " + what + ", " + detail + ". " + s.altMap()
	s.words.table = m.rows()
	return nil
}

// listers names the sources of the list.
func (m *members) listers() string {
	var names []string
	for _, key := range m.chart.Places {
		src := m.book.Sources[key]
		names = append(names, src.Name())
	}
	return series(names)
}

func (m *members) credit() string {
	var list []credit
	for _, key := range m.chart.Places {
		src := m.book.Sources[key]
		list = append(list, credit{
			source: src.Name(), sources: []string{key}, official: src.Kind == source.Official, years: nonEmpty(yearOf(src.Published)),
		})
	}
	return lineOf(list, credit.full)
}

func (m *members) rows() [][]string {
	out := [][]string{{"Place", "Code", "Class", "Region", "Joined", "Left"}}
	for i, p := range m.places {
		class := m.spec.Map.Classes[m.spec.Map.Areas[i].Class].Label
		out = append(out, []string{clean(p.Name), p.ISO3, class, clean(p.Region), dateOr(p.Joined), dateOr(p.Left)})
	}
	return out
}

func dateOr(d evidence.Date) string { return orElse(d.String(), none) }
