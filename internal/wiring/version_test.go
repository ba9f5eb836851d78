package wiring

import (
	"context"
	"strings"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"

	"github.com/google/go-cmp/cmp"
)

// What a version keeps of the evidence is enough: each bundled deck has the same
// revision, pages and findings with it as with the whole book.
func TestAVersionHoldsAllThatItsDeckPrints(t *testing.T) {
	e, decks, book := bundled(t)
	ctx := context.Background()
	for _, d := range decks {
		part := app.Excerpt(d, book)
		if d.Key == FirstDeck && len(part.Figures) > len(book.Figures)/2 {
			t.Errorf("%s: most of the evidence is kept", d.Key)
		}
		if a, b := app.Revision(d, book), app.Revision(d, part); a != b {
			t.Errorf("%s: the revision is %s, was %s", d.Key, b, a)
		}
		for _, as := range []app.Output{app.AsBrief, app.AsSlides} {
			was, is := pagesOf(t, e, d, as, book), pagesOf(t, e, d, as, part)
			if diff := cmp.Diff(was, is); diff != "" {
				t.Errorf("%s as %s: %s", d.Key, as, diff)
			}
		}
		was, err := e.Check(ctx, d, book, check.Texts{})
		if err != nil {
			t.Fatal(err)
		}
		is, err := e.Check(ctx, d, part, check.Texts{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(told(was), told(is)); diff != "" {
			t.Errorf("%s: findings: %s", d.Key, diff)
		}
	}
}

func told(r app.Report) (out []string) {
	for _, f := range r.Findings {
		out = append(out, f.Text)
	}
	return out
}

func pagesOf(t *testing.T, e *app.Engine, d *deck.Deck, as app.Output, b *evidence.Book) (out []string) {
	t.Helper()
	r, err := e.Pages(context.Background(), d, b, as, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Pages {
		var words strings.Builder
		frame.Walk(p.Frame.Items, func(it frame.Item) {
			if x, ok := it.(*frame.Text); ok {
				words.WriteString(x.Text + "\n")
			}
		})
		out = append(out, words.String())
	}
	return out
}

// A change note prints as a brief without a finding, whatever is in it.
func TestAChangeNotePrints(t *testing.T) {
	e, decks, book := bundled(t)
	now := app.State{Deck: decks[0], Book: book}
	then := app.State{Deck: decks[3], Book: book}
	for _, n := range []app.ChangeNote{
		app.NewChangeNote(app.MomentNow("then", then), then, app.MomentNow("now", now), now),
		app.NewChangeNote(app.MomentNow("now", now), now, app.MomentNow("now", now), now),
	} {
		r, err := e.Pages(context.Background(), n.Deck(), evidence.NewBook(), app.AsBrief, "")
		if err != nil || len(r.Pages) == 0 || len(r.Findings) > 0 {
			t.Errorf("%d pages, %+v, %v", len(r.Pages), r.Findings, err)
		}
	}
}
