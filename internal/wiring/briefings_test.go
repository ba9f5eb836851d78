package wiring

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/store"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// charts keeps the drawn charts of all tests: they are the same in every output.
type charts struct{ m sync.Map }

var drawn charts

func (c *charts) Chart(key string) ([]byte, bool) {
	svg, ok := c.m.Load(key)
	if !ok {
		return nil, false
	}
	return svg.([]byte), true
}

func (c *charts) PutChart(key string, svg []byte) { c.m.Store(key, svg) }

// bundled is the engine, the bundled decks and one book of their facts.
func bundled(t *testing.T) (*app.Engine, []*deck.Deck, *evidence.Book) {
	t.Helper()
	decks, facts, pictures, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	e, done, err := Engine(&drawn, pictures)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(done)
	book := evidence.NewBook()
	for _, f := range facts {
		book.Merge(f.Book)
	}
	return e, decks, book
}

// Every bundled briefing lays out in each output and theme without a finding, stays
// on its pages, and exports.
func TestEveryBriefingLaysOutAndExports(t *testing.T) {
	e, decks, book := bundled(t)
	if len(decks) < 4 || decks[0].Key != FirstDeck {
		t.Fatalf("bundled decks: %d, the first is %s", len(decks), decks[0].Key)
	}
	for _, d := range decks {
		for _, tc := range []struct {
			as    app.Output
			theme string
		}{{app.AsBrief, app.Light}, {app.AsSlides, app.Light}, {app.AsSlides, app.Dark}} {
			t.Run(d.Key+" as "+string(tc.as)+" "+tc.theme, func(t *testing.T) {
				res, err := e.Pages(context.Background(), d, book, tc.as, tc.theme)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range res.Findings {
					t.Errorf("page %d: %s: %s", f.Page, f.Rule, f.Text)
				}
				for i, p := range res.Pages {
					inside(t, i+1, p)
				}
				path := filepath.Join(t.TempDir(), "out.pdf")
				x, _, err := e.Export(context.Background(), book, app.ExportRequest{Deck: d, Output: tc.as, Path: path, Theme: tc.theme})
				if err != nil {
					t.Fatal(err)
				}
				if st, err := os.Stat(path); err != nil || st.Size() != x.Bytes || x.Pages != len(res.Pages) {
					t.Errorf("exported %+v, %v", x, err)
				}
			})
		}
	}
}

func inside(t *testing.T, n int, p layout.Page) {
	t.Helper()
	const slack = 0.5 // units: half a hairline of stroke
	b := frame.Bounds(p.Frame.Items)
	if b.X < -slack || b.Y < -slack || b.Right() > p.Frame.W+slack || b.Bottom() > p.Frame.H+slack {
		t.Errorf("page %d: ink %+v leaves the page of %g × %g", n, b, p.Frame.W, p.Frame.H)
	}
}

func TestTheBriefIsTwoPagesAndTheFactSheetOne(t *testing.T) {
	e, decks, book := bundled(t)
	got := map[string]int{}
	for _, d := range decks {
		res, err := e.Pages(context.Background(), d, book, app.AsBrief, app.Light)
		if err != nil {
			t.Fatal(err)
		}
		got[d.Key] = len(res.Pages)
	}
	want := map[string]int{FirstDeck: 2, "fact-sheet": 1}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreMapEntries(func(k string, _ int) bool { _, ok := want[k]; return !ok })); diff != "" {
		t.Error(diff)
	}
}

// A deck read from the library prints exactly what its file prints.
func TestTheLibraryPrintsWhatTheFilePrints(t *testing.T) {
	ctx := context.Background()
	e, decks, book := bundled(t)
	dir := t.TempDir()
	lib, err := store.Create(ctx, filepath.Join(dir, "l.briefdeck"), func(l app.Library) error { return Fill(ctx, l) })
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	}()
	own, err := lib.Book(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range decks {
		kept, _, err := lib.Deck(ctx, d.Key)
		if err != nil {
			t.Fatal(err)
		}
		sum := func(d *deck.Deck, b *evidence.Book, name string) string {
			x, _, err := e.Export(ctx, b, app.ExportRequest{Deck: d, Output: app.AsBrief, Path: filepath.Join(dir, name)})
			if err != nil {
				t.Fatal(err)
			}
			return x.Revision + x.SHA256
		}
		if sum(d, book, "file.pdf") != sum(kept, own, "library.pdf") {
			t.Errorf("%s prints differently from the library", d.Key)
		}
	}
}

func TestUnknownFiguresStopAnExport(t *testing.T) {
	e, _, book := bundled(t)
	s := app.NewSlide(deck.Statement)
	s.Blocks[0].Text = "It was {{fig:nobody}}."
	path := filepath.Join(t.TempDir(), "out.pdf")
	_, _, err := e.Export(context.Background(), book, app.ExportRequest{
		Deck: &deck.Deck{Key: "d", Slides: []deck.Slide{s}}, Output: app.AsSlides, Path: path,
	})
	if err == nil || !strings.Contains(err.Error(), "nobody") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was written all the same")
	}
}
