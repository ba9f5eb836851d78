package dataset

import (
	"fmt"

	"briefdeck/internal/evidence"
)

// Wishes are what a person says about a table; what is empty is left to the proposal.
type Wishes struct {
	Series, Name, Unit   string
	Period, Value, Place string // columns by title, letter or number
	Decimal              string // "." or ","
}

// ProposeWith proposes a mapping and corrects it. Errors wrap ErrMapping.
func ProposeWith(t Table, w Wishes) (Mapping, error) {
	m := Propose(t)
	for _, c := range []struct {
		role Role
		name string
	}{{PeriodOf, w.Period}, {Value, w.Value}, {PlaceOf, w.Place}} {
		if err := m.choose(c.role, c.name); err != nil {
			return m, err
		}
	}
	m.Series.Key = w.Series
	if w.Name != "" {
		m.Series.Name = w.Name
	}
	if w.Unit != "" {
		u, scale, ok := readUnit(w.Unit, true)
		if !ok || u == (evidence.Unit{}) && scale == 0 {
			return m, fmt.Errorf("%w: the unit %q is not understood", ErrMapping, w.Unit)
		}
		m.Series.Unit, m.Series.Scale = &u, scale
	}
	return m, m.mark(w.Decimal)
}

// choose gives the one column of that name a role.
func (m *Mapping) choose(r Role, name string) error {
	if name == "" {
		return nil
	}
	at := m.Find(name)
	if at < 0 {
		return fmt.Errorf("%w: there is no column %q", ErrMapping, name)
	}
	for _, i := range m.Of(r) {
		m.Columns[i].Role = Unused
	}
	m.Columns[at].Role = r
	if r == Value {
		m.Across = AcrossSeries
	}
	m.Settle(string(r))
	return nil
}

// mark sets the decimal mark.
func (m *Mapping) mark(decimal string) error {
	switch decimal {
	case "":
		return nil
	case ".":
		m.Marks = Marks{Decimal: '.', Thousands: ','}
	case ",":
		m.Marks = Marks{Decimal: ',', Thousands: '.'}
	default:
		return fmt.Errorf("%w: the decimal mark is %q; take . or ,", ErrMapping, decimal)
	}
	m.Settle("decimal")
	return nil
}
