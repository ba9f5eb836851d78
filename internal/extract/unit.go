package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/evidence"
)

var (
	currencyBefore = regexp.MustCompile(`(?:^|[^\p{L}]|\p{Han})((?:US\$|U\.S\.\s?\$|HK\$|NT\$|NZ\$|AU?\$|CA?\$|S\$|CN¥|\$|€|£|¥|￥|₹|₽|₩|(?i:USD|EUR|GBP|CNY|RMB|JPY|CHF|INR|HKD|AUD)|Rs\.?|人民币|人民幣|美元)\s?)$`)
	magnitudeAfter = regexp.MustCompile(`^[\s\x{00a0}-]?(?i:(thousand|million|billion|trillion|mn|bn|tn|trn)\b)`)
	letterAfter    = regexp.MustCompile(`^\s?([kKmMbB])\b`)
	moreAfter      = regexp.MustCompile(`^\s?(?:多|余|餘)`)
	hanMagnitude   = regexp.MustCompile(`^\s?(万亿|萬億|千亿|千億|百亿|百億|十亿|十億|亿|億|千万|千萬|百万|百萬|十万|十萬|万|萬|千|兆)`)
	percentAfter   = regexp.MustCompile(`^[\s\x{00a0}]?(?:(个百分点|百分点|個百分點|百分點|(?i:percentage[\s-]points?|pp)\b)|%|％|(?i:per\s?cent|percent|pct)\b)`)
	basisPoints    = regexp.MustCompile(`^[\s\x{00a0}-]?(?:(?i:basis[\s-]points?|bps?)\b|个?基点|個?基點)`)
	zhaoOf         = regexp.MustCompile(`^\s?兆(?:美|欧|歐|日|港|新|人民)?(?:元|币|幣)`)
	pointsOfShare  = regexp.MustCompile(`^[\s-](?i:points?)\b`)
	moneyAfter     = regexp.MustCompile(`^[\s\x{00a0}]?(?:((?i:U\.?S\.?\s(?:dollars?|\$)|(?:Australian|Canadian|Hong\sKong|Singapore|New\sZealand|American)\sdollars?|dollars?|Swiss\sfrancs?|roubles?|rubles?|rupees?|won|USD|yuan|renminbi|RMB|CNY|euros?|EUR|pounds?(?:\ssterling)?|GBP|yen|JPY))\b|(美元|美金|澳元|加元|新元|卢布|盧布|韩元|韓元|新台币|新臺幣|瑞士法郎|港幣|人民幣|元人民幣|欧元|歐元|英镑|英鎊|日元|港元|港币|人民币|元人民币|元))`)
	symbolAfter    = regexp.MustCompile(`^[\s\x{00a0}]?(km²|km2|m²|m³|km/h|km|kg|kWh|MWh|GWh|TWh|kW|MW|GW|TW|ha|Mt|TEUs?|TB|GB|MB|°C|℃)(?:$|[^\p{L}\d])`)
)

// currencies by sign or name, in small letters and the singular. A bare dollar is the
// American one, a bare ¥ the Chinese one.
var currencies = map[string]string{
	"us$": "USD", "u.s.$": "USD", "usd": "USD", "$": "USD", "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "美元": "USD", "美金": "USD",
	"american dollar": "USD", "australian dollar": "AUD", "canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
	"new zealand dollar": "NZD", "nz$": "NZD", "swiss franc": "CHF", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW",
	"澳元": "AUD", "加元": "CAD", "新元": "SGD", "卢布": "RUB", "盧布": "RUB", "韩元": "KRW", "韓元": "KRW", "新台币": "TWD", "新臺幣": "TWD",
	"瑞士法郎": "CHF", "港幣": "HKD", "人民幣": "CNY", "元人民幣": "CNY", "hkd": "HKD", "aud": "AUD",
	"hk$": "HKD", "港元": "HKD", "港币": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD",
	"€": "EUR", "eur": "EUR", "euro": "EUR", "欧元": "EUR", "歐元": "EUR",
	"£": "GBP", "gbp": "GBP", "pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "英镑": "GBP", "英鎊": "GBP",
	"¥": "CNY", "￥": "CNY", "cn¥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY", "元人民币": "CNY",
	"jpy": "JPY", "yen": "JPY", "日元": "JPY", "chf": "CHF", "inr": "INR", "₹": "INR", "rs": "INR", "₽": "RUB", "₩": "KRW",
}

// magnitudes by name, as powers of ten.
var magnitudes = map[string]int{
	"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "trn": 12,
	"千": 3, "万": 4, "萬": 4, "十万": 5, "百万": 6, "百萬": 6, "千万": 7, "亿": 8, "億": 8, "十亿": 9, "百亿": 10, "千亿": 11, "十萬": 5, "千萬": 7, "十億": 9, "百億": 10, "千億": 11, "兆": 12, "万亿": 12, "萬億": 12,
}

// currency looks a printed sign or name up, in the singular.
func currency(printed string) string {
	p := strings.ToLower(strings.TrimRight(strings.Join(strings.Fields(printed), " "), ". "))
	p = strings.ReplaceAll(p, ". $", ".$")
	if c, ok := currencies[p]; ok {
		return c
	}
	return currencies[strings.TrimSuffix(p, "s")]
}

