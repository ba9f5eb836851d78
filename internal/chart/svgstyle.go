package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"briefdeck/internal/frame"
)

// style is the properties that elements inherit.
type style struct {
	fill, stroke                            string
	fillOpacity, strokeOpacity, strokeWidth float64
	dash                                    []float64
	dashOffset                              float64
	cap                                     frame.Cap
	join                                    frame.Join
	fontSize                                float64
	bold, italic, hidden                    bool
	anchor, baseline                        string
}

func initialStyle() style {
	return style{fill: "black", stroke: "none", fillOpacity: 1, strokeOpacity: 1, strokeWidth: 1, fontSize: 16}
}

var caps = map[string]frame.Cap{"butt": frame.ButtCap, "round": frame.RoundCap, "square": frame.SquareCap}

var joins = map[string]frame.Join{"miter": frame.MiterJoin, "round": frame.RoundJoin, "bevel": frame.BevelJoin}

// read takes over what an element says.
func (s *style) read(n *node) error {
	s.words(n)
	var err error
	for _, p := range []struct {
		key  string
		into *float64
		read func(string, float64) (float64, error)
	}{
		{"fill-opacity", &s.fillOpacity, n.fraction},
		{"stroke-opacity", &s.strokeOpacity, n.fraction},
		{"stroke-width", &s.strokeWidth, n.number},
		{"stroke-dashoffset", &s.dashOffset, n.number},
		{"font-size", &s.fontSize, n.number},
	} {
		if *p.into, err = p.read(p.key, *p.into); err != nil {
			return err
		}
	}
	return s.dashes(n.attr["stroke-dasharray"])
}

// words reads the properties that are not numbers.
func (s *style) words(n *node) {
	for key, into := range map[string]*string{
		"fill": &s.fill, "stroke": &s.stroke, "text-anchor": &s.anchor, "dominant-baseline": &s.baseline,
	} {
		if v, ok := n.attr[key]; ok && v != "inherit" {
			*into = strings.TrimSpace(v)
		}
	}
	if c, ok := caps[n.attr["stroke-linecap"]]; ok {
		s.cap = c
	}
	if j, ok := joins[n.attr["stroke-linejoin"]]; ok {
		s.join = j
	}
	if v, ok := n.attr["font-weight"]; ok {
		weight, err := strconv.Atoi(v)
		s.bold = v == "bold" || v == "bolder" || err == nil && weight >= 600
	}
	if v, ok := n.attr["font-style"]; ok {
		s.italic = v == "italic" || v == "oblique"
	}
	if v, ok := n.attr["visibility"]; ok {
		s.hidden = v != "visible"
	}
}

// dashes reads a dash list; one that adds up to nothing is a solid line.
func (s *style) dashes(list string) error {
	if list == "" {
		return nil
	}
	s.dash = nil
	if list == "none" {
		return nil
	}
	v, err := numbers(strings.ReplaceAll(list, "px", ""))
	if err != nil {
		return err
	}
	sum := 0.0
	for _, d := range v {
		if d < 0 {
			return nil
		}
		sum += d
	}
	if sum <= 0 || len(v) > 32 {
		return nil
	}
	if len(v)%2 == 1 {
		v = append(v, v...)
	}
	s.dash = v
	return nil
}

// paint reads a fill or stroke for an outline that is already in the frame's units.
func (r *svgReader) paint(text string, opacity float64, m matrix, segs []frame.Seg) (frame.Paint, error) {
	id := urlID(text)
	if id == "" {
		c, err := parseColor(text)
		c.A = uint8(math.Round(float64(c.A) * opacity))
		return frame.Paint{Color: c}, err
	}
	n := r.byID[id]
	if n == nil {
		return frame.Paint{}, nil // by the standard, as "none"
	}
	if n.name != "linearGradient" && n.name != "radialGradient" {
		r.unknown["paint <"+n.name+">"]++
		return frame.Paint{}, nil
	}
	g, err := gradient(n, opacity, m, segs)
	if err != nil || g == nil {
		return frame.Paint{}, err
	}
	return frame.Paint{Color: g.Stops[0].Color, Gradient: g}, nil
}

