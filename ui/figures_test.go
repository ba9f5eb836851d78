package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// bound opens a deck of one slide with that title, in a language, on a library that holds
// a paper with one sentence and its figure.
func bound(t *testing.T, language, title string) *screen {
	t.Helper()
	d := essay()
	d.Meta.Language, d.Slides[0].Title = language, title
	s := open(t, d)
	b := evidence.NewBook()
	usd := evidence.Unit{Currency: "USD"}
	paper := source.Source{Key: "lee", Kind: source.Paper, Title: "On harbours", Short: "Lee", Held: true}
	b.Sources["lee"] = paper
	b.Indicators["trade"] = evidence.Indicator{Key: "trade", Name: "Goods trade", Unit: usd, Scale: 12}
	words := "In 2020 the trade was US$1.35 trillion, says the office."
	at := strings.Index(words, "US$")
	b.Figures["trade-2020"] = evidence.Figure{
		Key: "trade-2020", Indicator: "trade", Value: decimal.RequireFromString("1.35"), Scale: 12, Unit: usd, Status: evidence.Confirmed,
		Period: evidence.Period{From: evidence.Date{Year: 2020}},
		Origin: evidence.Origin{Source: "lee", Section: "2.1", Paragraph: "p1", Quote: source.Span{Start: at, End: at + len("US$1.35 trillion")}},
	}
	doc := source.Document{Source: paper, Sections: []source.Section{{ID: "s", Number: "2.1", Title: "Trade", Paragraphs: []source.Paragraph{{ID: "p1", Kind: source.Prose, Text: words}}}}}
	if err := s.lib.AddFacts(t.Context(), []source.Document{doc}, b); err != nil {
		t.Fatal(err)
	}
	claim := evidence.Claim{Key: "it-grew", Kind: evidence.Fact, Text: "Trade grew.", Source: "lee"}
	if _, err := s.w.work.Apply(t.Context(), evidence.Change{Name: "Add claim", Claims: evidence.Rows[evidence.Claim]{Put: []evidence.Claim{claim}}}); err != nil {
		t.Fatal(err) // the window hears of it
	}
	s.until("the slide shows the figure", func() bool {
		l := s.line("title")
		return !strings.Contains(title, "fig:") || len(l.Places) > 2 && len(l.Places) < len(title)
	})
	return s
}

// says tells whether the window shows some words, in a sheet too.
func (s *screen) says(want string) bool {
	shown := texts(s.w.Fyne().Content())
	for _, o := range s.w.Fyne().Canvas().Overlays().List() {
		shown += texts(o)
	}
	return strings.Contains(strings.ReplaceAll(shown, "\u00a0", " "), want)
}

// sheetIs waits for a sheet that says something.
func (s *screen) sheetIs(want string) {
	s.t.Helper()
	s.until("a sheet says "+want, func() bool { return s.w.stage.Busy() && s.says(want) })
}

// title is the slide's title as it is saved.
func (s *screen) title() string { s.settle(); return s.titles() }

const token = "{{fig:trade-2020}}"

