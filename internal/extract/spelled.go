package extract

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// spelled is a number in words: where it stands, and its value before any magnitude
// that follows it.
type spelled struct {
	start, end int
	value      decimal.Decimal
	scale      int  // of the value, a power of ten
	lone       bool // "one", which counts nothing by itself
	small      bool // under ten and without a magnitude: mostly no figure
}

// The words of English numbers.
const (
	smallWord  = `one|two|three|four|five|six|seven|eight|nine`
	numberWord = smallWord + `|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety`
)

// wordValues of English numbers.
var wordValues = func() map[string]int64 {
	out := map[string]int64{"a": 1, "hundred": 100, "thousand": 1000}
	for i, w := range strings.Split(numberWord, "|") {
		out[w] = int64(i + 1)
		if i >= 20 {
			out[w] = int64(i-17) * 10
		}
	}
	return out
}()

var (
	englishNumber = regexp.MustCompile(`(?i)\b(?:` + numberWord + `)(?:[\s-](?:` + numberWord + `)\b|[\s-](?:hundred|thousand)\b(?:\sand\s(?:` + numberWord + `)\b)?)*\b`)
	andBetween    = regexp.MustCompile(`(?i)\sand\s`)
	halfAfter     = regexp.MustCompile(`^(?i:\sand\sa\s(half|quarter))\b`)
	millionAfter  = regexp.MustCompile(`^\s(?i:million|billion|trillion)\b`)
	oneMeasure    = regexp.MustCompile(`^[\s-](?i:year|month|week|hour)\b`)
	dozens        = regexp.MustCompile(`(?i)\b(a|half\sa|` + smallWord + `)\sdozen\b`)
	partOfMillion = regexp.MustCompile(`(?i)\b(half\sa|a\squarter\sof\sa|a)\s(?:million|billion|trillion)\b`)
)

// spelledHints are in every number in words that is read.
var spelledHints = wordSet(strings.ReplaceAll(numberWord, "|", " ") + ` half dozen third thirds quarter quarters fourth fourths fifth fifths sixth sixths
seventh sevenths eighth eighths ninth ninths tenth tenths million billion trillion`)

const dozen = 12

const longestHint = len("seventeenths")

// inWords tells whether a sentence may hold a number in words.
func inWords(s string) bool {
	if strings.ContainsAny(s, "二两兩三四五六七八九十百千万亿萬億") {
		return true
	}
	var word [longestHint]byte
	n := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
			if n < longestHint {
				word[n] = s[i] | 0x20
			}
			n++
			continue
		}
		if n > 2 && n <= longestHint && spelledHints[string(word[:n])] {
			return true
		}
		n = 0
	}
	return false
}

// findSpelled lists the English and Chinese numbers in words.
func findSpelled(s string) []spelled {
	var out []spelled
	for _, m := range partOfMillion.FindAllStringSubmatchIndex(s, maxNumbers) {
		out = append(out, spelled{start: m[2], end: m[3], value: partValue(s[m[2]:m[3]])})
	}
	for _, m := range dozens.FindAllStringSubmatchIndex(s, maxNumbers) {
		n := decimal.NewFromInt(wholeNumber(s[m[2]:m[3]]))
		if strings.Contains(strings.ToLower(s[m[2]:m[3]]), "half") {
			n = partValue("half")
		}
		out = append(out, spelled{start: m[0], end: m[1], value: n.Mul(decimal.NewFromInt(dozen))})
		s = s[:m[0]] + strings.Repeat(string(maskByte), m[1]-m[0]) + s[m[1]:]
	}
	for _, m := range englishNumber.FindAllStringIndex(s, maxNumbers) {
		for _, part := range wordParts(s, m) {
			if w, ok := readSpelled(s, part); ok {
				out = append(out, w)
			}
		}
	}
	return append(out, findHan(s)...)
}

// wordParts is the match as one number, or what stands before and after its "and" when
// it is none: "one hundred and two hundred".
func wordParts(s string, m []int) [][2]int {
	whole := [2]int{m[0], m[1]}
	words := s[m[0]:m[1]]
	and := andBetween.FindStringIndex(words)
	if _, ok := readWords(strings.ToLower(words)); ok || and == nil {
		return [][2]int{whole}
	}
	return [][2]int{{m[0], m[0] + and[0]}, {m[0] + and[1], m[1]}}
}

// readSpelled reads the English number at a place, with "and a half" after it.
func readSpelled(s string, at [2]int) (spelled, bool) {
	n, ok := readWords(strings.ToLower(s[at[0]:at[1]]))
	if !ok {
		return spelled{}, false
	}
	w := spelled{start: at[0], end: at[1], value: decimal.NewFromInt(n)}
	if half := halfAfter.FindStringSubmatch(s[w.end:]); half != nil {
		w.end += len(half[0])
		w.value = w.value.Add(partValue(half[1]))
	}
	if n == 1 && w.end == at[1] && !millionAfter.MatchString(s[w.end:]) && !oneMeasure.MatchString(s[w.end:]) {
		w.lone = true // "one of the"
	}
	w.small = n < 10 && !millionAfter.MatchString(s[w.end:])
	return w, true
}

// partValue is the value of "half a", "a quarter of a" and "a".
func partValue(words string) decimal.Decimal {
	switch words = strings.ToLower(words); {
	case strings.Contains(words, "half"):
		return decimal.New(5, -1)
	case strings.Contains(words, "quarter"):
		return decimal.New(25, -2)
	}
	return decimal.NewFromInt(1)
}

// readWords reads "one hundred and thirty-three". It refuses years ("twenty fifteen")
// and lists ("one two").
func readWords(words string) (int64, bool) {
	var total, group int64
	room := int64(1000) // what comes next is smaller than this
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r != 'a' && (r < 'b' || r > 'z') }) {
		switch v := wordValues[w]; {
		case w == "and":
		case w == "thousand":
			if group == 0 || total > 0 {
				return 0, false
			}
			total, group, room = group*1000, 0, 1000
		case w == "hundred":
			if group == 0 || group > 99 {
				return 0, false
			}
			group, room = group*100, 100
		case v >= room:
			return 0, false
		case v >= 20:
			group, room = group+v, 10
		default:
			group, room = group+v, 1
		}
	}
	return total + group, true
}
