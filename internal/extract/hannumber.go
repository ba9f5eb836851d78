package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// hanDigits are the Chinese digits; hanPowers multiply the digit before them, and
// hanGroups all that stands before them since the last group.
var (
	hanDigits = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	hanPowers = map[rune]int64{'十': 10, '百': 100, '千': 1000}
	hanGroups = map[rune]int64{'万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8}
)

var (
	hanNumber  = regexp.MustCompile(`[一二两兩三四五六七八九十][零〇一二两兩三四五六七八九十百千万亿萬億]*`)
	hanTrail   = regexp.MustCompile(`(?:[百千]?[万萬亿億]|万亿|萬億)$`)
	hanOrdinal = regexp.MustCompile(`(?:[第前其头后初另同几幾数數]|星期|礼拜|周|之|[零〇一二三四五六七八九十百千万亿])$`)
)

// findHan lists the Chinese numbers in characters. The last magnitude is left to be
// read like one after digits.
func findHan(s string) []spelled {
	var out []spelled
	for _, m := range hanNumber.FindAllStringIndex(s, maxNumbers) {
		before := leadOf(s, m[0], shortLead)
		if hanOrdinal.MatchString(before) && !strings.HasSuffix(before, "百分之") {
			continue
		}
		run := s[m[0]:m[1]]
		if body := run[:len(run)-len(hanTrail.FindString(run))]; body != "" && !strings.ContainsAny(body, "万亿萬億") {
			run = body
		}
		end := m[0] + len(run)
		if n, ok := readHan(run); ok && (n > 1 || end < m[1]) {
			small := n < 10 && end == m[1] && !strings.HasSuffix(before, "百分之")
			w := spelled{start: m[0], end: end, value: decimal.NewFromInt(n), small: small}
			if n >= 1e6 {
				w.value, w.scale = w.value.Shift(-6), 6
			}
			out = append(out, w)
		}
	}
	return out
}

// readHan reads 一百三十三 and 一亿二千万. It refuses what is no number: 七八, 二〇二〇.
func readHan(run string) (int64, bool) {
	if utf8.RuneCountInString(run) > maxDigits {
		return 0, false
	}
	var total, group, digit int64
	have := false // a digit waits for its power
	power, room := int64(10_000), int64(1e12)
	for _, r := range run {
		v, isDigit := hanDigits[r]
		p, isPower := hanPowers[r]
		switch {
		case isDigit && v == 0 && !have:
		case isDigit && !have:
			digit, have = v, true
		case isPower && p < power && (have || r == '十' && group == 0):
			if !have {
				digit = 1
			}
			group, digit, have, power = group+digit*p, 0, false, p
		case hanGroups[r] > 0 && hanGroups[r] < room && group+digit > 0:
			room = hanGroups[r]
			total, group, digit, have, power = total+(group+digit)*room, 0, 0, false, 10_000
		default:
			return 0, false
		}
	}
	return total + group + digit, true
}
