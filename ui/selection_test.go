package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

func TestCutSlidesArePastedWhereTheCursorIs(t *testing.T) {
	s := open(t, three())
	s.menu("Edit/Cut slides")
	s.until("it is cut", func() bool { return s.titles() == "Two|Three" })
	s.press(fyne.KeyDown)
	s.menu("Edit/Paste slides")
	s.until("it is pasted", func() bool { return s.titles() == "Two|Three|One" })
	s.menu("Edit/Undo")
	s.settle()
	s.menu("Edit/Undo")
	s.until("both are undone", func() bool { return s.titles() == "One|Two|Three" })
}

func TestAllSlidesAreCopiedHiddenAndDeletedInOneStep(t *testing.T) {
	s := open(t, three())
	s.menu("Edit/Select all")
	s.menu("Slide/Duplicate")
	s.until("six slides", func() bool { return s.titles() == "One|Two|Three|One|Two|Three" })
	s.settle()
	s.menu("Slide/Hidden")
	s.settle()
	var hidden []bool
	for _, sl := range s.deck().Slides {
		hidden = append(hidden, sl.Hidden)
	}
	if diff := cmp.Diff([]bool{false, false, false, true, true, true}, hidden); diff != "" {
		t.Error(diff)
	}
	s.menu("Slide/Delete slide")
	s.until("the copies are gone", func() bool { return s.titles() == "One|Two|Three" })
	s.menu("Edit/Undo")
	s.until("one step brings them back", func() bool { return strings.Count(s.titles(), "|") == 5 })
}

func TestATextOnTheClipboardBecomesASlide(t *testing.T) {
	s := open(t, three())
	s.app.Clipboard().SetContent("Energy\nWind\nSun")
	s.menu("Edit/Paste slides")
	s.until("it is there", func() bool { return s.titles() == "One|Energy|Two|Three" })
	want := []deck.Item{{Text: "Wind"}, {Text: "Sun"}}
	if diff := cmp.Diff(want, s.deck().Slides[1].Blocks[0].Items); diff != "" {
		t.Error(diff)
	}
}
