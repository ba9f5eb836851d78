package dataset

import (
	"strings"
	"unicode"
)

// longestKey is how many letters of a name make a key.
const longestKey = 60

// Slug makes a key of a name: its letters and digits in small letters, hyphens between.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []rune(strings.Join(words, "-"))
	return strings.Trim(string(out[:min(len(out), longestKey)]), "-")
}
