package export_test

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/raster"
	"briefdeck/internal/source"
	"briefdeck/ui/export"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
	"briefdeck/ui/slideview"

	"briefdeck/internal/frame"
)

// lecture is a deck of three slides.
func lecture() *deck.Deck {
	d := &deck.Deck{ID: source.NewID(), Key: "a-lecture", Meta: deck.Meta{Title: "A lecture on bridges 桥梁", Template: "lecture"}}
	for _, title := range []string{"One", "Two", "三"} {
		s := app.NewSlide(deck.BulletSlide)
		s.Title = title
		s.Blocks[0].Items = []deck.Item{{Text: "A point"}}
		d.Slides = append(d.Slides, s)
	}
	return d
}

type shown struct {
	deck  string
	slide deck.ID
}

func open(t *testing.T, d *deck.Deck) (*placetest.Bench, *export.Export, *[]shown) {
	t.Helper()
	b := placetest.New(t, func(l app.Library) error {
		if d == nil {
			return nil
		}
		_, err := l.AddDeck(context.Background(), d)
		return err
	})
	b.Shell.Deck = d
	faces := b.Desk.Work.Engine().Layout.Faces
	paint := slideview.NewPainter(func(ctx context.Context, f *frame.Frame, width int, _ image.Rectangle) (*image.RGBA, error) {
		return raster.Paint(ctx, f, faces, width)
	}, b.Desk.Tasks.Post)
	var went []shown
	e := export.New(export.Config{Desk: b.Desk, Painter: paint, ShowSlide: func(k string, id deck.ID) { went = append(went, shown{k, id}) }})
	b.Put(e, 1356, 830)
	t.Cleanup(paint.Wait)
	return b, e, &went
}

// into sets the form to a file of the bench's folder and returns its path.
func into(b *placetest.Bench, name string) string {
	b.Helper()
	fields := []*kit.Entry{}
	placetest.Find(b, func(e *kit.Entry) bool {
		fields = append(fields, e)
		return false
	})
	if len(fields) != 2 {
		b.Fatalf("%d fields", len(fields))
	}
	fields[0].SetText(name)
	fields[1].SetText(b.Dir)
	return filepath.Join(b.Dir, name)
}

func TestAnExportIsAFileAndARowOfTheHistory(t *testing.T) {
	b, _, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	path := into(b, "out.pdf")
	b.Tap("Export PDF")
	b.UntilSays("3 pages,")
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Fatalf("no PDF: %v", err)
	}
	b.UntilSays("Today")
	for _, want := range []string{"A lecture on bridges", "Slides", "out.pdf", path} {
		b.UntilSays(want)
	}
	all, err := b.Desk.Work.Library().Exports(t.Context())
	if err != nil || len(all) != 1 || all[0].Pages != 3 || all[0].Path != path {
		t.Errorf("history %v, %v", all, err)
	}
}

func TestAFileIsNotReplacedWithoutAsking(t *testing.T) {
	b, e, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	path := into(b, "mine.pdf")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	e.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.UntilSays("Replace mine.pdf?")
	b.Tap("Cancel")
	if data, _ := os.ReadFile(path); string(data) != "mine" {
		t.Error("it was replaced all the same")
	}
	b.Tap("Export PDF")
	b.Tap("Replace file")
	b.UntilSays("3 pages,")
	if data, _ := os.ReadFile(path); string(data) == "mine" {
		t.Error("it was not replaced")
	}
}

func TestCancellingLeavesNothing(t *testing.T) {
	b, e, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	path := into(b, "never.pdf")
	b.Tap("Export PDF")
	e.Cancel()
	b.UntilSays("Export cancelled")
	b.Desk.Tasks.Stop()
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a file")
	}
	all, err := b.Desk.Work.Library().Exports(t.Context())
	if err != nil || len(all) != 0 || len(b.Shell.Failed) > 0 {
		t.Errorf("history %v, %v, %v", all, err, b.Shell.Failed)
	}
}

