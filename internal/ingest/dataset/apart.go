package dataset

import (
	"regexp"
	"strings"
)

// mostParts are the columns that together name a series.
const mostParts = 4

// tellApart adds to what names the series the columns without which rows would say the
// same thing twice: flow, sex, age group. Of equal ones words count before codes.
func (m *Mapping) tellApart(p []profile, body []Row) {
	if m.Across == AcrossPeriods && m.first(SeriesOf) < 0 || len(m.Of(Value)) == 0 {
		return
	}
	for twice := m.twice(body, -1); twice > 0 && len(m.Of(SeriesOf)) < mostParts; {
		best, least := -1, twice
		for i := range p {
			if m.Columns[i].Role != Unused || len(p[i].kinds) < 2 || len(p[i].kinds) == mostKinds || p[i].numeric() && !p[i].wordy() {
				continue
			}
			n := m.twice(body, i)
			if n < least || n == least && best >= 0 && p[best].coded == len(p[best].kinds) && p[i].coded < len(p[i].kinds) {
				best, least = i, n
			}
		}
		if best < 0 {
			return
		}
		m.Columns[best].Role, twice = SeriesOf, least
	}
}

// wordy tells a column that holds words beside numbers.
func (p profile) wordy() bool { return p.texts > 0 && p.mostly(p.texts, 20) }

// twice counts the rows that name the same period, place and series as one before; more
// is a further column that would tell them apart, or -1.
func (m *Mapping) twice(body []Row, more int) int {
	var keys []int
	for _, r := range []Role{PeriodOf, PlaceOf, CodeOf, SeriesOf, UnitIn} {
		keys = append(keys, m.Of(r)...)
	}
	if more >= 0 {
		keys = append(keys, more)
	}
	seen, n := make(map[string]bool, len(body)), 0
	var key []byte
	for _, r := range body {
		key = key[:0]
		for _, c := range keys {
			key = append(append(key, r.Cell(c)...), 0)
		}
		if seen[string(key)] {
			n++
		}
		seen[string(key)] = true
	}
	return n
}

// foot is the index of the first of the rows at the end that are notes below the table:
// one or two cells and nothing where the columns have their values.
func (m *Mapping) foot(t Table) int {
	end := len(t.Rows)
	if t.Width() > 2 {
		for end > m.Body+1 && m.isNote(t.Rows[end-1]) {
			end--
		}
	}
	return max(end, min(m.Body, len(t.Rows)))
}

// isNote tells a row of one or two cells of words.
func (m *Mapping) isNote(r Row) bool {
	if r.filled() > 2 || r.Cell(0) == "" {
		return false
	}
	if numbered.MatchString(r.Cell(0)) && r.filled() == 2 && len(strings.Fields(r.Cell(1))) > 0 && !looksNumber(r.Cell(1)) && !m.isMissing(r.Cell(1)) {
		return true
	}
	for _, c := range r.Cells {
		if _, isPeriod := readPeriod(c, DayFirst); c != "" && (isPeriod || looksNumber(c) || m.isMissing(c)) {
			return false
		}
	}
	return true
}

// numbered is the number of a note.
var numbered = regexp.MustCompile(`^\d{1,3}$`)
