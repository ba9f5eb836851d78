package bibliography

import (
	"strings"
	"unicode"
)

// ParseName reads a name as text prints it: "Ada Example", "Example, Ada", "Example A.",
// "王小明", "Ministry of Commerce". What is no person's name for sure stays whole.
func ParseName(s string) Name {
	s = strings.Join(strings.Fields(s), " ")
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.Contains(s, ",") {
		return Name{Literal: s}
	}
	if strings.Contains(s, ",") {
		return commaName(s)
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || isBody(words) {
		return Name{Literal: s}
	}
	if last := words[len(words)-1]; len(words) == 2 && isInitials(last) {
		return Name{Family: words[0], Given: last}
	}
	return partedName(words)
}

// commaName reads "Last, First" and "Last, Jr, First".
func commaName(s string) Name {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 2 && suffixes[strings.ToLower(strings.TrimSuffix(parts[1], "."))]:
		n := partedName(strings.Fields(parts[0]))
		n.Suffix = parts[1]
		return n
	case len(parts) == 2 && parts[0] != "":
		return nameOf(parts[0], parts[1], "")
	case len(parts) == 3 && parts[0] != "":
		return nameOf(parts[0], parts[2], parts[1])
	}
	return Name{Literal: s}
}

// suffixes follow a whole name behind a comma: "Ada Example, Jr."
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// nameOf is a name of parts; one without a first name is not parted.
func nameOf(family, given, suffix string) Name {
	if given == "" || family == "" {
		return Name{Literal: strings.TrimSpace(family + given)}
	}
	return Name{Family: family, Given: given, Suffix: suffix}
}

// partedName reads "First von Last": the last name begins with the first small word.
func partedName(words []string) Name {
	if len(words) == 0 {
		return Name{}
	}
	at := len(words) - 1
	for i := 1; i < len(words)-1; i++ {
		if r := []rune(words[i])[0]; unicode.IsLower(r) {
			at = i
			break
		}
	}
	return nameOf(strings.Join(words[at:], " "), strings.Join(words[:at], " "), "")
}

// isInitials tells "A.", "AB", "A.B." from a name.
func isInitials(s string) bool {
	letters := strings.NewReplacer(".", "", "-", "").Replace(s)
	return len(letters) > 0 && len(letters) <= 3 && strings.ToUpper(letters) == letters
}

// bodyWords stand in names of bodies.
var bodyWords = map[string]bool{
	"of": true, "for": true, "the": true, "and": true, "&": true, "office": true, "ministry": true, "bank": true, "university": true, "institute": true,
	"commission": true, "council": true, "department": true, "organization": true, "organisation": true, "board": true, "agency": true, "group": true,
	"fund": true, "association": true, "committee": true, "center": true, "centre": true, "nations": true, "union": true,
}

func isBody(words []string) bool {
	for _, w := range words {
		if bodyWords[strings.ToLower(w)] {
			return true
		}
	}
	return false
}