// gradient reads a gradient into frame coordinates; nil when it has no stops.
func gradient(n *node, opacity float64, m matrix, segs []frame.Seg) (*frame.Gradient, error) {
	own, err := parseTransform(n.attr["gradientTransform"])
	if err != nil {
		return nil, err
	}
	if n.attr["gradientUnits"] == "userSpaceOnUse" {
		m = m.mul(own)
	} else {
		box := boundsOf(segs)
		m = matrix{box.W, 0, 0, box.H, box.X, box.Y}.mul(own)
	}
	g := &frame.Gradient{Radial: n.name == "radialGradient"}
	keys, defaults := []string{"x1", "y1", "x2", "y2"}, []float64{0, 0, 1, 0}
	if g.Radial {
		keys, defaults = []string{"cx", "cy", "r", "r"}, []float64{.5, .5, .5, .5}
	}
	var v [4]float64
	for i, key := range keys {
		if v[i] = defaults[i]; n.attr[key] != "" {
			if v[i], err = parseFraction(n.attr[key]); err != nil {
				return nil, err
			}
		}
	}
	g.From = m.at(frame.Point{X: v[0], Y: v[1]})
	g.To = m.at(frame.Point{X: v[2], Y: v[3]})
	if g.Radial {
		g.To, g.Radius = g.From, v[2]*m.scale()
	}
	if !drawable(g.From) || !drawable(g.To) {
		return nil, fmt.Errorf("gradient %q leaves what can be drawn", n.attr["id"])
	}
	return withStops(g, n, opacity)
}

func withStops(g *frame.Gradient, n *node, opacity float64) (*frame.Gradient, error) {
	for _, k := range n.kids {
		if k.name != "stop" {
			continue
		}
		offset, err := k.fraction("offset", 0)
		if err != nil {
			return nil, err
		}
		own, err := k.fraction("stop-opacity", 1)
		if err != nil {
			return nil, err
		}
		c := frame.Color{A: 255}
		if text := k.attr["stop-color"]; text != "" {
			if c, err = parseColor(text); err != nil {
				return nil, err
			}
		}
		c.A = uint8(math.Round(float64(c.A) * own * opacity))
		g.Stops = append(g.Stops, frame.Stop{Offset: offset, Color: c})
	}
	if len(g.Stops) == 0 {
		return nil, nil
	}
	return g, nil
}

// namedColors are the names of CSS 1 and those that mean nothing is painted.
var namedColors = map[string]string{
	"none": "#0000", "transparent": "#0000", "currentcolor": "#000",
	"black": "#000", "white": "#fff", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0",
	"maroon": "#800000", "red": "#f00", "purple": "#800080", "fuchsia": "#f0f", "green": "#008000",
	"lime": "#0f0", "olive": "#808000", "yellow": "#ff0", "navy": "#000080", "blue": "#00f",
	"teal": "#008080", "aqua": "#0ff", "orange": "#ffa500",
}

// parseColor reads #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba() and basic names.
func parseColor(text string) (frame.Color, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	if hex, ok := namedColors[s]; ok {
		s = hex
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		if c, ok := hexColor(hex); ok {
			return c, nil
		}
	}
	if name, list, ok := strings.Cut(strings.TrimSuffix(s, ")"), "("); ok && (name == "rgb" || name == "rgba") {
		if c, ok := rgbColor(list); ok {
			return c, nil
		}
	}
	return frame.Color{}, fmt.Errorf("unknown colour %q", clip(text))
}

func hexColor(hex string) (frame.Color, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		long := make([]byte, 0, 8)
		for i := range len(hex) {
			long = append(long, hex[i], hex[i])
		}
		hex = string(long)
	}
	if len(hex) == 6 {
		hex += "ff"
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return frame.Color{}, false
	}
	return frame.Color{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, true
}

func rgbColor(list string) (frame.Color, bool) {
	parts := strings.FieldsFunc(list, func(r rune) bool { return isSeparator(r) || r == '/' })
	if len(parts) != 3 && len(parts) != 4 {
		return frame.Color{}, false
	}
	channel := [4]float64{3: 255}
	for i, p := range parts {
		v, err := parseFraction(p)
		if err != nil {
			return frame.Color{}, false
		}
		if i == 3 || strings.HasSuffix(p, "%") {
			v *= 255
		}
		channel[i] = math.Round(min(max(v, 0), 255))
	}
	return frame.Color{R: uint8(channel[0]), G: uint8(channel[1]), B: uint8(channel[2]), A: uint8(channel[3])}, true
}
