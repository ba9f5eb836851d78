package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Style is how a piece of text looks. The zero style is body text in ink.
type Style struct {
	Color  fyne.ThemeColorName
	Size   fyne.ThemeSizeName
	Bold   bool
	Italic bool
	Mono   bool
	Align  fyne.TextAlign
}

func (s Style) size() float32 {
	if s.Size == "" {
		return theme.Size(BodySize)
	}
	return theme.Size(s.Size)
}

func (s Style) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic, Monospace: s.Mono}
}

func (s Style) width(text string) float32 {
	return fyne.MeasureText(text, s.size(), s.style()).Width
}

func (s Style) apply(t *canvas.Text) {
	name := s.Color
	if name == "" {
		name = Ink
	}
	t.Color, t.TextSize, t.TextStyle, t.Alignment = current(name), s.size(), s.style(), s.Align
}

// Text is one line of text that ends in an ellipsis when it does not fit.
type Text struct {
	widget.BaseWidget
	Style Style
	text  string
	min   float32
}

// NewText returns a line of text that wants its whole width.
func NewText(text string, s Style) *Text {
	t := &Text{Style: s, text: text, min: -1}
	t.ExtendBaseWidget(t)
	return t
}

// NewLine returns a line of text that may be cut short to min logical pixels.
func NewLine(text string, min float32, s Style) *Text {
	t := &Text{Style: s, text: text, min: min}
	t.ExtendBaseWidget(t)
	return t
}

// SetText changes the words.
func (t *Text) SetText(text string) {
	if text != t.text {
		t.text = text
		t.Refresh()
	}
}

// SetStyle changes the look.
func (t *Text) SetStyle(s Style) {
	if s != t.Style {
		t.Style = s
		t.Refresh()
	}
}

// Text is the whole text, also of what does not fit.
func (t *Text) Text() string { return t.text }

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{t: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	t    *Text
	line *canvas.Text
}

func (r *textRenderer) Destroy() {}
func (r *textRenderer) Layout(s fyne.Size) {
	r.line.Text = Ellipsis(r.t.text, s.Width, r.t.Style)
	r.line.Resize(s)
	r.line.Refresh()
}

func (r *textRenderer) MinSize() fyne.Size {
	m := fyne.MeasureText(r.t.text, r.t.Style.size(), r.t.Style.style())
	if r.t.min >= 0 {
		m.Width = min(m.Width, r.t.min)
	}
	return m
}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *textRenderer) Refresh() {
	r.t.Style.apply(r.line)
	r.Layout(r.t.Size())
}

// Ellipsis cuts text so that it is at most width wide, with "…" where it was cut.
func Ellipsis(text string, width float32, s Style) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if width <= 0 || s.width(text) <= width+0.5 {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if s.width(strings.TrimRight(string(runes[:mid]), " ")+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// Para is wrapped text: its lines are broken here, so that its height is known for
// any width before it is shown.
type Para struct {
	widget.BaseWidget
	Style    Style
	MaxLines int // 0: as many as it takes
	text     string
}

// NewPara returns a paragraph. Line ends in the text are kept.
func NewPara(text string, s Style) *Para {
	p := &Para{Style: s, text: text}
	p.ExtendBaseWidget(p)
	return p
}

// SetText changes the words.
func (p *Para) SetText(text string) {
	if text != p.text {
		p.text = text
		p.Refresh()
	}
}

// Text is the paragraph's words.
func (p *Para) Text() string { return p.text }

func (p *Para) lineHeight() float32 {
	return fyne.MeasureText("Mg", p.Style.size(), p.Style.style()).Height
}

// HeightFor implements Tall.
func (p *Para) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * p.lineHeight()
}

func (p *Para) lines(width float32) []string {
	all := Wrap(p.text, width, p.Style)
	if p.MaxLines > 0 && len(all) > p.MaxLines {
		rest := strings.Join(all[p.MaxLines-1:], " ")
		all = append(all[:p.MaxLines-1:p.MaxLines-1], Ellipsis(rest, width, p.Style))
	}
	return all
}

// CreateRenderer implements fyne.Widget.
func (p *Para) CreateRenderer() fyne.WidgetRenderer { return &paraRenderer{p: p} }

type paraRenderer struct {
	p     *Para
	lines []fyne.CanvasObject
}

func (r *paraRenderer) Destroy() {}
func (r *paraRenderer) Layout(s fyne.Size) {
	h := r.p.lineHeight()
	words := r.p.lines(s.Width)
	r.lines = r.lines[:0:0]
	for i, w := range words {
		t := canvas.NewText(w, nil)
		r.p.Style.apply(t)
		t.Move(fyne.NewPos(0, float32(i)*h))
		t.Resize(fyne.NewSize(s.Width, h))
		r.lines = append(r.lines, t)
	}
}

func (r *paraRenderer) MinSize() fyne.Size {
	w := r.p.Size().Width
	if w <= 0 {
		return fyne.NewSize(32, r.p.lineHeight())
	}
	return fyne.NewSize(32, r.p.HeightFor(w))
}
func (r *paraRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *paraRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Wrap breaks text into lines of at most width: between words, or inside a word
// that is wider than a line, or between Han characters.
func Wrap(text string, width float32, s Style) []string {
	var out []string
	for _, hard := range strings.Split(text, "\n") {
		out = append(out, wrapLine(hard, width, s)...)
	}
	return out
}

func wrapLine(text string, width float32, s Style) []string {
	var out []string
	line := ""
	for _, piece := range pieces(text) {
		if line == "" || s.width(line+strings.TrimRight(piece, " ")) <= width {
			line += piece
		} else {
			out = append(out, strings.TrimRight(line, " "))
			line = strings.TrimLeft(piece, " ")
		}
		for width > 0 && s.width(strings.TrimRight(line, " ")) > width && len([]rune(line)) > 1 {
			head := fitting(line, width, s)
			out = append(out, head)
			line = line[len(head):]
		}
	}
	return append(out, strings.TrimRight(line, " "))
}

// fitting is the longest beginning of a line that fits, at least one character.
func fitting(line string, width float32, s Style) string {
	runes := []rune(line)
	n := 1
	for n < len(runes) && s.width(string(runes[:n+1])) <= width {
		n++
	}
	return string(runes[:n])
}

// pieces cuts text after each space and around each Han character.
func pieces(text string) []string {
	var out []string
	start := 0
	for i, r := range text {
		switch {
		case r == ' ':
			out = append(out, text[start:i+1])
			start = i + 1
		case r >= 0x2E80 && i > start:
			out = append(out, text[start:i])
			start = i
		}
	}
	return append(out, text[start:])
}
