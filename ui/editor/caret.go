package editor

import (
	"math"

	"briefdeck/internal/frame"
)

// lineOf finds the line and the place on it where a caret at a byte stands. Where a
// line wraps, a byte has two places: late prefers the end of the earlier line.
func lineOf(lines []frame.Line, at int, late bool) (line, place int) {
	best, far := -1, math.MaxInt
	for i, l := range lines {
		for k, p := range l.Places {
			d := 0
			switch {
			case at < p.From:
				d = p.From - at
			case at > p.To:
				d = at - p.To
			}
			if d < far || d == far && !late && i > best {
				best, far, place = i, d, k
			}
		}
	}
	return best, place
}

// caretBox is where a caret is drawn.
func caretBox(lines []frame.Line, at int, late bool) (frame.Rect, bool) {
	i, k := lineOf(lines, at, late)
	if i < 0 {
		return frame.Rect{}, false
	}
	b := lines[i].Box
	return frame.Rect{X: lines[i].Places[k].X, Y: b.Y, H: b.H}, true
}

// selectionBoxes are the boxes of what stands between two bytes.
func selectionBoxes(lines []frame.Line, from, to int) []frame.Rect {
	var out []frame.Rect
	for _, l := range lines {
		x0, x1, on := 0.0, 0.0, false
		for k, p := range l.Places[:len(l.Places)-1] {
			next := l.Places[k+1]
			if p.To >= from && next.From <= to && next.From > p.To {
				if !on {
					x0, on = p.X, true
				}
				x1 = next.X
			}
		}
		if on {
			out = append(out, frame.Rect{X: x0, Y: l.Box.Y, W: x1 - x0, H: l.Box.H})
		}
	}
	return out
}

// placeAt is the byte nearest to a place on a line; late tells that it is the line's end.
func placeAt(l frame.Line, x float64) (at int, late bool) {
	best, far := 0, math.Inf(1)
	for k, p := range l.Places {
		if d := math.Abs(p.X - x); d < far {
			best, far = k, d
		}
	}
	return l.Places[best].From, best > 0 && best == len(l.Places)-1
}

// nearestLine is the line nearest to a point: by height first.
func nearestLine(lines []frame.Line, p frame.Point) int {
	best, far := -1, math.Inf(1)
	for i, l := range lines {
		dy := max(0, l.Box.Y-p.Y, p.Y-l.Box.Bottom())
		dx := max(0, l.Box.X-p.X, p.X-l.Box.Right())
		if d := dy*1000 + dx; d < far {
			best, far = i, d
		}
	}
	return best
}

// lineBeside is the line above (-1) or below (1) a line, nearest to x; -1 when there is none.
func lineBeside(lines []frame.Line, from, dir int, x float64) int {
	at := lines[from].Box
	mid := at.Y + at.H/2
	best, far := -1, math.Inf(1)
	for i, l := range lines {
		dy := (l.Box.Y + l.Box.H/2 - mid) * float64(dir)
		if dy < min(at.H, l.Box.H)/2 {
			continue
		}
		dx := max(0, l.Box.X-x, x-l.Box.Right())
		if d := dy*1000 + dx; d < far {
			best, far = i, d
		}
	}
	return best
}

// lineAcross is the line above (-1) or below (1) a point in the block nearest to it,
// of those that are not skipped; -1 when there is none.
func lineAcross(lines []frame.Line, skip func(frame.Line) bool, p frame.Point, dir int) int {
	type block struct{ name, field string }
	key := func(l frame.Line) block {
		if l.Block == "" {
			return block{"", l.Field}
		}
		return block{l.Block, ""}
	}
	hulls := map[block]frame.Rect{}
	beyond := func(l frame.Line) bool {
		return !skip(l) && (l.Box.Y+l.Box.H/2-p.Y)*float64(dir) > l.Box.H/4
	}
	for _, l := range lines {
		if beyond(l) {
			hulls[key(l)] = around(hulls[key(l)], l.Box)
		}
	}
	gap := func(r frame.Rect) float64 {
		dy := max(0, r.Y-p.Y, p.Y-r.Bottom())
		return dy + max(0, r.X-p.X, p.X-r.Right())/8
	}
	best, far, near := -1, math.Inf(1), math.Inf(1)
	for i, l := range lines {
		if !beyond(l) {
			continue
		}
		hull := gap(hulls[key(l)])
		dy := (l.Box.Y + l.Box.H/2 - p.Y) * float64(dir)
		d := dy*1000 + max(0, l.Box.X-p.X, p.X-l.Box.Right())
		if hull < far || hull == far && d < near {
			best, far, near = i, hull, d
		}
	}
	return best
}

// around is the box around two boxes; one without height is none.
func around(a, b frame.Rect) frame.Rect {
	if a.H == 0 {
		return b
	}
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return frame.Rect{X: x, Y: y, W: max(a.Right(), b.Right()) - x, H: max(a.Bottom(), b.Bottom()) - y}
}
