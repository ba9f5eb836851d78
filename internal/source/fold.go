package source

import (
	"unicode"
	"unicode/utf8"
)

// folded is a text without what changes when it is set anew: blanks, punctuation, quote
// marks, hyphens, capitals. What tells one number from another stays.
type folded struct {
	text string
	from []int // where each byte's character begins in the text as it was
	to   []int // and where it ends
}

// fold makes the folded form of a text.
func fold(text string) folded {
	f := folded{from: make([]int, 0, len(text)), to: make([]int, 0, len(text))}
	out := make([]byte, 0, len(text))
	before := rune(0)
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if k := foldRune(before, c, next); k != 0 {
			start := len(out)
			out = utf8.AppendRune(out, k)
			for range len(out) - start {
				f.from, f.to = append(f.from, i), append(f.to, i+n)
			}
		}
		before = c
		i += n
	}
	f.text = string(out)
	return f
}

// foldRune is what stands for a character between two others; 0 for nothing.
func foldRune(before, c, next rune) rune {
	switch {
	case c >= '０' && c <= '９':
		return c - '０' + '0'
	case unicode.IsLetter(c), unicode.IsMark(c):
		return unicode.ToLower(c)
	case unicode.IsDigit(c), unicode.IsNumber(c):
		return c
	case c == '％':
		return '%'
	case c == '%', c == '‰', unicode.Is(unicode.Sc, c):
		return c
	case !unicode.IsDigit(next):
		return 0
	case unicode.IsDigit(before):
		return parting(c)
	case isDash(c) && !unicode.IsLetter(before):
		return '-'
	}
	return 0
}

// parting is a mark between two digits: it makes one number or two of them.
func parting(c rune) rune {
	switch {
	case unicode.IsSpace(c):
		return ' '
	case isDash(c):
		return '-'
	}
	return c
}

func isDash(c rune) bool { return unicode.Is(unicode.Pd, c) || c == '−' }

// part is the folded form's bytes of a span of the text as it was.
func (f folded) part(s Span) (from, to int) {
	for from < len(f.from) && f.from[from] < s.Start {
		from++
	}
	for to = from; to < len(f.from) && f.to[to] <= s.End; to++ {
	}
	return from, to
}

// span is where bytes of the folded form stand in the text as it was.
func (f folded) span(from, to int) Span {
	if from >= to || to > len(f.text) {
		return Span{}
	}
	return Span{Start: f.from[from], End: f.to[to-1]}
}

// number is a run of digits with the marks between them, in bytes of a text.
type number Span

// numbers finds the numbers of a folded text.
func numbers(text string) []number {
	var out []number
	for i := 0; i < len(text); i++ {
		if !digit(text[i]) {
			continue
		}
		from := i
		for i < len(text) && (digit(text[i]) || i+1 < len(text) && isPoint(text[i]) && digit(text[i+1])) {
			i++
		}
		out = append(out, number{from, i})
	}
	return out
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func isPoint(b byte) bool { return b == '.' || b == ',' || b == '\'' }

// masked is a folded text with a sign for each number.
func masked(text string) string {
	var out []byte
	at := 0
	for _, n := range numbers(text) {
		out = append(append(out, text[at:n.Start]...), '#')
		at = n.End
	}
	return string(append(out, text[at:]...))
}
