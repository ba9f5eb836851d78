package store

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// filled is a library of the facts.
func filled(t testing.TB) *DB {
	t.Helper()
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	return db
}

func decide(t testing.TB, db *DB, to evidence.Status, figures ...string) {
	t.Helper()
	must(db.Apply(t.Context(), evidence.Decide(to, figures...)))
}

func putting(f ...evidence.Figure) evidence.Change {
	return evidence.Change{Name: "Edit figure", Figures: evidence.Rows[evidence.Figure]{Put: f}}
}

func steps(t testing.TB, db *DB) [2]string {
	t.Helper()
	undo, redo, err := db.EvidenceSteps(t.Context())
	noError(t, err)
	return [2]string{undo, redo}
}

func TestACorrectedFigureReplacesTheOneHeld(t *testing.T) {
	db := filled(t)
	_, book := facts()
	f := book.Figures["trade-2013"]
	f.Value, f.Note, f.Status = decimal.RequireFromString("1.050"), "corrected", evidence.Disputed
	inverse := must(db.Apply(t.Context(), putting(f)))
	if diff := cmp.Diff(putting(book.Figures["trade-2013"]), inverse, whole); diff != "" {
		t.Error(diff)
	}
	book.Figures["trade-2013"] = f
	if diff := cmp.Diff(book, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	if d := must(db.Book(t.Context())).Figures["trade-2013"].Decimals(); d != 3 {
		t.Errorf("1.050 came back with %d decimals", d)
	}
	intact(t, db)
}

func TestAChangeOfEverythingIsUndoneAndRedoneAfterARestart(t *testing.T) {
	db := filled(t)
	before := must(db.Book(t.Context()))
	f := before.Figures["trade-2013"]
	f.Key, f.ID, f.Value = "trade-2014", "", decimal.RequireFromString("1.10")
	g := before.Figures["a-growth"]
	g.Derivation = &evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{"trade-2013", "trade-2014"}, Decimals: 2}
	c := evidence.Change{
		Name:       "Change everything",
		Indicators: evidence.Rows[evidence.Indicator]{Put: []evidence.Indicator{{Key: "new", Name: "New"}}},
		Figures:    evidence.Rows[evidence.Figure]{Put: []evidence.Figure{g, f}, Delete: []string{"a-trade-2020-first", "major"}},
		Claims:     evidence.Rows[evidence.Claim]{Put: []evidence.Claim{{Key: "c", Kind: evidence.Fact, Text: "Third.", Source: "duan"}}, Delete: []string{"z-first"}},
		Conflicts: evidence.Rows[evidence.Conflict]{
			Put:    []evidence.Conflict{{A: "trade-2014", B: "trade-2013", State: evidence.Open}},
			Delete: []string{evidence.PairOf("partners", "major"), "no|such"},
		},
		Status: map[string]evidence.Status{"trade-2020": evidence.Rejected, "trade-2014": evidence.Candidate},
	}
	must(db.Apply(t.Context(), c))
	after := must(db.Book(t.Context()))
	if len(after.Figures) != len(before.Figures)-1 || after.Figures["trade-2014"].Status != evidence.Candidate || after.Claims[1].Key != "c" {
		t.Errorf("the change made %+v", after)
	}
	db = reopen(t, db)
	if name := must(db.UndoEvidence(t.Context())); name != "Change everything" {
		t.Errorf("undid %q", name)
	}
	if diff := cmp.Diff(before, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	db = reopen(t, db)
	must(db.RedoEvidence(t.Context()))
	if diff := cmp.Diff(after, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	intact(t, db)
}

func TestStepsAreNamedAndANewOneCutsTheUndone(t *testing.T) {
	db := filled(t)
	decide(t, db, evidence.Rejected, "partners", "major")
	decide(t, db, evidence.Disputed, "trade-2013")
	must(db.UndoEvidence(t.Context()))
	if diff := cmp.Diff([2]string{"Reject 2 figures", "Dispute 1 figure"}, steps(t, db)); diff != "" {
		t.Error(diff)
	}
	decide(t, db, evidence.Confirmed, "major")
	if diff := cmp.Diff([2]string{"Accept 1 figure", ""}, steps(t, db)); diff != "" {
		t.Error(diff)
	}
	if _, err := db.RedoEvidence(t.Context()); !errors.Is(err, evidence.ErrNothing) {
		t.Errorf("got %v", err)
	}
}

func TestAChangeThatChangesNothingIsNoStep(t *testing.T) {
	db := filled(t)
	decide(t, db, evidence.Confirmed, "trade-2013")
	if inverse := must(db.Apply(t.Context(), evidence.Change{Name: "Nothing"})); !inverse.IsEmpty() {
		t.Errorf("its inverse is %+v", inverse)
	}
	if _, err := db.UndoEvidence(t.Context()); !errors.Is(err, evidence.ErrNothing) {
		t.Errorf("got %v", err)
	}
}

func TestUndoLeavesWhatChangedOtherwiseMeanwhile(t *testing.T) {
	db := filled(t)
	decide(t, db, evidence.Rejected, "partners")
	docs, book := facts()
	f := book.Figures["partners"]
	f.Origin.Paragraph, f.Status = "p3", evidence.Rejected
	book.Figures["partners"] = f
	noError(t, db.AddFacts(t.Context(), docs, book))
	must(db.UndoEvidence(t.Context()))
	f.Status, f.Origin.Page, f.Origin.Reference = evidence.Confirmed, 2, 0
	if diff := cmp.Diff(f, must(db.Book(t.Context())).Figures["partners"], whole); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyTheLastStepsAreKept(t *testing.T) {
	db := filled(t)
	_, err := db.w.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO evidence_journal SELECT i, 'Old ' || i, 1, '{}', '{}' FROM n`, keptSteps+20)
	noError(t, err)
	decide(t, db, evidence.Rejected, "partners")
	var kept, first int
	noError(t, db.r.QueryRow(`SELECT count(*), min(position) FROM evidence_journal`).Scan(&kept, &first))
	if kept != keptSteps || first != 22 {
		t.Errorf("%d steps are kept, from %d", kept, first)
	}
}

func TestChangesThatDoNotFitAreRefusedWhole(t *testing.T) {
	_, book := facts()
	derived := func(key string, inputs ...string) evidence.Figure {
		f := book.Figures["a-growth"]
		f.Key, f.ID = key, ""
		f.Derivation = &evidence.Derivation{Formula: evidence.Sum, Inputs: inputs}
		return f
	}
	gone := func(keys ...string) evidence.Change {
		return evidence.Change{Name: "Delete figures", Figures: evidence.Rows[evidence.Figure]{Delete: keys}}
	}
	tests := []struct {
		name   string
		change evidence.Change
		want   error
	}{
		{"a status for no figure", evidence.Decide(evidence.Confirmed, "partners", "gone"), evidence.ErrNotFound},
		{"a figure of no indicator", putting(evidence.Figure{Key: "x", Indicator: "gone", Status: evidence.Confirmed, Origin: evidence.Origin{Source: "duan"}}), evidence.ErrNotFound},
		{"a figure that others are derived from goes", gone("trade-2013"), evidence.ErrInUse},
		{"a figure in a conflict goes", gone("partners"), evidence.ErrInUse},
		{"a figure that superseded another goes", gone("trade-2020"), evidence.ErrInUse},
		{"an indicator with figures goes", evidence.Change{Name: "x", Indicators: evidence.Rows[evidence.Indicator]{Delete: []string{"trade"}}}, evidence.ErrInUse},
		{"a figure follows from itself", putting(derived("a-growth", "a-growth")), evidence.ErrCycle},
		{"a figure follows from itself by way of others", putting(derived("x", "a-growth"), derived("y", "x"), derived("a-growth", "y")), evidence.ErrCycle},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db := filled(t)
			before := must(db.Book(t.Context()))
			if _, err := db.Apply(t.Context(), tt.change); !errors.Is(err, tt.want) {
				t.Errorf("got %v", err)
			}
			if diff := cmp.Diff(before, must(db.Book(t.Context())), whole); diff != "" || steps(t, db) != [2]string{} {
				t.Error(diff, steps(t, db))
			}
		})
	}
}

// Whatever is changed, undone and redone: undoing all gives the first book back, and
// redoing all the last one.
func TestUndoingEveryChangeGivesTheSameBook(t *testing.T) {
	template := filled(t)
	noError(t, template.Close())
	file := must(os.ReadFile(template.Path()))
	rapid.Check(t, func(rt *rapid.T) {
		path := filepath.Join(t.TempDir(), "copy.briefdeck")
		noError(t, os.WriteFile(path, file, 0o600))
		db := must(Open(t.Context(), path))
		defer func() { noError(t, db.Close()) }()
		first := must(db.Book(t.Context()))
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			switch rapid.IntRange(0, 5).Draw(rt, "act") {
			case 0:
				_, _ = db.UndoEvidence(t.Context())
			case 1:
				_, _ = db.RedoEvidence(t.Context())
			default:
				_, _ = db.Apply(t.Context(), drawChange(rt, must(db.Book(t.Context()))))
			}
		}
		last := must(db.Book(t.Context()))
		n := 0
		for ; ; n++ {
			_, err := db.UndoEvidence(t.Context())
			if errors.Is(err, evidence.ErrNothing) {
				break
			}
			noError(t, err)
		}
		if diff := cmp.Diff(first, must(db.Book(t.Context())), whole); diff != "" {
			rt.Fatal(diff)
		}
		for range n {
			must(db.RedoEvidence(t.Context()))
		}
		if diff := cmp.Diff(last, must(db.Book(t.Context())), whole); diff != "" {
			rt.Fatal(diff)
		}
		intact(t, db)
	})
}

// drawChange draws a change of a book; the library may refuse it.
func drawChange(t *rapid.T, b *evidence.Book) evidence.Change {
	figures := slices.Sorted(maps.Keys(b.Figures))
	key := func(name string) string { return rapid.SampledFrom(append(figures, "new-1", "new-2")).Draw(t, name) }
	c := evidence.Change{Name: "Drawn", Status: map[string]evidence.Status{}}
	for range rapid.IntRange(0, 2).Draw(t, "puts") {
		f := b.Figures[key("like")]
		f.Key, f.ID = key("put"), source.ID(rapid.SampledFrom([]string{"", "id-x", string(f.ID)}).Draw(t, "id"))
		f.Value = decimal.New(int64(rapid.IntRange(-50, 50).Draw(t, "value")), -int32(rapid.IntRange(0, 3).Draw(t, "places")))
		f.Successor = rapid.SampledFrom([]string{"", key("successor")}).Draw(t, "by")
		if f.Origin.Source == "" {
			f.Derivation = &evidence.Derivation{Formula: evidence.Sum, Inputs: []string{key("in"), key("in")}}
		}
		c.Figures.Put = append(c.Figures.Put, f)
	}
	if rapid.Bool().Draw(t, "decides") {
		c.Status[key("decide")] = rapid.SampledFrom([]evidence.Status{evidence.Confirmed, evidence.Rejected}).Draw(t, "to")
	}
	if rapid.Bool().Draw(t, "deletes") {
		c.Figures.Delete = append(c.Figures.Delete, key("delete"))
	}
	claim := fmt.Sprintf("claim-%d", rapid.IntRange(1, 3).Draw(t, "claim"))
	if rapid.Bool().Draw(t, "claims") {
		c.Claims.Put = append(c.Claims.Put, evidence.Claim{
			Key: claim, Kind: evidence.Fact, Text: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "text"), Source: "duan", Figures: []string{key("on")},
			Quotes: []evidence.Quote{{Source: "duan", Paragraph: "p2", Span: source.Span{End: rapid.IntRange(0, 9).Draw(t, "end")}}},
		})
	}
	if rapid.Bool().Draw(t, "unclaims") {
		c.Claims.Delete = append(c.Claims.Delete, rapid.SampledFrom([]string{"z-first", "a-second", "claim-1"}).Draw(t, "gone"))
	}
	if rapid.Bool().Draw(t, "conflicts") {
		c.Conflicts.Put = append(c.Conflicts.Put, evidence.Conflict{A: key("a"), B: key("b"), State: evidence.Open, Explanation: "x"})
	}
	if rapid.Bool().Draw(t, "agrees") {
		c.Conflicts.Delete = append(c.Conflicts.Delete, evidence.PairOf(key("a"), key("b")), "major|partners")
	}
	return c
}
