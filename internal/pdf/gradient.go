package pdf

import (
	"fmt"
	"math"
	"strings"

	"briefdeck/internal/frame"
)

// shortest is the least distance between two stops: PDF wants them apart, and
// two at one place are a hard edge.
const shortest = 1e-4

// soundStops is the stops in order, between 0 and 1, each after the one before
// as in SVG, and starting at 0 and ending at 1.
func soundStops(stops []frame.Stop) []frame.Stop {
	if len(stops) < 2 {
		return stops
	}
	out := make([]frame.Stop, 0, len(stops)+2)
	at := 0.0
	for i, s := range stops {
		s.Offset = min(max(s.Offset, at), 1)
		if i == 0 && s.Offset > shortest {
			out = append(out, frame.Stop{Color: s.Color})
		}
		at = s.Offset
		out = append(out, s)
	}
	if at < 1 {
		out = append(out, frame.Stop{Offset: 1, Color: out[len(out)-1].Color})
	}
	return apart(out)
}

// apart moves stops that share a place away from each other.
func apart(stops []frame.Stop) []frame.Stop {
	last := len(stops) - 1
	stops[0].Offset, stops[last].Offset = 0, 1
	for i := 1; i < last; i++ {
		stops[i].Offset = max(stops[i].Offset, stops[i-1].Offset+shortest)
	}
	for i := last - 1; i > 0; i-- {
		stops[i].Offset = min(stops[i].Offset, stops[i+1].Offset-shortest)
	}
	return stops
}

func isDegenerate(g *frame.Gradient) bool {
	if g.Radial {
		return g.Radius <= 0
	}
	return math.Hypot(g.To.X-g.From.X, g.To.Y-g.From.Y) < 1e-9
}

// sameAlpha gives the opacity that all stops share.
func sameAlpha(stops []frame.Stop) (alpha uint8, same bool) {
	for _, s := range stops {
		if s.Color.A != stops[0].Color.A {
			return 0, false
		}
	}
	return stops[0].Color.A, true
}

// rgb and opacityOf are the two things a stop says, as shading colours.
func rgb(c frame.Color) string       { return string(appendColor(nil, c)) }
func opacityOf(c frame.Color) string { return string(appendNumber(nil, float64(c.A)/255, 4)) }

// shading is the gradient in frame coordinates as a PDF dictionary. show says
// what of the stops' colours to shade, in the named colour space.
func shading(g *frame.Gradient, stops []frame.Stop, space string, show func(frame.Color) string) string {
	var b strings.Builder
	kind, coords := 2, []float64{g.From.X, g.From.Y, g.To.X, g.To.Y}
	if g.Radial {
		kind, coords = 3, []float64{g.From.X, g.From.Y, 0, g.From.X, g.From.Y, g.Radius}
	}
	fmt.Fprintf(&b, "<</ShadingType %d /ColorSpace /%s /Coords [%s] /Extend [true true] /Function ",
		kind, space, numbers(coords))
	b.WriteString(ramp(stops, show))
	b.WriteString(">>")
	return b.String()
}

// ramp is the function from 0..1 to the stops' colours: one piece between each two.
func ramp(stops []frame.Stop, show func(frame.Color) string) string {
	pieces := make([]string, len(stops)-1)
	var bounds []float64
	for i := range pieces {
		a, z := stops[i], stops[i+1]
		pieces[i] = fmt.Sprintf("<</FunctionType 2 /Domain [0 1] /C0 [%s] /C1 [%s] /N 1>>", show(a.Color), show(z.Color))
		if i > 0 {
			bounds = append(bounds, a.Offset)
		}
	}
	if len(pieces) == 1 {
		return pieces[0]
	}
	return fmt.Sprintf("<</FunctionType 3 /Domain [0 1] /Bounds [%s] /Encode [%s] /Functions [%s]>>",
		numbers(bounds), strings.TrimSpace(strings.Repeat("0 1 ", len(pieces))), strings.Join(pieces, " "))
}

func numbers(vs []float64) string {
	var b []byte
	for i, v := range vs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, v, 4)
	}
	return string(b)
}
