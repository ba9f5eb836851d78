package evidence

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

func held(key string) source.Source {
	return source.Source{Key: key, Title: "Source " + key, Held: true}
}

// largeBook is a library of n figures: series by country and year from several
// sources, and one figure in fifty derived from two others.
func largeBook(n int) *evidence.Book {
	b := evidence.NewBook()
	usd := evidence.Unit{Currency: "USD"}
	countries := []string{"Kenya", "China", "Peru", "Germany", "Viet Nam", "Chile", "Ghana", "Spain", "Japan", "India"}
	for i := range n {
		series := fmt.Sprintf("series-%d", i/500)
		if i%500 == 0 {
			b.Indicators[series] = evidence.Indicator{Key: series, Concept: fmt.Sprintf("concept-%d", i/1000), Name: fmt.Sprintf("Exports of product %d", i/500), Definition: "At the border", Unit: usd, Scale: 6}
		}
		source := fmt.Sprintf("source-%d", i%7)
		b.Sources[source] = held(source)
		f := evidence.Figure{
			Key: fmt.Sprintf("f-%d", i), Indicator: series, Value: decimal.New(int64(i*7919%100_000), -1), Scale: 6, Unit: usd, Status: evidence.Confirmed,
			Period: evidence.Period{From: evidence.Date{Year: 1974 + i/10%50}}, Place: countries[i%10], Origin: evidence.Origin{Source: source, Dataset: "rows.csv", Row: i + 2},
		}
		if i%50 == 49 {
			f.Derivation = &evidence.Derivation{Formula: evidence.PercentChange, Inputs: []string{fmt.Sprintf("f-%d", i-20), fmt.Sprintf("f-%d", i-10)}, Decimals: 1}
			f.Qualifier = evidence.Derived
		}
		b.Figures[f.Key] = f
	}
	return b
}

// BenchmarkLargeLibrary takes what Evidence does with a library of 50,000 figures. "off"
// runs in the background; "on" runs on the window's thread and must stay under 100 ms.
func BenchmarkLargeLibrary(b *testing.B) {
	book := largeBook(50_000)
	pairs := pairsOf(book)
	rows := rowsOf(book, pairs)
	b.Logf("%d pairs", len(pairs))
	for _, part := range []struct {
		name string
		do   func()
	}{
		{"off, pairs that could be confused", func() { pairsOf(book) }},
		{"off, rows of the table", func() { rowsOf(book, pairs) }},
		{"off, what is stale after a changed input", func() {
			for _, f := range book.Figures {
				book.Stale(f)
			}
		}},
		{"on, counting the filters", func() { filterLabels(rows, 0) }},
		{"on, narrowing to a search", func() { narrowed(rows, everything, "kenya 2001") }},
		{"on, ordering by indicator", func() { ordered(narrowed(rows, everything, ""), colIndicator, false, nil) }},
		{"on, ordering by value", func() { ordered(narrowed(rows, everything, ""), colValue, false, nil) }},
		{"on, ordering by status", func() { ordered(narrowed(rows, everything, ""), colStatus, false, nil) }},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				part.do()
			}
		})
	}
}
