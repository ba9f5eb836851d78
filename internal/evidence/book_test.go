package evidence

import (
	"errors"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// tradeBook holds two points of one indicator, a disputed third, and another unit.
func tradeBook() *Book {
	b := NewBook()
	b.Sources["duan"] = source.Source{Key: "duan", Title: "A paper", Short: "Duan", Held: true}
	b.Sources["news"] = source.Source{Key: "news", Title: "A release", Short: "Xinhua", Published: "2022-05-20"}
	b.Indicators["trade"] = Indicator{Key: "trade", Name: "Goods trade", Unit: Unit{Currency: "USD"}, Scale: 12}
	add := func(key, value, year, src, section, credit string, st Status) {
		b.Figures[key] = Figure{
			Key: key, Indicator: "trade", Value: number(value), Scale: 12, Unit: Unit{Currency: "USD"},
			Period: Period{From: date(year)}, Attribution: credit, Status: st,
			Origin: Origin{Source: src, Section: section},
		}
	}
	add("t2020", "1.35", "2020", "duan", "2.2", "Ministry of Commerce", Confirmed)
	add("t2013", "1.04", "2013", "duan", "2.2", "Ministry of Commerce", Confirmed)
	add("t2020-other", "1.4", "2020", "news", "", "", Disputed)
	b.Figures["orgs"] = Figure{Key: "orgs", Value: number("32"), Unit: Unit{Noun: "organisations"}, Origin: Origin{Source: "duan", Section: "2.1"}}
	b.Conflicts = []Conflict{{A: "t2020", B: "t2020-other", State: Explained, Explanation: "One is rounded."}}
	return b
}

func TestSeriesIsConfirmedFiguresInOrderOfTime(t *testing.T) {
	s, err := tradeBook().Series("trade")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, f := range s.Figures {
		keys = append(keys, f.Key)
	}
	if diff := cmp.Diff([]string{"t2013", "t2020"}, keys); diff != "" {
		t.Error(diff)
	}
	if _, err := tradeBook().Series("gone"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown series: %v", err)
	}
}

func TestCreditSaysWhoAndWhere(t *testing.T) {
	b := tradeBook()
	b.Figures["growth"] = Figure{Key: "growth", Derivation: &Derivation{Formula: PercentChange, Inputs: []string{"t2013", "t2020"}}}
	b.Figures["stray"] = Figure{Key: "stray", Attribution: "a ministry"}
	for key, want := range map[string]string{
		"t2020":       "Ministry of Commerce, cited in Duan, section 2.2",
		"t2020-other": "Xinhua, 2022",
		"orgs":        "Duan, section 2.1",
		"growth":      "own calculation from Ministry of Commerce, cited in Duan, section 2.2",
		"stray":       "a ministry",
	} {
		if got := b.Credit(b.Figures[key]); got != want {
			t.Errorf("Credit(%s) = %q; want %q", key, got, want)
		}
	}
}

func TestConflictsOfFindsBothSides(t *testing.T) {
	b := tradeBook()
	for _, key := range []string{"t2020", "t2020-other"} {
		if diff := cmp.Diff(b.Conflicts, b.ConflictsOf(key)); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
	if got := b.ConflictsOf("t2013"); got != nil {
		t.Errorf("t2013 has %v", got)
	}
}

func TestDerive(t *testing.T) {
	b := tradeBook()
	for _, tc := range []struct {
		name string
		d    Derivation
		want string // "" wants an error
	}{
		{"change keeps the printed magnitude", Derivation{Formula: Difference, Inputs: []string{"t2013", "t2020"}, Decimals: 2}, "0.31"},
		{"percent change", Derivation{Formula: PercentChange, Inputs: []string{"t2013", "t2020"}, Decimals: 1}, "29.8"},
		{"annual growth over seven years", Derivation{Formula: AnnualGrowth, Inputs: []string{"t2013", "t2020"}, Decimals: 1}, "3.8"},
		{"share", Derivation{Formula: Share, Inputs: []string{"t2013", "t2020"}, Decimals: 0}, "77"},
		{"sum", Derivation{Formula: Sum, Inputs: []string{"t2013", "t2020", "t2020-other"}, Decimals: 2}, "3.79"},
		{"units that differ", Derivation{Formula: Difference, Inputs: []string{"t2013", "orgs"}, Decimals: 1}, ""},
		{"sums of units that differ", Derivation{Formula: Sum, Inputs: []string{"t2013", "orgs"}, Decimals: 1}, ""},
		{"an input that is gone", Derivation{Formula: Difference, Inputs: []string{"t2013", "gone"}, Decimals: 1}, ""},
		{"growth backwards in time", Derivation{Formula: AnnualGrowth, Inputs: []string{"t2020", "t2013"}, Decimals: 1}, ""},
		{"too few inputs", Derivation{Formula: Share, Inputs: []string{"t2013"}, Decimals: 1}, ""},
		{"a formula that does not exist", Derivation{Formula: "median", Inputs: []string{"t2013", "t2020"}, Decimals: 1}, ""},
		{"a sum of nothing", Derivation{Formula: Sum, Decimals: 1}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := b.Derive(tc.d)
			if tc.want == "" {
				if err == nil {
					t.Errorf("got %s; want an error", got)
				}
				return
			}
			if err != nil || got.String() != tc.want {
				t.Errorf("got %s, %v; want %s", got, err, tc.want)
			}
		})
	}
}

func TestDeriveDoesNotDivideByZero(t *testing.T) {
	b := tradeBook()
	f := b.Figures["t2013"]
	f.Value = number("0")
	b.Figures["t2013"] = f
	if got, err := b.Derive(Derivation{Formula: PercentChange, Inputs: []string{"t2013", "t2020"}, Decimals: 1}); err == nil {
		t.Errorf("got %s; want an error", got)
	}
}
