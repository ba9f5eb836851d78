package evidence_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	model "briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

// claiming is a library with two claims, one of which a deck states.
func claiming(t *testing.T) (*placetest.Bench, *evidence.Evidence) {
	t.Helper()
	b := placetest.New(t, func(l app.Library) error {
		docs, book := facts()
		book.Claims = []model.Claim{
			{
				Key: "trade-rose", Kind: model.Fact, Text: "Trade rose.", Source: "duan", Section: "2.2", Figures: []string{"trade-2013"},
				Quotes: []model.Quote{{Source: "duan", Section: "2.2", Paragraph: "p", Span: source.Span{Start: 0, End: 34}}},
			},
			{Key: "trade-is-good", Kind: model.Interpretation, Text: "Trade is good.", Source: "duan", Section: "2.2"},
		}
		if err := l.AddFacts(context.Background(), docs, book); err != nil {
			return err
		}
		_, err := l.AddDeck(context.Background(), &deck.Deck{
			ID: "d", Key: "brief", Meta: deck.Meta{Title: "The brief"},
			Slides: []deck.Slide{{ID: "s", Title: "It rose", Layout: deck.ChartText, Blocks: []deck.Block{{ID: "b", Kind: deck.Text, Text: "So it is.", Claims: []string{"trade-rose"}}}}},
		})
		return err
	})
	e := evidence.New(b.Desk)
	b.Put(e, 1356, 830)
	b.UntilSays("Claims 2")
	return b, e
}

func held(b *placetest.Bench) map[string]model.Claim {
	b.Helper()
	book, err := b.Desk.Work.Book(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	out := map[string]model.Claim{}
	for _, c := range book.Claims {
		out[c.Key] = c
	}
	return out
}

func TestClaimsAreListedWithWhatTheyRestOnAndWhatStatesThem(t *testing.T) {
	b, e := claiming(t)
	e.ShowClaim("trade-rose")
	b.UntilSays("1 figure and 1 quote")
	b.UntilSays("None")
	b.UntilSays("“Trade was US$1.04 trillion in 2013”")
	b.UntilSays("US$1.04 trillion · Goods trade, 2013")
	b.UntilSays("The brief, slide 1: It rose")
	follow := func(start, link string) {
		t.Helper()
		line := placetest.Find(b, func(p *kit.Prose) bool { return p.OnLink != nil && strings.HasPrefix(p.Text(), start) })
		if line == nil {
			t.Fatalf("nothing leads to %q", start)
		}
		line.OnLink(link)
	}
	follow("The brief", "s")
	press(e, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"duan#2.2"}, b.Shell.Sources); diff != "" {
		t.Error(diff)
	}
	press(e, fyne.KeyDown)
	b.UntilSays("Nothing carries this claim yet.")
	b.UntilSays("No deck states it.")
	press(e, fyne.KeyUp)
	b.UntilSays("US$1.04 trillion · Goods trade, 2013")
	follow("US$1.04", "trade-2013")
	b.UntilSays("{{fig:trade-2013}}")
}

func TestAClaimWhoseWordsAreGoneSaysSo(t *testing.T) {
	b, e := claiming(t)
	c := held(b)["trade-rose"]
	c.Quotes[0].Stale = "its words are gone from revision 2"
	if _, err := b.Desk.Work.Apply(context.Background(), model.Change{Name: "Revise", Claims: model.Rows[model.Claim]{Put: []model.Claim{c}}}); err != nil {
		t.Fatal(err)
	}
	e.ShowClaim("trade-rose")
	b.UntilSays("1 figure and 1 quote, some words gone")
	b.UntilSays("Its words are gone from revision 2.")
}

func TestAClaimGetsAFigureIsChangedAndDeletedFromItsList(t *testing.T) {
	b, e := claiming(t)
	e.ShowClaim("trade-is-good")
	b.UntilSays("Nothing carries this claim yet.")
	press(e, fyne.KeyF)
	typed(b, "Type what it counts", "growth")
	placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "Type what it counts") }).OnSubmitted("")
	b.UntilSays("on 1 figure")
	press(e, fyne.KeyE)
	b.UntilSays("Edit the claim")
	typed(b, "What is claimed", "Trade is very good.")
	b.Tap("Save claim")
	want := model.Claim{Key: "trade-is-good", Kind: model.Interpretation, Text: "Trade is very good.", Source: "duan", Section: "2.2", Figures: []string{"growth"}}
	b.Until("it is changed", func() bool {
		return cmp.Equal(want, held(b)["trade-is-good"], cmpopts.IgnoreFields(model.Claim{}, "ID"))
	})
	b.UntilSays("Trade is very good.")
	press(e, fyne.KeyX)
	b.UntilSays("Claims 1")
	b.Tap("Undo")
	b.UntilSays("Claims 2")

	press(e, fyne.KeyN)
	b.UntilSays("Who claims it?")
	typed(b, "Type a title", "trade")
	placetest.Find(b, func(e *kit.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "Type a title") }).OnSubmitted("")
	b.UntilSays("New claim of Duan")
	typed(b, "What is claimed", "More will follow.")
	b.Tap("Add claim")
	b.UntilSays("Claims 3")
	b.UntilSays("<!-- claims: more-will-follow -->")
}
