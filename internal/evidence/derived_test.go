package evidence

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// derivable is a book with trade in two definitions, people, and shares.
func derivable() *Book {
	b := NewBook()
	usd := Unit{Currency: "USD"}
	b.Indicators["trade"] = Indicator{Key: "trade", Name: "Goods trade", Definition: "With countries along the route", Unit: usd, Scale: 12}
	b.Indicators["all"] = Indicator{Key: "all", Name: "All trade", Definition: "Goods and services", Unit: usd, Scale: 12}
	b.Indicators["people"] = Indicator{Key: "people", Name: "Population", Unit: Unit{Noun: "people"}}
	b.Indicators["rate"] = Indicator{Key: "rate", Name: "GDP share of trade", Unit: Unit{Percent: true}}
	add := func(key, ind, value string, scale, year int) {
		b.Figures[key] = Figure{
			Key: key, Indicator: ind, Value: number(value), Scale: scale, Unit: b.Indicators[ind].Unit, Status: Confirmed,
			Period: Period{From: Date{Year: year}}, Place: "World",
		}
	}
	add("t13", "trade", "1.04", 12, 2013)
	add("t20", "trade", "1.35", 12, 2020)
	add("a20", "all", "2.70", 12, 2020)
	add("p20", "people", "4500", 6, 2020)
	add("s13", "rate", "10.5", 0, 2013)
	add("s20", "rate", "12", 0, 2020)
	return b
}

func TestEveryFormulaSaysHowItIsWorked(t *testing.T) {
	b := derivable()
	for _, c := range []struct {
		name     string
		formula  Formula
		inputs   []string
		decimals int
		want     string
		measures string
	}{
		{"percent change", PercentChange, []string{"t13", "t20"}, 1, "(1.35 − 1.04) ÷ 1.04 = 29.8 %", "Growth of goods trade"},
		{"change keeps the magnitude", Difference, []string{"t13", "t20"}, 2, "1.35 − 1.04 = US$0.31 trillion", "Change of goods trade"},
		{"percentages change by points", Difference, []string{"s13", "s20"}, 1, "12 − 10.5 = 1.5 percentage points", "Change of GDP share of trade"},
		{"yearly growth", AnnualGrowth, []string{"t13", "t20"}, 1, "(1.35 ÷ 1.04)^(1 ÷ 7) − 1 = 3.8 %", "Growth of goods trade per year"},
		{"a share of another thing", Share, []string{"t20", "a20"}, 0, "1.35 ÷ 2.70 = 50 %", "Share of goods trade in all trade"},
		{"a sum", Sum, []string{"t13", "t20"}, 2, "1.04 + 1.35 = US$2.39 trillion", "Sum of goods trade"},
		{"money per head", PerCapita, []string{"t20", "p20"}, 0, "1.35 trillion ÷ 4500 million = US$300 per person", "Goods trade per person"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Derivation{Formula: c.formula, Inputs: c.inputs, Decimals: c.decimals}
			got, err := b.Formula(d)
			if err != nil || got != c.want || b.DerivedName(d) != c.measures {
				t.Errorf("got %q, %q, %v", got, b.DerivedName(d), err)
			}
		})
	}
}

