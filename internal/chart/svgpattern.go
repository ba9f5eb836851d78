package chart

import (
	"fmt"
	"math"
	"slices"

	"briefdeck/internal/frame"
)

// maxTiles is how many tiles of a pattern one shape may need.
const maxTiles = 5000

// pattern is the pattern that a fill names, or nil.
func (r *svgReader) pattern(fill string) *node {
	if n := r.byID[urlID(fill)]; n != nil && n.name == "pattern" {
		return n
	}
	return nil
}

// tile repeats a pattern's content over a shape, clipped to it. Patterns in units of
// the shape's box are not read: ECharts makes none.
func (r *svgReader) tile(p *node, segs []frame.Seg, c drawn) ([]frame.Item, error) {
	if r.inside > 0 || p.attr["patternUnits"] != "userSpaceOnUse" {
		r.unknown["nested or boxed <pattern>"]++
		return nil, nil
	}
	own, err := parseTransform(p.attr["patternTransform"])
	if err != nil {
		return nil, err
	}
	cell, err := p.numbersOf("x", "y", "width", "height")
	if err != nil {
		return nil, err
	}
	m := c.m.mul(own)
	back, ok := m.inverse()
	if !ok || cell[2] <= 0 || cell[3] <= 0 {
		return nil, nil
	}
	area := boundsOf(mapped(back, frame.Box(boundsOf(segs))))
	col0, col1 := math.Floor((area.X-cell[0])/cell[2]), math.Ceil((area.Right()-cell[0])/cell[2])
	row0, row1 := math.Floor((area.Y-cell[1])/cell[3]), math.Ceil((area.Bottom()-cell[1])/cell[3])
	if n := (col1 - col0) * (row1 - row0); !(n <= maxTiles) {
		return nil, fmt.Errorf("a pattern of %g tiles", n)
	}
	group := &frame.Group{Clip: slices.Clone(segs)} // the shape may use segs too
	r.inside++
	defer func() { r.inside-- }()
	for row := row0; row < row1; row++ {
		for col := col0; col < col1; col++ {
			items, err := r.tileAt(p, c, m.mul(translate(cell[0]+col*cell[2], cell[1]+row*cell[3])))
			if err != nil {
				return nil, err
			}
			group.Items = append(group.Items, items...)
		}
	}
	if len(group.Items) == 0 {
		return nil, nil
	}
	return []frame.Item{group}, nil
}

// tileAt draws one tile. The tile's own edge does not clip: what ECharts puts into a
// tile and lets hang over belongs to the neighbour, which draws it too.
func (r *svgReader) tileAt(p *node, c drawn, m matrix) ([]frame.Item, error) {
	inner := context0(m)
	inner.opacity = c.opacity * c.style.fillOpacity
	if err := inner.style.read(p); err != nil {
		return nil, err
	}
	return r.children(p, inner)
}

func mapped(m matrix, segs []frame.Seg) []frame.Seg {
	for i := range segs {
		for k := range segs[i].P {
			segs[i].P[k] = m.at(segs[i].P[k])
		}
	}
	return segs
}

func boundsOf(segs []frame.Seg) frame.Rect {
	return frame.Bounds([]frame.Item{&frame.Path{Segs: segs}})
}
