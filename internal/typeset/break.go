package typeset

import (
	"strings"

	"briefdeck/internal/frame"
)

// Of Noto Sans, in em: every line keeps its baseline whichever faces it mixes.
const (
	lineAscent  = 1.069
	lineDescent = 0.293
)

const ellipsis = "…"

// Break sets the spans as one paragraph. "\n" ends a line; lines too wide break
// where Unicode's line breaking rules (UAX #14) allow, words wider than a line
// between grapheme clusters. Apart from spaces at the ends of lines and soft
// hyphens inside them no character is lost, unless MaxLines cuts the end off.
func (fs *Faces) Break(spans []Span, o Options) Paragraph {
	b := newBreaker(fs, spans, o)
	for a := 0; a < len(b.text); {
		end := strings.IndexByte(b.text[a:], '\n')
		if end < 0 {
			end = len(b.text) - a
		}
		if !b.hardLine(a, a+end) {
			break
		}
		a += end + 1
	}
	return b.out
}

// breaker builds a paragraph line by line.
type breaker struct {
	measurer
	o        Options
	baseline float64 // of the first line
	traced   bool    // some span has an origin
	out      Paragraph
}

func newBreaker(fs *Faces, spans []Span, o Options) *breaker {
	b := &breaker{o: o}
	b.faces = fs
	b.o.Width, b.o.FirstIndent = sane(o.Width), sane(o.FirstIndent)
	size := b.gather(spans)
	if b.o.LineHeight = max(0, sane(o.LineHeight)); b.o.LineHeight == 0 {
		b.o.LineHeight = (lineAscent + lineDescent) * size
	}
	b.baseline = (b.o.LineHeight-(lineAscent+lineDescent)*size)/2 + lineAscent*size
	b.out.Missing = fs.Missing(b.text)
	return b
}

// gather joins the spans' clean text and gives the largest size.
func (b *breaker) gather(spans []Span) float64 {
	size := 0.0
	texts := make([]string, 0, len(spans))
	b.spans = make([]styled, 0, len(spans))
	end := 0
	for _, sp := range spans {
		text, origin := clean(sp.Text), sp.Origin
		if text == "" {
			continue
		}
		if origin != nil {
			text, origin = cleanTraced(sp.Text, origin)
			b.traced = true
		}
		st := sp.Style.sound()
		size = max(size, st.Size)
		end += len(text)
		texts = append(texts, text)
		b.spans = append(b.spans, styled{end, st, origin})
	}
	b.text = strings.Join(texts, "")
	return size
}

// hardLine breaks and places the bytes from a to z, which hold no "\n". It tells
// whether there may be more lines.
func (b *breaker) hardLine(a, z int) bool {
	s := shape{width: b.o.Width, orphan: b.o.NoOrphan}
	if a == 0 {
		s.indent = b.o.FirstIndent
	}
	limit := s.width
	if limit <= 0 {
		limit = 1e300
	}
	pieces := b.cut(a, z, limit)
	lines := fit(pieces, s)
	for i, l := range lines {
		end := i == len(lines)-1
		if b.o.MaxLines > 0 && len(b.out.Lines) == b.o.MaxLines-1 && (!end || z < len(b.text)-1) {
			b.cutOff(pieces, lineRange{l.first, len(pieces)})
			return false
		}
		b.place(pieces, l, end)
	}
	return true
}

// cutOff places the last line that MaxLines allows, as much of it as fits with
// an ellipsis.
func (b *breaker) cutOff(pieces []piece, l lineRange) {
	b.out.Overfull = true
	room := b.room()
	for l.end > l.first+1 {
		last := pieces[l.end-1]
		st, _ := b.style(max(last.ink-1, last.start))
		if room <= 0 || width(pieces, l)+b.faces.advance(ellipsis, *st) <= room {
			break
		}
		l.end--
	}
	if l.end > l.first {
		pieces[l.end-1].hyphen = 0
	}
	b.line(pieces, l, 0, ellipsis)
}

// width of the line's ink.
func width(pieces []piece, l lineRange) float64 {
	w := 0.0
	for i := l.first; i < l.end; i++ {
		w += pieces[i].width
		if i < l.end-1 {
			w += pieces[i].space
		}
	}
	if l.end > l.first {
		w += pieces[l.end-1].hyphen
	}
	return w
}

// indent of the next line.
func (b *breaker) indent() float64 {
	if len(b.out.Lines) == 0 {
		return b.o.FirstIndent
	}
	return 0
}

// room for the next line; 0 when lines are not limited.
func (b *breaker) room() float64 {
	if b.o.Width <= 0 {
		return 0
	}
	return b.o.Width - b.indent()
}

// place adds the line; the last of a hard line is not justified.
func (b *breaker) place(pieces []piece, l lineRange, last bool) {
	stretch := 0.0
	if b.o.Align == Justify && !last && b.o.Width > 0 {
		stretch = b.stretch(pieces, l)
	}
	b.line(pieces, l, stretch, "")
}

