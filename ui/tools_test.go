package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

func TestWordsAreFoundAndReplacedInTheWholeDeckAsOneStep(t *testing.T) {
	s := open(t, three())
	s.w.Go(place.Library)
	s.menu("Edit/Find and replace…")
	s.typeText("SECOND")
	s.press(fyne.KeyReturn) // the next match: on slide 2
	s.until("the second slide is chosen", func() bool { return s.w.Editor().Status().Slide == 2 })
	s.w.Fyne().Canvas().FocusNext() // past the search field's own button, when it has one
	for range 6 {
		if _, ok := s.w.Fyne().Canvas().Focused().(interface{ SelectAll() }); ok {
			break
		}
		s.w.Fyne().Canvas().FocusNext()
	}
	s.typeText("Last")
	s.press(fyne.KeyReturn) // replaces the one it stands on
	s.until("one is replaced", func() bool { return s.item(1) == "Last" })
	s.settle()
	if got := s.item(0) + s.item(2); got != "SecondSecond" {
		t.Fatalf("others changed: %s", got)
	}
	s.menu("Edit/Undo")
	s.until("the step is taken back", func() bool { return s.item(1) == "Second" })
}

// item is the second bullet of a slide of three.
func (s *screen) item(slide int) string { return s.deck().Slides[slide].Blocks[0].Items[1].Text }

func TestWhatADeckSaysAboutItselfIsOneStep(t *testing.T) {
	s := open(t, three())
	s.menu("Deck/Document details…")
	s.until("the sheet is open", func() bool { return s.w.stage.Busy() })
	s.typeText("!")
	s.press(fyne.KeyReturn)
	s.until("it is saved", func() bool { return s.deck().Meta.Title != "Three slides" })
	s.settle()
	s.menu("Edit/Undo")
	s.until("it is undone", func() bool { return s.deck().Meta.Title == "Three slides" })
}

func TestThePaletteDoesWhatItIsAskedByName(t *testing.T) {
	s := open(t, three())
	s.menu("Help/Commands…")
	s.typeText("go to slide 3")
	s.press(fyne.KeyReturn)
	s.until("the slide is chosen", func() bool { return s.w.Editor().Status().Slide == 3 })

	s.w.Go(place.Library)
	s.menu("Help/Commands…")
	s.typeText("duplic")
	s.press(fyne.KeyReturn)
	s.until("a slide more", func() bool { return len(s.deck().Slides) == 4 })

	s.menu("Help/Commands…") // what was done last stands first
	s.press(fyne.KeyReturn)
	s.until("and another", func() bool { return len(s.deck().Slides) == 5 })
	s.settle()
}

// Every command of the palette has a name and something to do, in every place.
func TestThePaletteHoldsEveryMenuItem(t *testing.T) {
	s := open(t, three())
	titles := map[string]bool{}
	for _, c := range s.w.commands() {
		if c.Title == "" || c.do == nil {
			t.Errorf("a command without name or deed: %+v", c.Choice)
		}
		titles[c.Title] = true
	}
	for _, want := range []string{"New deck…", "Find and replace…", "From another deck…", "Dark", "Keys"} {
		if !titles[want] {
			t.Errorf("no command %s", want)
		}
	}
}

func TestNotesOfAllSlidesAreWrittenOnOnePage(t *testing.T) {
	s := open(t, three())
	s.menu("View/All notes")
	c := s.w.Fyne().Canvas()
	focusNext := func() *kit.Entry {
		for range 40 {
			c.FocusNext()
			if e, ok := c.Focused().(*kit.Entry); ok && e.MultiLine {
				return e
			}
		}
		t.Fatal("no field of several lines takes the focus")
		return nil
	}
	focusNext()
	s.typeText("Say this.")
	focusNext()
	s.typeText("Read this.")
	c.Unfocus()
	s.until("both are saved", func() bool {
		d := s.deck()
		return d.Slides[0].Notes == "Say this." && d.Slides[0].Handout == "Read this."
	})
	s.settle()
}

func TestAfterTheEndSlideComesBackup(t *testing.T) {
	d := three()
	d.Slides[1].Layout = deck.EndSlide
	s := open(t, d)
	s.menu("Present/From the first slide")
	s.until("the show is on", func() bool { return s.w.Presentation() != nil })
	show := s.w.Presentation()
	at := func(name fyne.KeyName) int {
		show.Key(&fyne.KeyEvent{Name: name})
		return show.At()
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyEnd, 1},
		{fyne.KeySpace, 3},
		{fyne.KeyLeft, 1},
		{fyne.KeyHome, 0},
		{fyne.KeySpace, 1},
		{fyne.Key3, 1},
		{fyne.KeyReturn, 2},
		{fyne.KeySpace, 3},
		{fyne.Key3, 3},
		{fyne.KeyReturn, 2},
		{fyne.KeyLeft, 1},
	} {
		if got := at(step.key); got != step.want {
			t.Fatalf("after %s the show is at %d, want %d", step.key, got, step.want)
		}
	}
	show.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

func TestADeckTakesAnotherTheme(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	s := open(t, three())
	s.menu("Deck/Theme…")
	s.w.Fyne().Canvas().Unfocus()
	for range 4 {
		s.press(fyne.KeyDown) // to the last of the bundled ones
	}
	s.press(fyne.KeyReturn)
	s.until("the deck is in it", func() bool { return s.deck().Meta.Theme == "sand" })
	s.settle()
}

// The window fits a small screen: 1024 × 700.
func TestTheWindowFitsASmallScreen(t *testing.T) {
	s := open(t, three(), another())
	s.menu("Edit/Find and replace…")
	if got := s.w.Fyne().Content().MinSize(); got.Width > 1024 || got.Height > 700 {
		t.Errorf("the window is at least %v", got)
	}
}

func TestTheSorterShowsAndOrdersAllSlides(t *testing.T) {
	s := open(t, three())
	s.menu("View/Sorter")
	ed := s.w.Editor()
	s.press(fyne.KeyRight)
	if got := ed.Status().Slide; got != 2 {
		t.Fatalf("Right goes to slide %d", got)
	}
	s.menu("Slide/Move up")
	s.until("it is moved", func() bool { return s.titles() == "Two|One|Three" })
	s.settle()
	s.press(fyne.KeyReturn) // opens the slide
	if got := texts(s.w.Fyne().Content()); !strings.Contains(got, "NOTES") {
		t.Errorf("the slide is not open: %s", got)
	}
}
