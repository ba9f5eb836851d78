package dataset

import (
	"fmt"
	"regexp"
	"strings"

	"briefdeck/internal/evidence"
)

// Role is what a column says.
type Role string

// The roles of columns.
const (
	Unused      Role = ""
	Value       Role = "value"
	PeriodOf    Role = "period"
	PlaceOf     Role = "place"
	CodeOf      Role = "place code" // ISO 3166 in three letters
	SeriesOf    Role = "series"     // what is counted, where it differs from row to row; several columns name it together
	UnitIn      Role = "unit"
	ScaleIn     Role = "power of ten" // "Millions", or 6
	FirmTo      Role = "firm up to"   // the last period whose values are no projections
	QualifierOf Role = "qualifier"
	AsOf        Role = "as of"
	Attribution Role = "credited to" // whom the data credit for the row
	Remark      Role = "note"
)

// Roles lists the roles in the order a person is offered them.
var Roles = []Role{Unused, PeriodOf, Value, PlaceOf, CodeOf, SeriesOf, UnitIn, ScaleIn, QualifierOf, FirmTo, AsOf, Attribution, Remark}

// Many tells whether several columns may have the role.
func (r Role) Many() bool { return r == Unused || r == Value || r == SeriesOf || r == Remark }

// Across is what the titles of several value columns are.
type Across string

// What stands across the columns.
const (
	AcrossSeries  Across = "series" // each value column is a series of its own
	AcrossPeriods Across = "periods"
	AcrossPlaces  Across = "places"
)

// Mapping says how a table becomes figures.
type Mapping struct {
	Header  int       `json:"header"` // the first row of titles, an index of Table.Rows; -1: none
	Body    int       `json:"body"`   // the first row of data, an index of Table.Rows
	Columns []Column  `json:"columns"`
	Across  Across    `json:"across"`
	Marks   Marks     `json:"marks"`
	Dates   Order     `json:"dates,omitempty"`  // of dates like 03/04/2020; "": not needed
	Missing []string  `json:"missing"`          // what cells without a value say, case aside
	Series  Series    `json:"series"`           // of all figures; each column adds what it knows
	Period  string    `json:"period,omitempty"` // of all figures, where no column tells
	Place   string    `json:"place,omitempty"`  // of all figures, where no column tells
	Status  Confirmed `json:"-"`

	// Doubts are what a person must settle before figures are made.
	Doubts []Doubt `json:"doubts,omitempty"`
}

// Confirmed is the status that the figures get: confirmed unless set.
type Confirmed = evidence.Status

// Column is one column: its title, what it says, and its own unit.
type Column struct {
	Title  string        `json:"title"`
	Role   Role          `json:"role"`
	Name   string        `json:"name,omitempty"`   // of a value column's series: the title without its unit
	Period string        `json:"period,omitempty"` // that the title names beside its name: "2019" of "Exports 2019"
	Unit   evidence.Unit `json:"unit"`
	Scale  int           `json:"scale,omitempty"`
}

// heading is the period that a title names, or all of it.
func (c Column) heading() string {
	if c.Period != "" {
		return c.Period
	}
	return c.Title
}

// Series says what the figures count.
type Series struct {
	Key        string         `json:"key,omitempty"`
	Name       string         `json:"name,omitempty"`
	Definition string         `json:"definition,omitempty"`
	Concept    string         `json:"concept,omitempty"`
	Unit       *evidence.Unit `json:"unit,omitempty"` // nil: as the columns say
	Scale      int            `json:"scale,omitempty"`
}

// Doubt is something the table leaves open.
type Doubt struct {
	About string `json:"about"` // "value", "decimal", "dates", "header", "period"
	Text  string `json:"text"`
}

// DoubtError means a mapping leaves open what a person must settle. It is an ErrMapping.
type DoubtError struct{ Doubt }

func (e *DoubtError) Error() string { return ErrMapping.Error() + ": " + e.Text }

// Unwrap makes it an ErrMapping.
func (e *DoubtError) Unwrap() error { return ErrMapping }

// DefaultMissing are the words for no value that are known everywhere.
var DefaultMissing = []string{"", "..", "...", "…", "-", "--", "---", "–", "—", "−", ":", "n/a", "na", "n.a.", "#n/a", "nan", "null", "none", "not available", "n.d.", "k.a.", "missing", "x", "无", "缺", "暂无", "不详"}

// Find is the column with that title, letter or number (from 1), or -1. Titles are
// compared case aside, with their unit and without.
func (m Mapping) Find(name string) int {
	for i, c := range m.Columns {
		if strings.EqualFold(c.Title, name) {
			return i
		}
	}
	for i, c := range m.Columns {
		if c.Name != "" && strings.EqualFold(c.Name, name) {
			return i
		}
	}
	for i := range m.Columns {
		if ColumnName(i) == strings.ToUpper(name) || fmt.Sprint(i+1) == name {
			return i
		}
	}
	return -1
}

// Of lists the columns of a role.
func (m Mapping) Of(r Role) []int {
	var out []int
	for i, c := range m.Columns {
		if c.Role == r {
			out = append(out, i)
		}
	}
	return out
}

// first is the first column of a role, or -1.
func (m Mapping) first(r Role) int {
	if of := m.Of(r); len(of) > 0 {
		return of[0]
	}
	return -1
}

// Titles are the table's column titles: the rows from Header up to Body, joined.
func Titles(t Table, header, body int) []string {
	out := make([]string, t.Width())
	if header < 0 {
		for i := range out {
			out[i] = "Column " + ColumnName(i)
		}
		return out
	}
	for i := range out {
		out[i] = strings.Join(titleParts(t, header, body, i), " ")
	}
	return out
}

// isMissing tells a cell that says that there is no value.
func (m Mapping) isMissing(cell string) bool {
	for _, w := range m.Missing {
		if strings.EqualFold(cell, w) {
			return true
		}
	}
	return cell == "" || noValue.MatchString(cell)
}

// noValue is Eurostat's sign for no value with flags that say why.
var noValue = regexp.MustCompile(`^:\s?[a-z]{1,3}$`)

// check tells whether figures can be made, in one line that says what to settle.
func (m Mapping) check(t Table) error {
	switch {
	case len(m.Doubts) > 0:
		return &DoubtError{m.Doubts[0]}
	case m.Body < 0 || m.Body > len(t.Rows) || m.Header >= m.Body || m.Header < -1 || len(m.Columns) > maxColumns:
		return fmt.Errorf("%w: the rows of titles lie outside the table", ErrMapping)
	case len(m.Of(Value)) == 0:
		return &DoubtError{Doubt{"value", "no column holds the values; choose it"}}
	case m.Marks.Decimal != '.' && m.Marks.Decimal != ',':
		return fmt.Errorf("%w: the decimal mark is %q; take . or ,", ErrMapping, string(m.Marks.Decimal))
	case m.Marks.Decimal == m.Marks.Thousands:
		return fmt.Errorf("%w: decimal and thousands mark are both %q; change one", ErrMapping, string(m.Marks.Decimal))
	}
	for _, r := range Roles[1:] {
		if n := len(m.Of(r)); n > 1 && !r.Many() {
			return fmt.Errorf("%w: %d columns are marked as %s; keep one", ErrMapping, n, r)
		}
	}
	return nil
}
