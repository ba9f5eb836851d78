package evidence_test

import (
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestWhatGoesWithASource(t *testing.T) {
	b := evidence.NewBook()
	b.Sources["a"], b.Sources["b"] = source.Source{Key: "a", Title: "A paper"}, source.Source{Key: "b"}
	b.Indicators["trade"] = evidence.Indicator{Key: "trade"}
	b.Indicators["growth"] = evidence.Indicator{Key: "growth"}
	b.Indicators["told"] = evidence.Indicator{Key: "told", Definition: "What is told."}
	derived := &evidence.Derivation{Formula: evidence.Sum, Inputs: []string{"one", "two"}}
	for _, f := range []evidence.Figure{
		{Key: "one", Indicator: "trade", Origin: evidence.Origin{Source: "a"}},
		{Key: "two", Indicator: "trade", Origin: evidence.Origin{Source: "b"}, Successor: "one"},
		{Key: "sum", Indicator: "growth", Derivation: derived},
		{Key: "of-sum", Indicator: "told", Derivation: &evidence.Derivation{Formula: evidence.Sum, Inputs: []string{"sum"}}},
	} {
		b.Figures[f.Key] = f
	}
	b.Conflicts = []evidence.Conflict{{A: "one", B: "two"}}
	b.Claims = []evidence.Claim{
		{Key: "own", Source: "a"},
		{Key: "other", Source: "b", Figures: []string{"one", "two"}, Quotes: []evidence.Quote{{Source: "a"}, {Source: "b"}}},
		{Key: "apart", Source: "b", Figures: []string{"two"}},
	}
	two := b.Figures["two"]
	two.Successor = ""
	want := evidence.Change{
		Name:       "Delete “A paper”",
		Indicators: evidence.Rows[evidence.Indicator]{Delete: []string{"growth"}},
		Figures:    evidence.Rows[evidence.Figure]{Put: []evidence.Figure{two}, Delete: []string{"of-sum", "one", "sum"}},
		Claims: evidence.Rows[evidence.Claim]{
			Put:    []evidence.Claim{{Key: "other", Source: "b", Figures: []string{"two"}, Quotes: []evidence.Quote{{Source: "b"}}}},
			Delete: []string{"own"},
		},
		Conflicts: evidence.Rows[evidence.Conflict]{Delete: []string{evidence.PairOf("one", "two")}},
	}
	if d := cmp.Diff(want, b.Without("a")); d != "" {
		t.Error(d)
	}
}
