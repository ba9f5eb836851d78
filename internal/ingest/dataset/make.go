package dataset

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"briefdeck/internal/evidence"
)

// Made is what a mapping makes of a table. Nothing of it is in a library yet; the
// figures' origins name file, row and cell, and no source.
type Made struct {
	Indicators []evidence.Indicator
	Figures    []evidence.Figure
	Places     []evidence.Place
	Gaps       int       // cells without a value: they stay gaps
	Refused    []Refusal // the first ones, in the order of the rows
	Refusals   int       // all of them
}

// Refusal says why a row, or one cell of it, made no figure.
type Refusal struct {
	Row  int    `json:"row"` // in the file, from 1
	Text string `json:"text"`
}

// mostRefusals are kept with their words; more are counted.
const mostRefusals = 1000

// String is the line that a person reads.
func (r Refusal) String() string { return fmt.Sprintf("row %d: %s", r.Row, r.Text) }

// Make makes the figures of a table. Errors wrap ErrMapping, ErrTooLarge or the
// context's; a row that makes no sense is refused and the others stand.
func Make(ctx context.Context, t Table, m Mapping) (Made, error) {
	if err := m.check(t); err != nil {
		return Made{}, err
	}
	k, err := newMaker(t, m)
	if err != nil {
		return Made{}, err
	}
	for i, r := range t.Rows[m.Body:m.foot(t)] {
		if i%1024 == 0 && ctx.Err() != nil {
			return Made{}, ctx.Err()
		}
		k.row(r)
		if len(k.made.Figures) > maxFigures {
			return Made{}, fmt.Errorf("%w: it makes more than %d figures; choose fewer columns", ErrTooLarge, maxFigures)
		}
	}
	return k.made, nil
}

// maker makes figures row by row.
type maker struct {
	t       Table
	m       Mapping
	made    Made
	values  []int
	titles  []when         // of the value columns, where periods stand across
	seen    map[string]int // the row that made a figure of that key
	series  map[string]int // index of made.Indicators
	places  map[string]bool
	units   map[string]inName // by a series' name as it stands
	codes   map[string]string // by a place's name
	files   string            // what the file is called, without its ending
	period  when
	columns map[Role]int
	where   string
}

func newMaker(t Table, m Mapping) (*maker, error) {
	k := &maker{t: t, m: m, values: m.Of(Value), seen: map[string]int{}, series: map[string]int{}, places: map[string]bool{}, units: map[string]inName{}, codes: map[string]string{}, columns: map[Role]int{}}
	for _, r := range Roles {
		k.columns[r] = m.first(r)
	}
	if m.Period != "" {
		var ok bool
		if k.period, ok = readPeriod(m.Period, m.Dates); !ok {
			return nil, fmt.Errorf("%w: %q is no year, quarter, month or date", ErrMapping, m.Period)
		}
	}
	k.titles = make([]when, len(k.values))
	if m.Across == AcrossPeriods {
		for i, c := range k.values {
			var ok bool
			if k.titles[i], ok = readPeriod(m.Columns[c].heading(), m.Dates); !ok {
				return nil, fmt.Errorf("%w: the title %q of column %s is no period", ErrMapping, m.Columns[c].Title, ColumnName(c))
			}
		}
	}
	k.files = strings.TrimSuffix(t.File, filepath.Ext(t.File))
	if t.Sheet != "" {
		k.where = t.Sheet + "!"
	}
	return k, nil
}

func (k *maker) refuse(r Row, format string, args ...any) {
	k.made.Refusals++
	if len(k.made.Refused) < mostRefusals {
		k.made.Refused = append(k.made.Refused, Refusal{r.Number, fmt.Sprintf(format, args...)})
	}
}

// cell is what a row says in the column of a role.
func (k *maker) cell(r Row, role Role) string { return r.Cell(k.columns[role]) }

// row makes the figures of one row.
func (k *maker) row(r Row) {
	gaps := 0
	for _, c := range k.values {
		if k.m.isMissing(r.Cell(c)) {
			gaps++
		}
	}
	s, problem := k.shared(r)
	switch {
	case gaps == len(k.values) && problem != "":
		k.refuse(r, "it holds no value")
		return
	case problem != "":
		k.refuse(r, "%s", problem)
		return
	}
	k.made.Gaps += gaps
	for i, c := range k.values {
		if !k.m.isMissing(r.Cell(c)) {
			if problem := k.figure(r, s, i); problem != "" {
				k.refuse(r, "%s", problem)
			}
		}
	}
	k.place(s.Place, s.code)
}

