package ingest

import (
	"strings"
	"unicode"

	"briefdeck/internal/source"
)

// Bounds of a table.
const (
	maxColumns = 512
	maxCell    = 1 << 20 // bytes
)

// cell is one cell of a table as it is read.
type cell struct {
	text string
	span int // columns; at least 1
	bold bool
}

// grid is a table as it is read.
type grid struct {
	rows    [][]cell
	headers int // rows that the file marks as head
	caption string
}

// columns is how many columns the widest row has.
func (g grid) columns() int {
	most := 0
	for _, row := range g.rows {
		n := 0
		for _, c := range row {
			n += max(1, c.span)
		}
		most = max(most, n)
	}
	return min(most, maxColumns)
}

// blocks makes the rows of the document's table number n, all with the same number of
// cells; a cell that spans columns stands in its first. Empty rows are left out.
func (g grid) blocks(n int) []block {
	width := g.columns()
	headers := g.headers
	if headers == 0 {
		headers = g.guessHead()
	}
	var out []block
	for i, row := range g.rows {
		cells := make([]string, width)
		at, filled := 0, false
		for _, c := range row {
			if at >= width {
				break
			}
			cells[at] = c.text
			filled = filled || c.text != ""
			at += max(1, c.span)
		}
		if filled {
			out = append(out, tableRow(source.Row{Table: n, Header: i < headers, Cells: cells}))
		}
	}
	if len(out) > 0 {
		out[0].row.Caption = g.caption
	}
	return out
}

// guessHead tells whether the first row names the columns: it alone is bold, or it has
// no number where the rows below it have.
func (g grid) guessHead() int {
	if len(g.rows) < 2 {
		return 0
	}
	bold, boldBelow, filled := 0, 0, 0
	for _, c := range g.rows[0] {
		if c.text == "" {
			continue
		}
		filled++
		if isQuantity(c.text) {
			return 0
		}
		if c.bold {
			bold++
		}
	}
	numbers := 0
	for _, row := range g.rows[1:] {
		allBold := true
		for _, c := range row {
			if isQuantity(c.text) {
				numbers++
			}
			allBold = allBold && (c.bold || c.text == "")
		}
		if allBold {
			boldBelow++
		}
	}
	if filled > 0 && (filled > 1 || len(g.rows[0]) == 1) && (bold == filled && boldBelow*2 < len(g.rows)-1 || numbers >= len(g.rows)-1) {
		return 1
	}
	return 0
}

// isQuantity tells a cell that holds a number, with its signs and unit, but not a year.
func isQuantity(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			others++
		}
	}
	year := digits == 4 && others == 0 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && len(s) == 4
	return digits > 0 && others <= 3 && !year
}

// flat is the words of paragraphs in one cell; a table inside it is written out.
func flat(ps []para) (text string, pictures []para, bold bool) {
	var out strings.Builder
	bold = true
	for _, p := range ps {
		switch {
		case p.kind == source.Picture:
			pictures = append(pictures, p)
			continue
		case p.empty:
			continue
		}
		b := p.finished()
		if b.number != "" {
			b.text = b.number + " " + b.text
		}
		if b.row != nil {
			b.text = strings.Join(b.row.Cells, " / ") + ";"
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		if out.Len()+len(b.text) > maxCell {
			break
		}
		out.WriteString(b.text)
		bold = bold && p.look.bold
	}
	return strings.TrimRight(strings.ReplaceAll(out.String(), cellMark, " / "), ";"), pictures, bold && out.Len() > 0
}

// officeTable is a table of an office file as it is read: its grid and, for a table of
// one column, which is a frame around text, the paragraphs in it.
type officeTable struct {
	grid
	inside   []para
	pictures []para
	marked   int  // rows at the start that repeat on every page
	wide     bool // some row has several cells
}

// cell makes a cell of the paragraphs in it; single tells that it spans one column.
func (t *officeTable) cell(ps []para, single bool) cell {
	if n := len(t.grid.rows); n > 0 && len(t.grid.rows[n-1]) > 1 {
		t.wide = true
	}
	if single && !t.wide {
		t.inside = append(t.inside, ps...)
	}
	text, pictures, bold := flat(ps)
	t.pictures = append(t.pictures, pictures...)
	return cell{text: text, span: 1, bold: bold}
}

// paras is the rows of the table, then its pictures; or the text of a frame. An
// outermost table takes the next number.
func (t *officeTable) paras(tables *int, outermost bool) []para {
	if t.columns() < 2 {
		return t.inside
	}
	rows := t.blocks(*tables + 1)
	if outermost && len(rows) > 0 {
		*tables++
	}
	var out []para
	for _, b := range rows {
		out = append(out, para{block: b})
	}
	return append(out, t.pictures...)
}
