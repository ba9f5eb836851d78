package typeset

import (
	"strings"
	"unicode/utf8"
)

const softHyphen = '\u00ad'

// clean gives text that every painter can draw: valid UTF-8 without control
// characters. Tabs become spaces; every kind of line or paragraph end becomes "\n".
func clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			b.WriteByte('\n')
		case r < 0x20, r >= 0x7F && r < 0xA0:
		default:
			b.WriteRune(r) // what was invalid is U+FFFD here
		}
	}
	return b.String()
}

func isClean(text string) bool {
	plain := true
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x20 && c != '\n' || c == 0x7F {
			return false
		}
		plain = plain && c < 0x80
	}
	if plain {
		return true
	}
	for i, r := range text {
		if r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 {
			return false
		}
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return false
		}
	}
	return true
}
