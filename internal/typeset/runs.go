package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/frame"
)

// Width is the advance of the text on one line, in units. Line ends count as nothing.
func (fs *Faces) Width(text string, st Style) float64 {
	return fs.advance(clean(text), st.sound())
}

// advance measures clean text.
func (fs *Faces) advance(text string, st Style) float64 {
	c, w := st.class(), 0.0
	for _, r := range text {
		if r == softHyphen || r == '\n' {
			continue
		}
		w += fs.glyph(c, r).advance*st.Size + st.Tracking
	}
	return w
}

// Runs sets the text on one line from at: one run per face, left to right, measured.
func (fs *Faces) Runs(text string, st Style, at frame.Point) []*frame.Text {
	text, st = clean(text), st.sound()
	s := setter{faces: fs, x: at.X, y: at.Y}
	s.add(text, &st)
	s.flush()
	return s.texts
}

// Missing gives the characters of the text that no face can draw, each once, in
// the order of the text. They are drawn as boxes.
func (fs *Faces) Missing(text string) []rune {
	var out []rune
	for _, r := range clean(text) {
		if r >= 0x80 && fs.lacks(r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// lacks tells whether r is a visible character without a face.
func (fs *Faces) lacks(r rune) bool {
	return fs.glyph(regular, r).face == fs.missing && !unseen(r)
}

// setter puts clean text on one line, run after run.
type setter struct {
	faces   *Faces
	x, y    float64 // the pen before the run; y is the baseline
	stretch float64 // added at each space and between Han characters

	texts []*frame.Text
	run   run
	links []frame.Link

	traced bool
	base   int // byte of the paragraph where the text begins that is being added; -1: it is none of it
	pens   []pen
}

// run is text that one face draws in one style.
type run struct {
	face     *Face
	style    *Style
	tracking float64
	text     []byte
	width    float64
	gap      float64 // left empty after the run
}

// add sets text in one style after what is set already. Soft hyphens and line
// ends are not drawn.
func (s *setter) add(text string, st *Style) {
	c := st.class()
	for i, r := range text {
		if s.traced && s.base >= 0 {
			s.pens = append(s.pens, pen{s.base + i, s.here()})
		}
		if r == softHyphen || r == '\n' {
			continue
		}
		s.rune(s.faces.glyph(c, r), r, st)
	}
}

func (s *setter) rune(g *glyph, r rune, st *Style) {
	const usual = 96 // bytes of a run
	tracking := st.Tracking
	if s.stretch != 0 && isHan(r) {
		tracking += s.stretch
	}
	n := &s.run
	if n.text == nil {
		n.text = make([]byte, 0, usual)
	}
	if n.face != g.face || n.style != st || n.tracking != tracking || n.gap > 0 && r != ' ' {
		s.flush()
		n.face, n.style, n.tracking = g.face, st, tracking
	}
	n.text = utf8.AppendRune(n.text, r)
	n.width += g.advance*st.Size + tracking
	if r == ' ' {
		n.gap += s.stretch
	}
}

// flush ends the run and moves on behind it.
func (s *setter) flush() {
	n := &s.run
	if len(n.text) > 0 {
		t := &frame.Text{
			Face: n.face.ID, Size: n.style.Size, At: frame.Point{X: s.x, Y: s.y - n.style.Rise}, Text: string(n.text),
			Width: n.width, Tracking: n.tracking, Color: n.style.Color,
		}
		s.texts = append(s.texts, t)
		s.x += n.width + n.gap
	}
	*n = run{text: n.text[:0]}
}

func isHan(r rune) bool {
	return r >= 0x2E80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r))
}
