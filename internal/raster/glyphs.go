package raster

import (
	"image"
	"sync"

	"briefdeck/internal/typeset"
)

// glyphBytes bounds the coverage that a painter keeps: twice that, as it keeps the
// glyphs of two ages.
const glyphBytes = 8 << 20

// glyphKey names a glyph's coverage at one size and place within the pixel.
type glyphKey struct {
	face *typeset.Face
	r    rune
	size float32
	sub  uint8
}

// stamp is a glyph's coverage and where its top left stands from the pen's pixel. It is
// never changed once it is kept.
type stamp struct {
	mask *image.Alpha // nil for a blank
	at   image.Point
}

// bytes is about what a kept stamp takes.
func (s *stamp) bytes() int {
	const around = 160 // the key, the headers, the place in the map
	if s.mask == nil {
		return around
	}
	return around + len(s.mask.Pix)
}

// glyphs keeps stamps of two ages: when the young are too many they become the old, and
// the old ones that nobody asked for meanwhile go. The zero value is empty. It is safe
// for concurrent use.
type glyphs struct {
	mu         sync.RWMutex
	young, old map[glyphKey]*stamp
	bytes      int // of the young
}

// get is the stamp that is kept under a key, or nil.
func (g *glyphs) get(key glyphKey) *stamp {
	g.mu.RLock()
	s := g.young[key]
	aged := s == nil && g.old[key] != nil
	g.mu.RUnlock()
	if aged {
		return g.renew(key)
	}
	return s
}

// renew makes an old stamp young again.
func (g *glyphs) renew(key glyphKey) *stamp {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.old[key]
	if s != nil {
		delete(g.old, key)
		g.add(key, s)
	}
	return s
}

func (g *glyphs) put(key glyphKey, s *stamp) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.add(key, s)
}

func (g *glyphs) add(key glyphKey, s *stamp) {
	if g.bytes+s.bytes() > glyphBytes {
		g.young, g.old, g.bytes = nil, g.young, 0
	}
	if g.young == nil {
		g.young = map[glyphKey]*stamp{}
	}
	g.young[key] = s
	g.bytes += s.bytes()
}
