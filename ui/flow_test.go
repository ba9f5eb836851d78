package ui

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/golden"
	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Each flow is what a person does, and the slide titles the library then holds.
func TestTheDeckIsWhatWasDoneToIt(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*screen)
		want string
	}{
		{"typing a title changes it", func(s *screen) {
			s.press(fyne.KeyReturn)
			s.typeText(" more")
		}, "One more|Two|Three"},
		{"undo takes the typing back", func(s *screen) {
			s.press(fyne.KeyReturn)
			s.typeText(" more")
			s.menu("Edit/Undo")
		}, "One|Two|Three"},
		{"redo makes it again", func(s *screen) {
			s.press(fyne.KeyReturn)
			s.typeText(" more")
			s.menu("Edit/Undo")
			s.menu("Edit/Redo")
		}, "One more|Two|Three"},
		{"the next slide is typed into after an arrow key", func(s *screen) {
			s.press(fyne.KeyDown)
			s.press(fyne.KeyReturn)
			s.typeText(" more")
		}, "One|Two more|Three"},
		{"leaving a slide saves what was typed", func(s *screen) {
			s.press(fyne.KeyReturn)
			s.typeText(" more")
			s.press(fyne.KeyEscape)
			s.press(fyne.KeyEnd)
			s.press(fyne.KeyReturn)
			s.typeText(" last")
		}, "One more|Two|Three last"},
		{"a slide is duplicated after itself", func(s *screen) { s.menu("Slide/Duplicate") }, "One|One|Two|Three"},
		{"a slide is moved down", func(s *screen) { s.menu("Slide/Move down") }, "Two|One|Three"},
		{"the first slide cannot be moved up", func(s *screen) { s.menu("Slide/Move up") }, "One|Two|Three"},
		{"the delete key deletes the slide", func(s *screen) { s.press(fyne.KeyDelete) }, "Two|Three"},
		{"a deleted slide comes back", func(s *screen) {
			s.press(fyne.KeyDelete)
			s.settle()
			s.menu("Edit/Undo")
		}, "One|Two|Three"},
		{"a new slide comes after the chosen one", func(s *screen) { s.menu("Slide/New slide") }, "One||Two|Three"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, three())
			c.do(s)
			s.settle()
			if diff := cmp.Diff(c.want, s.titles()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTypingInOneGoIsOneStep(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyReturn)
	s.typeText(" more")
	s.settle()
	if got := s.w.Editor().Session().CanUndo(); got != "Edit title" {
		t.Errorf("undo names %q", got)
	}
	s.menu("Edit/Undo")
	s.settle()
	if got := s.w.Editor().Session().CanUndo(); got != "" {
		t.Errorf("one go of typing left another step: %q", got)
	}
}

func TestTheUndoMenuNamesTheStep(t *testing.T) {
	s := open(t, three())
	s.menu("Slide/Move down")
	s.settle()
	s.until("the menu names it", func() bool { return s.w.menus.undo.Label == "Undo move slide" })
	if !s.w.menus.redo.Disabled {
		t.Error("there is nothing to redo")
	}
}

func TestUndoShowsTheDeckItChanges(t *testing.T) {
	s := open(t, three())
	s.menu("Slide/Move down")
	s.settle()
	s.w.Go(place.Exports)
	s.menu("Edit/Undo")
	s.until("the step is taken back", func() bool { return s.w.Editor().Session().CanUndo() == "" })
	if got := s.w.places[s.w.at].Name(); got != place.Deck {
		t.Errorf("the window shows %s", got)
	}
}

func TestUndoInEvidenceTakesBackWhatWasDecidedAndLeavesTheDeck(t *testing.T) {
	s := open(t, three())
	s.menu("Slide/Move down")
	s.settle()
	add := evidence.Change{Name: "Add indicator", Indicators: evidence.Rows[evidence.Indicator]{Put: []evidence.Indicator{{Key: "trade", Name: "Trade"}}}}
	if _, err := s.w.work.Apply(t.Context(), add); err != nil {
		t.Fatal(err)
	}
	held := func() int {
		b, err := s.w.work.Book(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(b.Indicators)
	}
	for _, from := range []place.Name{place.Evidence, place.Library} {
		s.w.Go(from)
		s.until("the menu names the step", func() bool { return s.w.menus.undo.Label == "Undo add indicator" })
		s.menu("Edit/Undo")
		s.until("it is taken back", func() bool { return held() == 0 })
		s.until("the menu names what can be redone", func() bool { return s.w.menus.redo.Label == "Redo add indicator" })
		s.menu("Edit/Redo")
		s.until("it is made again", func() bool { return held() == 1 })
	}
	s.w.Go(place.Deck)
	if got := s.w.menus.undo.Label; got != "Undo move slide" {
		t.Errorf("in the deck the menu says %q", got)
	}
	if diff := cmp.Diff("Two|One|Three", s.titles()); diff != "" {
		t.Error(diff)
	}
}

func TestTheStatusLineIsTrue(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyDown)
	s.settle()
	s.press(fyne.KeyReturn)
	s.typeText("x")
	if got := s.w.status.saved.Text(); got != "Saving…" {
		t.Errorf("while typing it says %q", got)
	}
	s.settle()
	want := editor.Status{Open: true, Saved: true, Title: "Three slides", Slide: 2, Slides: 3, OnSlides: true, InBrief: true, InHandout: true, OnWeb: true, Typed: true, Undo: "Edit title", Zoom: 61, Fitted: true}
	if diff := cmp.Diff(want, s.w.Editor().Status()); diff != "" {
		t.Error(diff)
	}
	if got := s.w.status.saved.Text() + ", " + s.w.status.where.Text(); got != "Saved, Slide 2 of 3" {
		t.Errorf("it says %q", got)
	}
}

// The first time that the status says all is saved, fields and slide show what is.
func TestSavedIsSaidWhenItShows(t *testing.T) {
	for _, c := range []struct {
		name  string
		begin func(*screen)
	}{
		{"written on the slide", func(s *screen) { s.click("title", 3, 1) }},
		{"written in its field", func(s *screen) { s.press(fyne.KeyReturn) }},
		{"and left", func(s *screen) {
			s.click("title", 3, 1)
			s.typeText(" or")
			s.press(fyne.KeyEscape)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, three())
			c.begin(s)
			if s.w.Fyne().Canvas().Focused() != nil {
				s.typeText(" two")
			}
			s.settle()
			s.menu("Edit/Undo")
			for !s.w.Editor().Status().Saved {
				s.hand.step()
			}
			title := 0
			for _, l := range s.board().Shown().Lines {
				if l.Field == "title" {
					title = len(l.Places) - 1
				}
			}
			if title != len("One") {
				t.Errorf("saved, and the slide shows a title of %d letters", title)
			}
			if got := texts(s.w.Fyne().Content()); strings.Contains(got, "One two") || strings.Contains(got, "One or") {
				t.Errorf("saved, and the fields say %s", got)
			}
		})
	}
}

