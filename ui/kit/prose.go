package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Piece is a run of text in one look.
type Piece struct {
	Text   string
	Color  fyne.ThemeColorName // "" is the paragraph's
	Ground fyne.ThemeColorName // behind the words; "" is none
	Bold   bool
	Italic bool
	Mono   bool
	Struck bool    // with a line through it: taken out
	Raised bool    // small and above the line: a citation mark
	Link   string  // told when the words are clicked; "" for plain words
	Tab    float32 // how far from the line's left edge the words begin at least: cells of a table
	At     int     // where the words begin in their paragraph, in bytes; a raised piece takes no room there
}

// ProseLook is how a paragraph is set, in logical pixels.
type ProseLook struct {
	Size, Lead float32 // of the letters, and from line to line
	Color      fyne.ThemeColorName
	Bold       bool
}

// ProseLine is one line of a broken paragraph.
type ProseLine []Piece

// String is the line's words.
func (l ProseLine) String() string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.Text)
	}
	return b.String()
}

// raisedSize is the size of raised pieces beside the paragraph's.
const raisedSize = 0.72

// Ruler breaks paragraphs into lines. It adds up the widths of single characters,
// which it keeps, so that a long document is broken in a few milliseconds. It is used
// on the screen's goroutine.
type Ruler struct{ faces map[rulerFace]*charWidths }

type rulerFace struct {
	size  float32
	style fyne.TextStyle
}

// charWidths are the widths of a face's characters in logical pixels.
type charWidths struct {
	face   rulerFace
	common [128]float32 // 0: not measured yet
	others map[rune]float32
}

// NewRuler returns a ruler that knows no character yet.
func NewRuler() *Ruler { return &Ruler{map[rulerFace]*charWidths{}} }

func (k ProseLook) face(p Piece) rulerFace {
	f := rulerFace{k.Size, fyne.TextStyle{Bold: k.Bold || p.Bold, Italic: p.Italic, Monospace: p.Mono}}
	if p.Raised {
		f.size *= raisedSize
	}
	return f
}

func (r *Ruler) widths(f rulerFace) *charWidths {
	w := r.faces[f]
	if w == nil {
		w = &charWidths{face: f, others: map[rune]float32{}}
		r.faces[f] = w
	}
	return w
}

func (w *charWidths) one(c rune) float32 {
	if c >= 0 && int(c) < len(w.common) {
		if w.common[c] == 0 {
			w.common[c] = fyne.MeasureText(string(c), w.face.size, w.face.style).Width
		}
		return w.common[c]
	}
	known, ok := w.others[c]
	if !ok {
		known = fyne.MeasureText(string(c), w.face.size, w.face.style).Width
		w.others[c] = known
	}
	return known
}

// Width is how wide pieces are on one line, in logical pixels.
func (r *Ruler) Width(look ProseLook, pieces ...Piece) float32 {
	var w float32
	for _, p := range pieces {
		all, _ := r.widths(look.face(p)).of(p.Text)
		w += all
	}
	return w
}

// of is the width of a text, and of the text without the spaces at its end.
func (w *charWidths) of(text string) (all, bare float32) {
	for _, c := range text {
		all += w.one(c)
		if c != ' ' {
			bare = all
		}
	}
	return all, bare
}

// Break breaks pieces into lines of at most width: after spaces, between Han
// characters, or inside a word that is wider than a line. No character is lost but
// the spaces at the ends of lines.
func (r *Ruler) Break(pieces []Piece, look ProseLook, width float32) []ProseLine {
	b := breaker{width: max(width, look.Size)}
	for _, p := range pieces {
		b.piece, b.from, b.to, b.chars = p, 0, 0, r.widths(look.face(p))
		for b.to < len(p.Text) {
			b.add(b.to + chunk(p.Text[b.to:]))
		}
		b.flush()
	}
	b.end()
	return b.lines
}

// breaker fills lines. Of the piece at hand, the bytes from..to are on the line.
type breaker struct {
	width, at float32
	line      ProseLine
	lines     []ProseLine

	piece    Piece
	chars    *charWidths
	from, to int
}

