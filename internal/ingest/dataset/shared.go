package dataset

import (
	"fmt"
	"strings"

	"briefdeck/internal/evidence"
)

// shared is what all figures of a row have in common.
type shared struct {
	evidence.Figure
	series string // the name of the row's series, where rows differ
	when   when
	unit   *evidence.Unit
	inUnit string // as the row writes its unit
	scale  int
	code   string        // ISO code of the place
	firm   evidence.Date // values after it are projections; zero when nothing says so
}

// shared reads what the row says beside its values, and what is wrong with it.
func (k *maker) shared(r Row) (s shared, problem string) {
	s.when = k.period
	if c := k.columns[PeriodOf]; c >= 0 {
		var ok bool
		if s.when, ok = readPeriod(r.Cell(c), k.m.Dates); !ok {
			if r.Cell(c) == "" {
				return s, "it has no period"
			}
			return s, fmt.Sprintf("%q is no year, quarter, month or date", r.Cell(c))
		}
	}
	if problem := s.where(k, r); problem != "" {
		return s, problem
	}
	if problem := s.what(k, r); problem != "" {
		return s, problem
	}
	if c := k.cell(r, FirmTo); c != "" {
		if w, ok := readPeriod(c, k.m.Dates); ok {
			s.firm = w.period.End()
		}
	}
	return s, s.remarks(k, r)
}

// where reads the row's place. A code alone becomes the country's common name.
func (s *shared) where(k *maker, r Row) (problem string) {
	s.Place = k.m.Place
	if k.columns[PlaceOf] < 0 && k.columns[CodeOf] < 0 {
		return ""
	}
	s.code = k.cell(r, CodeOf)
	if s.Place = k.cell(r, PlaceOf); s.Place == "" {
		s.Place = s.code
	}
	if s.Place == "" {
		return "it names no place"
	}
	if name, iso3 := countryOf(s.Place); name != "" {
		s.Place, s.code = name, iso3
	}
	if s.code == "" {
		s.code = k.codeOf(s.Place)
	}
	return ""
}

// inName is a series' name and the unit it names.
type inName struct {
	unit  evidence.Unit
	scale int
	name  string // without a unit in brackets that says nothing else
}

// unitIn reads the unit in a series' name; the rows say the same few again and again.
func (k *maker) unitIn(cell string) inName {
	if in, ok := k.units[cell]; ok {
		return in
	}
	u, scale, name := UnitOf(cell)
	in := inName{u, scale, cell}
	if u != (evidence.Unit{}) && name != "" && pureUnit(cell) {
		in.name = name
	}
	k.units[cell] = in
	return in
}

// codeOf is a place's ISO code, looked up once.
func (k *maker) codeOf(place string) string {
	code, ok := k.codes[place]
	if !ok {
		code = countryCode(place)
		k.codes[place] = code
	}
	return code
}

// what reads what the row counts, and in what unit.
func (s *shared) what(k *maker, r Row) (problem string) {
	var names []string
	for _, c := range k.m.Of(SeriesOf) {
		cell := footnote.ReplaceAllString(r.Cell(c), "")
		if len(names) == 0 {
			in := k.unitIn(cell)
			if cell = in.name; in.unit != (evidence.Unit{}) {
				s.unit, s.scale = &in.unit, in.scale
			}
		}
		if cell != "" {
			names = append(names, cell)
		}
	}
	if s.series = strings.Join(names, ", "); s.series == "" && k.columns[SeriesOf] >= 0 {
		return "it names no series"
	}
	if c := k.cell(r, UnitIn); c != "" {
		u, scale, ok := readUnit(c, true)
		if !ok {
			return fmt.Sprintf("the unit %q is not understood", c)
		}
		s.unit, s.scale, s.inUnit = &u, scale, c
	}
	if c := k.cell(r, ScaleIn); c != "" {
		scale, ok := readScale(c)
		if !ok {
			return fmt.Sprintf("the power of ten %q is not understood", c)
		}
		if s.unit == nil {
			s.unit = &evidence.Unit{}
		}
		s.scale += scale
	}
	return ""
}

// remarks reads qualifier, as-of date, attribution and notes.
func (s *shared) remarks(k *maker, r Row) (problem string) {
	if c := k.cell(r, AsOf); c != "" {
		w, ok := readPeriod(c, k.m.Dates)
		if !ok {
			return fmt.Sprintf("the as-of date %q is not understood", c)
		}
		s.AsOf = w.period.End()
	}
	s.Attribution = k.cell(r, Attribution)
	var notes []string
	if c := k.cell(r, QualifierOf); c != "" {
		q, ok := qualifierOf(c)
		if s.Qualifier = q; !ok {
			notes = append(notes, c)
		}
	}
	if s.when.fiscal {
		notes = append(notes, "fiscal year")
	}
	for _, c := range k.m.Of(Remark) {
		if text := r.Cell(c); text != "" {
			notes = append(notes, text)
		}
	}
	s.Note = strings.Join(notes, "; ")
	return ""
}

// qualifierOf reads a qualifier's own word, or a code of statistics offices.
func qualifierOf(word string) (evidence.Qualifier, bool) {
	w := strings.ToLower(word)
	for _, q := range []evidence.Qualifier{evidence.About, evidence.AtLeast, evidence.MoreThan, evidence.UpTo, evidence.Projected} {
		if w == string(q) {
			return q, true
		}
	}
	switch w {
	case "exact", "a", "actual", "normal value":
		return evidence.Exact, true
	case "e", "estimate", "estimated", "estimated value":
		return evidence.About, true
	case "f", "forecast", "forecast value", "projection":
		return evidence.Projected, true
	}
	if q, ok := qualifiers[w]; ok {
		return q, true
	}
	return evidence.Exact, false
}