func TestFiguresOnTheSlide(t *testing.T) {
	for _, c := range []struct {
		name, language, title string
		do                    func(*screen)
		want                  string
		step                  string // that Undo would take back
	}{
		{"a figure is detached as it prints", "", "It was " + token + " then", func(s *screen) {
			s.click("title", 8, 1)
			s.menu("Edit/Detach the figure")
			s.until("it says so", func() bool { return s.says("bound to no figure") })
		}, "It was US$1.35\u00a0trillion then", "Detach US$1.35 trillion"},
		{"in a Chinese deck it is detached in Chinese", "zh-CN", "是" + token, func(s *screen) {
			s.click("title", 2, 1)
			s.menu("Edit/Detach the figure")
			s.until("it says so", func() bool { return s.says("bound to no figure") })
		}, "是1.35万亿美元", "Detach 1.35万亿美元"},
		{"a typed number is bound to the figure that has its value", "", "It was US$1.35 trillion in 2020", func(s *screen) {
			s.click("title", 10, 1)
			s.menu("Edit/Bind the number…")
			s.sheetIs("Which figure is “US$1.35 trillion”?")
			s.press(fyne.KeyReturn)
		}, "It was " + token + " in 2020", "Bind US$1.35 trillion"},
		{"without a caret the slide's typed number is bound", "", "It was US$1.4 tn in 2020", func(s *screen) {
			s.line("title")
			s.menu("Edit/Bind the number…")
			s.sheetIs("Which figure is “US$1.4 tn”?")
			s.press(fyne.KeyReturn)
		}, "It was {{fig:trade-2020|short,.1}} in 2020", "Bind US$1.4 tn"},
		{"how it prints is chosen by keys", "", "It was " + token, func(s *screen) {
			s.click("title", 8, 1)
			s.menu("Edit/How the figure prints…")
			s.sheetIs("How it prints")
			s.press(fyne.KeyDown)
			s.press(fyne.KeyReturn)
		}, "It was {{fig:trade-2020|short}}", "Print US$1.35 tn"},
		{"a double click on it asks how it prints", "", "It was " + token, func(s *screen) {
			s.click("title", 7, 2)
			s.sheetIs("How it prints")
			s.press(fyne.KeyDown)
			s.press(fyne.KeyDown)
			s.press(fyne.KeySpace)
			s.press(fyne.KeyReturn)
		}, "It was {{fig:trade-2020|value}}", "Print 1.35"},
		{"a figure is inserted in another form", "", "It was ", func(s *screen) {
			s.click("title", 7, 1)
			s.menu("Insert/Insert figure…")
			s.sheetIs("US$1.35 tn")
			s.press(fyne.KeyTab)
			s.press(fyne.KeyReturn)
		}, "It was {{fig:trade-2020|short}}", "Edit title"},
		{"more forms are asked for before it is inserted", "", "It was ", func(s *screen) {
			s.click("title", 7, 1)
			s.menu("Insert/Insert figure…")
			s.sheetIs("More…")
			s.until("it is at “More…”", func() bool {
				s.press(fyne.KeyTab)
				labels, at := s.chips()
				return at == len(labels)-1
			})
			s.press(fyne.KeyReturn)
			s.sheetIs("How it prints")
			for range 5 {
				s.press(fyne.KeyDown)
			}
			s.press(fyne.KeySpace)
			s.press(fyne.KeyReturn)
		}, "It was {{fig:trade-2020|signed}}", "Edit title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := bound(t, c.language, c.title)
			c.do(s)
			s.until("it is "+c.want, func() bool { return s.title() == c.want })
			if got := s.w.Editor().Status().Undo; got != c.step {
				t.Errorf("the step is %q, want %q", got, c.step)
			}
			s.menu("Edit/Undo")
			s.until("one undo takes it back", func() bool { return s.title() == c.title })
		})
	}
}

func TestATypedNumberIsMarkedUntilItIsBoundOrLeft(t *testing.T) {
	s := bound(t, "", "It was US$1.35 trillion in 2020")
	marks := func(n int) func() bool { return func() bool { return len(s.board().Marks()) == n } }
	s.until("it is marked", marks(1))
	s.menu("View/Typed numbers marked")
	s.until("no marks when they are not wanted", marks(0))
	if !s.app.Preferences().Bool("plain") {
		t.Error("it is not remembered")
	}
	s.menu("View/Typed numbers marked")
	s.until("they are back", marks(1))
	s.rightClick("title", 10)
	s.until("a menu is open", func() bool { return s.says("Leave it typed") })
	s.menuKey("Leave it typed")
	s.until("it is left", marks(0))
	s.menu("Edit/Undo")
	s.until("it is marked again", marks(1))
	s.rightClick("title", 10)
	s.until("the menu offers the figure", func() bool { return s.says("Bind to Goods trade, 2020") })
	s.menuKey("Bind to Goods trade, 2020")
	s.until("it is bound", func() bool { return s.title() == "It was "+token+" in 2020" })
	s.until("nothing is marked", marks(0))
}

func TestThePointerAndF2SayWhereAFigureIsFrom(t *testing.T) {
	s := bound(t, "", "It was "+token)
	l := s.line("title")
	ev := &desktop.MouseEvent{}
	ev.Position = s.board().Over(frame.Point{X: (l.Places[7].X + l.Places[8].X) / 2, Y: l.Box.Y + l.Box.H/2})
	s.until("a tip names figure, source and state", func() bool {
		s.board().MouseMoved(ev) // the slide may be painted anew meanwhile
		return s.says("US$1.35 trillion, 2020") && s.says("Lee, section 2.1") && s.says("Confirmed · F2 shows the words")
	})
	s.board().MouseOut()
	if s.says("F2 shows the words") {
		t.Error("the tip stays")
	}
	s.click("title", 8, 1)
	s.press(fyne.KeyF2)
	s.sheetIs("Stands in section 2.1")
	s.until("the sentence is there", func() bool { return s.says("says the office") })
	s.press(fyne.KeyEscape)
	if s.w.stage.Busy() || s.w.Fyne().Canvas().Focused() != fyne.Focusable(s.board()) {
		t.Error("Escape does not lead back to the text")
	}
	s.typeText("!")
	if got := s.title(); got != "It was "+token+"!" {
		t.Errorf("the caret is elsewhere: %q", got)
	}
}

