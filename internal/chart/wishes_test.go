package chart_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"

	"github.com/google/go-cmp/cmp"
)

func TestALogarithmicScaleWarnsOrSaysWhyNot(t *testing.T) {
	s := flowing(t)
	for _, c := range []struct {
		name  string
		chart deck.Chart
		note  string
		log   bool
	}{
		{"a line warns", deck.Chart{Type: deck.Line, Series: []string{"exports"}}, "Logarithmic scale: equal distances are equal ratios, and there is no zero.", true},
		{"bars refuse", deck.Chart{Type: deck.Bar, Series: []string{"exports"}}, "The scale is not logarithmic as asked: bars compare lengths from zero, which such a scale has not.", false},
		{"lying bars refuse", deck.Chart{Type: deck.Horizontal, Series: []string{"exports"}}, "The scale is not logarithmic as asked: bars compare lengths from zero, which such a scale has not.", false},
		{"areas refuse", deck.Chart{Type: deck.Area, Series: []string{"exports"}}, "The scale is not logarithmic as asked: areas compare sizes from zero, which such a scale has not.", false},
		{"pies have no scale", deck.Chart{Type: deck.Pie, Series: []string{"exports", "imports"}}, "The scale is not logarithmic as asked: this type of chart has no such scale.", false},
		{"a loss has no place", deck.Chart{Type: deck.Scatter, Series: []string{"balance"}}, "The scale is not logarithmic as asked: it could not show zero or negative values.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.chart.Scale = deck.Logarithmic
			spec := s.build(c.chart)
			if diff := cmp.Diff([]string{c.note}, spec.Notes()); diff != "" || spec.Log != c.log {
				t.Errorf("log %v, %s", spec.Log, diff)
			}
		})
	}
}

func TestBridgesAreSaidToBeUnknown(t *testing.T) {
	s := headlines(t)
	notes := s.build(deck.Chart{Type: deck.Line, Series: []string{"trade"}, Gaps: deck.Bridged}).Notes()
	if want := "No figure found for 2014 and 2019. Dotted lines bridge what is missing; nothing is known of it."; notes[0] != want {
		t.Error(notes)
	}
	if notes := s.build(deck.Chart{Type: deck.Bar, Series: []string{"trade"}, Gaps: deck.Bridged}).Notes(); strings.Contains(notes[0], "bridge") {
		t.Error("bars have no bridges:", notes)
	}
}

func TestRemarksStandAtTheirPointOrAreNotes(t *testing.T) {
	s := flowing(t)
	remarks := []deck.Remark{
		{At: "2019", Text: "Most: {{fig:exports-2019|.0}}"}, {At: "imports-2013", Text: "The start."}, {At: "2031", Text: "Not yet."}, {At: "2015", Series: "imports", Text: "{{fig:gone}}"}, {Text: " "},
	}
	spec := s.build(deck.Chart{Type: deck.Line, Series: []string{"exports", "imports"}, Remarks: remarks})
	want := []chart.Remark{{Category: 0, Series: 1, Text: "The start."}, {Category: 2, Series: 1, Text: "{{fig:gone}}"}, {Category: 6, Series: 0, Text: "Most: US$30\u00a0billion"}}
	if diff := cmp.Diff(want, spec.Remarks); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"{{fig:gone}}"}, spec.Unresolved()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2031: Not yet"}, spec.Notes()); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(spec.Alt(), "2019: Most: US$30\u00a0billion.") {
		t.Error(spec.Alt())
	}
	pie := s.build(deck.Chart{Type: deck.Pie, Series: []string{"exports", "imports"}, Remarks: remarks[:1]})
	if len(pie.Remarks) != 0 || pie.Notes()[0] != "2019: Most: US$30\u00a0billion" {
		t.Error(pie.Remarks, pie.Notes())
	}
}

func TestWhatDoesNotBelongTogetherStandsInPanels(t *testing.T) {
	s := withPair(t)
	for name, c := range map[string]deck.Chart{
		"two definitions added up": {Type: deck.StackedArea, Series: []string{"along", "wide"}},
		"their shares":             {Type: deck.PercentBar, Series: []string{"along", "wide"}},
		"a treemap of both":        {Type: deck.Treemap, Series: []string{"along", "wide"}},
		"a rail between them":      {Type: deck.DotPlot, Series: []string{"along", "wide"}},
		"two units on one scale":   {Type: deck.Line, Series: []string{"along", "share"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := chart.Build(c, s.book)
			if !errors.Is(err, evidence.ErrDefinitions) || !strings.Contains(err.Error(), "small multiples show each by itself") {
				t.Fatalf("got %v", err)
			}
			c.Type = deck.SmallMultiples
			spec := s.build(c)
			if spec.Apart != (name == "two units on one scale") {
				t.Errorf("apart %v", spec.Apart)
			}
			if got := chart.Suggest(c, s.book)[0].Type; got != deck.SmallMultiples && !spec.Apart {
				t.Errorf("%s is proposed first", got)
			}
		})
	}
	got := s.build(deck.Chart{Type: deck.SmallMultiples, Series: []string{"along", "share"}, To: "2017"})
	if diff := cmp.Diff([][]string{{"Year", "Trade, along (US$ billion)", "Share (%)"}, {"2016", "10", "25.5"}, {"2017", "12.5", "–"}}, got.Table()); diff != "" {
		t.Error(diff)
	}
}

