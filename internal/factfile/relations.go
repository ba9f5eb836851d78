package factfile

import (
	"fmt"
	"maps"
	"slices"

	"briefdeck/internal/evidence"
)

// conflictEntry is an item of conflicts.yaml.
type conflictEntry struct {
	A           string                 `yaml:"a"`
	B           string                 `yaml:"b"`
	State       evidence.ConflictState `yaml:"state"`
	Explanation string                 `yaml:"explanation"`
}

// conflictStates are what state may say in conflicts.yaml.
var conflictStates = []evidence.ConflictState{evidence.Open, evidence.Explained, evidence.Resolved}

// conflicts reads the pairs of figures that could be taken for one another. Every
// disputed figure must be in one, so that the dispute is explained.
func (l *loader) conflicts() error {
	var entries []conflictEntry
	where, err := l.yaml(conflictsFile, "list of conflicts", &entries)
	if err != nil {
		return err
	}
	for i, e := range entries {
		a := where("", i)
		if !l.new(a, "conflict", e.A+"/"+e.B) {
			continue
		}
		for _, key := range []string{e.A, e.B} {
			if _, err := l.book().Figure(key); err != nil {
				l.fault(a, "no figure %q; correct the key or add the figure", key)
			}
		}
		if e.A == e.B || e.Explanation == "" || !slices.Contains(conflictStates, e.State) {
			l.fault(a, "a conflict is two figures, an explanation and one of the states %s; correct it", words(conflictStates))
		}
		l.book().Conflicts = append(l.book().Conflicts, evidence.Conflict{
			ID: id("conflict", e.A+"/"+e.B), A: e.A, B: e.B, State: e.State, Explanation: e.Explanation,
		})
	}
	for _, key := range sortedKeys(l.book().Figures) {
		if l.book().Figures[key].Status == evidence.Disputed && len(l.book().ConflictsOf(key)) == 0 {
			l.found = append(l.found, fmt.Errorf("%s: the figure %q is disputed and no conflict explains it; add one to %s",
				l.seen["figure "+key], key, conflictsFile))
		}
	}
	return nil
}

// twice says that two confirmed figures claim the same point of a series.
func (l *loader) twice(other string, f evidence.Figure) error {
	return fmt.Errorf("%s: the figure %q has the indicator and period of %q at %s; mark one of them disputed",
		l.seen["figure "+f.Key], f.Key, other, l.seen["figure "+other])
}

// places reads the countries and territories that the facts speak of.
func (l *loader) places() error {
	rows, err := l.rows(placesFile, "name", "iso3", "region", "income", "joined", "left", "source", "note?")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := evidence.Place{
			Name: r.get("name"), ISO3: r.get("iso3"), Region: r.get("region"), Income: r.get("income"), Source: r.get("source"), Note: r.get("note"),
		}
		if !l.new(r.at, "place", p.ISO3) {
			continue
		}
		if _, known := l.book().Sources[p.Source]; !known {
			l.fault(r.at, "no source %q; correct the key or add it to %s", p.Source, sourcesFile)
		}
		for column, date := range map[string]*evidence.Date{"joined": &p.Joined, "left": &p.Left} {
			if *date, err = evidence.ParseDate(r.get(column)); err != nil {
				l.fault(r.at, "%s of %s: %v; correct it", column, p.Name, err)
			}
		}
		l.book().Places = append(l.book().Places, p)
	}
	return nil
}

// sortedKeys gives errors an order that does not change from run to run.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
