package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part says in which of two texts words stand.
type Part uint8

// The parts.
const (
	InBoth Part = iota
	InOld
	InNew
)

// Stretch is words of two texts that are compared: what is in both, in the old one or in
// the new one.
type Stretch struct {
	Text string
	In   Part
}

// maxCompared bounds the work of a comparison: pairs of tokens.
const maxCompared = 4_000_000

// CompareWords says how an old text became a new one, word by word. The stretches in both
// and in the old, one after another, are the old text; those in both and in the new are
// the new one. Texts too long to compare word by word differ as wholes.
func CompareWords(old, next string) []Stretch {
	a, b := tokens(old), tokens(next)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var s stretches
	s.add(InBoth, a[:head]...)
	midA, midB := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(midA)*len(midB) > maxCompared {
		s.add(InOld, midA...)
		s.add(InNew, midB...)
	} else {
		s.align(midA, midB)
	}
	s.add(InBoth, a[len(a)-tail:]...)
	return s.joined()
}

// stretches grow by tokens.
type stretches []Stretch

func (s *stretches) add(in Part, tokens ...string) {
	for _, t := range tokens {
		if n := len(*s); n > 0 && (*s)[n-1].In == in {
			(*s)[n-1].Text += t
			continue
		}
		*s = append(*s, Stretch{t, in})
	}
}

// align adds what differs between two lists of tokens.
func (s *stretches) align(a, b []string) {
	i, j := 0, 0
	same := func(i, j int) bool { return a[i] == b[j] }
	for _, k := range append(LongestCommon(len(a), len(b), same), [2]int{len(a), len(b)}) {
		s.add(InOld, a[i:k[0]]...)
		s.add(InNew, b[j:k[1]]...)
		if k[0] < len(a) {
			s.add(InBoth, a[k[0]])
		}
		i, j = k[0]+1, k[1]+1
	}
}

// joined takes blanks and marks between two changes to them: "two old words" is read at
// one go, not as two changes with a blank in common.
func (s stretches) joined() []Stretch {
	var out stretches
	for i, t := range s {
		between := i > 0 && i+1 < len(s) && !strings.ContainsFunc(t.Text, isWordRune)
		if t.In != InBoth || !between {
			out = append(out, t)
			continue
		}
		out = append(out, Stretch{t.Text, InOld}, Stretch{t.Text, InNew})
	}
	return out.sorted()
}

// sorted puts the old words of each change before its new ones.
func (s stretches) sorted() []Stretch {
	var out, after stretches
	flush := func() {
		for _, t := range after {
			out.add(InNew, t.Text)
		}
		after = nil
	}
	for _, t := range s {
		switch t.In {
		case InNew:
			after = append(after, t)
		case InBoth:
			flush()
			out.add(InBoth, t.Text)
		case InOld:
			out.add(InOld, t.Text)
		}
	}
	flush()
	return out
}

// LongestCommon are the pairs of positions of the longest sequence that two lists of n
// and m things have in common.
func LongestCommon(n, m int, same func(i, j int) bool) [][2]int {
	long := make([][]int32, n+1)
	for i := range long {
		long[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case long[i+1][j] >= long[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// tokens cuts a text into words, Han characters, runs of blanks, and single marks.
func tokens(text string) []string {
	var out []string
	for len(text) > 0 {
		n := tokenLen(text)
		out = append(out, text[:n])
		text = text[n:]
	}
	return out
}

func tokenLen(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	if end := strings.Index(text, "}}"); strings.HasPrefix(text, "{{") && end > 0 {
		return end + len("}}") // a figure is one word
	}
	kind := tokenKind(first)
	if kind == single {
		return n
	}
	for i, c := range text {
		if tokenKind(c) != kind && !(kind == letters && pointInside(text, i)) {
			return i
		}
	}
	return len(text)
}

const (
	single = iota
	letters
	blanks
)

func tokenKind(c rune) int {
	switch {
	case unicode.IsSpace(c):
		return blanks
	case unicode.Is(unicode.Han, c):
		return single
	case isWordRune(c), unicode.Is(unicode.Mn, c):
		return letters
	}
	return single
}

// pointInside tells whether a point, comma or apostrophe at i joins what stands around it.
func pointInside(text string, i int) bool {
	if i == 0 || i+1 >= len(text) {
		return false
	}
	switch text[i] {
	case '.', ',':
		return digit(text[i-1]) && digit(text[i+1])
	case '\'':
		return true
	}
	return false
}

// Marked writes stretches as plain text: "raised the [-price-] {+freight+} of". Of long
// stretches in both, near words on each side of a change are kept; with near 0, all.
func Marked(all []Stretch, near int) string {
	var b strings.Builder
	for i, s := range all {
		switch s.In {
		case InOld:
			mark(&b, "[-", s.Text, "-]", i+1 < len(all) && all[i+1].In == InNew)
		case InNew:
			mark(&b, "{+", s.Text, "+}", false)
		case InBoth:
			b.WriteString(shorten(s.Text, near, i > 0, i+1 < len(all)))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// mark sets a stretch between marks, with the blanks around it outside them.
func mark(b *strings.Builder, open, text, end string, goesOn bool) {
	bare := strings.TrimSpace(text)
	if bare == "" {
		b.WriteString(text)
		return
	}
	lead := text[:strings.Index(text, bare)]
	b.WriteString(lead + open + bare + end + text[len(lead)+len(bare):])
	if goesOn {
		b.WriteByte(' ')
	}
}

// shorten keeps the words of a common stretch that stand near a change: at its start
// when one comes before, at its end when one follows.
func shorten(text string, near int, before, after bool) string {
	if near == 0 || !before && !after {
		return text
	}
	parts := tokens(text)
	first, last := 0, len(parts)
	if before {
		first = reach(parts, near)
	}
	if after {
		slices.Reverse(parts)
		last -= reach(parts, near)
		slices.Reverse(parts)
	}
	if first >= last || weigh(parts[first:last]) <= 2*wordWeight {
		return text // what would be left out is hardly longer than the sign for it
	}
	return strings.Join(parts[:first], "") + " … " + strings.Join(parts[last:], "")
}

// wordWeight is how many Han characters count as much as a word of letters.
const wordWeight = 3

func weigh(parts []string) int {
	n := 0
	for _, p := range parts {
		switch c, _ := utf8.DecodeRuneInString(p); {
		case unicode.Is(unicode.Han, c):
			n++
		case strings.ContainsFunc(p, isWordRune):
			n += wordWeight
		}
	}
	return n
}

// reach is how many tokens hold the first near words.
func reach(parts []string, near int) int {
	for i := range parts {
		if weigh(parts[:i+1]) > near*wordWeight {
			return i
		}
	}
	return len(parts)
}
