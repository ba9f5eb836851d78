package evidence

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func date(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func trade2020() Figure {
	return Figure{
		Key: "trade-2020", Indicator: "trade", Value: number("1.35"), Scale: 12, Unit: Unit{Currency: "USD"},
		Period: Period{From: date("2020")}, Status: Confirmed,
	}
}

func TestFormat(t *testing.T) {
	countries := Figure{Key: "c", Value: number("133"), Unit: Unit{Noun: "countries and regions"}, Qualifier: About}
	growth := Figure{Key: "g", Value: number("29.8"), Unit: Unit{Percent: true}, Qualifier: Derived, Period: Period{From: date("2013"), To: date("2020")}}
	loss := Figure{Key: "l", Value: number("-1250.50"), Unit: Unit{Currency: "CHF"}}
	orgs := Figure{Key: "o", Value: number("5"), Unit: Unit{Noun: "organisations"}, AsOf: date("2022-02")}
	for _, tc := range []struct {
		name   string
		f      Figure
		format string
		want   string
	}{
		{"money prints with magnitude and currency", trade2020(), "", "US$1.35\u00a0trillion"},
		{"the magnitude can be short", trade2020(), "short", "US$1.35\u00a0tn"},
		{"the bare number keeps the printed decimals", trade2020(), "value", "1.35"},
		{"another magnitude converts exactly", trade2020(), "US$ bn", "US$1350\u00a0billion"},
		{"a magnitude alone is enough", trade2020(), "billion", "US$1350\u00a0billion"},
		{"decimals round half away from zero", trade2020(), "value,.1", "1.4"},
		{"the period can follow", trade2020(), "short, period", "US$1.35\u00a0tn (2020)"},
		{"a range of years prints with a dash", growth, "signed,period", "+29.8\u00a0% (2013–2020)"},
		{"a count prints with its noun", countries, "", "133 countries and regions"},
		{"the qualifier comes first", countries, "qualified", "about 133 countries and regions"},
		{"what has no date says so", countries, "value,period", "133 (undated)"},
		{"an as-of date stands in for a period", orgs, "value,period", "5 (February 2022)"},
		{"small whole numbers can be words", orgs, "words", "five organisations"},
		{"a minus is a minus sign, before the currency", loss, "", "−CHF 1250.50"},
		{"thousands are grouped from ten thousand up", Figure{Value: number("13500")}, "", "13,500"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := Format(tc.f, tc.format)
			if err != nil || got != tc.want {
				t.Errorf("Format(%q) = %q, %v; want %q", tc.format, got, err, tc.want)
			}
		})
	}
}

func TestFormatRefusesWhatDoesNotFit(t *testing.T) {
	for _, format := range []string{"EUR bn", "%", "countries", "nonsense", ".x", ".99"} {
		if got, err := Format(trade2020(), format); !errors.Is(err, ErrFormat) {
			t.Errorf("Format(%q) = %q, %v; want ErrFormat", format, got, err)
		}
	}
}

func TestResolve(t *testing.T) {
	b := NewBook()
	b.Figures["trade-2020"] = trade2020()
	for _, tc := range []struct {
		name, text, want string
		errs             int
	}{
		{"text without tokens is left alone", "Trade {{ rose", "Trade {{ rose", 0},
		{"tokens are replaced where they stand", "From {{fig:trade-2020|short}} on.", "From US$1.35\u00a0tn on.", 0},
		{"spaces in a token do not matter", "{{ fig: trade-2020 | value }}", "1.35", 0},
		{"an unknown key stays visible", "{{fig:gone}} and {{fig:trade-2020|value}}", "{{fig:gone}} and 1.35", 1},
		{"an unknown format stays visible", "{{fig:trade-2020|loud}}", "{{fig:trade-2020|loud}}", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, errs := b.Resolve(tc.text)
			if got != tc.want || len(errs) != tc.errs {
				t.Errorf("got %q with errors %v; want %q with %d", got, errs, tc.want, tc.errs)
			}
		})
	}
}

