package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Segments is a row of choices of which one holds.
type Segments struct {
	widget.BaseWidget
	Labels []string
	At     int
	OnPick func(at int)

	focused bool
}

// FocusGained implements fyne.Focusable.
func (s *Segments) FocusGained() { s.focus(true) }

// FocusLost implements fyne.Focusable.
func (s *Segments) FocusLost() { s.focus(false) }

// TypedRune implements fyne.Focusable.
func (s *Segments) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Left and Right choose.
func (s *Segments) TypedKey(ev *fyne.KeyEvent) {
	if at := sideways(ev, s.At, len(s.Labels)); at >= 0 {
		s.choose(at)
		return
	}
	PassKey(s, ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (s *Segments) TypedShortcut(sc fyne.Shortcut) { PassShortcut(s, sc) }

func (s *Segments) focus(on bool) {
	s.focused = on
	s.Refresh()
}

func (s *Segments) choose(at int) {
	if at != s.At {
		s.Set(at)
		s.OnPick(at)
	}
}

// sideways is the choice that Left or Right goes to, or -1 for other keys.
func sideways(ev *fyne.KeyEvent, at, n int) int {
	switch ev.Name {
	case fyne.KeyLeft:
		return max(0, at-1)
	case fyne.KeyRight:
		return min(at+1, n-1)
	}
	return -1
}

// NewSegments returns segments with the first chosen.
func NewSegments(pick func(int), labels ...string) *Segments {
	s := &Segments{Labels: labels, OnPick: pick}
	s.ExtendBaseWidget(s)
	return s
}

// Set chooses a segment without telling OnPick.
func (s *Segments) Set(at int) {
	if s.At != at {
		s.At = at
		s.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (s *Segments) Tapped(ev *fyne.PointEvent) {
	var x float32
	for i, w := range s.widths() {
		x += w
		if ev.Position.X < x {
			s.choose(i)
			return
		}
	}
}

func (s *Segments) widths() []float32 {
	out := make([]float32, len(s.Labels))
	for i, l := range s.Labels {
		out[i] = Style{Bold: true}.width(l) + 28
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{s: s, frame: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	for range s.Labels {
		r.texts = append(r.texts, canvas.NewText("", nil))
		r.rules = append(r.rules, canvas.NewRectangle(nil))
	}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	s           *Segments
	frame, mark *canvas.Rectangle
	texts       []*canvas.Text
	rules       []*canvas.Rectangle
}

func (r *segmentsRenderer) Destroy() {}
func (r *segmentsRenderer) MinSize() fyne.Size {
	var w float32
	for _, one := range r.s.widths() {
		w += one
	}
	return fyne.NewSize(w, ControlHeight)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	var x float32
	for i, w := range r.s.widths() {
		put(r.texts[i], x, (size.Height-r.texts[i].MinSize().Height)/2, w, r.texts[i].MinSize().Height)
		put(r.rules[i], x, 1, 1, size.Height-2)
		if i == r.s.At {
			put(r.mark, x, 0, w, size.Height)
		}
		x += w
	}
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.frame}
	for _, l := range r.rules[min(1, len(r.rules)):] {
		out = append(out, l)
	}
	out = append(out, r.mark)
	for _, t := range r.texts {
		out = append(out, t)
	}
	return out
}

func (r *segmentsRenderer) Refresh() {
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = current("button"), current(Edge), 1, 6
	r.mark.FillColor, r.mark.CornerRadius, r.mark.StrokeWidth = current(Accent), 0, 0
	if r.s.focused {
		r.mark.StrokeColor, r.mark.StrokeWidth = current(Ink), 2
	}
	first, last := r.s.At == 0, r.s.At == len(r.s.Labels)-1
	r.mark.TopLeftCornerRadius, r.mark.BottomLeftCornerRadius = corner(first), corner(first)
	r.mark.TopRightCornerRadius, r.mark.BottomRightCornerRadius = corner(last), corner(last)
	for i, t := range r.texts {
		t.Text = r.s.Labels[i]
		st := Style{Align: fyne.TextAlignCenter}
		if i == r.s.At {
			st.Color, st.Bold = OnFill, true
		}
		st.apply(t)
		r.rules[i].FillColor = current(Edge)
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func corner(on bool) float32 {
	if on {
		return 6
	}
	return 0
}

// Tabs is a row of words of which one is underlined.
type Tabs struct {
	widget.BaseWidget
	Labels []string
	At     int
	OnPick func(at int)

	focused bool
}

// FocusGained implements fyne.Focusable.
func (t *Tabs) FocusGained() { t.focus(true) }

// FocusLost implements fyne.Focusable.
func (t *Tabs) FocusLost() { t.focus(false) }

// TypedRune implements fyne.Focusable.
func (t *Tabs) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: Left and Right choose.
func (t *Tabs) TypedKey(ev *fyne.KeyEvent) {
	if at := sideways(ev, t.At, len(t.Labels)); at >= 0 {
		t.Set(at)
		return
	}
	PassKey(t, ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Tabs) TypedShortcut(s fyne.Shortcut) { PassShortcut(t, s) }

func (t *Tabs) focus(on bool) {
	t.focused = on
	t.Refresh()
}

// NewTabs returns tabs with the first chosen.
func NewTabs(pick func(int), labels ...string) *Tabs {
	t := &Tabs{Labels: labels, OnPick: pick}
	t.ExtendBaseWidget(t)
	return t
}

// Set chooses a tab and tells OnPick.
func (t *Tabs) Set(at int) {
	if t.At != at {
		t.At = at
		t.Refresh()
		t.OnPick(at)
	}
}

// Tapped implements fyne.Tappable.
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	f := t.fit(t.Size().Width)
	var x float32
	for i, w := range f.widths {
		if x += w + f.gap; ev.Position.X < x-f.gap/2 {
			t.Set(i)
			return
		}
	}
}

// tabFit is how the words of tabs are set so that they have room.
type tabFit struct {
	labels []string
	widths []float32
	size   fyne.ThemeSizeName
	gap    float32
}

func (f tabFit) width() float32 {
	w := -f.gap
	for _, one := range f.widths {
		w += one + f.gap
	}
	return w
}

// fit sets the words as large as a width lets them be: else smaller, else without the
// numbers after them.
func (t *Tabs) fit(width float32) tabFit {
	var f tabFit
	for _, try := range []struct {
		size    fyne.ThemeSizeName
		gap     float32
		numbers bool
	}{{"", 20, true}, {SmallSize, 14, true}, {SmallSize, 12, false}} {
		f = tabFit{size: try.size, gap: try.gap}
		for _, l := range t.Labels {
			if !try.numbers {
				l = strings.TrimRight(l, " 0123456789")
			}
			f.labels = append(f.labels, l)
			f.widths = append(f.widths, Style{Bold: true, Size: try.size}.width(l))
		}
		if f.width() <= width {
			break
		}
	}
	return f
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{t: t, mark: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	for range t.Labels {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return r
}

type tabsRenderer struct {
	t     *Tabs
	mark  *canvas.Rectangle
	ring  *canvas.Rectangle // around the chosen word, while the keys are here
	texts []*canvas.Text
}

func (r *tabsRenderer) Destroy()           {}
func (r *tabsRenderer) MinSize() fyne.Size { return fyne.NewSize(r.t.fit(0).width(), 48) }

func (r *tabsRenderer) Layout(size fyne.Size) {
	f := r.t.fit(size.Width)
	var x float32
	for i, w := range f.widths {
		r.texts[i].Text = f.labels[i]
		st := Style{Color: Muted, Size: f.size}
		if i == r.t.At {
			st = Style{Color: Accent, Bold: true, Size: f.size}
		}
		st.apply(r.texts[i])
		h := r.texts[i].MinSize().Height
		put(r.texts[i], x, (size.Height-h)/2, w, h)
		if i == r.t.At {
			put(r.mark, x, size.Height-2, w, 2)
			put(r.ring, x-6, (size.Height-h)/2-3, w+12, h+6)
		}
		x += w + f.gap
	}
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.mark, r.ring}
	for _, t := range r.texts {
		out = append(out, t)
	}
	return out
}

func (r *tabsRenderer) Refresh() {
	r.mark.FillColor = current(Accent)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = current(Accent), 2, 5
	hide(r.ring, !r.t.focused)
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
