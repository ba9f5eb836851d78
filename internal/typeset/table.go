package typeset

import (
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"briefdeck/internal/frame"
)

const pageBits = 10 // runes a page, as a power of two

// glyph is one rune as one face draws it.
type glyph struct {
	face    *Face
	index   sfnt.GlyphIndex
	advance float64 // em
	has     bool    // the face draws this rune
	outline atomic.Pointer[[]frame.Seg]
}

// table maps runes to glyphs. Reading takes no lock: this is where the time of
// measuring goes.
type table struct {
	pages [utf8.MaxRune>>pageBits + 1]atomic.Pointer[page]
}

type page [1 << pageBits]atomic.Pointer[glyph]

// get is the glyph put for r, or nil.
func (t *table) get(r rune) *glyph {
	if r < 0 || r > utf8.MaxRune {
		r = utf8.RuneError
	}
	p := t.pages[r>>pageBits].Load()
	if p == nil {
		return nil
	}
	return p[r&(1<<pageBits-1)].Load()
}

// put keeps g for r unless another goroutine was first, and gives the one kept.
func (t *table) put(r rune, g *glyph) *glyph {
	if r < 0 || r > utf8.MaxRune {
		r = utf8.RuneError
	}
	slot := &t.pages[r>>pageBits]
	if slot.Load() == nil {
		slot.CompareAndSwap(nil, new(page))
	}
	cell := &slot.Load()[r&(1<<pageBits-1)]
	if cell.CompareAndSwap(nil, g) {
		return g
	}
	return cell.Load()
}
