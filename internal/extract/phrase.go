package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases are words that stand right before a place. They are found by their last word,
// which is many times quicker than a pattern that has to be tried from every letter on.
type phrases struct {
	words  map[string][]string // by the last word; in small letters, with single blanks
	glyphs map[rune][]string   // Chinese words and signs, by their last character; longer ones first
}

// newPhrases reads lists parted by strokes: words, which a blank follows, and Chinese
// words and signs, which nothing need follow.
func newPhrases(words, glyphs string) phrases {
	p := phrases{words: map[string][]string{}, glyphs: map[rune][]string{}}
	for _, w := range strings.Split(words, "|") {
		last := w[strings.LastIndexByte(w, ' ')+1:]
		p.words[last] = addLonger(p.words[last], w)
	}
	if glyphs == "" {
		return p
	}
	for _, g := range strings.Split(glyphs, "|") {
		last, _ := utf8.DecodeLastRuneInString(g)
		p.glyphs[last] = addLonger(p.glyphs[last], g)
	}
	return p
}

// addLonger puts a phrase into a list that begins with the longest.
func addLonger(list []string, w string) []string {
	at := 0
	for at < len(list) && len(list[at]) >= len(w) {
		at++
	}
	return append(list[:at], append([]string{w}, list[at:]...)...)
}

// start is where the phrase begins that before ends with, or -1.
func (p phrases) start(before string) int {
	text := strings.TrimRightFunc(before, unicode.IsSpace)
	if len(text) < len(before) && text != "" {
		if at := p.startOfWords(text); at >= 0 {
			return at
		}
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	for _, g := range p.glyphs[last] {
		if strings.HasSuffix(text, g) {
			return len(text) - len(g)
		}
	}
	return -1
}

// startOfWords is start for words, without the blank after them.
func (p phrases) startOfWords(text string) int {
	var word [24]byte
	n := lastWord(text, &word)
	for _, w := range p.words[string(word[:n])] {
		if at := len(text) - len(w); at >= 0 && strings.EqualFold(text[at:], w) && wordStarts(text, at) {
			return at
		}
	}
	return -1
}

// lastWord puts the last word of a text into word, in small letters, and tells its length.
func lastWord(text string, word *[24]byte) int {
	from := len(text)
	for from > 0 && len(text)-from < len(word) && inWord(text[from-1]) {
		from--
	}
	for i := from; i < len(text); i++ {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		word[i-from] = c
	}
	return len(text) - from
}

// inWord tells the bytes of the last words of phrases.
func inWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '.' || c == '-' || isDigit(c)
}

// wordStarts tells whether no letter or digit stands right before a place.
func wordStarts(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.Is(unicode.Han, r)
}

// endWith tells whether before ends with one of the phrases.
func (p phrases) endWith(before string) bool { return p.start(before) >= 0 }
