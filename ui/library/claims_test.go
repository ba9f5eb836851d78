package library

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

// heldClaims are the claims of the library.
func heldClaims(b *placetest.Bench) []evidence.Claim {
	b.Helper()
	book, err := b.Desk.Work.Book(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return book.Claims
}

// counted adds a figure that stands in the first paragraph.
func counted(b *placetest.Bench, l *Library) {
	b.Helper()
	f := evidence.Figure{
		Key: "rise", Value: decimal.New(12, 0), Unit: evidence.Unit{Percent: true}, Status: evidence.Confirmed,
		Origin: evidence.Origin{Source: "spans", Section: "1", Paragraph: "p1", Quote: source.Span{Start: 16, End: 26}},
	}
	c := evidence.Change{Name: "Add figure", Figures: evidence.Rows[evidence.Figure]{Put: []evidence.Figure{f}}}
	if _, err := b.Desk.Work.Apply(b.Context(), c); err != nil {
		b.Fatal(err)
	}
	b.Until("the figure is known", func() bool { return l.book != nil && len(l.book.Figures) == 1 })
}

// write puts words into the claim sheet's field.
func write(b *placetest.Bench, text string) {
	b.Helper()
	field := placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "What is claimed") })
	if field == nil {
		b.Fatalf("no sheet: %q", b.Texts())
	}
	field.SetText(text)
}

func TestAClaimIsMadeFromTheChosenWords(t *testing.T) {
	b, l := reading(t)
	counted(b, l)
	l.NewClaim()
	b.UntilSays("Choose the words that claim it first")

	press(t, l, "rose", 0)
	press(t, l, ". It", fyne.KeyModifierShift)
	l.NewClaim()
	b.UntilSays("“rose by 12 percent”")
	b.UntilSays("12 %, undated")
	if add := placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Add claim" }); add.Enabled() {
		t.Error("a claim that says nothing can be added")
	}
	placetest.Find(b, func(*kit.Segments) bool { return true }).OnPick(1)
	write(b, "More people travel.")
	b.Tap("Add claim")
	b.UntilSays("Claims 1")
	b.UntilSays("on 1 figure and 1 quote")
	want := []evidence.Claim{{
		Key: "more-people-travel", Kind: evidence.Interpretation, Text: "More people travel.", Source: "spans", Section: "1", Figures: []string{"rise"},
		Quotes: []evidence.Quote{{Source: "spans", Section: "1", Paragraph: "p1", Span: source.Span{Start: 8, End: 26}}},
	}}
	if diff := cmp.Diff(want, heldClaims(b), cmpopts.IgnoreFields(evidence.Claim{}, "ID")); diff != "" {
		t.Error(diff)
	}

	b.Tap("Edit…")
	b.UntilSays("Edit the claim")
	b.Tap("Remove")
	write(b, "Fewer people travel.")
	b.Tap("Save claim")
	b.UntilSays("Fewer people travel.")
	b.UntilSays("on 1 quote")
	b.Tap("Delete")
	b.Until("it is gone", func() bool { return len(heldClaims(b)) == 0 })
	b.UntilSays("Delete claim")
	b.Tap("Undo")
	b.Until("it is back", func() bool { return len(heldClaims(b)) == 1 })
	b.UntilSays("Claims 1")
}

func TestTheDetailsSayHowFarATextIsAccountedFor(t *testing.T) {
	b, l := reading(t)
	counted(b, l)
	b.UntilSays("1 of 2 paragraphs used")
	b.UntilSays("1 of 1 figure settled")
	b.UntilSays("0 of 0 claims with evidence")
}
