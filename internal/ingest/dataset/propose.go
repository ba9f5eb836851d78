package dataset

import (
	"fmt"
	"regexp"
	"strings"
)

// Sizes of what is looked at to propose a mapping.
const (
	headRows  = 40
	bodyRows  = 2000
	mostTitle = 4 // rows of titles above the data
)

// Propose reads a table's titles and cells and says what each column seems to be.
func Propose(t Table) Mapping {
	m := Mapping{Missing: DefaultMissing, Across: AcrossSeries, Marks: Marks{Decimal: '.'}}
	m.Header, m.Body = findHeader(t)
	m.Read(t)
	return m
}

// Read proposes the columns anew for the rows of titles and of data that are set.
func (m *Mapping) Read(t Table) {
	m.Doubts, m.Dates = nil, ""
	titles := Titles(t, m.Header, m.Body)
	m.Columns = make([]Column, len(titles))
	body := t.Rows[min(m.Body, len(t.Rows)):m.foot(t)]
	body = body[:min(len(body), bodyRows)]
	profiles := make([]profile, len(titles))
	for i, title := range titles {
		c := Column{Title: title}
		if m.Header >= 0 {
			c.Period, c.Name = splitTitle(titleParts(t, m.Header, m.Body, i))
		}
		if c.Period == "" {
			c.Name = title
		}
		c.Unit, c.Scale, c.Name = UnitOf(c.Name)
		m.Columns[i] = c
		profiles[i] = m.profile(c.heading(), i, body)
	}
	m.assign(profiles)
	m.tellApart(profiles, body)
	m.readMarks(t, body)
	m.unitOfCells(body)
	m.nameSeries(t)
	if open := m.readDates(body); open != "" {
		m.doubt("dates", "dates like %s can be read two ways; say whether day or month comes first", open)
	}
	if len(m.Of(Value)) == 0 {
		m.doubt("value", "no column holds numbers; choose the one with the values")
	}
}

func (m *Mapping) doubt(about, format string, args ...any) {
	m.Doubts = append(m.Doubts, Doubt{about, fmt.Sprintf(format, args...)})
}

// Settle takes the doubts about something away.
func (m *Mapping) Settle(about string) {
	kept := m.Doubts[:0:0]
	for _, d := range m.Doubts {
		if d.About != about {
			kept = append(kept, d)
		}
	}
	m.Doubts = kept
}

// findHeader finds the rows of titles: those right above the first row that states numbers.
func findHeader(t Table) (header, body int) {
	body = -1
	for i, r := range t.Rows[:min(len(t.Rows), headRows)] {
		if statesNumbers(r) || i > 0 && fillsPeriods(t.Rows[i-1], r) {
			body = i
			break
		}
	}
	if body < 0 {
		return min(0, len(t.Rows)-1), min(1, len(t.Rows))
	}
	header = body
	width := t.Rows[body].filled()
	for header > 0 && body-header < mostTitle {
		above := t.Rows[header-1]
		if above.filled() < 2 && (width > 2 || header < body) || above.filled() == 0 {
			break
		}
		if t.Rows[header].Number-above.Number > 1 && header < body {
			break // a blank line parts it from the titles
		}
		header--
	}
	if header == body {
		return -1, body
	}
	return header, body
}

// statesNumbers tells a row of data from one of titles: it has a number that is no year,
// or a year beside one cell or more that is none.
func statesNumbers(r Row) bool {
	numbers, periods, texts := 0, 0, 0
	for _, c := range r.Cells {
		_, isPeriod := readPeriod(c, DayFirst)
		switch {
		case c == "":
		case isPeriod:
			periods++
		case looksNumber(c):
			numbers++
		default:
			texts++
		}
	}
	return numbers > 0 && (periods < 3 || numbers >= periods) && texts <= 3*(numbers+periods)
}

// fillsPeriods tells a row with a number, or a sign for none, below a title that is a period.
func fillsPeriods(titles, r Row) bool {
	for i, title := range titles.Cells {
		c := r.Cell(i)
		if _, ok := readPeriod(title, DayFirst); !ok || c == "" {
			continue
		}
		if _, again := readPeriod(c, DayFirst); !again && (looksNumber(c) || Mapping{Missing: DefaultMissing}.isMissing(c)) {
			return true
		}
	}
	return false
}

// looksNumber tells a number with whatever marks.
func looksNumber(c string) bool { return shape.MatchString(c) }

// profile counts what a column's cells look like.
type profile struct {
	titled                          Role // by its title; Unused when the title tells nothing
	titlePeriod                     bool
	filled, missing, periods, codes int
	numbers, texts                  int
	coded                           int             // kinds that are codes rather than words
	kinds                           map[string]bool // different texts, up to a few
}

