package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// fonts is the faces that the document embeds. Each is added when a run first
// needs it; only the glyphs that were used end up in the file.
type fonts struct {
	p       *gofpdf.Fpdf
	faces   *typeset.Faces
	byFace  map[string]*pdfFont // nil for faces that cannot be embedded
	all     []*pdfFont          // in order of first use
	carrier *pdfFont
}

// pdfFont is a face in the document.
type pdfFont struct {
	face    *typeset.Face
	key     string // gofpdf's name for it
	name    string // as pages say it
	missing float64
	used    [1 << 16 / 64]uint64 // a bit for each character
}

// longestRow is how many characters in a row a font may have: gofpdf's time to
// write their widths grows with more than the square of it.
const longestRow = 64

// use has the character's glyph kept, and tells whether the font may have it.
func (f *pdfFont) use(c rune) bool {
	if f.has(c) {
		return true
	}
	if c > 0xFF && f.row(c) > longestRow { // the first 256 are in any case
		return false
	}
	f.used[c>>6] |= 1 << (c & 63)
	return true
}

func (f *pdfFont) has(c rune) bool { return f.used[c>>6]>>(c&63)&1 == 1 }

// row is how many characters without a gap the font would have around c.
func (f *pdfFont) row(c rune) int {
	n := 1
	for d := c - 1; d > 0 && n <= longestRow && f.has(d); d-- {
		n++
	}
	for d := c + 1; d < 1<<16 && n <= longestRow && f.has(d); d++ {
		n++
	}
	return n
}

func newFonts(p *gofpdf.Fpdf, faces *typeset.Faces) *fonts {
	return &fonts{p: p, faces: faces, byFace: map[string]*pdfFont{}}
}

// font is the face in the document, or nil when it cannot be embedded and must be drawn.
func (fs *fonts) font(face *typeset.Face) *pdfFont {
	f, ok := fs.byFace[face.ID]
	if !ok {
		f = fs.embed(face)
		fs.byFace[face.ID] = f
	}
	return f
}

// embed gives gofpdf the face, its own copy: gofpdf writes into the bytes it is
// given. A font that it does not understand is not embedded.
func (fs *fonts) embed(face *typeset.Face) (f *pdfFont) {
	data, ok := face.TrueType()
	if !ok || !isEmbeddable(data) {
		return nil
	}
	defer func() {
		if recover() != nil {
			f = nil
		}
	}()
	f = &pdfFont{face: face, key: fs.newKey(face.ID)}
	fs.p.AddUTF8FontFromBytes(f.key, "", bytes.Clone(data))
	f.name = fs.nameOf(f.key)
	if f.name == "" {
		return nil
	}
	f.missing = float64(fs.p.GetFontDesc(f.key, "").MissingWidth) / 1000
	fs.all = append(fs.all, f)
	return f
}

// newKey is the face's ID in letters that a PDF name can hold, and no other's key.
func (fs *fonts) newKey(id string) string {
	key := "-" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(id))
	taken := func(f *pdfFont) bool { return f.key == key }
	if slices.ContainsFunc(fs.all, taken) {
		key = fmt.Sprintf("%s-%d", key, len(fs.all))
	}
	return key
}

// nameOf is what pages call the font. gofpdf tells nobody, but writes it into a
// template; the template itself is thrown away.
func (fs *fonts) nameOf(key string) string {
	t := fs.p.CreateTemplate(func(t *gofpdf.Tpl) { t.SetFont(key, "", 1) })
	_, after, _ := bytes.Cut(t.Bytes(), []byte("BT /"))
	name, _, ok := bytes.Cut(after, []byte(" "))
	if !ok {
		return ""
	}
	return string(name)
}

// markUsed tells gofpdf which glyphs to keep: it remembers what was written with
// a font, in a template too.
func (fs *fonts) markUsed() {
	for _, f := range fs.all {
		var runes []rune
		for r := range rune(1 << 16) {
			if f.has(r) {
				runes = append(runes, r)
			}
		}
		fs.p.CreateTemplate(func(t *gofpdf.Tpl) {
			t.SetFont(f.key, "", 1)
			t.Text(0, 0, string(runes))
		})
	}
}

// hidden is a font for text that is there to be read out, not seen: the first
// that the document embeds anyway, or the one for plain text. nil without any.
func (fs *fonts) hidden() *pdfFont {
	if fs.carrier == nil && len(fs.all) > 0 {
		fs.carrier = fs.all[0]
	}
	if fs.carrier == nil {
		for _, run := range fs.faces.Runs("x", typeset.Style{Size: 1}, frame.Point{}) {
			if face := fs.faces.Face(run.Face); face != nil {
				fs.carrier = fs.font(face)
			}
		}
	}
	return fs.carrier
}

// width is the advance that readers take for c, in em: gofpdf writes whole thousandths.
func (f *pdfFont) width(c rune) float64 {
	if em, ok := f.face.Advance(c); ok && (c <= 0xFF || f.has(c)) {
		return math.Round(em*1000) / 1000
	}
	return f.missing
}

// isEmbeddable tells whether gofpdf can read the font and its makers allow
// embedding. gofpdf itself prints or panics when it cannot.
func isEmbeddable(ttf []byte) bool {
	tables := sfntTables(ttf)
	for tag, least := range map[string]int{
		"head": 54, "hhea": 36, "maxp": 6, "OS/2": 78, "post": 32, "name": 6,
		"cmap": 4, "hmtx": 4, "loca": 4, "glyf": 1,
	} {
		if len(tables[tag]) < least {
			return false
		}
	}
	be := binary.BigEndian
	restricted := be.Uint16(tables["OS/2"][8:])
	return be.Uint16(tables["name"]) == 0 && restricted != 2 && restricted&0x300 == 0 && hasUnicodeMap(tables["cmap"])
}

// sfntTables is the tables of a TrueType font by tag; nil when it is none or is damaged.
func sfntTables(ttf []byte) map[string][]byte {
	be := binary.BigEndian
	if len(ttf) < 12 || be.Uint32(ttf) != 0x00010000 && string(ttf[:4]) != "true" {
		return nil
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(ttf[4:])) {
		at := 12 + 16*i
		if at+16 > len(ttf) {
			return nil
		}
		from, size := uint64(be.Uint32(ttf[at+8:])), uint64(be.Uint32(ttf[at+12:]))
		if from+size > uint64(len(ttf)) {
			return nil
		}
		tables[string(ttf[at:at+4])] = ttf[from : from+size]
	}
	return tables
}

// hasUnicodeMap looks for the kind of character map that gofpdf reads: format 4.
func hasUnicodeMap(cmap []byte) bool {
	be := binary.BigEndian
	for i := range int(be.Uint16(cmap[2:])) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return false
		}
		platform, encoding, from := be.Uint16(cmap[at:]), be.Uint16(cmap[at+2:]), be.Uint32(cmap[at+4:])
		unicode := platform == 3 && encoding == 1 || platform == 0
		if unicode && uint64(from)+14 <= uint64(len(cmap)) && be.Uint16(cmap[from:]) == 4 {
			return true
		}
	}
	return false
}
