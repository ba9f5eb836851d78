package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/ui/kit"
)

// inField puts a text into the field of the front sheet that holds another.
func (s *screen) inField(old, text string) {
	s.t.Helper()
	s.w.Fyne().Canvas().Unfocus()
	s.tabTo("the field with "+old, func(f fyne.Focusable) bool { e, ok := f.(*kit.Entry); return ok && e.Text == old })
	e := s.w.Fyne().Canvas().Focused().(*kit.Entry)
	e.SetText("")
	s.typeText(text)
}

// tab chooses a tab of the front sheet.
func (s *screen) tab(at int) {
	s.t.Helper()
	s.tabTo("the tabs", func(f fyne.Focusable) bool { _, ok := f.(*kit.Tabs); return ok })
	s.w.Fyne().Canvas().Focused().(*kit.Tabs).Set(at)
}

// A brand is made in the window: colours, type, spaces; it is kept, and the deck is in it.
func TestAThemeIsMadeWithTypeAndSpacesAndKept(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	s := open(t, three())
	s.menu("Deck/Theme…")
	s.inField("Light", "House style")
	s.inField("#D87B2E", "#0B60A0") // hardly another colour than the first one
	if !s.sheetSays("Series 1 and 2 are nearly one colour for everybody") {
		t.Error("nobody is told that two chart colours are nearly one")
	}
	s.inField("#0B60A0", "#D87B2E")
	if s.sheetSays("nearly one colour") {
		t.Error("it is said of colours that are plain")
	}
	s.tab(1)
	s.inField("72", "4o")
	if !s.sheetSays("Key figure: “4o” is no number") {
		t.Error("a size that is none is not told")
	}
	s.inField("4o", "400")
	if !s.sheetSays("Size of key-figure is 400, want 3 to 300") {
		t.Error("a size that cannot be is not told")
	}
	s.inField("400", "66")
	s.tab(2)
	s.inField("64", "80")
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Save as my theme")
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Use in this deck")
	s.until("the deck is in it", func() bool { return s.deck().Meta.Theme == "house-style" })
	s.settle()
	raw, err := os.ReadFile(filepath.Join(data, "briefdeck", "themes", "house-style.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"name: House style", "margin: 80", "key-figure:\n    size: 66"} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("the file does not say %q", want)
		}
	}
}

// What was changed and not saved can be gone on with.
func TestChangesToAThemeAreOfferedBack(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	s := open(t, three())
	s.menu("Deck/Theme…")
	s.inField("Light", "Half done")
	s.w.Fyne().Canvas().Unfocus()
	s.press(fyne.KeyEscape)
	s.until("it is offered", func() bool { return strings.Contains(texts(s.w.stage.Front()), "not saved") })
	s.tapIn(s.w.stage.Front(), "Go on with them")
	if got := texts(s.w.Fyne().Canvas().Overlays().Top()); !strings.Contains(got, "Half done") {
		t.Errorf("it is gone: %q", got)
	}
	s.press(fyne.KeyDown) // another theme
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Go on with them")
	if got := texts(s.w.Fyne().Canvas().Overlays().Top()); !strings.Contains(got, "Half done") {
		t.Errorf("it is gone: %q", got)
	}
	s.press(fyne.KeyEscape)
	s.settle()
}
