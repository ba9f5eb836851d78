package pdftext

import (
	"cmp"
	"math"
	"slices"
)

// rule is a straight line drawn on a page, or an edge of a box.
type rule struct {
	at       float64 // where it runs: y of a level rule, x of an upright one
	from, to float64
	edge     bool // of a box
}

// rules are the lines of a page by direction, and the small marks on it.
type rules struct {
	level, upright []rule
	dots           []place
	frames         []frame
}

// frame is a box drawn around text.
type frame struct{ x0, y0, x1, y1 float64 }

// mostFrame is how high a frame is at most, as a share of the page: a higher one is the
// paper's.
const mostFrame = 0.7

// What counts as a line and as a box, in points.
const (
	thin      = 3
	leastRule = 8
	touching  = 3    // lines this close meet
	pageWide  = 0.97 // share of the page's width
	leastDot  = 1.5
	mostDot   = 9
)

// rules reads the lines drawn on a page: thin boxes, and the edges of the others.
func (r *glyphReader) rules(handle uint64, turn int) rules {
	const most, path = 6000, 2
	var out rules
	r.style.turn = turn
	n := min(int(int32(r.call("FPDFPage_CountObjects", handle))), most)
	for i := 0; i < n && r.err == nil; i++ {
		object := r.call("FPDFPage_GetObject", handle, uint64(i))
		if object == 0 || int32(r.call("FPDFPageObj_GetType", object)) != path {
			continue
		}
		b := uint64(r.buf)
		if r.call("FPDFPageObj_GetBounds", object, b, b+4, b+8, b+12) == 0 {
			continue
		}
		f := r.floats(4) // left, bottom, right, top
		x0, y0 := r.seen(f[0], f[1])
		x1, y1 := r.seen(f[2], f[3])
		if math.Abs(x1-x0) < pageWide*r.page.width { // wider is the paper, or a part of it
			f := frame{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
			out.add(f.x0, f.y0, f.x1, f.y1)
			if f.y1-f.y0 > leastRule && f.x1-f.x0 > leastRule && f.y1-f.y0 < mostFrame*r.page.height {
				out.frames = append(out.frames, f)
			}
		}
	}
	out.level, out.upright = merged(out.level), merged(out.upright)
	return out
}

// add takes a drawn box: a line when it is thin.
func (u *rules) add(x0, y0, x1, y1 float64) {
	w, h := x1-x0, y1-y0
	switch {
	case math.IsNaN(w + h):
	case w >= leastDot && w <= mostDot && h >= leastDot && h <= mostDot && w < 1.5*h && h < 1.5*w:
		u.dots = append(u.dots, place{(x0 + x1) / 2, (y0 + y1) / 2})
	case h <= thin && w >= leastRule:
		u.level = append(u.level, rule{(y0 + y1) / 2, x0, x1, false})
	case w <= thin && h >= leastRule:
		u.upright = append(u.upright, rule{(x0 + x1) / 2, y0, y1, false})
	case w >= leastRule && h >= leastRule:
		u.level = append(u.level, rule{y0, x0, x1, true}, rule{y1, x0, x1, true})
		u.upright = append(u.upright, rule{x0, y0, y1, true}, rule{x1, y0, y1, true})
	}
}

// merged puts lines that stand close on one place, and joins those that go on from one
// another.
func merged(all []rule) []rule {
	byPlace := func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) }
	slices.SortFunc(all, byPlace)
	for i := 1; i < len(all); i++ {
		if all[i].at-all[i-1].at <= touching {
			all[i].at = all[i-1].at
		}
	}
	slices.SortFunc(all, byPlace)
	var out []rule
	for _, r := range all {
		if n := len(out); n > 0 && out[n-1].at == r.at && r.from <= out[n-1].to+touching {
			out[n-1].to = max(out[n-1].to, r.to)
			out[n-1].edge = out[n-1].edge && r.edge
			continue
		}
		out = append(out, r)
	}
	return out
}

// grid is a ruled table: the places of the lines between its columns and rows, and
// which cells the lines close, since some reach over several rows or columns.
type grid struct {
	xs, ys []float64
	lid    [][]bool // by row and column: a line stands above the cell
	wall   [][]bool // by row and column: a line stands before the cell
}