func TestAnErrorOfTheDeckStopsTheExportAndLeadsToItsSlide(t *testing.T) {
	d := lecture()
	d.Slides[1].Title = "It was {{fig:nothing}}"
	b, _, went := open(t, d)
	b.UntilSays("1 error stops the export")
	path := into(b, "bad.pdf")
	b.Tap("Export PDF")
	b.UntilSays("Nothing was exported")
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a file")
	}
	b.Tap("Go to the slide")
	if len(*went) != 1 || (*went)[0] != (shown{"a-lecture", d.Slides[1].ID}) {
		t.Errorf("went to %v", *went)
	}
}

func TestTheFileNameFollowsTheOutputUntilSomebodyTypesOne(t *testing.T) {
	b, _, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	as := placetest.Find(b, func(s *kit.Segments) bool { return s.Labels[0] == "Brief PDF" })
	if as.At != 1 || !b.Says("a-lecture-slides.pdf") {
		t.Errorf("a lecture is not proposed as slides: %q", b.Texts())
	}
	choose(as, 0)
	b.UntilSays("a-lecture.pdf")
	into(b, "own.pdf")
	choose(as, 1)
	b.UntilSays("own.pdf")
}

func choose(s *kit.Segments, at int) {
	s.Set(at)
	s.OnPick(at)
}

func TestTheNextExportOfADeckStartsWhereTheLastOneWent(t *testing.T) {
	b, _, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	into(b, "before.pdf")
	as := placetest.Find(b, func(s *kit.Segments) bool { return s.Labels[0] == "Brief PDF" })
	choose(as, 0)
	b.UntilSays("Preview · 1 page")
	b.Tap("Export PDF")
	b.UntilSays("Today")
	again := export.New(export.Config{Desk: b.Desk, Painter: slideview.NewPainter(func(context.Context, *frame.Frame, int, image.Rectangle) (*image.RGBA, error) {
		return image.NewRGBA(image.Rect(0, 0, 1, 1)), nil
	}, b.Desk.Tasks.Post)})
	b.Put(again, 1000, 700)
	b.UntilSays("before.pdf")
	b.UntilSays("Preview · 1 page")
}

func TestWhatIsChosenBeforeTheHistoryIsReadStays(t *testing.T) {
	b, _, _ := open(t, lecture())
	choose(placetest.Find(b, func(s *kit.Segments) bool { return s.Labels[0] == "Brief PDF" }), 0)
	path := into(b, "chosen.pdf")
	b.UntilSays("Preview · 1 page")
	b.Tap("Export PDF")
	b.UntilSays("Today")
	if _, err := os.Stat(path); err != nil || !b.Says("Preview · 1 page") {
		t.Errorf("it was exported elsewhere or otherwise (%v): %q", err, b.Texts())
	}
}

func TestAFileThatWasMovedAwayIsTold(t *testing.T) {
	b, e, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	path := into(b, "gone.pdf")
	b.Tap("Export PDF")
	b.UntilSays("Today")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	e.Shown()
	b.UntilSays("is no longer there")
}

func TestTheFolderCanBeChosen(t *testing.T) {
	b, _, _ := open(t, lecture())
	b.UntilSays("Preview · 3 pages")
	into(b, "out.pdf")
	b.Tap("Choose…")
	b.UntilSays("Export to which folder?")
	b.Tap("Choose folder")
	b.UntilSays(b.Dir)
}

func TestWithoutADeckNothingCanBeExported(t *testing.T) {
	b, e, _ := open(t, nil)
	b.UntilSays("Choose a deck to see its pages")
	if button := placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Export PDF" }); button.Enabled() {
		t.Error("the button is on")
	}
	e.Start()
	if b.Desk.Stage.Busy() || len(b.Shell.Failed) > 0 {
		t.Error(b.Shell.Failed)
	}
}
