package frame

import "math"

// Sight is how somebody sees colours.
type Sight int

// The sights. The two deficiencies are the common ones, at their full strength: about one
// man in twelve has one of them in some degree.
const (
	FullColor    Sight = iota
	Protanopia         // without red cones
	Deuteranopia       // without green cones
)

// Sights are all of them.
var Sights = []Sight{FullColor, Protanopia, Deuteranopia}

// sights turn linear light as it is into linear light as it is seen: the matrices of
// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency" (2009), table 1, severity 1.0.
var sights = map[Sight][3][3]float64{
	FullColor:    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	Protanopia:   {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
	Deuteranopia: {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
}

// PlainlyTwo is the distance from which areas beside each other are plainly two; under 2
// nobody tells them apart.
const PlainlyTwo = 10.0

// Apart is how far apart two opaque colours are for that sight: the distance in CIE
// L*a*b* for daylight (D65), ΔE*ab of 1976.
func (s Sight) Apart(a, b Color) float64 {
	p, q := s.lab(a), s.lab(b)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// Apart is how far apart two opaque colours are for whom they are closest.
func Apart(a, b Color) float64 {
	least := math.Inf(1)
	for _, s := range Sights {
		least = min(least, s.Apart(a, b))
	}
	return least
}

// lab is a colour as it is seen, in CIE L*a*b*.
func (s Sight) lab(c Color) [3]float64 {
	light := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var rgb [3]float64
	for i, row := range sights[s] {
		rgb[i] = min(max(row[0]*light[0]+row[1]*light[1]+row[2]*light[2], 0), 1)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((.4124564*rgb[0] + .3575761*rgb[1] + .1804375*rgb[2]) / .95047)
	y := f(.2126729*rgb[0] + .7151522*rgb[1] + .0721750*rgb[2])
	z := f((.0193339*rgb[0] + .1191920*rgb[1] + .9503041*rgb[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// Contrast is the contrast ratio of two opaque colours, from 1 to 21, by the formula
// of WCAG 2.2 (section 1.4.3).
func Contrast(a, b Color) float64 {
	la, lb := Luminance(a), Luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Luminance is the relative luminance of an opaque colour by WCAG 2.2, from 0 to 1.
func Luminance(c Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is the light of an sRGB value, from 0 to 1.
func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
