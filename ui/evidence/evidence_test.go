package evidence_test

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	model "briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
	"briefdeck/ui/place/placetest"
)

const text = "Trade was US$1.04 trillion in 2013 and 贸易额 US$1.35 trillion in 2020."

// facts is a paper with figures in every state.
func facts() ([]source.Document, *model.Book) {
	b := model.NewBook()
	doc := source.Document{
		Source: source.Source{Key: "duan", Kind: source.Paper, Title: "On trade", Short: "Duan", Held: true},
		Sections: []source.Section{{
			ID: "s", Number: "2.2", Title: "Trade", Level: 1,
			Paragraphs: []source.Paragraph{{ID: "p", Kind: source.Prose, Text: text}},
		}},
	}
	b.Sources["duan"] = doc.Source
	usd := model.Unit{Currency: "USD"}
	b.Indicators["trade"] = model.Indicator{Key: "trade", Concept: "trade", Name: "Goods trade", Definition: "Imports and exports of goods", Unit: usd, Scale: 12}
	b.Indicators["growth"] = model.Indicator{Key: "growth", Concept: "growth", Name: "Growth of trade", Unit: model.Unit{Percent: true}}
	put := func(key, value string, year int, s model.Status, from, to int) {
		f := model.Figure{
			Key: key, Indicator: "trade", Value: decimal.RequireFromString(value), Scale: 12, Unit: usd, Status: s,
			Origin: model.Origin{Source: "duan", Section: "2.2", Locator: "sentence 1", Paragraph: "p", Quote: source.Span{Start: from, End: to}},
		}
		if year > 0 {
			f.Period = model.Period{From: model.Date{Year: year}}
		}
		b.Figures[key] = f
	}
	put("trade-2013", "1.04", 2013, model.Confirmed, 10, 26)
	put("trade-2020", "1.35", 2020, model.Candidate, 49, 65)
	put("trade-sometime", "1.2", 0, model.Confirmed, 10, 26)
	b.Figures["growth"] = model.Figure{
		Key: "growth", Indicator: "growth", Value: decimal.RequireFromString("29.8"), Unit: model.Unit{Percent: true},
		Qualifier: model.Derived, Status: model.Confirmed, Period: model.Period{From: model.Date{Year: 2013}, To: model.Date{Year: 2020}},
		Derivation: &model.Derivation{Formula: model.PercentChange, Inputs: []string{"trade-2013", "trade-2020"}, Decimals: 1},
	}
	b.Conflicts = []model.Conflict{{ID: "c", A: "trade-2013", B: "trade-sometime", State: model.Open, Explanation: "One has no date."}}
	return []source.Document{doc}, b
}

func open(t *testing.T) (*placetest.Bench, *evidence.Evidence) {
	t.Helper()
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		return l.AddFacts(context.Background(), docs, book)
	})
	b.Shell.Deck = &deck.Deck{Slides: []deck.Slide{{Title: "It is {{fig:trade-2013}}"}, {Title: "{{fig:trade-2013}} once more"}}}
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("All 4")
	return b, e
}

func press(e *evidence.Evidence, names ...fyne.KeyName) {
	for _, n := range names {
		e.Key(&fyne.KeyEvent{Name: n})
	}
}