// grids finds the tables that lines make: upright lines that stand between the same
// two level lines, two columns or more. The edges of a row of shaded boxes are none.
func (u rules) grids() []grid {
	const most = 400 // lines; a drawing has more
	if len(u.level) > most || len(u.upright) > most {
		return nil
	}
	var out []grid
	used := make([]bool, len(u.level))
	for i, top := range u.level {
		if used[i] {
			continue
		}
		g := grid{ys: []float64{top.at}}
		left, right, shaded := top.from, top.to, top.edge
		for j := i + 1; j < len(u.level); j++ {
			l := u.level[j]
			if math.Abs(l.from-left) > 2*touching || math.Abs(l.to-right) > 2*touching || u.between(g.ys[len(g.ys)-1], l.at, left, right) < 2 {
				continue
			}
			g.ys = append(g.ys, l.at)
			used[j], shaded = true, shaded && l.edge
		}
		if len(g.ys) < 2 || len(g.ys) == 2 && shaded {
			continue
		}
		u.fill(&g, left, right, used)
		if len(g.xs) >= 3 && len(g.xs) < 20 {
			out = append(out, g)
		}
	}
	return out
}

// fill finds the columns of a table, the lines that reach over some of them only, and
// what the lines close.
func (u rules) fill(g *grid, left, right float64, used []bool) {
	top, low := g.ys[0], g.ys[len(g.ys)-1]
	for _, v := range u.upright {
		if v.at > left-touching && v.at < right+touching && v.from < low-touching && v.to > top+touching && v.to-v.from > leastRule {
			g.xs = append(g.xs, v.at)
		}
	}
	slices.Sort(g.xs)
	g.xs = slices.CompactFunc(g.xs, func(a, b float64) bool { return math.Abs(b-a) <= touching })
	g.xs = closed(g.xs, left, right)
	onWall := func(x float64) bool {
		return slices.ContainsFunc(g.xs, func(w float64) bool { return math.Abs(w-x) <= 2*touching })
	}
	for i, l := range u.level {
		inside := l.at > top+touching && l.at < low-touching && l.from > left-2*touching && l.to < right+2*touching
		if !used[i] && inside && onWall(l.from) && onWall(l.to) {
			g.ys, used[i] = append(g.ys, l.at), true
		}
	}
	slices.Sort(g.ys)
	g.ys = slices.CompactFunc(g.ys, func(a, b float64) bool { return math.Abs(b-a) <= touching })
	for y := range len(g.ys) - 1 {
		var lid, wall []bool
		for x := range len(g.xs) - 1 {
			lid = append(lid, covered(u.level, g.ys[y], (g.xs[x]+g.xs[x+1])/2))
			wall = append(wall, covered(u.upright, g.xs[x], (g.ys[y]+g.ys[y+1])/2))
		}
		g.lid, g.wall = append(g.lid, lid), append(g.wall, wall)
	}
}

// covered tells whether a line at a place passes a point.
func covered(all []rule, at, point float64) bool {
	return slices.ContainsFunc(all, func(r rule) bool { return math.Abs(r.at-at) <= touching && r.from <= point && r.to >= point })
}

// cell is the first row and column of the cell that a slot belongs to.
func (g grid) cell(y, x int) [2]int {
	for y > 0 && !g.lid[y][x] {
		y--
	}
	for x > 0 && !g.wall[y][x] {
		x--
	}
	return [2]int{y, x}
}

// closed adds the outer edges of a table that is open at its sides.
func closed(xs []float64, left, right float64) []float64 {
	if len(xs) == 0 || xs[0] > left+touching {
		xs = append([]float64{left}, xs...)
	}
	if xs[len(xs)-1] < right-touching {
		xs = append(xs, right)
	}
	return xs
}

// between counts the upright lines that reach from one level line to the next.
func (u rules) between(top, low, left, right float64) int {
	n := 0
	for _, v := range u.upright {
		if v.at > left-touching && v.at < right+touching && v.from <= top+touching && v.to >= low-touching {
			n++
		}
	}
	return n
}
