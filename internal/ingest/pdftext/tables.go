package pdftext

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// line is a printed line of a region; one in a table has cells.
type line struct {
	piece
	region *region
	cells  []string // of a table's row
	table  int
	header bool
	cut    bool // the row began on the page before
}

// lines makes lines of a region's rows: rows of aligned cells are a table's, the
// pieces of any other row are joined.
func (d *Document) lines(r *region, tables *int) []line {
	rows := byRow(r.pieces)
	var out []line
	for i := 0; i < len(rows); {
		n := 1
		if t := tableAt(rows[i:]); t != nil {
			*tables++
			out = append(out, t.lines(r, *tables)...)
			n = t.rows
		} else if ruled := rows[i][0]; ruled.ruled != nil {
			out = append(out, d.ruledLine(ruled, r, tables))
		} else {
			out = append(out, line{piece: joined(rows[i]), region: r})
		}
		i += n
		d.above = &out[len(out)-1].piece
	}
	return out
}

// headNumber is a heading's number, which a wide gap may part from its words.
var headNumber = regexp.MustCompile(`^(?:(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[.)]?|第.{1,5}[章节節条條编編篇部])$`)

// joined makes one piece of a row.
func joined(row []piece) piece {
	all := row[0]
	all.parts, all.runs = len(row), nil
	if headNumber.MatchString(row[0].text) {
		all.parts--
	}
	var text []string
	most := 0
	for _, p := range row {
		text = append(text, p.text)
		all.x1, all.tag = max(all.x1, p.x1), max(all.tag, p.tag)
		all.bold, all.italic = all.bold && p.bold, all.italic && p.italic
		if len(p.text) > most {
			most, all.size = len(p.text), p.size
		}
	}
	all.text = tidy(strings.Join(text, " "))
	return all
}

// table is what a run of rows with aligned pieces holds.
type table struct {
	rows    int // printed, taken from the start
	columns []span
	cells   [][]string
	first   []piece // of each row
}

type span struct{ from, to float64 }

// tableAt reads the table that begins with these rows; nil when none does.
func tableAt(rows [][]piece) *table {
	const least = 3 // rows of several cells
	if isLabel(rows[0]) || rows[0][0].ruled != nil || len(rows[0]) < 2 && !interleaved(rows, 0) {
		return nil
	}
	n, several := 0, 0
	var columns []span
	for i, row := range rows {
		if i > 0 && row[0].base-rows[i-1][0].base > 4*row[0].size || row[0].ruled != nil {
			break
		}
		next, fits := spans(columns, row, rows[:i])
		if !fits {
			break
		}
		if len(row) == 1 && !interleaved(rows, i) && (i == 0 || !continuesCell(row[0], columns, rows[i-1])) {
			break
		}
		columns = next
		if n = i + 1; len(row) > 1 {
			several++
		}
	}
	if several < least || len(columns) < 2 || len(columns) > 12 {
		return nil
	}
	t := &table{rows: n, columns: columns}
	var above []piece
	for _, row := range rows[:n] {
		t.add(row, above)
		above = row
	}
	if t.sparse() {
		return nil
	}
	return t
}

// interleaved tells a row that stands half beside its neighbour: a cell of several lines
// beside one that is set in their middle.
func interleaved(rows [][]piece, i int) bool {
	beside := func(j int) bool {
		if j < 0 || j >= len(rows) || rows[j][0].ruled != nil {
			return false
		}
		apart := math.Abs(rows[j][0].base - rows[i][0].base)
		return apart < closeRows*rows[i][0].size && (rows[j][0].x0 > rows[i][0].x1 || rows[j][len(rows[j])-1].x1 < rows[i][0].x0)
	}
	return beside(i-1) || beside(i+1)
}

// closeRows is how far below each other the lines of one row of a table may stand that
// do not belong to one cell, as a share of their size.
const closeRows = 0.95

