package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"briefdeck/ui/kit"
)

// says tells whether the sheet in front says something.
func (s *screen) sheetSays(want string) bool {
	top := s.w.Fyne().Canvas().Overlays().Top()
	return top != nil && strings.Contains(texts(top), want)
}

func (s *screen) saveVersion(name string) {
	s.t.Helper()
	s.menu("Deck/Save a version…")
	s.until("the sheet is open", s.w.stage.Busy)
	s.typeText(name)
	s.press(fyne.KeyReturn)
	s.until("it is kept", func() bool {
		all, err := s.lib.Versions(context.Background(), s.w.Editor().Session().Deck().Key)
		return err == nil && len(all) > 0 && all[0].Name == name
	})
	s.until("the sheet is closed", func() bool { return !s.w.stage.Busy() })
}

func TestAVersionIsKeptComparedAndRestoredInOneStep(t *testing.T) {
	s := open(t, three())
	s.saveVersion("Sent to minister")
	s.press(fyne.KeyReturn)
	s.typeText(" more")
	s.press(fyne.KeyEscape)
	s.press(fyne.KeyEnd)
	s.press(fyne.KeyDelete)
	s.until("both are done", func() bool { return s.titles() == "One more|Two" })

	s.menu("Deck/Versions…")
	for _, want := range []string{"Sent to minister", "Slides", "Three", "Wording", " more"} {
		s.until("the sheet says "+want, func() bool { return s.sheetSays(want) })
	}
	s.press(fyne.KeySpace)
	s.until("its pages are shown", func() bool { return !s.sheetSays("compared with") })
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Restore")
	s.until("it is restored", func() bool { return s.titles() == "One|Two|Three" })
	s.settle()
	s.until("undo names it", func() bool { return s.w.menus.undo.Label == "Undo restore “Sent to minister”" })
	s.menu("Edit/Undo")
	s.until("it is taken back", func() bool { return s.titles() == "One more|Two" })
}

func TestADeletedVersionIsOfferedBack(t *testing.T) {
	s := open(t, three())
	s.saveVersion("一稿")
	s.menu("Deck/Versions…")
	s.until("it is listed", func() bool { return s.sheetSays("as it is now") })
	s.press(fyne.KeyDelete)
	s.until("it is gone", func() bool { return s.sheetSays("Keep the deck as it is") })
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Bring back")
	s.until("it is back", func() bool { return s.sheetSays("as it is now") })
	s.press(fyne.KeyEscape)
}

func TestSavingSaysThatEverythingIsSaved(t *testing.T) {
	s := open(t, three())
	s.menu("Deck/Save")
	s.until("it is said", func() bool { return strings.Contains(texts(s.w.stage.Front()), "Everything is saved") })
}

// tapIn taps a button by its words.
func (s *screen) tapIn(o fyne.CanvasObject, label string) {
	s.t.Helper()
	b := buttonIn(o, label)
	if b == nil {
		s.t.Fatalf("no button %q in %q", label, texts(o))
	}
	b.Tapped(&fyne.PointEvent{})
	s.hand.run()
}

func buttonIn(o fyne.CanvasObject, label string) *kit.Button {
	if o == nil || !o.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Button:
		if o.Label == label {
			return o
		}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, one := range inside {
		if b := buttonIn(one, label); b != nil {
			return b
		}
	}
	return nil
}