func TestAnEmptyLibraryTeaches(t *testing.T) {
	s := open(t)
	s.until("the place says what a deck is", func() bool {
		return strings.Contains(texts(s.w.Fyne().Content()), "A deck is a briefing")
	})
	if got := s.w.Editor().Status(); got.Open {
		t.Errorf("nothing is open: %+v", got)
	}
}

func TestAMenuDoesNothingWhileASheetIsOpen(t *testing.T) {
	s := open(t, three())
	s.menu("File/New deck…")
	s.until("the sheet is open", s.w.stage.Busy)
	s.menu("Slide/Duplicate")
	s.press(fyne.KeyEscape)
	s.settle()
	if diff := cmp.Diff("One|Two|Three", s.titles()); diff != "" {
		t.Error(diff)
	}
	if s.w.stage.Busy() {
		t.Error("Escape leaves the sheet open")
	}
}

func TestANewDeckBeginsAsTheChosenTemplate(t *testing.T) {
	s := open(t, three())
	s.menu("File/New deck…")
	s.until("the sheet is open", s.w.stage.Busy)
	s.typeText("Energy")
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	s.until("it is open", func() bool {
		return s.w.Editor().Session().Deck().Meta.Title == "Energy"
	})
	d := s.deck()
	want := deck.Meta{Title: "Energy", Template: "fact-sheet", Kind: "Fact sheet", Version: "1", Minutes: 5}
	if diff := cmp.Diff(want, d.Meta); diff != "" {
		t.Error(diff)
	}
	if got := d.Slides[0].Title; got != "Energy" {
		t.Errorf("the first slide says %q", got)
	}
}