func TestUnitsReadAndPrint(t *testing.T) {
	for _, tc := range []struct {
		text, printed string
		unit          Unit
		scale         int
	}{
		{"US$ trillion", "US$ trillion", Unit{Currency: "USD"}, 12},
		{"US$ tn", "US$ trillion", Unit{Currency: "USD"}, 12},
		{"CNY bn", "CN¥ billion", Unit{Currency: "CNY"}, 9},
		{"percent", "%", Unit{Percent: true}, 0},
		{"pp", "percentage points", Unit{Points: true}, 0},
		{"percentage points", "percentage points", Unit{Points: true}, 0},
		{"per cent", "%", Unit{Percent: true}, 0},
		{"％", "%", Unit{Percent: true}, 0},
		{"billions of yuan", "CN¥ billion", Unit{Currency: "CNY"}, 9},
		{"million Australian dollars", "AUD million", Unit{Currency: "AUD"}, 6},
		{"rmb", "CN¥", Unit{Currency: "CNY"}, 0},
		{"亿元", "CN¥ ×10^8", Unit{Currency: "CNY"}, 8},
		{"万亿 美元", "US$ trillion", Unit{Currency: "USD"}, 12},
		{"万人", "×10^4 人", Unit{Noun: "人"}, 4},
		{"个百分点", "percentage points", Unit{Points: true}, 0},
		{"国家", "国家", Unit{Noun: "国家"}, 0},
		{"million tonnes", "million tonnes", Unit{Noun: "tonnes"}, 6},
		{"countries and regions", "countries and regions", Unit{Noun: "countries and regions"}, 0},
		{"", "", Unit{}, 0},
	} {
		u, scale := ParseUnit(tc.text)
		if u != tc.unit || scale != tc.scale || u.ScaledString(scale) != tc.printed {
			t.Errorf("ParseUnit(%q) = %+v, %d, printed %q; want %+v, %d, %q", tc.text, u, scale, u.ScaledString(scale), tc.unit, tc.scale, tc.printed)
		}
	}
}

func TestDatesAndPeriods(t *testing.T) {
	for _, tc := range []struct{ in, iso, long string }{
		{"2020", "2020", "2020"},
		{"2022-02", "2022-02", "February 2022"},
		{"2019-03-27", "2019-03-27", "27 March 2019"},
		{"2013/2020", "2013/2020", "2013–2020"},
		{"", "", ""},
	} {
		p, err := ParsePeriod(tc.in)
		if err != nil || p.String() != tc.iso || p.Long() != tc.long {
			t.Errorf("ParsePeriod(%q) = %q, %q, %v", tc.in, p.String(), p.Long(), err)
		}
	}
	for _, bad := range []string{"20x0", "2020-13", "2020-01-99", "2020-1-1-1", "2020/2013", "-5"} {
		if p, err := ParsePeriod(bad); err == nil {
			t.Errorf("ParsePeriod(%q) = %v; want an error", bad, p)
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("{{fig:trade-2020|US$ bn,.2}} {{fig:a|}} {{ fig:trade-2020 }}}}")
	f.Add("{{fig:trade-2020|words,signed,period,qualified}}")
	b := NewBook()
	b.Figures["trade-2020"] = trade2020()
	f.Fuzz(func(t *testing.T, text string) {
		got, errs := b.Resolve(text)
		if len(Tokens(text)) == 0 && got != text {
			t.Errorf("%q has no token but became %q", text, got)
		}
		if len(errs) > len(Tokens(text)) {
			t.Errorf("%d errors for %d tokens", len(errs), len(Tokens(text)))
		}
	})
}

func TestPeriodsMarshalAsText(t *testing.T) {
	p := Period{From: date("2013"), To: date("2020-06")}
	raw, err := p.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var back Period
	if err := back.UnmarshalText(raw); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, back); diff != "" {
		t.Error(diff)
	}
}
