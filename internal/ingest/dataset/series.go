package dataset

import (
	"cmp"
	"strings"

	"briefdeck/internal/evidence"
)

// indicator is the series a figure belongs to; it is made when it is the first. Values
// of one name in different units are different series.
func (k *maker) indicator(f evidence.Figure, s shared, col Column) evidence.Indicator {
	key, name := k.seriesName(s, col)
	at, ok := k.series[key]
	if ok && k.made.Indicators[at].Unit != f.Unit && s.inUnit != "" {
		name += ", " + s.inUnit
		key = Slug(name)
		at, ok = k.series[key]
	}
	if ok {
		return k.made.Indicators[at]
	}
	base := k.m.Series
	ind := evidence.Indicator{Key: key, Concept: base.Concept, Name: name, Definition: base.Definition, Unit: f.Unit, Scale: f.Scale}
	if ind.Concept == "" {
		ind.Concept = key
	}
	if ind.Definition == "" && s.inUnit != "" && !pureUnit("("+s.inUnit+")") {
		ind.Definition = "In " + s.inUnit + "."
	}
	k.series[key] = len(k.made.Indicators)
	k.made.Indicators = append(k.made.Indicators, ind)
	return ind
}

// seriesName is the key and the name of the series of a row and a column.
func (k *maker) seriesName(s shared, col Column) (key, name string) {
	base := k.m.Series
	own := col.Name
	if own == "" && col.Period == "" {
		own = col.Title
	}
	var parts []string
	if s.series != "" {
		parts = append(parts, s.series)
	}
	if len(k.values) > 1 && own != "" && (k.m.Across == AcrossSeries || col.Period != "") {
		parts = append(parts, own)
	}
	name = strings.Join(parts, ", ")
	key = Slug(base.Key + " " + name)
	name = cmp.Or(k.named(name, own, col), strings.ReplaceAll(base.Key, "-", " "), k.files)
	if base.Key == "" {
		key = Slug(name)
	}
	return cmp.Or(key, "series"), name
}

// named is the name that was wished for a series without one, or its column's own.
func (k *maker) named(name, own string, col Column) string {
	switch base := k.m.Series; {
	case name == "" && base.Name != "":
		return base.Name
	case name == "" && k.m.Across == AcrossSeries && titleRole(col.Title) == Unused:
		return own
	}
	return name
}

// place notes a place with its code, once.
func (k *maker) place(name, code string) {
	if name == "" || !isoCode.MatchString(code) || k.places[name] {
		return
	}
	k.places[name] = true
	k.made.Places = append(k.made.Places, evidence.Place{Name: name, ISO3: code})
}
