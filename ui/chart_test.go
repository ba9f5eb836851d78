package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// charted is a deck with one chart of a library that holds three series: two of one
// definition, and a share.
func charted(t *testing.T) *screen {
	t.Helper()
	chart := deck.Block{ID: source.NewID(), Kind: deck.ChartBlock, Chart: &deck.Chart{Type: deck.Bar, Series: []string{"exports"}}}
	s := open(t, &deck.Deck{ID: source.NewID(), Key: "charted", Meta: deck.Meta{Title: "Charted"}, Slides: []deck.Slide{
		{ID: source.NewID(), Layout: deck.ChartSlide, Title: "A chart", Blocks: []deck.Block{chart}},
	}})
	b := evidence.NewBook()
	b.Sources["list"] = source.Source{Key: "list", Kind: source.Dataset, Title: "A list", Short: "List"}
	b.Places = []evidence.Place{{Name: "Kenya", ISO3: "KEN", Source: "list"}, {Name: "Malta", ISO3: "MLT", Source: "list"}}
	for key, unit := range map[string]evidence.Unit{"exports": {Currency: "USD"}, "imports": {Currency: "USD"}, "share": {Percent: true}} {
		b.Indicators[key] = evidence.Indicator{Key: key, Concept: key, Name: "The " + key, Unit: unit}
		for year := 2018; year <= 2022; year++ {
			f := evidence.Figure{
				Indicator: key, Value: decimal.New(int64(year-2000), 0), Unit: unit, Period: evidence.Period{From: evidence.Date{Year: year}},
				Status: evidence.Confirmed, Origin: evidence.Origin{Source: "list"},
			}
			f.Key = key + "-" + f.Period.String()
			b.Figures[f.Key] = f
		}
	}
	if err := s.lib.AddFacts(t.Context(), nil, b); err != nil {
		t.Fatal(err)
	}
	claim := evidence.Claim{Key: "it-grew", Kind: evidence.Fact, Text: "Trade grew.", Source: "list"}
	add := evidence.Change{Name: "Add claim", Claims: evidence.Rows[evidence.Claim]{Put: []evidence.Claim{claim}}}
	if _, err := s.w.work.Apply(t.Context(), add); err != nil { // the window hears of it
		t.Fatal(err)
	}
	return s
}

// chart is the deck's chart as the library holds it.
func (s *screen) chart() deck.Chart { return *s.deck().Slides[0].Blocks[0].Chart }

// openChart opens the sheet with its key, and waits until the search has the focus.
func (s *screen) openChart() {
	s.t.Helper()
	s.until("the sheet knows the evidence", func() bool {
		if !s.w.stage.Busy() {
			s.menu("Edit/Chart…")
		}
		e, ok := s.w.Fyne().Canvas().Focused().(*kit.Entry)
		if !ok || e.PlaceHolder != "Search series and figures" {
			return false
		}
		if !strings.Contains(texts(s.w.Fyne().Canvas().Overlays().Top()), "The imports") {
			s.press(fyne.KeyEscape) // opened before the window heard of the facts
			return false
		}
		return true
	})
}

// tabTo moves the focus on until it stands on what is wanted.
func (s *screen) tabTo(what string, is func(fyne.Focusable) bool) {
	s.t.Helper()
	for range 80 {
		s.w.Fyne().Canvas().FocusNext()
		if f := s.w.Fyne().Canvas().Focused(); f != nil && is(f) {
			return
		}
	}
	s.t.Fatalf("Tab never comes to %s", what)
}

func (s *screen) tabToButton(label string) {
	s.t.Helper()
	s.tabTo(label, func(f fyne.Focusable) bool { b, ok := f.(*kit.Button); return ok && b.Label == label })
}

func TestAChartIsEditedWithTheKeyboardAlone(t *testing.T) {
	s := charted(t)
	s.openChart()
	s.typeText("imports")
	s.press(fyne.KeyReturn) // ticks the series, which stands before its figures
	s.tabToButton("Even")
	s.press(fyne.KeySpace) // opens the menu
	s.press(fyne.KeyDown)
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	s.tabToButton("Add a remark")
	s.press(fyne.KeySpace)
	s.typeText("Here")
	s.tabTo("the title", func(f fyne.Focusable) bool {
		e, ok := f.(*kit.Entry)
		return ok && e.PlaceHolder == "States the finding"
	})
	s.typeText("Both grew")
	s.tabToButton("Use chart")
	s.press(fyne.KeySpace)
	s.settle()
	got := s.chart()
	at := got.Remarks
	got.Remarks = nil
	want := deck.Chart{Type: deck.Bar, Series: []string{"exports", "imports"}, Title: "Both grew", Scale: deck.Logarithmic}
	if diff := cmp.Diff(want, got); diff != "" || len(at) != 1 || at[0].Text != "Here" {
		t.Error(diff, at)
	}
	s.menu("Edit/Undo")
	s.until("it was one step", func() bool { return len(s.chart().Series) == 1 && s.chart().Title == "" })
}

func TestEscapeLeavesAChartAsItWas(t *testing.T) {
	s := charted(t)
	s.openChart()
	s.typeText("imports")
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyEscape)
	s.until("the sheet is gone", func() bool { return !s.w.stage.Busy() })
	s.settle()
	if diff := cmp.Diff(deck.Chart{Type: deck.Bar, Series: []string{"exports"}}, s.chart()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatDoesNotBelongTogetherHasAWayOut(t *testing.T) {
	s := charted(t)
	s.openChart()
	s.typeText("share")
	s.press(fyne.KeyReturn) // another unit
	s.until("the way out is offered", func() bool {
		return strings.Contains(texts(s.w.Fyne().Canvas().Overlays().Top()), "Show each in a panel of its own")
	})
	s.tabToButton("Show each in a panel of its own")
	s.press(fyne.KeySpace)
	s.tabToButton("Use chart")
	s.press(fyne.KeySpace)
	s.settle()
	if diff := cmp.Diff(deck.Chart{Type: deck.SmallMultiples, Series: []string{"exports", "share"}}, s.chart()); diff != "" {
		t.Error(diff)
	}
}

func TestAListOfPlacesBecomesAMap(t *testing.T) {
	s := charted(t)
	s.openChart()
	s.typeText("places listed")
	s.press(fyne.KeyReturn)
	s.tabToButton("Use chart")
	s.press(fyne.KeySpace)
	s.settle()
	if diff := cmp.Diff(deck.Chart{Type: deck.WorldMap, Places: []string{"list"}}, s.chart()); diff != "" {
		t.Error(diff)
	}
}
