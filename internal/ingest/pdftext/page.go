package pdftext

import (
	"context"
	"encoding/binary"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// page is what one page shows, in points; y grows downwards from the top edge.
type page struct {
	number        int // from 1
	width, height float64
	runs          []run
	turned        []run   // text that runs another way than most, with its place on the page
	grids         []grid  // ruled tables
	dots          []place // bullets that are drawn, not written
	frames        []frame // drawn around text
	drawn         bool    // something is drawn on it
	broken        bool
}

// run is text of one style without a wide gap, on one baseline.
type run struct {
	text         string
	x0, x1, base float64
	middle       place // of its first character, as the page is read; of turned text
	style
}

// place is a point on a page.
type place struct{ x, y float64 }

// style is how characters look and what the document's structure calls them.
type style struct {
	size         float64
	bold, italic bool
	tag          int // level of a heading, 0 for none
	turn         int // quarters that the text is turned on the page
}

// lineEnd stands for a hyphen that a line's end made.
const lineEnd = '\u0002'

// page reads one page; it is marked as broken when PDFium cannot open it.
func (e *engine) page(doc uint64, index int) page {
	ctx, cancel := context.WithTimeout(e.whole, pageTime)
	defer cancel()
	e.ctx = ctx
	p := page{number: index + 1}
	handle := e.call("FPDF_LoadPage", doc, uint64(index))
	if handle == 0 {
		p.broken = true
		return p
	}
	e.call("FPDFPage_SetRotation", handle, 0) // how it is turned only misleads the reader's blanks
	text := e.call("FPDFText_LoadPage", handle)
	if text == 0 {
		p.broken = true
	} else {
		p.drawn = int32(e.call("FPDFPage_CountObjects", handle)) > 0
		r := glyphReader{engine: e, text: text, tags: e.tags(handle), page: &p}
		r.box(handle)
		drawn := r.rules(handle, r.read())
		p.grids, p.dots, p.frames = drawn.grids(), drawn.dots, drawn.frames
		e.call("FPDFText_ClosePage", text)
	}
	e.call("FPDF_ClosePage", handle)
	if e.err == nil {
		e.ctx = e.whole
	}
	return p
}

// glyphReader gathers the characters of a page into runs.
type glyphReader struct {
	*engine
	text  uint64 // PDFium's handle
	tags  map[int]int
	page  *page
	left  float64 // the visible box, in the page's own coordinates
	top   float64
	right float64
	low   float64

	object uint64
	style  style
	cur    *run
	words  strings.Builder
	runs   []run
}

// box reads what part of the page is seen. How the page is turned does not matter:
// the text says which way it runs.
func (r *glyphReader) box(handle uint64) {
	r.call("FPDF_GetPageBoundingBox", handle, uint64(r.buf))
	f := r.floats(4)
	r.left, r.top, r.right, r.low = f[0], f[1], f[2], f[3]
	if r.right-r.left < 1 || r.top-r.low < 1 {
		r.left, r.top, r.right, r.low = 0, 792, 612, 0
	}
}

// read gathers all characters, and sets those apart that are turned another way than
// most. It returns how most are.
func (r *glyphReader) read() int {
	n := min(int(int32(r.call("FPDFText_CountChars", r.text))), maxGlyphs)
	for i := 0; i < n && r.err == nil; i++ {
		r.glyph(i)
	}
	r.flush()
	var count [4]int
	for _, x := range r.runs {
		count[x.turn] += len(x.text)
	}
	most := 0
	for t, c := range count {
		if c > count[most] {
			most = t
		}
	}
	r.page.width, r.page.height = r.right-r.left, r.top-r.low
	if most%2 == 1 {
		r.page.width, r.page.height = r.page.height, r.page.width
	}
	for _, x := range r.runs {
		if x.turn == most {
			r.page.runs = append(r.page.runs, x)
			continue
		}
		r.style.turn = most
		x.middle.x, x.middle.y = r.seen(x.middle.x, x.middle.y)
		r.page.turned = append(r.page.turned, x)
	}
	return most
}

// glyph takes one character.
func (r *glyphReader) glyph(i int) {
	c := readable(rune(uint32(r.call("FPDFText_GetUnicode", r.text, uint64(i)))))
	switch {
	case c == "\n" || c == "\r":
		r.flush()
		return
	case c == "":
		return
	case strings.TrimSpace(c) == "":
		if r.cur != nil {
			r.words.WriteByte(' ')
		}
		return
	case c == string(lineEnd):
		r.words.WriteRune(lineEnd)
		r.flush()
		return
	}
	if object := r.call("FPDFText_GetTextObject", r.text, uint64(i)); object != r.object || r.cur == nil {
		r.object = object
		r.look(i, object)
	}
	r.call("FPDFText_GetCharBox", r.text, uint64(i), uint64(r.buf), uint64(r.buf+8), uint64(r.buf+16), uint64(r.buf+24))
	box := r.doubles(4) // left, right, bottom, top
	r.call("FPDFText_GetCharOrigin", r.text, uint64(i), uint64(r.buf), uint64(r.buf+8))
	origin := r.doubles(2)
	x0, _ := r.seen(box[0], box[2])
	x1, _ := r.seen(box[1], box[3])
	_, base := r.seen(origin[0], origin[1])
	r.put(c, min(x0, x1), max(x0, x1), base)
	if r.cur != nil && r.words.Len() == len(c) {
		r.cur.middle = place{(box[0] + box[1]) / 2, (box[2] + box[3]) / 2}
	}
}

// wordsApart is a gap, as a share of the size, that a raised mark may stand in which is
// drawn later.
const wordsApart = 0.33

// put adds a character to the current run, or begins one.
func (r *glyphReader) put(c string, x0, x1, base float64) {
	size := r.style.size
	if bad := math.IsNaN(x0 + x1 + base); bad || math.Abs(x0)+math.Abs(base) > 1e6 {
		return
	}
	cur := r.cur
	if cur == nil || cur.style != r.style || math.Abs(base-cur.base) > 0.2*size || x0-cur.x1 > wordsApart*size || x0 < cur.x0-1 {
		r.flush()
		r.cur = &run{x0: x0, x1: x1, base: base, style: r.style}
	}
	r.words.WriteString(c)
	r.cur.x1 = max(r.cur.x1, x1)
}

func (r *glyphReader) flush() {
	if r.cur == nil {
		r.words.Reset()
		return
	}
	r.cur.text = r.words.String()
	r.words.Reset()
	r.runs = append(r.runs, *r.cur)
	r.cur = nil
}

// seen turns a place on the page into one as the reader of the text sees it.
func (r *glyphReader) seen(x, y float64) (float64, float64) {
	switch r.style.turn {
	case 1:
		return y - r.low, x - r.left
	case 2:
		return r.right - x, y - r.low
	case 3:
		return r.top - y, r.right - x
	}
	return x - r.left, r.top - y
}

// look reads the style of the text object that a character belongs to.
func (r *glyphReader) look(i int, object uint64) {
	at := uint64(i)
	size := math.Float64frombits(r.call("FPDFText_GetFontSize", r.text, at))
	s := style{}
	if r.call("FPDFText_GetMatrix", r.text, at, uint64(r.buf)) != 0 {
		m := r.floats(6)
		if scale := math.Hypot(m[2], m[3]); scale > 0 {
			size *= scale
		}
		s.turn = int(math.Round(math.Atan2(m[1], m[0])/(math.Pi/2))) & 3
	}
	if math.IsNaN(size) || size <= 0.5 || size > 2000 {
		size = 10
	}
	s.size = math.Round(size*4) / 4
	weight := int32(r.call("FPDFText_GetFontWeight", r.text, at))
	name, flags := r.font(at)
	s.bold = weight >= 600 || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy") || strings.Contains(name, "demi")
	s.italic = flags&(1<<6) != 0 || strings.Contains(name, "italic") || strings.Contains(name, "oblique")
	if len(r.tags) > 0 && object != 0 {
		s.tag = r.tags[int(int32(r.call("FPDFPageObj_GetMarkedContentID", object)))]
	}
	r.style = s
}

// font reads the name of the font, in lower case, and its flags.
func (r *glyphReader) font(at uint64) (string, uint32) {
	const room = 256
	n := uint32(r.call("FPDFText_GetFontInfo", r.text, at, uint64(r.buf), room, uint64(r.buf+room)))
	if n == 0 || n > room {
		return "", 0
	}
	raw, _ := r.module.Memory().Read(r.buf, n)
	flags, _ := r.module.Memory().ReadUint32Le(r.buf + room)
	return strings.ToLower(strings.TrimRight(string(raw), "\x00")), flags
}

// floats reads the first numbers of the scratch buffer.
func (e *engine) floats(n int) (out [6]float64) {
	raw, _ := e.module.Memory().Read(e.buf, uint32(4*n))
	for i := 0; 4*i+4 <= len(raw); i++ {
		out[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])))
	}
	return out
}

