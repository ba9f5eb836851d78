package library_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/library"
	"briefdeck/ui/place/placetest"
)

const trade = "Year,Exports (US$ bn),Note\n2019,1.10,\n2020,..,\n2021,\"1,250.5\",revised\n2022,soon,\n"

// figuresOf are the figures of the library: key and value.
func figuresOf(b *placetest.Bench) map[string]string {
	b.Helper()
	book, err := b.Desk.Work.Library().Book(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	out := map[string]string{}
	for key, f := range book.Figures {
		text, err := evidence.Format(f, "")
		if err != nil {
			b.Fatal(err)
		}
		out[key] = text
	}
	return out
}

// pick chooses the first item with a letter from the menu of the select that shows a word.
func pick(b *placetest.Bench, shows, choice string) {
	b.Helper()
	b.Tap(shows)
	menu := placetest.Find(b, func(*kit.Menu) bool { return true })
	if menu == nil {
		b.Fatalf("no menu under %q", shows)
	}
	menu.TypedRune([]rune(choice)[0])
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestADataFileIsMappedWithALivePreviewBeforeItIsAdded(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "trade.csv", trade))
	b.UntilSays("Add 2 figures to Exports")
	for _, want := range []string{"Make series from trade.csv", "2 figures, 1 gap, 1 refused", "US$1250.5", "When", "Values", "Row 5:", "is no number"} {
		b.UntilSays(want)
	}
	name := placetest.Find(b, func(e *kit.Entry) bool { return e.Text == "Exports" })
	name.SetText("Exports of goods")
	b.UntilSays("Add 2 figures to Exports of goods")
	b.Tap("Add 2 figures to Exports of goods")
	b.Until("the sheet is gone", func() bool { return !b.Desk.Stage.Busy() })
	b.UntilSays("Added 2 figures")
	b.UntilSays("trade.csv")
	want := map[string]string{"exports-of-goods-2019": "US$1.10\u00a0billion", "exports-of-goods-2021": "US$1250.5\u00a0billion"}
	if diff := cmp.Diff(want, figuresOf(b)); diff != "" {
		t.Error(diff)
	}
}

func TestTheRoleOfAColumnCanBeChanged(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "t.csv", "Year,Exports,Imports\n2019,1,2\n2020,3,4\n"))
	b.UntilSays("Add 4 figures to 2 series")
	pick(b, "Values", "Not used")
	b.UntilSays("Add 2 figures to Imports")
}

func TestWhatATableLeavesOpenIsAsked(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "o.csv", "Year;Number\n2019;1.234\n"))
	b.UntilSays("can be read two ways")
	if placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Add figures" }).Enabled() {
		t.Error("figures can be added though the decimal mark is open")
	}
	marks := placetest.Find(b, func(s *kit.Segments) bool { return len(s.Labels) == 2 && s.Labels[1] == "Comma 1,5" })
	marks.OnPick(1)
	b.UntilSays("1 figure")
	b.UntilSays("1234")
}

func TestATableInThePaperOffersToMakeSeries(t *testing.T) {
	b, l := open(t)
	take(b, l, "note.md", "# A note\n\n## Trade\n\n| Year | Trade (US$ bn) |\n|---|---|\n| 2019 | 1.25 |\n| 2020 | 3 |\n")
	b.UntilSays("Map to series…")
	library.TapTable(l, 1)
	b.UntilSays("Add 2 figures to Trade")
	b.Tap("Add 2 figures to Trade")
	b.Until("the sheet is gone", func() bool { return !b.Desk.Stage.Busy() })
	b.Until("the figures are there", func() bool { return figuresOf(b)["trade-2020"] != "" })
}