func TestLeftOutIsSaid(t *testing.T) {
	s := flowing(t)
	spec := s.build(deck.Chart{Type: deck.GroupedBar, Series: []string{"exports", "imports", "balance"}, To: "2014", Without: []string{"balance", "2013"}})
	if diff := cmp.Diff([][]string{{"Year", "exports (US$ billion)", "imports (US$ billion)"}, {"2014", "12", "28"}}, spec.Table()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Left out: 2013 and balance."}, spec.Notes()); diff != "" {
		t.Error(diff)
	}
	if _, err := chart.Build(deck.Chart{Type: deck.Bar, Series: []string{"balance"}, Without: []string{"2013", "2014"}}, s.book); !errors.Is(err, chart.ErrNoData) {
		t.Error(err)
	}
}

func TestWishesDrawInsideTheirRoom(t *testing.T) {
	s := flowing(t)
	r := chart.NewRenderer(faces{typeset.Load()}, nil)
	defer r.Close()
	remarks := []deck.Remark{{At: "2013", Text: "First"}, {At: "2014", Text: "A remark that is long enough to wrap"}, {At: "2015", Text: "第三年的情况说明"}, {At: "2019", Text: "Last of all remarks"}}
	both := []string{"exports", "imports"}
	for name, c := range map[string]deck.Chart{
		"logarithmic lines":  {Type: deck.Line, Series: both, Scale: deck.Logarithmic, Remarks: remarks, Values: deck.EndValues},
		"a logarithmic step": {Type: deck.StepLine, Series: both[:1], Scale: deck.Logarithmic, Gaps: deck.Bridged, Remarks: remarks},
		"bars":               {Type: deck.Bar, Series: both[:1], Remarks: remarks, Palette: deck.OkabeIto},
		"stacked bars":       {Type: deck.StackedBar, Series: both, Remarks: remarks, Legend: deck.LegendAbove, Values: deck.NoValues, Palette: deck.Shades},
		"a scatter":          {Type: deck.Scatter, Series: both, Remarks: remarks, Scale: deck.Logarithmic, Palette: deck.TolBright},
		"dots":               {Type: deck.DotPlot, Series: both, Scale: deck.Logarithmic},
		"a slope":            {Type: deck.Slope, Series: both, Scale: deck.Logarithmic, Legend: deck.LegendAbove},
		"a timeline":         {Type: deck.Timeline, Series: both[:1]},
		"a waterfall":        {Type: deck.Waterfall, Series: both[:1]},
	} {
		for _, size := range []chart.Size{{W: 300, H: 160}, {W: 90, H: 60}, {W: 500, H: 60}} {
			look := light
			look.TextSize = 8
			items, err := r.Draw(context.Background(), s.build(c), size, look)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if wrong := misplaced(items, size, look.TextSize); wrong != "" {
				t.Errorf("%s at %v: %s", name, size, wrong)
			}
			if wrong := covering(items); wrong != "" {
				t.Errorf("%s at %v: %s", name, size, wrong)
			}
		}
	}
}

// covering tells which two texts of a chart stand on each other.
func covering(items []frame.Item) string {
	type ink struct {
		text     string
		from, to frame.Point
	}
	var all []ink
	wrong := ""
	frame.Walk(items, func(it frame.Item) {
		t, ok := it.(*frame.Text)
		if !ok {
			return
		}
		n := ink{t.Text, frame.Point{X: t.At.X, Y: t.At.Y - .7*t.Size}, frame.Point{X: t.At.X + t.Width, Y: t.At.Y}}
		for _, o := range all {
			across := min(n.to.X, o.to.X) - max(n.from.X, o.from.X)
			down := min(n.to.Y, o.to.Y) - max(n.from.Y, o.from.Y)
			if across > .1*t.Size && down > .1*t.Size {
				wrong = fmt.Sprintf("%q and %q cover each other", o.text, n.text)
			}
		}
		all = append(all, n)
	})
	return wrong
}

func TestNoTwoTextsOfTheGalleryCoverEachOther(t *testing.T) {
	r := chart.NewRenderer(faces{typeset.Load()}, nil)
	defer r.Close()
	s := gallery(t)
	for _, size := range []chart.Size{{W: 760, H: 400}, {W: 236 * 17 / 7.5, H: 120 * 17 / 7.5}} {
		for i, c := range s.charts {
			look := light
			look.TextSize = 17
			items, err := r.Draw(context.Background(), s.build(c), size, look)
			if err != nil {
				t.Fatal(err)
			}
			if wrong := covering(items); wrong != "" {
				t.Errorf("%d, %s at %v: %s", i, c.Type, size, wrong)
			}
		}
	}
}
