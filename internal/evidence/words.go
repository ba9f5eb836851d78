package evidence

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// counted is a number with its noun: "1 figure", "12 figures".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// lowerFirst makes a name stand inside a phrase; an abbreviation stays as it is.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// capital makes words begin a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// slugLength is how many bytes of a name its key keeps.
const slugLength = 48

// Slug makes a key of a name: small letters and digits of any script, and hyphens.
func Slug(name string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out.WriteRune(r)
		case out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
			out.WriteByte('-')
		}
		if out.Len() >= slugLength {
			break
		}
	}
	return strings.Trim(out.String(), "-")
}

// FreeKey is the key for a new figure or claim that begins with a slug and that nothing
// in the book has.
func (b *Book) FreeKey(slug string) string {
	if slug == "" {
		slug = "figure"
	}
	taken := func(key string) bool {
		if _, ok := b.Figures[key]; ok {
			return true
		}
		_, ok := b.Claim(key)
		return ok
	}
	key := slug
	for n := 2; taken(key); n++ {
		key = fmt.Sprintf("%s-%d", slug, n)
	}
	return key
}

// Claim finds a claim by key.
func (b *Book) Claim(key string) (Claim, bool) {
	for _, c := range b.Claims {
		if c.Key == key {
			return c, true
		}
	}
	return Claim{}, false
}
