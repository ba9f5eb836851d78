package store

import (
	"errors"
	"strings"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestADraftComesBackWhole(t *testing.T) {
	db := newLibrary(t)
	draft, figures := paper("the text")
	if key := must(db.AddDraft(t.Context(), draft, figures)); key != "duan" {
		t.Errorf("key %q", key)
	}
	db = reopen(t, db)
	intact(t, db)
	if diff := cmp.Diff(draft.Document, must(db.Document(t.Context(), "duan")), whole); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]source.Source{draft.Source}, must(db.Sources(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	want := figures[0]
	want.Status = evidence.Candidate
	if diff := cmp.Diff(map[string]evidence.Figure{"duan-trade": want}, must(db.Book(t.Context())).Figures); diff != "" {
		t.Error(diff)
	}
	var raw []byte
	var added string
	noError(t, db.r.QueryRow(`SELECT raw, added FROM revision`).Scan(&raw, &added))
	if string(raw) != "the text" || added != "2022-03-01T09:30:00.123456789Z" {
		t.Errorf("revision %q of %s", raw, added)
	}
}

func TestTheSameBytesAreADuplicate(t *testing.T) {
	db := newLibrary(t)
	draft, figures := paper("the text")
	must(db.AddDraft(t.Context(), draft, figures))
	draft.Source.Key, draft.Source.Title = "other", "Another title"
	_, err := db.AddDraft(t.Context(), draft, nil)
	if !errors.Is(err, source.ErrDuplicate) || !strings.Contains(err.Error(), `"One Belt One Road"`) {
		t.Errorf("got %v", err)
	}
	if n := len(must(db.Sources(t.Context()))); n != 1 {
		t.Errorf("%d sources", n)
	}
}

func TestTakenNamesAreMadeUnique(t *testing.T) {
	db := newLibrary(t)
	for _, text := range []string{"one", "two", "three"} {
		draft, figures := paper(text)
		figures = append(figures, figures[0])
		figures[1].Key = ""
		figures[1].Derivation = &evidence.Derivation{Formula: evidence.Sum, Inputs: []string{"duan-trade"}}
		must(db.AddDraft(t.Context(), draft, figures))
	}
	var keys []string
	for _, s := range must(db.Sources(t.Context())) {
		keys = append(keys, s.Key)
	}
	if diff := cmp.Diff([]string{"duan", "duan-2", "duan-3"}, keys); diff != "" {
		t.Error(diff)
	}
	b := must(db.Book(t.Context()))
	f, sum := b.Figures["duan-trade-3"], b.Figures["duan-3-2"]
	if f.Origin.Source != "duan-3" || f.Origin.Paragraph != "p2" || len(b.Figures) != 6 {
		t.Errorf("figures: %+v", b.Figures)
	}
	if diff := cmp.Diff([]string{"duan-trade-3"}, sum.Derivation.Inputs); diff != "" {
		t.Error(diff)
	}
	if len(must(db.Document(t.Context(), "duan-3")).Sections) != 3 {
		t.Error("sections are missing")
	}
}

func TestADraftWithoutNamesGetsThem(t *testing.T) {
	tests := []struct{ title, want string }{
		{"Belt & Road: a Review!", "belt-road-a-review"},
		{"一带一路 与治理", "一带一路-与治理"},
		{"…", "source"},
		{"", "source-2"},
		{strings.Repeat("long ", 20), strings.TrimSuffix(strings.Repeat("long-", 8), "-")},
	}
	db := newLibrary(t)
	for _, tt := range tests {
		d := source.Draft{
			Document: source.Document{
				Source:   source.Source{Kind: source.Report, Title: tt.title},
				Sections: []source.Section{{Title: "S", Paragraphs: []source.Paragraph{{Kind: source.Prose, Text: "T"}}}},
			},
			Revision: source.Revision{Raw: []byte(tt.title)},
		}
		if got := must(db.AddDraft(t.Context(), d, nil)); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.title, got, tt.want)
		}
		if doc := must(db.Document(t.Context(), tt.want)); doc.Source.ID == "" || doc.Sections[0].Paragraphs[0].ID == "" {
			t.Errorf("no ids: %+v", doc)
		}
	}
}

func TestABadDraftLeavesNothing(t *testing.T) {
	db := newLibrary(t)
	draft, figures := paper("the text")
	figures[0].Unit.Percent = true // as well as dollars
	_, err := db.AddDraft(t.Context(), draft, figures)
	if err == nil || !strings.Contains(err.Error(), "figure_unit") || !strings.Contains(err.Error(), `"duan-trade"`) {
		t.Errorf("got %v", err)
	}
	draft.Sections[1].Paragraphs[1].Kind = "poem"
	if _, err := db.AddDraft(t.Context(), draft, nil); err == nil || !strings.Contains(err.Error(), "paragraph_kind") {
		t.Errorf("got %v", err)
	}
	if n := len(must(db.Sources(t.Context()))); n != 0 {
		t.Errorf("%d sources", n)
	}
	if _, err := db.Document(t.Context(), "duan"); !errors.Is(err, source.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
