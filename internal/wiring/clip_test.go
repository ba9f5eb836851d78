package wiring

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/store"
)

// workspace is a new library, with the bundled briefings or empty.
func workspace(t *testing.T, fill bool) *app.Workspace {
	t.Helper()
	ctx := context.Background()
	lib, err := store.Create(ctx, filepath.Join(t.TempDir(), "test.briefdeck"), func(l app.Library) error {
		if fill {
			return Fill(ctx, l)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	e, end, err := Engine(lib, lib)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		end()
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	return app.Open(lib, e)
}

func TestCopiedSlidesBringTheirFiguresIntoAnotherLibrary(t *testing.T) {
	ctx := context.Background()
	from, to := workspace(t, true), workspace(t, false)
	d, _, err := from.Library().Deck(ctx, FirstDeck)
	if err != nil {
		t.Fatal(err)
	}
	text, err := from.CopySlides(ctx, d.Slides)
	if err != nil {
		t.Fatal(err)
	}
	p, err := to.PasteSlides(ctx, text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.Slides, p.Slides, cmpopts.IgnoreFields(deck.Slide{}, "ID"), cmpopts.IgnoreFields(deck.Block{}, "ID"), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	fb, err := from.Book(ctx)
	if err != nil {
		t.Fatal(err)
	}
	tb, err := to.Book(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want, got := app.FiguresUsed(d, fb), app.FiguresUsed(&deck.Deck{Slides: p.Slides}, tb)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p.Added < len(want) || len(p.Differ) > 0 {
		t.Errorf("%d added of %d, %v differ", p.Added, len(want), p.Differ)
	}
	again, err := to.PasteSlides(ctx, text)
	if err != nil || again.Added != 0 {
		t.Errorf("pasted again: %d added, %v", again.Added, err)
	}
}

func TestAnyTextBecomesASlide(t *testing.T) {
	w := workspace(t, false)
	for _, c := range []struct {
		name, text string
		title      string
		items      []deck.Item
	}{
		{"one line is a title", "Energy\n", "Energy", []deck.Item{{}}},
		{"further lines are bullets", "Energy\n- Wind\n\t- At sea\n• Sun", "Energy", []deck.Item{{Text: "Wind"}, {Level: 1, Text: "At sea"}, {Text: "Sun"}}},
		{"a mark without figures is text", "Energy <!-- briefdeck-", "Energy <!-- briefdeck-", []deck.Item{{}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := w.PasteSlides(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.title, p.Slides[0].Title); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.items, p.Slides[0].Blocks[0].Items); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := w.PasteSlides(context.Background(), " \n"); err == nil {
		t.Error("nothing was pasted without an error")
	}
}
