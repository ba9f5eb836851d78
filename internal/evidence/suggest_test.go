package evidence

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// shelfOfIndicators is a book with indicators of several units, and a candidate that an
// import suggested an indicator of its own for.
func shelfOfIndicators() *Book {
	b := NewBook()
	usd, cny := Unit{Currency: "USD"}, Unit{Currency: "CNY"}
	countries := Unit{Noun: "countries and regions"}
	for _, i := range []Indicator{
		{Key: "trade", Concept: "trade", Name: "Goods trade along the route", Definition: "Imports and exports of goods with partner countries", Unit: usd, Scale: 12},
		{Key: "invest", Concept: "invest", Name: "Direct investment", Definition: "Outward, non-financial", Unit: usd, Scale: 9},
		{Key: "trade-cny", Concept: "trade", Name: "Goods trade in yuan", Unit: cny, Scale: 12},
		{Key: "partners", Concept: "partners", Name: "Partner countries", Unit: countries},
		{Key: "contracts", Concept: "contracts", Name: "Contracts signed", Unit: Unit{Noun: "contracts"}},
		{Key: "trade-usd", Concept: "trade-usd", Name: "trade usd", Unit: usd, Scale: 12},
		{Key: "share", Concept: "share", Name: "Share of goods trade", Unit: Unit{Percent: true}},
	} {
		b.Indicators[i.Key] = i
	}
	put := func(key, ind, value string, scale int, u Unit, s Status) {
		b.Figures[key] = Figure{Key: key, Indicator: ind, Value: number(value), Scale: scale, Unit: u, Status: s, Period: Period{From: Date{Year: 2019}}}
	}
	put("trade-2019", "trade", "1.3", 12, usd, Confirmed)
	put("trade-2020", "trade-usd", "1.35", 12, usd, Candidate)
	put("partners-2019", "partners", "130", 0, countries, Confirmed)
	return b
}

