package evidence

import (
	"errors"
	"maps"
	"slices"
)

// What can be wrong with a change.
var (
	// ErrNothing means there is no step to undo or to redo.
	ErrNothing = errors.New("nothing to undo or redo")
	// ErrInUse means a row was to be taken out that others name.
	ErrInUse = errors.New("a figure, a conflict or a claim rests on it: change that first")
	// ErrCycle means a derived figure would follow from itself.
	ErrCycle = errors.New("it would follow from itself")
)

// Change is a named step in the evidence: rows to put, each replacing the one of its
// key, and keys of rows to take out. It happens whole or not at all, and can be undone.
type Change struct {
	Name       string          `json:"name"` // "Accept 12 figures", as Undo says it
	Indicators Rows[Indicator] `json:"indicators,omitzero"`
	Figures    Rows[Figure]    `json:"figures,omitzero"`
	Claims     Rows[Claim]     `json:"claims,omitzero"`
	Conflicts  Rows[Conflict]  `json:"conflicts,omitzero"` // deleted by Conflict.Pair
	// Status decides figures by key and leaves the rest of them as it is. A figure
	// that is also put gets this status.
	Status map[string]Status `json:"status,omitempty"`
}

// Rows is what happens to the rows of one kind.
type Rows[T any] struct {
	Put    []T      `json:"put,omitempty"`
	Delete []string `json:"delete,omitempty"` // keys; one that is not held is no error, one that is also put stays
	// At is where rows stood that are put back, by key. New rows go to the end.
	At map[string]int `json:"at,omitempty"`
}

// IsEmpty tells whether a change changes nothing.
func (c Change) IsEmpty() bool {
	rows := len(c.Indicators.Put) + len(c.Figures.Put) + len(c.Claims.Put) + len(c.Conflicts.Put)
	gone := len(c.Indicators.Delete) + len(c.Figures.Delete) + len(c.Claims.Delete) + len(c.Conflicts.Delete)
	return rows+gone+len(c.Status) == 0
}

// With is a change followed by decisions, as one step: "Edit figure and accept 2 figures".
// A figure that both touch is named once.
func (c Change) With(decisions Change) Change {
	switch {
	case decisions.IsEmpty():
		return c
	case c.IsEmpty():
		return decisions
	}
	c.Status = decisions.Status
	if len(c.Status) > 1 || c.Status[c.Figures.Put[0].Key] == "" {
		c.Name += " and " + lowerFirst(decisions.Name)
	}
	return c
}

// Keys names the rows that a change touches, sorted, each once.
func (c Change) Keys() (indicators, figures, claims, conflicts []string) {
	indicators = keysOf(c.Indicators, func(i Indicator) string { return i.Key })
	figures = keysOf(c.Figures, func(f Figure) string { return f.Key }, slices.Collect(maps.Keys(c.Status))...)
	claims = keysOf(c.Claims, func(c Claim) string { return c.Key })
	conflicts = keysOf(c.Conflicts, Conflict.Pair)
	return indicators, figures, claims, conflicts
}

func keysOf[T any](r Rows[T], key func(T) string, more ...string) []string {
	out := append(slices.Clone(r.Delete), more...)
	for _, row := range r.Put {
		out = append(out, key(row))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Decide is the change that gives figures a status. Its name counts them:
// "Accept 12 figures".
func Decide(to Status, figures ...string) Change {
	c := Change{Name: verbs[to] + " " + counted(len(figures), "figure"), Status: map[string]Status{}}
	for _, key := range figures {
		c.Status[key] = to
	}
	return c
}

var verbs = map[Status]string{
	Confirmed: "Accept", Rejected: "Reject", Candidate: "Put back", Disputed: "Dispute", Superseded: "Supersede",
}
