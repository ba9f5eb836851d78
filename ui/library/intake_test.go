package library_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/library"
	"briefdeck/ui/place/placetest"
)

// summarised makes a library that holds our own words about the paper, and its place.
func summarised(t *testing.T) (*placetest.Bench, *library.Library) {
	t.Helper()
	b := placetest.New(t, func(lib app.Library) error {
		return lib.AddFacts(t.Context(), []source.Document{{
			Source: source.Source{Key: "bridges", Kind: source.Paper, Title: "A Short Paper on Bridges", Short: "Author", Held: true, Note: "Our own summaries."},
			Sections: []source.Section{{ID: "s", Title: "Introduction", Level: 1, Paragraphs: []source.Paragraph{
				{ID: "p", Kind: source.Summary, Text: "It counts bridges."},
			}}},
		}}, nil)
	})
	l := library.New(b.Desk)
	b.Put(l, 1356, 830)
	b.UntilSays("our summary")
	return b, l
}

func TestAFullPaperTakesThePlaceOfOurSummary(t *testing.T) {
	b, l := summarised(t)
	b.UntilSays("Our own summaries.")
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this as revision 2")
	b.Tap("Add as revision")
	b.UntilSays("revision 2")
	b.UntilSays("2.1 In the north")
	b.Until("the note is gone", func() bool { return !b.Says("· our summary") && !b.Says("Our own summaries.") })
}

func TestNothingLeftToReviewIsNotOfferedForReview(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "plain.txt", "A Paper Without Numbers\n\n1. Only words\n\nNothing is counted here.\n"))
	b.UntilSays("Add this paper to the library?")
	b.Tap("Add to library")
	b.UntilSays("Added to the library")
	if b.Says("to review") {
		t.Errorf("%q", b.Texts())
	}
}

const spans = "A Note on Spans\n\nBo Builder\n\n1. Lengths\n\nThe longest span measured 2,023 metres in 2022.\n"

func TestFilesThatAreNotTakenAreListedWithWhyAndWhatToDo(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	l.Import(file(b, "old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 512)), file(b, "empty.txt", ""), file(b, "again.txt", paper), file(b, "spans.txt", spans))
	b.UntilSays("(4 of 4)")
	b.Tap("Add to library")
	b.UntilSays("4 files: 1 added, 1 held already, 2 not taken")
	for _, want := range []string{"old.doc", "it is an old Office document.", "Open it in Word or LibreOffice, save it as .docx and import that.", "empty.txt", "holds no text", "in the library already as “A Short Paper on Bridges”"} {
		if !b.Says(want) {
			t.Errorf("the list does not say %q: %q", want, b.Texts())
		}
	}
	if len(b.Shell.Failed) > 0 {
		t.Error(b.Shell.Failed)
	}
	b.Tap("Copy list")
	lines := strings.Split(fyne.CurrentApp().Clipboard().Content(), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], "old.doc: ") || !strings.Contains(lines[0], "save it as .docx") {
		t.Errorf("copied %q", lines)
	}
	b.Tap("Show")
	b.UntilSays("about 120 bridges")
	b.Tap("Close")
	if b.Says("old.doc") {
		t.Error("the list is still there")
	}
}

func TestAReviewThatIsPutOffWaitsInTheTray(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper), file(b, "spans.txt", spans))
	b.UntilSays("(1 of 2)")
	b.Desk.Stage.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.UntilSays("2 to decide")
	if b.Desk.Stage.Busy() {
		t.Error("another sheet came up")
	}
	b.Tap("Look over")
	b.UntilSays("(1 of 2)")
	b.Tap("Skip")
	b.UntilSays("(2 of 2)")
	b.Tap("Add to library")
	b.UntilSays("Held · 1")
	b.Until("the tray is gone", func() bool { return !b.Says("left out") })
	b.UntilSays("A Note on Spans")
}

func TestTheRestIsAddedWithoutLookingItOver(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper), file(b, "spans.txt", spans), file(b, "qiao.txt", chinese))
	b.UntilSays("(1 of 3)")
	b.Tap("Add all")
	b.UntilSays("Held · 3")
	b.UntilSays("Added 3 files, with 5 figures to review")
}

func TestImportingIsCancelledWhole(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper), file(b, "spans.txt", spans))
	b.UntilSays("(1 of 2)")
	b.Desk.Stage.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.UntilSays("Cancel all")
	b.Tap("Cancel all")
	b.Until("the tray is gone", func() bool { return !b.Says("spans.txt") })
	sources, err := b.Desk.Work.Library().Sources(t.Context())
	if err != nil || len(sources) > 0 {
		t.Errorf("%d sources, %v", len(sources), err)
	}
}

func TestAFolderIsTheFilesInIt(t *testing.T) {
	b, l := open(t)
	file(b, "bridges.txt", paper)
	file(b, "spans.txt", spans)
	file(b, "photo.png", "no paper")
	l.Import(b.Dir)
	b.UntilSays("(1 of 2)")
	b.Tap("Add all")
	b.UntilSays("Held · 2")
}

