package chart_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// told is every text of a chart.
type told struct {
	Title, Subtitle, Source, Alt string
	Notes                        []string
	Table                        [][]string
	Unresolved, Definitions      []string
}

func tell(s chart.Spec) told {
	return told{s.Title(), s.Subtitle(), s.Source(), s.Alt(), s.Notes(), s.Table(), s.Unresolved(), s.Definitions()}
}

func TestAHeadlineChartSaysEverythingThatBelongsToIt(t *testing.T) {
	s := headlines(t)
	s.indicator(evidence.Indicator{Key: "rounded", Concept: "trade", Name: "Goods trade, rounded", Unit: usd, Scale: 12})
	s.add("rounded", "2020 1.4 news-2021")
	s.book.Conflicts = []evidence.Conflict{{A: "trade-2020", B: "rounded-2020", State: evidence.Explained, Explanation: "A release of 2021 rounds 2020 to US$1.4 trillion."}}
	c := tradeChart()
	c.Title = "Trade grew to {{fig:trade-2022|.2}} by 2022"
	c.Note = "Blue: the paper's two points. {{fig:nowhere}}"
	want := told{
		Title:    "Trade grew to US$2.07\u00a0trillion by 2022",
		Subtitle: "Goods trade with countries along the route, US$ trillion, 2013–2022",
		Source:   "Source: Ministry of Commerce, cited in Duan, section 2.2; Ministry of Commerce releases, 2015–2022.",
		Alt:      "Bar chart. Goods trade with countries along the route, US$ trillion, 2013–2022. From 1.04 in 2013 to 2.07 in 2022, lowest 0.95 in 2016. No figure found for 2014 and 2019.",
		Notes: []string{
			"No figure found for 2014 and 2019.",
			"A release of 2021 rounds 2020 to US$1.4 trillion.",
			"Blue: the paper's two points. {{fig:nowhere}}",
		},
		Table: [][]string{
			{"Year", "Goods trade with countries along the route (US$ trillion)"},
			{"2013", "1.04"},
			{"2014", "–"},
			{"2015", "0.9955"},
			{"2016", "0.95359"},
			{"2017", "1.1"},
			{"2018", "1.2678"},
			{"2019", "–"},
			{"2020", "1.35"},
			{"2021", "1.8"},
			{"2022", "2.07"},
		},
		Unresolved:  []string{"{{fig:nowhere}}"},
		Definitions: []string{"Goods trade with countries along the route: China's goods trade with about 65 countries along the route"},
	}
	if diff := cmp.Diff(want, tell(s.build(c))); diff != "" {
		t.Error(diff)
	}
}

// withPair adds two indicators of one concept under two definitions.
func withPair(t *testing.T) shelf {
	t.Helper()
	s := newShelf(t)
	for _, key := range []string{"along", "wide"} {
		s.indicator(evidence.Indicator{Key: key, Concept: "trade", Name: "Trade, " + key, Definition: key, Unit: usd, Scale: 9})
		for i, v := range []string{"10", "12.5", "14", "13"} {
			s.add(key, fmt.Sprintf("%d %s", 2016+i, v))
		}
	}
	s.indicator(evidence.Indicator{Key: "share", Concept: "share", Name: "Share", Unit: evidence.Unit{Percent: true}})
	s.add("share", "2016 25.5")
	s.add("share", "2018 27")
	s.indicator(evidence.Indicator{Key: "none", Concept: "none", Name: "Nothing yet", Unit: usd})
	s.indicator(evidence.Indicator{Key: "orgs", Concept: "orgs", Name: "Organisations", Unit: evidence.Unit{Noun: "organisations"}})
	s.add("orgs", "2022-02 32")
	s.indicator(evidence.Indicator{Key: "states", Concept: "states", Name: "Countries", Unit: countries})
	s.add("states", "- 133", func(f *evidence.Figure) { f.Key, f.Qualifier = "states-undated", evidence.About })
	s.indicator(evidence.Indicator{Key: "sum", Concept: "sum", Name: "Trade since 2013", Unit: usd, Scale: 12})
	s.add("sum", "2013/2018 6")
	s.add("sum", "2013/2019 7.8")
	s.add("sum", "2013/2020 9.2")
	s.indicator(evidence.Indicator{Key: "loss", Concept: "loss", Name: "Loss", Unit: usd, Scale: 9})
	s.add("loss", "2018 -2")
	s.add("loss", "2019 -3")
	s.add("loss", "2020 -4")
	return s
}

