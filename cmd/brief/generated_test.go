package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/internal/store"

	"github.com/shopspring/decimal"
)

// asBrief is the variable that makes the test program behave as brief itself.
const asBrief = "BRIEFDECK_TEST_AS_BRIEF"

// brief is a command that runs this test program as brief, in a process of its own.
func brief(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asBrief+"=1")
	return cmd
}

// generated makes a library with a deck of n slides, every fourth with a chart of its
// own series, and returns its path. The deck's key is "generated".
func generated(tb testing.TB, n int, charts bool) string {
	tb.Helper()
	ctx := context.Background()
	path := filepath.Join(tb.TempDir(), "generated.briefdeck")
	lib, err := store.Create(ctx, path, func(l app.Library) error {
		b := evidence.NewBook()
		d := &deck.Deck{Key: "generated", Meta: deck.Meta{Title: "A generated deck", Date: "2026-01-01"}}
		for i := range n {
			d.Slides = append(d.Slides, generatedSlide(b, i, charts && i%4 == 3))
		}
		if err := l.AddFacts(ctx, nil, b); err != nil {
			return err
		}
		_, err := l.AddDeck(ctx, d)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

func generatedSlide(b *evidence.Book, i int, chart bool) deck.Slide {
	if !chart {
		s := app.NewSlide(deck.BulletSlide)
		s.Title = fmt.Sprintf("Slide %d states what the evidence of part %d supports", i+1, i/10+1)
		s.Blocks[0].Items = nil
		for k := range 5 {
			s.Blocks[0].Items = append(s.Blocks[0].Items, deck.Item{
				Level: k % 2, Text: fmt.Sprintf("Point %d of slide %d, in a sentence long enough to need a second line on most slides that anybody shows", k+1, i+1),
			})
		}
		return s
	}
	key := fmt.Sprintf("series-%d", i)
	b.Sources["office"] = source.Source{ID: "office", Key: "office", Kind: source.Official, Title: "Yearbook", Short: "Statistics office", Published: "2025"}
	b.Indicators[key] = evidence.Indicator{
		ID: source.ID("i-" + key), Key: key, Concept: key, Name: fmt.Sprintf("Goods trade of group %d", i),
		Definition: "Exports and imports", Unit: evidence.Unit{Currency: "USD"}, Scale: 9,
	}
	for y := range 10 {
		id := fmt.Sprintf("%s-%d", key, 2013+y)
		b.Figures[id] = evidence.Figure{
			ID: source.ID(id), Key: id, Indicator: key, Value: decimal.New(int64(100+i+7*y), -1), Scale: 9,
			Unit: evidence.Unit{Currency: "USD"}, Period: evidence.Period{From: evidence.Date{Year: 2013 + y}},
			Origin: evidence.Origin{Source: "office", Dataset: "yearbook.csv", Row: y + 1}, Status: evidence.Confirmed,
		}
	}
	return app.SlideFromSeries(b, key)
}
