package chart

import (
	"cmp"
	"math"
	"slices"

	"briefdeck/internal/frame"
)

// worldMap paints the countries, the small ones as dots, over a legend.
func (p *plan) worldMap() *drawing {
	b := p.board()
	e, err := theEarth()
	if err != nil { // told when the chart was built
		return b.done()
	}
	foot := b.mapKeys()
	box := fitted(e.box, frame.Rect{W: p.w, H: max(em, p.h-foot)})
	c := &chartMap{board: b, scale: box.W / e.box.W, at: frame.Point{X: box.X - e.box.X*box.W/e.box.W, Y: box.Y - e.box.Y*box.W/e.box.W}}
	area := map[string]int{}
	for i, a := range p.Map.Areas {
		if a.Class >= 0 && a.Code != "" {
			area[a.Code] = i
		}
	}
	by := p.sorted(e.lands, area, c.scale)
	c.paint(by.classes[len(p.Map.Classes)], p.look.unlisted())
	for i, class := range p.Map.Classes {
		c.paint(by.classes[i], p.classStyle(class))
	}
	for _, l := range by.marked {
		c.paint([]land{l}, c.edged(area[l.code]))
	}
	for _, l := range by.small {
		style := c.edged(area[l.code])
		style.width = .05 * em
		b.add("circle", around(c.place(l.at), .17*em, .17*em), style.mark())
	}
	c.nameMarked(by.marked, by.small, area)
	return b.done()
}

// sortedLands are the countries by how they are drawn.
type sortedLands struct {
	classes       [][]land // by class; the last: without a figure
	marked, small []land   // drawn over their neighbours' edges; with a dot
}

// sorted sorts countries by their areas of the chart's data.
func (p *plan) sorted(lands []land, area map[string]int, scale float64) sortedLands {
	out := sortedLands{classes: make([][]land, len(p.Map.Classes)+1)}
	for _, l := range lands {
		i, has := area[l.code]
		class := len(p.Map.Classes)
		if has {
			class = p.Map.Areas[i].Class
		}
		switch {
		case len(l.rings) > 0 && has && p.Series[0].Points[i].Highlight:
			out.marked = append(out.marked, l)
		case len(l.rings) > 0:
			out.classes[class] = append(out.classes[class], l)
		}
		if has && (len(l.rings) == 0 || max(l.box.W, l.box.H)*scale < .3*em) {
			out.small = append(out.small, l)
		}
	}
	return out
}

// chartMap is the map at its place in the chart.
type chartMap struct {
	*board
	scale float64
	at    frame.Point // where 0,0 of the map is
}

func (c *chartMap) place(p frame.Point) frame.Point {
	return frame.Point{X: c.at.X + p.X*c.scale, Y: c.at.Y + p.Y*c.scale}
}

// fitted is the largest box of a shape inside room, at its middle.
func fitted(shape, room frame.Rect) frame.Rect {
	k := min(room.W/shape.W, room.H/shape.H)
	return frame.Rect{X: room.X + (room.W-shape.W*k)/2, Y: room.Y + (room.H-shape.H*k)/2, W: shape.W * k, H: shape.H * k}
}

// finest is how far apart the points of an outline are at least.
const finest = .06 * em

// paint puts countries of one style under the drawing, as one outline. They do not go
// through ECharts, which would take a second for so many points.
func (c *chartMap) paint(lands []land, style areaStyle) {
	k := c.p.look.TextSize / em
	path := &frame.Path{Fill: frame.Paint{Color: style.fill}, Stroke: frame.Stroke{
		Paint: frame.Paint{Color: style.edge}, Width: style.width * k, Join: frame.RoundJoin,
	}}
	for _, l := range lands {
		for _, ring := range l.rings {
			op := frame.MoveTo
			last := frame.Point{X: math.Inf(-1)}
			for _, p := range ring {
				at := c.place(p)
				if math.Abs(at.X-last.X)+math.Abs(at.Y-last.Y) < finest {
					continue
				}
				path.Segs = append(path.Segs, frame.Seg{Op: op, P: [3]frame.Point{{X: at.X * k, Y: at.Y * k}}})
				op, last = frame.LineTo, at
			}
			path.Segs = append(path.Segs, frame.Seg{Op: frame.Close})
		}
	}
	if len(path.Segs) > 0 {
		c.under = append(c.under, path)
	}
}

// areaStyle is how a class, or what has none, is painted.
type areaStyle struct {
	fill, edge frame.Color
	width      float64 // of the edge
}

