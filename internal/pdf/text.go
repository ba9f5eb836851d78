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

// writable tells whether the embedded font has the character under its own code,
// of two bytes, and has its glyph kept.
func (r *run) writable(c rune) bool {
	if r.font == nil || c > 0xFFFF {
		return false
	}
	_, ok := r.face.Advance(c)
	return ok && r.font.use(c)
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
	p.begin(r, s.at, look{font: r.font, mode: mode, wide: 1})
	p.tracking(r.Tracking / r.Size)
	p.buf = append(p.buf, '(')
	for _, c := range s.text {
		p.buf = appendCode(p.buf, c)
	}
	p.buf = append(p.buf, ")Tj\nET\n"...)
}

// look is how a text object shows its characters.
type look struct {
	font *pdfFont
	mode int     // text rendering mode
	wide float64 // 1 is the font's own width
}

// begin opens a text object at x along the run. The font has size 1 and the matrix
// scales it, which keeps every size exact: gofpdf's own sizes have two places.
func (p *painter) begin(r *run, x float64, l look) {
	p.line("BT")
	if p.now.font != l.font.name {
		p.now.font = l.font.name
		p.line("/" + l.font.name + " 1 Tf")
	}
	if p.now.mode != l.mode {
		p.now.mode = l.mode
		p.op("Tr", float64(l.mode))
	}
	at, wide := r.place(x, 0), r.Size*l.wide
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

// hidden writes the stretch unseen, each character where its glyph was drawn and
// as wide: readers take gaps for spaces. Characters that need the same stretching
// go together.
func (p *painter) hidden(r *run, s stretch) {
	f := p.fonts.hidden()
	if f == nil {
		return
	}
	pen := s.at
	var group hiddenGroup
	for _, c := range s.text {
		code := c
		if c > 0xFFFF {
			code = utf8.RuneError
		}
		if _, ok := f.face.Advance(code); ok {
			f.use(code)
		}
		advance := r.advance(c)
		wide := 1.0
		if w := f.width(code); w > 0 && advance > 0 {
			wide = max(0.01, math.Round(100*advance/(w*r.Size))/100)
		}
		if c > 0xFFFF || wide != group.wide {
			p.hiddenGroup(r, &group, f)
			group = hiddenGroup{at: pen, wide: wide}
		}
		group.add(code, f.width(code)-advance/(r.Size*wide))
		if c > 0xFFFF {
			p.standIn(c, func() { p.hiddenGroup(r, &group, f) })
			group = hiddenGroup{}
		}
		pen += advance
	}
	p.hiddenGroup(r, &group, f)
}

// hiddenGroup is hidden characters that are stretched alike.
type hiddenGroup struct {
	at    float64
	wide  float64 // how much wider than the font has them
	codes []byte  // as they stand between the brackets of TJ
}

// add puts a code and how far to step back after it, in em.
func (g *hiddenGroup) add(code rune, back float64) {
	g.codes = append(appendCode(append(g.codes, '('), code), ')')
	if back = math.Round(back*1e4) / 10; back != 0 {
		g.codes = appendNumber(g.codes, back, 1)
	}
}

func (p *painter) hiddenGroup(r *run, g *hiddenGroup, f *pdfFont) {
	if len(g.codes) == 0 {
		return
	}
	p.begin(r, g.at, look{font: f, mode: hiddenText, wide: g.wide})
	p.tracking(0)
	p.buf = append(append(append(p.buf, '['), g.codes...), "]TJ\nET\n"...)
}

// standIn marks what show writes as standing for c, which has no code of two bytes.
func (p *painter) standIn(c rune, show func()) {
	high, low := utf16.EncodeRune(c)
	p.line(fmt.Sprintf("/Span <</ActualText <FEFF%04X%04X>>> BDC", high, low))
	show()
	p.line("EMC")
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