// readUnit reads magnitude and unit after a number that ends at to, fills them into m
// and returns where they end.
func readUnit(s string, to int, m *mention) int {
	q := &m.quantity
	end := to
	if c := currencyBefore.FindStringSubmatch(leadOf(s, m.start, signLead)); c != nil {
		q.unit.Currency, q.sign = currency(c[1]), true
	}
	end += m.moreThan(s[end:])
	end += q.magnitude(s[end:])
	end += m.moreThan(s[end:])
	m.after = end
	rest := s[end:]
	if q.unit.Currency != "" {
		if strings.HasPrefix(rest, "元") {
			end += len("元") // after 人民币
		}
		return end
	}
	if b := basisPoints.FindString(rest); b != "" {
		m.note = "printed: " + q.value.String() + b
		q.value, q.unit.Points = q.value.Shift(-2), true
		return end + len(b)
	}
	if strings.HasSuffix(s[:m.start], "百分之") {
		q.unit.Percent = true
		m.start -= len("百分之")
		return end
	}
	if p := percentAfter.FindStringSubmatchIndex(rest); p != nil {
		q.unit.Points = p[2] >= 0
		if pts := pointsOfShare.FindString(rest[p[1]:]); pts != "" && !q.unit.Points {
			q.unit.Points = true
			p[1] += len(pts)
		}
		q.unit.Percent = !q.unit.Points
		return end + p[1]
	}
	if c := moneyAfter.FindStringSubmatch(rest); c != nil {
		q.unit.Currency = currency(c[1] + c[2])
		return end + len(c[0])
	}
	if c := symbolAfter.FindStringSubmatchIndex(rest); c != nil {
		q.unit.Noun = rest[c[2]:c[3]]
		return end + c[3]
	}
	noun, n := nounAfter(rest)
	q.unit.Noun = noun
	return end + n
}

// moreThan reads the Chinese "and some" after a number: 130多个.
func (m *mention) moreThan(rest string) int {
	more := moreAfter.FindString(rest)
	if more != "" {
		m.qualifier = evidence.MoreThan
	}
	return len(more)
}

// magnitude reads "trillion" or 万亿. Powers of ten that English has no word for are
// brought to the one that prose would take: 3.5亿 is 350 million, 200亿 20 billion.
func (q *quantity) magnitude(rest string) int {
	c := magnitudeAfter.FindStringSubmatch(rest)
	if c == nil && q.sign {
		c = letterAfter.FindStringSubmatch(rest)
	}
	if c == nil {
		c = hanMagnitude.FindStringSubmatch(rest)
	}
	if c == nil || c[1] == "兆" && !zhaoOf.MatchString(rest) {
		return 0 // 兆 is a trillion of money, and a million of bytes or hertz
	}
	q.scaled = true
	q.scale = magnitudes[strings.ToLower(c[1])]
	if c[1][0] >= utf8.RuneSelf {
		n := evidence.Figure{Value: q.value, Scale: q.scale}.Normal()
		q.value, q.scale = n.Value, n.Scale
	}
	return len(c[0])
}

// nounAfter reads the noun a number counts, with the bytes it takes.
func nounAfter(rest string) (noun string, length int) {
	if noun, length = hanNoun(rest); noun != "" {
		return noun, length
	}
	return latinNoun(rest)
}

var (
	ofThe    = regexp.MustCompile(`^\s(?i:of\s(?:the|its|their|these|those|our|all)(?:\s(?:world['’]s|country['’]s))?)\s`)
	nextWord = regexp.MustCompile(`^\s\p{L}[\p{L}\p{M}'’-]*`)
)

// Words at which a noun phrase cannot go on.
var phraseEnds = wordSet(`a an the and or but nor to in on at of by for with from into over under between among across through during since until within
than as is are was were be been being has have had do does did will would shall should can could may might must that which who whose where when while if because
per each every this these those it its they their there respectively first second third ago later earlier old times said says not only also plus versus vs more fewer`)

// Words in -s that are no plural, and plurals without one.
var (
	notPlural = wordSet(`this thus plus less versus across its his as is was has does status basis crisis analysis process access progress business success
various previous serious numerous famous continuous religious ambitious bus gas perhaps always besides whereas towards overseas express cross press class mass loss basics news series species`)
	irregular = wordSet(`people persons women men children staff personnel jobs series species aircraft vessels livestock`)
	properly  = wordSet(`States Members Parties Nations Countries Governments Partners Economies`)
)

const (
	maxModifiers = 4
	maxNounBytes = 80
)

// latinNoun reads up to a plural: "major countries", "countries and regions".
func latinNoun(rest string) (string, int) {
	at := len(ofThe.FindString(rest))
	if at > 0 {
		at-- // leave the blank before the word
	}
	start := at + 1
	for range maxModifiers + 1 {
		w := nextWord.FindString(rest[at:])
		if w == "" || phraseEnds[strings.ToLower(w[1:])] || at+len(w) > maxNounBytes {
			return "", 0
		}
		at += len(w)
		if isPlural(w[1:]) {
			at += andPlural(rest[at:])
			return strings.Join(strings.Fields(rest[start:at]), " "), at
		}
	}
	return "", 0
}

// isPlural tells the head of a noun phrase: a plural in small letters, or one of the
// few that are written large.
func isPlural(word string) bool {
	lower := strings.ToLower(word)
	if properly[word] || irregular[lower] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(word)
	possessive := strings.HasSuffix(lower, "'s") || strings.HasSuffix(lower, "’s")
	return unicode.IsLower(first) && len(lower) > 3 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") &&
		!strings.HasSuffix(lower, "ous") && !possessive && !notPlural[lower]
}

var (
	andWord   = regexp.MustCompile(`^\sand(\s\p{L}[\p{L}\p{M}-]*)`)
	thirdVerb = wordSet(`includes covers involves shows means makes needs gives takes wants becomes remains provides promotes supports accounts represents reaches continues plans helps`)
)

// andPlural is the length of "and regions" after a plural.
func andPlural(rest string) int {
	m := andWord.FindStringSubmatch(rest)
	if m == nil || !isPlural(m[1][1:]) || thirdVerb[strings.ToLower(m[1][1:])] {
		return 0
	}
	return len(m[0])
}

// wordSet reads a list parted by blanks.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
