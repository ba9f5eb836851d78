package chart

import (
	"fmt"
	"math"

	"briefdeck/internal/frame"
)

// outline is an element's shape in the frame's units.
func (r *svgReader) outline(n *node, m matrix) ([]frame.Seg, error) {
	segs, err := shapeOf(n)
	if err != nil {
		return nil, err
	}
	segs = withoutStrays(segs)
	if r.segs += len(segs); r.segs > maxSVGSegs {
		return nil, fmt.Errorf("more than %d steps of outlines", maxSVGSegs)
	}
	return m.all(segs)
}

func shapeOf(n *node) ([]frame.Seg, error) {
	switch n.name {
	case "path":
		return parsePath(n.attr["d"])
	case "rect":
		return rectOf(n)
	case "circle":
		v, err := n.numbersOf("cx", "cy", "r")
		if err != nil {
			return nil, err
		}
		return ellipse(v[0], v[1], v[2], v[2]), nil
	case "ellipse":
		v, err := n.numbersOf("cx", "cy", "rx", "ry")
		if err != nil {
			return nil, err
		}
		return ellipse(v[0], v[1], v[2], v[3]), nil
	case "line":
		v, err := n.numbersOf("x1", "y1", "x2", "y2")
		if err != nil {
			return nil, err
		}
		return []frame.Seg{moveTo(v[0], v[1]), lineTo(v[2], v[3])}, nil
	case "polyline", "polygon":
		return points(n)
	}
	return nil, nil
}

func rectOf(n *node) ([]frame.Seg, error) {
	v, err := n.numbersOf("x", "y", "width", "height", "rx", "ry")
	if err != nil || v[2] <= 0 || v[3] <= 0 {
		return nil, err
	}
	return frame.RoundBox(frame.Rect{X: v[0], Y: v[1], W: v[2], H: v[3]}, max(v[4], v[5])), nil
}

func points(n *node) ([]frame.Seg, error) {
	v, err := numbers(n.attr["points"])
	if err != nil {
		return nil, err
	}
	var out []frame.Seg
	for i := 0; i+1 < len(v); i += 2 {
		if i == 0 {
			out = append(out, moveTo(v[0], v[1]))
			continue
		}
		out = append(out, lineTo(v[i], v[i+1]))
	}
	if n.name == "polygon" && len(out) > 0 {
		out = append(out, frame.Seg{Op: frame.Close})
	}
	return out, nil
}

func ellipse(cx, cy, rx, ry float64) []frame.Seg {
	if rx <= 0 || ry <= 0 {
		return nil
	}
	const k = 0.5522847498 // cubic approximation of a quarter circle
	return []frame.Seg{
		moveTo(cx+rx, cy),
		cubicTo(cx+rx, cy+k*ry, cx+k*rx, cy+ry, cx, cy+ry),
		cubicTo(cx-k*rx, cy+ry, cx-rx, cy+k*ry, cx-rx, cy),
		cubicTo(cx-rx, cy-k*ry, cx-k*rx, cy-ry, cx, cy-ry),
		cubicTo(cx+k*rx, cy-ry, cx+rx, cy-k*ry, cx+rx, cy),
		{Op: frame.Close},
	}
}

func moveTo(x, y float64) frame.Seg {
	return frame.Seg{Op: frame.MoveTo, P: [3]frame.Point{{X: x, Y: y}}}
}

func lineTo(x, y float64) frame.Seg {
	return frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: y}}}
}

func cubicTo(x1, y1, x2, y2, x, y float64) frame.Seg {
	return frame.Seg{Op: frame.CubicTo, P: [3]frame.Point{{X: x1, Y: y1}, {X: x2, Y: y2}, {X: x, Y: y}}}
}

// withoutStrays drops sub-paths that only move and steps that close nothing.
func withoutStrays(segs []frame.Seg) []frame.Seg {
	out := segs[:0]
	for i, s := range segs {
		last := i+1 == len(segs) || segs[i+1].Op == frame.MoveTo || segs[i+1].Op == frame.Close
		switch {
		case s.Op == frame.MoveTo && last:
			continue
		case s.Op == frame.Close && (len(out) == 0 || out[len(out)-1].Op == frame.Close):
			continue
		}
		out = append(out, s)
	}
	return out
}

// pathScan reads path data.
type pathScan struct {
	s    string
	i    int
	out  []frame.Seg
	at   frame.Point // where the pen is
	from frame.Point // where the sub-path began
	ctrl frame.Point // last control point, for smooth curves
	prev byte        // last command, in lower case
}

// argCount is how many numbers each command takes.
var argCount = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7, 'z': 0}

