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
			if n < 10 && strings.HasPrefix(s[end:], "元") {
				continue // 二元对立 and 三元结构 are not money; five yuan are not worth the mistake
			}
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
	n := hanReading{power: 10_000, room: 1e12}
	for _, r := range run {
		if !n.take(r) {
			return 0, false
		}
	}
	return n.total + n.group + n.digit, true
}

// hanReading is a Chinese number as far as it was read.
type hanReading struct {
	total, group, digit int64 // what is before the last group; in it; a digit that waits for its power
	waits               bool
	power, room         int64 // what comes next is smaller
}

// take reads one more character; false when no number goes on like that.
func (n *hanReading) take(r rune) bool {
	if v, ok := hanDigits[r]; ok {
		if n.waits {
			return false
		}
		n.digit, n.waits = v, v > 0
		return true
	}
	if p, ok := hanPowers[r]; ok {
		return n.takePower(r, p)
	}
	g := hanGroups[r]
	if g == 0 || g >= n.room || n.group+n.digit == 0 {
		return false
	}
	n.total, n.room = n.total+(n.group+n.digit)*g, g
	n.group, n.digit, n.waits, n.power = 0, 0, false, 10_000
	return true
}

// takePower reads 十, 百 and 千; only 十 stands without a digit, at the start.
func (n *hanReading) takePower(r rune, p int64) bool {
	if p >= n.power || !n.waits && (r != '十' || n.group > 0) {
		return false
	}
	if !n.waits {
		n.digit = 1
	}
	n.group, n.digit, n.waits, n.power = n.group+n.digit*p, 0, false, p
	return true
}
