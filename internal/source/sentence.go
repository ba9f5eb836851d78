package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences cuts a paragraph into its sentences: spans in order, without the
// blanks between them. Decimal points, initials and common abbreviations end none.
func Sentences(text string) []Span {
	var out []Span
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isStop(r) {
			i += size
			continue
		}
		end := endOfStops(text, i)
		if ends(text, start, i, end) {
			out = appendTrimmed(out, text, start, end)
			start = end
		}
		i = end
	}
	return appendTrimmed(out, text, start, len(text))
}

func isStop(r rune) bool { return strings.ContainsRune(".!?。！？", r) }

func isCloser(r rune) bool { return strings.ContainsRune(`"'”’)]」』）】》`, r) }

// endOfStops is the offset after a run of stops and of the quotes and brackets that close on them.
func endOfStops(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isStop(r) && !isCloser(r) {
			return at
		}
		at += size
	}
	return at
}

// ends tells whether the stops in text[stop:end] end the sentence that began at start.
func ends(text string, start, stop, end int) bool {
	first, _ := utf8.DecodeRuneInString(text[stop:])
	if first >= utf8.RuneSelf || end == len(text) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	if unicode.Is(unicode.Han, next) {
		return first != '.' || !endsInDigit(text[:stop])
	}
	if !unicode.IsSpace(next) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[end:], unicode.IsSpace))
	if unicode.IsLower(after) {
		return false
	}
	return first != '.' || end > stop+1 || !abbreviated(text[start:stop])
}

func endsInDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

const abbreviations = " mr mrs ms dr prof st no nos fig figs vol pp ed eds vs cf al approx ca inc ltd co corp dept gov sen rep jr sr art sec ch para stat reg supp jan feb mar apr jun jul aug sep sept oct nov dec fed "

// abbreviated tells whether a full stop after before belongs to its last word: an
// abbreviation, an initial, or the number of a list item.
func abbreviated(before string) bool {
	trimmed := strings.TrimLeftFunc(before, unicode.IsSpace)
	at := strings.LastIndexFunc(trimmed, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '[' })
	word := trimmed[at+1:]
	switch {
	case word == "":
		return false
	case at < 0 && len(word) <= 3 && strings.Trim(word, "0123456789") == "":
		return true
	case strings.Contains(word, "."):
		return !endsInDigit(word)
	}
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r)
	}
	return strings.Contains(abbreviations, " "+strings.ToLower(word)+" ")
}

// appendTrimmed adds text[start:end] without the blanks around it, unless nothing is left.
func appendTrimmed(out []Span, text string, start, end int) []Span {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	end -= len(s) - len(strings.TrimRightFunc(s, unicode.IsSpace))
	if start >= end {
		return out
	}
	return append(out, Span{Start: start, End: end})
}
