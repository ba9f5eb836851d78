package chart

import (
	"fmt"
	"math"

	"briefdeck/internal/frame"
)

// css is a colour as ECharts reads it.
func css(c frame.Color) string {
	if c.A == 255 {
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("rgba(%d,%d,%d,%.3f)", c.R, c.G, c.B, float64(c.A)/255)
}

// mix is a with share t of b in it.
func mix(a, b frame.Color, t float64) frame.Color {
	one := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-t) + float64(y)*t)) }
	return frame.Color{R: one(a.R, b.R), G: one(a.G, b.G), B: one(a.B, b.B), A: one(a.A, b.A)}
}

// legible is the colour moved toward ink until small text in it can be read on the
// ground: at a contrast of 4.5 at least.
func (l Look) legible(c frame.Color) frame.Color {
	for t := 0.0; t < 1; t += .1 {
		if m := mix(c, l.Ink, t); frame.Contrast(m, l.Ground) >= 4.5 {
			return m
		}
	}
	return l.Ink
}

// on is the better of ground and ink for text on a coloured area.
func (l Look) on(area frame.Color) frame.Color {
	if frame.Contrast(l.Ground, area) >= frame.Contrast(l.Ink, area) {
		return l.Ground
	}
	return l.Ink
}

// line is the colour of the axis: quieter than text, stronger than gridlines.
func (l Look) line() frame.Color { return mix(l.Muted, l.Ground, .35) }
