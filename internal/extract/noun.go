package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nounAfter reads the noun a number counts, with the bytes it takes.
func (q *quantity) nounAfter(rest string) (noun string, length int) {
	if noun, length = hanNoun(rest); noun != "" {
		return noun, length
	}
	if noun, length = measureAfter(rest); noun != "" {
		return noun, length
	}
	return latinNoun(rest, q.spelled)
}

var (
	ofThe     = regexp.MustCompile(`^\s(?i:of\s(?:the|its|their|these|those|our|all)(?:\s(?:world['’]s|country['’]s))?)\s`)
	ofWhole   = regexp.MustCompile(`^\s(?i:\d[\d,]*|` + numberWord + `)\b`) // "seven of the twelve provinces"
	objects   = regexp.MustCompile(`^\s(?:\d|the\s|its\s|their\s|our\s)`)
	moreOf    = regexp.MustCompile(`^\s(?:more|fewer|additional|further|extra)(\s\p{L})`)
	nextWord  = regexp.MustCompile(`^\s\p{L}[\p{L}\p{M}'’-]*`)
	singular  = regexp.MustCompile(`^(?:[\s-](?i:(year|month|week|day|hour|minute))|-(?i:(mile|foot|acre|page|metre|meter|kilomet(?:re|er)|hectare|tonne|member|person|seat|character|word|storey)))(?:-(?:old|long|wide|high|deep)s?)?\b`)
	planAfter = regexp.MustCompile(`(?i)^[\s-](?:plans?|programmes?|programs?|strategy|term)\b`)
)

// measureAfter reads a measure in the singular, as in "a 90-day limit" and "a 2 year
// term"; a five-year plan is a kind of thing.
func measureAfter(rest string) (string, int) {
	m := singular.FindStringSubmatch(rest)
	if m == nil || planAfter.MatchString(rest[len(m[0]):]) {
		return "", 0
	}
	switch word := strings.ToLower(m[1] + m[2]); word {
	case "foot":
		return "feet", len(m[0])
	case "person":
		return "people", len(m[0])
	default:
		return word + "s", len(m[0])
	}
}

// Words at which a noun phrase cannot go on.
var phraseEnds = wordSet(`a an the and or but nor to in on at of by for with from into over under between among across through during since until within
than as is are was were be been being has have had do does did will would shall should can could may might must that which who whose where when while if because
per each every this these those it its they their there respectively first second third ago later earlier old times said says not only also plus versus vs more fewer`)

// Words in -s that are no plural, and plurals without one.
var (
	notPlural = wordSet(`this thus plus less versus across its his as is was has does status basis crisis analysis process access progress business success
various previous serious numerous famous continuous religious ambitious bus gas perhaps always besides whereas towards overseas express cross press class mass loss basics news series species
halves thirds quarters fourths fifths sixths sevenths eighths ninths tenths needs makes takes gives shows means says goes comes becomes remains seems`)
	irregular = wordSet(`people persons women men children staff personnel jobs series species aircraft vessels livestock feet teeth cattle sheep police`)
	properly  = wordSet(`States Members Parties Nations Countries Governments Partners Economies`)
)

const (
	maxModifiers = 4
	maxNounBytes = 80
)

// latinNoun reads up to a plural: "major countries", "countries and regions". Old texts
// write nouns large; that is taken for a noun only after a number in words.
func latinNoun(rest string, large bool) (string, int) {
	at := len(ofThe.FindString(rest))
	if at == 0 {
		if m := moreOf.FindStringSubmatchIndex(rest); m != nil {
			at = m[2] + 1
		}
	}
	if at > 0 {
		at-- // leave the blank before the word
		at += len(ofWhole.FindString(rest[at:]))
	}
	start := at + 1
	for i := range maxModifiers + 1 {
		w := nextWord.FindString(rest[at:])
		if w == "" || phraseEnds[strings.ToLower(w[1:])] || at+len(w) > maxNounBytes {
			return "", 0
		}
		at += len(w)
		if i == 0 && isVerb(w[1:], rest[at:]) {
			return "", 0
		}
		if isPlural(w[1:]) || large && i == 0 && isPlural(strings.ToLower(w[1:])) {
			at += andPlural(rest[at:]) + len(ofAge.FindString(rest[at:]))
			return nounOf(rest[start:at]), at
		}
	}
	return "", 0
}

// ofAge goes on after years of life.
var ofAge = regexp.MustCompile(`^\s(?i:of\sage|old)\b`)

// nounOf is a noun phrase with single blanks and without what says that years are of age.
func nounOf(s string) string {
	return strings.Join(strings.Fields(s[:len(s)-len(ageAtEnd.FindString(s))]), " ")
}

var ageAtEnd = regexp.MustCompile(`\s(?i:of\sage|old)$`)

// isTime tells the units of time.
func isTime(noun string) bool { return timeUnits.MatchString(noun) }

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
	thirdVerb = wordSet(`includes covers involves shows means makes needs gives takes wants becomes remains provides promotes supports accounts represents reaches continues plans helps commits`)
)

// isVerb tells "a staff of 240 serves the city" from a plural.
func isVerb(word, rest string) bool {
	return (thirdVerb[word] || strings.HasSuffix(word, "s")) && objects.MatchString(rest)
}

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
