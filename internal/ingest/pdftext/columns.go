package pdftext

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// region is a part of a page that is read from top to bottom: a column, or the full width.
type region struct {
	page        int
	pieces      []piece
	left, right float64 // where its lines begin and end
	columns     int     // of the part of the page it belongs to
}

// regions cuts a page into its columns, in reading order. A stretch of rows that leave
// one gutter free is two columns; rows across the gutter part such stretches.
func (on page) regions(pieces []piece) []region {
	width := on.width
	if len(pieces) == 0 {
		return nil
	}
	rows := byRow(pieces)
	var out []region
	single := []piece{}
	flush := func() {
		if len(single) > 0 {
			out = append(out, newRegion(single, 1))
			single = nil
		}
	}
	gutter, stretches := findGutter(width, rows)
	for i := 0; i < len(rows); {
		s := slices.IndexFunc(stretches, func(s stretch) bool { return s.from == i })
		if s < 0 {
			single = append(single, rows[i]...)
			i++
			continue
		}
		flush()
		var left, right []piece
		for _, row := range rows[i:stretches[s].to] {
			for _, p := range row {
				if p.x1 <= gutter {
					left = append(left, p)
				} else {
					right = append(right, p)
				}
			}
		}
		out = append(out, columnRegions(width, on.alone(left))...)
		out = append(out, columnRegions(width, on.alone(right))...)
		i = stretches[s].to
	}
	flush()
	return out
}

// alone puts the pieces of a column into rows of its own: what stands beside them in the
// other column moves none.
func (on page) alone(pieces []piece) []piece {
	column := page{number: on.number, dots: on.dots, frames: on.frames}
	var grids []piece
	for _, p := range pieces {
		if p.ruled != nil {
			grids = append(grids, p)
		}
		column.runs = append(column.runs, p.runs...)
	}
	return withGrids(column.pieces(), grids)
}

// columnRegions is one column; three on a page are told by cutting once more.
func columnRegions(width float64, pieces []piece) []region {
	if len(pieces) == 0 {
		return nil
	}
	r := newRegion(pieces, 2)
	if r.right-r.left > 0.55*width {
		inner := make([]piece, len(pieces))
		copy(inner, pieces)
		rows := byRow(inner)
		for i := range rows {
			for j := range rows[i] {
				rows[i][j].x0 -= r.left
				rows[i][j].x1 -= r.left
			}
		}
		gutter, stretches := findGutter(r.right-r.left, rows)
		if len(stretches) == 1 && stretches[0].to-stretches[0].from == len(rows) {
			gutter += r.left
			var a, b []piece
			for _, p := range pieces {
				if p.x1 <= gutter {
					a = append(a, p)
				} else {
					b = append(b, p)
				}
			}
			return []region{newRegion(a, 2), newRegion(b, 2)}
		}
	}
	return []region{r}
}

// byRow groups pieces, which come row by row.
func byRow(pieces []piece) [][]piece {
	var out [][]piece
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1][0].row == p.row {
			out[n-1] = append(out[n-1], p)
		} else {
			out = append(out, []piece{p})
		}
	}
	return out
}

// stretch is a range of rows.
type stretch struct{ from, to int }

// findGutter looks for the place that the most rows on both sides leave free.
func findGutter(width float64, rows [][]piece) (float64, []stretch) {
	const steps = 60
	best, gutter := 0, 0.0
	var found []stretch
	for i := range steps {
		x := width * (0.25 + 0.5*float64(i)/steps)
		score, stretches := freeStretches(width, rows, x)
		if score > best {
			best, gutter, found = score, x, stretches
		}
	}
	return gutter, found
}

// freeStretches lists the stretches of rows that leave x free and are columns of prose.
func freeStretches(width float64, rows [][]piece, x float64) (score int, out []stretch) {
	for i := 0; i < len(rows); {
		if crosses(rows[i], x) {
			i++
			continue
		}
		from := i
		for i < len(rows) && !crosses(rows[i], x) {
			i++
		}
		s := trimmed(rows, stretch{from, i}, x)
		if n := s.columns(rows, x, width); n > 0 {
			score += n
			out = append(out, s)
		}
	}
	return score, out
}

func crosses(row []piece, x float64) bool {
	return slices.ContainsFunc(row, func(p piece) bool { return p.x0 < x && p.x1 > x })
}

