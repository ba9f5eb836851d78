package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
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
			s.menu("Edit/Edit the chart…")
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

// A chart's own words are written where they stand, the unit that it adds stays, and
// each is one step.
func TestAChartsTitleIsWrittenWhereItStands(t *testing.T) {
	s := charted(t)
	s.until("the chart shows", func() bool {
		return s.board().Painted() && strings.Contains(frameText(s.board().Shown()), "US$")
	})
	part := s.deck().Slides[0].Blocks[0].ID
	box := frame.BlockBoxes(s.board().Shown())[string(part)]
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = s.board().Over(frame.Point{X: box.X + box.W/2, Y: box.Y + box.H/2})
	for range 2 {
		s.board().MouseDown(ev)
		s.board().MouseUp(ev)
	}
	s.line("chart.title") // prompts for it
	s.typeText("Exports grew")
	s.settle()
	s.press(fyne.KeyTab)
	s.line("chart.subtitle")
	s.typeText("Goods only")
	s.press(fyne.KeyEscape)
	s.settle()
	if c := s.chart(); c.Title != "Exports grew" || c.Subtitle != "Goods only" {
		t.Fatalf("title %q, subtitle %q", c.Title, c.Subtitle)
	}
	s.until("the chart shows both", func() bool {
		got := frameText(s.board().Shown())
		return strings.Contains(got, "Exports grew") && strings.Contains(got, "Goods only, ")
	})
	s.click("chart.title", len("Exports"), 1)
	s.typeText(" of all")
	s.settle()
	if got := s.chart().Title; got != "Exports of all grew" {
		t.Errorf("written into the middle the title is %q", got)
	}
	s.menu("Edit/Undo")
	s.menu("Edit/Undo")
	s.menu("Edit/Undo")
	s.settle()
	if c := s.chart(); c.Title+c.Subtitle != "" {
		t.Errorf("undone it has title %q, subtitle %q", c.Title, c.Subtitle)
	}
}

// A chart's title that stands for the slide's is written there.
func TestAChartsTitleOverTheSlideIsWrittenThere(t *testing.T) {
	s := charted(t)
	sl := s.deck().Slides[0]
	b := sl.Blocks[0].WithField("chart.title", "Exports")
	sl.Title = ""
	for _, e := range []deck.Edit{deck.SetHead{ID: sl.ID, What: "Edit title", Head: sl}, deck.SetBlock{Slide: sl.ID, What: "Edit", Block: b}} {
		if err := s.w.Editor().Session().Do(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	s.click("chart.title", len("Exports"), 1)
	s.typeText(" grew")
	s.settle()
	if got := s.chart().Title; got != "Exports grew" || s.deck().Slides[0].Title != "" {
		t.Errorf("the chart's title is %q, the slide's %q", got, s.deck().Slides[0].Title)
	}
}

// frameText is all that stands on a frame.
func frameText(f *frame.Frame) string {
	var out strings.Builder
	if f != nil {
		frame.Walk(f.Items, func(it frame.Item) {
			if t, ok := it.(*frame.Text); ok {
				out.WriteString(t.Text)
			}
		})
	}
	return out.String()
}
