package chart

import (
	"fmt"
	"math"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// The matrices of Machado, Oliveira and Fernandes (2009), for full deficiency, on linear light.
var visions = map[string][3][3]float64{
	"full colour":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
	"deuteranopia": {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
}

// seen is a colour as somebody sees it, in CIE L*a*b* for daylight.
func seen(c frame.Color, m [3][3]float64) [3]float64 {
	var linear [3]float64
	for i, v := range []uint8{c.R, c.G, c.B} {
		x := float64(v) / 255
		if linear[i] = x / 12.92; x > .04045 {
			linear[i] = math.Pow((x+.055)/1.055, 2.4)
		}
	}
	var rgb [3]float64
	for i, row := range m {
		rgb[i] = min(max(row[0]*linear[0]+row[1]*linear[1]+row[2]*linear[2], 0), 1)
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

func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

// A difference of ten in L*a*b* is plain to see between areas beside each other.
func TestPalettesStayApartForColourBlindReaders(t *testing.T) {
	const least = 10
	grounds := map[string]Look{
		"light": {Ground: rgb(0xFFFFFF)[0], Ink: rgb(0x16212C)[0], Accent: rgb(0x0B5FA5)[0]},
		"dark":  {Ground: rgb(0x0F1720)[0], Ink: rgb(0xE8EDF2)[0], Accent: rgb(0x6CB4F0)[0]},
	}
	for _, name := range deck.Palettes[1:] {
		for ground, look := range grounds {
			for who, m := range visions {
				t.Run(fmt.Sprintf("%s on %s for %s", name, ground, who), func(t *testing.T) {
					colors := look.in(name).Series
					if len(colors) < 6 {
						t.Fatalf("%d colours", len(colors))
					}
					for i, a := range colors {
						if d := distance(seen(a, m), seen(look.Ground, m)); d < least {
							t.Errorf("colour %d is %.0f from the ground", i, d)
						}
						for k, b := range colors[:i] {
							if d := distance(seen(a, m), seen(b, m)); d < least {
								t.Errorf("colours %d and %d are %.1f apart", k, i, d)
							}
						}
					}
				})
			}
		}
	}
}
