package pdf

import (
	"strings"

	"briefdeck/internal/frame"
)

// ink is a paint in PDF's words.
type ink struct {
	op   string // colour operator for fills; empty paints nothing
	ext  string // name of the opacity state; empty for opaque
	soft bool   // the opacity varies: ext holds a soft mask
}

// plain tells whether painting over itself shows no seam: opaque ink.
func (k ink) plain() bool { return k.ext == "" }

// stroke is the colour operator for strokes.
func (k ink) stroke() string {
	words := strings.Fields(k.op)
	for i, w := range words {
		switch w {
		case "g", "rg", "cs", "scn":
			words[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(words, " ")
}

// ink prepares the paint: colours as they are, gradients as patterns, with a
// soft mask where their opacity changes along the way.
func (p *painter) ink(paint frame.Paint) ink {
	if paint.Gradient == nil {
		return p.flat(paint.Color)
	}
	stops := soundStops(paint.Gradient.Stops)
	if len(stops) == 0 {
		return ink{}
	}
	if len(stops) == 1 || isDegenerate(paint.Gradient) {
		return p.flat(stops[len(stops)-1].Color)
	}
	k := ink{op: "/Pattern cs /" + p.added.pattern(p.page, paint.Gradient, stops) + " scn"}
	switch alpha, same := sameAlpha(stops); {
	case !same:
		k.ext, k.soft = p.added.softMask(p.page, paint.Gradient, stops), true
	case alpha == 0:
		return ink{}
	case alpha < 255:
		k.ext = p.added.alpha(alpha)
	}
	return k
}

func (p *painter) flat(c frame.Color) ink {
	if c.A == 0 {
		return ink{}
	}
	k := ink{op: colorOp(c)}
	if c.A < 255 {
		k.ext = p.added.alpha(c.A)
	}
	return k
}

// colorOp is the operator that fills with c, its opacity apart.
func colorOp(c frame.Color) string {
	var b []byte
	if c.R == c.G && c.G == c.B {
		return string(append(appendNumber(b, float64(c.R)/255, 3), " g"...))
	}
	return string(append(appendColor(b, c), " rg"...))
}

func appendColor(b []byte, c frame.Color) []byte {
	b = append(appendNumber(b, float64(c.R)/255, 3), ' ')
	b = append(appendNumber(b, float64(c.G)/255, 3), ' ')
	return appendNumber(b, float64(c.B)/255, 3)
}
