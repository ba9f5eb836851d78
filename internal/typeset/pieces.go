package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// piece is text after which a line may end.
type piece struct {
	start, ink, end int     // bytes: the ink ends where the breaking spaces begin
	width           float64 // of the ink
	space           float64 // of the spaces, which a line's end swallows
	hyphen          float64 // added when the line ends here
	inWord          bool    // a word too long for the line is cut here
}

// copytext is a paragraph's whole clean text with the style of every byte.
type copytext struct {
	text  string
	spans []styled
}

// styled is a stretch of the text in one style.
type styled struct {
	end    int // byte after the last
	style  Style
	origin *Origin
}

// cut splits the text of one hard line, from byte a to byte b, into pieces.
// Words wider than limit are cut between grapheme clusters.
func (m *measurer) cut(a, b int, limit float64) []piece {
	pieces := m.pieces[:0]
	for a < b {
		n := m.segment(a, b)
		p := m.measure(a, a+n)
		if p.width > limit {
			pieces = m.clusters(pieces, p)
		} else {
			pieces = append(pieces, p)
		}
		a += n
	}
	m.pieces = pieces
	return pieces
}

// segment is the length of the text up to the next place where a line may end. A
// per cent sign stays with its number also behind a space.
func (m *measurer) segment(a, b int) int {
	n := allowed(m.text[a:b])
	for a+n < b && m.text[a+n] == '%' && endsInDigit(m.text[a:a+n]) {
		n += allowed(m.text[a+n : b])
	}
	return n
}

// allowed is the length of the text up to the next place where Unicode allows a break.
func allowed(s string) int {
	if n := plainWord(s); n > 0 {
		return n
	}
	seg, _, _, _ := uniseg.FirstLineSegmentInString(s, -1)
	return len(seg)
}

func endsInDigit(s string) bool {
	s = strings.TrimRight(s, " ")
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// plainWord is the length of an ASCII word with the one space after it, or 0
// when the full rules must decide: the common case without their cost.
func plainWord(s string) int {
	i := 0
	for i < len(s) && isASCIIAlnum(s[i]) {
		i++
	}
	if i == 0 {
		return 0
	}
	if i < len(s) && (s[i] == ',' || s[i] == '.') {
		i++
	}
	if i+1 < len(s) && s[i] == ' ' && isASCIIAlnum(s[i+1]) {
		return i + 1
	}
	return 0
}

func isASCIIAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// clusters cuts the piece between its grapheme clusters.
func (m *measurer) clusters(pieces []piece, p piece) []piece {
	state, rest, at := -1, m.text[p.start:p.ink], p.start
	for rest != "" {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		q := m.measure(at, at+len(c))
		q.inWord = true
		pieces = append(pieces, q)
		at += len(c)
	}
	last := &pieces[len(pieces)-1]
	last.end, last.space, last.hyphen, last.inWord = p.end, p.space, p.hyphen, false
	return pieces
}

// measurer knows the widths of a paragraph's text.
type measurer struct {
	copytext
	faces  *Faces
	pieces []piece // reused from one hard line to the next
	at     int     // the span that the last measured byte was in
}

// measure makes the piece of the bytes from a to b.
func (m *measurer) measure(a, b int) piece {
	p := piece{start: a, ink: a, end: b}
	for i := a; i < b; {
		st, stop := m.style(i)
		c := st.class()
		stop = min(stop, b)
		for i < stop {
			r, n := utf8.DecodeRuneInString(m.text[i:])
			i += n
			if r == softHyphen {
				p.ink, p.hyphen = i, m.faces.glyph(c, r).advance*st.Size+st.Tracking
				continue
			}
			w := m.faces.glyph(c, r).advance*st.Size + st.Tracking
			if breakingSpace(r) {
				p.space += w
				continue
			}
			p.width += p.space + w
			p.space, p.hyphen, p.ink = 0, 0, i
		}
	}
	return p
}

// style is the style of byte i and where it ends. Bytes are asked for mostly in order.
func (m *measurer) style(i int) (*Style, int) {
	if m.at >= len(m.spans) || m.at > 0 && i < m.spans[m.at-1].end {
		m.at = 0
	}
	for m.spans[m.at].end <= i {
		m.at++
	}
	return &m.spans[m.at].style, m.spans[m.at].end
}

// breakingSpace tells whether a line's end swallows r.
func breakingSpace(r rune) bool {
	switch r {
	case ' ', 0x1680, 0x205F, 0x3000, 0x200B:
		return true
	}
	return r >= 0x2000 && r <= 0x200A && r != 0x2007
}
