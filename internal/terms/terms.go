// Package terms makes the words that search compares out of text, and out of what a
// person types into a search box. It knows no database: wherever the words are kept,
// the same ones are made here.
package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Version is counted up whenever the same text gives other terms: an index made with
// an older one must be made again.
const Version = 1

// longest is how many bytes of a word count; what follows is ignored, alike in texts
// and in questions.
const longest = 64

// Term is one searchable word of a text: in lower case, without diacritics. A run of
// Han, Kana or Hangul gives a term for each pair of neighbours, and its last character
// once more alone, so that words of two characters are found without knowing where
// words begin.
type Term struct {
	Text       string
	Pos        int // counts the terms of the text from 0; neighbours in a phrase differ by 1
	Start, End int // bytes of the text it stands in
}

// Of lists the terms of a text in order. Invalid UTF-8 separates words.
func Of(text string) []Term {
	var out []Term
	Each(text, func(t Term) { out = append(out, t) })
	return out
}

// Each calls yield for every term of a text in order.
func Each(text string, yield func(Term)) {
	pos := 0
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case paired(r):
			end := runEnd(text, at, paired)
			pos = pairs(Term{text[at:end], pos, at, end}, yield)
			at = end
		case inWord(r):
			end := runEnd(text, at, func(r rune) bool { return inWord(r) && !paired(r) || joins(r) })
			if w := fold(text[at:end]); w != "" {
				yield(Term{w, pos, at, end})
				pos++
			}
			at = end
		default:
			at += n
		}
	}
}

// pairs gives the terms of a run of paired characters and returns the next position.
func pairs(run Term, yield func(Term)) int {
	pos, from := run.Pos, 0
	for from < len(run.Text) {
		_, one := utf8.DecodeRuneInString(run.Text[from:])
		_, two := utf8.DecodeRuneInString(run.Text[from+one:])
		end := from + one + two
		yield(Term{run.Text[from:end], pos, run.Start + from, run.Start + end})
		pos++
		from += one
	}
	return pos
}

// runEnd is where the run that begins at from ends.
func runEnd(text string, from int, in func(rune) bool) int {
	for i, r := range text[from:] {
		if !in(r) {
			return from + i
		}
	}
	return len(text)
}

// paired tells whether a character is indexed with its neighbour.
func paired(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// inWord tells whether a character belongs to a word. U+FFFD, which invalid bytes
// decode to, does not.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// joins tells whether a character holds a word together without being part of it: the
// soft hyphen and the zero-width joiners.
func joins(r rune) bool { return r == '\u00ad' || r == '\u200c' || r == '\u200d' || r == '\u2060' }

// letters are what stays after decomposing but is typed otherwise.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ħ", "h")

// fold makes a word comparable: lower case, compatibility forms as plain ones,
// diacritics dropped, cut to the longest. "" when nothing is left.
func fold(word string) string {
	if !isASCII(word) {
		word = norm.NFKD.String(word)
		word = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) || joins(r) {
				return -1
			}
			return unicode.ToLower(r)
		}, word)
		word = letters.Replace(word)
	}
	return cut(strings.ToLower(word))
}

// cut shortens a word to the longest, at the end of a character.
func cut(word string) string {
	if len(word) <= longest {
		return word
	}
	end := longest
	for end > 0 && !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end]
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
