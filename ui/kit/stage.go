package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// PassKey hands a key that a focused widget has no use for to its window.
func PassKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// PassShortcut hands a shortcut that a focused widget has no use for to its window.
func PassShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if to, ok := c.(fyne.Shortcutable); ok {
		to.TypedShortcut(s)
	}
}

// Stage is a window's front: its sheets, its passing words and its keys. Everything
// on it is called on the screen's goroutine.
type Stage struct {
	Window fyne.Window
	OnKey  func(*fyne.KeyEvent) // keys that no widget and no sheet took
	Post   func(func())         // runs something on the screen's goroutine, from elsewhere

	sheets []*Sheet
	toast  *toast
}

// NewStage takes over a window's plain keys.
func NewStage(w fyne.Window, post func(func())) *Stage {
	s := &Stage{Window: w, Post: post, toast: newToast()}
	w.Canvas().SetOnTypedKey(s.Key)
	return s
}

// Front is what lies over the window's content: the passing words.
func (s *Stage) Front() fyne.CanvasObject { return s.toast }

// Key gives a key to the sheet in front, else to OnKey.
func (s *Stage) Key(ev *fyne.KeyEvent) {
	if n := len(s.sheets); n > 0 {
		s.sheets[n-1].key(ev)
		return
	}
	if s.OnKey != nil {
		s.OnKey(ev)
	}
}

// Busy tells whether a sheet is open: menus and shortcuts should then do nothing.
func (s *Stage) Busy() bool { return len(s.sheets) > 0 }

// Toast says a few words that go away by themselves.
func (s *Stage) Toast(text string) {
	n := s.toast.say(text)
	time.AfterFunc(4*time.Second, func() {
		s.Post(func() { s.toast.end(n) })
	})
}

// Sheet is a dialog: Escape leaves it, Enter does its main thing.
type Sheet struct {
	widget.BaseWidget
	stage   *Stage
	body    fyne.CanvasObject
	size    fyne.Size // as wanted; it is cut to the window
	dim     *canvas.Rectangle
	card    *canvas.Rectangle
	OnEnter func()
	OnKey   func(*fyne.KeyEvent) // other keys
	OnClose func()
	back    fyne.Focusable // what had the focus before
}

// Show opens a sheet with a body, at least as large as size.
func (s *Stage) Show(body fyne.CanvasObject, size fyne.Size) *Sheet {
	sh := &Sheet{stage: s, body: body, size: size, dim: canvas.NewRectangle(nil), card: canvas.NewRectangle(nil)}
	sh.ExtendBaseWidget(sh)
	c := s.Window.Canvas()
	sh.back = c.Focused()
	s.sheets = append(s.sheets, sh)
	sh.Resize(c.Size())
	c.Overlays().Add(sh)
	return sh
}

// Close takes the sheet away.
func (sh *Sheet) Close() {
	s := sh.stage
	for i, other := range s.sheets {
		if other != sh {
			continue
		}
		s.sheets = append(s.sheets[:i:i], s.sheets[i+1:]...)
		c := s.Window.Canvas()
		c.Overlays().Remove(sh)
		if sh.back != nil {
			c.Focus(sh.back)
		}
		if sh.OnClose != nil {
			sh.OnClose()
		}
		return
	}
}

func (sh *Sheet) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		sh.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if sh.OnEnter != nil {
			sh.OnEnter()
		}
	default:
		if sh.OnKey != nil {
			sh.OnKey(ev)
		}
	}
}

// Tapped implements fyne.Tappable: a click beside the card leaves the sheet.
func (sh *Sheet) Tapped(ev *fyne.PointEvent) {
	p, s := sh.card.Position(), sh.card.Size()
	if ev.Position.X < p.X || ev.Position.Y < p.Y || ev.Position.X > p.X+s.Width || ev.Position.Y > p.Y+s.Height {
		sh.Close()
	}
}

// CreateRenderer implements fyne.Widget.
func (sh *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{sh}
	r.Refresh()
	return r
}

type sheetRenderer struct{ sh *Sheet }

func (r *sheetRenderer) Destroy()           {}
func (r *sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.sh.dim, r.sh.card, r.sh.body}
}
func (r *sheetRenderer) Layout(s fyne.Size) {
	r.sh.dim.Resize(s)
	w := min(max(r.sh.size.Width, r.sh.body.MinSize().Width), s.Width-4*Unit)
	h := min(max(r.sh.size.Height, heightOf(r.sh.body, w)), s.Height-4*Unit)
	x, y := (s.Width-w)/2, max(2*Unit, (s.Height-h)*0.4)
	put(r.sh.card, x, y, w, h)
	put(r.sh.body, x, y, w, h)
}
func (r *sheetRenderer) Refresh() {
	r.sh.dim.FillColor = current(Shade)
	c := r.sh.card
	c.FillColor, c.StrokeColor, c.StrokeWidth, c.CornerRadius = current("overlayBackground"), current(RuleInk), 1, 10
	c.Shadow = canvas.Shadow{Color: current(Shade), BlurRadius: 24, Offset: fyne.NewPos(0, 8)}
	r.sh.body.Refresh()
	r.Layout(r.sh.Size())
	canvas.Refresh(r.sh)
}

// toast is a few words near the window's lower edge.
type toast struct {
	widget.BaseWidget
	text *Text
	n    int
	on   bool
}

func newToast() *toast {
	t := &toast{text: NewText("", Style{Color: Ground, Bold: true})}
	t.ExtendBaseWidget(t)
	return t
}

func (t *toast) say(text string) int {
	t.n++
	t.on = true
	t.text.SetText(text)
	t.Refresh()
	return t.n
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
	return []fyne.CanvasObject{r.box, r.t.text}
}
func (r *toastRenderer) Layout(s fyne.Size) {
	m := r.t.text.MinSize()
	w := min(m.Width+4*Unit, s.Width-4*Unit)
	x, y := (s.Width-w)/2, s.Height-40-6*Unit
	put(r.box, x, y, w, 40)
	put(r.t.text, x+2*Unit, y+(40-m.Height)/2, w-4*Unit, m.Height)
}
func (r *toastRenderer) Refresh() {
	r.box.FillColor, r.box.CornerRadius = current(Ink), 8
	r.Layout(r.t.Size())
	r.t.text.Refresh()
	canvas.Refresh(r.t)
}
