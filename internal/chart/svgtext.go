package chart

import (
	"math"
	"strings"

	"briefdeck/internal/frame"
)

// baselines is how far below a text's anchor its baseline stands, in em, for a line
// that is one em high. Central puts the middle of capitals and figures on the anchor.
var baselines = map[string]float64{
	"central": .36, "middle": .36,
	"hanging": .86, "text-before-edge": .86, "text-top": .86,
	"text-after-edge": -.14, "ideographic": -.14, "text-bottom": -.14,
}

// text places one line, in as many runs as it needs faces.
func (r *svgReader) text(n *node, c drawn) ([]frame.Item, error) {
	content := n.text
	for _, k := range n.kids {
		if len(k.attr) > 0 || len(k.kids) > 0 {
			r.unknown["<"+k.name+">"]++
			return nil, nil
		}
		content += k.text
	}
	st := c.style
	size := st.fontSize * c.m.scale()
	if strings.TrimSpace(content) == "" || st.hidden || size <= 0 {
		return nil, nil
	}
	fill, err := r.paint(st.fill, st.fillOpacity*c.opacity, c.m, nil)
	if err != nil {
		return nil, err
	}
	halo, err := r.stroke(c, nil)
	if err != nil || fill.None() && halo.None() {
		return nil, err
	}
	place, err := n.numbersOf("x", "y", "dx", "dy")
	if err != nil {
		return nil, err
	}
	at := c.m.at(frame.Point{X: place[0] + place[2], Y: place[1] + place[3]})
	if !drawable(at) || math.IsInf(size, 0) {
		return nil, nil
	}
	runs := r.set.Runs(content, size, st.bold, st.italic, fill.Color, frame.Point{})
	return place1(runs, c, at, halo), nil
}

// place1 moves runs that start at the origin to their anchor, turned as the map says.
func place1(runs []*frame.Text, c drawn, at frame.Point, halo frame.Stroke) []frame.Item {
	width := 0.0
	for _, t := range runs {
		width = max(width, t.At.X+t.Width)
	}
	back := map[string]float64{"middle": width / 2, "end": width}[c.style.anchor]
	down := baselines[c.style.baseline] * c.style.fontSize * c.m.scale()
	angle := c.m.angle()
	sin, cos := math.Sincos(angle * math.Pi / 180)
	out := make([]frame.Item, 0, len(runs))
	for _, t := range runs {
		x, y := t.At.X-back, t.At.Y+down
		t.At = frame.Point{X: at.X + x*cos - y*sin, Y: at.Y + x*sin + y*cos}
		t.Rotate += angle
		if !halo.None() {
			t.Halo = halo
		}
		out = append(out, t)
	}
	return out
}
