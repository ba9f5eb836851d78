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

// quantity is a number with its magnitude and unit.
type quantity struct {
	value  decimal.Decimal
	scale  int
	scaled bool // the magnitude was printed
	sign   bool // a currency sign stands before the number
	unit   evidence.Unit

	spelled   bool            // in words, and not the first of its sentence
	printed   decimal.Decimal // the number before its magnitude
	magnified string          // the magnitude as printed: 万
}

var numberPattern = regexp.MustCompile(`\d{1,3}(?:[,，\x{00a0}\x{202f}]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+\b|\d+(?:\.\d+)?`)

// labels stand before the number of a part, a law, a step or a name.
var labels = newPhrases("section|sections|chapter|chapters|figure|figures|fig.|figs.|table|tables|article|articles|art.|arts.|page|pages|p.|pp.|no.|nos.|number|numbers|annex|appendix|part|parts|"+
	"vol.|volume|volumes|issue|issues|paragraph|paragraphs|para.|paras.|para|paras|note|notes|step|steps|phase|phases|stage|stages|goal|goals|sdg|sdgs|resolution|resolutions|equation|equations|eq.|eqs.|"+
	"rule|rules|agenda|version|versions|amendment|amendments|title|titles|level|levels|grade|grades|type|types|class|classes|item|items|line|lines|box|panel|model|group|room|unit|route|highway|flight|"+
	"option|priority|plan|tier|band|clause|clauses|exhibit|exhibits|schedule|schedules|release|releases|order|orders|act|law|decree|directive|regulation|u.s.c.|question|questions|lesson|play|"+
	"principle|pillar|recommendation|chart|map|district|ward|block|building|floor|gate|terminal|rev.|revision|edition|protocol|wave|round|lot|"+
	"out of|in every|one in|one in every|one out of every", "§|#|第|图|圖|附录|附錄|附件|式|步骤|步驟|阶段|階段|方案|版本")

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
	spelled := inWords(s)
	if spelled || hinted(s, []string{" in ", " out of "}) {
		out = findFractions(s)
		for _, m := range out {
			s = s[:m.at] + strings.Repeat(string(maskByte), m.after-m.at) + s[m.after:]
		}
	}
	if spelled {
		out = append(out, findInWords(s)...)
	}
	for _, m := range numberPattern.FindAllStringIndex(s, maxNumbers) {
		if !freeBefore(s, m[0]) || named(s, m[0]) {
			continue
		}
		if n, ok := readNumber(s, m[0], m[1]); ok && !(pointsBack.endWith(leadOf(s, m[0], shortLead)) || n.isPartOfText()) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int { return a.at - b.at })
	return dropInner(out)
}

// dropInner drops the numbers that stand inside the quote of another: per 1,000 births.
func dropInner(ms []mention) []mention {
	out := ms[:0]
	for _, m := range ms {
		if n := len(out); n > 0 && m.at < out[n-1].end && out[n-1].quantity.unit.Per != "" {
			continue
		}
		out = append(out, m)
	}
	return out
}

// named tells a number that is the name or the whole of something.
func named(s string, at int) bool { return labels.endWith(leadOf(s, at, shortLead)) }

// titled tells a number in words that is written large within a sentence, as in names:
// "World War Two", "Formula One", the “Seven Samurai”.
func titled(s string, at int) bool {
	first, _ := utf8.DecodeRuneInString(s[at:])
	if !unicode.IsUpper(first) || at < 2 {
		return false
	}
	if quote, size := utf8.DecodeLastRuneInString(s[:at]); strings.ContainsRune(`"“‘'`, quote) {
		return strings.TrimSpace(s[:at-size]) != ""
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at-1])
	return unicode.IsLetter(before) && (s[at-1] == ' ' || s[at-1] == '-')
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
		return unicode.Is(unicode.Han, r) || currencyStart(leadOf(s, at, signLead)) >= 0
	}
	if r == ',' && at > 1 && isDigit(s[at-2]) {
		return false // "3,5" is one number, or a list
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
	case strings.ContainsRune(".,:/", r):
		return unicode.IsDigit(next)
	}
	return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}

// minusAfter is what stands before a sign; a dash after anything else makes a range.
var minusAfter = regexp.MustCompile(`(?:^|[ (（为為是达達至到于於])$`)

// readSign takes a minus directly before the number or its currency.
func (m *mention) readSign(s string) {
	before := leadOf(s, m.start, signLead)
	if at := currencyStart(before); at >= 0 {
		m.start -= len(before) - at
		before = leadOf(s, m.start, signLead)
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
