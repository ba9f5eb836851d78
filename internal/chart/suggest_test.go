package chart_test

import (
	"fmt"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/google/go-cmp/cmp"
)

func TestTypesAreProposedThatFitTheData(t *testing.T) {
	s := flowing(t)
	s.indicator(evidence.Indicator{Key: "share", Concept: "share", Name: "share", Unit: evidence.Unit{Percent: true}})
	var many, named []string
	for i := range 7 {
		s.add("share", fmt.Sprintf("%d %d", 2013+i, 20+i))
		key := fmt.Sprintf("r%d", i)
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: "Region " + key, Unit: countries})
		for y := range 6 {
			s.add(key, fmt.Sprintf("%d %d", 2013+y, i+y+1))
		}
		many, named = append(many, key), append(named, key+"-2013")
	}
	for _, c := range []struct {
		name  string
		chart deck.Chart
		want  []deck.ChartType
	}{
		{"two points are bars or a slope", deck.Chart{Series: []string{"exports"}, To: "2014"}, []deck.ChartType{deck.Bar, deck.Slope}},
		{"a few years are bars or a line", deck.Chart{Series: []string{"exports"}}, []deck.ChartType{deck.Bar, deck.Line, deck.Waterfall}},
		{"two series are lines first", deck.Chart{Series: []string{"exports", "imports"}}, []deck.ChartType{deck.Line, deck.GroupedBar, deck.StackedBar, deck.PercentBar, deck.Slope, deck.BoxPlot}},
		{"many series are small multiples first", deck.Chart{Series: many}, []deck.ChartType{deck.SmallMultiples, deck.Line, deck.HeatMap, deck.StackedBar, deck.PercentBar, deck.Slope, deck.BoxPlot}},
		{"two measures go across", deck.Chart{Series: []string{"share", "exports"}}, []deck.ChartType{deck.Scatter, deck.SmallMultiples}},
		{"named things are bars", deck.Chart{Figures: named}, []deck.ChartType{deck.Bar, deck.Horizontal, deck.DotPlot, deck.Treemap, deck.Waterfall}},
		{"flows flow", deck.Chart{Figures: named[:2], Labels: []string{"A → B", "A → C"}}, []deck.ChartType{deck.Sankey, deck.Horizontal}},
		{"nothing is proposed for nothing", deck.Chart{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []deck.ChartType
			for _, p := range chart.Suggest(c.chart, s.book) {
				if p.Why == "" {
					t.Errorf("%s has no reason", p.Type)
				}
				got = append(got, p.Type)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
