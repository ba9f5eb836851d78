package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

func TestADecksCoverageCountsNumbersFiguresClaimsAndSources(t *testing.T) {
	b := evidence.NewBook()
	for key, s := range map[string]evidence.Status{"t": evidence.Confirmed, "u": evidence.Candidate} {
		b.Figures[key] = evidence.Figure{
			Key: key, Value: decimal.New(5, 0), Unit: evidence.Unit{Noun: "ports"}, Status: s, Origin: evidence.Origin{Source: "from-" + key},
		}
	}
	b.Claims = []evidence.Claim{{Key: "rests", Source: "duan", Figures: []string{"t"}}, {Key: "floats", Source: "duan"}}
	block := func(text string, claims ...string) deck.Block {
		return deck.Block{Kind: deck.Text, Text: text, Claims: claims}
	}
	d := &deck.Deck{Key: "d", Meta: deck.Meta{Title: "A deck"}, Slides: []deck.Slide{
		{ID: "s", Layout: deck.BulletSlide, Blocks: []deck.Block{block("{{fig:t}} and {{fig:u}} and 17 ships", "rests", "floats"), block("Words", "rests", "gone")}},
		{ID: "h", Layout: deck.BulletSlide, Hidden: true, Blocks: []deck.Block{block("Words", "hidden")}},
	}}
	got, err := app.CoverDeck(t.Context(), d, b)
	want := app.DeckCoverage{
		Deck: "d", Title: "A deck", Bound: 2, Unbound: 1, Figures: 2, Settled: 1, Claims: 2, Resting: 1,
		Unknown: []string{"gone"}, Sources: []string{"duan", "from-t", "from-u"},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}
