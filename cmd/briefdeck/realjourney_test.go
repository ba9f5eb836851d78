package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/golden"
	"briefdeck/internal/source"
	"briefdeck/internal/store"
	"briefdeck/internal/wiring"
)

// The bundled brief is built in a real window with the keys alone: from the imported
// paper and an empty deck to the PDF.
func TestARealWindowBuildsTheBundledBriefFromAnEmptyDeck(t *testing.T) {
	skipShort(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("reading the PDF needs pdftotext, which is not installed")
	}
	began := time.Now()
	a := &author{desktop: openDesktop(t)}
	want := bundledBrief(t)
	a.importPaper()
	a.newDeck(want.Meta)
	for i, s := range want.Slides {
		if i > 0 {
			a.newSlide(s.Layout, i+1)
		}
		a.fill(s, last(a.deck()).Group != s.Group)
		a.agrees(fmt.Sprintf("slide %d", i+1), s)
		t.Logf("slide %d after %v", i+1, time.Since(began).Round(time.Second))
	}
	if diff := cmp.Diff(want, a.deck(), loosely...); diff != "" {
		t.Errorf("the deck (-want +got):\n%s", diff)
	}
	golden.Text(t, "journey.txt", printed(t, a.export()))
	golden.Text(t, "journey.txt", printed(t, bundledPDF(t, want)))
}

// loosely compares what is written: not what names it, nor what was decided about it.
var loosely = []cmp.Option{cmpopts.IgnoreFields(deck.Deck{}, "ID", "Key", "Review"), cmpopts.IgnoreFields(deck.Slide{}, "ID"), cmpopts.IgnoreFields(deck.Block{}, "ID")}

// agrees waits until the last slide is as the brief has it.
func (a *author) agrees(what string, want deck.Slide) {
	a.t.Helper()
	diff := ""
	defer func() {
		if diff != "" {
			a.t.Logf("%s (-want +got):\n%s", what, diff)
		}
	}()
	a.until(what+" is as the brief has it", func() bool {
		diff = cmp.Diff(want, last(a.deck()), loosely...)
		return diff == ""
	})
}

// bundledBrief is the brief as the program carries it.
func bundledBrief(t *testing.T) *deck.Deck {
	t.Helper()
	decks, _, _, err := wiring.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return decks[slices.IndexFunc(decks, func(d *deck.Deck) bool { return d.Key == wiring.FirstDeck })]
}

// paper is the file of the first paper; where it is not there, our summary of it.
func (a *author) paper() string {
	a.t.Helper()
	if found, _ := filepath.Glob("../../../shared/paper/*.txt"); len(found) == 1 {
		path, err := filepath.Abs(found[0])
		if err != nil {
			a.t.Fatal(err)
		}
		return path
	}
	path := filepath.Join(filepath.Dir(a.library), "summary.txt")
	if err := os.WriteFile(path, []byte(summary(a.t)), 0o600); err != nil {
		a.t.Fatal(err)
	}
	return path
}