// stretch is what each gap of the line takes so that it fills the width; 0 when
// it has no gaps or they would gape.
func (b *breaker) stretch(pieces []piece, l lineRange) float64 {
	slack := b.room() - width(pieces, l)
	if slack <= 0 || l.first == l.end {
		return 0
	}
	from, to := pieces[l.first].start, pieces[l.end-1].ink
	gaps, last := 0, false
	for _, r := range b.text[from:to] {
		last = isHan(r)
		if r == ' ' || last {
			gaps++
		}
	}
	if last {
		gaps-- // nothing follows the last one
	}
	st, _ := b.style(from)
	if gaps == 0 || slack/float64(gaps) > st.Size {
		return 0
	}
	return slack / float64(gaps)
}

// line draws the pieces of a line and appends it to the paragraph.
func (b *breaker) line(pieces []piece, l lineRange, stretch float64, suffix string) {
	y := b.baseline + float64(len(b.out.Lines))*b.o.LineHeight
	s := setter{faces: b.faces, y: y, stretch: stretch, traced: b.traced}
	if l.first < l.end {
		b.set(&s, pieces[l.first].start, pieces[l.end-1], suffix, y)
	}
	w := s.x
	var carets []frame.Line
	if b.traced && l.first < l.end {
		carets = b.carets(&s, pieces[l.first].start, pieces[l.end-1], y)
	}
	x := b.indent()
	if b.o.Width > 0 {
		switch b.o.Align {
		case Right:
			x = b.o.Width - w
		case Center:
			x = (b.o.Width - w) / 2
		case Left, Justify:
		}
		b.out.Overfull = b.out.Overfull || w > b.room()+1e-6*b.o.Width
	}
	for _, t := range s.texts {
		t.At.X += x
	}
	for i := range s.links {
		s.links[i].Box.X += x
	}
	for i := range carets {
		carets[i] = carets[i].Moved(x, 0)
	}
	b.out.Lines = append(b.out.Lines, Line{Texts: s.texts, Width: w, Baseline: y, Links: s.links, Carets: carets})
	b.out.Width = max(b.out.Width, w)
	b.out.Height += b.o.LineHeight
}

// set draws the bytes from a to the end of the last piece's ink on one line.
func (b *breaker) set(s *setter, a int, last piece, suffix string, y float64) {
	for a < last.ink {
		st, end := b.style(a)
		end = min(end, last.ink)
		from := s.here()
		s.base = a
		s.add(b.text[a:end], st)
		s.base = -1
		if end == last.ink && last.hyphen > 0 {
			s.rune(b.faces.glyph(st.class(), softHyphen), softHyphen, st)
		}
		if end == last.ink && suffix != "" {
			s.add(suffix, st)
		}
		if st.Link != "" {
			s.link(st, from, y)
		}
		a = end
	}
	s.flush()
}

// here is where the next character will stand.
func (s *setter) here() float64 { return s.x + s.run.width + s.run.gap }

// link makes what was set since x a link, one with the part before when both lead to the same place.
func (s *setter) link(st *Style, x, baseline float64) {
	box := frame.Rect{X: x, Y: baseline - lineAscent*st.Size, W: s.here() - x, H: (lineAscent + lineDescent) * st.Size}
	made := frame.Link{Box: box, URL: st.Link}
	if mark, ok := strings.CutPrefix(st.Link, "#"); ok {
		made.URL, made.Mark = "", mark
	}
	if n := len(s.links); n > 0 {
		before := &s.links[n-1]
		if before.URL == made.URL && before.Mark == made.Mark && before.Box.Right() >= x-1e-6 {
			before.Box.W = box.Right() - before.Box.X
			return
		}
	}
	s.links = append(s.links, made)
}

// Items are the paragraph's runs as fresh items, its top left at (x, y).
func (p Paragraph) Items(x, y float64) []frame.Item {
	var out []frame.Item
	for _, l := range p.Lines {
		for _, t := range l.Texts {
			moved := *t
			moved.At.X, moved.At.Y = moved.At.X+x, moved.At.Y+y
			out = append(out, &moved)
		}
	}
	return out
}

// Carets are the paragraph's lines for carets with its top left at (x, y).
func (p Paragraph) Carets(x, y float64) []frame.Line {
	var out []frame.Line
	for _, l := range p.Lines {
		for _, k := range l.Carets {
			out = append(out, k.Moved(x, y))
		}
	}
	return out
}

// Links are the paragraph's links with its top left at (x, y).
func (p Paragraph) Links(x, y float64) []frame.Link {
	var out []frame.Link
	for _, l := range p.Lines {
		for _, k := range l.Links {
			k.Box.X, k.Box.Y = k.Box.X+x, k.Box.Y+y
			out = append(out, k)
		}
	}
	return out
}
