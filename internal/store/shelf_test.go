package store

import (
	"errors"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// holdings is all that a library holds of sources and evidence.
type holdings struct {
	Book      *evidence.Book
	Documents map[string]source.Document
	Revisions map[string][]source.Revision
}

func stands(t testing.TB, db *DB) holdings {
	t.Helper()
	out := holdings{must(db.Book(ctxOf(t))), map[string]source.Document{}, map[string][]source.Revision{}}
	for _, s := range must(db.Sources(ctxOf(t))) {
		out.Documents[s.Key] = must(db.Document(ctxOf(t), s.Key))
		out.Revisions[s.Key] = must(db.Revisions(ctxOf(t), s.Key))
	}
	return out
}

// shelved counts the texts that lie aside.
func shelved(t testing.TB, db *DB) (n int) {
	t.Helper()
	noError(t, db.r.QueryRowContext(ctxOf(t), `SELECT count(*) FROM shelved_revision`).Scan(&n))
	return n
}

func TestTakingInChangingAndDeletingASourceIsUndoneWholeAndMadeAgainAfterARestart(t *testing.T) {
	draft, figures := paper("It grew.")
	for _, c := range []struct {
		name string
		do   func(*testing.T, *DB)
		want string // the step's name
	}{
		{"an import", func(t *testing.T, db *DB) {
			d := draft
			d.Source.Key = "new"
			must(db.AddDraft(t.Context(), d, figures))
		}, "Import of “One Belt One Road”"},
		{"a revision", func(t *testing.T, db *DB) {
			f := must(db.Book(t.Context())).Figures["trade-2013"]
			f.Stale = "its sentence is gone"
			noError(t, db.AddRevision(t.Context(), "duan", draft, evidence.Renewal{Change: putting(f), Fresh: figures}))
		}, "Edit figure"},
		{"a deletion", func(t *testing.T, db *DB) {
			noError(t, db.DeleteSource(t.Context(), "duan", must(db.Book(t.Context())).Without("duan")))
		}, "Delete “One Belt One Road”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := filled(t)
			decide(t, db, evidence.Disputed, "trade-2020")
			before := stands(t, db)
			c.do(t, db)
			after := stands(t, db)
			if cmp.Equal(before, after, whole) {
				t.Fatal("nothing changed")
			}
			if got := steps(t, db)[0]; got != c.want {
				t.Errorf("the step is called %q", got)
			}
			for range 2 {
				db = reopen(t, db)
				must(db.UndoEvidence(t.Context()))
				if diff := cmp.Diff(before, stands(t, db), whole); diff != "" {
					t.Fatal(diff)
				}
				db = reopen(t, db)
				must(db.RedoEvidence(t.Context()))
				if diff := cmp.Diff(after, stands(t, db), whole); diff != "" {
					t.Fatal(diff)
				}
			}
			must(db.UndoEvidence(t.Context()))
			must(db.UndoEvidence(t.Context())) // what was decided before
			decide(t, db, evidence.Rejected, "trade-2020")
			if n := shelved(t, db); n != 0 {
				t.Errorf("%d texts lie aside that nobody can bring back", n)
			}
			intact(t, db)
		})
	}
}

func TestAnImportThatWasTakenBackCanBeMadeAnew(t *testing.T) {
	db := newLibrary(t)
	draft, figures := paper("It grew.")
	must(db.AddDraft(t.Context(), draft, figures))
	must(db.UndoEvidence(t.Context()))
	if all := must(db.Sources(t.Context())); len(all) > 0 {
		t.Errorf("held: %v", all)
	}
	must(db.AddDraft(t.Context(), draft, figures))
	if diff := cmp.Diff([2]string{"Import of “One Belt One Road”", ""}, steps(t, db)); diff != "" {
		t.Error(diff)
	}
	intact(t, db)
}

func TestASourceThatOthersNameIsNotDeleted(t *testing.T) {
	db := filled(t)
	before := stands(t, db)
	err := db.DeleteSource(t.Context(), "duan", evidence.Change{Name: "Delete"})
	if !errors.Is(err, evidence.ErrInUse) {
		t.Errorf("got %v", err)
	}
	if err := db.DeleteSource(t.Context(), "nobody", evidence.Change{Name: "Delete"}); !errors.Is(err, source.ErrNotFound) {
		t.Errorf("a source that is not there: %v", err)
	}
	if diff := cmp.Diff(before, stands(t, db), whole); diff != "" {
		t.Error(diff)
	}
	intact(t, db)
}
