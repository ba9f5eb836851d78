package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	Raised bool   // small and above the line: a citation mark
	Link   string // told when the words are clicked; "" for plain words
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
type Ruler struct {
	faces map[rulerFace]map[rune]float32
}

type rulerFace struct {
	size  float32
	style fyne.TextStyle
}

// NewRuler returns a ruler that knows no character yet.
func NewRuler() *Ruler { return &Ruler{map[rulerFace]map[rune]float32{}} }

func (k ProseLook) face(p Piece) rulerFace {
	f := rulerFace{k.Size, fyne.TextStyle{Bold: k.Bold || p.Bold, Italic: p.Italic, Monospace: p.Mono}}
	if p.Raised {
		f.size *= raisedSize
	}
	return f
}

func (r *Ruler) width(text string, f rulerFace) float32 {
	known := r.faces[f]
	if known == nil {
		known = map[rune]float32{}
		r.faces[f] = known
	}
	var w float32
	for _, c := range text {
		one, ok := known[c]
		if !ok {
			one = fyne.MeasureText(string(c), f.size, f.style).Width
			known[c] = one
		}
		w += one
	}
	return w
}

// Break breaks pieces into lines of at most width: after spaces, between Han
// characters, or inside a word that is wider than a line. No character is lost but
// the spaces at the ends of lines.
func (r *Ruler) Break(pieces []Piece, look ProseLook, width float32) []ProseLine {
	b := breaker{width: max(width, look.Size)}
	for _, p := range pieces {
		f := look.face(p)
		for _, word := range chunks(p.Text) {
			part := p
			part.Text = word
			b.add(part, r, f)
		}
	}
	b.end()
	return b.lines
}

type breaker struct {
	width, at float32
	line      ProseLine
	lines     []ProseLine
}

// add puts a word at the end of the line, or begins the next one with it.
func (b *breaker) add(p Piece, r *Ruler, f rulerFace) {
	bare := strings.TrimRight(p.Text, " ")
	w := r.width(bare, f)
	if b.at > 0 && b.at+w > b.width && !clings(p) {
		b.end()
	}
	for w > b.width {
		n, cut := 0, float32(0)
		for i, c := range p.Text {
			one := r.width(string(c), f)
			if i > 0 && cut+one > b.width {
				break
			}
			cut += one
			n = i + utf8.RuneLen(c)
		}
		head := p
		head.Text = p.Text[:n]
		b.join(head)
		b.end()
		p.Text = p.Text[n:]
		w = r.width(strings.TrimRight(p.Text, " "), f)
	}
	if p.Text != "" {
		b.join(p)
		b.at += r.width(p.Text, f)
	}
}

// join adds a piece to the line, as part of the last one when they look the same.
func (b *breaker) join(p Piece) {
	if n := len(b.line); n > 0 {
		last := b.line[n-1]
		last.Text = p.Text
		if last == p {
			b.line[n-1].Text += p.Text
			return
		}
	}
	b.line = append(b.line, p)
}

func (b *breaker) end() {
	if len(b.line) > 0 {
		last := &b.line[len(b.line)-1]
		last.Text = strings.TrimRight(last.Text, " ")
		b.lines = append(b.lines, b.line)
	}
	b.line, b.at = nil, 0
}

// clings tells what must not begin a line: citation marks and closing punctuation.
func clings(p Piece) bool {
	c, _ := utf8.DecodeRuneInString(p.Text)
	return p.Raised || strings.ContainsRune("，。、；：！？）》」』】”’,.;:!?)]}…", c)
}

// chunks cuts text where a line may end: after spaces and around Han characters.
func chunks(text string) []string {
	var out []string
	start := 0
	for i, c := range text {
		wide := unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if i > start && (wide || before == ' ' && c != ' ' || unicode.Is(unicode.Han, before)) {
			out = append(out, text[start:i])
			start = i
		}
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

// LineView shows one line of a broken paragraph; the same view can show others.
type LineView struct {
	widget.BaseWidget
	OnLink func(link string)

	line  ProseLine
	look  ProseLook
	over  string // the link under the pointer
	spots []spot
}

type spot struct {
	from, to float32
	link     string
}

// NewLineView returns a view of no line.
func NewLineView(link func(string)) *LineView {
	v := &LineView{OnLink: link}
	v.ExtendBaseWidget(v)
	return v
}

// Set takes on a line.
func (v *LineView) Set(l ProseLine, look ProseLook) {
	v.line, v.look = l, look
	v.Refresh()
}

// Text is the line's words.
func (v *LineView) Text() string { return v.line.String() }

func (v *LineView) linkAt(x float32) string {
	for _, s := range v.spots {
		if x >= s.from && x <= s.to {
			return s.link
		}
	}
	return ""
}

// Tapped implements fyne.Tappable.
func (v *LineView) Tapped(ev *fyne.PointEvent) {
	if link := v.linkAt(ev.Position.X); link != "" && v.OnLink != nil {
		v.OnLink(link)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *LineView) MouseIn(ev *desktop.MouseEvent) { v.over = v.linkAt(ev.Position.X) }

// MouseMoved implements desktop.Hoverable.
func (v *LineView) MouseMoved(ev *desktop.MouseEvent) { v.over = v.linkAt(ev.Position.X) }

// MouseOut implements desktop.Hoverable.
func (v *LineView) MouseOut() { v.over = "" }

// Cursor implements desktop.Cursorable: a hand over what can be clicked.
func (v *LineView) Cursor() desktop.Cursor {
	if v.over != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (v *LineView) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{v: v}
	r.Refresh()
	return r
}

type lineRenderer struct {
	v       *LineView
	objects []fyne.CanvasObject
}

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Layout(fyne.Size)             {}
func (r *lineRenderer) MinSize() fyne.Size           { return fyne.NewSize(16, r.v.look.Lead) }
func (r *lineRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh sets the pieces side by side; grounds lie under all words.
func (r *lineRenderer) Refresh() {
	v := r.v
	v.spots = v.spots[:0:0]
	var grounds, words []fyne.CanvasObject
	var x float32
	for _, p := range v.line {
		f := v.look.face(p)
		size := fyne.MeasureText(p.Text, f.size, f.style)
		t := canvas.NewText(p.Text, current(v.look.color(p)))
		t.TextSize, t.TextStyle = f.size, f.style
		y := (v.look.Lead - size.Height) / 2
		if p.Raised {
			y -= v.look.Size * 0.28
		}
		put(t, x, y, size.Width, size.Height)
		words = append(words, t)
		if p.Ground != "" {
			g := canvas.NewRectangle(current(p.Ground))
			g.CornerRadius = 3
			put(g, x-2, (v.look.Lead-v.look.Size*1.5)/2, size.Width+4, v.look.Size*1.5)
			grounds = append(grounds, g)
		}
		if p.Link != "" {
			v.spots = append(v.spots, spot{x - 2, x + size.Width + 2, p.Link})
		}
		x += size.Width
	}
	r.objects = append(grounds, words...)
	canvas.Refresh(v)
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
