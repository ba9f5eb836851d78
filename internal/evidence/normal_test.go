package evidence

import (
	"strings"
	"testing"
)

func TestAmountsTakeTheMagnitudeOfProse(t *testing.T) {
	cny := Unit{Currency: "CNY"}
	for _, tc := range []struct {
		name, value string
		scale       int
		unit        Unit
		want        string
	}{
		{"hundreds of 亿 are billions", "200", 8, cny, "CN¥20 billion"},
		{"a few 亿 are millions", "3.5", 8, cny, "CN¥350 million"},
		{"万 are thousands", "1.25", 4, Unit{Noun: "人"}, "12.5 thousand 人"},
		{"a few 万 of things", "0.05", 4, Unit{Noun: "people"}, "500 people"},
		{"thousands of millions", "20000", 6, cny, "CN¥20 billion"},
		{"no digit is lost", "1250.50", 6, cny, "CN¥1.2505 billion"},
		{"the printed decimals stay", "2000.00", 6, cny, "CN¥2.00 billion"},
		{"a part of a billion", "0.35", 9, cny, "CN¥350 million"},
		{"below nothing", "-4000", 9, cny, "−CN¥4 trillion"},
		{"what prose would print stays", "1.04", 12, cny, "CN¥1.04 trillion"},
		{"what was printed in full stays", "57075", 0, Unit{Noun: "people"}, "57,075 people"},
		{"shares stay", "1200", 0, Unit{Percent: true}, "1200 %"},
		{"nothing at all", "0", 8, cny, "CN¥0"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := Figure{Value: number(tc.value), Scale: tc.scale, Unit: tc.unit}
			got := f.Normal()
			if !got.Amount().Equal(f.Amount()) {
				t.Errorf("the amount %s became %s", f.Amount(), got.Amount())
			}
			if s := spaced(got); s != tc.want {
				t.Errorf("it prints %q, want %q", s, tc.want)
			}
		})
	}
}

// spaced prints a figure with common blanks.
func spaced(f Figure) string {
	s, err := Format(f, "")
	if err != nil {
		return err.Error()
	}
	return spacesOnly(s)
}

func spacesOnly(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