// fieldThat is the field that holds a text.
func fieldThat(b *placetest.Bench, text string) *kit.Entry {
	b.Helper()
	e := placetest.Find(b, func(e *kit.Entry) bool { return e.Text == text })
	if e == nil {
		b.Fatalf("no field holds %q", text)
	}
	return e
}

func TestWhatAPaperSaysOfItselfIsCorrectedBeforeItIsAdded(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this paper to the library?")
	fieldThat(b, "A Short Paper on Bridges").SetText("桥梁：一篇很长的中文题目，说明二〇一九年以来的建设")
	fieldThat(b, "Ann Author; Bo Builder").SetText("安娜；Bo Builder; ")
	fieldThat(b, "").SetText("2020-05")
	b.Tap("Add to library")
	b.UntilSays("Held · 1")
	sources, err := b.Desk.Work.Library().Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := []string{sources[0].Title, strings.Join(sources[0].Authors, "|"), sources[0].Published}
	if d := cmp.Diff([]string{"桥梁：一篇很长的中文题目，说明二〇一九年以来的建设", "安娜|Bo Builder", "2020-05"}, got); d != "" {
		t.Error(d)
	}
}

func TestTheOutlineIsSeenBeforeAPaperIsAdded(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this paper to the library?")
	for _, want := range []string{"4 sections", "2.1 In the north", "2 figures", "1 figure", "1 reference"} {
		if !b.Says(want) {
			t.Errorf("the sheet does not say %q: %q", want, b.Texts())
		}
	}
}

func TestAPaperWithoutATitleIsNotAdded(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this paper to the library?")
	fieldThat(b, "A Short Paper on Bridges").SetText(" ")
	if placetest.Find(b, func(x *kit.Button) bool { return x.Label == "Add to library" }).Enabled() {
		t.Error("the button is on")
	}
	b.Desk.Stage.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !b.Desk.Stage.Busy() {
		t.Error("Enter added it")
	}
}

func TestAFileIsTakenAsARevisionOfAnySource(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	l.Import(file(b, "spans.txt", spans))
	b.UntilSays("Add this paper to the library?")
	pick(b, "A source of its own", "R")
	b.UntilSays("This is a new revision of…")
	b.Desk.Stage.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.UntilSays("Add this as revision 2")
	b.UntilSays("What changes in")
	b.Tap("Add as revision")
	b.UntilSays("revision 2")
	b.UntilSays("The longest span measured")
	if b.Says("Held · 2") {
		t.Errorf("%q", b.Texts())
	}
}

const newer = "A Short Paper on Bridges\n\nAnn Author, Bo Builder\n\n1. Introduction\n\nThe programme built about 150 bridges in 2019. It cost US$3.5 billion.\n"

// revised is the place with a paper of which a second revision was taken.
func revised(t *testing.T) (*placetest.Bench, *library.Library) {
	t.Helper()
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("Review figures")
	l.Import(file(b, "bridges.txt", newer))
	b.UntilSays("Add this as revision 2")
	b.Tap("Add as revision")
	b.UntilSays("Added as revision 2")
	b.UntilSays("150 bridges")
	b.UntilSays("Revision 2 ·")
	return b, l
}

func TestAnOlderRevisionIsOpenedToBeReadOnly(t *testing.T) {
	b, l := revised(t)
	b.Tap("Open")
	b.UntilSays("Revision 1 of 2, to be read only")
	b.UntilSays("about 120 bridges")
	l.NewClaim()
	b.UntilSays("Revision 1 is only to be read")
	if b.Desk.Stage.Busy() {
		t.Error("a claim is made of it")
	}
	b.Tap("Show the latest")
	b.UntilSays("150 bridges")
	b.Until("the bar is gone", func() bool { return !b.Says("to be read only") })
}

func TestARevisionIsUndoneAndMadeAgain(t *testing.T) {
	b, _ := revised(t)
	if _, err := b.Desk.Work.UndoEvidence(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.UntilSays("about 120 bridges")
	b.Until("the list says so", func() bool { return !b.Says("revision 2") })
	if _, err := b.Desk.Work.RedoEvidence(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.UntilSays("150 bridges")
}

func TestAnImportIsUndoneByItsName(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("Held · 1")
	undo, _, err := b.Desk.Work.CanUndoEvidence(t.Context())
	if err != nil || undo != "Import of “A Short Paper on Bridges”" {
		t.Errorf("%q, %v", undo, err)
	}
	if _, err := b.Desk.Work.UndoEvidence(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.UntilSays("Import a paper")
}

func TestASourceIsDeletedWithAWordAndComesBack(t *testing.T) {
	b, l := open(t)
	take(b, l, "bridges.txt", paper)
	b.UntilSays("Review figures")
	l.Key(&fyne.KeyEvent{Name: fyne.KeyDelete})
	b.UntilSays("It goes with its text, 3 figures (0 confirmed).")
	b.Tap("Delete")
	b.UntilSays("Import a paper")
	b.UntilSays("Deleted “A Short Paper on Bridges”")
	b.Tap("Undo")
	b.UntilSays("Held · 1")
	b.UntilSays("about 120 bridges")
	if len(figuresOf(b)) != 3 || len(b.Shell.Failed) > 0 {
		t.Errorf("%v, %v", figuresOf(b), b.Shell.Failed)
	}
}
