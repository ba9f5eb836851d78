package layout

import "briefdeck/internal/frame"

// piece is a strip of a column that is never cut: a line of text, a table row, a
// chart. Its items stand relative to its own top-left corner.
type piece struct {
	path   []*frame.Tag // the groups around it, outermost first; neighbours that share one are joined
	items  []frame.Item
	links  []frame.Link
	marks  []frame.Mark
	lines  []frame.Line // for carets
	height float64
	before float64 // space above, unless it begins a column
	glue   bool    // stays on one page with the piece after it

	stretch func(height float64) piece // makes it taller; nil when it has one height
	repeat  func() []piece             // what to set again above it at the top of a page
	again   bool                       // it was set again: a repeated head
	whole   bool                       // columns that are not cut
	cols    *columns                   // set instead of items when it is columns side by side
}

// columns are stacks side by side, each at its x.
type columns struct {
	stacks [][]piece
	x      []float64
}

// height of a stack: the space above its first piece does not count.
func height(ps []piece) float64 {
	h := 0.0
	for i, p := range ps {
		if i > 0 {
			h += p.before
		}
		h += p.height
	}
	return h
}

// stretched gives the room left over to the pieces that can use it, in equal parts.
func stretched(ps []piece, room float64) []piece {
	n := 0
	for _, p := range ps {
		if p.stretch != nil {
			n++
		}
	}
	spare := room - height(ps)
	if n == 0 || spare <= 0 {
		return ps
	}
	out := make([]piece, len(ps))
	for i, p := range ps {
		if p.stretch != nil {
			taller := p.stretch(p.height + spare/float64(n))
			taller.before = p.before
			p = taller
		}
		out[i] = p
	}
	return out
}

// sideBySide is a piece of columns; it stretches when one of its stacks can.
func sideBySide(cols columns) piece {
	p := piece{cols: &cols}
	can := false
	for _, st := range cols.stacks {
		p.height = max(p.height, height(st))
		for _, q := range st {
			can = can || q.stretch != nil
		}
	}
	if can {
		p.stretch = func(h float64) piece {
			taller := columns{x: cols.x}
			for _, st := range cols.stacks {
				taller.stacks = append(taller.stacks, stretched(st, h))
			}
			q := piece{cols: &taller, height: h}
			return q
		}
	}
	return p
}

// canvas puts pieces on a frame, joining neighbours that share a group.
type canvas struct {
	frame  *frame.Frame
	root   *[]frame.Item
	tags   []*frame.Tag
	groups []*frame.Group
}

func newCanvas(f *frame.Frame) *canvas { return &canvas{frame: f, root: &f.Items} }

// within makes everything after it land in a clipped group, until the returned function is called.
func (cv *canvas) within(clip frame.Rect) (done func()) {
	cv.close()
	g := &frame.Group{Clip: frame.Box(clip)}
	*cv.root = append(*cv.root, g)
	outer := cv.root
	cv.root = &g.Items
	return func() {
		cv.close()
		cv.root = outer
	}
}

// close ends every open group.
func (cv *canvas) close() { cv.tags, cv.groups = nil, nil }

// stack places pieces under one another from (x, y) and returns the y below them.
func (cv *canvas) stack(ps []piece, x, y float64) float64 {
	for i, p := range ps {
		if i > 0 {
			y += p.before
		}
		cv.place(p, x, y)
		y += p.height
	}
	return y
}

// place puts a piece with its corner at (x, y). A piece is placed once.
func (cv *canvas) place(p piece, x, y float64) {
	if p.cols != nil {
		for i, st := range p.cols.stacks {
			cv.stack(st, x+p.cols.x[i], y)
		}
		return
	}
	frame.Shift(p.items, x, y)
	into := cv.open(p.path)
	*into = append(*into, p.items...)
	for _, l := range p.links {
		l.Box.X, l.Box.Y = l.Box.X+x, l.Box.Y+y
		cv.frame.Links = append(cv.frame.Links, l)
	}
	for _, l := range p.lines {
		cv.frame.Lines = append(cv.frame.Lines, l.Moved(x, y))
	}
	for _, m := range p.marks {
		m.At.X, m.At.Y = m.At.X+x, m.At.Y+y
		cv.frame.Marks = append(cv.frame.Marks, m)
	}
}

// open returns where the items of that path go, opening the groups that are not open yet.
func (cv *canvas) open(path []*frame.Tag) *[]frame.Item {
	n := 0
	for n < len(path) && n < len(cv.tags) && path[n] == cv.tags[n] {
		n++
	}
	cv.tags, cv.groups = cv.tags[:n], cv.groups[:n]
	into := cv.root
	if n > 0 {
		into = &cv.groups[n-1].Items
	}
	for _, t := range path[n:] {
		g := &frame.Group{Tag: *t}
		*into = append(*into, g)
		cv.tags, cv.groups = append(cv.tags, t), append(cv.groups, g)
		into = &g.Items
	}
	return into
}

// artifact puts furniture on the frame, outside the reading order.
func (cv *canvas) artifact(items ...frame.Item) {
	cv.close()
	*cv.root = append(*cv.root, &frame.Group{Tag: frame.Tag{Role: frame.Artifact}, Items: items})
}

// keepInside clips what would stick out of the page.
func keepInside(f *frame.Frame) {
	const slack = 0.01
	for i, it := range f.Items {
		b := frame.Bounds([]frame.Item{it})
		if b.X < -slack || b.Y < -slack || b.Right() > f.W+slack || b.Bottom() > f.H+slack {
			page := frame.Box(frame.Rect{W: f.W, H: f.H})
			f.Items[i] = &frame.Group{Clip: page, Items: []frame.Item{it}}
		}
	}
	for i, l := range f.Links {
		f.Links[i].Box = clampRect(l.Box, f.W, f.H)
	}
}

func clampRect(r frame.Rect, w, h float64) frame.Rect {
	x0, y0 := min(max(r.X, 0), w), min(max(r.Y, 0), h)
	x1, y1 := min(max(r.Right(), 0), w), min(max(r.Bottom(), 0), h)
	return frame.Rect{X: x0, Y: y0, W: max(0, x1-x0), H: max(0, y1-y0)}
}
