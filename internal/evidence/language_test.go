package evidence

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestALanguageIsKnownByItsTag(t *testing.T) {
	for tag, want := range map[string]Language{
		"": English, "en": English, "en-GB": English, "de": English, "zh": Chinese, "zh-CN": Chinese, "zh_Hans_CN": Chinese,
		"ZH-Hans-HK": Chinese, "zh-Hant": Traditional, "zh-TW": Traditional, "yue-HK": Traditional,
	} {
		if got := LanguageOf(tag); got != want {
			t.Errorf("LanguageOf(%q) = %v, want %v", tag, got, want)
		}
	}
}

func TestFormatsInBothLanguages(t *testing.T) {
	money := func(value string, scale int, code string) Figure {
		return Figure{Value: number(value), Scale: scale, Unit: Unit{Currency: code}}
	}
	partners := Figure{Value: number("133"), Unit: Unit{Noun: "countries"}, Qualifier: About, AsOf: date("2022-02-28")}
	growth := Figure{Value: number("29.8"), Unit: Unit{Percent: true}, Period: Period{From: date("2013"), To: date("2020")}}
	loss := money("-2500", 6, "CHF")
	for _, tc := range []struct {
		name    string
		f       Figure
		format  string
		english string
		chinese string
	}{
		{"trillions are 万亿", trade2020(), "", "US$1.35 trillion", "1.35万亿美元"},
		{"billions are counted in 亿", money("20", 9, "CNY"), "", "CN¥20 billion", "200亿元"},
		{"a zero that the source printed stays", money("1.30", 9, "EUR"), "", "€1.30 billion", "13.0亿欧元"},
		{"a zero that it did not print is not added", money("2500", 6, "USD"), "", "US$2500 million", "25亿美元"},
		{"millions are counted in 万", money("3.5", 6, "USD"), "", "US$3.5 million", "350万美元"},
		{"thousands are digits under ten thousand", Figure{Value: number("1.2"), Scale: 3, Unit: Unit{Noun: "people"}}, "", "1.2 thousand people", "1200人"},
		{"thousands from ten thousand up are 万", Figure{Value: number("16.5"), Scale: 3, Unit: Unit{Noun: "jobs"}}, "", "16.5 thousand jobs", "1.65万个岗位"},
		{"亿 of a Chinese source is said in English", money("200", 8, "CNY"), "", "CN¥20 billion", "200亿元"},
		{"short leaves the noun", partners, "short", "133", "133"},
		{"the bare number is the one before the unit", money("20", 9, "CNY"), "value", "20", "200"},
		{"the unit alone", money("20", 9, "CNY"), "unit", "CN¥ billion", "亿元"},
		{"the unit alone, short", money("20", 9, "CNY"), "unit,short", "CN¥ bn", "亿元"},
		{"the unit of a count", partners, "unit", "countries", "国家"},
		{"the unit of a share", growth, "unit", "%", "%"},
		{"another magnitude", trade2020(), "billion", "US$1350 billion", "13,500亿美元"},
		{"all digits", trade2020(), "full", "US$1,350,000,000,000", "1,350,000,000,000美元"},
		{"automatic magnitude of digits", Figure{Value: number("25000000"), Unit: Unit{Noun: "tonnes"}}, "auto", "25 million tonnes", "2500万吨"},
		{"automatic magnitude leaves small numbers", partners, "auto", "133 countries", "133个国家"},
		{"decimals round", trade2020(), ".1", "US$1.4 trillion", "1.4万亿美元"},
		{"decimals are filled up", growth, ".3", "29.800 %", "29.800%"},
		{"with the qualifier", partners, "qualified", "about 133 countries", "约133个国家"},
		{"with the day", partners, "period", "133 countries (28 February 2022)", "133个国家（2022年2月28日）"},
		{"with the years", growth, "signed,period", "+29.8 % (2013–2020)", "+29.8%（2013—2020年）"},
		{"without a date", loss, "period", "−CHF 2500 million (undated)", "−25亿瑞士法郎（无日期）"},
		{"in words", partners, "words", "one hundred and thirty-three countries", "一百三十三个国家"},
		{"a share in words", growth, "words,.0", "thirty per cent", "百分之三十"},
		{"decimals in words", growth, "words", "29.8 %", "百分之二十九点八"},
		{"money in words", money("20", 9, "CNY"), "words", "twenty billion yuan", "二百亿元"},
		{"two before what it counts", Figure{Value: number("2"), Unit: Unit{Noun: "ports"}}, "words", "two ports", "两个港口"},
		{"less than nothing in words", Figure{Value: number("-3"), Unit: Unit{Points: true}}, "words", "minus three percentage points", "负三个百分点"},
		{"numbers of a million stay in digits", Figure{Value: number("1200000")}, "words", "1,200,000", "1,200,000"},
		{"a noun nobody knows stays", Figure{Value: number("12"), Unit: Unit{Noun: "MW"}}, "", "12 MW", "12 MW"},
		{"a Chinese noun stays", Figure{Value: number("12"), Unit: Unit{Noun: "国家"}}, "", "12 国家", "12国家"},
		{"what it is for", Figure{Value: number("10500"), Unit: Unit{Currency: "USD", Per: "person"}}, "", "US$10,500 per person", "10,500美元/人"},
		{"a magnitude of another kind does not touch shares", growth, "billion", "29.8 %", "29.8%"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			want := []string{tc.english, tc.chinese}
			var got []string
			for _, l := range []Language{English, Chinese} {
				text, err := l.Format(tc.f, tc.format)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, strings.ReplaceAll(text, nbsp, " "))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTraditionalCharacters(t *testing.T) {
	got, err := Traditional.Format(trade2020(), "qualified,period")
	if want := "1.35萬億美元（2020年）"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"zero", "零"}, 10: {"ten", "十"}, 13: {"thirteen", "十三"}, 20: {"twenty", "二十"}, 66: {"sixty-six", "六十六"},
		101: {"one hundred and one", "一百零一"}, 110: {"one hundred and ten", "一百一十"}, 1005: {"one thousand and five", "一千零五"},
		2022:  {"two thousand and twenty-two", "二千零二十二"},
		10010: {"ten thousand and ten", "一万零一十"}, 120500: {"one hundred and twenty thousand five hundred", "十二万零五百"},
	} {
		if diff := cmp.Diff(want, [2]string{englishWords(n), chineseWords(n)}); diff != "" {
			t.Errorf("%d: %s", n, diff)
		}
	}
}

func TestAxesCountAsTheLanguageDoes(t *testing.T) {
	for _, tc := range []struct {
		name             string
		scale            int
		largest          float64
		english, chinese int
	}{
		{"trillions", 12, 1.35, 12, 12},
		{"billions", 9, 20, 9, 8},
		{"less than half a billion", 9, .3, 6, 8},
		{"millions", 6, 3.5, 6, 4},
		{"thousands", 3, 16, 3, 4},
		{"few thousands", 3, 2, 3, 0},
		{"digits", 0, 133, 0, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff([]int{tc.english, tc.chinese}, []int{English.Axis(tc.scale, tc.largest), Chinese.Axis(tc.scale, tc.largest)}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAStyleIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		flag := rapid.Bool()
		want := Style{
			Show: Show(rapid.IntRange(0, 2).Draw(t, "show")), Short: flag.Draw(t, "short"), Words: flag.Draw(t, "words"), Qualified: flag.Draw(t, "qualified"),
			Period: flag.Draw(t, "period"), Signed: flag.Draw(t, "signed"), Decimals: rapid.IntRange(-1, MaxDecimals).Draw(t, "decimals"),
			Scale: rapid.SampledFrom([]int{AsPrinted, Automatic, 0, 3, 4, 6, 8, 9, 12}).Draw(t, "scale"),
		}
		got, err := ParseStyle(trade2020(), want.String())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestABookPrintsInItsLanguage(t *testing.T) {
	b := tradeBook()
	got := []string{}
	for _, book := range []*Book{b, b.In(Chinese), b.In(Chinese).In(English)} {
		text, _ := book.Resolve("{{fig:t2020|period}}")
		got = append(got, strings.ReplaceAll(text, nbsp, " "))
	}
	if diff := cmp.Diff([]string{"US$1.35 trillion (2020)", "1.35万亿美元（2020年）", "US$1.35 trillion (2020)"}, got); diff != "" {
		t.Error(diff)
	}
}
