// Package present shows a deck full-screen: one slide at a time, the next one
// painted and uploaded before it is asked for.
package present

import (
	"context"
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/frame"
	"briefdeck/ui/slideview"
)

// Source is what is shown.
type Source struct {
	Title string
	Count int
	End   int     // how many slides are the talk; those behind are backup, gone to by number
	At    int     // the slide to begin with, from 0
	Ratio float64 // width by height
	Steps []int   // how many reveal steps each slide has; nil: none has any
	Frame func(ctx context.Context, at, step int) (*frame.Frame, error)
}

// steps is how many reveal steps a slide has.
func (s Source) steps(at int) int {
	if at < 0 || at >= len(s.Steps) {
		return 0
	}
	return s.Steps[at]
}

// Show is a running show. All of it is called on the screen's goroutine.
type Show struct {
	OnEnd func(at int) // the show was left at this slide

	win     fyne.Window
	painter *slideview.Painter
	src     Source
	at      int // Count is the end screen
	step    int // of the slide's reveal
	typed   int // a slide number being typed
	full    bool

	stack *fyne.Container
	front *sheet // what is seen
	under *sheet // painted beneath: the next slide
	blank *canvas.Rectangle
	over  *canvas.Text
	help  *fyne.Container // what the keys do, over the slide's foot
}

// sheet is one picture that fills the screen as far as its proportions allow.
type sheet struct {
	img *canvas.Image
	at  int
	key pictureKey
}

type pictureKey struct {
	at, step, width int
}

// Begin opens the show in a window of its own, full-screen when full is set.
func Begin(a fyne.App, p *slideview.Painter, src Source, full bool) *Show {
	s := &Show{
		win: a.NewWindow(src.Title), painter: p, src: src, at: src.At, full: full,
		front: newSheet(), under: newSheet(), blank: canvas.NewRectangle(color.Black),
		over: canvas.NewText("", color.Gray{Y: 0x9C}),
	}
	s.blank.Hide()
	s.over.Alignment, s.over.TextSize = fyne.TextAlignCenter, 18
	s.stack = container.NewStack(s.under.img, s.front.img)
	touch := newTouch(s)
	s.win.SetPadded(false)
	s.help = newHelp()
	s.win.SetContent(container.NewStack(canvas.NewRectangle(color.Black), s.stack, s.blank, container.NewCenter(s.over),
		container.NewVBox(layout.NewSpacer(), s.help), touch))
	s.win.Canvas().SetOnTypedKey(s.Key)
	s.win.Canvas().SetOnTypedRune(func(r rune) {
		if r == '?' {
			s.toggleHelp()
		}
	})
	s.win.SetOnClosed(func() {
		if s.OnEnd != nil {
			s.OnEnd(min(s.at, src.Count-1))
		}
	})
	s.win.Resize(fyne.NewSize(1280, 720))
	s.win.SetFullScreen(full)
	s.win.Show()
	s.show()
	return s
}

// newHelp is one line that says what the keys do, hidden until it is asked for.
func newHelp() *fyne.Container {
	text := canvas.NewText("Space, arrows: next, back    Home, End: first, last    12 Enter: slide 12    B, W: black, white    V: in a window    ?: keys    Escape: leave", color.Gray{Y: 0xE6})
	text.Alignment, text.TextSize = fyne.TextAlignCenter, 14
	ground := canvas.NewRectangle(color.NRGBA{A: 220})
	h := container.NewStack(ground, container.NewPadded(container.NewPadded(text)))
	h.Hide()
	return h
}

func (s *Show) toggleHelp() {
	if s.help.Visible() {
		s.help.Hide()
	} else {
		s.help.Show()
	}
	canvas.Refresh(s.help)
	s.repaint()
}

func newSheet() *sheet {
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	return &sheet{img: img, at: -1}
}

// At is the slide that is shown, from 0; the number of slides means the end screen.
func (s *Show) At() int { return s.at }

// Window is the window of the show.
func (s *Show) Window() fyne.Window { return s.win }

// Key takes a key.
func (s *Show) Key(ev *fyne.KeyEvent) {
	if len(ev.Name) == 1 && ev.Name[0] >= '0' && ev.Name[0] <= '9' {
		s.typed = (s.typed*10 + int(ev.Name[0]-'0')) % 10000
		return
	}
	typed := s.typed
	s.typed = 0
	switch ev.Name {
	case fyne.KeyF1:
		s.toggleHelp()
	case fyne.KeyEscape, fyne.KeyQ:
		s.win.Close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if typed > 0 {
			s.Go(typed - 1)
			return
		}
		s.Next()
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyPageDown, fyne.KeyN:
		s.Next()
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace, fyne.KeyP:
		s.Back()
	case fyne.KeyHome:
		s.Go(0)
	case fyne.KeyEnd:
		s.Go(s.src.End - 1)
	case fyne.KeyB, fyne.KeyPeriod:
		s.cover(color.Black)
	case fyne.KeyW, fyne.KeyComma:
		s.cover(color.White)
	case fyne.KeyF11, fyne.KeyF, fyne.KeyV:
		s.full = !s.full
		s.win.SetFullScreen(s.full)
	}
}

// Next goes on: to the slide's next reveal step, then to the next slide. After the last
// slide of the talk, and after the last backup slide, comes the end screen.
func (s *Show) Next() {
	if s.at < s.src.Count && s.step < s.src.steps(s.at) && !s.blank.Visible() {
		s.step++
		s.show()
		return
	}
	if s.at == s.src.End-1 {
		s.Go(s.src.Count)
		return
	}
	s.Go(s.at + 1)
}

