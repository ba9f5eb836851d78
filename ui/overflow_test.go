package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/place"
)

// flood is a deck whose one slide holds more than fits.
func flood() *deck.Deck {
	d := essay()
	b := deck.Block{ID: source.NewID(), Kind: deck.Bullets}
	for range 24 {
		b.Items = append(b.Items, deck.Item{Text: strings.Repeat("Words that fill the line of a slide. ", 3)})
	}
	d.Slides[0].Blocks = []deck.Block{b}
	return d
}

func TestASlideThatDoesNotFitIsSplitInOneStep(t *testing.T) {
	s := open(t, flood())
	s.until("it is told", func() bool { return s.w.Editor().Status().Overflow })
	if !strings.Contains(texts(s.w.Fyne().Content()), "Split slide here") {
		t.Error("nothing helps")
	}
	s.line("items.0")
	s.w.Editor().SplitSlide()
	s.until("two slides", func() bool { return s.titles() == "One two three|One two three (continued)" })
	s.until("the first fits", func() bool { return !s.w.Editor().Status().Overflow })
	sl := s.deck().Slides
	if n := len(sl[0].Blocks[0].Items) + len(sl[1].Blocks[0].Items); n != 24 || len(sl[0].Blocks[0].Items) < 8 {
		t.Errorf("%d items, %d of them stayed", n, len(sl[0].Blocks[0].Items))
	}
	s.menu("Edit/Undo")
	s.until("one slide again", func() bool { return s.titles() == "One two three" })
	if n := len(s.deck().Slides[0].Blocks[0].Items); n != 24 {
		t.Errorf("%d items came back", n)
	}
}

func TestAParagraphThatFillsASlideIsSplitInside(t *testing.T) {
	d := flood()
	d.Slides[0].Blocks = []deck.Block{{ID: source.NewID(), Kind: deck.Text, Text: strings.TrimSpace(strings.Repeat("Words that fill the line. ", 120))}}
	s := open(t, d)
	s.until("it is told", func() bool { return s.w.Editor().Status().Overflow })
	s.line("text")
	s.w.Editor().SplitSlide()
	s.until("two slides", func() bool { return strings.Contains(s.titles(), "|") })
	sl := s.deck().Slides
	if diff := cmp.Diff(d.Slides[0].Blocks[0].Text, sl[0].Blocks[0].Text+sl[1].Blocks[0].Text); diff != "" {
		t.Error(diff)
	}
}

func TestASlideShrinksToFitInOneStep(t *testing.T) {
	d := flood()
	d.Slides[0].Blocks[0].Items = d.Slides[0].Blocks[0].Items[:17]
	s := open(t, d)
	s.until("it is told", func() bool { return s.w.Editor().Status().Overflow })
	s.w.Editor().ShrinkToFit()
	s.until("it fits", func() bool { return s.deck().Slides[0].Dense && !s.w.Editor().Status().Overflow })
	s.menu("Edit/Undo")
	s.until("as before", func() bool { return s.w.Editor().Status().Overflow && !s.deck().Slides[0].Dense })
}

// Check mends a slide that is too long where it lists it, with keys, and undo takes it back.
func TestCheckMendsASlideThatDoesNotFit(t *testing.T) {
	for _, c := range []struct {
		name  string
		items int
		key   fyne.KeyName
		done  func(*deck.Deck) bool
	}{
		{"it is split", 24, fyne.KeyS, func(d *deck.Deck) bool { return len(d.Slides) == 2 }},
		{"it is shrunk", 17, fyne.KeyF, func(d *deck.Deck) bool { return d.Slides[0].Dense }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := flood()
			d.Slides[0].Blocks[0].Items = d.Slides[0].Blocks[0].Items[:c.items]
			s := open(t, d)
			s.w.Go(place.Check)
			s.until("it is listed", func() bool { return strings.Contains(texts(s.w.Fyne().Content()), "Shrink to fit") })
			s.press(c.key)
			s.until("it is done", func() bool { return c.done(s.deck()) })
			s.until("nothing is found any more", func() bool { return !strings.Contains(texts(s.w.Fyne().Content()), "Shrink to fit") })
			s.menu("Edit/Undo")
			s.until("as before", func() bool { return !c.done(s.deck()) })
		})
	}
}

func TestASlideIsSplitAtTheCaret(t *testing.T) {
	s := open(t, essay())
	s.click("items.1", 0, 1)
	s.w.Editor().SplitSlide()
	s.until("two slides", func() bool { return strings.Contains(s.titles(), "|") })
	var got []string
	for _, sl := range s.deck().Slides {
		got = append(got, said(sl))
	}
	want := []string{"One two three|First¶Second|Alpha", "One two three (continued)|-Beta|A,B;1,|Words"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
