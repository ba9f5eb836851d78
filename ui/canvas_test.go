package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/source"
	"briefdeck/ui/slideview"
)

// board is the slide that is written on.
func (s *screen) board() *slideview.Board {
	s.t.Helper()
	found := lastOf(s.w.Fyne().Content(), func(*slideview.Board) bool { return true })
	if found == nil {
		s.t.Fatal("no board")
	}
	return found
}

// line waits until a line of that field shows, and gives it.
func (s *screen) line(field string) (out frame.Line) {
	s.t.Helper()
	b := s.board()
	s.until("a line of "+field, func() bool {
		if b.Shown() == nil {
			return false
		}
		for _, l := range b.Shown().Lines {
			if l.Field == field {
				out = l
				return true
			}
		}
		return false
	})
	return out
}

// click presses the mouse at a place of a line, from 0 for before its first letter.
func (s *screen) click(field string, place, clicks int) {
	s.t.Helper()
	l := s.line(field)
	at := s.board().Over(frame.Point{X: l.Places[place].X, Y: l.Box.Y + l.Box.H/2})
	for range clicks {
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		ev.Position = at
		s.board().MouseDown(ev)
		s.board().MouseUp(ev)
	}
	s.hand.run()
}

// keys gives a key with Ctrl held down, and Shift when it begins with "+".
func (s *screen) keys(name string) {
	mod := fyne.KeyModifierShortcutDefault
	if rest, ok := strings.CutPrefix(name, "+"); ok {
		name, mod = rest, mod|fyne.KeyModifierShift
	}
	s.board().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(name), Modifier: mod})
	s.hand.run()
}

// essay is a deck of one slide of every text that is written where it stands.
func essay() *deck.Deck {
	block := func(b deck.Block) deck.Block { b.ID = source.NewID(); return b }
	return &deck.Deck{ID: source.NewID(), Key: "essay", Meta: deck.Meta{Title: "Essay"}, Slides: []deck.Slide{{
		ID: source.NewID(), Layout: deck.BulletSlide, Title: "One two three",
		Blocks: []deck.Block{
			block(deck.Block{Kind: deck.Text, Text: "First\n\nSecond"}),
			block(deck.Block{Kind: deck.Bullets, Items: []deck.Item{{Text: "Alpha"}, {Level: 1, Text: "Beta"}}}),
			block(deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"A", "B"}, {"1", ""}}}}),
			block(deck.Block{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "Words", Source: "Somebody"}}),
		},
	}}}
}