// figure makes the figure of the nth value column; it returns what is wrong with it.
func (k *maker) figure(r Row, s shared, nth int) (problem string) {
	c := k.values[nth]
	cell, col := r.Cell(c), k.m.Columns[c]
	n, err := k.m.Marks.read(cell)
	if err != nil {
		if errors.Is(err, errNoNumber) {
			return fmt.Sprintf("%q in %s is no number", cell, col.label(c))
		}
		return err.Error()
	}
	f := s.Figure
	w := s.when
	switch k.m.Across {
	case AcrossPeriods:
		w = k.titles[nth]
	case AcrossPlaces:
		f.Place = col.Title
		if col.Name != "" {
			f.Place = col.Name
		}
		k.place(f.Place, k.codeOf(f.Place))
	}
	f.Period = w.period
	f.Qualifier = firstOf(n.qualifier, f.Qualifier)
	if w.projected || !s.firm.IsZero() && s.firm.Before(w.period.End()) {
		f.Qualifier = evidence.Projected
	}
	f.Note = joined(f.Note, n.note)
	if problem := k.measure(&f, n, s, col); problem != "" {
		return problem
	}
	f.Origin = evidence.Origin{Dataset: k.t.File, Row: r.Number, Locator: fmt.Sprintf("%s%s%d", k.where, ColumnName(c), r.Number)}
	f.Status = k.m.Status
	if f.Status == "" {
		f.Status = evidence.Confirmed
	}
	return k.add(r, f, s, col)
}

func firstOf(a, b evidence.Qualifier) evidence.Qualifier {
	if a != evidence.Exact {
		return a
	}
	return b
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

func (c Column) label(at int) string {
	if c.Title != "" {
		return fmt.Sprintf("%q", c.Title)
	}
	return "column " + ColumnName(at)
}

// measure gives a figure value, unit and scale. Powers of ten that prose has no word
// for are brought to the next lower one that it has: 3.5 亿 is 350 million.
func (k *maker) measure(f *evidence.Figure, n number, s shared, col Column) (problem string) {
	unit, scale := col.Unit, col.Scale
	if k.m.Series.Unit != nil {
		unit, scale = *k.m.Series.Unit, k.m.Series.Scale
	}
	if s.unit != nil {
		unit, scale = *s.unit, s.scale
	}
	switch own := n.unit; {
	case own == evidence.Unit{} || own == unit || own.Percent && unit.Points:
	case unit == evidence.Unit{}:
		unit = own
	default:
		return fmt.Sprintf("a value in %s stands in a column in %s", own, unit)
	}
	if n.scaled {
		scale = n.scale
	}
	f.Unit = unit
	f.Value, f.Scale = n.value.Shift(int32(scale%3)), scale-scale%3
	return ""
}

// add puts the figure into its series under its key.
func (k *maker) add(r Row, f evidence.Figure, s shared, col Column) (problem string) {
	if f.Period.IsZero() && f.AsOf.IsZero() && f.Place == "" && len(k.t.Rows)-k.m.Body > 1 && s.series == "" {
		return "nothing says what year or place it is of"
	}
	ind := k.indicator(f, s, col)
	if ind.Unit != f.Unit {
		return fmt.Sprintf("it is in %s, and the series %s in %s", f.Unit.ScaledString(f.Scale), ind.Key, ind.Unit.ScaledString(ind.Scale))
	}
	f.Indicator = ind.Key
	f.Key = strings.Trim(ind.Key+"-"+periodKey(f), "-")
	if f.Place != "" {
		f.Key += "-" + Slug(f.Place)
	}
	if row, twice := k.seen[f.Key]; twice {
		return fmt.Sprintf("it says again what row %d says: %s", row, strings.TrimSpace(f.When()+" "+f.Place))
	}
	k.seen[f.Key] = r.Number
	k.made.Figures = append(k.made.Figures, f)
	return ""
}

// periodKey writes a period for a key: 2020, 2020-q1, 2013-2020.
func periodKey(f evidence.Figure) string {
	p := f.Period
	if p.IsZero() {
		return f.AsOf.String()
	}
	if p.To.Year == p.From.Year && p.To.Month-p.From.Month == 2 && p.From.Day == 0 {
		return fmt.Sprintf("%d-q%d", p.From.Year, (p.From.Month+2)/3)
	}
	return strings.ReplaceAll(p.String(), "/", "-")
}
