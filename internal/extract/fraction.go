package extract

import (
	"regexp"
	"strconv"
	"strings"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

var (
	fractionOf = regexp.MustCompile(`(?i)\b(?:(an?|` + smallWord + `)([\s-])(thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?:one[\s-])?(half))\b`)
	oneInFour  = regexp.MustCompile(`(?i)\b(` + smallWord + `|[1-9])\s(?:(in)|in\severy|out\sof(?:\severy)?)\s(` + numberWord + `|[1-9]\d?)\s\p{L}`)
	hanPart    = regexp.MustCompile(`([二两三四五六七八九十])分之([一二三四五六七八九])`)
	// noShare stands before halves and thirds that are times, places and names: "the
	// first half of 2020".
	noShare   = newPhrases("first|second|last|latter|other|better|this|that|each|early|late|top|bottom|northern|southern|eastern|western|lower|upper|one and a|two and a|and a|world's", "")
	wholeOf   = regexp.MustCompile(`^\s(?i:of|the|their|its|our|thereof)\b`)
	endOf     = regexp.MustCompile(`^(?:[.,;:)。，；]|\s[(–—-]|$|\s(?i:in|by|from|between|since|to|and|or|compared|over|during|as|at|on|are|is|was|were|have|has|had|said|say|vote|votes|majority|majorities)\b)`)
	byPart    = newPhrases("by|by about|by almost|by nearly|by over|by more than|by a|from|to|than|nearly|almost|about|roughly|around|approximately|over|only|just|fully|another|a further|reduced|cut", "")
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
		if noShare.endWith(leadOf(s, m[0], shortLead)) || ofMillion.MatchString(s[m[1]:]) || !isShare(s, m) {
			continue
		}
		if m[8] >= 0 {
			out = appendShare(out, s, [2]int{m[0], m[1]}, [2]int64{1, 2})
			continue
		}
		of := denominators[strings.TrimSuffix(strings.ToLower(s[m[6]:m[7]]), "s")]
		out = appendShare(out, s, [2]int{m[0], m[1]}, [2]int64{wholeNumber(s[m[2]:m[3]]), of})
	}
	for _, m := range oneInFour.FindAllStringSubmatchIndex(s, maxNumbers) {
		part := wholeNumber(s[m[2]:m[3]])
		if m[4] >= 0 && part != 1 && m[0] > 0 {
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

// isShare tells fractions from "a third party", "two quarters" and "a half-day": they
// are of something, or nothing that they could be the first, third or fourth of follows.
func isShare(s string, m []int) bool {
	rest := s[m[1]:]
	switch {
	case wholeOf.MatchString(rest):
		return true
	case !endOf.MatchString(rest):
		return false
	case m[8] >= 0 || strings.EqualFold(s[m[2]:m[3]], "a"): // half, a third
		return byPart.endWith(leadOf(s, m[0], shortLead))
	case s[m[4]:m[5]] == "-":
		return true
	}
	return !strings.HasPrefix(strings.ToLower(s[m[6]:m[7]]), "quarter")
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

// appendShare adds part[0] of part[1] as per cent, rounded to a tenth; the words are in the note.
func appendShare(ms []mention, s string, at [2]int, part [2]int64) []mention {
	if part[0] >= part[1] {
		return ms
	}
	exact := decimal.NewFromInt(part[0]*100).DivRound(decimal.NewFromInt(part[1]), 6)
	m := mention{start: at[0], at: at[0], end: at[1], after: at[1], note: "printed: " + s[at[0]:at[1]]}
	m.quantity = quantity{value: exact.Round(1), unit: evidence.Unit{Percent: true}}
	m.readQualifier(s)
	return append(ms, m)
}
