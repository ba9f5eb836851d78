package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/shopspring/decimal"
)

// number is a number that is typed in a text, with the unit beside it.
type number struct {
	whole  source.Span // with its currency and unit, in bytes of the text
	digits source.Span
	value  decimal.Decimal
	places int // decimals as typed
	unit   evidence.Unit
	scale  int // power of ten of its magnitude
	tail   string
}

var (
	// hidden are parts of a text that are no prose: tokens, citations, code, addresses.
	hidden = regexp.MustCompile("\\{\\{[^{}]*\\}\\}|\\[@[^\\[\\]]*\\]|`[^`]*`|\\]\\([^()]*\\)|<[^<>]*>|(?i:https?://|www\\.|doi:?\\s?)\\S+|\\b10\\.\\d{4,}/\\S+|\\S+@\\S+")
	// numeral is a number, grouped or not, with decimals or not.
	numeral = regexp.MustCompile(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*`)
	// spelled is a number in words with a share or a magnitude behind it.
	spelled = regexp.MustCompile(`(?i)\b(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred))?\s+(?:per ?cent|percentage points?|(?:million|billion|trillion))\b|百分之[一二三四五六七八九十百零〇点两]+`)
	// currencyBefore is a currency that stands before its amount.
	currencyBefore = regexp.MustCompile(`(?:US\$|CN¥|RMB|USD|EUR|GBP|CNY|JPY|CHF|[$€£¥￥])[ \x{00a0}]?$`)
	// unitAfter is the unit that follows a number.
	unitAfter = regexp.MustCompile(`^[ \x{00a0}\x{202f}]?(?:(%|％|per ?cent\b|percentage points?\b|pp\b|个百分点)|((?i:trillion|billion|million|thousand|tn|bn|mn)\b|万亿|千亿|百亿|亿|百万|千万|万)?(?:[ \x{00a0}]?(美元|欧元|英镑|日元|人民币|元|(?:US dollars?|dollars?|euros?|yuan|renminbi|pounds?|yen)\b))?)`)
)

// numbersIn lists the numbers typed in a text that look like evidence.
func numbersIn(text string) []number {
	plain := hidden.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\x00", len(s)) })
	var out []number
	if strings.ContainsAny(plain, "0123456789") {
		plain = notEvidence(plain)
		for _, m := range numeral.FindAllStringIndex(plain, -1) {
			if n, ok := numberAt(plain, m[0], m[1]); ok {
				out = append(out, n)
			}
		}
		out = ranges(plain, out)
	}
	for _, m := range spelled.FindAllStringIndex(plain, -1) {
		at := source.Span{Start: m[0], End: m[1]}
		out = append(out, number{whole: at, digits: at, value: decimal.NewFromInt(-1)})
	}
	return out
}

// between joins the two ends of a range: "64 or 65 countries".
var between = regexp.MustCompile(`^[ \x{00a0}]?(?:or|to|and|–|—|-|至|到)[ \x{00a0}]?$`)

// ranges makes one number of the two ends of a range. A range is no figure's value.
func ranges(text string, all []number) []number {
	var out []number
	for _, n := range all {
		if last := len(out) - 1; last >= 0 && between.MatchString(text[out[last].whole.End:n.whole.Start]) {
			out[last].whole.End, out[last].value = n.whole.End, decimal.NewFromInt(-1)
			continue
		}
		out = append(out, n)
	}
	return out
}

// numberAt reads the number whose digits stand in text[start:end], with its unit.
func numberAt(text string, start, end int) (number, bool) {
	digits := text[start:end]
	value, err := decimal.NewFromString(strings.ReplaceAll(digits, ",", ""))
	if err != nil {
		return number{}, false // 2.1.3: a version or a section
	}
	n := number{digits: source.Span{Start: start, End: end}, value: value, places: max(0, -int(value.Exponent()))}
	n.whole = n.digits
	if m := currencyBefore.FindStringIndex(text[:start]); m != nil {
		n.unit.Currency = currencyCode(text[m[0]:start])
		n.whole.Start = m[0]
	}
	n.readUnit(text)
	n.tail = text[n.whole.End:min(len(text), n.whole.End+60)]
	bare := n.unit == (evidence.Unit{}) && n.scale == 0
	if bare && exempt(text, n) || attached(text, n) {
		return number{}, false
	}
	return n, true
}

// readUnit takes the unit after the digits into the number.
func (n *number) readUnit(text string) {
	m := unitAfter.FindStringSubmatchIndex(text[n.digits.End:])
	if m == nil {
		return
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[n.digits.End+m[2*i] : n.digits.End+m[2*i+1]]
	}
	share, magnitude, money := part(1), part(2), part(3)
	switch {
	case strings.HasPrefix(share, "percentage"), share == "pp", share == "个百分点":
		n.unit.Points = true
	case share != "":
		n.unit.Percent = true
	case magnitude != "":
		n.scale = magnitudes[strings.ToLower(magnitude)]
	}
	if money != "" && n.unit.Currency == "" {
		n.unit.Currency = currencyCode(money)
	}
	if share != "" || magnitude != "" || money != "" {
		n.whole.End = n.digits.End + m[1]
	}
}

// magnitudes are the powers of ten that follow a number.
var magnitudes = map[string]int{
	"trillion": 12, "tn": 12, "billion": 9, "bn": 9, "million": 6, "mn": 6, "thousand": 3,
	"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4,
}

// currencies are the words and signs of currencies; "" is a currency that several
// countries name so.
var currencies = map[string]string{
	"us$": "USD", "$": "USD", "usd": "USD", "us dollar": "USD", "us dollars": "USD", "dollar": "USD", "dollars": "USD", "美元": "USD",
	"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "英镑": "GBP",
	"cn¥": "CNY", "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY", "¥": "CNY", "￥": "CNY",
	"jpy": "JPY", "yen": "JPY", "日元": "JPY", "chf": "CHF",
}

func currencyCode(text string) string {
	return currencies[strings.ToLower(strings.Trim(text, " \u00a0"))]
}

// attached tells whether the digits are part of a word: G20, CO2, 5G, COVID-19.
func attached(text string, n number) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:n.whole.Start])
	after, _ := utf8.DecodeRuneInString(text[n.whole.End:])
	latin := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }
	if latin(before) || before == '_' || before == '#' || before == '/' || before == '.' || before == '@' {
		return true
	}
	return n.whole.End == n.digits.End && (latin(after) || after == '_' || after == '/')
}
