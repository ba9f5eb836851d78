package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/internal/terms"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// asked lists what a question finds, as "kind key-or-id", the groups in their order.
func asked(t testing.TB, db *DB, query string) []string {
	t.Helper()
	r, err := db.Search(context.Background(), app.SearchRequest{Query: query, Limit: 50})
	noError(t, err)
	var out []string
	for _, g := range r.Groups {
		if g.Total != len(g.Hits) {
			t.Errorf("%q: %d %ss, %d listed", query, g.Total, g.Kind, len(g.Hits))
		}
		for _, h := range g.Hits {
			name := string(h.ID)
			if name == "" {
				name = h.Key
			}
			out = append(out, fmt.Sprint(h.Kind, " ", name))
		}
	}
	return out
}

// searchable is a library with one of everything.
func searchable(t testing.TB) *DB {
	db := newLibrary(t)
	docs, b := facts()
	noError(t, db.AddFacts(t.Context(), docs, b))
	must(db.AddDeck(t.Context(), longDeck(3)))
	return db
}

func TestEverythingIsFoundByItsWords(t *testing.T) {
	db := searchable(t)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"reached trillion", []string{"paragraph p2"}},
		{`"an item"`, []string{"paragraph p3"}},
		{`"2.1 trade"`, []string{"paragraph p2"}},
		{"kind:figure 1.350", []string{"figure trade-2020"}},
		{"countries regions source:duan kind:figures", []string{"figure major", "figure partners"}},
		{"grew source:duan", []string{"claim z-first"}},
		{"second list", []string{"reference r2"}},
		{"governance", []string{"source duan"}},
		{"一路 kind:slide", []string{"slide s0", "slide s1", "slide s2"}},
		{"deck:d says s1", nil},
		{"kind:deck a deck", []string{"deck d"}},
		{`kind:slide "grew to US$1.350"`, []string{"slide s0", "slide s1", "slide s2"}},
		{"trade-2020 kind:slide", nil},
	} {
		if diff := cmp.Diff(c.want, asked(t, db, c.query)); diff != "" {
			t.Errorf("%q: %s", c.query, diff)
		}
	}
}

