package layout_test

import (
	"context"
	"fmt"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
)

// textDeck has n slides of text and no chart.
func textDeck(n int) *deck.Deck {
	d := &deck.Deck{Meta: deck.Meta{Title: "Freight", Kind: "Lecture"}}
	for i := range n {
		d.Slides = append(d.Slides, deck.Slide{
			Layout: deck.BulletSlide, Title: fmt.Sprintf("Finding %d is a sentence of a usual length for a slide", i+1), Subtitle: "A subtitle",
			Blocks: []deck.Block{bulletsOf(
				"Freight rose from {{fig:freight-2013}} to {{fig:freight-2020}} in seven years", ">a second level with **bold** words",
				"The count of ports is undated and quoted in two ways", "Ask the harbour for 2014 and 2019",
			)},
		})
	}
	return number(d)
}

func BenchmarkTextSlide(b *testing.B) {
	in := input(b, textDeck(100))
	for b.Loop() {
		if _, err := layout.Slides(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/100, "µs/slide")
}

func BenchmarkBrief(b *testing.B) {
	in := input(b, everyLayout())
	for b.Loop() {
		if _, err := layout.Brief(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
