package pdf

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// text writes the run: as text where the face is in the document, elsewhere as
// drawn glyphs with hidden text over them, so that all of it can be copied.
func (p *painter) text(t *frame.Text) error {
	face := p.faces.Face(t.Face)
	if face == nil {
		return fmt.Errorf("text %.40q in face %q, which is not there: %w", t.Text, t.Face, ErrUndrawable)
	}
	text := cleanText(t.Text)
	if text == "" || t.Size <= 0 {
		return nil
	}
	r := run{Text: t, face: face, font: p.fonts.font(face)}
	r.sin, r.cos = math.Sincos(t.Rotate * math.Pi / 180)
	stretches := r.split(text)
	if halo := p.ink(t.Halo.Paint); halo.op != "" && t.Halo.Width > 0 {
		p.halo(&r, stretches, halo)
	}
	fill := p.flat(t.Color)
	if fill.op == "" {
		return nil
	}
	for _, s := range stretches {
		p.opacity(p.name(fill.ext))
		p.fillWith(fill.op)
		if s.drawn {
			if p.glyphs(&r, s) {
				p.op("f")
			}
			p.hidden(&r, s)
		} else {
			p.show(&r, s, fillText)
		}
	}
	return nil
}

// run is a text with what drawing it needs.
type run struct {
	*frame.Text
	face     *typeset.Face
	font     *pdfFont // nil when the face is not in the document
	sin, cos float64
	stretch  float64 // how much wider than high; 0 is 1
}

// stretch is a part of a run that is written in one way.
type stretch struct {
	text  string
	at    float64 // from the run's start, in units
	drawn bool
}

// split cuts the text where the way of writing changes.
func (r *run) split(text string) []stretch {
	var out []stretch
	x := 0.0
	for i, c := range text {
		drawn := !r.writable(c)
		if n := len(out); n == 0 || out[n-1].drawn != drawn {
			out = append(out, stretch{at: x, drawn: drawn})
		}
		last := &out[len(out)-1]
		last.text = text[i-len(last.text) : i+utf8.RuneLen(c)]
		x += r.advance(c)
	}
	return out
}

// writable tells whether the embedded font has the character under its own code:
// codes are two bytes.
func (r *run) writable(c rune) bool {
	if r.font == nil || c > 0xFFFF {
		return false
	}
	_, ok := r.face.Advance(c)
	return ok
}

// advance is how far the character moves the pen, in units.
func (r *run) advance(c rune) float64 {
	em, _ := r.face.Advance(c)
	return em*r.Size + r.Tracking
}

// place is a point of the run, x along the baseline and y downward, on the page.
func (r *run) place(x, y float64) frame.Point {
	return frame.Point{X: r.At.X + x*r.cos - y*r.sin, Y: r.At.Y + x*r.sin + y*r.cos}
}

// show writes the stretch with the embedded font.
func (p *painter) show(r *run, s stretch, mode int) {
	p.begin(r, s, r.font, mode)
	p.tracking(r.Tracking / r.Size)
	p.buf = append(p.buf, '(')
	for _, c := range s.text {
		r.font.use(c)
		p.buf = appendCode(p.buf, c)
	}
	p.buf = append(p.buf, ")Tj\nET\n"...)
}

// begin opens a text object at the stretch. The font has size 1 and the matrix
// scales it, which keeps every size exact: gofpdf's own sizes have two places.
func (p *painter) begin(r *run, s stretch, f *pdfFont, mode int) {
	p.line("BT")
	if p.now.font != f.name {
		p.now.font = f.name
		p.line("/" + f.name + " 1 Tf")
	}
	if p.now.mode != mode {
		p.now.mode = mode
		p.op("Tr", float64(mode))
	}
	at, wide := r.place(s.at, 0), r.Size
	if r.stretch > 0 {
		wide *= r.stretch
	}
	for _, v := range [4]float64{wide * r.cos, wide * r.sin, r.Size * r.sin, -r.Size * r.cos} {
		p.number(v, 5)
		p.buf = append(p.buf, ' ')
	}
	p.op("Tm", at.X, at.Y)
}

// tracking sets the space after every character, in em.
func (p *painter) tracking(em float64) {
	if p.now.tracking != em {
		p.now.tracking = em
		p.number(em, 5)
		p.line(" Tc")
	}
}

