package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/internal/store"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func library(t *testing.T) (string, app.Library) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "l.briefdeck")
	lib, err := store.Create(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() }) // some tests close it themselves
	return path, lib
}

func open(t *testing.T, lib app.Library, key string) *app.Session {
	t.Helper()
	s, err := app.Open(lib, nil).OpenDeck(context.Background(), key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newDeck(t *testing.T, lib app.Library) string {
	t.Helper()
	key, err := app.Open(lib, nil).NewDeckFrom(context.Background(),
		app.Template{Deck: &deck.Deck{Slides: []deck.Slide{app.NewSlide(deck.TitleSlide)}}}, deck.Meta{Title: "A briefing"})
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestEditsSurviveReopeningWithTheirUndo(t *testing.T) {
	ctx := context.Background()
	path, lib := library(t)
	key := newDeck(t, lib)
	s := open(t, lib, key)
	start := s.Deck()
	added := app.NewSlide(deck.BulletSlide)
	if err := s.Do(ctx, deck.InsertSlide{At: 1, Slide: added}); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(ctx, deck.SetHead{ID: added.ID, What: "Edit title", Head: deck.Slide{Layout: deck.BulletSlide, Title: "Trade"}}); err != nil {
		t.Fatal(err)
	}
	end := s.Deck()
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}

	lib, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	}()
	s = open(t, lib, key)
	if diff := cmp.Diff(end, s.Deck(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("reopened: %s", diff)
	}
	var names []string
	for s.CanUndo() != "" {
		name, err := s.Undo(ctx)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if diff := cmp.Diff([]string{"Edit title", "Add slide"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(start, s.Deck(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("undone: %s", diff)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, deck.ErrNothing) {
		t.Errorf("one undo too many: %v", err)
	}
	if name, err := s.Redo(ctx); err != nil || name != "Add slide" {
		t.Errorf("redo: %q, %v", name, err)
	}
}

func TestASessionTellsWhatChanged(t *testing.T) {
	ctx := context.Background()
	_, lib := library(t)
	s := open(t, lib, newDeck(t, lib))
	first := s.Deck().Slides[0]
	added := app.NewSlide(deck.Blank)
	var got []app.Change
	s.Changed.Listen(func(c app.Change) { got = append(got, c) })
	for _, e := range []deck.Edit{
		deck.InsertSlide{At: 0, Slide: added},
		deck.MoveSlide{ID: added.ID, To: 1},
		deck.SetHead{ID: first.ID, What: "Edit title", Head: deck.Slide{Layout: first.Layout, Title: "New"}},
		deck.SetMeta{Meta: deck.Meta{Title: "New name"}},
		deck.DeleteSlide{ID: added.ID},
	} {
		if err := s.Do(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	want := []app.Change{
		{Slides: []deck.ID{added.ID}, Order: true},
		{Order: true},
		{Slides: []deck.ID{first.ID}},
		{Meta: true},
		{Order: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFailedEditChangesNothing(t *testing.T) {
	_, lib := library(t)
	s := open(t, lib, newDeck(t, lib))
	before := s.Deck()
	if err := s.Do(context.Background(), deck.DeleteSlide{ID: "gone"}); !errors.Is(err, deck.ErrNoSlide) {
		t.Errorf("got %v", err)
	}
	if s.Deck() != before || s.CanUndo() != "" {
		t.Error("the deck or its history changed")
	}
}

func TestTheBookIsReadAgainAfterAPaperCameIn(t *testing.T) {
	ctx := context.Background()
	_, lib := library(t)
	w := app.Open(lib, nil)
	empty, err := w.Book(ctx)
	if err != nil || len(empty.Figures) != 0 {
		t.Fatalf("a new library holds %d figures, %v", len(empty.Figures), err)
	}
	told := 0
	w.EvidenceChanged.Listen(func(struct{}) { told++ })
	r, err := app.ReadPaper(ctx, "note.txt", []byte("A note\n\n1. Counts\n\nAs of 2021, about 48 countries take part in the scheme.\n"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := w.AddPaper(ctx, r)
	if err != nil || told != 1 {
		t.Fatalf("added %q, told %d times, %v", key, told, err)
	}
	if _, err := w.AddPaper(ctx, r); !errors.Is(err, source.ErrDuplicate) {
		t.Errorf("the same bytes again: %v", err)
	}
	b, err := w.Book(ctx)
	if err != nil || len(b.Figures) != 1 {
		t.Fatalf("the book holds %d figures, %v", len(b.Figures), err)
	}
	for k, f := range b.Figures {
		if err := w.SetStatus(ctx, evidence.Confirmed, k); err != nil {
			t.Fatal(err)
		}
		doc, err := lib.Document(ctx, key)
		if err != nil {
			t.Fatal(err)
		}
		_, p, ok := doc.Paragraph(f.Origin.Paragraph)
		if words := f.Origin.Quote.In(p.Text); !ok || words != "about 48 countries" {
			t.Errorf("the quote is %q in %+v", words, p)
		}
	}
	if err := w.SetStatus(ctx, evidence.Confirmed, "gone"); !errors.Is(err, evidence.ErrNotFound) {
		t.Errorf("an unknown figure: %v", err)
	}
}

func TestStubsStartFromEvidence(t *testing.T) {
	b := evidence.NewBook()
	b.Indicators["trade"] = evidence.Indicator{Key: "trade", Name: "Goods trade"}
	f := evidence.Figure{Key: "t", Indicator: "trade", Period: evidence.Period{From: evidence.Date{Year: 2020}}}
	sec := source.Section{Number: "2", Title: "Trade", Paragraphs: []source.Paragraph{
		{Text: "Trade rose to 1.35 in 2020. The U.S. share fell."}, {Text: "贸易增长。合作扩大。"},
	}}
	doc := source.Document{Source: source.Source{Title: "A paper", Short: "Duan"}}
	noIDs := cmpopts.IgnoreFields(deck.Slide{}, "ID")
	noBlockIDs := cmpopts.IgnoreFields(deck.Block{}, "ID")
	for name, tc := range map[string]struct{ got, want deck.Slide }{
		"a section": {app.SlideFromSection(doc, sec), deck.Slide{
			Layout: deck.BulletSlide, Title: "Trade", Notes: "From Duan, 2 Trade.",
			Blocks: []deck.Block{{Kind: deck.Bullets, Items: []deck.Item{{Text: "Trade rose to 1.35 in 2020."}, {Text: "贸易增长。"}}}},
		}},
		"a figure": {app.SlideFromFigure(b, f), deck.Slide{
			Layout: deck.FigureSlide, Title: "Goods trade",
			Blocks: []deck.Block{{Kind: deck.KeyFigures, Figures: []deck.KeyFigure{{Value: "{{fig:t|short}}", Label: "Goods trade, 2020"}}}},
		}},
		"a series": {app.SlideFromSeries(b, "trade"), deck.Slide{
			Layout: deck.ChartSlide, Title: "Goods trade",
			Blocks: []deck.Block{{Kind: deck.ChartBlock, Chart: &deck.Chart{Type: deck.Bar, Series: []string{"trade"}}}},
		}},
	} {
		if diff := cmp.Diff(tc.want, tc.got, noIDs, noBlockIDs, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
