package typeset

import (
	"unicode"

	"briefdeck/internal/frame"
)

// missingID names the face that draws what no font can: a box in place of a
// visible character, nothing for marks that are never seen.
const missingID = "missing"

const boxAdvance = 0.6 // em

func missingGlyph(f *Face, r rune) *glyph {
	if unseen(r) {
		return &glyph{face: f, has: true}
	}
	return &glyph{face: f, has: true, advance: boxAdvance}
}

func missingOutline(r rune) []frame.Seg {
	if unseen(r) {
		return nil
	}
	return missingBox(boxAdvance)
}

// missingBox is an upright frame that fills the advance; its inside runs the other way round.
func missingBox(advance float64) []frame.Seg {
	const line, side, height = 0.05, 0.06, 0.72
	outer := frame.Rect{X: side, Y: -height, W: advance - 2*side, H: height}
	if outer.W <= 2*line {
		return nil
	}
	inner := outer.Inset(line)
	segs := frame.Box(outer)
	corner := func(op frame.Op, x, y float64) frame.Seg {
		return frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: y}}}
	}
	return append(segs,
		corner(frame.MoveTo, inner.X, inner.Y),
		corner(frame.LineTo, inner.X, inner.Bottom()),
		corner(frame.LineTo, inner.Right(), inner.Bottom()),
		corner(frame.LineTo, inner.Right(), inner.Y),
		frame.Seg{Op: frame.Close})
}

// unseen tells whether r only steers its neighbours and has no picture of its
// own: joiners, direction marks, variation selectors (Unicode's default
// ignorable code points, as far as they occur in text). The soft hyphen is not
// one of them here: it shows at the end of a line.
func unseen(r rune) bool {
	switch {
	case r < 0x34F || r == softHyphen:
		return false
	case r == 0x34F, r == 0x61C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0:
		return true
	case r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) && (r < 0xFFF0 || r > 0xFFFB)
}
