package store

import (
	"errors"
	"strings"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func TestFactsComeBackWhole(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	db = reopen(t, db)
	intact(t, db)
	if diff := cmp.Diff(book, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(docs[0], must(db.Document(t.Context(), "duan")), whole); diff != "" {
		t.Error(diff)
	}
	if d := must(db.Book(t.Context())).Figures["trade-2020"].Decimals(); d != 3 {
		t.Errorf("1.350 came back with %d decimals", d)
	}
}

func TestTheSameFactsAgainChangeNothing(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	var before, after string
	const revision = `SELECT uid || added FROM revision`
	noError(t, db.r.QueryRow(revision).Scan(&before))
	noError(t, db.AddFacts(t.Context(), docs, book))
	noError(t, db.r.QueryRow(revision).Scan(&after))
	if diff := cmp.Diff(book, must(db.Book(t.Context())), whole); diff != "" || before != after {
		t.Error(before, after, diff)
	}
}

func TestFactsReplaceRowsByKeyAndKeepTheirIDs(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	decide(t, db, evidence.Rejected, "trade-2013")

	nextDocs, next := facts()
	nextDocs[0].Sections = nextDocs[0].Sections[:2]
	nextDocs[0].Sections[1].Paragraphs[0].Text = "Better words."
	f := next.Figures["trade-2013"]
	f.Value, f.ID = decimal.RequireFromString("1.05"), "another-id"
	next.Figures["trade-2013"] = f
	plain := next.Figures["a-growth"]
	plain.Derivation, plain.Origin.Source = nil, "mofcom"
	next.Figures["a-growth"] = plain
	next.Claims[0].Figures = []string{"partners"}
	next.Claims[0].ID = next.Claims[1].ID // taken by the other
	next.Conflicts[0].State = evidence.Resolved
	next.Places[1].Region = "Europe"
	next.Indicators["share"] = evidence.Indicator{ID: "i1", Key: "share", Unit: evidence.Unit{Points: true}} // id taken
	noError(t, db.AddFacts(t.Context(), nextDocs, next))

	got := must(db.Book(t.Context()))
	share := got.Indicators["share"]
	if share.ID == "i1" || share.ID == "" {
		t.Errorf("the new indicator's id is %q", share.ID)
	}
	f.ID = "id-trade-2013"
	next.Figures["trade-2013"] = f
	next.Claims[0].ID = "cl2"
	next.Indicators["share"] = share
	if diff := cmp.Diff(next, got, whole); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(nextDocs[0], must(db.Document(t.Context(), "duan")), whole); diff != "" {
		t.Error(diff)
	}
	intact(t, db)
}

func TestASummaryDoesNotReplaceTheSourcesOwnText(t *testing.T) {
	db := newLibrary(t)
	draft, figures := paper("the text itself")
	must(db.AddDraft(t.Context(), draft, figures))
	docs, book := facts()
	docs[0].Source.Title = "Another title"
	book.Sources["duan"] = docs[0].Source
	noError(t, db.AddFacts(t.Context(), docs, book))
	if diff := cmp.Diff(draft.Document, must(db.Document(t.Context(), "duan")), whole); diff != "" {
		t.Error(diff)
	}
	if n := len(must(db.Book(t.Context())).Figures); n != len(book.Figures)+1 {
		t.Errorf("%d figures", n)
	}
}

func TestNamingASourceAgainKeepsItsSummary(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	noError(t, db.AddFacts(t.Context(), docs, book))
	other := evidence.NewBook()
	other.Sources["duan"] = docs[0].Source
	noError(t, db.AddFacts(t.Context(), nil, other))
	if diff := cmp.Diff(docs[0], must(db.Document(t.Context(), "duan")), whole); diff != "" {
		t.Error(diff)
	}
	noError(t, db.AddFacts(t.Context(), nil, nil))
}

func TestReferencesThatOnlyTheBookHoldsAreKept(t *testing.T) {
	db := newLibrary(t)
	b := evidence.NewBook()
	b.Sources["cited"] = source.Source{ID: "x", Key: "cited", Kind: source.News, Title: "Only cited"}
	b.References["cited"] = []source.Reference{{ID: "r", Number: 1, Raw: "A work"}}
	noError(t, db.AddFacts(t.Context(), nil, b))
	if diff := cmp.Diff(b, must(db.Book(t.Context())), whole); diff != "" {
		t.Error(diff)
	}
}

func TestFactsThatDoNotFitAreRefusedByName(t *testing.T) {
	set := func(key string, change func(*evidence.Figure)) func(*evidence.Book) {
		return func(b *evidence.Book) {
			f := b.Figures[key]
			change(&f)
			b.Figures[key] = f
		}
	}
	tests := []struct {
		name   string
		spoil  func(*evidence.Book)
		says   string
		absent bool // evidence.ErrNotFound
	}{
		{"an unknown indicator", set("trade-2013", func(f *evidence.Figure) { f.Indicator = "gdp" }), `figure "trade-2013"`, true},
		{"an unknown source", set("trade-2013", func(f *evidence.Figure) { f.Origin.Source = "nobody" }), `figure "trade-2013"`, true},
		{"an unknown input", set("a-growth", func(f *evidence.Figure) { f.Derivation.Inputs = []string{"gone"} }), `"a-growth" from "gone"`, true},
		{"a conflict with nothing", func(b *evidence.Book) { b.Conflicts[0].B = "gone" }, `"partners" and "gone"`, true},
		{"a conflict with itself", func(b *evidence.Book) { b.Conflicts[0].B = "partners" }, "conflict_pair", false},
		{"a claim of nobody", func(b *evidence.Book) { b.Claims[0].Source = "nobody" }, `claim "z-first"`, true},
		{"a claim on nothing", func(b *evidence.Book) { b.Claims[0].Figures = []string{"gone"} }, `"z-first" on figure "gone"`, true},
		{"a place of nobody", func(b *evidence.Book) { b.Places[0].Source = "nobody" }, `place "Viet Nam"`, true},
		{"an unknown status", set("major", func(f *evidence.Figure) { f.Status = "liked" }), "figure_status", false},
		{"an unknown qualifier", set("major", func(f *evidence.Figure) { f.Qualifier = "roughly" }), "figure_qualifier", false},
		{"a figure from nowhere", set("major", func(f *evidence.Figure) { f.Origin.Source = "" }), "figure_origin", false},
		{"two units at once", set("major", func(f *evidence.Figure) { f.Unit.Percent = true }), "figure_unit", false},
		{"an unknown kind of claim", func(b *evidence.Book) { b.Claims[0].Kind = "guess" }, "claim_kind", false},
		{"an unknown formula", set("a-growth", func(f *evidence.Figure) { f.Derivation = &evidence.Derivation{Formula: "magic"} }), "figure_formula", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db := newLibrary(t)
			docs, book := facts()
			tt.spoil(book)
			err := db.AddFacts(t.Context(), docs, book)
			if err == nil || !strings.Contains(err.Error(), tt.says) || errors.Is(err, evidence.ErrNotFound) != tt.absent {
				t.Errorf("got %v", err)
			}
			if b := must(db.Book(t.Context())); len(b.Figures)+len(b.Sources) > 0 {
				t.Error("something of it was kept")
			}
		})
	}
}

// The lists in the schema's constraints are the domain's.
func TestEveryWordOfTheDomainIsAllowed(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	f := book.Figures["major"]
	try := func(change func(*evidence.Figure)) {
		g := f
		change(&g)
		book.Figures["major"] = g
		noError(t, db.AddFacts(t.Context(), docs, book))
	}
	for _, s := range []evidence.Status{evidence.Candidate, evidence.Confirmed, evidence.Disputed, evidence.Superseded, evidence.Rejected} {
		try(func(f *evidence.Figure) { f.Status = s })
		decide(t, db, s, "partners")
	}
	for _, q := range []evidence.Qualifier{
		evidence.Exact, evidence.About, evidence.AtLeast, evidence.MoreThan, evidence.UpTo, evidence.Projected, evidence.Derived,
	} {
		try(func(f *evidence.Figure) { f.Qualifier = q })
	}
	for _, m := range []evidence.Formula{evidence.Difference, evidence.PercentChange, evidence.AnnualGrowth, evidence.Share, evidence.Sum, evidence.PerCapita} {
		try(func(f *evidence.Figure) {
			f.Derivation = &evidence.Derivation{Formula: m, Inputs: []string{"partners"}}
		})
	}
	for _, s := range []evidence.ConflictState{evidence.Open, evidence.Explained, evidence.Resolved, evidence.Dismissed} {
		book.Conflicts[0].State = s
		noError(t, db.AddFacts(t.Context(), docs, book))
	}
	for _, k := range []evidence.ClaimKind{evidence.Fact, evidence.Interpretation, evidence.Recommendation} {
		book.Claims[0].Kind = k
		noError(t, db.AddFacts(t.Context(), docs, book))
	}
	for _, k := range []source.Kind{source.Paper, source.Report, source.Official, source.News, source.Dataset, source.Web} {
		docs[0].Source.Kind = k
		noError(t, db.AddFacts(t.Context(), docs, book))
	}
	for _, k := range []source.ParagraphKind{source.Prose, source.ListItem, source.Quoted, source.Code, source.TableRow, source.Summary} {
		docs[0].Sections[0].Paragraphs[0].Kind = k
		noError(t, db.AddFacts(t.Context(), docs, book))
	}
	for _, v := range []string{"0", "-1", "-0.50", "12345678901234567890.123456789", "0.001"} {
		try(func(f *evidence.Figure) { f.Value = decimal.RequireFromString(v) })
		if got := must(db.Book(t.Context())).Figures["major"]; !got.Value.Equal(decimal.RequireFromString(v)) {
			t.Errorf("%s came back as %s", v, got.Value)
		}
	}
}

func TestTheStatusOfAnUnknownFigureIsNotSet(t *testing.T) {
	if _, err := newLibrary(t).Apply(t.Context(), evidence.Decide(evidence.Confirmed, "gone")); !errors.Is(err, evidence.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestABookIsOneSnapshot(t *testing.T) {
	db := newLibrary(t)
	docs, book := facts()
	setAll := func(s evidence.Status) {
		for k, f := range book.Figures {
			f.Status = s
			book.Figures[k] = f
		}
		if err := db.AddFacts(t.Context(), docs, book); err != nil {
			t.Error(err)
		}
	}
	setAll(evidence.Confirmed)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 50 {
			setAll([]evidence.Status{evidence.Rejected, evidence.Confirmed}[i%2])
		}
	}()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		seen := map[evidence.Status]bool{}
		for _, f := range must(db.Book(t.Context())).Figures {
			seen[f.Status] = true
		}
		if len(seen) != 1 {
			t.Fatalf("a book of two moments: %v", seen)
		}
	}
}
