package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tickSide is the side of a tick's box, tickGap what lies between box and word, in
// logical pixels.
const (
	tickSide = 16
	tickGap  = 6
)

// Tick is a box to tick with a word beside it: a click, Space and Enter change it.
type Tick struct {
	widget.BaseWidget
	Label string
	On    bool
	OnTap func() // it was ticked or unticked by hand; the owner sets On

	hovered, focused bool
}

// NewTick returns a box to tick.
func NewTick(label string, on bool, tap func()) *Tick {
	t := &Tick{Label: label, On: on, OnTap: tap}
	t.ExtendBaseWidget(t)
	return t
}

// Set ticks the box, or not, without telling OnTap.
func (t *Tick) Set(on bool) {
	if t.On != on {
		t.On = on
		t.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (t *Tick) Tapped(*fyne.PointEvent) {
	if t.OnTap != nil {
		t.OnTap()
	}
}

// TypedKey implements fyne.Focusable.
func (t *Tick) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		PassKey(t, ev)
	}
}

// TypedRune implements fyne.Focusable.
func (t *Tick) TypedRune(rune) {}

// TypedShortcut implements fyne.Shortcutable: every shortcut is the window's.
func (t *Tick) TypedShortcut(s fyne.Shortcut) { PassShortcut(t, s) }

// FocusGained implements fyne.Focusable.
func (t *Tick) FocusGained() { t.look(&t.focused, true) }

// FocusLost implements fyne.Focusable.
func (t *Tick) FocusLost() { t.look(&t.focused, false) }

// MouseIn implements desktop.Hoverable.
func (t *Tick) MouseIn(*desktop.MouseEvent) { t.look(&t.hovered, true) }

// MouseMoved implements desktop.Hoverable.
func (t *Tick) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Tick) MouseOut() { t.look(&t.hovered, false) }

func (t *Tick) look(what *bool, on bool) {
	*what = on
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{t: t, box: canvas.NewRectangle(nil), mark: NewPicture(IconCheck, OnFill, tickSide-2), word: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type tickRenderer struct {
	t    *Tick
	box  *canvas.Rectangle
	mark *Picture
	word *canvas.Text
}

func (r *tickRenderer) Destroy() {}
func (r *tickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(tickSide+tickGap+Style{Size: SmallSize}.width(r.t.Label)+2, max(tickSide, r.word.MinSize().Height)+4)
}

func (r *tickRenderer) Layout(s fyne.Size) {
	y := (s.Height - tickSide) / 2
	put(r.box, 0, y, tickSide, tickSide)
	put(r.mark, 1, y+1, tickSide-2, tickSide-2)
	put(r.word, tickSide+tickGap, (s.Height-r.word.MinSize().Height)/2, s.Width-tickSide-tickGap, r.word.MinSize().Height)
}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.mark, r.word}
}

func (r *tickRenderer) Refresh() {
	r.box.CornerRadius, r.box.StrokeWidth, r.box.StrokeColor, r.box.FillColor = 4, 1, current(Edge), current(Paper)
	if r.t.hovered {
		r.box.StrokeColor = current(Accent)
	}
	if r.t.On {
		r.box.FillColor, r.box.StrokeColor = current(Accent), current(Accent)
	}
	if r.t.focused {
		r.box.StrokeWidth, r.box.StrokeColor = 2, current(Ink)
	}
	r.mark.Hidden = !r.t.On
	r.word.Text = r.t.Label
	Style{Size: SmallSize}.apply(r.word)
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
