package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

func TestEverythingInTheMenusIsReachedByKeys(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyF10)
	for range 6 { // past Edit, View, Insert, Table and Deck
		s.press(fyne.KeyRight)
	}
	s.typeText("d") // Duplicate
	s.press(fyne.KeyReturn)
	s.settle()
	if diff := cmp.Diff("One|One|Two|Three", s.titles()); diff != "" {
		t.Error(diff)
	}
}

func TestAShortcutWaitsWhileAMenuIsOpen(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyF10)
	s.menu("Slide/Duplicate")
	s.press(fyne.KeyEscape)
	s.settle()
	if diff := cmp.Diff("One|Two|Three", s.titles()); diff != "" {
		t.Error(diff)
	}
}

func TestEnterGoesFromFieldToField(t *testing.T) {
	s := open(t, three())
	s.press(fyne.KeyReturn)
	s.typeText(" more")
	s.press(fyne.KeyReturn)
	s.typeText("under it")
	s.press(fyne.KeyReturn)
	s.typeText(" bullet")
	s.settle()
	sl := s.deck().Slides[0]
	want := []string{"One more", "under it", "First|Second bullet"}
	got := []string{sl.Title, sl.Subtitle, sl.Blocks[0].Items[0].Text + "|" + sl.Blocks[0].Items[1].Text}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheNewestOfManyCopiesIsChosen(t *testing.T) {
	s := open(t, three())
	for range 5 {
		s.menu("Slide/Duplicate")
	}
	s.settle()
	newest := s.w.Editor().Status().Slide
	if diff := cmp.Diff("One|One|One|One|One|One|Two|Three", s.titles()); diff != "" || newest != 2 {
		t.Errorf("slide %d is chosen; %s", newest, diff)
	}
}

func TestASlideIsKeptOutOfOutputsAndTheStatusLineSaysSo(t *testing.T) {
	s := open(t, three())
	for _, c := range []struct {
		item string
		want deck.Mask
		said string
	}{
		{"On slides", deck.InBrief | deck.InHandout | deck.InWeb, "not on slides"},
		{"In the brief", deck.InHandout | deck.InWeb, "not on slides"},
		{"On slides", deck.InSlides | deck.InHandout | deck.InWeb, "fits"},
		{"In the brief", 0, "fits"},
	} {
		s.menu("Slide/" + c.item)
		s.settle()
		s.until(c.item+" shows", func() bool { return s.w.status.fits.Text() == c.said })
		if diff := cmp.Diff(c.want, s.deck().Slides[0].Outputs); diff != "" {
			t.Errorf("%s: %s", c.item, diff)
		}
	}
}

func TestAPictureIsKeptInTheLibrary(t *testing.T) {
	s := open(t, three())
	path := filepath.Join(t.TempDir(), "dot.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s.menu("Slide/With a picture…")
	s.w.Fyne().Canvas().Focused().(*kit.Entry).SetText(path)
	s.press(fyne.KeyReturn)
	s.describe("A dot")
	s.until("the slide is there", func() bool { return s.w.Editor().Status().Slides == 4 })
	s.settle()
	ref := s.deck().Slides[1].Blocks[0].Image.Ref
	if alt := s.deck().Slides[1].Blocks[0].Alt; alt != "A dot" {
		t.Errorf("described as %q", alt)
	}
	kept, err := s.lib.Picture(ref)
	if err != nil {
		t.Fatal(err)
	}
	given, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(given, kept); diff != "" || !strings.HasPrefix(ref, deck.PictureHash) {
		t.Errorf("%s: %s", ref, diff)
	}
}

func TestAFileThatIsNoPictureIsRefusedInWords(t *testing.T) {
	s := open(t, three())
	path := filepath.Join(t.TempDir(), "text.png")
	if err := os.WriteFile(path, []byte("not a picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.menu("Slide/With a picture…")
	s.w.Fyne().Canvas().Focused().(*kit.Entry).SetText(path)
	s.press(fyne.KeyReturn)
	s.until("it says so", func() bool { return strings.Contains(texts(s.w.errors.Content), "PNG or JPEG") })
	if got := s.w.Editor().Status().Slides; got != 3 {
		t.Errorf("there are %d slides", got)
	}
}

func TestOpeningAsksInASheetAndEscapeLeavesIt(t *testing.T) {
	for _, item := range []string{"File/Open…", "File/Open library…", "File/Import…"} {
		s := open(t, three())
		s.menu(item)
		if !s.w.stage.Busy() {
			t.Fatalf("%s: nothing asks", item)
		}
		s.press(fyne.KeyEscape)
		if s.w.stage.Busy() {
			t.Errorf("%s: Escape leaves the sheet open", item)
		}
	}
}

func TestDroppedFilesAreImportedInTheLibrary(t *testing.T) {
	s := open(t, three())
	var uris []fyne.URI
	for _, f := range [][2]string{{"spans.txt", "On Spans\n\n1. North\n\nTraffic rose by 12 percent in 2020.\n"}, {"refs.bib", "@article{a, title={On Bridges}, year={2019}}"}} {
		path := filepath.Join(t.TempDir(), f[0])
		if err := os.WriteFile(path, []byte(f[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		uris = append(uris, storage.NewFileURI(path))
	}
	s.w.dropped(fyne.Position{}, uris)
	s.until("the paper is looked over", func() bool { return s.w.stage.Busy() })
	if got := s.w.places[s.w.at].Name(); got != place.Library {
		t.Errorf("in %s", got)
	}
	s.press(fyne.KeyReturn)
	s.until("both are added", func() bool {
		all, err := s.w.work.Library().Sources(t.Context())
		return err == nil && len(all) == 2
	})
}

func TestTheWindowNamesItsLibrary(t *testing.T) {
	for path, want := range map[string]string{
		"/home/a/library.briefdeck":       "Briefdeck — library",
		"/home/a/Trade 2024.v2.briefdeck": "Briefdeck — Trade 2024.v2",
	} {
		if diff := cmp.Diff(want, windowTitle(path)); diff != "" {
			t.Error(diff)
		}
	}
}

// Without a desktop that says light or dark the window is light, and it follows as
// soon as one does; what a person chose stands above both.
func TestTheLookIsLightUntilTheSystemOrThePersonSaysDark(t *testing.T) {
	for _, c := range []struct {
		name  string
		mode  kit.Mode
		quiet bool
		want  bool
	}{
		{"nobody said anything", kit.System, true, false},
		{"the system says dark", kit.System, false, true},
		{"the person says dark", kit.Dark, true, true},
		{"the person says light", kit.Light, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			th := kit.NewTheme(c.mode)
			th.Quiet = c.quiet
			if got := th.IsDark(theme.VariantDark); got != c.want {
				t.Errorf("dark: %v", got)
			}
		})
	}
}

func TestNoTwoMenuItemsShareAKey(t *testing.T) {
	s := open(t, three())
	taken := map[string]string{}
	for _, c := range s.w.commands() {
		if other, ok := taken[c.Side]; ok && c.Side != "" {
			t.Errorf("%s is the key of %s and of %s", c.Side, other, c.Title)
		}
		taken[c.Side] = c.Title
	}
}
