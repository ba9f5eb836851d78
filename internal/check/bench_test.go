package check_test

import (
	"strings"
	"testing"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
)

// BenchmarkTypedNumbers looks at a full slide, as the editor does after each key.
func BenchmarkTypedNumbers(b *testing.B) {
	d := dated("Freight rose to US$1.35 trillion", text(strings.Repeat("Freight was 133 ports and {{fig:ports}} of them, about 12.5 % more than in 2019. ", 12)))
	d.Slides[0].Blocks = append(d.Slides[0].Blocks, deck.Block{ID: "l", Kind: deck.Bullets, Items: []deck.Item{{Text: "A point of some length, 25 % of all"}, {Text: "Another point without numbers"}}})
	for b.Loop() {
		if len(check.TypedNumbers(d, d.Slides[0])) == 0 {
			b.Fatal("none")
		}
	}
}