// Each flow is what a person does on the slide, and the texts that it then has.
func TestTextsAreWrittenWhereTheyStand(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*screen)
		want string
	}{
		{"a click puts the caret between the letters", func(s *screen) {
			s.click("title", 3, 1)
			s.typeText("!")
		}, "One! two three|First¶Second|Alpha/-Beta|A,B;1,|Words"},
		{"a double click selects a word", func(s *screen) {
			s.click("title", 5, 2)
			s.typeText("2")
		}, "One 2 three|First¶Second|Alpha/-Beta|A,B;1,|Words"},
		{"three clicks select the paragraph", func(s *screen) {
			s.click("text", 2, 3)
			s.typeText("1")
		}, "One two three|1¶Second|Alpha/-Beta|A,B;1,|Words"},
		{"enter splits a paragraph and backspace joins it again", func(s *screen) {
			s.click("text", 2, 1)
			s.press(fyne.KeyReturn)
			s.press(fyne.KeyBackspace)
			s.press(fyne.KeyReturn)
		}, "One two three|Fi¶rst¶Second|Alpha/-Beta|A,B;1,|Words"},
		{"enter makes an item, tab moves it in", func(s *screen) {
			s.click("items.0", 5, 1)
			s.press(fyne.KeyReturn)
			s.press(fyne.KeyTab)
			s.typeText("Aleph")
		}, "One two three|First¶Second|Alpha/-Aleph/-Beta|A,B;1,|Words"},
		{"an arrow key leads from one text into the next", func(s *screen) {
			s.click("items.1", 4, 1)
			s.press(fyne.KeyDown)
			s.typeText("x")
		}, "One two three|First¶Second|Alpha/-Beta|xA,B;1,|Words"},
		{"tab goes to the next cell, also an empty one", func(s *screen) {
			s.click("table.1.0", 1, 1)
			s.press(fyne.KeyTab)
			s.typeText("2")
		}, "One two three|First¶Second|Alpha/-Beta|A,B;1,2|Words"},
		{"marks are switched with keys", func(s *screen) {
			s.click("title", 5, 2)
			s.keys("B")
			s.click("quote", 0, 2)
			s.keys("I")
		}, "One **two** three|First¶Second|Alpha/-Beta|A,B;1,|*Words*"},
		{"a word is deleted with control", func(s *screen) {
			s.click("title", 13, 1)
			s.keys(string(fyne.KeyBackspace))
		}, "One two |First¶Second|Alpha/-Beta|A,B;1,|Words"},
		{"escape leaves the text, and enter comes back", func(s *screen) {
			s.click("quote", 5, 1)
			s.press(fyne.KeyEscape)
			s.press(fyne.KeyReturn)
			s.typeText("!")
		}, "One two three|First¶Second|Alpha/-Beta|A,B;1,|Words!"},
		{"undo gives the text back while it is written", func(s *screen) {
			s.click("title", 13, 1)
			s.typeText(" four")
			shows := func(text string) func() bool {
				return func() bool { return len(s.line("title").Places) == len(text)+1 }
			}
			s.until("it shows", shows("One two three four"))
			s.menu("Edit/Undo")
			s.until("it shows no more", shows("One two three"))
			s.typeText("!")
		}, "One two three!|First¶Second|Alpha/-Beta|A,B;1,|Words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, essay())
			c.do(s)
			s.settle()
			if diff := cmp.Diff(c.want, said(s.deck().Slides[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// said is a slide's texts: paragraphs apart by ¶, items by /, a dash for a level.
func said(sl deck.Slide) string {
	out := []string{sl.Title}
	for _, b := range sl.Blocks {
		var parts []string
		switch {
		case b.Items != nil:
			for _, it := range b.Items {
				parts = append(parts, strings.Repeat("-", it.Level)+it.Text)
			}
			out = append(out, strings.Join(parts, "/"))
		case b.Table != nil:
			for _, r := range b.Table.Rows {
				parts = append(parts, strings.Join(r, ","))
			}
			out = append(out, strings.Join(parts, ";"))
		case b.Quote != nil:
			out = append(out, b.Quote.Text)
		default:
			out = append(out, strings.ReplaceAll(b.Text, "\n\n", "¶"))
		}
	}
	return strings.Join(out, "|")
}

func TestTheFieldAndTheSlideStayInStep(t *testing.T) {
	s := open(t, essay())
	s.click("title", 13, 1)
	s.typeText(" four")
	if !strings.Contains(texts(s.w.Fyne().Content()), "One two three four") {
		t.Error("the inspector's field does not follow")
	}
	s.until("the slide shows it", func() bool {
		return len(s.line("title").Places) == len("One two three four")+1
	})
}

func TestWhatWasCopiedOnASlideKeepsItsMarksThere(t *testing.T) {
	d := essay()
	d.Slides[0].Title = "One **two** three"
	s := open(t, d)
	s.click("title", 5, 2)
	s.board().TypedShortcut(&fyne.ShortcutCopy{Clipboard: s.app.Clipboard()})
	if diff := cmp.Diff("two", s.app.Clipboard().Content()); diff != "" {
		t.Error(diff)
	}
	s.click("quote", 5, 1)
	s.board().TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()})
	s.settle()
	if diff := cmp.Diff("Words**two**", s.deck().Slides[0].Blocks[3].Quote.Text); diff != "" {
		t.Error(diff)
	}
}

func TestTypingOverAFigureDetachesItAndSaysSo(t *testing.T) {
	d := essay()
	d.Slides[0].Title = "Up {{fig:nope}}"
	s := open(t, d)
	s.click("title", 4, 1)
	s.press(fyne.KeyBackspace)
	s.typeText("7")
	if !strings.Contains(texts(s.w.Fyne().Content()), "bound to no figure") {
		t.Error("nothing says so")
	}
	s.settle()
	if diff := cmp.Diff("Up 7|Three", s.titles()+"|Three"); diff != "" {
		t.Error(diff)
	}
	s.menu("Edit/Undo")
	s.until("it is bound again", func() bool { return s.titles() == "Up {{fig:nope}}" })
}

func TestTheSlideIsZoomed(t *testing.T) {
	s := open(t, essay())
	s.line("title")
	zoom := func() int { return s.w.Editor().Status().Zoom }
	fitted := zoom()
	s.menu("View/Actual size")
	s.menu("View/Larger")
	if diff := cmp.Diff([]int{125}, []int{zoom()}); diff != "" {
		t.Error(diff)
	}
	s.until("it is painted", func() bool { return s.board().Painted() })
	s.click("title", 3, 1)
	s.typeText("!")
	s.menu("View/Fit")
	s.settle()
	if diff := cmp.Diff([]any{fitted, "One! two three"}, []any{zoom(), s.titles()}); diff != "" {
		t.Error(diff)
	}
}

// How slides are seen while they are edited is as it was the last time.
func TestZoomAndGuidesAreRemembered(t *testing.T) {
	s := open(t, essay())
	s.w.Editor().ZoomTo(150)
	s.w.Editor().ShowGuides()
	next := New(Options{App: s.app, Work: s.w.work, Post: s.hand.post})
	defer next.Tasks().Stop()
	s.until("the next window's deck is open", func() bool { return next.Editor().Status().Slides == 1 })
	if st := next.Editor().Status(); st.Zoom != 150 || st.Fitted || !st.Guides {
		t.Errorf("%d %%, fitted %v, guides %v", st.Zoom, st.Fitted, st.Guides)
	}
	next.Editor().ZoomTo(0)
	if got := s.app.Preferences().Int(zoomKey); got != 0 {
		t.Errorf("what fits is remembered as %d %%", got)
	}
}

// drag drags a block by its grip to a point of the slide.
func (s *screen) drag(block deck.ID, to frame.Point) {
	s.t.Helper()
	b := s.board()
	s.until("the block shows", func() bool { return b.Shown() != nil && frame.BlockBoxes(b.Shown())[string(block)].W > 0 })
	b.OnMove(string(block))
	for range 2 {
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b.Over(to)}})
	}
	b.DragEnd()
	s.hand.run()
}

