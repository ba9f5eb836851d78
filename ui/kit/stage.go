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

// Busy tells whether a sheet or a menu is open: shortcuts should then do nothing.
func (s *Stage) Busy() bool { return len(s.sheets) > 0 || s.Window.Canvas().Overlays().Top() != nil }

// Toast says a few words that go away by themselves.
func (s *Stage) Toast(text string) { s.Offer(text, "", nil) }

// Offer says a few words with something that can be done about them for a while:
// "Deck deleted", "Undo".
func (s *Stage) Offer(text, do string, on func()) {
	said := []*toast{s.toast} // it stays there when the sheet is closed
	if n := len(s.sheets); n > 0 {
		said = append(said, s.sheets[n-1].toast)
	}
	took, at := on, make([]int, len(said))
	end := func() {
		for i, t := range said {
			t.end(at[i])
		}
	}
	if on != nil {
		took = func() {
			end()
			on()
		}
	}
	for i, t := range said {
		at[i] = t.say(text, do, took)
	}
	wait := 4 * time.Second
	if on != nil {
		wait = 10 * time.Second
	}
	time.AfterFunc(wait, func() { s.Post(end) })
}

// Sheet is a dialog: Escape leaves it, Enter does its main thing.
type Sheet struct {
	widget.BaseWidget
	stage   *Stage
	body    fyne.CanvasObject
	size    fyne.Size // as wanted; it is cut to the window
	dim     *canvas.Rectangle
	card    *canvas.Rectangle
	toast   *toast // passing words lie over the sheet too
	OnEnter func()
	OnKey   func(*fyne.KeyEvent) // other keys
	OnClose func()
	back    fyne.Focusable // what had the focus before
}

// Show opens a sheet with a body, at least as large as size.
func (s *Stage) Show(body fyne.CanvasObject, size fyne.Size) *Sheet {
	sh := &Sheet{stage: s, body: body, size: size, dim: canvas.NewRectangle(nil), card: canvas.NewRectangle(nil), toast: newToast()}
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
	return []fyne.CanvasObject{r.sh.dim, r.sh.card, r.sh.body, r.sh.toast}
}

func (r *sheetRenderer) Layout(s fyne.Size) {
	r.sh.dim.Resize(s)
	w := min(max(r.sh.size.Width, r.sh.body.MinSize().Width), s.Width-4*Unit)
	h := min(max(r.sh.size.Height, heightOf(r.sh.body, w)), s.Height-4*Unit)
	x, y := (s.Width-w)/2, max(2*Unit, (s.Height-h)*0.4)
	put(r.sh.card, x, y, w, h)
	put(r.sh.body, x, y, w, h)
	r.sh.toast.Resize(s)
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