func status(b *placetest.Bench, key string) model.Status {
	b.Helper()
	book, err := b.Desk.Work.Book(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return book.Figures[key].Status
}

func TestTheTableSaysWhatIsKnownOfEachFigure(t *testing.T) {
	b, _ := open(t)
	b.UntilSays("Conflict 2")
	want := []string{
		"Indicator", "Value", "Unit", "Period", "Source", "Status", "Used",
		"Goods trade", "1.35", "US$ trillion", "2020", "Duan", "Candidate",
		"Goods trade", "1.2", "US$ trillion", "undated", "Duan", "Conflict",
		"Goods trade", "1.04", "US$ trillion", "2013", "Duan", "Conflict", "2",
		"Growth of trade", "29.8", "%", "2013–2020", "Own calculation", "Confirmed",
	}
	all := b.Texts()
	at := slices.Index(all, "Indicator")
	if diff := cmp.Diff(want, all[at:at+len(want)]); diff != "" {
		t.Error(diff)
	}
}

func TestAcceptingACandidateConfirmsItAndCanBeUndone(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2020")
	b.UntilSays("Accept (A)")
	press(e, fyne.KeyA)
	b.UntilSays("Candidates 0")
	if s := status(b, "trade-2020"); s != model.Confirmed {
		t.Errorf("it is %s", s)
	}
	b.UntilSays("Undo")
	b.Tap("Undo")
	b.UntilSays("Candidates 1")
	if s := status(b, "trade-2020"); s != model.Candidate {
		t.Errorf("after undo it is %s", s)
	}
}

func TestCandidatesAreLookedThroughWithOneKey(t *testing.T) {
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		for key, f := range book.Figures {
			if f.Derivation == nil {
				f.Status = model.Candidate
				book.Figures[key] = f
			}
		}
		return l.AddFacts(context.Background(), docs, book)
	})
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("Candidates 3")
	press(e, fyne.KeyHome, fyne.KeyA)
	b.UntilSays("Candidates 2")
	press(e, fyne.KeyX)
	b.UntilSays("Candidates 1")
	press(e, fyne.KeyA)
	b.UntilSays("Candidates 0")
	got := []model.Status{status(b, "trade-sometime"), status(b, "trade-2013"), status(b, "trade-2020")}
	if diff := cmp.Diff([]model.Status{model.Confirmed, model.Rejected, model.Confirmed}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRejectingLeavesTheCandidatesAndGoesToTheNext(t *testing.T) {
	b, e := open(t)
	filters := placetest.Find(b, func(*kit.Segments) bool { return true })
	filters.Set(1)
	filters.OnPick(1)
	b.UntilSays("Accept (A)")
	press(e, fyne.KeyX)
	b.UntilSays("No candidates: every figure has been looked at.")
	if s := status(b, "trade-2020"); s != model.Rejected {
		t.Errorf("it is %s", s)
	}
}

func TestTheQuoteStandsInItsParagraph(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2020")
	b.UntilSays("Stands in section 2.2, sentence 1")
	b.UntilSays("US$1.35 trillion in")
	e.ShowFigure("trade-2013")
	b.UntilSays("One has no date.")
	b.UntilSays("Imports and exports of goods")
}

func TestADerivedFigureShowsItsFormulaAndGoesStaleWithItsInputs(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("growth")
	b.UntilSays("(1.35 − 1.04) ÷ 1.04 = 29.8 %")
	book, err := b.Desk.Work.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f := book.Figures["trade-2020"]
	f.Value = decimal.RequireFromString("1.40")
	if err := b.Desk.Work.UpdateFigure(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	b.UntilSays("its inputs now give 34.6 %. It says 29.8 until you decide.")
	b.Tap("Take 34.6")
	b.UntilSays("(1.40 − 1.04) ÷ 1.04 = 34.6 %")
}

func TestEditingCorrectsAFigureAndCanBeUndone(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-sometime")
	b.UntilSays("The source gives no date")
	press(e, fyne.KeyE)
	b.UntilSays("Edit the figure")
	fields := entries(b)
	fields["1.2"].SetText("1,250.50")
	fields["US$"].SetText("US$ billion")
	fields[""].SetText("2019-13")
	b.UntilSays("The period: date \"2019-13\": write 2022, 2022-02 or 2022-02-28.")
	b.Tap("Save figure")
	fields["2019-13"] = entries(b)["2019-13"]
	fields["2019-13"].SetText("2019")
	b.Tap("Save figure")
	b.UntilSays("US$1250.50 billion")
	b.UntilSays("Undo")
	b.Tap("Undo")
	b.UntilSays("US$1.2 trillion")
	book, _ := b.Desk.Work.Book(t.Context())
	_, want := facts()
	if diff := cmp.Diff(want.Figures["trade-sometime"], book.Figures["trade-sometime"], cmp.FilterPath(isID, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
}

func isID(p cmp.Path) bool { return p.Last().String() == ".ID" }

// entries finds the fields of a sheet by their text, the first of each.
func entries(b *placetest.Bench) map[string]*kit.Entry {
	out := map[string]*kit.Entry{}
	placetest.Find(b, func(e *kit.Entry) bool {
		if _, taken := out[e.Text]; !taken {
			out[e.Text] = e
		}
		return false
	})
	return out
}

func TestSearchNarrowsAndArrowsMove(t *testing.T) {
	b, e := open(t)
	search := placetest.Find(b, func(*kit.Entry) bool { return true })
	search.SetText("goods 2013")
	b.UntilSays("US$1.04 trillion")
	search.SetText("no such thing")
	b.UntilSays("Nothing matches “no such thing”.")
	search.SetText("")
	press(e, fyne.KeyHome, fyne.KeyDown)
	b.UntilSays("US$1.2 trillion")
}

func TestHeadsOrderTheRows(t *testing.T) {
	b, _ := open(t)
	table := placetest.Find(b, func(*kit.Table) bool { return true })
	head := test.WidgetRenderer(table).Objects()[0].(fyne.Tappable)
	period := &fyne.PointEvent{Position: fyne.NewPos(420, 10)}
	head.Tapped(period)
	if table.Sorted < 0 {
		t.Fatal("no column orders the rows")
	}
	head.Tapped(period)
	if !table.Down {
		t.Error("the second click does not turn the order round")
	}
	head.Tapped(period)
	if table.Sorted != -1 {
		t.Error("the third click does not give the own order back")
	}
}

func TestAFigureLeadsToASlideAndToItsSource(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2013")
	b.UntilSays("Open source")
	b.Tap("Open source")
	b.Tap("Add slide")
	if diff := cmp.Diff([]string{"duan#2.2"}, b.Shell.Sources); diff != "" || len(b.Shell.Added) != 1 {
		t.Error(diff, b.Shell.Added)
	}
}

func TestNarrowWindowsDropColumnsNotFigures(t *testing.T) {
	b, _ := open(t)
	b.Window.Resize(fyne.NewSize(940, 640))
	texts := b.Texts()
	for _, want := range []string{"Indicator", "Value", "Period", "Status", "1.35", "Candidate"} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is gone: %q", want, texts)
		}
	}
}

func TestAnEmptyLibraryTeachesWithOneButton(t *testing.T) {
	b := placetest.New(t, nil)
	b.Put(evidence.New(b.Desk), 1200, 800)
	b.UntilSays("Go to the library")
	b.Tap("Go to the library")
	if diff := cmp.Diff([]place.Name{place.Library}, b.Shell.Went); diff != "" {
		t.Error(diff)
	}
}

func TestThousandsOfFiguresMakeFewRows(t *testing.T) {
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		for i := range 3000 {
			f := book.Figures["trade-2013"]
			f.Key = "many-" + string(source.NewID())
			f.Period.From.Year = 1000 + i
			book.Figures[f.Key] = f
		}
		return l.AddFacts(context.Background(), docs, book)
	})
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("All 3004")
	rows := 0
	for _, s := range b.Texts() {
		if s == "Duan" {
			rows++
		}
	}
	if rows == 0 || rows > 60 {
		t.Errorf("%d rows are made", rows)
	}
}