func TestABlockIsDraggedToItsPlace(t *testing.T) {
	s := open(t, essay())
	blocks := s.deck().Slides[0].Blocks
	s.line("title")
	s.drag(blocks[3].ID, frame.Point{X: 200, Y: 150})
	s.settle()
	if diff := cmp.Diff("One two three|Words|First¶Second|Alpha/-Beta|A,B;1,", said(s.deck().Slides[0])); diff != "" {
		t.Error(diff)
	}
	s.menu("Edit/Undo")
	s.settle()
	if diff := cmp.Diff("One two three|First¶Second|Alpha/-Beta|A,B;1,|Words", said(s.deck().Slides[0])); diff != "" {
		t.Error(diff)
	}
}

func TestABlockMovesWithKeysAndIntoTheOtherColumn(t *testing.T) {
	d := essay()
	d.Slides[0].Layout, d.Slides[0].Blocks = deck.TwoColumns, d.Slides[0].Blocks[:2]
	s := open(t, d)
	s.click("text", 0, 1)
	s.menu("Slide/Move block down")
	s.settle()
	got := s.deck().Slides[0].Blocks
	if diff := cmp.Diff([]deck.Slot{deck.Right, deck.Right}, []deck.Slot{got[0].Slot, got[1].Slot}); diff != "" {
		t.Error(diff)
	}
	s.line("text")
	s.drag(got[0].ID, frame.Point{X: 100, Y: 500})
	s.settle()
	for _, b := range s.deck().Slides[0].Blocks {
		if want := map[bool]deck.Slot{true: deck.Left, false: deck.Right}[b.ID == got[0].ID]; b.Slot != want {
			t.Errorf("%s is in %q, want %q", b.Kind, b.Slot, want)
		}
	}
}
