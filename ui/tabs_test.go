package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// another is a second deck beside three.
func another() *deck.Deck {
	d := three()
	d.ID, d.Key, d.Meta.Title = source.NewID(), "another", "Another deck"
	return d
}

func TestTwoDecksAreOpenInTabs(t *testing.T) {
	s := open(t, three(), another())
	ed := s.w.Editor()
	at := func() string { return ed.Session().Deck().Key }
	s.press(fyne.KeyDown) // slide 2 of the first deck
	s.menu("File/Open deck…")
	s.typeText("another")
	s.press(fyne.KeyReturn)
	s.until("the other deck is in front", func() bool { return at() == "another" })

	s.menu("View/Next deck")
	s.until("the first is back", func() bool { return at() == "three" })
	if got := ed.Status().Slide; got != 2 {
		t.Errorf("it was left at slide 2, and shows %d", got)
	}

	s.menu("File/Close deck")
	s.until("only the other is left", func() bool { return at() == "another" })
	s.menu("View/Next deck") // there is no other: nothing happens
	s.menu("File/Close deck")
	s.until("none is open", func() bool { return ed.Session() == nil })
	s.menu("File/Open deck…")
	s.press(fyne.KeyReturn) // the one opened last stands first
	s.until("it is open again", func() bool { return ed.Session() != nil && at() == "another" })
	s.until("the library knows", func() bool {
		kept, err := s.lib.Setting(t.Context(), "open-decks")
		return err == nil && strings.Contains(kept, `"open":[{"key":"another"`)
	})
}

func TestADeckWithFewerSlidesOpensBesideALongerOne(t *testing.T) {
	short := another()
	short.Slides = short.Slides[:1]
	s := open(t, three(), short)
	s.w.OpenDeck("another")
	s.until("the shorter one is open", func() bool { return s.w.Editor().Session().Deck().Key == "another" })
	s.settle()
	if got := s.w.Editor().Status().Slides; got != 1 {
		t.Errorf("%d slides", got)
	}
}
