package extract

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

var (
	fractionOf = regexp.MustCompile(`(?i)\b(?:(an?|` + smallWord + `)[\s-](thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?:one\s)?(half))(?:\s(?:of|the)\b)`)
	oneInFour  = regexp.MustCompile(`(?i)\b(` + smallWord + `|[1-9])\s(?:(in)|in\severy|out\sof(?:\severy)?)\s(` + numberWord + `|[1-9]\d?)\s\p{L}`)
	hanPart    = regexp.MustCompile(`([二两三四五六七八九十])分之([一二三四五六七八九])`)
	// noShare stands before halves that are times ("the first half of 2020") and before
	// the majorities that a vote needs.
	noShare   = regexp.MustCompile(`(?i)\b(?:first|second|last|latter|other|better|this|that|each|(?:vote|votes|majority|concurrence|approval|consent)\sof)\s$`)
	ofMillion = regexp.MustCompile(`^(?i:\sa\s(?:million|billion|trillion))\b`)
)

// denominators of English fractions, in the singular.
var denominators = map[string]int64{
	"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}

// findFractions lists the shares that are told as parts of a whole: two thirds of,
// one in four, 三分之二. They are per cent, with the words in the note.
func findFractions(s string) []mention {
	var out []mention
	for _, m := range fractionOf.FindAllStringSubmatchIndex(s, maxNumbers) {
		if noShare.MatchString(leadOf(s, m[0], shortLead)) || ofMillion.MatchString(s[m[1]:]) {
			continue
		}
		if m[6] >= 0 {
			out = appendShare(out, s, [2]int{m[0], m[7]}, [2]int64{1, 2})
			continue
		}
		of := denominators[strings.TrimSuffix(strings.ToLower(s[m[4]:m[5]]), "s")]
		out = appendShare(out, s, [2]int{m[0], m[5]}, [2]int64{wholeNumber(s[m[2]:m[3]]), of})
	}
	for _, m := range oneInFour.FindAllStringSubmatchIndex(s, maxNumbers) {
		part := wholeNumber(s[m[2]:m[3]])
		if m[4] >= 0 && part != 1 {
			continue // "two in three towns" may be a place
		}
		out = appendShare(out, s, [2]int{m[0], m[7]}, [2]int64{part, wholeNumber(s[m[6]:m[7]])})
	}
	for _, m := range hanPart.FindAllStringSubmatchIndex(s, maxNumbers) {
		of, _ := readHan(s[m[2]:m[3]])
		part, _ := readHan(s[m[4]:m[5]])
		out = appendShare(out, s, [2]int{m[0], m[1]}, [2]int64{part, of})
	}
	return out
}

// wholeNumber reads a number in digits or small words; "a" and "an" are one.
func wholeNumber(s string) int64 {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	if n := wordValues[strings.ToLower(s)]; n > 0 {
		return n
	}
	return 1
}

// appendShare adds part[0] of part[1] as per cent. One that is rounded is about right.
func appendShare(ms []mention, s string, at [2]int, part [2]int64) []mention {
	if part[0] >= part[1] {
		return ms
	}
	exact := decimal.NewFromInt(part[0]*100).DivRound(decimal.NewFromInt(part[1]), 6)
	m := mention{start: at[0], at: at[0], end: at[1], after: at[1], note: "printed: " + s[at[0]:at[1]]}
	m.quantity = quantity{value: exact.Round(1), unit: evidence.Unit{Percent: true}}
	m.readQualifier(s)
	if m.qualifier == evidence.Exact && !exact.Equal(exact.Round(1)) {
		m.qualifier = evidence.About
	}
	return append(ms, m)
}
