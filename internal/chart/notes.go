package chart

import (
	"slices"
	"strconv"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// speakNotes adds what a reader must know about the figures shown.
func (w *builder) speakNotes() {
	if gaps := w.gaps(); gaps != "" {
		if w.spec.Bridge {
			gaps += " Dotted lines bridge what is missing; nothing is known of it."
		}
		w.notes = append([]string{gaps}, w.notes...)
	}
	if valueAxis(w.spec.Type) && !w.spec.Across && !w.spec.Log && !w.spec.fromZero() {
		w.note("The axis does not start at zero.")
	}
	w.noteProjected()
	if which := w.where(func(f evidence.Figure) bool { return f.Derivation != nil || f.Qualifier == evidence.Derived }); which != "" {
		w.note("Derived, not observed: %s.", which)
	}
	for _, q := range []evidence.Qualifier{evidence.About, evidence.AtLeast, evidence.MoreThan, evidence.UpTo} {
		if which := w.where(func(f evidence.Figure) bool { return f.Qualifier == q }); which != "" {
			w.note("Stated as “%s”: %s.", w.book.Language.Qualifier(q), which)
		}
	}
	w.noteConflicts()
}

// valueAxis tells whether a type sets lengths or places against an axis of values.
func valueAxis(t deck.ChartType) bool {
	switch t {
	case deck.Slope, deck.Timeline, deck.Sankey, deck.Histogram, deck.HeatMap, deck.Waterfall, deck.SmallMultiples, deck.WorldMap:
		return false
	}
	return true
}

// gaps names the years for which no figure was found.
func (w *builder) gaps() string {
	s := w.spec
	if s.Axis != Years || round(s.Type) {
		return ""
	}
	var missing []int
	for c, cat := range s.Categories {
		if !s.filled(c) && !slices.Contains(w.part, cat.Label) {
			missing = append(missing, int(cat.At))
		}
	}
	out := ""
	if len(missing) > 0 {
		out = "No figure found for " + runs(missing) + "."
	}
	if stacked(s.Type) || len(s.Series) < 2 {
		return out
	}
	for _, x := range s.Series {
		var own []int
		for c, p := range x.Points {
			if !p.OK && s.filled(c) {
				own = append(own, int(s.Categories[c].At))
			}
		}
		if len(own) > 0 {
			if out != "" {
				out += " "
			}
			out += "No figure for " + x.Name + " in " + runs(own) + "."
		}
	}
	return out
}

// runs prints years with consecutive ones as spans: "2014, 2016–2018 and 2021".
func runs(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		part := strconv.Itoa(years[i])
		switch {
		case j == i+1:
			parts = append(parts, part)
			part = strconv.Itoa(years[j])
		case j > i:
			part += "–" + strconv.Itoa(years[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return series(parts)
}

// where names the points whose figures are so.
func (w *builder) where(is func(evidence.Figure) bool) string {
	var out []string
	for _, x := range w.spec.Series {
		for c, p := range x.Points {
			if !p.OK || !is(w.book.Figures[p.Figure]) {
				continue
			}
			name := w.spec.Categories[c].Label
			if len(w.spec.Series) > 1 {
				name = x.Name + " " + name
			}
			out = append(out, name)
		}
	}
	if len(out) > 6 {
		return series(append(out[:5:5], strconv.Itoa(len(out)-5)+" more"))
	}
	return series(out)
}

func (w *builder) noteProjected() {
	which := w.where(func(f evidence.Figure) bool { return f.Qualifier == evidence.Projected })
	if which == "" {
		return
	}
	how := "Projected"
	switch {
	case bars(w.spec.Type):
		how = "Hatched: projected"
	case lineLike(w.spec.Type):
		how = "Dashed: projected"
	}
	w.note("%s, %s.", how, which)
}

// noteConflicts explains every conflict that a shown figure takes part in.
func (w *builder) noteConflicts() {
	for _, f := range w.shown() {
		for _, c := range w.book.ConflictsOf(f.Key) {
			if c.Explanation != "" {
				w.note("%s", c.Explanation)
				continue
			}
			other := c.A
			if other == f.Key {
				other = c.B
			}
			o, err := w.book.Figure(other)
			if err != nil || c.State == evidence.Resolved {
				continue
			}
			if value, err := w.book.Format(o, "qualified,period"); err == nil {
				w.note("Another source gives %s.", value)
			}
		}
	}
}
