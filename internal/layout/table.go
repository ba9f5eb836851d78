package layout

import (
	"fmt"
	"math"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// grid is a table being set: its cells as spans, and where its columns stand.
type grid struct {
	headless bool // its first row is like the others
	best     int  // the row of the preferred option; 0: none
	size     deck.TypeSize
	cells    [][][]typeset.Span
	widths   []float64
	x        []float64
	align    []typeset.Align
	width    float64
	tag      *frame.Tag
}

// tableBlock sets a table with horizontal rules only, a row a piece. Its head is set
// again where a page begins inside it.
func (c *composer) tableBlock(b deck.Block, w float64) []piece {
	if b.Table == nil || len(b.Table.Rows) == 0 {
		return nil
	}
	g := c.grid(b, w)
	var out []piece
	head := func() []piece { return []piece{c.tableRow(g, 0)} }
	if g.headless {
		head = nil
	}
	for i := range g.cells {
		row := c.tableRow(g, i)
		if i > 0 {
			row.repeat = head
		}
		out = append(out, row)
	}
	keepRows(out)
	if b.Table.Source != "" && !c.sh.slide {
		out[len(out)-1].glue = true
		ts := c.sh.caption
		src := c.paragraph(para{
			spans: c.spans(withSource(b.Table.Source), c.style(ts, c.pal.muted)), path: []*frame.Tag{c.tag(frame.Caption)},
			line: ts.Line, w: w, before: ts.Line * 0.4,
		})
		out = append(out, src...)
	}
	return out
}

// keepRows keeps a table's head with its first two rows and its last two rows
// together; a short table stays whole.
func keepRows(rows []piece) {
	const short = 9
	last := len(rows) - 1
	for i := range rows[:last] {
		rows[i].glue = len(rows) <= short || i < 2 || i == last-1
	}
}

func withSource(s string) string {
	if strings.HasPrefix(s, "Source") {
		return s
	}
	return "Source: " + s
}

func (c *composer) grid(b deck.Block, w float64) *grid {
	t := b.Table
	n := 0
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	g := &grid{width: w, tag: c.tag(frame.Table), headless: t.Headless}
	if b.Kind == deck.Options {
		g.best = t.Preferred
		inset := c.bestInset()
		w -= 2 * inset
		defer func() { g.indent(inset) }()
	}
	for _, factor := range []float64{1, 0.9, 0.8, 0.7} {
		g.size = scaled(c.sh.table, factor, c.sh.tableFloor)
		g.cells = c.cells(b, g.size, n)
		gap := g.size.Size * (0.3 + factor)
		widths, fits := c.columnWidths(g, n, w-gap*float64(n-1))
		g.widths = widths
		g.x = make([]float64, n)
		for k := 1; k < n; k++ {
			g.x[k] = g.x[k-1] + widths[k-1] + gap
		}
		if fits {
			break
		}
	}
	for k := range n {
		g.align = append(g.align, columnAlign(t.Align, g.body(), k))
	}
	return g
}

// cells are the spans of every cell, n in a row; short rows are filled up.
func (c *composer) cells(b deck.Block, size deck.TypeSize, n int) [][][]typeset.Span {
	t := b.Table
	out := make([][][]typeset.Span, len(t.Rows))
	for i, row := range t.Rows {
		st := c.style(size, c.pal.ink)
		st.Bold = st.Bold || i == 0 && !t.Headless
		out[i] = make([][]typeset.Span, n)
		for k := range min(n, len(row)) {
			own := st
			own.Bold = own.Bold || b.Kind == deck.Options && k == 0
			out[i][k] = c.written(c.cellWords(b, i, k), own)
		}
	}
	if b.Kind == deck.Options && t.Preferred > 0 && t.Preferred < len(out) {
		out[t.Preferred][0] = append(out[t.Preferred][0], c.preferredMark(size)...)
	}
	return out
}

// cellWords are the words of a cell; those of empty options say what goes there.
func (c *composer) cellWords(b deck.Block, row, col int) words {
	w := words{text: b.Table.Rows[row][col], block: b.ID, field: fmt.Sprintf("table.%d.%d", row, col)}
	if b.Kind == deck.Options {
		w.prompt = prompts[fmt.Sprintf("options.%d.%d", min(row, 0), min(col, 1))]
		if row > 0 && col > 0 {
			w.prompt = ""
		}
	}
	return w
}

// preferredMark stands under the name of the option that is preferred.
func (c *composer) preferredMark(size deck.TypeSize) []typeset.Span {
	st := c.style(size, c.pal.accent)
	st.Size *= 0.82
	return []typeset.Span{{Text: "\nPreferred", Style: st}}
}

// bestInset is how far the cells of a table of options stand in, so that the tint of
// the preferred one has air.
func (c *composer) bestInset() float64 { return c.sh.bar + c.sh.cell }

// head tells whether a row is the table's head.
func (g *grid) head(row int) bool { return row == 0 && !g.headless }

// body is the cells below the head.
func (g *grid) body() [][][]typeset.Span {
	if g.headless {
		return g.cells
	}
	return g.cells[1:]
}

// indent moves the columns to the right.
func (g *grid) indent(by float64) {
	for k := range g.x {
		g.x[k] += by
	}
}

// columnWidths gives every column its longest word, and short heads a line of their
// own where that fits; the rest is shared by how much the columns' texts would still
// use. When not even the words fit, all shrink alike.
func (c *composer) columnWidths(g *grid, n int, room float64) (widths []float64, fits bool) {
	least, full := c.leastWidths(g, n, true)
	if sum(least) > room {
		least, full = c.leastWidths(g, n, false)
	}
	sumLeast, sumFull, extra := sum(least), sum(full), weights(full, least)
	widths = make([]float64, n)
	for k := range n {
		switch {
		case sumFull <= room:
			widths[k] = full[k] + (room-sumFull)*full[k]/sumFull
		case sumLeast >= room:
			widths[k] = max(room, 0) * least[k] / sumLeast
		default:
			widths[k] = least[k] + (room-sumLeast)*weight(full[k]-least[k])/extra
		}
	}
	return widths, sumLeast <= room
}

// leastWidths are how narrow each column may be, and how wide it would be on one line.
func (c *composer) leastWidths(g *grid, n int, wholeHeads bool) (least, full []float64) {
	const short = 8 // em: a head of this length is kept on one line
	least, full = make([]float64, n), make([]float64, n)
	for i, row := range g.cells {
		for k, cell := range row {
			l, f := c.cellWidths(cell)
			if g.head(i) && wholeHeads && f <= g.size.Size*short {
				l = f
			}
			least[k], full[k] = max(least[k], l), max(full[k], f)
		}
	}
	for k := range n {
		full[k] = max(full[k], g.size.Size)
		least[k] = max(min(least[k], full[k]), g.size.Size)
	}
	return least, full
}

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}

