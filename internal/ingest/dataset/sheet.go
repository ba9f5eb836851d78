package dataset

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	w      *workbook
	t      *Table
	row    Row
	column int // of the cell that is read
	kind   string
	style  int
	text   strings.Builder
	value  string
	merged []string
	cells  int
	bare   int // formulas without a result
	inside struct{ formula, result, aside bool }
}

// readSheet reads a sheet into a table and returns how many cells it has.
func (w *workbook) readSheet(ctx context.Context, part []byte, t *Table) (int, error) {
	r := &sheetReader{w: w, t: t}
	tags := 0
	for s := (scanner{data: part}); s.next(); tags++ {
		if tags%65536 == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if err := r.tag(&s); err != nil {
			return 0, err
		}
	}
	t.mergeCells(r.merged)
	if r.bare > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%d formulas have no result in the file; open it in a spreadsheet program and save it to have them", r.bare))
	}
	t.Rows = slices.DeleteFunc(t.Rows, Row.blank)
	return r.cells, nil
}

// tag takes one tag of the sheet.
func (r *sheetReader) tag(s *scanner) error {
	switch s.name {
	case "row":
		return r.rowTag(s)
	case "c":
		return r.cellTag(s)
	case "f":
		r.inside.formula = true
	case "v":
		r.inside.result = true
		if s.closing {
			r.value = s.text()
		}
	case "rPh":
		r.inside.aside = !s.closing && !s.empty
	case "t":
		if s.closing && !r.inside.aside {
			r.text.WriteString(s.text())
		}
	case "mergeCell":
		if ref := s.attr("ref"); ref != "" && len(r.merged) < 100_000 {
			r.merged = append(r.merged, ref)
		}
	}
	return nil
}

func (r *sheetReader) rowTag(s *scanner) error {
	if s.closing {
		return r.endRow()
	}
	number := r.row.Number + 1
	if n, err := strconv.Atoi(s.attr("r")); err == nil && n > r.row.Number {
		number = n
	}
	r.row, r.column = Row{Number: number}, -1
	return nil
}

func (r *sheetReader) endRow() error {
	if len(r.row.Cells) > 0 {
		r.t.Rows = append(r.t.Rows, r.row)
	}
	if r.cells > maxCells || len(r.t.Rows) > maxRows {
		return tooMany(0)
	}
	return nil
}

func (r *sheetReader) cellTag(s *scanner) error {
	if !s.closing {
		r.column++
		if c, _ := cellAt(s.attr("r")); c >= 0 {
			r.column = c
		}
		r.kind = s.attr("t")
		r.style, _ = strconv.Atoi(s.attr("s"))
		r.value, r.inside.formula, r.inside.result = "", false, false
		r.text.Reset()
	}
	if !s.closing && !s.empty {
		return nil
	}
	if r.column >= maxColumns {
		return tooMany(maxColumns + 1)
	}
	text := r.shown()
	if r.inside.formula && !r.inside.result {
		r.bare++
	}
	if text == "" {
		return nil
	}
	for len(r.row.Cells) <= r.column {
		r.row.Cells = append(r.row.Cells, "")
		r.cells++
	}
	r.row.Cells[r.column] = text
	return nil
}

// shown is what the cell shows.
func (r *sheetReader) shown() string {
	switch r.kind {
	case "s":
		if n, err := strconv.Atoi(r.value); err == nil && n >= 0 && n < len(r.w.strings) {
			return r.w.strings[n]
		}
		return ""
	case "inlineStr":
		return tidy(r.text.String())
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[r.value]
	case "str", "e", "d":
		return tidy(r.value)
	}
	if r.style >= 0 && r.style < len(r.w.formats) {
		return r.w.formats[r.style].show(r.value, r.w.from)
	}
	return format{}.show(r.value, r.w.from)
}

// cellAt reads a cell's name, "B5", into a column from 0 and a row from 1; the column
// is -1 for what is none.
func cellAt(ref string) (column, row int) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4 {
		column = column*26 + int(ref[i]-'A') + 1
		i++
	}
	if i == 0 {
		return -1, 0
	}
	row, err := strconv.Atoi(ref[i:])
	if err != nil {
		return -1, 0
	}
	return column - 1, row
}

// ColumnOf is the column, from 0, of a figure's locator: 2 for "Annual!C5"; -1 when it
// names no cell.
func ColumnOf(locator string) int {
	column, _ := cellAt(locator[strings.LastIndexByte(locator, '!')+1:])
	return column
}

// mergeCells repeats what a merged cell says over the rows and columns it spans, when
// that is a name or a period. A number counts once.
func (t *Table) mergeCells(refs []string) {
	index := make(map[int]int, len(t.Rows))
	for i, r := range t.Rows {
		index[r.Number] = i
	}
	budget := 1 << 20
	for _, ref := range refs {
		from, to, _ := strings.Cut(ref, ":")
		left, top := cellAt(from)
		right, bottom := cellAt(to)
		at, ok := index[top]
		if !ok || left < 0 || right < left || right >= maxColumns || bottom-top > maxRows {
			continue
		}
		text := t.Rows[at].Cell(left)
		if _, isPeriod := readPeriod(text, DayFirst); text == "" || looksNumber(text) && !isPeriod {
			continue
		}
		for n := top; n <= bottom && budget > 0; n++ {
			i, ok := index[n]
			if !ok {
				budget--
				continue
			}
			for c := left; c <= right; c, budget = c+1, budget-1 {
				t.Rows[i].put(c, text)
			}
		}
	}
}

// put sets a cell that says nothing.
func (r *Row) put(column int, text string) {
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
	}
	if r.Cells[column] == "" {
		r.Cells[column] = text
	}
}
