package check

import (
	"regexp"
	"strings"
	"unicode"

	"briefdeck/internal/source"
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

// wording tells how our words became the source's: the stretches in the old text are
// ours. Marks and blanks go with the word before them.
func (m mismatch) wording() []source.Stretch {
	var out []source.Stretch
	add := func(text string, in source.Part) {
		if n := len(out); n > 0 && out[n-1].In == in {
			out[n-1].Text += text
		} else if text != "" {
			out = append(out, source.Stretch{Text: text, In: in})
		}
	}
	i, j := 0, 0
	same := func(i, j int) bool { return m.a[i].plain == m.b[j].plain }
	for _, k := range append(source.LongestCommon(len(m.a), len(m.b), same), [2]int{len(m.a), len(m.b)}) {
		add(stretch(m.ours, m.a, i, k[0], 0), source.InOld)
		add(stretch(m.theirs, m.b, j, k[1], m.b[0].start), source.InNew)
		if k[0] < len(m.a) {
			add(stretch(m.ours, m.a, k[0], k[0]+1, 0), source.InBoth)
		}
		i, j = k[0]+1, k[1]+1
	}
	return out
}

// stretch is the text of some words with what follows them. base is where the text
// begins in what the words were cut from.
func stretch(text string, words []word, from, to, base int) string {
	if from >= to {
		return ""
	}
	end := len(text)
	if to < len(words) {
		end = words[to].start - base
	}
	return text[words[from].start-base : end]
}
