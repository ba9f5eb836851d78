package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// manuscript is what a format reader found, before anyone asked what it means.
type manuscript struct {
	meta     source.Source // what the file says outright, as front matter does
	props    source.Source // what the program that wrote it noted: used where the text says nothing
	blocks   []block
	notes    []block // footnotes, kept apart from the text
	warnings []source.Warning
	solid    bool // paragraphs are marked in the file: none was cut by a page or a blank line
}

// block is one heading, paragraph, list item, row, note or picture. A heading has a level.
type block struct {
	kind       source.ParagraphKind
	level      int    // of a heading, 1 is the top; 0: no heading
	number     string // of a heading, as printed
	text       string
	rows       []string // the printed lines of prose, for telling title from authors
	line, last int      // in the file, from 1; 0 when the format has no lines
	gap        int      // blank lines above, in plain text
	page       int      // from 1; 0 when unknown
	depth      int      // of a list item, 1 is the outer list; 0 when unknown
	mark       string   // of a note
	row        *source.Row
}

// tableRow makes a block of a row's cells.
func tableRow(r source.Row) block {
	return block{kind: source.TableRow, text: strings.Join(r.Cells, cellMark), row: &r}
}

func (b block) heading() bool { return b.level > 0 }

// unquoted is the text without the quotation marks around its start, to see its first letter.
func unquoted(s string) string { return strings.TrimLeft(s, "\"'“‘«「『《(（[*_ ") }

// startsLower tells whether a text goes on in mid-sentence.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(unquoted(s))
	return unicode.IsLower(r)
}

// finished tells whether a text ends as a sentence or a lead-in does.
func finished(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]」』）】》*_ ^0123456789")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?;:…。！？；：", r)
}

// isWide tells a character of two columns that needs no blank beside it.
func isWide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// wordCount counts words, a Han character being half a word.
func wordCount(s string) int {
	wide := 0
	latin := strings.Map(func(r rune) rune {
		if isWide(r) {
			wide++
			return ' '
		}
		return r
	}, s)
	return len(strings.Fields(latin)) + wide/2
}
