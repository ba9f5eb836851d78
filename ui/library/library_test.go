package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
	"briefdeck/ui/library"
	"briefdeck/ui/place/placetest"
)

const paper = `A Short Paper on Bridges

Ann Author, Bo Builder

Abstract: Bridges matter.

1. Introduction

The programme built about 120 bridges in 2019.[1] It cost US$3.5 billion.

2. Results

2.1 In the north

Traffic rose by 12 percent in 2020.

References

[1] Builder B. On bridges[J]. Journal of Spans, 2018, 3(2): 1-9.
`

const chinese = `桥梁研究

摘要：桥梁很重要。

一、引言

2019年建成约120座桥梁。
`

// file writes a text into the bench's folder.
func file(b *placetest.Bench, name, text string) string {
	b.Helper()
	path := filepath.Join(b.Dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// open makes an empty library and its place.
func open(t *testing.T) (*placetest.Bench, *library.Library) {
	t.Helper()
	b := placetest.New(t, nil)
	l := library.New(b.Desk)
	b.Put(l, 1356, 830)
	b.UntilSays("Import a paper")
	return b, l
}

// take imports a text and adds it to the library.
func take(b *placetest.Bench, l *library.Library, name, text string) {
	b.Helper()
	l.Import(file(b, name, text))
	b.UntilSays("Add this paper to the library?")
	b.Tap("Add to library")
	b.Until("the paper is added", func() bool { return !b.Desk.Stage.Busy() && !b.Says("adding…") && b.Says("Added") })
}

func TestAPaperIsReviewedBeforeItIsAdded(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this paper to the library?")
	for _, want := range []string{"A Short Paper on Bridges", "Ann Author", "Figures found"} {
		if !b.Says(want) {
			t.Errorf("the review does not say %q: %q", want, b.Texts())
		}
	}
	b.Tap("Add to library")
	b.UntilSays("Held · 1")
	b.UntilSays("2.1 In the north")
	for _, want := range []string{"about 120 bridges", "[1]", "References 1", "undated", "to review"} {
		b.UntilSays(want)
	}
}

func TestThePersonChoosesAFileToImport(t *testing.T) {
	b, l := open(t)
	path := file(b, "bridges.txt", paper)
	l.AskImport()
	b.UntilSays("Import papers or data")
	placetest.Find(b, func(*kit.Entry) bool { return true }).SetText(path)
	b.Until("the file is found", func() bool {
		return placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Read" }).Enabled()
	})
	b.Tap("Read")
	b.UntilSays("Add this paper to the library?")
}

func TestCancellingAReviewAddsNothing(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this paper to the library?")
	b.Tap("Cancel")
	sources, err := b.Desk.Work.Library().Sources(t.Context())
	if err != nil || len(sources) != 0 || b.Desk.Stage.Busy() {
		t.Errorf("%d sources, %v", len(sources), err)
	}
}

func TestTheSamePaperTwiceIsToldInOneLine(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("Held · 1")
	l.Import(file(b, "again.txt", paper))
	b.UntilSays("again.txt is in the library already as “A Short Paper on Bridges”")
	if len(b.Shell.Failed) > 0 {
		t.Error(b.Shell.Failed)
	}
}

func TestAFileThatIsNoTextIsRefusedInWords(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "x.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	b.Until("a failure", func() bool { return len(b.Shell.Failed) > 0 })
	if !strings.Contains(b.Shell.Failed[0], "PDF") || b.Desk.Stage.Busy() {
		t.Error(b.Shell.Failed)
	}
}

func TestSeveralFilesAreReviewedOneAfterAnother(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "one.txt", paper), file(b, "two.txt", chinese))
	b.UntilSays("(1 of 2)")
	b.Tap("Add to library")
	b.UntilSays("(2 of 2)")
	b.UntilSays("桥梁研究")
	b.Tap("Add to library")
	b.UntilSays("Held · 2")
}

func TestASectionBecomesASlide(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("2.1 In the north")
	l.ShowSource("a-short-paper-on-bridges", "2.1")
	b.UntilSays("Add slide from this section")
	b.Tap("Add slide from this section")
	if len(b.Shell.Added) != 1 || b.Shell.Added[0].Layout != deck.BulletSlide {
		t.Errorf("added %v", b.Shell.Added)
	}
}

func TestACitationMarkShowsItsReference(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("Review figures")
	b.UntilSays("[1]")
	click(b, "[1]")
	b.UntilSays("Journal of Spans")
	if d := cmp.Diff([]string{"bridges-2019", "cost"}, slices.Compact(b.Shell.Figures)); d != "" {
		t.Error(d)
	}
}

// click clicks every spot of the line of text that holds some words.
func click(b *placetest.Bench, words string) {
	line := placetest.Find(b, func(v *kit.LineView) bool { return strings.Contains(v.Text(), words) })
	for x := range int(line.Size().Width) {
		line.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(x), 8)}})
		if line.Cursor() == desktop.PointerCursor {
			line.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(x), 8)})
		}
	}
}

// A text of 400 KB makes views only for what is in sight.
func TestALongTextMakesFewViews(t *testing.T) {
	b, l := open(t)
	long := "A Long Paper\n\n1. Only one\n\n" + strings.Repeat(strings.Repeat("Some words of a sentence that goes on. ", 30)+"\n\n", 350)
	take(b, l, "long.txt", long)
	b.UntilSays("1 Only one")
	seen := 0
	for _, s := range b.Texts() {
		if strings.Contains(s, "words") {
			seen++
		}
	}
	if seen == 0 || seen > 80 {
		t.Errorf("%d lines are made", seen)
	}
}

func TestNarrowWindowsGiveUpTheTreeForAMenu(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("2.1 In the north")
	b.Window.Resize(fyne.NewSize(940, 640))
	if !slices.Contains(b.Texts(), "Sections") || placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Sections" }) == nil {
		t.Errorf("%q", b.Texts())
	}
}

func TestArrowsGoThroughTheList(t *testing.T) {
	b, l := open(t)
	take(b, l, "one.txt", paper)
	b.UntilSays("Held · 1")
	take(b, l, "two.txt", chinese)
	b.UntilSays("座桥梁")
	l.Key(&fyne.KeyEvent{Name: fyne.KeyUp})
	b.UntilSays("about 120 bridges")
	if l.Key(&fyne.KeyEvent{Name: fyne.KeyA}) {
		t.Error("took a key that is not its own")
	}
}
