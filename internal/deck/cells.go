package deck

import (
	"slices"
	"strings"
)

// The largest table that pasting makes.
const (
	maxTableRows    = 500
	maxTableColumns = 40
)

// Aligns are how a column can stand; "" is by what it holds.
var Aligns = []string{"", "left", "center", "right"}

// Columns is how many cells the longest row has.
func (t Table) Columns() int {
	n := 0
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	return n
}

// squared is a copy whose rows all have the same number of cells.
func (t Table) squared() Table {
	n := t.Columns()
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = append(slices.Clone(row), make([]string, n-len(row))...)
	}
	t.Rows, t.Align = rows, slices.Clone(t.Align)
	return t
}

// WithRow is the table with an empty row at a position.
func (t Table) WithRow(at int) Table {
	t = t.squared()
	at = min(max(at, 0), len(t.Rows))
	t.Rows = slices.Insert(t.Rows, at, make([]string, max(1, t.Columns())))
	if t.Preferred >= at && t.Preferred > 0 {
		t.Preferred++
	}
	return t
}

// WithoutRow is the table without a row; the last row stays.
func (t Table) WithoutRow(at int) Table {
	if at < 0 || at >= len(t.Rows) || len(t.Rows) == 1 {
		return t
	}
	t = t.squared()
	t.Rows = slices.Delete(t.Rows, at, at+1)
	switch {
	case t.Preferred == at:
		t.Preferred = 0
	case t.Preferred > at:
		t.Preferred--
	}
	return t
}

// WithRowMoved is the table with a row at another position.
func (t Table) WithRowMoved(from, to int) Table {
	if from < 0 || from >= len(t.Rows) || to < 0 || to >= len(t.Rows) || from == to {
		return t
	}
	t = t.squared()
	row := t.Rows[from]
	t.Rows = slices.Insert(slices.Delete(t.Rows, from, from+1), to, row)
	if t.Preferred > 0 {
		t.Preferred = movedTo(t.Preferred, from, to)
	}
	return t
}

// movedTo is where a position is after what stood at from went to another.
func movedTo(at, from, to int) int {
	switch {
	case at == from:
		return to
	case from < at && at <= to:
		return at - 1
	case to <= at && at < from:
		return at + 1
	}
	return at
}

// WithColumn is the table with an empty column at a position.
func (t Table) WithColumn(at int) Table {
	t = t.squared()
	at = min(max(at, 0), t.Columns())
	for i := range t.Rows {
		t.Rows[i] = slices.Insert(t.Rows[i], at, "")
	}
	if at < len(t.Align) {
		t.Align = slices.Insert(t.Align, at, "")
	}
	return t
}

// WithoutColumn is the table without a column; the last column stays.
func (t Table) WithoutColumn(at int) Table {
	if at < 0 || at >= t.Columns() || t.Columns() == 1 {
		return t
	}
	t = t.squared()
	for i := range t.Rows {
		t.Rows[i] = slices.Delete(t.Rows[i], at, at+1)
	}
	if at < len(t.Align) {
		t.Align = slices.Delete(t.Align, at, at+1)
	}
	return t.plain()
}

// WithColumnMoved is the table with a column at another position.
func (t Table) WithColumnMoved(from, to int) Table {
	n := t.Columns()
	if from < 0 || from >= n || to < 0 || to >= n || from == to {
		return t
	}
	t = t.squared()
	for i, row := range t.Rows {
		cell := row[from]
		t.Rows[i] = slices.Insert(slices.Delete(row, from, from+1), to, cell)
	}
	if len(t.Align) > 0 {
		all := append(t.Align, make([]string, n-min(n, len(t.Align)))...)
		how := all[from]
		t.Align = slices.Insert(slices.Delete(all, from, from+1), to, how)
	}
	return t.plain()
}

// Aligned is the table with a column that stands another way.
func (t Table) Aligned(column int, how string) Table {
	n := t.Columns()
	if column < 0 || column >= n || !slices.Contains(Aligns, how) {
		return t
	}
	t.Align = append(slices.Clone(t.Align), make([]string, n-min(n, len(t.Align)))...)
	t.Align[column] = how
	return t.plain()
}

// plain drops alignments that say nothing.
func (t Table) plain() Table {
	if !slices.ContainsFunc(t.Align, func(how string) bool { return how != "" }) {
		t.Align = nil
	}
	return t
}

// Headed is the table with its first row as its head, or as a row like the others.
func (t Table) Headed(on bool) Table {
	t.Headless = !on
	return t
}

// Pasted is the table with cells put over its own from a place on; it grows as far as it
// must, to a size that can still be read.
func (t Table) Pasted(row, column int, cells [][]string) Table {
	t = t.squared()
	for i, line := range cells[:min(len(cells), max(0, maxTableRows-row))] {
		for len(t.Rows) <= row+i {
			t.Rows = append(t.Rows, make([]string, t.Columns()))
		}
		line = line[:min(len(line), max(0, maxTableColumns-column))]
		for len(t.Rows[row+i]) < column+len(line) {
			t.Rows[row+i] = append(t.Rows[row+i], "")
		}
		copy(t.Rows[row+i][column:], line)
	}
	return t.squared()
}

// CellsOf reads what a spreadsheet puts on the clipboard: a row a line, tabs between its
// cells, and cells with line ends in quotation marks. ok is false for a text without a
// second cell.
func CellsOf(text string) (cells [][]string, ok bool) {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if !strings.ContainsAny(text, "\t") {
		return nil, false
	}
	row := []string{}
	for {
		cell, rest := nextCell(text)
		row = append(row, strings.TrimSpace(strings.ReplaceAll(cell, "\n", " ")))
		if rest == "" {
			return append(cells, row), true
		}
		if rest[0] == '\n' {
			cells, row = append(cells, row), []string{}
		}
		text = rest[1:]
	}
}

// nextCell is the text up to a tab or a line end, and what follows with it.
func nextCell(text string) (cell, rest string) {
	if strings.HasPrefix(text, `"`) {
		if inner, after, ok := quotedCell(text[1:]); ok {
			return inner, after
		}
	}
	at := strings.IndexAny(text, "\t\n")
	if at < 0 {
		return text, ""
	}
	return text[:at], text[at:]
}

// quotedCell reads a cell in quotation marks, two of which stand for one.
func quotedCell(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '"' {
			b.WriteByte(text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest = text[i+1:]
		return b.String(), rest, rest == "" || rest[0] == '\t' || rest[0] == '\n'
	}
	return "", "", false
}
