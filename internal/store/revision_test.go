package store

import (
	"errors"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestARevisionTakesThePlaceOfTheOneBefore(t *testing.T) {
	db := filled(t)
	was := must(db.Document(t.Context(), "duan"))
	if h := must(db.Holdings(t.Context()))["duan"]; !h.Summary || h.Sections != len(was.Sections) {
		t.Errorf("before, it is held as %+v", h)
	}
	book := must(db.Book(t.Context()))
	f := book.Figures["trade-2013"]
	f.Stale = "its sentence is gone from revision 2"
	decide(t, db, evidence.Disputed, "trade-2020")
	d := source.Draft{Document: source.Document{
		Source:   source.Source{Title: "Another title", Published: "2024"},
		Sections: []source.Section{{ID: "s", Title: "One", Level: 1, Paragraphs: []source.Paragraph{{ID: "p", Kind: source.Prose, Text: "New words."}}}},
	}}
	d.Revision = source.Revision{Raw: []byte("new"), Name: "new.txt", Format: "text", Changes: "1 paragraph changed"}
	r := evidence.Renewal{Change: putting(f), Fresh: []evidence.Figure{{Key: "fresh", Value: f.Value, Origin: evidence.Origin{Paragraph: "p"}}}}
	noError(t, db.AddRevision(t.Context(), "duan", d, r))

	now := must(db.Document(t.Context(), "duan"))
	if now.Source.Title != "Another title" || now.Source.Short != was.Source.Short || now.Sections[0].Paragraphs[0].Text != "New words." {
		t.Errorf("the source is %+v", now)
	}
	if was.Source.Note == "" || now.Source.Note != "" {
		t.Errorf("the note on our summary was %q and is %q", was.Source.Note, now.Source.Note)
	}
	held := must(db.Holdings(t.Context()))["duan"]
	if diff := cmp.Diff(source.Holding{Revision: 2, Sections: 1}, held); diff != "" {
		t.Error(diff)
	}
	book = must(db.Book(t.Context()))
	if got := book.Figures["trade-2013"].Stale; got != f.Stale {
		t.Errorf("the figure is stale: %q", got)
	}
	if g := book.Figures["fresh"]; g.Status != evidence.Candidate || g.Origin.Source != "duan" {
		t.Errorf("the new figure is %+v", g)
	}
	if diff := cmp.Diff([2]string{"Edit figure", ""}, steps(t, db)); diff != "" {
		t.Error(diff)
	}

	revs := must(db.Revisions(t.Context(), "duan"))
	if n := len(revs); n == 0 || revs[0].Changes != "1 paragraph changed" || revs[0].Number != n {
		t.Fatalf("the revisions are %+v", revs)
	}
	rev, old, err := db.Revision(t.Context(), "duan", revs[0].Number-1)
	noError(t, err)
	if diff := cmp.Diff(was.Sections, old.Sections); diff != "" || rev.Number != revs[0].Number-1 {
		t.Errorf("the old text changed: %s", diff)
	}
	if err := db.AddRevision(t.Context(), "duan", d, evidence.Renewal{}); !errors.Is(err, source.ErrDuplicate) {
		t.Errorf("the same bytes again: %v", err)
	}
	if err := db.AddRevision(t.Context(), "nobody", d, evidence.Renewal{}); !errors.Is(err, source.ErrNotFound) {
		t.Errorf("a source that is not there: %v", err)
	}
	intact(t, db)
}
