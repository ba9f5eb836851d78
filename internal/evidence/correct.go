package evidence

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// ErrUnits means a figure was to be put under an indicator that is measured otherwise.
var ErrUnits = errors.New("the units differ")

// Qualifiers lists what can be said of how firmly a figure is stated, in the order of a
// menu. Derived is not among them: it follows from a formula.
var Qualifiers = []Qualifier{Exact, About, AtLeast, MoreThan, UpTo, Projected}

// Word is the qualifier as a person reads it: "exactly" for the plain statement.
func (q Qualifier) Word() string {
	if q == Exact {
		return "exactly"
	}
	return string(q)
}

// ParseQualifier reads what Word writes.
func ParseQualifier(word string) (Qualifier, error) {
	var all []string
	for _, q := range Qualifiers {
		if strings.EqualFold(strings.TrimSpace(word), q.Word()) {
			return q, nil
		}
		all = append(all, q.Word())
	}
	return "", fmt.Errorf("no qualifier %q; take one of %s", word, strings.Join(all, ", "))
}

// IndicatorName names the indicator that a program suggests for a figure: what is counted,
// else the key without the unit, which the figure says.
func IndicatorName(f Figure) string {
	if f.Unit.Noun != "" {
		return f.Unit.Noun
	}
	key := f.Indicator
	for _, end := range []string{strings.ToLower(f.Unit.Currency), "percent", "points"} {
		if rest, ok := strings.CutSuffix(key, "-"+end); ok && rest != "" && end != "" {
			key = rest
		}
	}
	return strings.ReplaceAll(key, "-", " ")
}

// Correct is the change that puts a figure as a person corrected it, and its indicator: a
// new one when name says how to call it, else the one that the figure names. An indicator
// that only a program suggested, and that no figure is of any more, goes. ErrNotFound when
// the book does not hold the figure or the indicator, ErrUnits when the two do not fit.
func (b *Book) Correct(f Figure, name string) (Change, error) {
	was, err := b.Figure(f.Key)
	if err != nil {
		return Change{}, fmt.Errorf("change figure: %w", err)
	}
	c := Change{Name: "Edit figure"}
	if f.Status == Confirmed && was.Status != Confirmed {
		c.Name = "Edit and accept figure"
	}
	if name = strings.Join(strings.Fields(name), " "); name != "" {
		ind := b.named(name, f)
		f.Indicator = ind.Key
		c.Indicators.Put = append(c.Indicators.Put, ind)
	}
	if f.Indicator != "" && name == "" {
		ind, held := b.Indicators[f.Indicator]
		switch {
		case !held:
			return Change{}, fmt.Errorf("no indicator %q: %w", f.Indicator, ErrNotFound)
		case !ind.Unit.measures(f.Unit) && f.Indicator == was.Indicator && b.onlyOf(ind, f.Key):
			ind.Unit, ind.Scale = f.Unit, f.Scale
			c.Indicators.Put = append(c.Indicators.Put, ind)
		case !ind.Unit.measures(f.Unit):
			return Change{}, fmt.Errorf("%w: the figure is in %s, %s in %s; choose another indicator or another unit",
				ErrUnits, orNumbers(f.Unit), ind.Name, orNumbers(ind.Unit))
		}
	}
	if f.Indicator != was.Indicator {
		if old := b.Indicators[was.Indicator]; old.Key != "" && b.onlyOf(old, f.Key) {
			c.Indicators.Delete = append(c.Indicators.Delete, old.Key)
		}
		c.Name += moved(b, c, f)
	}
	c.Figures.Put = []Figure{f}
	return c, nil
}

// moved is the end of a step's name: " and move it to “Goods trade”".
func moved(b *Book, c Change, f Figure) string {
	if f.Indicator == "" {
		return ""
	}
	ind := b.Indicators[f.Indicator]
	if len(c.Indicators.Put) > 0 {
		ind = c.Indicators.Put[0]
	}
	name := ind.Name
	if utf8.RuneCountInString(name) > nameShown {
		name = string([]rune(name)[:nameShown]) + "…"
	}
	return " and put it under “" + name + "”"
}

// nameShown is how much of an indicator's name a step's name says, in letters.
const nameShown = 32

// named is the indicator of that name and of the figure's unit: the one that is held, or
// a new one.
func (b *Book) named(name string, f Figure) Indicator {
	taken := map[string]bool{}
	for _, i := range b.Indicators {
		taken[i.Key] = true
		if strings.EqualFold(i.Name, name) && i.Unit.measures(f.Unit) {
			return i
		}
	}
	base := Slug(name)
	if base == "" {
		base = "indicator"
	}
	key := base
	for n := 2; taken[key]; n++ {
		key = fmt.Sprintf("%s-%d", base, n)
	}
	return Indicator{ID: source.NewID(), Key: key, Concept: key, Name: name, Unit: f.Unit, Scale: f.Scale}
}

// CameWith tells whether a figure's indicator is one that only a program suggested for it.
func (b *Book) CameWith(f Figure) bool {
	ind, held := b.Indicators[f.Indicator]
	return !held || b.onlyOf(ind, f.Key)
}

// SameMeasure tells whether a figure could be of an indicator by its unit.
func (i Indicator) SameMeasure(f Figure) bool { return i.Unit.measures(f.Unit) }

// onlyOf tells whether an indicator came with one figure that a program found: nobody
// has defined it, and no other figure is of it.
func (b *Book) onlyOf(i Indicator, figure string) bool {
	if i.Definition != "" || i.Note != "" {
		return false
	}
	for _, f := range b.Figures {
		if f.Indicator == i.Key && f.Key != figure {
			return false
		}
	}
	return true
}

func orNumbers(u Unit) string {
	if s := u.String(); s != "" {
		return s
	}
	return "plain numbers"
}

// ByName lists the indicators in the order of their names.
func (b *Book) ByName() []Indicator {
	out := make([]Indicator, 0, len(b.Indicators))
	for _, i := range b.Indicators {
		out = append(out, i)
	}
	slices.SortFunc(out, func(x, y Indicator) int {
		if c := strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)); c != 0 {
			return c
		}
		return strings.Compare(x.Key, y.Key)
	})
	return out
}
