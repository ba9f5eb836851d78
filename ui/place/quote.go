package place

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// StandsIn says where a figure stands in its source: "Stands in section 2.2, sentence 8",
// "Row 7 of trade.csv"; "" when nothing is known.
func StandsIn(o evidence.Origin) string {
	var where []string
	for _, w := range []string{SectionWords(o.Section), o.Locator} {
		if w != "" {
			where = append(where, w)
		}
	}
	switch {
	case o.Dataset != "" && o.Row > 0:
		return fmt.Sprintf("Row %d of %s", o.Row, o.Dataset)
	case o.Dataset != "":
		return "From " + o.Dataset
	case len(where) > 0:
		return "Stands in " + strings.Join(where, ", ")
	case o.Paragraph == "" || o.Quote.IsZero():
		return ""
	}
	return "Stands in its source"
}

// SectionWords names a section inside a phrase: "section 2.2".
func SectionWords(s string) string {
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return "section " + s
	}
	return s
}

// Around is a quote marked in its paragraph, of which at most so many bytes are shown on
// each side.
func Around(text string, q source.Span, air int) []kit.Piece {
	from, to := max(0, q.Start-air), min(len(text), q.End+air)
	for from > 0 && from < q.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && to > q.End && !utf8.RuneStart(text[to]) {
		to--
	}
	before, after := text[from:q.Start], text[q.End:to]
	if at := strings.IndexByte(before, ' '); from > 0 {
		before = "…" + before[max(0, at):] // whole words, where blanks part them
	}
	if to < len(text) {
		if at := strings.LastIndexByte(after, ' '); at > 0 {
			after = after[:at]
		}
		after += "…"
	}
	return []kit.Piece{{Text: before}, {Text: q.In(text), Ground: kit.Mark, Bold: true}, {Text: after}}
}
