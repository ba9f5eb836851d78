package chart

import (
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// palette is the colours of one name, for light grounds and for dark ones.
type palette struct{ light, dark []frame.Color }

func rgb(list ...uint32) []frame.Color {
	out := make([]frame.Color, len(list))
	for i, v := range list {
		out[i] = frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
	}
	return out
}

// palettes are sets that people with the common kinds of colour blindness tell apart;
// the yellows are left out on light grounds, where nobody sees them well.
var palettes = map[string]palette{
	// Okabe and Ito, Color Universal Design (2008).
	deck.OkabeIto: {
		light: rgb(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9),
		dark:  rgb(0x56B4E9, 0xE69F00, 0x009E73, 0xF0E442, 0xCC79A7, 0xD55E00),
	},
	// Paul Tol, Colour Schemes, Technical Note SRON/EPS/TN/09-002, issue 3.2 (2021), bright.
	deck.TolBright: {
		light: rgb(0x4477AA, 0xEE6677, 0x228833, 0xCCBB44, 0x66CCEE, 0xAA3377),
		dark:  rgb(0x66CCEE, 0xEE6677, 0xCCBB44, 0x4477AA, 0x228833, 0xAA3377),
	},
}

// in is the look with the colours of a palette.
func (l Look) in(name string) Look {
	if name == deck.Shades {
		return l.shaded()
	}
	p, ok := palettes[name]
	if !ok {
		return l
	}
	l.Series = p.light
	if frame.Luminance(l.Ground) < frame.Luminance(l.Ink) {
		l.Series = p.dark
	}
	l.Accent = l.Series[0]
	return l
}

// shaded is the look with shades of the accent, dark and pale in turn far apart.
func (l Look) shaded() Look {
	deep := mix(l.Accent, l.Ink, .45)
	var out []frame.Color
	for _, t := range []float64{0, .64, .32, .8, .16, .48} {
		out = append(out, mix(deep, l.Ground, t))
	}
	l.Series = out
	return l
}
