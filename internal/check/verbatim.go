package check

import (
	"regexp"
	"strings"
	"unicode"
)

// word is a word of a text, or one Han character, without the punctuation around it.
type word struct {
	plain      string // what is compared
	start, end int    // bytes of the text
}

// omission is what a quotation may leave out or add: an ellipsis with or without
// brackets, and words in square brackets.
var (
	omission  = regexp.MustCompile(`\s*(?:[\[(（【]\s*)?(?:…+|\.{3,}|。{3,})(?:\s*[\])）】])?\s*`)
	insertion = regexp.MustCompile(`\[[^\[\]]*\]`)
)

// partsOf cuts a quotation at what it leaves out or adds: each part is to stand in the
// source word for word.
func partsOf(text string) []string {
	var out []string
	for _, stretch := range omission.Split(text, -1) {
		for _, part := range insertion.Split(stretch, -1) {
			if len(wordsOf(part)) > 0 {
				out = append(out, strings.TrimSpace(part))
			}
		}
	}
	return out
}

// wordsOf cuts a text into words: letters and digits count, and what joins digits.
// Marks, quotation marks and blanks do not.
func wordsOf(text string) []word {
	var out []word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{plain: strings.ToLower(text[start:end]), start: start, end: end})
			start = -1
		}
	}
	for i, c := range text {
		switch {
		case unicode.Is(unicode.Han, c):
			flush(i)
			end := i + len(string(c))
			out = append(out, word{plain: text[i:end], start: i, end: end})
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.Is(unicode.Mn, c), c == '%':
			if start < 0 {
				start = i
			}
		case start >= 0 && (c == '.' || c == ',') && digitAround(text, i):
		default:
			flush(i)
		}
	}
	flush(len(text))
	return out
}

func digitAround(text string, i int) bool {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	return i > 0 && i+1 < len(text) && digit(text[i-1]) && digit(text[i+1])
}

// mismatch is a part of a quotation and the closest words of its source.
type mismatch struct {
	ours, theirs string
	a, b         []word
	same         float64 // share of our words that stand there in that order
}

// compare looks for a part in the paragraphs; nil when it stands in one of them.
func compare(part string, paragraphs []string) *mismatch {
	ours := wordsOf(part)
	var best *mismatch
	for _, text := range paragraphs {
		theirs := wordsOf(text)
		if contains(theirs, ours) {
			return nil
		}
		if share(ours, theirs) < 0.4 {
			continue
		}
		if m := closest(ours, theirs); best == nil || m.same > best.same {
			m.ours, best = part, &m
			m.theirs = text[m.b[0].start:endWith(text, m.b[len(m.b)-1].end)]
		}
	}
	if best == nil {
		return &mismatch{ours: part, a: ours}
	}
	return best
}

// endWith takes a full stop or the like after the last word along.
func endWith(text string, end int) int {
	rest := text[end:]
	for _, stop := range []string{".", "!", "?", "。", "！", "？"} {
		if strings.HasPrefix(rest, stop) {
			return end + len(stop)
		}
	}
	return end
}

func contains(theirs, ours []word) bool {
	for i := 0; i+len(ours) <= len(theirs); i++ {
		k := 0
		for k < len(ours) && theirs[i+k].plain == ours[k].plain {
			k++
		}
		if k == len(ours) {
			return true
		}
	}
	return false
}

// share is how many of our words stand somewhere in theirs: a cheap look before a
// costly one.
func share(ours, theirs []word) float64 {
	have := make(map[string]bool, len(theirs))
	for _, w := range theirs {
		have[w.plain] = true
	}
	n := 0
	for _, w := range ours {
		if have[w.plain] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(ours)))
}

// maxAligned bounds the words that are compared one by one: 4 million cells at most.
const maxAligned = 2000

// closest finds the stretch of theirs that takes the fewest changes to become ours, by
// Sellers' algorithm (https://doi.org/10.1016/0196-6774(80)90016-4).
func closest(ours, theirs []word) mismatch {
	ours, theirs = ours[:min(len(ours), maxAligned)], theirs[:min(len(theirs), maxAligned)]
	n, m := len(ours), len(theirs)
	cost, from := make([]int, m+1), make([]int, m+1)
	for j := range from {
		from[j] = j
	}
	for i := 1; i <= n; i++ {
		next, start := make([]int, m+1), make([]int, m+1)
		next[0] = i
		for j := 1; j <= m; j++ {
			c, f := cost[j-1], from[j-1]
			if ours[i-1].plain != theirs[j-1].plain {
				c++
			}
			if cost[j]+1 < c {
				c, f = cost[j]+1, from[j]
			}
			if next[j-1]+1 < c {
				c, f = next[j-1]+1, start[j-1]
			}
			next[j], start[j] = c, f
		}
		cost, from = next, start
	}
	end := 0
	for j := range cost {
		if cost[j] < cost[end] {
			end = j
		}
	}
	lo := min(from[end], max(0, end-1))
	hi := min(max(end, lo+1), m)
	return mismatch{a: ours, b: theirs[lo:hi], same: 1 - float64(cost[end])/float64(max(1, n))}
}

// diff tells the words that differ, as "[-ours-] {+the source's+}", with the words
// around them.
func (m mismatch) diff() string {
	keep := common(m.a, m.b)
	var out []string
	i, j := 0, 0
	run := func(to int, words []word, at *int, text, left, right string) {
		if *at < to {
			out = append(out, left+text[words[*at].start:words[to-1].end]+right)
			*at = to
		}
	}
	base := m.b[0].start
	theirs := make([]word, len(m.b))
	for k, w := range m.b {
		theirs[k] = word{w.plain, w.start - base, w.end - base}
	}
	for _, k := range append(keep, [2]int{len(m.a), len(theirs)}) {
		run(k[0], m.a, &i, m.ours, "[-", "-]")
		run(k[1], theirs, &j, m.theirs, "{+", "+}")
		if k[0] < len(m.a) {
			out = append(out, m.ours[m.a[k[0]].start:m.a[k[0]].end])
			i, j = k[0]+1, k[1]+1
		}
	}
	return around(out)
}

// around keeps three words on each side of what differs.
func around(words []string) string {
	const near = 3
	keep := make([]bool, len(words))
	for i, w := range words {
		if strings.HasPrefix(w, "[-") || strings.HasPrefix(w, "{+") {
			for k := max(0, i-near); k <= min(len(words)-1, i+near); k++ {
				keep[k] = true
			}
		}
	}
	var out []string
	for i, w := range words {
		switch {
		case keep[i]:
			out = append(out, w)
		case len(out) == 0 || out[len(out)-1] != "…":
			out = append(out, "…")
		}
	}
	return joined(out)
}

// joined sets words apart, but not one Han character from the next.
func joined(words []string) string {
	han := func(w string) bool { return len(w) == len("字") && unicode.Is(unicode.Han, []rune(w)[0]) }
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !(han(w) && han(words[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// common are the pairs of positions of the longest sequence of words in both.
func common(a, b []word) [][2]int {
	n, m := len(a), len(b)
	long := make([][]int, n+1)
	for i := range long {
		long[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i].plain == b[j].plain {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i].plain == b[j].plain:
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
