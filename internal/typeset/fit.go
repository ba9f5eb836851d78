package typeset

import "math"

// longest is how many pieces are broken for the best shape; longer text is
// filled line by line.
const longest = 2000

// Costs of a line besides the square of its slack as a part of the width.
const (
	costLine   = 1e3 // never more lines than needed
	costWide   = 1e6 // wider than the paragraph
	costCut    = 0.5 // ends inside a word
	costHyphen = 0.1
	costOrphan = 0.6 // a last line of one word
)

// lineRange is the pieces of one line, from first up to but not including end.
type lineRange struct{ first, end int }

// shape is the measure that lines are fitted into.
type shape struct {
	width  float64
	indent float64
	orphan bool // avoid short last lines
}

// room is the width of the line that begins with the piece.
func (s shape) room(first int) float64 {
	if first == 0 {
		return s.width - s.indent
	}
	return s.width
}

// fit chooses the lines of one hard line's pieces.
func fit(pieces []piece, s shape) []lineRange {
	if s.width <= 0 || len(pieces) <= 1 {
		return []lineRange{{0, len(pieces)}}
	}
	if len(pieces) > longest {
		return fill(pieces, s)
	}
	return best(pieces, s)
}

// fill puts as many pieces as fit on each line.
func fill(pieces []piece, s shape) []lineRange {
	var out []lineRange
	first, used := 0, 0.0
	for i, p := range pieces {
		if i > first && used+p.width+p.hyphen > s.room(first) {
			out = append(out, lineRange{first, i})
			first, used = i, 0
		}
		used += p.width + p.space
	}
	return append(out, lineRange{first, len(pieces)})
}

// best finds the fewest lines with the least raggedness, by dynamic programming
// over where the last line begins.
func best(pieces []piece, s shape) []lineRange {
	n := len(pieces)
	widest := s.width + max(0, -s.indent)
	cost, from := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		cost[end] = math.Inf(1)
		last := pieces[end-1]
		used := last.width + last.hyphen
		for first := end - 1; first >= 0; first-- {
			if first < end-1 {
				used += pieces[first].width + pieces[first].space
			}
			if used > widest && first < end-1 {
				break
			}
			if c := cost[first] + s.cost(pieces, lineRange{first, end}, used); c < cost[end] {
				cost[end], from[end] = c, first
			}
		}
	}
	var out []lineRange
	for end := n; end > 0; end = from[end] {
		out = append(out, lineRange{from[end], end})
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// cost is how bad one line of the given width is.
func (s shape) cost(pieces []piece, l lineRange, used float64) float64 {
	room := s.room(l.first)
	slack := (room - used) / s.width
	switch {
	case used > room:
		return costWide + (used-room)/s.width
	case l.end == len(pieces):
		return costLine + s.lastCost(l, used/s.width)
	}
	c := costLine + slack*slack
	if pieces[l.end-1].inWord {
		c += costCut
	}
	if pieces[l.end-1].hyphen > 0 {
		c += costHyphen
	}
	return c
}

// lastCost is what a last line that fills this part of the width costs.
func (s shape) lastCost(l lineRange, part float64) float64 {
	if !s.orphan || l.first == 0 {
		return 0
	}
	const short = 1.0 / 3
	c := 0.0
	if part < short {
		c = (short - part) / short
		c *= c
	}
	if l.end-l.first == 1 {
		c += costOrphan
	}
	return c
}