// mark is the style as ECharts has it.
func (s areaStyle) mark() *itemStyle {
	m := filled(s.fill)
	m.BorderColor, m.BorderWidth = css(s.edge), float32(s.width)
	return m
}

// unlisted is how countries without a figure look.
func (l Look) unlisted() areaStyle {
	return areaStyle{mix(l.Rule, l.Ground, .35), l.Ground, .03 * em}
}

// edged is how a place looks on its own: a highlighted one has an edge of ink.
func (c *chartMap) edged(i int) areaStyle {
	p := c.p
	s := p.classStyle(p.Map.Classes[p.Map.Areas[i].Class])
	if p.Series[0].Points[i].Highlight {
		s.edge, s.width = p.look.Ink, .08*em
	}
	return s
}

// classStyle is how a class is painted.
func (p *plan) classStyle(c Class) areaStyle {
	col := p.classColor(c)
	if c.Hollow {
		return areaStyle{mix(col, p.look.Ground, .75), col, .07 * em}
	}
	return areaStyle{col, p.look.Ground, .03 * em}
}

func (p *plan) classColor(c Class) frame.Color {
	full := p.look.Accent
	if c.Against && len(p.look.Series) > 1 {
		full = p.look.Series[1]
	}
	if c.Hue >= 0 && len(p.look.Series) > 0 {
		return p.look.Series[c.Hue%len(p.look.Series)]
	}
	return mix(full, p.look.Ground, .72*(1-c.Tone))
}

// mapKeys is the legend at the foot, in as many rows as it needs; it returns their
// height. A single class that the title names still says what is grey.
func (b *board) mapKeys() float64 {
	const icon, gap = .8 * em, .9 * em
	p := b.p
	classes := slices.Clone(p.Map.Classes)
	names := make([]string, len(classes)+1)
	for i, c := range classes {
		names[i] = p.cut1(c.Label, p.w-2*em)
	}
	names[len(classes)] = map[bool]string{true: "not listed", false: "no figure"}[len(p.words.figures) == 0]
	type key struct{ x, y float64 }
	at := make([]key, len(names))
	x, y := 0.0, 0.0
	for i, n := range names {
		w := icon + .3*em + p.width(n, em, false)
		if x > 0 && x+w > p.w {
			x, y = 0, y+1.35*em
		}
		at[i] = key{x, y}
		x += w + gap
	}
	height := y + 1.35*em
	top := p.h - height + .8*em
	for i, n := range names {
		box := frame.Rect{X: at[i].x + .05*em, Y: top + at[i].y - icon*.4, W: icon, H: icon * .8}
		if i < len(classes) {
			b.add("rect", box, p.classStyle(classes[i]).mark())
		} else {
			b.rect(box, p.look.unlisted().fill)
		}
		b.text(frame.Point{X: at[i].x + icon + .35*em, Y: top + at[i].y}, n, fromPoint, p.look.Ink, false)
	}
	return height + .3*em
}

// nameMarked names the highlighted countries where the names keep apart, with a line to
// the country where they had to step aside.
func (c *chartMap) nameMarked(marked, small []land, area map[string]int) {
	p := c.p
	for _, l := range small {
		if p.Series[0].Points[area[l.code]].Highlight && len(l.rings) == 0 {
			marked = append(marked, l)
		}
	}
	slices.SortFunc(marked, func(a, b land) int { return cmp.Compare(a.at.Y, b.at.Y) })
	var taken []frame.Rect
	for _, l := range marked {
		text := p.Categories[area[l.code]].Label
		if p.words.figures != nil {
			text += " " + p.printed(p.Series[0].Points[area[l.code]])
		}
		at := c.place(l.at)
		w := p.width(text, em, true)/2 + .2*em
		for _, dy := range []float64{-1.1 * em, 1.1 * em, -2.3 * em, 2.3 * em, -3.5 * em, 3.5 * em} {
			mid := frame.Point{X: min(max(at.X, w), p.w-w), Y: at.Y + dy}
			box := around(mid, w, .6*em)
			if box.Y < 0 || box.Bottom() > p.h || slices.ContainsFunc(taken, func(r frame.Rect) bool { return overlaps(r, box) }) {
				continue
			}
			taken = append(taken, box)
			c.upright(at.X, at.Y, mid.Y-dy/max(dy, -dy)*.5*em, hairline, p.look.Ink)
			c.rect(box, p.look.Ground)
			c.text(mid, text, onPoint, p.look.Ink, true)
			break
		}
	}
}
