package pdf

import (
	"math"
	"slices"
	"strconv"

	"briefdeck/internal/frame"
)

// content is one page's drawing instructions. It counts in the frame's units, y
// down: the first instruction turns the page's points into them. It remembers
// the graphics state so that only changes are written.
type content struct {
	buf        []byte
	now        state
	saved      []state
	seeThrough bool // something on the page is not opaque
}

// state is the part of the graphics state that we set, as PDF starts with it.
type state struct {
	fill, stroke string // colour operators
	ext          string // name of the opacity state; empty for opaque
	width        float64
	cap          frame.Cap
	join         frame.Join
	dash         []float64
	phase        float64
	font         string
	tracking     float64 // em
	mode         int     // text rendering
}

// The text rendering modes that we use.
const (
	fillText   = 0
	strokeText = 1
	hiddenText = 3
)

func newContent(f *frame.Frame) *content {
	// gofpdf sets the line width at the top of the page: -1 is no known width.
	c := &content{buf: make([]byte, 0, 4096), now: state{fill: "0 g", stroke: "0 G", width: -1}}
	c.matrix(f.Point, 0, 0, -f.Point, 0, f.H*f.Point)
	return c
}

// op writes the numbers and the operator.
func (c *content) op(name string, vs ...float64) {
	for _, v := range vs {
		c.number(v, 3)
		c.buf = append(c.buf, ' ')
	}
	c.buf = append(c.buf, name...)
	c.buf = append(c.buf, '\n')
}

func (c *content) number(v float64, places int) { c.buf = appendNumber(c.buf, v, places) }

// appendNumber writes v with at most this many decimal places, the shortest way.
func appendNumber(b []byte, v float64, places int) []byte {
	scale := math.Pow10(places)
	v = math.Round(v*scale) / scale
	if v == 0 {
		return append(b, '0') // never "-0"
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// matrix changes the coordinates. Scales need more places than positions.
func (c *content) matrix(a, b, cc, d, e, f float64) {
	for _, v := range [6]float64{a, b, cc, d, e, f} {
		c.number(v, 6)
		c.buf = append(c.buf, ' ')
	}
	c.buf = append(c.buf, "cm\n"...)
}

func (c *content) save() {
	c.saved = append(c.saved, c.now)
	c.buf = append(c.buf, "q\n"...)
}

func (c *content) restore() {
	last := len(c.saved) - 1
	c.now, c.saved = c.saved[last], c.saved[:last]
	c.buf = append(c.buf, "Q\n"...)
}

// outline writes the path's steps without painting it.
func (c *content) outline(segs []frame.Seg) {
	open := false // PDF needs a point to start from
	for i := range segs {
		s := &segs[i]
		if !open && s.Op != frame.MoveTo {
			if s.Op == frame.Close {
				continue
			}
			c.op("m", s.P[0].X, s.P[0].Y)
		}
		switch s.Op {
		case frame.MoveTo:
			c.op("m", s.P[0].X, s.P[0].Y)
		case frame.LineTo:
			c.op("l", s.P[0].X, s.P[0].Y)
		case frame.CubicTo:
			c.op("c", s.P[0].X, s.P[0].Y, s.P[1].X, s.P[1].Y, s.P[2].X, s.P[2].Y)
		case frame.Close:
			c.op("h")
		}
		open = true
	}
}

// clip narrows what is painted until restore. An outline without steps hides nothing.
func (c *content) clip(segs []frame.Seg) {
	if len(segs) > 0 {
		c.outline(segs)
		c.op("W n")
	}
}

// fillWith and strokeWith write a colour operator when it is another one.
func (c *content) fillWith(op string) {
	if c.now.fill != op {
		c.now.fill = op
		c.line(op)
	}
}

func (c *content) strokeWith(op string) {
	if c.now.stroke != op {
		c.now.stroke = op
		c.line(op)
	}
}

// opacity chooses the named opacity state.
func (c *content) opacity(name string) {
	if c.now.ext != name {
		c.now.ext = name
		c.line("/" + name + " gs")
	}
}

func (c *content) line(s string) {
	c.buf = append(c.buf, s...)
	c.buf = append(c.buf, '\n')
}

// pen sets how strokes look, colour apart.
func (c *content) pen(s *frame.Stroke) {
	if c.now.width != s.Width {
		c.now.width = s.Width
		c.op("w", s.Width)
	}
	if ends := min(s.Cap, frame.SquareCap); c.now.cap != ends {
		c.now.cap = ends
		c.op("J", float64(ends))
	}
	if turns := min(s.Join, frame.BevelJoin); c.now.join != turns {
		c.now.join = turns
		c.op("j", float64(turns))
	}
	dash := usableDash(s.Dash)
	if !slices.Equal(c.now.dash, dash) || len(dash) > 0 && c.now.phase != s.DashPhase {
		c.now.dash, c.now.phase = dash, s.DashPhase
		c.dash(dash, s.DashPhase)
	}
}

func (c *content) dash(dash []float64, phase float64) {
	c.buf = append(c.buf, '[')
	for i, v := range dash {
		if i > 0 {
			c.buf = append(c.buf, ' ')
		}
		c.number(v, 3)
	}
	c.buf = append(c.buf, "] "...)
	c.op("d", positivePhase(dash, phase))
}

// positivePhase is the same place in the pattern, counted from its start as PDF
// wants it. Twice its length covers patterns with an odd number of lengths.
func positivePhase(dash []float64, phase float64) float64 {
	sum := 0.0
	for _, v := range dash {
		sum += 2 * v
	}
	if sum == 0 {
		return 0
	}
	phase = math.Mod(phase, sum)
	if phase < 0 {
		phase += sum
	}
	return phase
}

// usableDash is the dash when PDF allows it: no negative length, not all zero.
func usableDash(dash []float64) []float64 {
	sum := 0.0
	for _, v := range dash {
		if v < 0 {
			return nil
		}
		sum += v
	}
	if sum < 0.001 {
		return nil
	}
	return dash
}
