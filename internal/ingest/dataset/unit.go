package dataset

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"
)

// currencies by sign, code or name, in small letters and the singular. A bare dollar is
// the American one, a bare ¥ the Chinese one.
var currencies = map[string]string{
	"us$": "USD", "usd": "USD", "$": "USD", "dollar": "USD", "us dollar": "USD", "美元": "USD", "hk$": "HKD", "港元": "HKD", "nt$": "TWD",
	"a$": "AUD", "c$": "CAD", "s$": "SGD", "€": "EUR", "eur": "EUR", "euro": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP",
	"英镑": "GBP", "¥": "CNY", "￥": "CNY", "cn¥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY",
	"人民币": "CNY", "jpy": "JPY", "yen": "JPY", "日元": "JPY", "chf": "CHF", "inr": "INR", "₹": "INR", "₽": "RUB", "₩": "KRW",
}

// magnitudes by name, as powers of ten.
var magnitudes = map[string]int{
	"thousand": 3, "k": 3, "million": 6, "mn": 6, "mio": 6, "m": 6, "mil": 6, "billion": 9, "bn": 9, "b": 9, "bil": 9, "mrd": 9, "trillion": 12, "tn": 12,
	"千": 3, "万": 4, "萬": 4, "百万": 6, "千万": 7, "亿": 8, "億": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
	"tsd": 3, "tausend": 3, "milliers": 3, "miles": 3, "mill": 6, "millionen": 6, "millones": 6, "mills": 6, "milliarden": 9, "milliard": 9, "bio": 12,
	"'000": 3, "000": 3, "000s": 3, "'000s": 3, "thousands": 3,
}

// inBrackets is the last thing in brackets of a title, where units stand.
var inBrackets = regexp.MustCompile(`[(\[（【]([^()\[\]（）【】]{1,60})[)\]）】]\s*$`)

// hanUnit is a Chinese unit: 亿美元, 万人, 万亿元.
var hanUnit = regexp.MustCompile(`^(万亿|千亿|百亿|十亿|亿|億|千万|百万|万|萬|千)?(人民币|美元|欧元|英镑|日元|港元|元)?(\p{Han}{0,4})$`)

// filler are words in a unit that say nothing about which one it is.
var filler = map[string]bool{"in": true, "of": true, "at": true, "us": true, "u.s.": true, "current": true, "constant": true, "prices": true, "price": true, "unit": true, "units": true, "unit:": true}

// UnitOf reads the unit and the power of ten that a column's title names, and the title
// without them: "Exports (US$ bn)" is in US$ at 9, and named "Exports".
func UnitOf(title string) (u evidence.Unit, scale int, name string) {
	title = strings.TrimSpace(title)
	if m := inBrackets.FindStringSubmatchIndex(title); m != nil {
		u, scale, ok := readUnit(title[m[2]:m[3]], true)
		if ok {
			return u, scale, strings.Trim(title[:m[0]], " ,;:")
		}
		return evidence.Unit{}, 0, title
	}
	if at := strings.LastIndexAny(title, ",，:："); at > 0 {
		_, size := firstRune(title[at:])
		if u, scale, ok := readUnit(title[at+size:], false); ok {
			return u, scale, strings.TrimSpace(title[:at])
		}
	}
	if u, scale, rest := lastWords(title); rest != "" {
		return u, scale, rest
	}
	if rest, ok := strings.CutSuffix(title, "%"); ok && rest != "" {
		return evidence.Unit{Percent: true}, 0, strings.TrimSpace(rest)
	}
	if u, scale, ok := readUnit(title, false); ok {
		return u, scale, ""
	}
	return evidence.Unit{}, 0, title
}

// lastWords reads a unit at the end of a title: "Imports Tsd. EUR".
func lastWords(title string) (u evidence.Unit, scale int, rest string) {
	words := strings.Fields(title)
	for n := min(3, len(words)-1); n > 0; n-- {
		at := len(words) - n
		u, scale, ok := readUnit(strings.Join(words[at:], " "), false)
		if ok && (u.Currency != "" || u.Percent) && !filler[strings.ToLower(words[at])] {
			return u, scale, strings.Trim(strings.TrimSuffix(strings.Join(words[:at], " "), " in"), " ,;:")
		}
	}
	return evidence.Unit{}, 0, ""
}

