package library

import (
	"slices"
	"strings"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// column is where a column of a table stands in the text, in logical pixels.
type column struct {
	x, width float32
	right    bool // numbers
}

// How tables are set, in logical pixels.
const (
	gridGap    = 20
	gridColumn = 46 // a column's least width
	gridSide   = 8
)

var gridLook = kit.ProseLook{Size: 13, Lead: 21}

// onPage notes the page of what comes next; 0 is unknown.
func (c *compositor) onPage(page int) {
	if page > 0 && page != c.page {
		c.page, c.fresh = page, true
	}
}

// newPage is the page that is to be named beside the next line; 0 for none.
func (c *compositor) newPage() int {
	if !c.fresh {
		return 0
	}
	c.fresh = false
	return c.page
}

// columnsOf places the columns of the table whose rows come first; nil when there are
// too many to be read side by side.
func (c *compositor) columnsOf(rows []source.Paragraph) []column {
	n := 0
	for n < len(rows) && rows[n].Row != nil && rows[n].Row.Table == rows[0].Row.Table {
		n++
	}
	rows = rows[:n]
	out := make([]column, len(rows[0].Row.Cells))
	numbers, words := make([]int, len(out)), make([]int, len(out))
	for _, p := range rows {
		for i, cell := range p.Row.Cells[:min(len(p.Row.Cells), len(out))] {
			out[i].width = max(out[i].width, c.ruler.Width(gridLook, kit.Piece{Text: cell, Bold: p.Row.Header}))
			switch {
			case p.Row.Header || strings.TrimSpace(cell) == "":
			case isNumber(cell):
				numbers[i]++
			default:
				words[i]++
			}
		}
	}
	if !fitColumns(out, c.width-2*gridSide) {
		return nil
	}
	x := float32(gridSide)
	for i := range out {
		out[i].x, out[i].right = x, numbers[i] > words[i]
		x += out[i].width + gridGap
	}
	return out
}

// fitColumns narrows the widest columns until all have room side by side; false when
// that leaves too little of them.
func fitColumns(cols []column, width float32) bool {
	room := width - gridGap*float32(len(cols)-1)
	if room < gridColumn*float32(len(cols)) {
		return false
	}
	order := make([]int, len(cols))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(cols[a].width - cols[b].width) })
	for n, i := range order {
		share := room / float32(len(order)-n)
		cols[i].width = min(max(cols[i].width+1, 16), share)
		room -= cols[i].width
	}
	return true
}

// isNumber tells whether a cell holds a number rather than words.
func isNumber(cell string) bool {
	digits, letters := 0, 0
	for _, r := range cell {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(" .,%+-−–±~≈<>()$€£¥'\u00a0", r):
			letters++
		}
	}
	return digits > 0 && digits >= letters
}

// tableRow sets a row in the columns of its table; false when it has none.
func (c *compositor) tableRow(p source.Paragraph) bool {
	spans := p.CellSpans()
	if c.columns == nil || len(spans) != len(c.columns) {
		return false
	}
	look := gridLook
	look.Bold = p.Row.Header
	var lines []kit.ProseLine
	for i, col := range c.columns {
		cell := pieces(part{p, spans[i].Start, spans[i].End}, c.marks[p.ID], false)
		for k, words := range c.ruler.Break(cell, look, col.width) {
			if k == len(lines) {
				lines = append(lines, nil)
			}
			words[0].Tab = col.x
			if col.right {
				words[0].Tab += max(0, col.width-c.ruler.Width(look, words...))
			}
			lines[k] = append(lines[k], words...)
		}
	}
	c.block++
	for k, words := range lines {
		c.lines = append(c.lines, line{
			words: words, look: look, height: look.Lead + 4, section: c.section, block: c.block,
			text: p.Text, para: p.ID, row: p.Line, page: c.newPage(), rule: k == 0, head: p.Row.Header,
		})
	}
	return true
}
