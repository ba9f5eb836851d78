package typeset

import (
	"errors"
	"fmt"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"briefdeck/internal/frame"
)

// Face is one font at no particular size. It is safe for concurrent use, and
// reads its file when first asked for something.
type Face struct {
	ID string

	open   func() ([]byte, error) // nil for the missing face
	once   sync.Once
	data   []byte
	font   *sfnt.Font
	upem   float64
	up     float64
	down   float64
	glyphs table
}

var (
	errNoFont = errors.New("no usable font in the file")
	buffers   = sync.Pool{New: func() any { return new(sfnt.Buffer) }}
)

// ready reads the font on the first call and tells whether it is usable.
func (f *Face) ready() bool {
	f.once.Do(func() {
		f.up, f.down = 1.069, 0.293
		if f.open == nil {
			return
		}
		data, err := f.open()
		if err == nil {
			err = f.parse(data)
		}
		if err != nil {
			f.font, f.data = nil, nil
		}
	})
	return f.font != nil
}

// parse takes in a standalone font. A hostile file gives an error, never a panic.
func (f *Face) parse(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse %s: %v: %w", f.ID, r, errNoFont)
		}
	}()
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return fmt.Errorf("parse %s: %w", f.ID, err)
	}
	if parsed.UnitsPerEm() <= 0 {
		return fmt.Errorf("parse %s: no units per em: %w", f.ID, errNoFont)
	}
	var b sfnt.Buffer
	ppem := fixed.Int26_6(parsed.UnitsPerEm())
	m, err := parsed.Metrics(&b, ppem, font.HintingNone)
	if err != nil {
		return fmt.Errorf("parse %s: %w", f.ID, err)
	}
	f.data, f.font, f.upem = data, parsed, float64(ppem)
	f.up, f.down = math.Abs(float64(m.Ascent))/f.upem, math.Abs(float64(m.Descent))/f.upem
	return nil
}

// Advance is how far r moves the pen, in em, rounded to thousandths as PDF
// widths are. ok is false when the face has no glyph for r.
func (f *Face) Advance(r rune) (em float64, ok bool) {
	g := f.glyph(r)
	return g.advance, g.has
}

// Outline is r's contours in em, y down, the baseline at 0. It is empty for
// spaces and for runes that the face lacks. The caller must not change it.
func (f *Face) Outline(r rune) []frame.Seg {
	g := f.glyph(r)
	if o := g.outline.Load(); o != nil {
		return *o
	}
	segs := f.trace(g, r)
	g.outline.CompareAndSwap(nil, &segs)
	return *g.outline.Load()
}

// Ascent is the height of the face's line above the baseline, in em.
func (f *Face) Ascent() float64 { f.ready(); return f.up }

// Descent is the depth of the face's line below the baseline, in em, positive.
func (f *Face) Descent() float64 { f.ready(); return f.down }

// TrueType gives the font as a standalone TrueType file that a PDF can embed.
// It is false for faces with PostScript outlines and for the missing face. The
// caller must not change the bytes.
func (f *Face) TrueType() ([]byte, bool) {
	if !f.ready() || !hasTable(f.data, "glyf") {
		return nil, false
	}
	return f.data, true
}

// glyph finds r's glyph, looking it up in the font once.
func (f *Face) glyph(r rune) *glyph {
	if g := f.glyphs.get(r); g != nil {
		return g
	}
	return f.glyphs.put(r, f.lookUp(r))
}

// lookUp asks the font. Damaged tables give a glyph that the face lacks.
func (f *Face) lookUp(r rune) (g *glyph) {
	if f.open == nil {
		return missingGlyph(f, r)
	}
	g = &glyph{face: f}
	if !f.ready() {
		return g
	}
	defer func() {
		if recover() != nil {
			g = &glyph{face: f}
		}
	}()
	b := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(b)
	index, err := f.font.GlyphIndex(b, r)
	if err != nil || index == 0 {
		return g
	}
	ppem := fixed.Int26_6(f.upem)
	adv, err := f.font.GlyphAdvance(b, index, ppem, font.HintingNone)
	if err != nil || adv < 0 {
		return g
	}
	g.index, g.has = index, true
	g.advance = math.Round(float64(adv)*1000/f.upem) / 1000
	return g
}
