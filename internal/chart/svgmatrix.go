package chart

import (
	"fmt"
	"math"
	"strings"

	"briefdeck/internal/frame"
)

// matrix is an affine map in SVG's order: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is the map that does n first and m then.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) at(p frame.Point) frame.Point {
	return frame.Point{X: m[0]*p.X + m[2]*p.Y + m[4], Y: m[1]*p.X + m[3]*p.Y + m[5]}
}

// scale is by how much lengths grow, on average over directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.det())) }

func (m matrix) det() float64 { return m[0]*m[3] - m[1]*m[2] }

// angle is by how many degrees clockwise the x axis turns.
func (m matrix) angle() float64 { return math.Atan2(m[1], m[0]) * 180 / math.Pi }

// inverse is the way back; ok is false when there is none.
func (m matrix) inverse() (inv matrix, ok bool) {
	d := m.det()
	if math.Abs(d) < 1e-12 {
		return identity, false
	}
	return matrix{
		m[3] / d, -m[1] / d, -m[2] / d, m[0] / d,
		(m[2]*m[5] - m[3]*m[4]) / d, (m[1]*m[4] - m[0]*m[5]) / d,
	}, true
}

// all maps an outline; an error when a point leaves what can be drawn.
func (m matrix) all(segs []frame.Seg) ([]frame.Seg, error) {
	for i := range segs {
		for k := range segs[i].P {
			p := m.at(segs[i].P[k])
			if !drawable(p) {
				return nil, fmt.Errorf("a point at %g, %g cannot be drawn", p.X, p.Y)
			}
			segs[i].P[k] = p
		}
	}
	return segs, nil
}

func drawable(p frame.Point) bool {
	const far = 1e9
	return math.Abs(p.X) < far && math.Abs(p.Y) < far // false for NaN too
}

// parseTransform reads a transform attribute: matrix, translate, scale, rotate, skew.
func parseTransform(s string) (matrix, error) {
	m := identity
	for s = strings.TrimSpace(s); s != ""; {
		name, rest, ok := strings.Cut(s, "(")
		list, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return m, fmt.Errorf("transform %q", clip(s))
		}
		v, err := numbers(list)
		if err != nil {
			return m, err
		}
		one, err := transformOf(strings.TrimSpace(name), v)
		if err != nil {
			return m, err
		}
		m = m.mul(one)
		s = strings.TrimLeft(after, ", \n\t\r")
	}
	return m, nil
}

// transforms are the kinds of transform, by how many numbers they take.
var transforms = map[string]map[int]func(v []float64) matrix{
	"matrix":    {6: func(v []float64) matrix { return matrix(v) }},
	"translate": {1: func(v []float64) matrix { return translate(v[0], 0) }, 2: func(v []float64) matrix { return translate(v[0], v[1]) }},
	"scale": {
		1: func(v []float64) matrix { return matrix{v[0], 0, 0, v[0], 0, 0} },
		2: func(v []float64) matrix { return matrix{v[0], 0, 0, v[1], 0, 0} },
	},
	"rotate": {
		1: func(v []float64) matrix { return rotate(v[0]) },
		3: func(v []float64) matrix { return translate(v[1], v[2]).mul(rotate(v[0])).mul(translate(-v[1], -v[2])) },
	},
	"skewX": {1: func(v []float64) matrix { return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0} }},
	"skewY": {1: func(v []float64) matrix { return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0} }},
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func rotate(degrees float64) matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return matrix{cos, sin, -sin, cos, 0, 0}
}

func transformOf(name string, v []float64) (matrix, error) {
	build, ok := transforms[name][len(v)]
	if !ok {
		return identity, fmt.Errorf("transform %s of %d numbers", clip(name), len(v))
	}
	return build(v), nil
}