func TestADerivedFigureIsAddedWithWhatItMeasures(t *testing.T) {
	b := derivable()
	d := Derivation{Formula: PerCapita, Inputs: []string{"t20", "p20"}, Decimals: 1}
	got, err := b.DeriveChange(DeriveRequest{Derivation: d})
	if err != nil {
		t.Fatal(err)
	}
	per := Unit{Currency: "USD", Per: "person"}
	want := Change{
		Name: "Derive goods trade per person",
		Indicators: Rows[Indicator]{Put: []Indicator{{
			Key: "goods-trade-per-person", Concept: "goods-trade-per-person", Name: "Goods trade per person", Unit: per,
			Definition: "Goods trade divided by population.",
		}}},
		Figures: Rows[Figure]{Put: []Figure{{
			Key: "goods-trade-per-person", Indicator: "goods-trade-per-person", Value: number("300.0"), Unit: per, Qualifier: Derived,
			Period: Period{From: Date{Year: 2020}}, Place: "World", Status: Confirmed, Derivation: &d,
		}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestASecondDerivedFigureOfThatNameJoinsItsIndicator(t *testing.T) {
	b := derivable()
	b.Indicators["g"] = Indicator{Key: "g", Name: "growth of goods trade", Unit: Unit{Percent: true}}
	c, err := b.DeriveChange(DeriveRequest{Key: "x", Derivation: Derivation{Formula: PercentChange, Inputs: []string{"t13", "t20"}}})
	if err != nil || len(c.Indicators.Put) != 0 || c.Figures.Put[0].Indicator != "g" {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestWhatCannotBeDerivedIsRefusedInWords(t *testing.T) {
	for _, c := range []struct {
		name string
		r    DeriveRequest
		is   error
		says string
	}{
		{
			"growth across definitions",
			DeriveRequest{Key: "x", Derivation: Derivation{Formula: PercentChange, Inputs: []string{"t13", "a20"}}},
			ErrDefinitions, "t13 is “Goods trade” (With countries along the route), a20 is “All trade” (Goods and services)",
		},
		{"a key in use", DeriveRequest{Key: "t13", Derivation: Derivation{Formula: Sum, Inputs: []string{"t20"}}}, ErrTaken, "t13"},
		{"itself as an input", DeriveRequest{Key: "t13", Derivation: Derivation{Formula: Sum, Inputs: []string{"t13"}}}, ErrCycle, "t13"},
		{"a key that text cannot name", DeriveRequest{Key: "A key", Derivation: Derivation{Formula: Sum, Inputs: []string{"t13"}}}, nil, `such as "a-key"`},
		{"money per money", DeriveRequest{Key: "x", Derivation: Derivation{Formula: PerCapita, Inputs: []string{"t13", "t20"}}}, nil, "counts the people"},
		{"a percentage per head", DeriveRequest{Key: "x", Derivation: Derivation{Formula: PerCapita, Inputs: []string{"s13", "p20"}}}, nil, "no share per person"},
		{"an input nobody has", DeriveRequest{Key: "x", Derivation: Derivation{Formula: Sum, Inputs: []string{"gone"}}}, ErrNotFound, "gone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := derivable().DeriveChange(c.r)
			if err == nil || c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAnExplanationPutsDefinitionsTogether(t *testing.T) {
	d := Derivation{Formula: PercentChange, Inputs: []string{"t13", "a20"}, Explanation: "Services were counted from 2014."}
	c, err := derivable().DeriveChange(DeriveRequest{Key: "x", Derivation: d})
	if err != nil || c.Figures.Put[0].Derivation.Explanation == "" {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestADerivedFigureGoesStaleWithItsInputs(t *testing.T) {
	edit := func(key string, change func(*Figure)) func(*Book) {
		return func(b *Book) {
			f := b.Figures[key]
			change(&f)
			b.Figures[key] = f
		}
	}
	for _, c := range []struct {
		name string
		do   func(*Book)
		want string
	}{
		{"nothing changed", func(*Book) {}, ""},
		{"an input's value changed", edit("t20", func(f *Figure) { f.Value = number("1.40") }), "its inputs now give 34.6 %"},
		{"an input was superseded", edit("t20", func(f *Figure) { f.Status, f.Successor = Superseded, "a20" }), "its input t20 was superseded by a20"},
		{"an input was rejected", edit("t13", func(f *Figure) { f.Status = Rejected }), "its input t13 was rejected"},
		{"an input is disputed", edit("t13", func(f *Figure) { f.Status = Disputed }), "its input t13 is disputed"},
		{"an input is gone", func(b *Book) { delete(b.Figures, "t13") }, "it can no longer be derived: derive percent-change: no such figure: \"t13\""},
		{"the same value in another magnitude", edit("t20", func(f *Figure) { f.Value, f.Scale = number("1350"), 9 }), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := derivable()
			d := &Derivation{Formula: PercentChange, Inputs: []string{"t13", "t20"}, Decimals: 1}
			f := Figure{Key: "g", Value: number("29.8"), Unit: Unit{Percent: true}, Derivation: d, Status: Confirmed}
			b.Figures["g"] = f
			b.Figures["twice"] = Figure{Key: "twice", Value: number("59.6"), Unit: Unit{Percent: true}, Derivation: &Derivation{Formula: Sum, Inputs: []string{"g", "g"}, Decimals: 1}}
			c.do(b)
			s, stale := b.Stale(b.Figures["g"])
			if strings.ReplaceAll(s.Why, "\u00a0", " ") != c.want || stale != (c.want != "") {
				t.Errorf("got %+v, %v", s, stale)
			}
			if _, follows := b.Stale(b.Figures["twice"]); follows != stale {
				t.Error("a figure derived from it is not stale with it")
			}
		})
	}
}

func TestUnitsPerPersonAreReadAndPrinted(t *testing.T) {
	for text, want := range map[string]Unit{
		"US$ per person":              {Currency: "USD", Per: "person"},
		"thousand tonnes per hectare": {Noun: "tonnes", Per: "hectare"},
	} {
		u, scale := ParseUnit(text)
		if u != want || u.ScaledString(scale) != text {
			t.Errorf("%q is %+v, printed %q", text, u, u.ScaledString(scale))
		}
	}
	f := Figure{Value: number("300.5"), Unit: Unit{Currency: "USD", Per: "person"}}
	if got, err := Format(f, "short"); err != nil || got != "US$300.5 per person" {
		t.Errorf("got %q, %v", got, err)
	}
}