// parsePath reads SVG path data into absolute moves, lines and cubics.
func parsePath(d string) ([]frame.Seg, error) {
	p := &pathScan{s: d}
	var cmd byte
	for p.skip(); p.i < len(p.s); p.skip() {
		switch c := p.s[p.i]; {
		case argCount[c|32] > 0 || c|32 == 'z':
			cmd = c
			p.i++
		case cmd == 0 || cmd|32 == 'z':
			return nil, fmt.Errorf("path: %q is no command", clip(p.s[p.i:]))
		case cmd == 'M':
			cmd = 'L'
		case cmd == 'm':
			cmd = 'l'
		}
		if p.prev == 0 && cmd|32 != 'm' {
			return nil, fmt.Errorf("path begins with %q", string(cmd))
		}
		v, err := p.args(cmd)
		if err != nil {
			return nil, err
		}
		p.step(cmd, v)
		p.prev = cmd | 32
	}
	return p.out, nil
}

func (p *pathScan) skip() {
	for p.i < len(p.s) && isSeparator(rune(p.s[p.i])) {
		p.i++
	}
}

func (p *pathScan) args(cmd byte) ([7]float64, error) {
	var v [7]float64
	for i := range argCount[cmd|32] {
		p.skip()
		text := p.word(cmd|32 == 'a' && (i == 3 || i == 4))
		var err error
		if v[i], err = parseNumber(text); err != nil {
			return v, fmt.Errorf("path: %w", err)
		}
	}
	return v, nil
}

// word cuts the next number out of the data; an arc's flags are one figure each.
func (p *pathScan) word(flag bool) string {
	start := p.i
	if flag {
		p.i = min(p.i+1, len(p.s))
		return p.s[start:p.i]
	}
	dot, exp := false, false
	for ; p.i < len(p.s); p.i++ {
		c := p.s[p.i]
		afterE := p.i > start && p.s[p.i-1]|32 == 'e'
		switch {
		case c >= '0' && c <= '9':
		case (c == '-' || c == '+') && (p.i == start || afterE):
		case c == '.' && !dot && !exp:
			dot = true
		case c|32 == 'e' && !exp && p.i > start:
			exp = true
		default:
			return p.s[start:p.i]
		}
	}
	return p.s[start:p.i]
}

// step draws one command.
func (p *pathScan) step(cmd byte, v [7]float64) {
	if cmd >= 'a' {
		p.relative(cmd, &v)
	}
	switch cmd | 32 {
	case 'm':
		p.at = frame.Point{X: v[0], Y: v[1]}
		p.from = p.at
		p.out = append(p.out, moveTo(v[0], v[1]))
	case 'l':
		p.line(v[0], v[1])
	case 'h':
		p.line(v[0], p.at.Y)
	case 'v':
		p.line(p.at.X, v[0])
	case 'c':
		p.cubic(frame.Point{X: v[0], Y: v[1]}, frame.Point{X: v[2], Y: v[3]}, frame.Point{X: v[4], Y: v[5]})
	case 's':
		p.cubic(p.mirrored('c', 's'), frame.Point{X: v[0], Y: v[1]}, frame.Point{X: v[2], Y: v[3]})
	case 'q':
		p.quadratic(frame.Point{X: v[0], Y: v[1]}, frame.Point{X: v[2], Y: v[3]})
	case 't':
		p.quadratic(p.mirrored('q', 't'), frame.Point{X: v[0], Y: v[1]})
	case 'a':
		p.arc(arc{rx: math.Abs(v[0]), ry: math.Abs(v[1]), turn: v[2], large: v[3] != 0, sweep: v[4] != 0}, frame.Point{X: v[5], Y: v[6]})
	case 'z':
		p.at = p.from
		p.out = append(p.out, frame.Seg{Op: frame.Close})
	}
}

// relative makes a lower-case command's numbers absolute.
func (p *pathScan) relative(cmd byte, v *[7]float64) {
	switch cmd {
	case 'h':
		v[0] += p.at.X
	case 'v':
		v[0] += p.at.Y
	case 'a':
		v[5] += p.at.X
		v[6] += p.at.Y
	default:
		for i := 0; i < argCount[cmd]; i += 2 {
			v[i] += p.at.X
			v[i+1] += p.at.Y
		}
	}
}

// mirrored is the control point that continues a curve of the given kinds smoothly.
func (p *pathScan) mirrored(kinds ...byte) frame.Point {
	for _, k := range kinds {
		if p.prev == k {
			return frame.Point{X: 2*p.at.X - p.ctrl.X, Y: 2*p.at.Y - p.ctrl.Y}
		}
	}
	return p.at
}

func (p *pathScan) line(x, y float64) {
	p.at = frame.Point{X: x, Y: y}
	p.out = append(p.out, lineTo(x, y))
}

func (p *pathScan) cubic(a, b, end frame.Point) {
	p.at, p.ctrl = end, b
	p.out = append(p.out, cubicTo(a.X, a.Y, b.X, b.Y, end.X, end.Y))
}

func (p *pathScan) quadratic(c, end frame.Point) {
	near := func(q frame.Point) frame.Point {
		return frame.Point{X: q.X + 2.0/3*(c.X-q.X), Y: q.Y + 2.0/3*(c.Y-q.Y)}
	}
	p.cubic(near(p.at), near(end), end)
	p.ctrl = c
}
