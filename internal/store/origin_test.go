package store

import (
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

func TestAFigureKnowsItsPageAndTheWorkThatIsCitedForIt(t *testing.T) {
	const text = "Trade reached 5 ports. It grew to 9 ports by then,[4] and to 12 later. Then 7 ports."
	draft, _ := paper(text)
	p := &draft.Sections[0].Paragraphs[0]
	p.Page = 7
	p.Citations = []source.Citation{{Span: source.Span{Start: 50, End: 53}, Number: 4}}
	var figures []evidence.Figure
	for _, at := range [][2]int{{14, 21}, {34, 41}, {61, 63}, {76, 83}} {
		_, one := paper(text)
		f := one[0]
		f.ID, f.Key = "", text[at[0]:at[1]]
		f.Origin.Paragraph, f.Origin.Quote = "p1", source.Span{Start: at[0], End: at[1]}
		figures = append(figures, f)
	}
	db := newLibrary(t)
	must(db.AddDraft(t.Context(), draft, figures))
	got := map[string][2]int{}
	for key, f := range must(db.Book(t.Context())).Figures {
		got[key] = [2]int{f.Origin.Page, f.Origin.Reference}
	}
	want := map[string][2]int{"5 ports": {7, 0}, "9 ports": {7, 4}, "12": {7, 0}, "7 ports": {7, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFigureThatStandsAgainHasNoSuccessor(t *testing.T) {
	db := filled(t)
	decide(t, db, evidence.Confirmed, "a-trade-2020-first")
	if f := must(db.Book(t.Context())).Figures["a-trade-2020-first"]; f.Successor != "" {
		t.Errorf("it is still superseded by %s", f.Successor)
	}
	must(db.UndoEvidence(t.Context()))
	if f := must(db.Book(t.Context())).Figures["a-trade-2020-first"]; f.Successor != "trade-2020" {
		t.Errorf("after undo it is superseded by %q", f.Successor)
	}
}
