package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/extract"
	"briefdeck/internal/ingest"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
)

// readShared reads a document that lies beside the checkout, or skips the test.
func readShared(t *testing.T, pattern string) source.Document {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", filepath.FromSlash(pattern)))
	if err != nil || len(found) == 0 {
		t.Skipf("no file %s beside the checkout", pattern)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	d, err := ingest.Read(t.Context(), found[0], data)
	if err != nil {
		t.Fatal(err)
	}
	return d.Document
}

// TestThePapersFigures: all five figures of the first paper, and nothing else.
func TestThePapersFigures(t *testing.T) {
	d := readShared(t, "paper/*.txt")
	usd := evidence.Unit{Currency: "USD"}
	year := func(y int) evidence.Period { return evidence.Period{From: evidence.Date{Year: y}} }
	want := []evidence.Figure{
		{
			Key: "countries-and-regions", Indicator: "countries-and-regions", Value: decimal.RequireFromString("133"), Qualifier: evidence.About,
			Unit: evidence.Unit{Noun: "countries and regions"}, Origin: evidence.Origin{Section: "2", Locator: "sentence 1", Quote: source.Span{Start: 1, End: 32}},
		},
		{
			Key: "major-countries", Indicator: "major-countries", Value: decimal.RequireFromString("66"), Qualifier: evidence.About,
			Unit: evidence.Unit{Noun: "major countries"}, Origin: evidence.Origin{Section: "2", Locator: "sentence 1", Quote: source.Span{Start: 108, End: 132}},
		},
		{
			Key: "international-organizations-2022-02", Indicator: "international-organizations", Value: decimal.RequireFromString("32"),
			Unit: evidence.Unit{Noun: "international organizations"}, AsOf: evidence.Date{Year: 2022, Month: 2},
			Origin: evidence.Origin{Section: "2.1", Locator: "sentence 1", Quote: source.Span{Start: 82, End: 112}},
		},
		{
			Key: "trade-2013", Indicator: "trade-usd", Value: decimal.RequireFromString("1.04"), Scale: 12, Unit: usd, Period: year(2013),
			Attribution: "Chinese Ministry of Commerce", Origin: evidence.Origin{Section: "2.2", Locator: "sentence 8", Quote: source.Span{Start: 1644, End: 1660}},
		},
		{
			Key: "trade-2020", Indicator: "trade-usd", Value: decimal.RequireFromString("1.35"), Scale: 12, Unit: usd, Period: year(2020),
			Attribution: "Chinese Ministry of Commerce", Origin: evidence.Origin{Section: "2.2", Locator: "sentence 8", Quote: source.Span{Start: 1664, End: 1680}},
		},
	}
	for i := range want {
		want[i].Status, want[i].Origin.Source = evidence.Candidate, "duan"
	}
	ids := cmpopts.IgnoreTypes(source.ID(""))
	if diff := cmp.Diff(want, extract.Figures(d), ids); diff != "" {
		t.Error(diff)
	}
}

// TestFiguresOfOtherDocuments counts candidates: guides state few numbers.
func TestFiguresOfOtherDocuments(t *testing.T) {
	for _, c := range []struct {
		file string
		want []string
	}{
		{"wh_source_code_intro.md", []string{"spending: 6", "transactions: 42000", "share: 20", "years: 3"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			var got []string
			for _, f := range extract.Figures(readShared(t, "testdocs/"+c.file)) {
				got = append(got, f.Key+": "+f.Value.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