func TestWhatWouldMisleadIsRefusedWithTheReason(t *testing.T) {
	for name, test := range map[string]struct {
		chart deck.Chart
		is    error
		says  string
	}{
		"a type that does not exist":           {deck.Chart{Type: "3d", Series: []string{"along"}}, chart.ErrShape, `no chart type "3d"`},
		"nothing named":                        {deck.Chart{Type: deck.Bar}, chart.ErrNoData, "names no series"},
		"series and figures":                   {deck.Chart{Type: deck.Bar, Series: []string{"along"}, Figures: []string{"share-2016"}}, chart.ErrNoData, "one or the other"},
		"an unknown series":                    {deck.Chart{Type: deck.Bar, Series: []string{"gone"}}, evidence.ErrNotFound, "gone"},
		"an unknown figure":                    {deck.Chart{Type: deck.Bar, Figures: []string{"gone"}}, evidence.ErrNotFound, "gone"},
		"a series without figures":             {deck.Chart{Type: deck.Bar, Series: []string{"none"}}, chart.ErrNoData, "no confirmed figures"},
		"a span without figures":               {deck.Chart{Type: deck.Bar, Series: []string{"along"}, From: "2030"}, chart.ErrNoData, "between 2030 and any time"},
		"a first year that is no year":         {deck.Chart{Type: deck.Bar, Series: []string{"along"}, From: "last"}, nil, "first year shown"},
		"two units":                            {deck.Chart{Type: deck.Line, Series: []string{"along", "share"}}, evidence.ErrDefinitions, "one chart needs one unit"},
		"two definitions stacked":              {deck.Chart{Type: deck.StackedBar, Series: []string{"along", "wide"}}, evidence.ErrDefinitions, "cannot be added up"},
		"two definitions in a pie":             {deck.Chart{Type: deck.Pie, Series: []string{"along", "wide"}}, evidence.ErrDefinitions, "cannot be added up"},
		"a pie of years":                       {deck.Chart{Type: deck.Pie, Series: []string{"along"}}, chart.ErrShape, "not parts of a whole"},
		"a pie of losses":                      {deck.Chart{Type: deck.Doughnut, Figures: []string{"loss-2018"}}, chart.ErrShape, "negative"},
		"stacked areas of losses":              {deck.Chart{Type: deck.StackedArea, Series: []string{"loss"}}, chart.ErrShape, "negative"},
		"a scatter of times that never meet":   {deck.Chart{Type: deck.Scatter, Series: []string{"loss", "orgs"}}, chart.ErrNoData, "no time in common"},
		"percentages beside counts":            {deck.Chart{Type: deck.Bar, Figures: []string{"share-2016", "orgs-2022-02"}}, evidence.ErrDefinitions, "one chart needs one unit"},
		"a slope of series that share no time": {deck.Chart{Type: deck.Slope, Figures: []string{"loss-2018", "along-2016"}}, chart.ErrShape, "two times"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := chart.Build(test.chart, withPair(t).book)
			if err == nil || test.is != nil && !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want %v saying %q", err, test.is, test.says)
			}
		})
	}
}

