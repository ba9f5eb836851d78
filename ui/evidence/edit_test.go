package evidence_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/app"
	model "briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

// candidates is a library with two candidates that came with indicators of their own.
func candidates(t *testing.T) (*placetest.Bench, *evidence.Evidence) {
	t.Helper()
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		const more = "Goods exports reached 20,000 million yuan in 2020, and goods trade US$1.36 trillion."
		docs[0].Sections[0].Paragraphs = append(docs[0].Sections[0].Paragraphs, source.Paragraph{ID: "q", Kind: source.Prose, Text: more})
		put := func(key, ind, value string, scale int, unit model.Unit, from, to int) {
			book.Indicators[ind] = model.Indicator{Key: ind, Concept: ind, Name: ind, Unit: unit, Scale: scale}
			book.Figures[key] = model.Figure{
				Key: key, Indicator: ind, Value: decimal.RequireFromString(value), Scale: scale, Unit: unit, Status: model.Candidate,
				Origin: model.Origin{Source: "duan", Section: "2.2", Paragraph: "q", Quote: source.Span{Start: from, End: to}},
			}
		}
		put("exports", "exports found", "20000", 6, model.Unit{Currency: "CNY"}, 22, 41)
		put("more-trade", "trade found", "1.36", 12, model.Unit{Currency: "USD"}, 67, 83)
		return l.AddFacts(context.Background(), docs, book)
	})
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("All 6")
	return b, e
}

func figure(b *placetest.Bench, key string) model.Figure {
	b.Helper()
	book, err := b.Desk.Work.Book(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return book.Figures[key]
}

func TestACandidateIsPutUnderTheSuggestedIndicatorWithOneKey(t *testing.T) {
	b, e := candidates(t)
	e.ShowFigure("more-trade")
	b.UntilSays("Its name has goods, trade; its definition has exports; close to its US$1.35\u00a0tn (2020).")
	press(e, fyne.KeyU)
	b.UntilSays("Put under “Goods trade”")
	if f := figure(b, "more-trade"); f.Indicator != "trade" || f.Status != model.Candidate {
		t.Errorf("it is %s of %q", f.Status, f.Indicator)
	}
	book, _ := b.Desk.Work.Book(t.Context())
	if _, left := book.Indicators["trade found"]; left {
		t.Error("the indicator that came with it is left without a figure")
	}
	b.Tap("Undo")
	b.Until("the old indicator", func() bool { return figure(b, "more-trade").Indicator == "trade found" })
}

func indicatorSearch(b *placetest.Bench) *kit.Entry {
	return placetest.Find(b, func(e *kit.Entry) bool { return e.PlaceHolder == "Search, or type the name of a new one" })
}

func TestAnIndicatorIsSearchedOrNamed(t *testing.T) {
	b, e := candidates(t)
	e.ShowFigure("more-trade")
	b.UntilSays("Use it (U)")
	press(e, fyne.KeyI)
	b.UntilSays("Which indicator is US$1.36\u00a0tn of?")
	search := indicatorSearch(b)
	search.SetText("Trade of the province")
	b.UntilSays("New indicator: “Trade of the province”")
	search.OnSubmitted("")
	b.UntilSays("Put under “Trade of the province”")
	if f := figure(b, "more-trade"); f.Indicator != "trade-of-the-province" {
		t.Errorf("it is of %q", f.Indicator)
	}
}

func TestTheEditSheetShowsWhatWillBePrinted(t *testing.T) {
	b, e := candidates(t)
	e.ShowFigure("exports")
	b.UntilSays("Accept (A)")
	press(e, fyne.KeyE)
	b.UntilSays("CN¥20,000\u00a0million (undated)")
	b.Tap("Print CN¥20\u00a0billion")
	b.UntilSays("CN¥20\u00a0billion (undated)")
	fields := entries(b)
	fields["20"].SetText("350")
	fields["CN¥"].SetText("亿元")
	b.UntilSays("CN¥35\u00a0billion (undated)")
	fields["亿元"] = entries(b)["亿元"]
	fields["亿元"].SetText("percent")
	b.UntilSays("350\u00a0% (undated)")
	entries(b)["350"].SetText("many")
	b.UntilSays("The value \"many\" is no number: write digits with a point, such as 1.35.")
}

func TestACorrectionIsSavedAndAcceptedInOneStep(t *testing.T) {
	b, e := candidates(t)
	e.ShowFigure("more-trade")
	b.UntilSays("Use it (U)")
	press(e, fyne.KeyE)
	b.UntilSays("Save and accept")
	b.Tap("Trade found")
	b.UntilSays("Which indicator is")
	search := indicatorSearch(b)
	search.SetText("goods")
	search.OnSubmitted("")
	b.UntilSays("Imports and exports of goods")
	entries(b)["1.36"].SetText("1.37")
	b.Tap("Save and accept")
	b.UntilSays("Figure changed and accepted")
	got := figure(b, "more-trade")
	if diff := cmp.Diff([]string{"trade", "1.37", "confirmed"}, []string{got.Indicator, got.Value.String(), string(got.Status)}); diff != "" {
		t.Error(diff)
	}
	b.Tap("Undo")
	b.Until("the old figure", func() bool {
		f := figure(b, "more-trade")
		return f.Status == model.Candidate && f.Value.String() == "1.36" && f.Indicator == "trade found"
	})
}

func TestAnotherUnitNeedsAnotherIndicator(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2020")
	b.UntilSays("Accept (A)")
	press(e, fyne.KeyE)
	b.UntilSays("Save and accept")
	entries(b)["US$"].SetText("%")
	b.UntilSays("The units differ: the figure is in %, Goods trade in US$; choose another indicator or another unit.")
	b.Tap("Save and accept")
	if f := figure(b, "trade-2020"); f.Status != model.Candidate || !b.Says("Edit the figure") {
		t.Errorf("it is %s in %s, and the sheet is gone", f.Status, f.Unit)
	}
}