func TestTypingOverAFigureIsAStepOfItsOwn(t *testing.T) {
	s := bound(t, "", "Up "+token)
	s.click("title", 4, 1)
	s.typeText(" now")
	for range " now" {
		s.press(fyne.KeyLeft)
	}
	s.press(fyne.KeyBackspace)
	s.typeText("7 %")
	s.until("the number is marked", func() bool { return len(s.board().Marks()) == 1 })
	if diff := cmp.Diff("Up 7 % now", s.title()); diff != "" {
		t.Error(diff)
	}
	s.menu("Edit/Undo")
	s.until("the figure is back, and what was typed before stays", func() bool { return s.title() == "Up "+token+" now" })
}

// rightClick presses the other button at a place of a line.
func (s *screen) rightClick(field string, place int) {
	s.t.Helper()
	l := s.line(field)
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
	ev.Position = s.board().Over(frame.Point{X: l.Places[place].X + 2, Y: l.Box.Y + l.Box.H/2})
	s.board().MouseDown(ev)
	s.board().MouseUp(ev)
	s.hand.run()
}

// menuKey chooses an item of the menu that is open, by keys.
func (s *screen) menuKey(label string) {
	s.t.Helper()
	s.until("the item "+label, func() bool {
		s.press(fyne.KeyDown)
		m, ok := s.w.Fyne().Canvas().Overlays().Top().(*kit.Menu)
		return ok && m.Marked() == label
	})
	s.press(fyne.KeyReturn)
}

// chips are the forms that the palette offers, and the one that is chosen.
func (s *screen) chips() (labels []string, at int) {
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Chips:
			labels, at = o.Labels()
		case *fyne.Container:
			for _, k := range o.Objects {
				look(k)
			}
		case fyne.Widget:
			for _, k := range test.WidgetRenderer(o).Objects() {
				look(k)
			}
		}
	}
	for _, o := range s.w.Fyne().Canvas().Overlays().List() {
		look(o)
	}
	return labels, at
}

func TestAKeyFigureThatPrintsItsBareNumberIsPointedAtToo(t *testing.T) {
	s := bound(t, "", "Plain")
	f := deck.Block{ID: "k", Kind: deck.KeyFigures, Figures: []deck.KeyFigure{{Value: token, Label: "trade"}}}
	done := false
	s.w.Editor().Do(deck.InsertBlock{Slide: s.deck().Slides[0].ID, Block: f}, func() { done = true })
	s.until("it is there", func() bool { return done })
	l := s.line("figures.0.value")
	if len(l.Places) != 2 {
		t.Fatalf("the figure is no letter: %+v", l.Places)
	}
	s.click("figures.0.value", 1, 1)
	s.menu("Edit/How the figure prints…")
	s.sheetIs("How it prints")
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	s.until("it prints otherwise", func() bool {
		s.settle()
		return s.deck().Slides[0].Blocks[0].Figures[0].Value == "{{fig:trade-2020|short}}"
	})
}

func TestAFigureInAFieldIsStyledAndDetachedToo(t *testing.T) {
	s := bound(t, "", "It was "+token+" then")
	var field *kit.Entry
	s.until("the field is there", func() bool {
		field = s.field("It was " + token + " then")
		return field != nil
	})
	c := s.w.Fyne().Canvas()
	c.Focus(field)
	field.CursorColumn = len("It was ")
	s.menu("Edit/How the figure prints…")
	s.sheetIs("How it prints")
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	s.until("it prints short", func() bool { return s.title() == "It was {{fig:trade-2020|short}} then" })
	if got := s.w.Editor().Status().Undo; got != "Print US$1.35 tn" {
		t.Errorf("the step is %q", got)
	}
	c.Focus(field)
	field.CursorColumn = len("It was {{")
	s.menu("Edit/Detach the figure")
	s.until("it is typed", func() bool { return s.title() == "It was US$1.35\u00a0tn then" })
}

// field is the field of the window that holds a text.
func (s *screen) field(text string) *kit.Entry {
	return lastOf(s.w.Fyne().Content(), func(e *kit.Entry) bool { return e.Text == text })
}