// weight damps long columns, so that one long cell does not starve the others.
func weight(extra float64) float64 { return math.Pow(max(extra, 0), 0.75) }

func weights(full, least []float64) float64 {
	sum := 0.0
	for k := range full {
		sum += weight(full[k] - least[k])
	}
	return max(sum, 1e-9)
}

// cellWidths are the width of the longest word and of the whole cell on one line.
func (c *composer) cellWidths(cell []typeset.Span) (word, whole float64) {
	for _, sp := range cell {
		whole += c.faces.Width(sp.Text, sp.Style)
		for _, f := range strings.Fields(sp.Text) {
			word = max(word, c.faces.Width(f, sp.Style))
		}
	}
	const slack = 1.01 // rounding must not break the longest word
	return min(word*slack, c.sh.table.Size*14), whole * slack
}

// columnAlign is the column's stated alignment; columns of numbers stand right.
func columnAlign(stated []string, cells [][][]typeset.Span, k int) typeset.Align {
	if k < len(stated) {
		switch stated[k] {
		case "right":
			return typeset.Right
		case "center":
			return typeset.Center
		case "left":
			return typeset.Left
		}
	}
	seen := false
	for _, row := range cells {
		text := ""
		for _, sp := range row[k] {
			text += sp.Text
		}
		if text = strings.TrimSpace(text); text == "" || text == "–" || text == "—" {
			continue
		}
		if !numeric(text) {
			return typeset.Left
		}
		seen = true
	}
	if seen {
		return typeset.Right
	}
	return typeset.Left
}

// numeric tells whether a cell is an amount: mostly digits, few letters.
func numeric(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x2E80:
			letters++
		}
	}
	return digits > 0 && letters <= 2
}

// tableRow sets row i with its rule below: a firm one under the head.
func (c *composer) tableRow(g *grid, i int) piece {
	ts := g.size
	role := frame.TD
	rule, color, up := c.sh.hair, c.pal.rule, c.sh.cell
	if g.head(i) {
		role, rule, color, up = frame.TH, c.sh.firm, c.pal.ink, c.sh.cell*0.5
	}
	tr := &frame.Group{Tag: *c.tag(frame.TR)}
	p := piece{path: []*frame.Tag{g.tag}}
	lines := ts.Line
	cells := make([]typeset.Paragraph, len(g.cells[i]))
	for k, cell := range g.cells[i] {
		cells[k] = c.faces.Break(cell, typeset.Options{Width: g.widths[k], LineHeight: ts.Line, Align: g.align[k]})
		c.missing(cells[k].Missing)
		lines = max(lines, cells[k].Height)
	}
	for k, set := range cells {
		y := up
		if g.head(i) {
			y += lines - max(set.Height, ts.Line) // heads stand on their rule
		}
		tr.Items = append(tr.Items, &frame.Group{Tag: *c.tag(role), Items: set.Items(g.x[k], y)})
		p.lines = append(p.lines, set.Carets(g.x[k], y)...)
		for _, l := range set.Links(g.x[k], y) {
			p.links = append(p.links, markLink(l))
		}
	}
	p.height = up + lines + c.sh.cell
	y := p.height - rule/2
	line := frame.Rule(frame.Point{Y: y}, frame.Point{X: g.width, Y: y}, rule, color)
	p.items = []frame.Item{tr, &frame.Group{Tag: frame.Tag{Role: frame.Artifact}, Items: []frame.Item{line}}}
	if i > 0 && i == g.best {
		p.items = append([]frame.Item{&frame.Group{Tag: frame.Tag{Role: frame.Artifact}, Items: []frame.Item{
			frame.Fill(frame.Box(frame.Rect{W: g.width, H: p.height - rule}), c.pal.tint),
			frame.Fill(frame.Box(frame.Rect{W: c.sh.bar, H: p.height - rule}), c.pal.accent),
		}}}, p.items...)
	}
	return p
}

// markLink turns the address #mark into a link inside the document.
func markLink(l frame.Link) frame.Link {
	if mark, ok := strings.CutPrefix(l.URL, "#"); ok {
		l.URL, l.Mark = "", mark
	}
	return l
}
