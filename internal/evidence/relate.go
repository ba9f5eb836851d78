package evidence

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoWords means something that prints for readers was left empty.
var ErrNoWords = errors.New("it says nothing: write a sentence")

// ConflictBetween finds what was decided about two figures.
func (b *Book) ConflictBetween(x, y string) (Conflict, bool) {
	for _, c := range b.Conflicts {
		if c.Pair() == PairOf(x, y) {
			return c, true
		}
	}
	return Conflict{}, false
}

// Explain is the change that lets both figures stand, with an explanation that prints
// wherever one of them is shown.
func (b *Book) Explain(x, y, explanation string) (Change, error) {
	explanation = strings.TrimSpace(explanation)
	if explanation == "" {
		return Change{}, fmt.Errorf("explain %s and %s: %w", x, y, ErrNoWords)
	}
	return b.decidePair("Explain a pair", x, y, Explained, explanation)
}

// Dismiss is the change that says that two figures cannot be confused. They are not
// proposed again.
func (b *Book) Dismiss(x, y string) (Change, error) {
	return b.decidePair("Not a conflict", x, y, Dismissed, "")
}

// Reopen is the change that puts a pair back among those to be decided.
func (b *Book) Reopen(x, y string) (Change, error) {
	c, _ := b.ConflictBetween(x, y)
	return b.decidePair("Open a conflict", x, y, Open, c.Explanation)
}

// Prefer is the change by which one figure of a pair takes the place of the other. An
// explanation given before stays.
func (b *Book) Prefer(keep, other string) (Change, error) {
	before, _ := b.ConflictBetween(keep, other)
	pair, err := b.decidePair("", keep, other, Resolved, before.Explanation)
	if err != nil {
		return Change{}, err
	}
	c, err := b.Supersede(other, keep)
	if err != nil {
		return Change{}, err
	}
	c.Name, c.Conflicts = "Prefer "+keep, pair.Conflicts
	if f := b.Figures[keep]; f.Status == Disputed || f.Status == Candidate {
		c.Status = map[string]Status{keep: Confirmed}
	}
	return c, nil
}

func (b *Book) decidePair(name, x, y string, s ConflictState, explanation string) (Change, error) {
	for _, key := range []string{x, y} {
		if _, err := b.Figure(key); err != nil {
			return Change{}, err
		}
	}
	if x == y {
		return Change{}, fmt.Errorf("%s is one figure: name two", x)
	}
	c, held := b.ConflictBetween(x, y)
	if !held {
		c = Conflict{A: x, B: y}
	}
	c.State, c.Explanation = s, explanation
	return Change{Name: name, Conflicts: Rows[Conflict]{Put: []Conflict{c}}}, nil
}

// Supersede is the change by which a figure takes the place of an old one. The old one
// stays, with a link. ErrCycle when the new one was itself superseded by the old one.
func (b *Book) Supersede(old, by string) (Change, error) {
	f, err := b.Figure(old)
	if err != nil {
		return Change{}, err
	}
	if _, err := b.Figure(by); err != nil {
		return Change{}, err
	}
	for key, n := by, 0; key != "" && n <= len(b.Figures); key, n = b.Figures[key].Successor, n+1 {
		if key == old {
			return Change{}, fmt.Errorf("supersede %s by %s: %w", old, by, ErrCycle)
		}
	}
	f.Status, f.Successor = Superseded, by
	return Change{Name: "Supersede " + old, Figures: Rows[Figure]{Put: []Figure{f}}}, nil
}

// Standing is the figure that stands where a superseded one stood, at the end of the
// chain; ok is false when the figure was not superseded by one that the book holds.
func (b *Book) Standing(f Figure) (next Figure, ok bool) {
	for range len(b.Figures) {
		to, held := b.Figures[f.Successor]
		if f.Status != Superseded || !held {
			return f, ok
		}
		f, ok = to, true
	}
	return Figure{}, false
}

// Supersedes lists the figures that gave way to this one, by key.
func (b *Book) Supersedes(key string) []string {
	var out []string
	for _, f := range sortedFigures(b.Figures) {
		if f.Successor == key {
			out = append(out, f.Key)
		}
	}
	return out
}

// DerivedFrom lists the figures that are worked out from this one, by key.
func (b *Book) DerivedFrom(key string) []string {
	var out []string
	for _, f := range sortedFigures(b.Figures) {
		if f.Derivation == nil {
			continue
		}
		for _, in := range f.Derivation.Inputs {
			if in == key {
				out = append(out, f.Key)
				break
			}
		}
	}
	return out
}