func TestADeckSavedAsATemplateCanBeBegunFrom(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	s := open(t, three())
	s.menu("Deck/Save as a template…")
	s.typeText("Our house style")
	s.press(fyne.KeyReturn)
	find := func(name string) (app.Template, bool) {
		all, err := s.w.work.Engine().Templates.Templates(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			if one.Name == name {
				return one, true
			}
		}
		return app.Template{}, false
	}
	s.until("it is kept", func() bool { _, ok := find("Our house style"); return ok })
	own, _ := find("Our house style")
	if len(own.Deck.Slides) != 3 || !own.Own {
		t.Errorf("kept as %+v", own)
	}
	if err := s.w.work.Engine().Templates.Delete(context.Background(), own.Key); err != nil {
		t.Error(err)
	}
	if _, ok := find("Our house style"); ok {
		t.Error("it is still there")
	}
}

func TestADeletedDeckIsOfferedBack(t *testing.T) {
	s := open(t, three())
	s.menu("Deck/Delete deck…")
	s.press(fyne.KeyReturn)
	s.until("it is gone", func() bool { return s.w.Editor().Session() == nil })
	if got := texts(s.w.stage.Front()); !strings.Contains(got, "Bring back") {
		t.Errorf("the window says %q", got)
	}
}

func TestPresentingSkipsHiddenSlidesAndComesBackToTheSlideShown(t *testing.T) {
	d := three()
	d.Slides[1].Hidden = true
	s := open(t, d)
	s.press(fyne.KeyF5)
	s.until("the show began", func() bool { return s.w.Presentation() != nil })
	show := s.w.Presentation()
	show.Key(&fyne.KeyEvent{Name: fyne.KeySpace})
	if show.At() != 1 {
		t.Errorf("after one step it is at %d", show.At())
	}
	show.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.until("the third slide is chosen", func() bool { return s.w.Editor().Status().Slide == 3 })
}

func TestBulletsAreEditedAsLines(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyReturn) // the title
	c := s.w.Fyne().Canvas()
	s.until("the bullets have the focus", func() bool {
		c.FocusNext()
		e, ok := c.Focused().(*kit.Entry)
		return ok && strings.HasPrefix(e.Text, "First")
	})
	s.typeText("Very ")
	s.press(fyne.KeyTab)
	s.settle()
	want := []deck.Item{{Level: 1, Text: "Very First"}, {Level: 1, Text: "Second"}}
	if diff := cmp.Diff(want, s.deck().Slides[0].Blocks[0].Items); diff != "" {
		t.Error(diff)
	}
}

func TestTheBriefShowsTheDeckAsPages(t *testing.T) {
	s := open(t, three())
	s.menu("View/Brief")
	s.until("pages are there", func() bool { return s.w.Editor().Status().Pages > 0 })
	if got := s.w.status.where.Text(); got != "Brief of 1 page" {
		t.Errorf("the status line says %q", got)
	}
}

func TestTheDeckPlaceReadsAsItShould(t *testing.T) {
	d := three()
	d.Slides[0].Group, d.Slides[1].Group, d.Slides[2].Group = "Opening", "Opening", "Close"
	d.Slides[0].Notes = "Say hello."
	s := open(t, d)
	s.until("all of the deck was looked at", func() bool { return s.w.Editor().Status().Saved && s.w.Editor().Status().Checked })
	golden.Text(t, "deck.txt", texts(s.w.Editor().Content())+"---\n"+texts(s.w.status.content))
}

func TestALookIsKept(t *testing.T) {
	s := open(t, three())
	s.menu("View/Dark")
	if got := SetTheme(s.app).Mode; got != kit.Dark {
		t.Errorf("the next start is %q", got)
	}
}

func TestEveryKeyStandsInAMenu(t *testing.T) {
	s := open(t, three())
	keys := map[string]string{}
	for _, m := range s.w.menus.main.Items {
		for _, it := range m.Items {
			if it.Shortcut == nil {
				continue
			}
			name := it.Shortcut.ShortcutName()
			if other, taken := keys[name]; taken {
				t.Errorf("%s is the key of both %s and %s", name, other, it.Label)
			}
			keys[name] = it.Label
		}
	}
	if len(keys) < 12 {
		t.Errorf("the menus have %d keys", len(keys))
	}
}

func TestADeckOfFiveHundredSlidesMakesFewThumbnails(t *testing.T) {
	d := three()
	for range 497 {
		d.Slides = append(d.Slides, deck.Slide{ID: deck.ID("slide-" + strconv.Itoa(len(d.Slides))), Layout: deck.Blank})
	}
	s := open(t, d)
	s.press(fyne.KeyEnd)
	s.until("the last slide is chosen", func() bool { return s.w.Editor().Status().Slide == 500 })
	if n := strings.Count(texts(s.w.Fyne().Content()), "\n"); n > 200 {
		t.Errorf("the window holds %d texts", n)
	}
}