// Back goes back: a reveal step, or to all of the slide before; from the end screen and
// from the first backup slide to the end of the talk.
func (s *Show) Back() {
	to := s.at - 1
	switch {
	case s.blank.Visible() && s.at < s.src.Count:
		s.uncover()
		return
	case s.at == s.src.Count:
		to = s.src.End - 1
	case s.step > 0:
		s.step--
		s.show()
		return
	case to < 0:
		return
	}
	s.at, s.step = to, s.src.steps(to)
	s.show()
}

// Step is how many reveal steps of the slide are shown.
func (s *Show) Step() int { return s.step }

// Go shows a slide by position. While the screen is covered, any step uncovers it.
func (s *Show) Go(at int) {
	if s.blank.Visible() && s.at < s.src.Count {
		s.uncover()
		return
	}
	s.at, s.step = min(max(0, at), s.src.Count), 0
	s.show()
}

// cover makes the screen one colour, or uncovers it.
func (s *Show) cover(c color.Color) {
	if s.at >= s.src.Count {
		return
	}
	if s.blank.Visible() && s.blank.FillColor == c {
		s.uncover()
		return
	}
	s.blank.FillColor = c
	s.blank.Show()
	s.repaint()
}

func (s *Show) uncover() {
	s.blank.Hide()
	s.repaint()
}

// repaint draws the screen again without another upload of the pictures: refreshing
// what was hidden until now would draw nothing.
func (s *Show) repaint() {
	canvas.Refresh(s.blank)
	canvas.Refresh(s.over)
}

func (s *Show) show() {
	end := s.at >= s.src.Count
	s.over.Text = ""
	if end {
		s.blank.FillColor = color.Black
		s.blank.Show()
		s.over.Text = "The end. Escape leaves the show."
		if s.src.Count > s.src.End {
			s.over.Text = fmt.Sprintf("The end. A number from %d to %d and Enter shows a backup slide; Escape leaves the show.", s.src.End+1, s.src.Count)
		}
	} else {
		s.blank.Hide()
	}
	s.over.Refresh()
	s.repaint()
	if end {
		return
	}
	if s.under.at == s.at && s.under.key == (pictureKey{s.at, s.step, s.pixels()}) {
		s.swap()
		s.prepare()
		return
	}
	s.load(s.front, s.at, s.step, true)
}

// swap uncovers the picture that lies beneath and puts the other one under it.
func (s *Show) swap() {
	s.front.img.Hide()
	s.front, s.under = s.under, s.front
	s.under.at = -1
	s.stack.Objects = []fyne.CanvasObject{s.under.img, s.front.img}
	canvas.Refresh(s.stack)
}

// load has a slide painted into a sheet.
func (s *Show) load(to *sheet, at, step int, now bool) {
	key := pictureKey{at, step, s.pixels()}
	if key.width < 8 || at >= s.src.Count || to.key == key && to.at == at {
		return
	}
	src := s.src
	s.painter.Ask(slideview.Request{
		Slot: to, Urgent: now, Width: key.width,
		Frame: func(ctx context.Context) (*frame.Frame, error) { return src.Frame(ctx, at, step) },
		Show: func(p slideview.Picture, err error) {
			if err != nil {
				s.over.Text = "This slide cannot be shown: " + err.Error()
				s.over.Refresh()
				return
			}
			to.img.Image, to.at, to.key = p.Image, at, key
			to.img.Show()
			to.img.Refresh()
			if to == s.front && at == s.at && step == s.step {
				s.prepare()
			}
		},
	})
}

// prepare paints what comes next beneath what is seen.
func (s *Show) prepare() {
	if s.step < s.src.steps(s.at) {
		s.load(s.under, s.at, s.step+1, false)
		return
	}
	s.load(s.under, s.at+1, 0, false)
}

// pixels is the width at which a slide fills the screen.
func (s *Show) pixels() int {
	c := s.win.Canvas()
	w, h := float64(c.Size().Width*c.Scale()), float64(c.Size().Height*c.Scale())
	return int(math.Round(min(w, h*s.src.Ratio)))
}

// touch is the whole screen as something to click on.
type touch struct {
	widget.BaseWidget
	s *Show
}

func newTouch(s *Show) *touch {
	t := &touch{s: s}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *touch) Tapped(*fyne.PointEvent) { t.s.Next() }

// TappedSecondary implements fyne.SecondaryTappable.
func (t *touch) TappedSecondary(*fyne.PointEvent) { t.s.Back() }

// Scrolled implements fyne.Scrollable.
func (t *touch) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY < 0 {
		t.s.Next()
	} else if ev.Scrolled.DY > 0 {
		t.s.Back()
	}
}

// Cursor implements desktop.Cursorable: an audience sees no pointer.
func (t *touch) Cursor() desktop.Cursor {
	if t.s.full {
		return desktop.HiddenCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (t *touch) CreateRenderer() fyne.WidgetRenderer { return &touchRenderer{t} }

type touchRenderer struct{ t *touch }

func (r *touchRenderer) Destroy()                     {}
func (r *touchRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *touchRenderer) Objects() []fyne.CanvasObject { return nil }
func (r *touchRenderer) Refresh()                     {}

// Layout runs when the window got another size: the slide is painted for it.
func (r *touchRenderer) Layout(fyne.Size) {
	if s := r.t.s; s.stack != nil && s.at < s.src.Count {
		s.load(s.front, s.at, s.step, true)
	}
}