// add puts the piece's text up to an offset on the line, or begins the next one with it.
func (b *breaker) add(end int) {
	word := b.piece.Text[b.to:end]
	all, bare := b.chars.of(word)
	if b.at > 0 && b.at+bare > b.width && !clings(b.piece, word) {
		b.end()
	}
	for bare > b.width && b.at == 0 {
		b.to += b.fitting(word)
		b.end()
		word = b.piece.Text[b.to:end]
		all, bare = b.chars.of(word)
	}
	b.to = end
	b.at += all
}

// fitting is how many bytes of a word too wide for a line fit on one: a character at
// least.
func (b *breaker) fitting(word string) int {
	var at float32
	for i, c := range word {
		at += b.chars.one(c)
		if i > 0 && at > b.width {
			return i
		}
	}
	return len(word)
}

// flush closes the piece at hand on this line.
func (b *breaker) flush() {
	if b.to > b.from {
		p := b.piece
		p.Text = b.piece.Text[b.from:b.to]
		if !p.Raised {
			p.At += b.from
		}
		b.line = append(b.line, p)
		b.from = b.to
	}
}

func (b *breaker) end() {
	b.flush()
	if n := len(b.line); n > 0 {
		b.line[n-1].Text = strings.TrimRight(b.line[n-1].Text, " ")
		b.lines = append(b.lines, b.line)
	}
	b.line, b.at = nil, 0
}

// clings tells what must not begin a line: citation marks and closing punctuation.
func clings(p Piece, word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return p.Raised || strings.ContainsRune("，。、；：！？）》」』】”’,.;:!?)]}…", c)
}

// chunk is how many bytes of a text stay together on a line: a word with the spaces
// after it, or a Han character.
func chunk(text string) int {
	before := rune(0)
	for i, c := range text {
		if i > 0 && (before == ' ' && c != ' ' || wide(c) || wide(before) && c != ' ') {
			return i
		}
		before = c
	}
	return len(text)
}

// wide tells the characters of scripts that are written without spaces.
func wide(c rune) bool {
	return c >= 0x2E80 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func (k ProseLook) color(p Piece) fyne.ThemeColorName {
	switch {
	case p.Color != "":
		return p.Color
	case k.Color != "":
		return k.Color
	}
	return Ink
}

// Prose is a paragraph of pieces, as tall as its lines.
type Prose struct {
	widget.BaseWidget
	OnLink func(string)

	pieces []Piece
	look   ProseLook
	ruler  *Ruler
}

// NewProse returns a paragraph.
func NewProse(look ProseLook, pieces ...Piece) *Prose {
	p := &Prose{look: look, pieces: pieces, ruler: NewRuler()}
	p.ExtendBaseWidget(p)
	return p
}

// HeightFor implements Tall.
func (p *Prose) HeightFor(width float32) float32 {
	return float32(len(p.ruler.Break(p.pieces, p.look, width))) * p.look.Lead
}

// CreateRenderer implements fyne.Widget.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{p: p} }

type proseRenderer struct {
	p     *Prose
	lines []fyne.CanvasObject
}

func (r *proseRenderer) Destroy() {}
func (r *proseRenderer) Layout(s fyne.Size) {
	r.lines = r.lines[:0:0]
	for i, l := range r.p.ruler.Break(r.p.pieces, r.p.look, s.Width) {
		v := NewLineView(r.p.OnLink)
		v.Set(l, r.p.look)
		put(v, 0, float32(i)*r.p.look.Lead, s.Width, r.p.look.Lead)
		r.lines = append(r.lines, v)
	}
}

func (r *proseRenderer) MinSize() fyne.Size {
	return fyne.NewSize(64, r.p.HeightFor(max(64, r.p.Size().Width)))
}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *proseRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Text is what the paragraph says.
func (p *Prose) Text() string {
	var out strings.Builder
	for _, piece := range p.pieces {
		out.WriteString(piece.Text)
	}
	return out.String()
}