func TestIndicatorsAreSuggestedWithTheReason(t *testing.T) {
	b := shelfOfIndicators()
	type suggested struct{ Key, Why string }
	for _, tc := range []struct {
		name, sentence string
		figure         Figure
		want           []suggested
	}{
		{
			"money by the words of the sentence and by its size", "China's total trade in goods with countries along the route grew to US$1.35 trillion.", b.Figures["trade-2020"],
			[]suggested{{"trade", "its name has goods, route, trade; its definition has countries; close to its US$1.3 tn (2019)"}},
		},
		{
			"counts by the noun", "About 66 major countries are involved.",
			Figure{Key: "x", Value: number("66"), Unit: Unit{Noun: "major countries"}},
			[]suggested{{"partners", "counts countries and regions; its name has countries"}},
		},
		{
			"the same noun goes before a kind of it", "It was signed by 3 countries and regions.",
			Figure{Key: "x", Value: number("3"), Unit: Unit{Noun: "Countries and regions"}},
			[]suggested{{"partners", "counts countries and regions; its name has countries"}},
		},
		{"another currency is another indicator", "Goods trade was 8 trillion yuan.", Figure{Key: "x", Value: number("8"), Scale: 12, Unit: Unit{Currency: "CNY"}}, []suggested{{"trade-cny", "its name has goods, trade"}}},
		{"nothing is better than anything", "It cost US$5 million to build.", Figure{Key: "x", Value: number("5"), Scale: 6, Unit: Unit{Currency: "USD"}}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []suggested
			for _, s := range NewSuggester(b).Suggest(tc.figure, tc.sentence) {
				got = append(got, suggested{s.Indicator.Key, spacesOnly(s.Why)})
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTwoCountsInOneParagraphAreNotOfOneIndicator(t *testing.T) {
	b := shelfOfIndicators()
	beside := Figure{Key: "all", Indicator: "partners", Value: number("133"), Unit: Unit{Noun: "countries"}, Origin: Origin{Source: "s", Paragraph: "p"}}
	b.Figures["all"] = beside
	f := Figure{Key: "x", Value: number("66"), Unit: Unit{Noun: "major countries"}, Origin: Origin{Source: "s", Paragraph: "p"}}
	if got := NewSuggester(b).Suggest(f, "About 133 countries, of which 66 major countries."); len(got) > 0 {
		t.Errorf("suggested %+v", got)
	}
	f.AsOf = Date{Year: 2022}
	if got := NewSuggester(b).Suggest(f, "About 133 countries; 66 countries by 2022."); len(got) != 1 {
		t.Errorf("at another time: suggested %+v", got)
	}
}

func TestChineseWordsSuggestAnIndicator(t *testing.T) {
	b := NewBook()
	b.Indicators["trade"] = Indicator{Key: "trade", Name: "贸易额", Unit: Unit{Currency: "USD"}}
	f := Figure{Key: "x", Value: number("1.35"), Scale: 12, Unit: Unit{Currency: "USD"}}
	got := NewSuggester(b).Suggest(f, "2020年贸易额达到1.35万亿美元。")
	if len(got) != 1 || got[0].Why != "its name has 易额, 贸易" {
		t.Errorf("suggested %+v", got)
	}
}

func TestACorrectionIsOneChange(t *testing.T) {
	b := shelfOfIndicators()
	trade := b.Figures["trade-2020"]
	with := func(edit func(*Figure)) Figure {
		f := trade
		edit(&f)
		return f
	}
	for _, tc := range []struct {
		what   string
		figure Figure
		name   string
		want   Change
	}{
		{"only the figure", with(func(f *Figure) { f.Qualifier = About }), "", Change{Name: "Edit figure"}},
		{"accepted in the same step", with(func(f *Figure) { f.Status = Confirmed }), "", Change{Name: "Edit and accept figure"}},
		{
			"under another indicator, and the one that only came with it goes", with(func(f *Figure) { f.Indicator = "trade" }), "",
			Change{Name: "Edit figure and put it under “Goods trade along the route”", Indicators: Rows[Indicator]{Delete: []string{"trade-usd"}}},
		},
		{
			"under a new indicator", trade, " Trade  with partners ",
			Change{Name: "Edit figure and put it under “Trade with partners”", Indicators: Rows[Indicator]{
				Put:    []Indicator{{Key: "trade-with-partners", Concept: "trade-with-partners", Name: "Trade with partners", Unit: trade.Unit, Scale: 12}},
				Delete: []string{"trade-usd"},
			}},
		},
		{
			"a name that is held is that indicator", trade, "goods trade along the route",
			Change{Name: "Edit figure and put it under “Goods trade along the route”", Indicators: Rows[Indicator]{Put: []Indicator{b.Indicators["trade"]}, Delete: []string{"trade-usd"}}},
		},
		{
			"its own indicator takes its unit", with(func(f *Figure) { f.Unit, f.Scale = Unit{Currency: "CNY"}, 9 }), "",
			Change{Name: "Edit figure", Indicators: Rows[Indicator]{Put: []Indicator{{Key: "trade-usd", Concept: "trade-usd", Name: "trade usd", Unit: Unit{Currency: "CNY"}, Scale: 9}}}},
		},
	} {
		t.Run(tc.what, func(t *testing.T) {
			got, err := b.Correct(tc.figure, tc.name)
			if err != nil {
				t.Fatal(err)
			}
			f := tc.figure
			if tc.name != "" {
				f.Indicator = tc.want.Indicators.Put[0].Key
			}
			tc.want.Figures.Put = []Figure{f}
			if diff := cmp.Diff(tc.want, got, cmpopts.IgnoreFields(Indicator{}, "ID")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCorrectionsThatDoNotFitAreRefused(t *testing.T) {
	b := shelfOfIndicators()
	f := b.Figures["trade-2020"]
	f.Indicator = "share"
	if _, err := b.Correct(f, ""); !errors.Is(err, ErrUnits) {
		t.Errorf("another unit: %v", err)
	}
	f.Indicator = "nothing"
	if _, err := b.Correct(f, ""); !errors.Is(err, ErrNotFound) {
		t.Errorf("an indicator that is not held: %v", err)
	}
	if _, err := b.Correct(Figure{Key: "nothing"}, ""); !errors.Is(err, ErrNotFound) {
		t.Errorf("a figure that is not held: %v", err)
	}
}

func TestQualifiersAreReadAsTheyAreWritten(t *testing.T) {
	for _, q := range Qualifiers {
		if got, err := ParseQualifier(" " + q.Word()); err != nil || got != q {
			t.Errorf("%q is read as %q, %v", q.Word(), got, err)
		}
	}
	if _, err := ParseQualifier("perhaps"); err == nil {
		t.Error("perhaps is taken for a qualifier")
	}
}
