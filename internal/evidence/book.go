package evidence

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefdeck/internal/source"
)

// Book is a read-only snapshot of a library's evidence, for laying out a deck
// without going back to the library. Its zero value is an empty library.
type Book struct {
	Indicators map[string]Indicator // by key
	Figures    map[string]Figure    // by key
	Sources    map[string]source.Source
	References map[string][]source.Reference // what each source cites, by the source's key
	Conflicts  []Conflict
	Claims     []Claim
	Places     []Place
	Language   Language `json:"-"` // in which its figures print
}

// In is the same book, printing its figures in a language. A nil book is an empty one.
func (b *Book) In(l Language) *Book {
	if b == nil {
		b = NewBook()
	}
	out := *b
	out.Language = l
	return &out
}

// Format prints a figure in the book's language.
func (b *Book) Format(f Figure, format string) (string, error) { return b.Language.Format(f, format) }

// NewBook returns an empty book that can be filled.
func NewBook() *Book {
	return &Book{
		Indicators: map[string]Indicator{},
		Figures:    map[string]Figure{},
		Sources:    map[string]source.Source{},
		References: map[string][]source.Reference{},
	}
}

// Figure returns the figure of that key, or ErrNotFound.
func (b *Book) Figure(key string) (Figure, error) {
	f, ok := b.Figures[key]
	if !ok {
		return Figure{}, fmt.Errorf("%w: %q", ErrNotFound, key)
	}
	return f, nil
}

// Series is the figures of one indicator in order of time.
type Series struct {
	Indicator Indicator
	Figures   []Figure
}

// Series returns the confirmed figures of an indicator, by period. Disputed values
// stay out: they are reached through Conflicts. ErrNotFound when the key is unknown.
func (b *Book) Series(indicator string) (Series, error) {
	ind, ok := b.Indicators[indicator]
	if !ok {
		return Series{}, fmt.Errorf("%w: series %q", ErrNotFound, indicator)
	}
	s := Series{Indicator: ind}
	for _, f := range b.Figures {
		if f.Indicator == indicator && f.Status == Confirmed {
			s.Figures = append(s.Figures, f)
		}
	}
	slices.SortFunc(s.Figures, func(a, c Figure) int {
		if a.Period != c.Period {
			if a.Period.From.Before(c.Period.From) || a.Period.From == c.Period.From && a.Period.To.Before(c.Period.To) {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Key, c.Key)
	})
	return s, nil
}

// ConflictsOf returns the conflicts that a figure takes part in, without pairs of which
// somebody said that they are none.
func (b *Book) ConflictsOf(figure string) []Conflict {
	var out []Conflict
	for _, c := range b.Conflicts {
		if (c.A == figure || c.B == figure) && c.State != Dismissed {
			out = append(out, c)
		}
	}
	return out
}

// sortedFigures lists figures in the order of their keys.
func sortedFigures(all map[string]Figure) []Figure {
	out := make([]Figure, 0, len(all))
	for _, key := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[key])
	}
	return out
}

// Merge adds what other holds; where both hold a key, other's row stands.
func (b *Book) Merge(other *Book) {
	maps.Copy(b.Indicators, other.Indicators)
	maps.Copy(b.Figures, other.Figures)
	maps.Copy(b.Sources, other.Sources)
	maps.Copy(b.References, other.References)
	b.Conflicts = append(b.Conflicts, other.Conflicts...)
	b.Claims = append(b.Claims, other.Claims...)
	b.Places = append(b.Places, other.Places...)
}

// StatedElsewhere tells whether a second source of the library states the figure's
// amount for the same time.
func (b *Book) StatedElsewhere(f Figure) bool {
	for _, g := range b.Figures {
		same := g.Indicator == f.Indicator && g.Period == f.Period && g.AsOf == f.AsOf
		stands := g.Status == Confirmed || g.Status == Superseded
		if same && g.Origin.Source != f.Origin.Source && stands && g.Amount().Equal(f.Amount()) {
			return true
		}
	}
	return false
}
