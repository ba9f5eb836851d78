package dataset

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/evidence"
)

// Wishes are what a person says about a table; what is empty is left to the proposal.
type Wishes struct {
	Series, Name, Definition string
	Unit                     string            // of all values: "US$ bn"
	Columns                  map[Role][]string // by title, letter or number; "-" for none
	HeaderRow                string            // the number of the row with the titles; "0" for none
	Across                   Across
	Decimal, Thousands       string // marks; "none" for no thousands mark
	Dates                    Order
	Missing                  []string // further words for no value
	Period, Place            string   // of all figures, where no column tells
	Status                   evidence.Status
}

// ProposeWith proposes a mapping and corrects it. Errors wrap ErrMapping.
func ProposeWith(t Table, w Wishes) (Mapping, error) {
	m := Propose(t)
	if err := m.headAt(t, w.HeaderRow); err != nil {
		return m, err
	}
	if len(w.Missing) > 0 {
		m.Missing = append(slices.Clone(m.Missing), w.Missing...)
		m.Read(t)
	}
	for _, r := range Roles {
		if err := m.choose(r, w.Columns[r]); err != nil {
			return m, err
		}
	}
	if err := m.name(w); err != nil {
		return m, err
	}
	m.Period, m.Place, m.Status = w.Period, w.Place, w.Status
	return m, m.mark(w)
}

// headAt takes the titles from the row of that number in the file.
func (m *Mapping) headAt(t Table, row string) error {
	if row == "" {
		return nil
	}
	if row == "0" {
		m.Header, m.Body = -1, 0
		m.Read(t)
		return nil
	}
	for i, r := range t.Rows {
		if fmt.Sprint(r.Number) == row {
			m.Header, m.Body = i, i+1
			m.Read(t)
			return nil
		}
	}
	return fmt.Errorf("%w: there is no row %s to take the titles from", ErrMapping, row)
}

// choose gives the columns of those names a role that no other column then has.
func (m *Mapping) choose(r Role, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for _, i := range m.Of(r) {
		m.Columns[i].Role = Unused
	}
	for _, name := range names {
		if name == "-" {
			continue
		}
		at := m.Find(name)
		if at < 0 {
			return fmt.Errorf("%w: there is no column %q; there are %s", ErrMapping, name, m.titles())
		}
		m.Columns[at].Role = r
	}
	if r == Value && m.Across == AcrossPeriods && !m.periodTitles() {
		m.Across = AcrossSeries
	}
	m.Settle(string(r))
	return nil
}

// periodTitles tells whether the titles of all value columns are periods.
func (m *Mapping) periodTitles() bool {
	for _, i := range m.Of(Value) {
		if _, ok := readPeriod(m.Columns[i].heading(), m.Dates); !ok {
			return false
		}
	}
	return true
}

// mostTitles are named in a message.
const mostTitles = 12

func (m *Mapping) titles() string {
	var out []string
	for i, c := range m.Columns[:min(len(m.Columns), mostTitles)] {
		out = append(out, c.label(i))
	}
	if len(m.Columns) > mostTitles {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// name sets what the figures count, and across.
func (m *Mapping) name(w Wishes) error {
	m.Series.Key, m.Series.Definition = w.Series, w.Definition
	if w.Name != "" {
		m.Series.Name = w.Name
	}
	if w.Across != "" {
		if !slices.Contains([]Across{AcrossSeries, AcrossPeriods, AcrossPlaces}, w.Across) {
			return fmt.Errorf("%w: %q cannot stand across the columns; take series, periods or places", ErrMapping, w.Across)
		}
		m.Across = w.Across
	}
	if w.Unit == "" {
		return nil
	}
	u, scale, err := ReadUnit(w.Unit)
	if err != nil {
		return err
	}
	m.Series.Unit, m.Series.Scale = &u, scale
	return nil
}

// ReadUnit reads a unit that a person wrote: "US$ bn", "%", "亿元", "million tonnes".
// "none" is a plain number. Errors wrap ErrMapping.
func ReadUnit(text string) (evidence.Unit, int, error) {
	if strings.EqualFold(strings.TrimSpace(text), "none") {
		return evidence.Unit{}, 0, nil
	}
	u, scale, ok := readUnit(text, true)
	if !ok || u == (evidence.Unit{}) && scale == 0 {
		return u, scale, fmt.Errorf("%w: the unit %q is not understood", ErrMapping, text)
	}
	return u, scale, nil
}

// mark sets the marks of numbers and the order of dates.
func (m *Mapping) mark(w Wishes) error {
	switch w.Decimal {
	case "":
	case ".", ",":
		other := map[string]rune{".": ',', ",": '.'}[w.Decimal]
		if m.Marks.Decimal != rune(w.Decimal[0]) || m.Marks.Thousands == 0 {
			m.Marks = Marks{Decimal: rune(w.Decimal[0]), Thousands: other}
		}
		m.Settle("decimal")
	default:
		return fmt.Errorf("%w: the decimal mark is %q; take . or ,", ErrMapping, w.Decimal)
	}
	if w.Thousands != "" {
		mark, ok := map[string]rune{",": ',', ".": '.', " ": ' ', "space": ' ', "'": '\'', "none": 0}[w.Thousands]
		if !ok {
			return fmt.Errorf("%w: the thousands mark is %q; take , . ' space or none", ErrMapping, w.Thousands)
		}
		m.Marks.Thousands = mark
	}
	switch w.Dates {
	case "":
	case DayFirst, MonthFirst:
		m.Dates = w.Dates
		m.Settle("dates")
	default:
		return fmt.Errorf("%w: the order of dates is %q; take dmy or mdy", ErrMapping, w.Dates)
	}
	return nil
}