func TestWhatIsDrawnOtherwiseIsSaid(t *testing.T) {
	for name, test := range map[string]struct {
		chart deck.Chart
		typ   deck.ChartType
		cats  []string
		notes []string
	}{
		"a line of two points becomes bars": {
			deck.Chart{Type: deck.Line, Series: []string{"share"}},
			deck.Bar,
			[]string{"2016", "2018"},
			[]string{"Two points are drawn as bars, not as a line over the time between them.", "The years between 2016 and 2018 are not shown."},
		},
		"a line of one point becomes a bar": {deck.Chart{Type: deck.Area, Series: []string{"orgs"}}, deck.Bar, []string{"Feb 2022"}, nil},
		"bars of two series are grouped, and two definitions named": {
			deck.Chart{Type: deck.Bar, Series: []string{"along", "wide"}, From: "2018"},
			deck.GroupedBar,
			[]string{"2018", "2019"},
			[]string{"“Trade, along” and “Trade, wide” are different definitions and cannot be compared directly."},
		},
		"a line over growing spans becomes bars": {
			deck.Chart{Type: deck.Line, Series: []string{"sum"}},
			deck.Bar,
			[]string{"2013–2018", "2013–2019", "2013–2020"},
			[]string{"Drawn as bars, because the figures cover spans of different length."},
		},
		"counts of different things stand side by side, qualified": {
			deck.Chart{Type: deck.Bar, Figures: []string{"states-undated", "orgs-2022-02"}},
			deck.Bar,
			[]string{"Countries, undated", "Organisations, February 2022"},
			[]string{"Stated as “about”: Countries, undated."},
		},
		"a slope keeps the ends": {deck.Chart{Type: deck.Slope, Series: []string{"along"}}, deck.Slope, []string{"2016", "2019"}, nil},
		"a line that starts above zero says so": {
			deck.Chart{Type: deck.Line, Series: []string{"along"}},
			deck.Line,
			[]string{"2016", "2017", "2018", "2019"},
			[]string{"The axis does not start at zero."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := withPair(t).build(test.chart)
			var cats []string
			for _, c := range s.Categories {
				cats = append(cats, c.Label)
			}
			if s.Type != test.typ {
				t.Errorf("drawn as %s, want %s", s.Type, test.typ)
			}
			if diff := cmp.Diff(test.cats, cats); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.notes, s.Notes()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPartialStackIsAGap(t *testing.T) {
	s := newShelf(t)
	for _, key := range []string{"a", "b"} {
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: key, Unit: countries})
		s.add(key, "2018 3")
		s.add(key, "2020 5")
		s.add(key, "2021 6")
	}
	s.add("a", "2019 4")
	got := s.build(deck.Chart{Type: deck.StackedBar, Series: []string{"a", "b"}})
	if got.Series[0].Points[1].OK || got.Notes()[0] != "Not stacked, because a part has no figure: 2019." {
		t.Errorf("%+v, %q", got.Series, got.Notes())
	}
}

func TestProjectedAndDerivedFiguresAreMarkedAndNoted(t *testing.T) {
	s := withPair(t)
	s.add("loss", "2021 -5", projected)
	s.add("loss", "2017 -1", func(f *evidence.Figure) {
		f.Qualifier, f.Derivation = evidence.Derived, &evidence.Derivation{Formula: evidence.Difference, Inputs: []string{"loss-2018", "loss-2019"}}
	})
	got := s.build(deck.Chart{Type: deck.Bar, Series: []string{"loss"}})
	want := []string{"Hatched: projected, 2021.", "Derived, not observed: 2017."}
	if diff := cmp.Diff(want, got.Notes()); diff != "" {
		t.Error(diff)
	}
	pts := got.Series[0].Points
	if !pts[0].Derived || !pts[4].Projected || pts[1].Derived || pts[1].Projected {
		t.Errorf("%+v", pts)
	}
	if want := "Source: own calculation from Green Finance & Development Center, 2023; Green Finance & Development Center, 2023."; got.Source() != want {
		t.Errorf("%s", got.Source())
	}
}

func TestPlacesBecomeCategoriesOrSeries(t *testing.T) {
	s := newShelf(t)
	s.indicator(evidence.Indicator{Key: "joined", Name: "Countries that joined", Unit: countries})
	at := func(place string) func(*evidence.Figure) {
		return func(f *evidence.Figure) { f.Place, f.Key = place, place+f.Period.String() }
	}
	s.add("joined", "2018 25", at("Africa"))
	s.add("joined", "2018 11", at("East Asia"))
	once := s.build(deck.Chart{Type: deck.Pie, Series: []string{"joined"}})
	if len(once.Series) != 1 || once.Categories[0].Label != "Africa" || once.Subtitle() != "countries, 2018" {
		t.Errorf("%+v %q", once.Categories, once.Subtitle())
	}
	s.add("joined", "2019 4", at("Africa"))
	over := s.build(deck.Chart{Type: deck.GroupedBar, Series: []string{"joined"}})
	if len(over.Series) != 2 || over.Series[1].Name != "East Asia" || over.Series[1].Points[1].OK {
		t.Errorf("%+v", over.Series)
	}
}

func TestSourceLinesAreShortAndLoseNobody(t *testing.T) {
	by := func(who, source string) func(*evidence.Figure) {
		return func(f *evidence.Figure) { f.Attribution, f.Origin.Source = who, source }
	}
	for name, test := range map[string]struct {
		origins []func(*evidence.Figure)
		want    string
	}{
		"one source":                         {[]func(*evidence.Figure){by("", "gfdc")}, "Source: Green Finance & Development Center, 2023."},
		"a body that publishes itself":       {[]func(*evidence.Figure){by("Green Finance & Development Center", "gfdc")}, "Source: Green Finance & Development Center, 2023."},
		"one report of a body":               {[]func(*evidence.Figure){by("Ministry", "news-2016")}, "Source: Ministry, cited in Release of 2016, 2016."},
		"a body's releases":                  {[]func(*evidence.Figure){by("Ministry", "news-2016"), by("Ministry", "news-2018"), by("Ministry", "news-2023")}, "Source: Ministry releases, 2016–2023."},
		"a body in releases and in a report": {[]func(*evidence.Figure){by("Ministry", "news-2016"), by("Ministry", "gfdc")}, "Source: Ministry, as reported by 2 sources, 2016 and 2023."},
		"two bodies":                         {[]func(*evidence.Figure){by("Ministry", "news-2016"), by("Customs", "news-2016")}, "Source: Ministry, cited in Release of 2016, 2016; Customs, cited in Release of 2016, 2016."},
		"a source nobody recorded":           {[]func(*evidence.Figure){by("", "lost")}, "Source: not recorded."},
		"long names lose years, not names": {
			[]func(*evidence.Figure){by("Ministry of a rather long name and purpose", "news-2016"), by("Customs with an equally long name", "news-2017"), by("Bureau of even longer name, of statistics", "news-2018")},
			"Source: Ministry of a rather long name and purpose, cited in Release of 2016; Customs with an equally long name, cited in Release of 2017; Bureau of even longer name, of statistics, cited in Release of 2018.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf(t)
			s.indicator(evidence.Indicator{Key: "n", Name: "N", Unit: countries})
			for i, origin := range test.origins {
				s.add("n", fmt.Sprintf("%d 5", 2010+i), origin)
			}
			if got := s.build(deck.Chart{Type: deck.Bar, Series: []string{"n"}}).Source(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTheUnitIsNeverLost(t *testing.T) {
	for name, test := range map[string]struct{ title, subtitle, want string }{
		"automatic":                        {"A finding", "", "Trade, along, US$ billion, 2016–2019"},
		"automatic under the measure":      {"", "", "US$ billion, 2016–2019"},
		"an author's with the unit":        {"A finding", "Trade in us$ billion a year", "Trade in us$ billion a year"},
		"an author's that forgot the unit": {"A finding", "Trade along the route", "Trade along the route, US$ billion"},
	} {
		t.Run(name, func(t *testing.T) {
			s := withPair(t).build(deck.Chart{Type: deck.Bar, Series: []string{"along"}, Title: test.title, Subtitle: test.subtitle})
			if s.Subtitle() != test.want {
				t.Errorf("got %q, want %q", s.Subtitle(), test.want)
			}
		})
	}
}

func TestAChineseChartCountsAndDatesAsChineseDoes(t *testing.T) {
	s := withPair(t)
	s.book = s.book.In(evidence.Chinese)
	got := s.build(deck.Chart{Type: deck.Bar, Series: []string{"along"}, Title: "{{fig:along-2019|period}}"})
	type words struct {
		title, subtitle string
		scale           int
	}
	f, err := s.book.Format(s.book.Figures["along-2019"], "period")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(words{f, "Trade, along, 亿美元, 2016—2019年", 8}, words{got.Title(), got.Subtitle(), got.Scale}, cmp.AllowUnexported(words{})); diff != "" {
		t.Error(diff)
	}
}

func TestFiguresOfDifferentScaleShareOne(t *testing.T) {
	s := withPair(t)
	s.add("along", "2020 1.35", func(f *evidence.Figure) { f.Scale = 12 })
	got := s.build(deck.Chart{Type: deck.Bar, Series: []string{"along"}})
	if v := got.Series[0].Points[4].Value; v != 1350 || got.Table()[5][1] != "1350" {
		t.Errorf("%v, %v", v, got.Table()[5])
	}
}

func TestHighlightsAreFoundByCategorySeriesOrFigure(t *testing.T) {
	s := withPair(t)
	got := s.build(deck.Chart{Type: deck.GroupedBar, Series: []string{"along", "wide"}, Highlight: []string{"Trade, wide", "along-2017", "2019", "nothing"}})
	var marks []string
	for _, x := range got.Series {
		line := fmt.Sprint(x.Highlight)
		for _, p := range x.Points {
			line += fmt.Sprint(" ", p.Highlight)
		}
		marks = append(marks, line)
	}
	if diff := cmp.Diff([]string{"false false true false true", "true false false false true"}, marks); diff != "" {
		t.Error(diff)
	}
}

func TestRejectedFiguresAreNotShown(t *testing.T) {
	s := withPair(t)
	f := s.book.Figures["along-2016"]
	f.Status, f.Value = evidence.Rejected, decimal.NewFromInt(99)
	s.book.Figures[f.Key] = f
	if _, err := chart.Build(deck.Chart{Type: deck.Bar, Figures: []string{f.Key}}, s.book); !errors.Is(err, chart.ErrNoData) {
		t.Errorf("got %v", err)
	}
}
