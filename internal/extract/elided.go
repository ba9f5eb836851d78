package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/evidence"
)

var (
	numberOf    = regexp.MustCompile(`(?i)\bnumbers?\sof(?:\sthe)?\s`)
	stateLead   = newPhrases("to|from|at|of|was|were|is|are|by|reached|reaching|totalled|totaled|exceeded|with|and|only|stood at", "")
	nextItem    = regexp.MustCompile(`^(?:[,;]\s(?:and\s)?|\sand\s)(?:(?:\p{Lu}[\p{L}\p{M}-]*|and|of|the)\s)+$`)
	andPossibly = regexp.MustCompile(`^,?\s(?:and|or|but)(?:\s(?:possibly|perhaps|maybe|even|probably))?\s$`)
	headcount   = regexp.MustCompile(`(?i)\b(?:populations?|workforce|attendance|membership|enrolments?)\b`)
)

// minItems is how many numbers a list without nouns has at least.
const minItems = 3

// fillNouns gives numbers without a unit the noun that stands elsewhere in their
// sentence: "the number of refugees rose to 19.4 million", "Norland sent three members,
// Sudland five, and Westland two".
func fillNouns(s string, ms []mention) {
	noun := countedThing(s)
	for i := range ms {
		m := &ms[i]
		if m.quantity.unit == (evidence.Unit{}) && !m.lone {
			m.quantity.unit.Noun = elided(s, *m, noun)
		}
	}
	fillLists(s, ms, noun.text)
	lendNouns(s, ms)
}

// elided is the noun of a number that has none beside it, or "".
func elided(s string, m mention, counted thing) string {
	big := m.quantity.scaled && m.quantity.scale >= 6
	stated := big || m.qualifier != evidence.Exact || stateLead.endWith(leadOf(s, m.start, shortLead))
	switch {
	case counted.text != "" && m.start > counted.end && stated:
		return counted.text
	case big && headcount.MatchString(s[:m.start]):
		return "people"
	case big && strings.Contains(s[:m.start], "人口"):
		return "人"
	}
	return ""
}

// lendNouns gives a bound the unit of the next one: "at least 5,000 and possibly as many
// as 8,000 people".
func lendNouns(s string, ms []mention) {
	for i := range len(ms) - 1 {
		a, b := &ms[i], ms[i+1]
		bare := a.quantity.unit == (evidence.Unit{}) && !a.lone
		if bare && a.qualifier != evidence.Exact && b.qualifier != evidence.Exact && andPossibly.MatchString(between(s, *a, b)) {
			a.quantity.unit = b.quantity.unit
		}
	}
}

// thing is what a sentence counts, with the place where it is named.
type thing struct {
	text string
	end  int
}

// countedThing reads "the number of registered nurses".
func countedThing(s string) thing {
	if !hinted(s, []string{"umber of", "umbers of", "NUMBER"}) {
		return thing{}
	}
	m := numberOf.FindStringIndex(s)
	if m == nil {
		return thing{}
	}
	noun, n := latinNoun(s[m[1]-1:], true)
	return thing{text: noun, end: m[1] - 1 + n}
}

// fillLists gives the numbers of a list of names the noun of the number before it, or
// the one that the sentence counts.
func fillLists(s string, ms []mention, noun string) {
	for first := 0; first < len(ms); {
		last := first
		for last+1 < len(ms) && ms[last+1].quantity.unit == (evidence.Unit{}) && nextItem.MatchString(between(s, ms[last], ms[last+1])) {
			last++
		}
		lent := noun
		if u := ms[first].quantity.unit; u.Noun != "" {
			lent = u.Noun
		}
		if last-first+1 >= minItems && lent != "" {
			for i := first; i <= last; i++ {
				if ms[i].quantity.unit == (evidence.Unit{}) {
					ms[i].quantity.unit.Noun, ms[i].lone = lent, false
				}
			}
		}
		first = last + 1
	}
}

// between is what stands between two mentions; empty when they overlap.
func between(s string, a, b mention) string {
	if b.start < a.end {
		return ""
	}
	return s[a.end:b.start]
}

// isName tells "Boeing 747 aircraft" and "Guidelines 2.1 standards": a bare number right
// after a word that is written large, and is not the first of its sentence, names.
func isName(s string, m mention) bool {
	if m.quantity.unit.Noun == "" || m.quantity.scaled || m.start != m.at || !isDigit(s[m.at]) || symbolAfter.MatchString(s[m.after:]) {
		return false
	}
	rest, spaced := strings.CutSuffix(s[:m.start], " ")
	word := rest[strings.LastIndexByte(rest, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, `"“‘(`))
	return spaced && len(word) < len(rest) && unicode.IsUpper(first) && strings.IndexFunc(word, notLetter) < 0
}