// mostKinds are the different texts of a column that are looked at.
const mostKinds = 60

// codeWord is a word of capitals, digits and marks: a code of statistics offices.
var codeWord = regexp.MustCompile(`^[A-Z0-9_.\-]+$`)

var isoCode = regexp.MustCompile(`^[A-Z]{3}$`)

func (m *Mapping) profile(title string, column int, body []Row) profile {
	p := profile{kinds: map[string]bool{}, titled: titleRole(title)}
	_, p.titlePeriod = readPeriod(title, DayFirst)
	for _, r := range body {
		c := r.Cell(column)
		if m.isMissing(c) {
			p.missing++
			continue
		}
		p.filled++
		if len(p.kinds) < mostKinds && !p.kinds[c] {
			p.kinds[c] = true
			if codeWord.MatchString(c) {
				p.coded++
			}
		}
		if isoCode.MatchString(c) {
			p.codes++
		}
		if _, ok := readPeriod(c, DayFirst); ok {
			p.periods++
		}
		if looksNumber(c) {
			p.numbers++
		} else {
			p.texts++
		}
	}
	return p
}

// mostly tells whether n are at least so many in a hundred of those filled.
func (p profile) mostly(n, percent int) bool { return p.filled > 0 && n*100 >= p.filled*percent }

// numeric tells a column of numbers that are not all periods.
func (p profile) numeric() bool {
	return p.mostly(p.numbers, 50) && (p.titlePeriod || p.titled == Value || !p.mostly(p.periods, 90))
}

// assign gives each column its role.
func (m *Mapping) assign(p []profile) {
	acrossPeriods := 0
	for i := range p {
		if p[i].titlePeriod && (p[i].numeric() || p[i].filled == 0) {
			acrossPeriods++
		}
	}
	set := func(r Role, fits func(profile) bool) {
		if m.first(r) < 0 {
			if at := m.best(r, p, fits); at >= 0 {
				m.Columns[at].Role = r
			}
		}
	}
	titled := func(r Role, percent int, n func(profile) int) {
		set(r, func(p profile) bool {
			return p.titled == r && (n == nil && p.filled > 0 || n != nil && p.mostly(n(p), percent))
		})
	}
	if acrossPeriods > 1 {
		m.Across = AcrossPeriods
		for i := range p {
			if p[i].titlePeriod && (p[i].numeric() || p[i].filled == 0) {
				m.Columns[i].Role = Value
			}
		}
	} else {
		m.Across = AcrossSeries
		titled(PeriodOf, 60, func(p profile) int { return p.periods })
		set(PeriodOf, func(p profile) bool { return p.titled == Unused && p.mostly(p.periods, 90) })
	}
	titled(PlaceOf, 50, func(p profile) int { return p.texts })
	titled(CodeOf, 80, func(p profile) int { return p.codes })
	if m.first(CodeOf) < 0 {
		set(PlaceOf, func(p profile) bool { return p.titled == CodeOf && p.mostly(p.texts, 80) }) // with codes of groups among them
	}
	for _, r := range []Role{SeriesOf, UnitIn, ScaleIn, QualifierOf, AsOf, Attribution, Remark} {
		titled(r, 0, nil)
	}
	if m.Across == AcrossPeriods {
		titled(FirmTo, 60, func(p profile) int { return p.periods })
	}
	m.assignRest(p)
}

// best is the unused column that fits a role best, or -1: words before codes; of places
// those that differ most from row to row; of codes those that tell the places.
func (m *Mapping) best(r Role, p []profile, fits func(profile) bool) int {
	best, place := -1, m.first(PlaceOf)
	better := func(a, b int) bool {
		switch words := p[a].coded < len(p[a].kinds); {
		case r == PlaceOf:
			return len(p[a].kinds) > len(p[b].kinds)
		case r == CodeOf && place >= 0 && len(p[a].kinds) != len(p[b].kinds):
			return apart(len(p[a].kinds), len(p[place].kinds)) < apart(len(p[b].kinds), len(p[place].kinds))
		case r == CodeOf:
			return place >= 0 && apart(a, place) < apart(b, place)
		case r == SeriesOf || r == UnitIn:
			return words && p[b].coded == len(p[b].kinds)
		}
		return false
	}
	for i := range p {
		if m.Columns[i].Role == Unused && fits(p[i]) && (best < 0 || better(i, best)) {
			best = i
		}
	}
	return best
}

func apart(a, b int) int { return max(a-b, b-a) }

