package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// maskByte stands for bytes that hold no figure; it is no letter, digit or blank.
const maskByte = '\x00'

// What never holds a figure: addresses, citation marks, telephone numbers, clock
// times, dates in digits, versions, numbered names, and the number of a list item.
// Each needs one of some characters; a sentence with none is spared the pattern.
var unfit = []struct {
	needs   string
	pattern *regexp.Regexp
}{
	{"/wW", regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s，。）]+`)},
	{"@", regexp.MustCompile(`\S+@\S+\.\S+`)},
	{"/", regexp.MustCompile(`\b10\.\d{4,9}/\S+`)},
	{"[［^", regexp.MustCompile(`\^?[\[［]\d[\d\s,，、–—-]{0,40}[\]］]\^?|\^\d{1,3}\^`)},
	{".)、", regexp.MustCompile(`^\(?\d{1,3}[.)、]\)?\s`)},
	{"lnxLNX电電传热", regexp.MustCompile(`(?i)(?:\b(?:tel|phone|fax|call|hotline|mobile)\b|电话|電話|传真|热线)[^\d\n]{0,12}\+?[\d\s()./-]{5,24}`)},
	{"+", regexp.MustCompile(`\+\d{1,3}[\s-]?\(?\d{1,4}\)?(?:[\s-]?\d{2,5}){2,5}`)},
	{"-", regexp.MustCompile(`\b\d{2,4}-\d{3,4}-?\d{3,8}\b|\(\d{3}\)\s?\d{3}-\d{4}`)},
	{":：", regexp.MustCompile(`\b\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\b`)},
	{"/.", regexp.MustCompile(`\b\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?:[./]\d+)*\b`)},
	{"/", regexp.MustCompile(`\b\d{1,3}/\d{1,3}\b`)},
	{"-", regexp.MustCompile(`\b[A-Za-z]+\d*(?:-\d+)+\b`)},
}

// mask blanks out dates and whatever holds no figure, byte for byte.
func mask(s string, dates []date) string {
	b := []byte(s)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = maskByte
		}
	}
	for _, u := range unfit {
		if !strings.ContainsAny(s, u.needs) {
			continue
		}
		for _, m := range u.pattern.FindAllStringIndex(s, -1) {
			blank(m[0], m[1])
		}
	}
	for _, d := range dates {
		blank(d.start, d.end)
	}
	return string(b)
}

// quantity is a number with its magnitude and unit.
type quantity struct {
	value  decimal.Decimal
	scale  int
	scaled bool // the magnitude was printed
	sign   bool // a currency sign stands before the number
	unit   evidence.Unit
}

var (
	numberPattern = regexp.MustCompile(`\d{1,3}(?:[,，\x{00a0}\x{202f}]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+\b|\d+(?:\.\d+)?`)
	labelBefore   = regexp.MustCompile(`(?i)(?:\b(?:sections?|chapters?|figures?|figs?\.?|tables?|articles?|arts?\.|pages?|pp?\.|no\.?|nos\.|numbers?|annex|appendix|parts?|vol\.?|volumes?|issues?|paragraphs?|paras?\.?|notes?|steps?|phases?|stages?|goals?|sdgs?|resolutions?|equations?|eqs?\.|rules?|agenda|versions?|amendments?|titles?|levels?|grades?|types?|classe?s?|items?|lines?|box|panel|model|group|room|unit|route|highway|flight|option|priority|plan|tier|band|clauses?|exhibits?|schedules?|releases?|orders?|act|law|decree|directive|regulation|u\.s\.c\.)|§|#|第|图|圖|表|附录|附件|式|注|号|院)\s?$`)
	ratioBefore   = regexp.MustCompile(`(?i)\b(?:out of|in every|one in)\s+$`)
)

const (
	maxDigits  = 15
	maxNumbers = 40 // in a sentence; what has more is a table
	maxLead    = 64 // bytes before a number that can tell what it is
	signLead   = 12 // bytes before a number that a currency takes
	shortLead  = 32 // bytes before a number that a qualifier, sign or label takes
)

// lead is the end of what stands before a place, from the start of a character on.
func lead(s string, at int) string { return leadOf(s, at, maxLead) }

// leadOf is a lead of at most so many bytes.
func leadOf(s string, at, most int) string {
	from := max(0, at-most)
	for from < at && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:at]
}

