package pdftext

import (
	"cmp"
	"slices"
	"strings"
)

// ruledRow is a row of a ruled table.
type ruledRow struct {
	cells []string
	bold  bool // all its words are
	xs    []float64
	first bool // of its grid
}

// takeGrids takes the text in ruled tables out of the page, and gives its rows as pieces
// that hold cells.
func (p *page) takeGrids() []piece {
	var out []piece
	for _, g := range p.grids {
		inside, outside := g.split(p.runs)
		rows := g.rows(p.number, inside, p.turned)
		if !tabular(rows) {
			continue
		}
		p.runs = outside
		out = append(out, rows...)
	}
	return out
}

// split parts the runs in the grid from the others.
func (g grid) split(runs []run) (inside, outside []run) {
	for _, r := range runs {
		if mid := (r.x0 + r.x1) / 2; mid > g.xs[0] && mid < g.xs[len(g.xs)-1] && r.base > g.ys[0] && r.base < g.ys[len(g.ys)-1] {
			inside = append(inside, r)
		} else {
			outside = append(outside, r)
		}
	}
	return inside, outside
}

// slot is the index of the interval that a value stands in.
func slot(edges []float64, v float64) int {
	i, _ := slices.BinarySearch(edges, v)
	return min(max(i-1, 0), len(edges)-2)
}

// rows reads the text of each cell. What is turned stands there as it would upright.
func (g grid) rows(number int, runs, turned []run) []piece {
	g.open(runs)
	cells, aslant := make(map[[2]int][]run), make(map[[2]int][]run)
	for _, r := range runs {
		at := g.cell(slot(g.ys, r.base-0.3*r.size), slot(g.xs, (r.x0+r.x1)/2))
		cells[at] = append(cells[at], r)
	}
	for _, r := range turned {
		if m := r.middle; m.x > g.xs[0] && m.x < g.xs[len(g.xs)-1] && m.y > g.ys[0] && m.y < g.ys[len(g.ys)-1] {
			at := g.cell(slot(g.ys, m.y), slot(g.xs, m.x))
			aslant[at] = append(aslant[at], r)
		}
	}
	var out []piece
	for y := range len(g.ys) - 1 {
		row := &ruledRow{xs: g.xs, bold: true, first: len(out) == 0}
		p := piece{x0: g.xs[0], x1: g.xs[len(g.xs)-1], base: g.ys[y] + 1, page: number, ruled: row}
		full := 0
		for x := range len(g.xs) - 1 {
			text, size, bold := cellText(number, cells[[2]int{y, x}])
			if other, otherSize, _ := cellText(number, aslant[[2]int{y, x}]); other != "" {
				text, size = tidy(text+" "+other), max(size, otherSize)
			}
			row.cells = append(row.cells, text)
			if text != "" {
				full++
				p.size = max(p.size, size)
				row.bold = row.bold && bold
			}
		}
		p.text = strings.Join(row.cells, " | ")
		if full > 0 {
			out = append(out, p)
		}
	}
	return out
}

// open leaves a wall missing only where text stands across its place.
func (g grid) open(runs []run) {
	for y, wall := range g.wall {
		for x := 1; x < len(wall); x++ {
			across := func(r run) bool {
				return r.x0 < g.xs[x]-touching && r.x1 > g.xs[x]+touching && slot(g.ys, r.base-0.3*r.size) == y
			}
			wall[x] = wall[x] || !slices.ContainsFunc(runs, across)
		}
	}
}

// cellText joins the lines of a cell. A hyphen at a line's end stays to be undone when
// the document's words are known.
func cellText(number int, runs []run) (text string, size float64, bold bool) {
	lines := page{number: number, runs: runs}.pieces()
	bold = true
	for i, l := range lines {
		if i > 0 && !strings.HasSuffix(text, string(lineEnd)) {
			text += " "
		}
		text += l.text
		size, bold = max(size, l.size), bold && l.bold
	}
	return tidy(text), size, bold
}

// tabular tells a table from a frame around text: two rows or more, most of whose
// cells say something.
func tabular(rows []piece) bool {
	full, all := 0, 0
	for _, r := range rows {
		for _, c := range r.ruled.cells {
			all++
			if c != "" {
				full++
			}
		}
	}
	return len(rows) >= 1 && full >= 2 && full*2 >= all
}

// withGrids puts the rows of ruled tables among the other pieces, from the top down.
func withGrids(pieces, grids []piece) []piece {
	if len(grids) == 0 {
		return pieces
	}
	groups := byRow(pieces)
	for _, g := range grids {
		groups = append(groups, []piece{g})
	}
	slices.SortStableFunc(groups, func(a, b []piece) int { return cmp.Compare(a[0].base, b[0].base) })
	var out []piece
	for n, row := range groups {
		for _, p := range row {
			p.row = n
			out = append(out, p)
		}
	}
	return out
}

// ruledLine makes a line of a ruled table's row. A table goes on from the page before
// when nothing stands between and its columns are the same.
func (d *Document) ruledLine(p piece, r *region, tables *int) line {
	row := p.ruled
	goesOn := d.above != nil && d.above.ruled != nil && sameColumns(d.above.ruled.xs, row.xs) && (d.above.page != p.page || !row.first)
	if !goesOn {
		*tables++
	}
	l := line{piece: p, region: r, table: *tables, header: !goesOn && row.bold}
	l.cut = goesOn && row.first && row.cells[0] == ""
	for _, c := range row.cells {
		l.cells = append(l.cells, d.undoHyphens(c))
	}
	l.text = strings.Join(l.cells, " | ")
	return l
}

// undoHyphens joins the words that the lines of a cell parted.
func (d *Document) undoHyphens(s string) string {
	parts := strings.Split(s, string(lineEnd))
	text := parts[0]
	for _, p := range parts[1:] {
		text = d.join(text+string(lineEnd), p)
	}
	return text
}

func sameColumns(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x-y < 2*touching && y-x < 2*touching })
}