// pureUnit tells a title whose brackets hold a unit and nothing else: "(US$ m)" does,
// "(constant 2015 US$)" and "(% of GDP)" do not.
func pureUnit(title string) bool {
	m := inBrackets.FindStringSubmatch(title)
	if m == nil {
		return true
	}
	if hanUnit.MatchString(m[1]) {
		return true
	}
	for _, w := range strings.Fields(m[1]) {
		low := strings.ToLower(strings.Trim(w, ".,;"))
		if _, _, ok := readUnit(w, false); !ok && low != "in" && low != "us" && magnitudes[low] == 0 || low == "constant" || low == "current" {
			return false
		}
	}
	return true
}

// readScale reads a power of ten: "Millions", "6", "Units".
func readScale(s string) (int, bool) {
	low := strings.ToLower(strings.TrimSpace(s))
	if n, err := strconv.Atoi(low); err == nil && n >= 0 && n <= 15 {
		return n, true
	}
	if low == "units" || low == "unit" || low == "ones" {
		return 0, true
	}
	n := max(magnitudes[low], magnitudes[strings.TrimSuffix(low, "s")])
	return n, n > 0
}

// unitCode is a unit as Eurostat and the OECD code it: MIO_EUR, CP_MEUR, USD_PPP, PC_GDP.
var unitCode = regexp.MustCompile(`^(?:CP_|CLV\d*_)?(?:(MIO|BN|THS|M|K)_?)?([A-Z]{3})(?:_[A-Z]+)?$`)

// readCode reads a coded unit.
func readCode(s string) (u evidence.Unit, scale int, ok bool) {
	if s == "PC" || s == "PT" || strings.HasPrefix(s, "PC_") || strings.HasPrefix(s, "PT_") {
		return evidence.Unit{Percent: true}, 0, true
	}
	m := unitCode.FindStringSubmatch(s)
	if m == nil || currencies[strings.ToLower(m[2])] == "" {
		return u, 0, false
	}
	return evidence.Unit{Currency: m[2]}, map[string]int{"MIO": 6, "M": 6, "BN": 9, "THS": 3, "K": 3}[m[1]], true
}

func firstRune(s string) (rune, int) {
	for i, r := range s {
		if i == 0 {
			return r, len(string(r))
		}
	}
	return 0, len(s)
}

// parted sets signs apart from the words beside them.
var parted = strings.NewReplacer("US$", " USD ", "$", " $ ", "€", " € ", "£", " £ ", "/", " / ")

// readUnit reads words that are a unit. Nouns count only where nothing but a unit can
// stand: in brackets.
func readUnit(text string, nouns bool) (u evidence.Unit, scale int, ok bool) {
	text = strings.TrimSpace(text)
	if u, scale, ok := readCode(text); ok && nouns {
		return u, scale, true
	}
	if m := hanUnit.FindStringSubmatch(text); m != nil && text != "" {
		return readHanUnit(m, nouns)
	}
	var left []string
	for _, w := range strings.Fields(parted.Replace(text)) {
		low := strings.ToLower(strings.Trim(w, ".,;"))
		single := strings.TrimSuffix(low, "s")
		switch {
		case magnitudes[low]+magnitudes[single] > 0 && (len(low) > 1 || w == "m" || w == "k"):
			scale += max(magnitudes[low], magnitudes[single])
		case low == "%" || low == "percent" || low == "percentage" || low == "pct":
			u.Percent = true
		case low == "pp" || low == "points":
			u = evidence.Unit{Points: true}
		case currencies[low] != "" || currencies[single] != "":
			u.Currency = currencies[low] + currencies[single]
			if currencies[low] != "" {
				u.Currency = currencies[low]
			}
		case !filler[low]:
			left = append(left, w)
		}
	}
	switch {
	case u.Currency != "" || u.Percent || u.Points:
		return u, scale, nouns || len(left) == 0
	case nouns && len(left) > 0 && !isYearRange(text) && !strings.Contains(text, "="):
		return evidence.Unit{Noun: strings.Join(left, " ")}, scale, true
	}
	return u, scale, scale > 0 && len(left) == 0
}

func isYearRange(text string) bool {
	_, ok := readPeriod(strings.TrimPrefix(text, "YR"), "")
	return ok
}

func readHanUnit(m []string, nouns bool) (evidence.Unit, int, bool) {
	scale := magnitudes[m[1]]
	switch {
	case m[2] != "" && m[3] == "":
		return evidence.Unit{Currency: currencies[m[2]]}, scale, true
	case m[2] == "" && (nouns || m[1] != "" && m[3] == ""):
		return evidence.Unit{Noun: m[3]}, scale, true
	}
	return evidence.Unit{}, 0, false
}