// appendCode writes a character's two-byte code inside a string.
func appendCode(b []byte, c rune) []byte {
	for _, v := range [2]byte{byte(c >> 8), byte(c)} {
		switch v {
		case '(', ')', '\\':
			b = append(b, '\\', v)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, v)
		}
	}
	return b
}

// halo strokes the stretches' outlines below the text. As text it would be read
// out twice, so that it says that it stands for nothing.
func (p *painter) halo(r *run, stretches []stretch, k ink) {
	p.save()
	defer p.restore()
	p.opacity(p.name(k.ext))
	p.strokeWith(k.stroke())
	p.pen(&r.Halo)
	p.line("/Span <</ActualText ()>> BDC")
	for _, s := range stretches {
		if !s.drawn {
			p.show(r, s, strokeText)
		} else if p.glyphs(r, s) {
			p.op("S")
		}
	}
	p.line("EMC")
}

// glyphs writes the stretch's outlines and tells whether there are any.
func (p *painter) glyphs(r *run, s stretch) bool {
	x, any := s.at, false
	for _, c := range s.text {
		if segs := r.face.Outline(c); len(segs) > 0 {
			p.outline(r.onPage(segs, x))
			any = true
		}
		x += r.advance(c)
	}
	return any
}

// onPage is an outline in em at x along the run, on the page.
func (r *run) onPage(segs []frame.Seg, x float64) []frame.Seg {
	out := make([]frame.Seg, len(segs))
	for i, s := range segs {
		out[i].Op = s.Op
		for k := range points(s.Op) {
			out[i].P[k] = r.place(x+s.P[k].X*r.Size, s.P[k].Y*r.Size)
		}
	}
	return out
}

// hidden writes the stretch unseen, each character where its glyph was drawn.
// Characters above U+FFFF have no code; they are named by the text they stand for.
func (p *painter) hidden(r *run, s stretch) {
	f := p.fonts.hidden()
	if f == nil {
		return
	}
	x, from := s.at, 0 // of the characters not written yet
	pen := s.at
	for i, c := range s.text {
		next := i + utf8.RuneLen(c)
		if c > 0xFFFF {
			p.hiddenCodes(r, stretch{text: s.text[from:i], at: x}, f)
			p.standIn(r, stretch{text: s.text[i:next], at: pen}, f)
		}
		pen += r.advance(c)
		if c > 0xFFFF {
			x, from = pen, next
		}
	}
	p.hiddenCodes(r, stretch{text: s.text[from:], at: x}, f)
}

// standIn writes the replacement character and says which one it stands for.
func (p *painter) standIn(r *run, s stretch, f *pdfFont) {
	c, _ := utf8.DecodeRuneInString(s.text)
	high, low := utf16.EncodeRune(c)
	p.line(fmt.Sprintf("/Span <</ActualText <FEFF%04X%04X>>> BDC", high, low))
	squeezed := *r // readers go by the width of the code that stands in
	if w := f.width(utf8.RuneError); w > 0 && r.advance(c) > 0 {
		squeezed.stretch = r.advance(c) / r.Size / w
	}
	s.text = string(utf8.RuneError)
	p.hiddenCodes(&squeezed, s, f)
	p.line("EMC")
}

// hiddenCodes writes codes of a font that need not have their glyphs. Numbers
// between them make up for the difference in width, in thousandths of an em.
func (p *painter) hiddenCodes(r *run, s stretch, f *pdfFont) {
	if s.text == "" {
		return
	}
	p.begin(r, s, f, hiddenText)
	p.tracking(0)
	p.buf = append(p.buf, '[')
	for _, c := range s.text {
		if _, ok := f.face.Advance(c); ok {
			f.use(c)
		}
		p.buf = append(appendCode(append(p.buf, '('), c), ')')
		p.number((f.width(c)-r.advance(c)/r.Size)*1000, 1)
	}
	p.buf = append(p.buf, "]TJ\nET\n"...)
}

// cleanText is s as a PDF can hold it on one line: valid, spaces for tabs and
// line ends, without other control characters.
func cleanText(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r >= '\n' && r <= '\r', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case r < 0x20, r >= 0x7F && r < 0xA0:
			return -1
		case r&0xFFFE == 0xFFFE:
			return utf8.RuneError // never a character
		}
		return r // what was invalid is U+FFFD here
	}, s)
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7E {
			return false
		}
	}
	return true
}
