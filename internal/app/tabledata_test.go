package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// twoSeries is a book of two series that share a year.
func twoSeries() *evidence.Book {
	year := func(n int) evidence.Period {
		d := evidence.Date{Year: n}
		return evidence.Period{From: d}
	}
	b := &evidence.Book{Indicators: map[string]evidence.Indicator{
		"freight": {Key: "freight", Name: "Freight", Unit: evidence.Unit{Noun: "tonnes"}, Scale: 6}, "ports": {Key: "ports", Name: "Ports"},
	}, Figures: map[string]evidence.Figure{}}
	for _, f := range []evidence.Figure{
		{Key: "f-2013", Indicator: "freight", Period: year(2013), Attribution: "Customs"},
		{Key: "f-2020", Indicator: "freight", Period: year(2020), Attribution: "Customs"},
		{Key: "p-2020", Indicator: "ports", Period: year(2020), Attribution: "Lee"},
		{Key: "p-2021", Indicator: "ports", Period: year(2021), Attribution: "Lee"},
	} {
		f.Status, f.Value = evidence.Confirmed, decimal.New(1, 0)
		b.Figures[f.Key] = f
	}
	return b
}

func TestATableIsMadeOfData(t *testing.T) {
	b := twoSeries()
	for _, c := range []struct {
		name string
		got  deck.Table
		want deck.Table
	}{
		{"a series by period", app.TableOfSeries(b, "freight"), deck.Table{
			Rows:  [][]string{{"Period", "Freight (million tonnes)"}, {"2013", "{{fig:f-2013|value}}"}, {"2020", "{{fig:f-2020|value}}"}},
			Align: []string{"", "right"}, Source: "Customs",
		}},
		{"a second series in the rows of its periods", app.WithSeries(app.TableOfSeries(b, "freight"), b, "ports"), deck.Table{
			Rows: [][]string{
				{"Period", "Freight (million tonnes)", "Ports"},
				{"2013", "{{fig:f-2013|value}}", ""},
				{"2020", "{{fig:f-2020|value}}", "{{fig:p-2020|value}}"},
				{"2021", "", "{{fig:p-2021|value}}"},
			},
			Align: []string{"", "right", "right"}, Source: "Customs; Lee",
		}},
		{"single figures", app.TableOfFigures(b, b.Figures["p-2020"], b.Figures["f-2013"]), deck.Table{
			Rows:  [][]string{{"Figure", "Value", "Period"}, {"Ports", "{{fig:p-2020|short}}", "2020"}, {"Freight", "{{fig:f-2013|short}}", "2013"}},
			Align: []string{"", "right", ""}, Source: "Lee; Customs",
		}},
		{"a series that is not there", app.WithSeries(deck.Table{Rows: [][]string{{"a"}}}, b, "gone"), deck.Table{Rows: [][]string{{"a"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