// isLabel tells rows as "To:   Somebody", which are lines of a letter's head.
func isLabel(row []piece) bool {
	return len(row) == 2 && strings.HasSuffix(row[0].text, ":") && len(row[0].text) < 24
}

// continuesCell tells a single piece that goes on below a cell of the row above, and
// does not reach over other columns.
func continuesCell(p piece, columns []span, above []piece) bool {
	other := math.Abs(p.size-above[0].size) > 0.08*p.size || p.bold && !above[0].bold
	if other || p.base-above[0].base > 1.6*p.size {
		return false
	}
	over := 0
	for _, c := range columns {
		if p.x0 < c.to && p.x1 > c.from {
			over++
		}
	}
	return over == 1
}

// spans widens the columns by a row's pieces. A piece may join columns of which no row
// above fills two; else the row does not fit.
func spans(columns []span, row []piece, above [][]piece) ([]span, bool) {
	next := slices.Clone(columns)
	for _, p := range row {
		at := span{p.x0, p.x1}
		joined := 0
		next = slices.DeleteFunc(next, func(c span) bool {
			if p.x0 < c.to && p.x1 > c.from {
				at, joined = span{min(at.from, c.from), max(at.to, c.to)}, joined+1
				return true
			}
			return false
		})
		if joined > 1 && slices.ContainsFunc(above, func(r []piece) bool { return within(r, at) > 1 }) {
			return columns, false
		}
		next = append(next, at)
	}
	slices.SortFunc(next, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(next); i++ {
		if next[i].from < next[i-1].to {
			return columns, false
		}
	}
	return next, !slices.ContainsFunc(next, func(c span) bool { return within(row, c) > 1 })
}

// within counts the pieces of a row that stand in a column.
func within(row []piece, c span) int {
	n := 0
	for _, p := range row {
		if p.x0 < c.to && p.x1 > c.from {
			n++
		}
	}
	return n
}

// add puts a row's pieces into their columns. One that stands half beside the row above
// belongs to the same row of the table, and so does one close below it that goes on with
// its cells.
func (t *table) add(row, above []piece) {
	cells := make([]string, len(t.columns))
	for _, p := range row {
		for i, c := range t.columns {
			if p.x0 < c.to && p.x1 > c.from {
				cells[i] = tidy(cells[i] + " " + p.text)
				break
			}
		}
	}
	if n := len(t.cells); n > 0 {
		apart, size := row[0].base-above[0].base, row[0].size
		goesOn := cells[0] == "" || len(row) == 1 && startsLower(row[0].text)
		if apart < closeRows*size || apart < 1.45*size && goesOn {
			for i, c := range cells {
				t.cells[n-1][i] = tidy(t.cells[n-1][i] + " " + c)
			}
			return
		}
	}
	t.cells, t.first = append(t.cells, cells), append(t.first, row[0])
}

// sparse tells a table most of whose cells are empty: pieces that stand about.
func (t *table) sparse() bool {
	full := 0
	for _, row := range t.cells {
		for _, c := range row {
			if c != "" {
				full++
			}
		}
	}
	return full*2 < len(t.cells)*len(t.columns) || len(t.cells) < 2
}

// lines lists the rows; the first is the header when it is bold, or has words where
// the others have numbers.
func (t *table) lines(r *region, number int) []line {
	var out []line
	for i, cells := range t.cells {
		l := line{piece: t.first[i], region: r, cells: cells, table: number}
		l.text, l.x0, l.runs = strings.Join(cells, " | "), r.left, nil
		l.header = i == 0 && len(t.cells) > 1 && (t.first[0].bold && !t.first[1].bold || !numeric(cells) && numeric(t.cells[1]))
		out = append(out, l)
	}
	return out
}

// numeric tells a row with a number behind its first cell.
func numeric(cells []string) bool {
	return slices.ContainsFunc(cells[1:], func(c string) bool {
		digits := 0
		for _, r := range c {
			if unicode.IsLetter(r) {
				return false
			}
			if unicode.IsDigit(r) {
				digits++
			}
		}
		return digits > 0
	})
}
