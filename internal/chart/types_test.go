package chart_test

import (
	"errors"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/google/go-cmp/cmp"
)

// flowing adds two indicators of seven years and a few named figures.
func flowing(t *testing.T) shelf {
	t.Helper()
	s := newShelf(t)
	for key, values := range map[string][]string{
		"exports": {"2013 10", "2014 12", "2015 11", "2016 13", "2017 15", "2018 18", "2019 30"},
		"imports": {"2013 30", "2014 28", "2015 9", "2016 7", "2017 5", "2018 2", "2019 10"},
		"balance": {"2013 -1", "2014 2"},
	} {
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: key, Unit: usd, Scale: 9})
		for _, v := range values {
			s.add(key, v)
		}
	}
	return s
}

func TestNewTypesSayWhatTheyDid(t *testing.T) {
	s := flowing(t)
	for _, c := range []struct {
		name  string
		chart deck.Chart
		notes []string
	}{
		{"shares say that each bar has its own sum", deck.Chart{Type: deck.PercentBar, Series: []string{"exports", "imports"}}, []string{"Each bar shows shares of its own sum."}},
		{"a waterfall over time says which bars are figures", deck.Chart{Type: deck.Waterfall, Series: []string{"exports"}}, []string{"The first and the last bar are figures, those between them the changes."}},
		{"a waterfall of parts says what the last bar is", deck.Chart{Type: deck.Waterfall, Figures: []string{"exports-2013", "imports-2013"}}, []string{"The last bar is the sum of the others."}},
		{"a histogram has nothing to add", deck.Chart{Type: deck.Histogram, Series: []string{"exports"}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.notes, s.build(c.chart).Notes()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNewTypesRefuseWhatTheyCannotShow(t *testing.T) {
	s := flowing(t)
	for _, c := range []struct {
		name  string
		chart deck.Chart
	}{
		{"shares of a negative part", deck.Chart{Type: deck.PercentBar, Series: []string{"exports", "balance"}, From: "2013", To: "2014"}},
		{"shares of one series", deck.Chart{Type: deck.PercentBar, Series: []string{"exports"}}},
		{"a waterfall of two series", deck.Chart{Type: deck.Waterfall, Series: []string{"exports", "imports"}}},
		{"a distribution of two figures", deck.Chart{Type: deck.Histogram, Series: []string{"balance"}}},
		{"a box of two figures", deck.Chart{Type: deck.BoxPlot, Series: []string{"exports", "balance"}}},
		{"bubbles of two series", deck.Chart{Type: deck.Bubble, Series: []string{"exports", "imports"}}},
		{"a flow without ends", deck.Chart{Type: deck.Sankey, Figures: []string{"exports-2013"}, Labels: []string{"Kenya"}}},
		{"flows in a circle", deck.Chart{Type: deck.Sankey, Figures: []string{"exports-2013", "imports-2013"}, Labels: []string{"A → B", "B → A"}}},
		{"a negative flow", deck.Chart{Type: deck.Sankey, Figures: []string{"balance-2013"}, Labels: []string{"A → B"}}},
		{"a timeline of two series", deck.Chart{Type: deck.Timeline, Series: []string{"exports", "imports"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := chart.Build(c.chart, s.book); !errors.Is(err, chart.ErrShape) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestATableKeepsTheFiguresOfAChartOfShares(t *testing.T) {
	s := flowing(t)
	got := s.build(deck.Chart{Type: deck.PercentBar, Series: []string{"exports", "imports"}, To: "2014"}).Table()
	want := [][]string{{"Year", "exports (US$ billion)", "imports (US$ billion)"}, {"2013", "10", "30"}, {"2014", "12", "28"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