func (e *engine) doubles(n int) (out [4]float64) {
	raw, _ := e.module.Memory().Read(e.buf, uint32(8*n))
	for i := 0; 8*i+8 <= len(raw); i++ {
		out[i] = math.Float64frombits(binary.LittleEndian.Uint64(raw[8*i:]))
	}
	return out
}

// ligatures are what fonts of TeX keep at the places of control characters.
var ligatures = map[rune]string{
	0x0b: "ff", 0x0c: "fi", 0x0e: "ffi", 0x0f: "ffl", 0x10: "“", 0x11: "”", 0x12: "„", 0x15: "–", 0x16: "—",
	0x1b: "ff", 0x1c: "fi", 0x1d: "fl", 0x1e: "ffi", 0x1f: "ffl",
}

// readable is a character as text: ligatures and the stand-ins for Han characters
// taken apart, symbols of private fonts as bullets, what means nothing as "".
func readable(c rune) string {
	switch {
	case c == 0x02 || c == 0xad || c == 0xfffe:
		return string(lineEnd)
	case c == '\n' || c == '\r':
		return string(c)
	case ligatures[c] != "":
		return ligatures[c]
	case c >= 0xfb00 && c <= 0xfb06 || c >= 0x2e80 && c <= 0x2fdf:
		return norm.NFKC.String(string(c))
	case c >= 0xe000 && c <= 0xf8ff:
		return "•"
	case unicode.IsSpace(c):
		return " "
	case c == 0xfffd || c > unicode.MaxRune || unicode.IsControl(c) || c >= 0xd800 && c < 0xe000 || c == 0xffff || c == 0xfeff || c >= 0x200b && c <= 0x200f:
		return ""
	}
	return string(c)
}