// trimmed leaves out rows at the top with one piece that could stand over both columns.
func trimmed(rows [][]piece, s stretch, x float64) stretch {
	for s.from < s.to && oneSided(rows[s.from], x) && s.from+1 < s.to && rows[s.from+1][0].base-rows[s.from][0].base > 1.7*rows[s.from][0].size {
		s.from++
	}
	return s
}

func oneSided(row []piece, x float64) bool {
	return !slices.ContainsFunc(row, func(p piece) bool { return p.x1 <= x }) || !slices.ContainsFunc(row, func(p piece) bool { return p.x0 >= x })
}

// columns is how many pieces stand in two columns of prose; 0 when the rows are none,
// but cells of a table or labels with what belongs to them.
func (s stretch) columns(rows [][]piece, x, width float64) int {
	const leastRows, share = 4, 0.6
	var left, right []piece
	for _, row := range rows[s.from:s.to] {
		for _, p := range row {
			if p.x1 <= x {
				left = append(left, p)
			} else {
				right = append(right, p)
			}
		}
	}
	if mirrored(left, right, width) {
		return len(left) + len(right)
	}
	if len(left) < leastRows || len(right) < leastRows {
		return 0
	}
	for _, side := range [][]piece{left, right} {
		r, lines := newRegion(side, 2), wholeLines(side)
		if r.right-r.left < 0.22*width || len(lines) == 0 || medianWidth(lines) < share*(r.right-r.left) || averageText(lines) < 12 {
			return 0
		}
	}
	return len(left) + len(right)
}

// mirrored tells two columns of prose, however short, by the page: they are equally wide
// between equal margins, and lines in both break because the next word has no room.
func mirrored(left, right []piece, width float64) bool {
	const least, widestGap = 2, 0.1
	if len(left) < least || len(right) < least {
		return false
	}
	l, r := newRegion(left, 2), newRegion(right, 2)
	column := width - l.left - r.left
	gap := r.left - l.left - column
	return column > 0.2*width && gap > 4 && gap < widestGap*width && l.broken(column) && r.broken(column)
}

// broken tells whether the lines of a region keep to a width, and one at least is broken
// at it.
func (r region) broken(width float64) bool {
	found := false
	for i, p := range r.pieces {
		if p.x1 > r.left+width+3 || p.x0 < r.left-3 {
			return false
		}
		if i == 0 {
			continue
		}
		above := r.pieces[i-1]
		word, _, _ := strings.Cut(p.text, " ")
		room := r.left + width - above.x1
		wrapped := p.base-above.base < 1.7*p.size && !endsSentence(above.text) && p.x0 < r.left+1
		found = found || wrapped && room < 0.3*width && 0.4*p.size*float64(utf8.RuneCountInString(word)) > room
	}
	return found
}

// wholeLines lists the pieces that are alone in their row; none when most are not.
func wholeLines(pieces []piece) []piece {
	rows := byRow(pieces)
	var out []piece
	for _, row := range rows {
		if len(row) == 1 {
			out = append(out, row[0])
		}
	}
	if len(out)*2 < len(rows) {
		return nil
	}
	return out
}

func averageText(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += len(p.text)
	}
	return n / len(pieces)
}

func medianWidth(pieces []piece) float64 {
	var w []float64
	for _, p := range pieces {
		w = append(w, p.x1-p.x0)
	}
	slices.Sort(w)
	return w[len(w)/2]
}

// newRegion measures where most lines begin and how far the longest reach.
func newRegion(pieces []piece, columns int) region {
	r := region{page: pieces[0].page, pieces: pieces, columns: columns}
	starts := map[int]int{}
	var ends []float64
	last := -1
	for _, p := range pieces {
		if p.row != last {
			starts[int(p.x0/3)] += len(p.text)
			last = p.row
		}
		ends = append(ends, p.x1)
	}
	slices.Sort(ends)
	r.right = ends[len(ends)*95/100]
	most := 0
	for x, n := range starts {
		if n > most || n == most && float64(x*3) < r.left {
			most, r.left = n, float64(x*3)
		}
	}
	near := slices.Collect(func(yield func(float64) bool) {
		for _, p := range pieces {
			if p.x0 >= r.left-0.5 && p.x0 < r.left+3 && !yield(p.x0) {
				return
			}
		}
	})
	if len(near) > 0 {
		r.left = slices.MinFunc(near, cmp.Compare[float64])
	}
	return r
}
