package evidence

import (
	"strings"

	"github.com/shopspring/decimal"
)

var (
	units = [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tens   = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	digits = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
)

// mostSpelled is under which whole numbers are spelled: longer ones nobody reads.
const mostSpelled = 1_000_000

// spelled is a number in words; false when the language keeps it in digits: English
// does with decimals, and both with numbers of a million and more.
func (l Language) spelled(v decimal.Decimal, decimals int) (string, bool) {
	if v.Abs().GreaterThanOrEqual(decimal.NewFromInt(mostSpelled)) {
		return "", false
	}
	whole := int(v.Abs().IntPart())
	if !l.chinese() {
		out := englishWords(whole)
		if v.IsNegative() {
			out = "minus " + out
		}
		return out, v.IsInteger()
	}
	out := chineseWords(whole)
	if _, frac, ok := strings.Cut(v.Abs().StringFixed(int32(decimals)), "."); ok && !v.IsInteger() {
		out += "点"
		for _, d := range frac {
			out += digits[d-'0']
		}
	}
	if v.IsNegative() {
		out = "负" + out
	}
	return l.han(out), true
}

// englishWords spells a number under a million: "one hundred and thirty-three".
func englishWords(n int) string {
	switch {
	case n < 20:
		return units[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + units[n%10]
	case n < 1000:
		out := units[n/100] + " hundred"
		if n%100 > 0 {
			out += " and " + englishWords(n%100)
		}
		return out
	}
	out := englishWords(n/1000) + " thousand"
	switch rest := n % 1000; {
	case rest == 0:
	case rest < 100:
		out += " and " + englishWords(rest)
	default:
		out += " " + englishWords(rest)
	}
	return out
}

// chineseWords spells a number under a hundred million: 一百三十三.
func chineseWords(n int) string {
	if n >= 10000 {
		out := chineseWords(n/10000) + "万"
		switch rest := n % 10000; {
		case rest == 0:
		case rest < 1000:
			out += "零" + chineseBelow(rest)
		default:
			out += chineseBelow(rest)
		}
		return out
	}
	if n >= 10 && n < 20 {
		return strings.TrimPrefix(chineseBelow(n), "一")
	}
	return chineseBelow(n)
}

// chineseBelow spells a number under ten thousand; ten is 一十.
func chineseBelow(n int) string {
	if n == 0 {
		return digits[0]
	}
	var out strings.Builder
	gap := false
	for _, p := range []struct {
		power int
		word  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / p.power % 10
		if d == 0 {
			gap = out.Len() > 0
			continue
		}
		if gap {
			out.WriteString(digits[0])
			gap = false
		}
		out.WriteString(digits[d] + p.word)
	}
	return out.String()
}
