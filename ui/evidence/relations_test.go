package evidence_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	model "briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

// typed finds a field of the sheet in front by the words it shows while it is empty.
func typed(b *placetest.Bench, hint, text string) {
	b.Helper()
	field := placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, hint) })
	if field == nil {
		b.Fatalf("no field says %q", hint)
	}
	field.SetText(text)
}

// selectOf taps the wide button of the sheet that shows a word.
func selectOf(b *placetest.Bench, label string) {
	b.Helper()
	button := placetest.Find(b, func(x *kit.Button) bool { return strings.HasPrefix(x.Label, label) })
	if button == nil {
		b.Fatalf("no choice shows %q: %q", label, b.Texts())
	}
	test.Tap(button)
}

func TestAFigureIsDerivedWithThePaletteAndUndone(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2013")
	b.UntilSays("Open source")
	press(e, fyne.KeyD)
	b.UntilSays("Derive a figure")
	selectOf(b, "Choose a figure…")
	typed(b, "Type what it counts", "trade 2020")
	b.UntilSays("US$ trillion")
	placetest.Find(b, func(e *kit.Entry) bool { return e.PlaceHolder == "Type what it counts, a value, a year, a source" }).OnSubmitted("")
	b.UntilSays("(1.35 − 1.04) ÷ 1.04 = 29.8 %")
	typed(b, "growth-of-goods-trade", "my-growth")
	b.Tap("Add figure")
	b.UntilSays("All 5")
	b.UntilSays("{{fig:my-growth}}")
	book, err := b.Desk.Work.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := &model.Derivation{Formula: model.PercentChange, Inputs: []string{"trade-2013", "trade-2020"}, Decimals: 1}
	if diff := cmp.Diff(want, book.Figures["my-growth"].Derivation); diff != "" {
		t.Error(diff)
	}
	b.UntilSays("Undo")
	b.Tap("Undo")
	b.UntilSays("All 4")
}

func TestWhatCannotBeDerivedSaysWhyAndCannotBeAdded(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("growth")
	b.UntilSays("Open source")
	e.Derive()
	b.UntilSays("Choose a figure…")
	selectOf(b, "Choose a figure…")
	typed(b, "Type what it counts", "trade 2020")
	placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "Type what it counts") }).OnSubmitted("")
	b.UntilSays("growth is in %, trade-2020 in US$.")
	if add := placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Add figure" }); add.Enabled() {
		t.Error("it can be added")
	}
}

// conflict is the pair of the facts as it is now.
func conflict(b *placetest.Bench) model.Conflict {
	b.Helper()
	book, err := b.Desk.Work.Book(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	c, _ := book.ConflictBetween("trade-2013", "trade-sometime")
	return c
}

func TestAPairIsComparedAndDecided(t *testing.T) {
	for _, c := range []struct {
		name  string
		do    func(*placetest.Bench)
		state model.ConflictState
		says  string
	}{
		{"both stand with an explanation", func(b *placetest.Bench) {
			typed(b, "How they differ", "They count other goods.")
			b.Tap("Both stand, explain")
		}, model.Explained, "Both stand, explained"},
		{"one is preferred and the other gives way", func(b *placetest.Bench) { b.Tap("Prefer 1.04") }, model.Resolved, "Took the place of"},
		{"it is no conflict", func(b *placetest.Bench) { b.Tap("Not a conflict") }, model.Dismissed, "Conflicts 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, e := open(t)
			before := conflict(b)
			e.ShowFigure("trade-2013")
			b.UntilSays("May be confused with")
			press(e, fyne.KeyC)
			b.UntilSays("Could these be confused?")
			c.do(b)
			b.Until("it is decided", func() bool { return conflict(b).State == c.state })
			b.UntilSays(c.says)
			b.UntilSays("Undo")
			b.Tap("Undo")
			b.Until("it is as before", func() bool { return cmp.Equal(conflict(b), before) })
		})
	}
}

func TestASupersededFigureLeadsToTheNewOne(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-sometime")
	b.UntilSays("Open source")
	e.SupersedeBy()
	b.UntilSays("What takes its place?")
	placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "Type what it counts") }).OnSubmitted("")
	b.UntilSays("Superseded by")
	if s := status(b, "trade-sometime"); s != model.Superseded {
		t.Errorf("it is %s", s)
	}
}

func TestACreditIsAChainThatLeadsToTheSource(t *testing.T) {
	b, e := open(t)
	e.ShowFigure("trade-2013")
	b.UntilSays("Duan, section 2.2")
	link := placetest.Find(b, func(p *kit.Prose) bool { return p.OnLink != nil })
	if link == nil {
		t.Fatal("no line leads to the source")
	}
	link.OnLink("duan")
	if diff := cmp.Diff([]string{"duan#2.2"}, b.Shell.Sources); diff != "" {
		t.Error(diff)
	}
}