func TestAHitSaysWhereItStands(t *testing.T) {
	db := searchable(t)
	r, err := db.Search(t.Context(), app.SearchRequest{Query: "TRILLION", Kinds: []app.HitKind{app.ParagraphHit}})
	noError(t, err)
	want := []app.HitGroup{{Kind: app.ParagraphHit, Total: 1, Hits: []app.Hit{{
		Kind: app.ParagraphHit, ID: "p2", Source: "duan", Name: "Duan", Section: "2.1 Trade",
		Snippet: "Trade reached US$1.35 trillion.", Marks: []source.Span{{Start: 22, End: 30}}, Words: []source.Span{{Start: 22, End: 30}}, Score: 1,
	}}}}
	ignoreScore := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Score" }, cmp.Ignore())
	if diff := cmp.Diff(want, r.Groups, ignoreScore, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Page" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
	if !r.Indexing.Whole {
		t.Error("the index of a new library is not whole")
	}
}

func TestWhatChangedIsFoundAsItIsNow(t *testing.T) {
	db := searchable(t)
	is := func(query string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, sortedCopy(asked(t, db, query))); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
	d, h, err := db.Deck(t.Context(), "d")
	noError(t, err)
	bl := d.Slides[1].Blocks[0]
	bl.Text = "Quite other words"
	must(h.Do(d, deck.SetBlock{Slide: "s1", What: "Edit text", Block: bl}))
	noError(t, db.SaveStep(t.Context(), d, h))
	is("quite other", "slide s1")
	is("along partners kind:slide", "slide s0", "slide s2")
	must(h.Undo(d))
	noError(t, db.SaveStep(t.Context(), d, h))
	is("quite other")
	is("along partners kind:slide", "slide s0", "slide s1", "slide s2")

	f := must(db.Book(t.Context())).Figures["trade-2020"]
	f.Note = "astonishing"
	must(db.Apply(t.Context(), evidence.Change{Name: "Edit", Figures: evidence.Rows[evidence.Figure]{Put: []evidence.Figure{f}}}))
	is("astonishing", "figure trade-2020")
	must(db.Apply(t.Context(), evidence.Change{Name: "Reject", Status: map[string]evidence.Status{"trade-2020": evidence.Rejected}}))
	is("astonishing")
	must(db.UndoEvidence(t.Context()))
	is("astonishing", "figure trade-2020")

	noError(t, db.DeleteDeck(t.Context(), "d"))
	is("along partners kind:slide")
	is("kind:deck a deck")
	db = reopen(t, db)
	is("reached trillion", "paragraph p2")
}

func TestASummaryThatIsReplacedIsNotFound(t *testing.T) {
	db := searchable(t)
	docs, b := facts()
	docs[0].Sections[1].Paragraphs[0].Text = "Newer phrasing."
	noError(t, db.AddFacts(t.Context(), docs, b))
	if got := asked(t, db, "reached trillion"); got != nil {
		t.Errorf("found %v", got)
	}
	if diff := cmp.Diff([]string{"paragraph p2"}, asked(t, db, "newer phrasing")); diff != "" {
		t.Error(diff)
	}
}

// An index that is old is made again, in the background, and gives the same answers.
func TestAnOldIndexIsMadeAgain(t *testing.T) {
	db := searchable(t)
	queries := []string{"trade", "一路", "kind:figure 1*", "grew"}
	var want [][]string
	for _, q := range queries {
		want = append(want, sortedCopy(asked(t, db, q)))
	}
	_, err := db.w.Exec(`UPDATE search_state SET version = 1; DELETE FROM search_page; DROP TRIGGER search_block_set`)
	noError(t, err)
	r := must(db.Search(t.Context(), app.SearchRequest{Query: "trade"}))
	if diff := cmp.Diff(app.SearchResult{}, r); diff != "" {
		t.Errorf("an old index answers: %s", diff)
	}
	db = reopen(t, db)
	noError(t, db.AwaitIndex(t.Context(), nil))
	for i, q := range queries {
		if diff := cmp.Diff(want[i], sortedCopy(asked(t, db, q))); diff != "" {
			t.Errorf("%q: %s", q, diff)
		}
	}
	intact(t, db)
}

func sortedCopy(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

func TestTheTriggersAreCounted(t *testing.T) {
	if n := strings.Count(searchTriggers, "CREATE TRIGGER"); n != searchTriggerCount {
		t.Errorf("%d triggers, counted as %d", n, searchTriggerCount)
	}
}

// drawPaper draws a draft with paragraphs of few words.
func drawPaper(t *rapid.T, n int) source.Draft {
	word := rapid.SampledFrom([]string{"Trade", "trade", "grew", "Größe", "一带一路", "倡议", "合作", "2020", "1.35", "US$", "x"})
	d := source.Draft{Revision: source.Revision{Raw: []byte(fmt.Sprint(n))}}
	d.Source.Title, d.Source.Kind = fmt.Sprint("Paper ", n), source.Paper
	sec := source.Section{Title: "S"}
	for i := range rapid.IntRange(0, 12).Draw(t, "paragraphs") {
		text := strings.Join(rapid.SliceOfN(word, 1, 40).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		sec.Paragraphs = append(sec.Paragraphs, source.Paragraph{ID: source.ID(fmt.Sprintf("p%d-%d", n, i)), Kind: source.Prose, Text: text})
	}
	d.Sections = []source.Section{sec}
	return d
}

func TestAParagraphIsFoundByEachOfItsWords(t *testing.T) {
	db := newLibrary(t)
	papers := 0
	rapid.Check(t, func(rt *rapid.T) {
		var all []source.Paragraph
		for range rapid.IntRange(1, 5).Draw(rt, "papers") {
			papers++
			d := drawPaper(rt, papers)
			must(db.AddDraft(context.Background(), d, nil))
			all = append(all, d.Sections[0].Paragraphs...)
		}
		for _, p := range all {
			for _, w := range terms.Of(p.Text) {
				if papers > 30 {
					return // enough in one library
				}
				r := must(db.Search(context.Background(), app.SearchRequest{Query: w.Text, Limit: 1000, Kinds: []app.HitKind{app.ParagraphHit}}))
				if len(r.Groups) == 0 || !slices.ContainsFunc(r.Groups[0].Hits, func(h app.Hit) bool { return h.ID == p.ID }) {
					rt.Fatalf("%q of %q is not found", w.Text, p.Text)
				}
				checkHits(rt, r.Groups[0].Hits)
				if len(r.Groups[0].Hits) > 100 {
					continue
				}
				again := must(db.Search(context.Background(), app.SearchRequest{Query: w.Text, Limit: 1000, Kinds: []app.HitKind{app.ParagraphHit}}))
				if diff := cmp.Diff(r, again); diff != "" {
					rt.Fatalf("%q has two answers: %s", w.Text, diff)
				}
			}
		}
	})
}

// checkHits checks that marks stand in order on whole characters, and that the best
// hits stand first.
func checkHits(t *rapid.T, hits []app.Hit) {
	for i, h := range hits {
		if i > 0 && h.Score > hits[i-1].Score {
			t.Fatalf("a better hit stands below: %v", hits)
		}
		at := 0
		for _, m := range h.Marks {
			if m.Start < at || m.End <= m.Start || m.End > len(h.Snippet) || !utf8.ValidString(m.In(h.Snippet)) {
				t.Fatalf("mark %v of %q", m, h.Snippet)
			}
			at = m.End
		}
		if len(h.Marks) == 0 {
			t.Fatalf("nothing is marked in %q", h.Snippet)
		}
	}
}

// Many small writes leave few segments, and no document twice.
func TestManyEditsLeaveFewSegments(t *testing.T) {
	db := newLibrary(t)
	d, h := longDeck(5), &deck.History{}
	must(db.AddDeck(t.Context(), d))
	for n := range 300 {
		s := d.Slides[n%5]
		bl := s.Blocks[0]
		bl.Text = fmt.Sprintf("Words number%d", n)
		must(h.Do(d, deck.SetBlock{Slide: s.ID, What: "Edit text", Block: bl}))
		noError(t, db.SaveStep(t.Context(), d, h))
	}
	var segments, docs int
	noError(t, db.read(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
		list, err := shelf{tx, app.SlideHit}.segments(ctx)
		segments = len(list)
		for _, s := range list {
			docs += s.docs
		}
		return err
	}))
	if segments > 20 || docs > 200 {
		t.Errorf("%d segments with %d slides", segments, docs)
	}
	if diff := cmp.Diff([]string{"slide s4"}, asked(t, db, "number299")); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, "number200"); got != nil {
		t.Errorf("what was written over is found: %v", got)
	}
}
