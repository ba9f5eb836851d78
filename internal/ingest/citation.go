package ingest

import (
	"regexp"
	"strings"

	"briefdeck/internal/source"
)

// citationMark is ^[1]^, ^[1], ^1^ or [1], with lists and ranges: [1,3-5].
var citationMark = regexp.MustCompile(`\^[\[［]([\d\s,，、;；–—~-]{1,40})[\]］]\^?|\^(\d{1,3})\^|[\[［]([\d\s,，、;；–—~-]{1,40})[\]］]`)

// liftCitations takes the marks out of a text and says where they stood. A mark stays
// when it names a number that the reference list does not have.
func liftCitations(text string, known map[int]bool) (string, []source.Citation) {
	if len(known) == 0 {
		return text, nil
	}
	var out strings.Builder
	var cites []source.Citation
	at := 0
	for _, m := range citationMark.FindAllStringSubmatchIndex(text, -1) {
		numbers := citedNumbers(group(text, m, 1)+group(text, m, 2)+group(text, m, 3), known)
		if len(numbers) == 0 {
			continue
		}
		before := text[at:m[0]]
		if m[1] == len(text) || strings.ContainsRune(" .,;:!?)。，；：、", rune(text[m[1]])) || text[m[1]] >= 0x80 {
			before = strings.TrimRight(before, " ")
		}
		out.WriteString(before)
		at = m[1]
		for _, n := range numbers {
			cites = append(cites, source.Citation{Span: source.Span{Start: out.Len(), End: out.Len()}, Number: n})
		}
	}
	out.WriteString(text[at:])
	return out.String(), cites
}

// group is the text of a numbered group of a match, or "".
func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

// rangeMark is one number of a mark, or the two ends of a range.
var rangeMark = regexp.MustCompile(`^(\d{1,4})(?:\s*[–—~-]\s*(\d{1,4}))?$`)

// citedNumbers reads "1,3-5"; nil unless every number is known.
func citedNumbers(list string, known map[int]bool) []int {
	var out []int
	for _, part := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
		m := rangeMark.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return nil
		}
		from, to := atoi(m[1]), atoi(m[1])
		if m[2] != "" {
			to = atoi(m[2])
		}
		if to < from || to-from > 50 {
			return nil
		}
		for n := from; n <= to; n++ {
			if !known[n] {
				return nil
			}
			out = append(out, n)
		}
	}
	return out
}
