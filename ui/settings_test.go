package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// fieldWith puts a text into the empty field of the front sheet that has a hint.
func (s *screen) fieldWith(hint, text string) {
	s.t.Helper()
	s.w.Fyne().Canvas().Unfocus()
	s.tabTo("the field with the hint "+hint, func(f fyne.Focusable) bool { e, ok := f.(*kit.Entry); return ok && e.PlaceHolder == hint })
	s.typeText(text)
}

// What is set is what new decks begin with, also after the program was started again.
func TestSettingsAreWhatNewDecksBeginWith(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	s := open(t, three())
	s.menu("Edit/Settings…")
	s.fieldWith("Policy unit", "Harbour Office")
	s.fieldWith("For internal use", "Draft")
	s.fieldWith("en, zh-Hans …", "de")
	top := s.w.Fyne().Canvas().Overlays().Top()
	s.tapIn(top, "That of the template")
	for range 6 {
		s.press(fyne.KeyDown) // to the last theme
	}
	s.press(fyne.KeyReturn)
	if got := strings.ReplaceAll(texts(top), "\n", ""); !strings.Contains(got, s.w.work.Library().Path()) {
		t.Errorf("the library's place is not told: %q", got)
	}
	s.tapIn(top, "Done")
	want := deck.Meta{From: "Harbour Office", Marking: "Draft", Language: "de", Theme: "sand"}
	if diff := cmp.Diff(want, s.w.newMeta()); diff != "" {
		t.Fatal(diff)
	}
	again := New(Options{App: s.app, Work: s.w.work, Post: s.hand.post})
	if diff := cmp.Diff(want, again.newMeta()); diff != "" {
		t.Errorf("after another start: %s", diff)
	}
	s.menu("File/New deck…")
	s.until("the templates are there", func() bool { return s.sheetSays("Make deck") })
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Make deck")
	s.until("the new deck is open", func() bool { return s.deck().Meta.Theme == "sand" })
	got := s.deck().Meta
	if got.From != "Harbour Office" || got.Marking != "Draft" || got.Language != "de" {
		t.Errorf("the new deck says %+v", got)
	}
	s.settle()
}

func TestTheFolderForExportsIsOneThatIsThere(t *testing.T) {
	s := open(t, three())
	s.menu("Edit/Settings…")
	dir := t.TempDir()
	for name, c := range map[string]struct {
		folder, want string
		told         bool
	}{
		"one that is there":   {dir, dir, false},
		"one that is not":     {filepath.Join(dir, "none"), "", true},
		"one that is no path": {"exports", "", true},
		"none":                {"", "", false},
	} {
		s.app.Preferences().SetString(exportsKey, "")
		s.press(fyne.KeyEscape)
		s.app.Preferences().SetString(exportsKey, c.folder)
		s.menu("Edit/Settings…")
		if got := s.w.exportsFolder(); got != c.want {
			t.Errorf("%s: exports go to %q, want %q", name, got, c.want)
		}
		if got := s.sheetSays("There is no such folder"); got != c.told {
			t.Errorf("%s: it is told: %v", name, got)
		}
	}
	s.press(fyne.KeyEscape)
	s.settle()
}

// What another program wrote into the settings, or a version to come, changes nothing.
func TestSettingsOfAnotherKindAreTheUsualOnes(t *testing.T) {
	s := open(t, three())
	p := s.app.Preferences()
	p.SetInt(fromKey, 7)
	p.SetString(themeKey, "gone")
	p.SetString(paperKey, "A0")
	p.SetString(lookKey, "purple")
	if diff := cmp.Diff(deck.Meta{}, s.w.newMeta()); diff != "" {
		t.Error(diff)
	}
	if got := SetTheme(s.app).Mode; got != kit.System {
		t.Errorf("the look is %s", got)
	}
	s.settle()
}