// summary is the bundled summary of the paper as a text file.
func summary(t *testing.T) string {
	t.Helper()
	_, facts, _, err := wiring.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	var doc source.Document
	for _, f := range facts {
		for _, d := range f.Documents {
			if d.Source.Key == "duan" {
				doc = d
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\n%s\n", doc.Source.Title, strings.Join(doc.Source.Authors, ", "), doc.Source.Affiliation)
	for _, s := range doc.Sections {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(strings.TrimPrefix(s.Number+". "+s.Title, ". ")))
		for _, p := range s.Paragraphs {
			fmt.Fprintf(&b, "\n%s\n", p.Text)
		}
	}
	return b.String()
}

// importPaper takes the paper in: it is the text of the source that the library knows.
func (a *author) importPaper() {
	a.sheet("the file sheet", func() { a.press("ctrl+i") })
	a.write(a.paper())
	a.press("Return")
	a.until("the paper is in the library", func() bool {
		if a.revisions() > 1 {
			return true
		}
		a.press("Return") // once it is read, Enter adds it
		return false
	})
	a.left("the sheet of the paper")
}

// revisions is how many texts of the paper the library holds.
func (a *author) revisions() (n int) {
	a.inLibrary(func(ctx context.Context, lib *store.DB) error {
		all, err := lib.Revisions(ctx, "duan")
		n = len(all)
		return err
	})
	return n
}

// newDeck makes an empty deck that says who it is from and for, and what it is.
func (a *author) newDeck(m deck.Meta) {
	a.sheet("the sheet of a new deck", func() { a.press("ctrl+n") })
	a.press("Down", "Down", "Down", "Down", "Down", "Down", "Down") // the last template is empty
	for i, text := range []string{m.Title, m.From, m.To, m.Date, m.AsOf, m.Marking, m.Version, m.Language, fmt.Sprint(m.Minutes)} {
		if i > 0 {
			a.press("Tab")
		}
		a.write(text)
	}
	a.press("Return")
	a.until("the empty deck is there", func() bool {
		a.key = a.newest(m.Title)
		return a.key != ""
	})
	a.left("the sheet of a new deck")
	a.sheet("the document details", func() { a.press("ctrl+shift+i") })
	a.field("Kind")
	a.over(m.Kind)
	a.field("Held to the rules of")
	a.press("space")
	a.write("a ministerial")
	a.press("Return")
	a.field("Save details")
	a.until("the deck says what it is", func() bool { return a.deck().Meta == m })
	a.left("the document details")
}

// newest is the key of the deck of a title that did not come with the program.
func (a *author) newest(title string) (key string) {
	a.inLibrary(func(ctx context.Context, lib *store.DB) error {
		all, err := lib.Decks(ctx)
		for _, d := range all {
			if d.Title == title && d.Key != wiring.FirstDeck {
				key = d.Key
			}
		}
		return err
	})
	return key
}

// layoutWords are how the window calls the layouts.
var layoutWords = map[deck.Layout]string{
	deck.Statement: "Statement", deck.FigureSlide: "Key figures", deck.TwoColumns: "Two columns", deck.BulletSlide: "Bullets",
	deck.TableSlide: "Table", deck.References: "References",
}

// newSlide adds an empty slide; the caret stands in its title.
func (a *author) newSlide(l deck.Layout, n int) {
	a.edit(fmt.Sprintf("slide %d is there", n), func() {
		a.sheet("the list of layouts", func() { a.press("ctrl+shift+m") })
		a.choose(layoutWords[l])
	}, func(d *deck.Deck) bool { return len(d.Slides) == n && last(d).Layout == l })
}

// fill writes the last slide.
func (a *author) fill(want deck.Slide, regroup bool) {
	if title := last(a.deck()).Title; title == "" {
		a.prose(want.Title)
	} else {
		a.press("Escape", "Return") // into the title that is there
	}
	if want.Subtitle != "" {
		a.press("Tab")
		a.prose(want.Subtitle)
	}
	a.press("Escape", "Escape")
	for _, b := range want.Blocks {
		a.block(b)
		a.press("Escape")
	}
	if regroup {
		a.command("slide group")
		a.over(want.Group)
		a.press("Return")
	}
	for _, word := range outputsOff(want.Outputs) {
		a.command(word)
	}
	a.press("ctrl+shift+n")
	a.prose(want.Notes)
	a.press("Escape")
}

// outputsOff are the outputs that a mask leaves out, as the window calls them.
func outputsOff(m deck.Mask) []string {
	var out []string
	for _, o := range []struct {
		mask deck.Mask
		word string
	}{{deck.InSlides, "On slides"}, {deck.InBrief, "In the brief"}, {deck.InHandout, "In the handout"}, {deck.InWeb, "On the web"}} {
		if !m.Has(o.mask) {
			out = append(out, o.word)
		}
	}
	return out
}

// export makes the brief's PDF in the Exports place, where Enter does.
func (a *author) export() string {
	target := filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(a.library))), a.key+".pdf")
	a.press("ctrl+e")
	a.until("the PDF is there", func() bool {
		if _, err := os.Stat(target); err == nil {
			return true
		}
		a.press("Return")
		return false
	})
	a.until("the export is in the library's history", func() bool { return a.exported() == target })
	return target
}

// bundledPDF is what the engine makes of the bundled brief and its own facts.
func bundledPDF(t *testing.T, d *deck.Deck) string {
	t.Helper()
	_, facts, pictures, err := wiring.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	book := evidence.NewBook()
	for _, f := range facts {
		book.Merge(f.Book)
	}
	e, done, err := wiring.Engine(nil, pictures)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	path := filepath.Join(t.TempDir(), "bundled.pdf")
	if _, _, err := e.Export(t.Context(), book, app.ExportRequest{Deck: d, Output: app.AsBrief, Path: path}); err != nil {
		t.Fatal(err)
	}
	return path
}

// What may differ between the exports: the revision, which knows where figures stand,
// and the postal code that only the paper itself gives.
var (
	revision   = regexp.MustCompile(`· [0-9a-f]{8}\b`)
	postalCode = regexp.MustCompile(`(Guilin) 541000`)
)

// printed is the text of a PDF, a line a paragraph or less, without where lines break.
func printed(t *testing.T, path string) string {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-") // in the order of the document
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("read %s: %v", path, err)
	}
	words := strings.Join(strings.Fields(out.String()), " ")
	words = postalCode.ReplaceAllString(revision.ReplaceAllString(words, "· REVISION"), "$1")
	return strings.ReplaceAll(words, ". ", ".\n") + "\n"
}
