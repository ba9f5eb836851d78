package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// minCellWords is how many words a cell of a table has when it is prose.
const minCellWords = 3

// stretches are the parts of a paragraph that are read one by one: its sentences, or the
// cells of a row that hold prose.
func stretches(p source.Paragraph) []source.Span {
	switch p.Kind {
	case source.Prose, source.ListItem, source.Quoted, source.NoteText:
		return source.Sentences(p.Text)
	case source.TableRow:
		return proseCells(p.Text)
	}
	return nil
}

// proseCells are the cells of a row that are more than a number and its unit.
func proseCells(row string) []source.Span {
	var out []source.Span
	start := 0
	for start <= len(row) {
		end := strings.Index(row[start:], " | ")
		if end < 0 {
			end = len(row) - start
		}
		if cell := row[start : start+end]; countWords(cell) >= minCellWords {
			out = append(out, source.Span{Start: start, End: start + end})
		}
		start += end + len(" | ")
	}
	return out
}

// countWords counts words of two letters and more; a Chinese character counts as one.
func countWords(s string) int {
	n := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Han, r) {
			n += utf8.RuneCountInString(w)
		} else if len(w) > 1 {
			n++
		}
	}
	return n
}

var (
	supposed = regexp.MustCompile(`(?i)^[\W_]*(?:suppose|imagine|assume|let us say|let's say|(?:\w+\s)?(?:answer|question|response|prompt|exercise):)`)
	instance = regexp.MustCompile(`(?i)(?:\be\.g\.|\bi\.e\., if|[(,]\s?(?:for example|for instance|say),?\s|\bhypothetical)`)
	blanks   = regexp.MustCompile(`_{3,}|\.{6,}|…{3,}`)
)

// statesNothing tells questions, suppositions and forms to be filled in.
func statesNothing(s string) bool {
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") ||
		strings.Contains(s, ":") && supposed.MatchString(s) || hinted(s, []string{"uppose", "magine", "ssume"}) && supposed.MatchString(s) ||
		hinted(s, []string{"___", "......", "………"}) && blanks.MatchString(s)
}

// illustrated tells whether a number stands behind "e.g." in its clause.
func illustrated(s string, at int) bool {
	clause := s[:at]
	if cut := strings.LastIndexAny(clause, ";；)）"); cut >= 0 {
		clause = clause[cut:]
	}
	return hinted(clause, []string{"e.g.", "E.g.", "example", "instance", "say", "hypothetical", "i.e."}) && instance.MatchString(clause)
}

// maxHeading is how many words a heading has at most.
const maxHeading = 12

// asHeading tells a line that begins with its number and is no sentence, as headings
// that an importer took for prose: "Ten lessons for harbours".
func asHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return (unicode.IsLetter(last) || unicode.IsDigit(last)) && countWords(s) <= maxHeading && !unicode.Is(unicode.Han, last)
}
