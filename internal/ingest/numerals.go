package ingest

import (
	"strconv"
	"strings"
)

// numeral prints n the way a numbering format of an office file names it; "" for
// formats that print nothing, decimal for those not known.
func numeral(n int, format string) string {
	switch format {
	case "none", "bullet", "":
		return ""
	case "upperRoman", "I":
		return romanNumeral(n)
	case "lowerRoman", "i":
		return strings.ToLower(romanNumeral(n))
	case "upperLetter", "A":
		return letterNumeral(n)
	case "lowerLetter", "a":
		return strings.ToLower(letterNumeral(n))
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnd(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "①":
		if n >= 1 && n <= 20 {
			return string('①' + rune(n-1))
		}
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital",
		"japaneseCounting", "koreanCounting", "chineseLegalSimplified", "一, 二, 三, ...", "一":
		return hanNumeral(n)
	case "ideographTraditional", "甲, 乙, 丙, ...":
		if n >= 1 && n <= 10 {
			return string([]rune("甲乙丙丁戊己庚辛壬癸")[n-1])
		}
	}
	return strconv.Itoa(n)
}

// romanNumeral prints 1 to 3999; other numbers as they are.
func romanNumeral(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for ; n >= d.value; n -= d.value {
			out.WriteString(d.sign)
		}
	}
	return out.String()
}

// letterNumeral prints A to Z, then AA, BB, as word processors do.
func letterNumeral(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func ordinalEnd(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// hanNumeral prints 1 to 9999 in Chinese; other numbers as they are.
func hanNumeral(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits := []rune("零一二三四五六七八九")
	var out []rune
	skipped := false
	for i, unit := range []string{"千", "百", "十", ""} {
		value := []int{1000, 100, 10, 1}[i]
		d := n / value % 10
		if d == 0 {
			skipped = len(out) > 0
			continue
		}
		if skipped {
			out = append(out, '零')
			skipped = false
		}
		if d != 1 || value != 10 || len(out) > 0 {
			out = append(out, digits[d])
		}
		out = append(out, []rune(unit)...)
	}
	return string(out)
}
