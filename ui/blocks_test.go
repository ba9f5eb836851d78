package ui

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// text is the deck as the library holds it, to the byte.
func (s *screen) text() string {
	s.t.Helper()
	raw, err := json.MarshalIndent(s.deck(), "", " ")
	if err != nil {
		s.t.Fatal(err)
	}
	return string(raw)
}

// undoAll takes everything back.
func (s *screen) undoAll() {
	s.t.Helper()
	s.settle()
	for s.w.Editor().Session().CanUndo() != "" {
		s.menu("Edit/Undo")
		s.settle()
	}
}

// Every block is inserted from the menu, written in when it holds words, and deleted by
// keys alone; undo takes all of it back to the byte.
func TestEveryBlockIsInsertedWrittenAndDeletedWithKeys(t *testing.T) {
	for _, c := range []struct {
		word string
		kind deck.Kind
		want []string // its words after “New” was typed
	}{
		{"Text", deck.Text, []string{"New"}},
		{"Bullets", deck.Bullets, []string{"New"}},
		{"Callout", deck.Callout, []string{"New"}},
		{"Table", deck.TableBlock, []string{"New"}},
		{"Options", deck.Options, []string{"Option", "For", "Against", "New"}},
		{"Recommendation", deck.Recommendation, []string{"New"}},
		{"Quote", deck.QuoteBlock, []string{"New"}},
		{"References", deck.Sources, nil},
		{"Caveats", deck.Caveats, nil},
		{"Divider", deck.Divider, nil},
	} {
		t.Run(c.word, func(t *testing.T) {
			s := open(t, three())
			before := s.text()
			s.menu("Insert/" + c.word)
			s.until("it is there", func() bool { return len(s.deck().Slides[0].Blocks) == 2 })
			s.settle()
			s.hand.run()
			if c.want != nil {
				s.typeText("New")
				s.settle()
			}
			b := s.deck().Slides[0].Blocks[1]
			var got []string
			for _, text := range b.Texts() {
				if text != "" {
					got = append(got, text)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || b.Kind != c.kind {
				t.Errorf("%s: %s", b.Kind, diff)
			}
			if s.w.Fyne().Canvas().Focused() != nil {
				s.press(fyne.KeyEscape)
			}
			s.press(fyne.KeyDelete)
			s.until("it is deleted", func() bool { return len(s.deck().Slides[0].Blocks) == 1 })
			s.undoAll()
			if diff := cmp.Diff(before, s.text()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRecommendationsAreAddedMovedAndWritten(t *testing.T) {
	s := open(t, three())
	before := s.text()
	s.menu("Insert/Recommendation")
	s.until("it is there", func() bool { return len(s.deck().Slides[0].Blocks) == 2 })
	s.settle()
	s.typeText("Count")
	s.press(fyne.KeyReturn)
	s.typeText("Unit")
	s.press(fyne.KeyReturn)
	s.typeText("May")
	s.settle()
	s.tapIn(s.w.Fyne().Content(), "Add recommendation")
	s.until("there are two", func() bool { return len(s.deck().Slides[0].Blocks[1].Actions) == 2 })
	s.settle()
	s.typeText("Say")
	s.settle()
	want := []deck.Action{{What: "Count", Who: "Unit", When: "May"}, {What: "Say"}}
	if diff := cmp.Diff(want, s.deck().Slides[0].Blocks[1].Actions); diff != "" {
		t.Error(diff)
	}
	s.undoAll()
	if diff := cmp.Diff(before, s.text()); diff != "" {
		t.Error(diff)
	}
}

// cells is the first table of the deck: rows parted by ;, a preferred one marked.
func (s *screen) cells() string {
	s.t.Helper()
	for _, b := range s.deck().Slides[0].Blocks {
		if b.Table != nil {
			var rows []string
			for _, row := range b.Table.Rows {
				rows = append(rows, strings.Join(row, ","))
			}
			return strings.Join(rows, ";")
		}
	}
	return ""
}

// cellFields are the fields of the cells that the inspector shows, row by row.
func (s *screen) cellFields() []*kit.Entry { return s.entriesIn(false) }

// entries are all fields that show.
func (s *screen) entries() []*kit.Entry { return s.entriesIn(true) }

func (s *screen) entriesIn(all bool) []*kit.Entry {
	var out []*kit.Entry
	var look func(fyne.CanvasObject, bool)
	look = func(o fyne.CanvasObject, within bool) {
		switch o := o.(type) {
		case *kit.Entry:
			if within {
				out = append(out, o)
			}
		case *fyne.Container:
			for _, one := range o.Objects {
				look(one, within)
			}
		case fyne.Widget:
			_, cells := o.(*kit.Cells)
			for _, one := range test.WidgetRenderer(o).Objects() {
				look(one, within || cells)
			}
		}
	}
	look(s.w.Fyne().Content(), all)
	return out
}

// Each flow is what a person does in a table's cells, on the slide or beside it, and the
// cells it then has; undo takes all of it back to the byte.
func TestATableIsMadeOfCells(t *testing.T) {
	written := func(s *screen) { // the caret in the last cell of A,B;1, on the slide
		s.click("table.1.0", 1, 1)
		s.press(fyne.KeyTab)
	}
	fields := func(s *screen) { // the cursor in the same cell's field
		s.w.Fyne().Canvas().Focus(s.cellFields()[3])
	}
	for _, where := range []struct {
		name string
		to   func(*screen)
	}{{"on the slide", written}, {"in its fields", fields}} {
		for _, c := range []struct {
			name string
			do   func(*screen)
			want string
		}{
			{"typing", func(s *screen) { s.typeText("2") }, "A,B;1,2"},
			{"tab after the last cell begins a row", func(s *screen) {
				s.typeText("2")
				s.press(fyne.KeyTab)
				s.until("a row", func() bool { return s.cells() == "A,B;1,2;," })
				s.settle()
				s.typeText("3")
			}, "A,B;1,2;3,"},
			{"enter goes down, and begins a row at the end", func(s *screen) {
				s.press(fyne.KeyReturn)
				s.until("a row", func() bool { return s.cells() == "A,B;1,;," })
				s.settle()
				s.typeText("4")
			}, "A,B;1,;,4"},
			{"the arrow leads to the cell above", func(s *screen) {
				s.press(fyne.KeyUp)
				s.press(fyne.KeyEnd)
				s.typeText("!")
			}, "A,B!;1,"},
			{"a row above", func(s *screen) { s.menu("Table/Row above") }, "A,B;,;1,"},
			{"two rows one right after the other", func(s *screen) {
				s.menu("Table/Row above")
				s.menu("Table/Row above")
			}, "A,B;,;,;1,"},
			{"two columns deleted one right after the other leave one", func(s *screen) {
				s.menu("Table/Delete column")
				s.menu("Table/Delete column")
			}, "A;1"},
			{"a column before", func(s *screen) { s.menu("Table/Column before") }, "A,,B;1,,"},
			{"the row moves up", func(s *screen) { s.menu("Table/Move row up") }, "1,;A,B"},
			{"the column moves left", func(s *screen) { s.menu("Table/Move column left") }, "B,A;,1"},
			{"the row is deleted", func(s *screen) { s.menu("Table/Delete row") }, "A,B"},
			{"the column is deleted", func(s *screen) { s.menu("Table/Delete column") }, "A;1"},
			{"cells of a spreadsheet", func(s *screen) {
				s.app.Clipboard().SetContent("x\ty\n一\t{{fig:a}}\n")
				s.w.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()})
			}, "A,B,;1,x,y;,一,{{fig:a}}"},
		} {
			t.Run(where.name+": "+c.name, func(t *testing.T) {
				s := open(t, essay())
				before := s.text()
				where.to(s)
				c.do(s)
				s.settle()
				if diff := cmp.Diff(c.want, s.cells()); diff != "" {
					t.Error(diff)
				}
				s.undoAll()
				if diff := cmp.Diff(before, s.text()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// tick ticks or unticks a box that stands n-th among those of its word.
func (s *screen) tick(word string, n int) {
	s.t.Helper()
	var all []*kit.Tick
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Tick:
			if o.Label == word {
				all = append(all, o)
			}
		case *fyne.Container:
			for _, one := range o.Objects {
				look(one)
			}
		case fyne.Widget:
			for _, one := range test.WidgetRenderer(o).Objects() {
				look(one)
			}
		}
	}
	look(s.w.Fyne().Content())
	if n >= len(all) {
		s.t.Fatalf("%d boxes %q, want the one at %d", len(all), word, n)
	}
	all[n].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.hand.run()
	s.settle()
}

func TestABlockIsKeptOutOfOutputsAndComesWithAStep(t *testing.T) {
	s := open(t, three())
	before := s.text()
	block := func() deck.Block { return s.deck().Slides[0].Blocks[0] }
	s.tick("Handout", 0) // the slide's
	s.tick("Web", 1)     // the block's
	s.click("items.0", 0, 1)
	s.press(fyne.KeyEscape)
	s.menu("Slide/Show the block a step later")
	s.settle()
	s.menu("Slide/Show the block a step later")
	s.settle()
	s.menu("Slide/Show the block a step earlier")
	s.settle()
	got := []any{s.deck().Slides[0].Outputs, block().Outputs, block().Step}
	want := []any{deck.InSlides | deck.InBrief | deck.InWeb, deck.InSlides | deck.InBrief | deck.InHandout, 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	badge := []slideview.Badge{{Part: string(block().ID), Text: "Step 1 · Only slides, brief, handout"}}
	s.until("the slide says so", func() bool { return cmp.Equal(badge, s.board().Badges()) })
	s.tick("Slides", 1)
	s.until("it is told of what is elsewhere", func() bool {
		return cmp.Equal([]slideview.Badge{{Text: "Not on slides: bullets"}}, s.board().Badges())
	})
	s.undoAll()
	if diff := cmp.Diff(before, s.text()); diff != "" {
		t.Error(diff)
	}
}

func TestPresentingGoesThroughTheSteps(t *testing.T) {
	d := three()
	d.Slides[0].Blocks = append(d.Slides[0].Blocks, deck.Block{ID: source.NewID(), Kind: deck.Callout, Text: "Then", Step: 1})
	s := open(t, d)
	s.press(fyne.KeyF5)
	s.until("the show began", func() bool { return s.w.Presentation() != nil })
	show := s.w.Presentation()
	var got []string
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeySpace, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight} {
		show.Key(&fyne.KeyEvent{Name: key})
		s.hand.run()
		got = append(got, fmt.Sprint(show.At(), ".", show.Step()))
	}
	if diff := cmp.Diff("0.1|1.0|0.1|0.0|0.0|0.1", strings.Join(got, "|")); diff != "" {
		t.Error(diff)
	}
	show.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.until("the show ended", func() bool { return s.w.Presentation() == nil })
}

func TestAQuotationSaysHowItStandsToItsSource(t *testing.T) {
	s := bound(t, "", "Trade")
	mark := func() string {
		out := ""
		for _, b := range s.board().Badges() {
			out += b.Text
		}
		return out
	}
	write := func(field, text string) {
		s.click(field, 0, 3)
		s.typeText(text)
		s.settle()
	}
	if !s.says("Not compared") {
		t.Error("nothing says that it is not compared")
	}
	write("quote", "The trade was US$1.35 trillion")
	write("quote.source", "Lee, section 2.1")
	s.until("it is verbatim", func() bool { return mark() == "Verbatim" && s.says("Word for word as it stands in Lee") })
	write("quote", "The trade was … trillion")
	s.until("its cut is marked", func() bool { return mark() == "Verbatim, cuts marked" })
	write("quote", "The trade is US$1.35 trillion")
	s.until("it is altered", func() bool { return mark() == "Altered" && s.says("[-is-] {+was+}") })
}
