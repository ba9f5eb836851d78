package ui

import (
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// describe answers what a picture shows.
func (s *screen) describe(alt string) {
	s.t.Helper()
	s.until("it asks what the picture shows", func() bool { return s.w.stage.Busy() })
	s.typeText(alt)
	s.press(fyne.KeyReturn)
	s.settle()
}

// picture is a file with a picture of a size.
func picture(t *testing.T, name string, w, h int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// pictures are the picture blocks of the first slide.
func (s *screen) pictures() []deck.Block {
	s.t.Helper()
	var out []deck.Block
	for _, b := range s.deck().Slides[0].Blocks {
		if b.Kind == deck.ImageBlock {
			out = append(out, b)
		}
	}
	return out
}

// Each flow is a way in which a picture comes onto a slide; undo takes it back to the byte.
func TestPicturesComeOntoTheSlide(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*screen)
		alts []string
	}{
		{"from a file", func(s *screen) {
			s.menu("Insert/Picture…")
			s.w.Fyne().Canvas().Focused().(*kit.Entry).SetText(picture(s.t.(*testing.T), "a.png", 8, 6))
			s.press(fyne.KeyReturn)
			s.describe("A dot")
		}, []string{"A dot"}},
		{"dropped on the window", func(s *screen) {
			s.w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(picture(s.t.(*testing.T), "a.png", 8, 6))})
			s.describe("Dropped")
		}, []string{"Dropped"}},
		{"several dropped at once", func(s *screen) {
			s.w.dropped(fyne.Position{}, []fyne.URI{
				storage.NewFileURI(picture(s.t.(*testing.T), "a.png", 8, 6)), storage.NewFileURI(picture(s.t.(*testing.T), "b.png", 6, 8)),
			})
		}, []string{"", ""}},
		{"a copied file", func(s *screen) {
			s.app.Clipboard().SetContent("copy\n" + storage.NewFileURI(picture(s.t.(*testing.T), "a b.png", 8, 6)).String() + "\n")
			s.menu("Edit/Paste slides")
			s.describe("Pasted")
		}, []string{"Pasted"}},
		{"a picture that was copied elsewhere", func(s *screen) {
			path := picture(s.t.(*testing.T), "a.png", 8, 6)
			s.w.desk.Copied = func(context.Context) ([]byte, error) { return os.ReadFile(path) }
			s.app.Clipboard().SetContent("\x89PNG\r\n\x1a\n") // as a text: what some programs hand over
			s.menu("Edit/Paste slides")
			s.describe("A screenshot")
		}, []string{"A screenshot"}},
		{"the same, while one writes", func(s *screen) {
			path := picture(s.t.(*testing.T), "a.png", 8, 6)
			s.w.desk.Copied = func(context.Context) ([]byte, error) { return os.ReadFile(path) }
			s.app.Clipboard().SetContent("")
			s.click("title", 1, 1)
			s.w.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()})
			s.describe("A screenshot")
		}, []string{"A screenshot"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, three())
			before := s.text()
			c.do(s)
			s.until("they are there", func() bool { return len(s.pictures()) == len(c.alts) })
			var got []string
			for _, b := range s.pictures() {
				got = append(got, b.Alt)
			}
			if diff := cmp.Diff(c.alts, got); diff != "" {
				t.Error(diff)
			}
			s.undoAll()
			if diff := cmp.Diff(before, s.text()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnEmptyClipboardSaysSo(t *testing.T) {
	s := open(t, three())
	s.app.Clipboard().SetContent("")
	s.w.desk.Copied = func(context.Context) ([]byte, error) { return nil, nil }
	s.menu("Edit/Paste slides")
	s.until("it says so", func() bool { return s.says("The clipboard holds no slides, no text and no picture") })
	s.w.desk.Copied = func(context.Context) ([]byte, error) { return []byte("no picture at all"), nil }
	s.menu("Edit/Paste slides")
	s.until("the error shows", func() bool { return s.w.errors.Content.Visible() })
	if n := len(s.pictures()); n != 0 {
		t.Errorf("%d pictures came", n)
	}
}

func TestAPictureIsCroppedAndFillsItsRoom(t *testing.T) {
	s := open(t, three())
	s.w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(picture(t, "a.png", 80, 60))})
	s.describe("A dot")
	s.until("it is there", func() bool { return len(s.pictures()) == 1 })
	s.settle()
	before := s.text()
	s.tapIn(s.w.Fyne().Content(), "Crop…")
	s.until("the picture shows", func() bool { return s.w.stage.Busy() })
	s.tapIn(s.w.Fyne().Canvas().Overlays().Top(), "Whole picture")
	s.press(fyne.KeyRight) // nothing to move into
	s.press(fyne.KeyReturn)
	s.settle()
	if diff := cmp.Diff(before, s.text()); diff != "" {
		t.Errorf("a frame around all of it: %s", diff)
	}
	for _, e := range s.entries() {
		if e.PlaceHolder == "0" {
			s.w.Fyne().Canvas().Focus(e)
			s.typeText("12.5")
			break
		}
	}
	s.settle()
	if diff := cmp.Diff(deck.Crop{Left: 125}, s.pictures()[0].Image.Crop); diff != "" {
		t.Error(diff)
	}
	for s.text() != before {
		s.menu("Edit/Undo")
		s.settle()
	}
}
