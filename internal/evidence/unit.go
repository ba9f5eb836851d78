package evidence

import (
	"fmt"
	"slices"
	"strings"
)

// Unit is what a number counts: money, a share, or things. Exactly one part is set,
// Per aside; a plain number has none.
type Unit struct {
	Currency string `json:"currency,omitempty"` // ISO 4217: "USD"
	Percent  bool   `json:"percent,omitempty"`
	Points   bool   `json:"points,omitempty"` // percentage points
	Noun     string `json:"noun,omitempty"`   // plural: "countries"
	Per      string `json:"per,omitempty"`    // what one of it is for, beside another part: "person"
}

// symbols are how currencies print before a number; others print as code and space.
var symbols = map[string]string{"USD": "US$", "EUR": "€", "GBP": "£", "CNY": "CN¥", "JPY": "¥"}

// magnitudes are the powers of ten that prose names, long and short.
var magnitudes = []struct {
	scale       int
	long, short string
}{{12, "trillion", "tn"}, {9, "billion", "bn"}, {6, "million", "m"}, {3, "thousand", "k"}}

// Symbol is what stands before an amount: "US$", "CHF " or nothing.
func (u Unit) Symbol() string {
	if s, ok := symbols[u.Currency]; ok || u.Currency == "" {
		return s
	}
	return u.Currency + " "
}

// Magnitude names a power of ten ("trillion", "tn"); both are empty for scale 0.
func Magnitude(scale int) (long, short string) {
	for _, m := range magnitudes {
		if m.scale == scale {
			return m.long, m.short
		}
	}
	if scale == 0 {
		return "", ""
	}
	s := fmt.Sprintf("×10^%d", scale)
	return s, s
}

// per is " per person", or nothing.
func (u Unit) per() string {
	if u.Per == "" {
		return ""
	}
	return " per " + u.Per
}

// String is the unit as a chart's axis names it, without magnitude: "US$", "%", "countries".
func (u Unit) String() string {
	switch {
	case u.Percent:
		return "%"
	case u.Points:
		return "percentage points"
	case u.Currency != "":
		return strings.TrimSpace(u.Symbol()) + u.per()
	}
	return u.Noun + u.per()
}

// ScaledString is the unit with its magnitude: "US$ trillion", "%", "thousand countries".
func (u Unit) ScaledString(scale int) string {
	long, _ := Magnitude(scale)
	if u.Per != "" {
		per := u.per()
		u.Per = ""
		return u.ScaledString(scale) + per
	}
	if u.Currency != "" || u.Percent || u.Points {
		return strings.TrimSpace(u.String() + " " + long)
	}
	return strings.TrimSpace(long + " " + u.String())
}

// ParseUnit reads a unit with an optional magnitude, in any order: "US$ tn",
// "USD trillion", "million tonnes", "%", "percent", "pp", "yuan", "亿元", "countries",
// "US$ per person". 亿 is 8: Figure.Normal brings it to a magnitude that English names.
func ParseUnit(text string) (u Unit, scale int) {
	words := strings.Fields(strings.NewReplacer("US$", "USD ", "per cent", "percent").Replace(text))
	if at := slices.Index(words, "per"); at > 0 && at+1 < len(words) {
		u, scale = ParseUnit(strings.Join(words[:at], " "))
		u.Per = strings.Join(words[at+1:], " ")
		return u, scale
	}
	var rest, nouns []string
	for _, w := range words {
		if power, ok := parseMagnitude(w); ok {
			scale = power
		} else {
			rest = append(rest, w)
		}
	}
	if c := CurrencyNamed(strings.Join(rest, " ")); c != "" { // "Australian dollars"
		return Unit{Currency: c}, scale
	}
	for _, w := range rest {
		han, power, isHan := readHanUnit(w)
		switch {
		case isHan:
			scale += power
			if nouns = append(nouns, strings.Fields(han.Noun)...); han.Noun == "" && han != (Unit{}) {
				u = han
			}
		case isPercent(w):
			u.Percent = true
		case strings.EqualFold(w, "pp"):
			u.Points = true
		case currencyOf(w) != "":
			u.Currency = currencyOf(w)
		default:
			nouns = append(nouns, w)
		}
	}
	return withNouns(u, nouns), scale
}

// withNouns is the unit that the words say which are neither a magnitude nor a sign.
func withNouns(u Unit, nouns []string) Unit {
	all := strings.Join(nouns, " ")
	low := strings.TrimSuffix(strings.ToLower(all), "s")
	switch {
	case low == "percentage point" || u.Percent && low == "point":
		return Unit{Points: true}
	case u != Unit{}:
		return u
	}
	return Unit{Noun: all}
}

func isPercent(w string) bool {
	switch strings.ToLower(w) {
	case "%", "％", "percent", "pct":
		return true
	}
	return false
}

func parseMagnitude(word string) (int, bool) {
	w := strings.ToLower(word)
	for _, m := range magnitudes {
		if w == m.long || w == m.short || w == m.long+"s" {
			return m.scale, true
		}
	}
	return 0, false
}

func currencyOf(word string) string {
	for code, sym := range symbols {
		if sym == word {
			return code
		}
	}
	if c := CurrencyNamed(word); c != "" {
		return c
	}
	if len(word) == 3 && strings.ToUpper(word) == word && strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return word
	}
	return ""
}
