package app_test

import (
	"strings"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// tradeState is a deck of two slides that shows one figure of a value.
func tradeState(value, marking string, slides ...deck.Slide) app.State {
	b := evidence.NewBook()
	b.Sources["customs"] = source.Source{Key: "customs", Short: "Customs"}
	b.Indicators["trade"] = evidence.Indicator{Key: "trade", Name: "Goods trade"}
	f := evidence.Figure{
		Key: "trade-2020", Indicator: "trade", Value: decimal.RequireFromString(value), Scale: 12,
		Unit: evidence.Unit{Currency: "USD"}, Status: evidence.Confirmed, Origin: evidence.Origin{Source: "customs", Section: "2"},
	}
	f.Period, _ = evidence.ParsePeriod("2020")
	b.Figures[f.Key] = f
	return app.State{Deck: &deck.Deck{Key: "d", Meta: deck.Meta{Title: "Trade", Marking: marking}, Slides: slides}, Book: b}
}

func said(id, title, text string) deck.Slide {
	return deck.Slide{ID: deck.ID(id), Title: title, Blocks: []deck.Block{{ID: "b", Kind: deck.Text, Text: text}}}
}

func TestAChangeNoteTellsNumbersWordsAndOrder(t *testing.T) {
	old := tradeState("1.35", "", said("a", "Trade", "It was {{fig:trade-2020}}, **a lot**."), said("b", "Ports", "Two."), said("c", "Roads", "Three."))
	next := tradeState("1.40", "For internal use", said("b", "Ports", "Two."), said("c", "Roads", "Three or four."), said("a", "Trade", "It was {{fig:trade-2020}}, **a lot**."))
	next.Deck.Slides[0].Hidden = true
	n := app.NewChangeNote(app.MomentNow("then", old), old, app.MomentNow("now", next), next)
	want := []string{
		"Numbers", "Goods trade: US$1.35 trillion (2020) → US$1.40 trillion (2020) [Customs, section 2]",
		"The document", "Marking: added: For internal use []",
		"Slides", "Ports: now hidden []", "Trade: moved from place 1 to place 3 []",
		"Wording", "Roads: Three {+or four+}. []",
	}
	var got []string
	for _, p := range n.Parts() {
		got = append(got, p.Head)
		for _, d := range p.Differences {
			got = append(got, d.Place()+": "+strings.ReplaceAll(d.Told(), "\u00a0", " ")+" ["+d.Source+"]")
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if text := n.Markdown(); !strings.Contains(text, "- **Roads**: Three **or four**.\n") || !strings.Contains(text, "1.40 trillion (2020). Source: Customs") {
		t.Error(text)
	}
	if d := n.Deck(); len(d.Slides) != 4 || d.Meta.Kind != "Change note" || d.Meta.Marking != "For internal use" {
		t.Errorf("as a deck: %+v", d)
	}
}