// assignRest finds places by their names, and the values.
func (m *Mapping) assignRest(p []profile) {
	for i := range p {
		if m.Columns[i].Role == Unused && m.first(PlaceOf) < 0 && p[i].mostly(p[i].texts, 80) && (mostlyPlaces(p[i].kinds) || m.first(CodeOf) < 0 && len(p[i].kinds) > 3 && mostlyCodes(p[i].kinds)) {
			m.Columns[i].Role = PlaceOf
		}
	}
	if m.Across == AcrossPeriods {
		m.labelRows(p)
		return
	}
	for i := range p {
		if p[i].titled == Value && p[i].numeric() && m.Columns[i].Role == Unused {
			m.Columns[i].Role = Value
			return
		}
	}
	titles := map[string]bool{}
	for i := range p {
		if m.Columns[i].Role == Unused && p[i].numeric() && p[i].titled == Unused {
			m.Columns[i].Role = Value
			titles[m.Columns[i].Title] = true
		}
	}
	if len(titles) > 1 && m.first(PlaceOf) < 0 && mostlyPlaces(titles) {
		m.Across = AcrossPlaces
	}
}

// labelRows finds what tells the rows of a table with years across apart.
func (m *Mapping) labelRows(p []profile) {
	if m.first(PlaceOf) >= 0 || m.first(SeriesOf) >= 0 {
		return
	}
	for i := range p {
		if m.Columns[i].Role == Unused && p[i].mostly(p[i].texts, 80) && p[i].titled == Unused {
			m.Columns[i].Role = SeriesOf
			return
		}
	}
}

// readMarks finds the decimal and thousands marks of the values.
func (m *Mapping) readMarks(t Table, body []Row) {
	v := votes{decimal: map[rune]int{}, thousands: map[rune]int{}, open: map[rune]int{}}
	for _, i := range m.Of(Value) {
		for _, r := range body {
			if c := r.Cell(i); looksNumber(c) {
				v.add(c)
			}
		}
	}
	var open string
	if m.Marks, open = v.marks(t.Delimiter); open != "" {
		m.doubt("decimal", "numbers like %s can be read two ways; say which mark is the decimal one", open)
	}
}

// unitOfCells takes the unit from the cells of value columns whose title names none.
func (m *Mapping) unitOfCells(body []Row) {
	for _, i := range m.Of(Value) {
		c := &m.Columns[i]
		if c.Unit.String() != "" {
			continue
		}
		for _, r := range body {
			if n, err := m.Marks.read(r.Cell(i)); err == nil {
				c.Unit = n.unit
				break
			}
		}
	}
}

// readDates finds the order of day and month; it returns a date that leaves it open.
func (m *Mapping) readDates(body []Row) (open string) {
	i := m.first(PeriodOf)
	if i < 0 {
		return ""
	}
	cells := make([]string, 0, len(body))
	for _, r := range body {
		cells = append(cells, r.Cell(i))
	}
	m.Dates, open = orderOf(cells)
	return open
}

// nameSeries takes the series' name and unit from the line above the titles, when one
// name serves all figures.
func (m *Mapping) nameSeries(t Table) {
	values := m.Of(Value)
	m.statedUnit(t)
	if len(values) == 0 || m.first(SeriesOf) >= 0 {
		return
	}
	if col := m.Columns[values[0]]; m.Across == AcrossSeries && (len(values) > 1 || col.Name != "" && titleRole(col.Name) == Unused) {
		if len(values) == 1 {
			m.Series.Name = col.Name
		}
		return
	}
	for i := max(m.Header, 0) - 1; i >= 0; i-- {
		if r := t.Rows[i]; r.filled() == 1 && i < 2 {
			u, scale, name := UnitOf(strings.Join(r.Cells, ""))
			if name == "" || statesUnit.MatchString(strings.Join(r.Cells, "")) {
				continue
			}
			m.Series.Name = name
			if u.String() != "" || scale > 0 {
				m.Series.Unit, m.Series.Scale = &u, scale
			}
		}
	}
}

// statesUnit is a line above the titles that gives the unit of all values.
var statesUnit = regexp.MustCompile(`^(?i:单位|unit|units|in)\s*[:：]\s*(.{1,40})$`)

// statedUnit takes the unit from a line above the titles that gives it for all values.
func (m *Mapping) statedUnit(t Table) {
	for _, r := range t.Rows[:max(m.Header, 0)] {
		for _, c := range r.Cells {
			if s := statesUnit.FindStringSubmatch(c); s != nil {
				if u, scale, ok := readUnit(s[1], true); ok {
					m.Series.Unit, m.Series.Scale = &u, scale
				}
			}
		}
	}
}
