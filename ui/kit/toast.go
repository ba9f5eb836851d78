package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// toast is a few words near the window's lower edge, with one thing to do at most.
type toast struct {
	widget.BaseWidget
	text *Text
	do   *Button
	n    int
	on   bool
}

func newToast() *toast {
	t := &toast{text: NewText("", Style{Color: Ground}), do: NewButton("", nil)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *toast) say(text, do string, on func()) int {
	t.n++
	n := t.n
	t.on = true
	t.text.SetText(text)
	t.do.OnTap = func() {
		t.end(n)
		on()
	}
	t.do.Hidden = on == nil
	t.do.SetLabel(do)
	t.Refresh()
	return n
}

// end takes the n-th words away unless newer ones took their place.
func (t *toast) end(n int) {
	if n == t.n {
		t.on = false
		t.text.SetText("")
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{t: t, box: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type toastRenderer struct {
	t   *toast
	box *canvas.Rectangle
}

func (r *toastRenderer) Destroy()           {}
func (r *toastRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *toastRenderer) Objects() []fyne.CanvasObject {
	if !r.t.on {
		return nil
	}
	return []fyne.CanvasObject{r.box, r.t.text, r.t.do}
}

func (r *toastRenderer) Layout(s fyne.Size) {
	const high = 48
	m := r.t.text.MinSize()
	button := float32(0)
	if r.t.do.Visible() {
		button = r.t.do.MinSize().Width + 2*Unit
	}
	w := min(m.Width+button+4*Unit, s.Width-4*Unit)
	x, y := (s.Width-w)/2, s.Height-high-6*Unit
	put(r.box, x, y, w, high)
	put(r.t.text, x+2*Unit, y+(high-m.Height)/2, w-button-4*Unit, m.Height)
	put(r.t.do, x+w-button, y+Unit, max(0, button-Unit), ControlHeight)
}

func (r *toastRenderer) Refresh() {
	r.box.FillColor, r.box.CornerRadius = current(Ink), 8
	r.Layout(r.t.Size())
	r.t.text.Refresh()
	r.t.do.Refresh()
	canvas.Refresh(r.t)
}
