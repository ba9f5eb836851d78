package ingest

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// row is a line of a plain text with its place in the file.
type row struct {
	text   string // without the blanks around it
	indent int    // blanks before it, a wide one counts two
	wide   bool   // begins with an ideographic space, as a Chinese paragraph does
	line   int
	gap    int // blank lines above
}

// checkEvery is after how many lines or blocks a reader looks at its context.
const checkEvery = 512

// readText groups lines at blank lines, cuts the groups into blocks and marks headings.
func readText(ctx context.Context, data []byte) (manuscript, error) {
	text, guessed := Decode(data)
	m := manuscript{warnings: encodingWarning(guessed)}
	r := textReader{wrapped: isWrapped(text), words: wordSet(text)}
	var group []row
	n, gap := 0, 0
	for line := range strings.Lines(text + "\n\n") {
		if n++; n%checkEvery == 0 && ctx.Err() != nil {
			return m, ctx.Err()
		}
		if strings.TrimSpace(line) != "" {
			row := newRow(line, n)
			row.gap, gap = gap, 0
			group = append(group, row)
			continue
		}
		gap++
		r.group(group)
		group = group[:0]
		if len(r.blocks) > maxParas {
			return m, tooLong(len(r.blocks))
		}
	}
	m.blocks = r.blocks
	markHeadings(m.blocks)
	return m, ctx.Err()
}

// newRow measures the indent of a line.
func newRow(line string, n int) row {
	r := row{text: strings.TrimSpace(line), line: n}
	for _, c := range line {
		switch c {
		case ' ':
			r.indent++
		case '\t':
			r.indent += 4
		case '\u3000':
			r.indent += 2
			r.wide = true
		default:
			return r
		}
	}
	return r
}

// isWrapped tells a text whose lines are broken at a margin from one whose lines are
// paragraphs, by the width that nearly all lines keep to.
func isWrapped(text string) bool {
	const margin, most = 100, 95 // columns; percent of lines
	var widths []int
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			widths = append(widths, columns(line))
		}
	}
	if len(widths) == 0 {
		return false
	}
	slices.Sort(widths)
	return widths[len(widths)*most/100] <= margin
}

// columns is the width of a line as a terminal shows it.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

// textReader turns groups of lines between blank lines into blocks.
type textReader struct {
	wrapped bool
	words   map[string]bool // of the whole text, to undo hyphens at line ends
	blocks  []block
	tables  int
}

var (
	bullet  = regexp.MustCompile(`^(?:[-*•·–‣]|[oO] )\s+`)
	ordinal = regexp.MustCompile(`^(?:\d{1,3}[.)、]|\(\d{1,3}\)|\(?[a-z]\)|[（(][一二三四五六七八九十]+[)）]|\[\d{1,4}\]|［\d{1,4}］|[①-⑳])\s*\S`)
)

// isItem tells a line that begins with a bullet or an ordinal.
func isItem(s string) bool { return bullet.MatchString(s) || ordinal.MatchString(s) }

// group adds the blocks of one group of lines.
func (t *textReader) group(rows []row) {
	if rows, isTable := t.table(rows); isTable {
		t.blocks = append(t.blocks, rows...)
		return
	}
	for i := 0; i < len(rows); {
		end := t.blockEnd(rows, i)
		t.add(rows[i:end])
		i = end
	}
}

// blockEnd is the index after the last line of the block that starts at rows[from].
func (t *textReader) blockEnd(rows []row, from int) int {
	item := isItem(rows[from].text)
	for i := from + 1; i < len(rows); i++ {
		switch {
		case !t.wrapped,
			item && (isItem(rows[i].text) || rows[i].indent < rows[from].indent),
			bullet.MatchString(rows[i].text),
			i == from+1 && startsSection(rows[from:]),
			rows[i].wide,
			!item && i > from+1 && indented(rows[i-1], rows[i]),
			strings.HasPrefix(rows[i].text, "[") && ordinal.MatchString(rows[i].text):
			return i
		}
	}
	return len(rows)
}

// indented tells a paragraph marked by its first line's indent rather than a blank line.
func indented(above, here row) bool { return above.indent == 0 && here.indent >= 2 && here.indent <= 8 }

// startsSection tells whether the first line is a heading with its text right below:
// it looks like one, and the next line's first word would have fitted on it.
func startsSection(rows []row) bool {
	h, next := rows[0].text, rows[1].text
	word, _, _ := strings.Cut(next, " ")
	room := columns(h)+1+columns(word) <= 60
	return room && !startsLower(next) && !isItem(next) && headingShape(h).rank > 0
}

// add makes a block of the lines, an item when it begins like one.
func (t *textReader) add(rows []row) {
	b := block{kind: source.Prose, gap: rows[0].gap, line: rows[0].line, last: rows[len(rows)-1].line}
	var text strings.Builder
	for i, r := range rows {
		b.rows = append(b.rows, r.text)
		t.glue(&text, rows[max(0, i-1)].text, r.text)
	}
	b.text = text.String()
	if m := bullet.FindString(b.text); m != "" {
		b.kind, b.text = source.ListItem, b.text[len(m):]
	} else if ordinal.MatchString(b.text) {
		b.kind = source.ListItem
	}
	if b.text != "" {
		t.blocks = append(t.blocks, b)
	}
}

// glue joins a line to the text before it as both stood before they were broken: no
// blank between Han characters, and a word split by a hyphen whole again where the
// text has it whole elsewhere.
func (t *textReader) glue(text *strings.Builder, above, here string) {
	last, size := utf8.DecodeLastRuneInString(above)
	first, _ := utf8.DecodeRuneInString(here)
	switch {
	case text.Len() == 0:
		text.WriteString(here)
	case isWide(last) && isWide(first):
		text.WriteString(here)
	case last == '-' && len(above) > 1 && above[len(above)-2] != ' ' && above[len(above)-2] != '-':
		whole := lastWord(above[:len(above)-size]) + firstWord(here)
		if startsLower(here) && t.words[strings.ToLower(whole)] {
			kept := text.String()
			text.Reset()
			text.WriteString(kept[:len(kept)-size])
		}
		text.WriteString(here)
	default:
		text.WriteByte(' ')
		text.WriteString(here)
	}
}

var wordPattern = regexp.MustCompile(`\p{L}+`)

// wordSet is the words of a text in small letters, when its size allows.
func wordSet(text string) map[string]bool {
	if !strings.Contains(text, "-\n") {
		return nil
	}
	set := map[string]bool{}
	for _, w := range wordPattern.FindAllString(text, -1) {
		set[strings.ToLower(w)] = true
	}
	return set
}

func firstWord(s string) string { return wordPattern.FindString(s) }

func lastWord(s string) string {
	at := strings.LastIndexAny(s, " -—(\"'")
	return s[at+1:]
}

// table reads lines with the same number of tabs as rows of cells.
func (t *textReader) table(rows []row) ([]block, bool) {
	if len(rows) < 2 {
		return nil, false
	}
	tabs := strings.Count(rows[0].text, "\t")
	if tabs == 0 {
		return nil, false
	}
	var out []block
	for _, r := range rows {
		if strings.Count(r.text, "\t") != tabs {
			return nil, false
		}
		cells := strings.Split(r.text, "\t")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		b := tableRow(source.Row{Table: t.tables + 1, Cells: cells})
		b.line, b.last = r.line, r.line
		out = append(out, b)
	}
	t.tables++
	return out, true
}

// cellMark stands between the cells of a table's row.
const cellMark = " | "