// findNumbers lists the numbers of a masked sentence that may be figures, in digits,
// in words and as parts of a whole. Those that have no unit of their own are kept for
// pairUp.
func findNumbers(s string) []mention {
	var out []mention
	if inWords(s) && !ruling.MatchString(s) {
		out = findFractions(s)
		for _, m := range out {
			s = s[:m.at] + strings.Repeat(string(maskByte), m.after-m.at) + s[m.after:]
		}
		out = append(out, findInWords(s)...)
	}
	for _, m := range numberPattern.FindAllStringIndex(s, maxNumbers) {
		if !freeBefore(s, m[0]) || named(s, m[0]) {
			continue
		}
		if n, ok := readNumber(s, m[0], m[1]); ok {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int { return a.at - b.at })
	return out
}

// ruling is in sentences that state what ought to be; their numbers in words are rules.
var ruling = regexp.MustCompile(`(?i)\bshall\b`)

// named tells a number that is the name or the whole of something.
func named(s string, at int) bool {
	before := leadOf(s, at, shortLead)
	return labelBefore.MatchString(before) || ratioBefore.MatchString(before)
}

// nameBefore is a word right before.
var nameBefore = regexp.MustCompile(`\p{L}[\s-]$`)

// titled tells a number in words that is written large within a sentence, as in names:
// "World War Two", "Formula One".
func titled(s string, at int) bool {
	first, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsUpper(first) && nameBefore.MatchString(leadOf(s, at, shortLead))
}

// findInWords lists the numbers in words that may be figures.
func findInWords(s string) []mention {
	var out []mention
	for _, w := range findSpelled(s) {
		if !freeBefore(s, w.start) || named(s, w.start) || titled(s, w.start) {
			continue
		}
		q := quantity{value: w.value, scale: w.scale, scaled: w.scale > 0}
		m, ok := readRest(s, mention{start: w.start, at: w.start, quantity: q}, w.end)
		u := m.quantity.unit
		if ok && (!w.small || u.Noun == "" || isCounted(u.Noun)) {
			out = append(out, m)
		}
	}
	return out
}

// freeBefore tells whether nothing is glued to the front of a number: "COVID-19",
// "G20", "v2.1" are names.
func freeBefore(s string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:at])
	if size == 0 {
		return true
	}
	if r == '-' || r == '–' || r == '—' || r == '−' {
		before, _ := utf8.DecodeLastRuneInString(s[:at-size])
		return !unicode.IsLetter(before) || unicode.Is(unicode.Han, before)
	}
	if unicode.IsLetter(r) {
		return unicode.Is(unicode.Han, r) || currencyBefore.MatchString(leadOf(s, at, signLead))
	}
	return !unicode.IsDigit(r) && !strings.ContainsRune("./_:#", r)
}

// readNumber reads what follows a number, and the sign before it.
func readNumber(s string, from, to int) (mention, bool) {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, s[from:to])
	if len(digits) > maxDigits || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return mention{}, false
	}
	value, err := decimal.NewFromString(digits)
	if err != nil {
		return mention{}, false
	}
	return readRest(s, mention{start: from, at: from, quantity: quantity{value: value}}, to)
}

// readRest reads what stands around a number that ends at to.
func readRest(s string, m mention, to int) (mention, bool) {
	m.end = readUnit(s, to, &m)
	if gluedAfter(s[m.end:]) {
		return mention{}, false
	}
	m.readSign(s)
	m.readQualifier(s)
	return m, true
}

// gluedAfter tells a number that goes on as a name, a version or a compound:
// "18F", "5-year", "3.2.1", "24/7".
func gluedAfter(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[size:])
	switch {
	case size == 0:
		return false
	case r == '-':
		return unicode.IsLetter(next)
	case strings.ContainsRune(".:/", r):
		return unicode.IsDigit(next)
	}
	return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}

// minusAfter is what stands before a sign; a dash after anything else makes a range.
var minusAfter = regexp.MustCompile(`(?:^|[ (（为為是达達至到于於])$`)

// readSign takes a minus directly before the number or its currency.
func (m *mention) readSign(s string) {
	before := lead(s, m.start)
	if c := currencyBefore.FindStringSubmatchIndex(before); c != nil {
		m.start -= len(before) - c[2]
		before = lead(s, m.start)
	}
	for _, minus := range []string{"minus ", "Minus ", "negative ", "负", "負"} {
		if rest, ok := strings.CutSuffix(before, minus); ok {
			m.start -= len(before) - len(rest)
			m.quantity.value = m.quantity.value.Neg()
			return
		}
	}
	for _, minus := range []string{"-", "−"} {
		rest, ok := strings.CutSuffix(before, minus)
		if ok && minusAfter.MatchString(rest) {
			m.start -= len(before) - len(rest)
			m.quantity.value = m.quantity.value.Neg()
			return
		}
	}
}
