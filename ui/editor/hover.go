package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// hover says of a number under the pointer where it is from, or that it is typed.
type hover struct {
	ed   *Editor
	tip  *kit.Tip
	over fyne.CanvasObject

	under under       // what the pointer is over
	timer *time.Timer // it shows when the pointer rests
	value *kit.Para
	what  *kit.Para
	who   *kit.Para
	state *kit.Para
}

// under is a number under the pointer: a figure's key, or a typed number.
type under struct {
	figure string
	typed  string
	line   int // of the shown frame
	at     int // the byte where it begins
}

// hoverAfter is how long the pointer rests before a tip shows.
const hoverAfter = 350 * time.Millisecond

func newHover(ed *Editor, room fyne.CanvasObject) *hover {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	h := &hover{ed: ed, value: kit.NewPara("", kit.Style{Bold: true}), what: kit.NewPara("", kit.Style{Size: kit.SmallSize}), who: kit.NewPara("", small), state: kit.NewPara("", small)}
	h.who.MaxLines = 3
	h.tip = kit.NewTip(room, kit.Column(4, h.value, h.what, h.who, h.state))
	h.over = container.NewWithoutLayout(h.tip.Card)
	return h
}

// moved takes that the pointer is over a point of the slide, at a place of the window, or
// left it.
func (h *hover) moved(at frame.Point, screen fyne.Position, on bool) {
	now := under{}
	f := h.ed.view.slide.Shown()
	if s, ok := h.ed.slide(); ok && on && f != nil && h.ed.view.shown == s.ID {
		now = h.find(s, f, at)
	}
	if now == h.under {
		return
	}
	h.under = now
	h.tip.Hide()
	if h.timer != nil {
		h.timer.Stop()
	}
	if now == (under{}) {
		return
	}
	h.timer = time.AfterFunc(hoverAfter, func() {
		h.ed.desk.Tasks.Post(func() {
			if h.under == now {
				h.show(screen)
			}
		})
	})
}

// find is the number at a point of the slide.
func (h *hover) find(s deck.Slide, f *frame.Frame, at frame.Point) under {
	for i, l := range f.Lines {
		if !l.Box.Contains(at) {
			continue
		}
		from, to, ok := letterAt(l, at.X)
		if !ok {
			continue
		}
		text := textOf(s, l)
		if to <= len(text) {
			if t := evidence.Tokens(text[from:to]); len(t) == 1 {
				return under{figure: t[0].Key, line: i, at: from}
			}
		}
		for _, n := range h.ed.writer.typed {
			if string(n.Block) == l.Block && n.Field == l.Field && n.Span.Start <= from && to <= n.Span.End {
				return under{typed: n.Text, line: i, at: n.Span.Start}
			}
		}
	}
	return under{}
}

// letterAt is the letter of a line at a place, in bytes of its field.
func letterAt(l frame.Line, x float64) (from, to int, ok bool) {
	for k := range l.Places[:max(0, len(l.Places)-1)] {
		p, next := l.Places[k], l.Places[k+1]
		if p.X <= x && x < next.X {
			return p.To, next.From, next.From > p.To
		}
	}
	return 0, 0, false
}

// textOf is the text of the field that a line shows.
func textOf(s deck.Slide, l frame.Line) string {
	for _, f := range fieldsOf(s, deck.ID(l.Block)) {
		if f.Name == l.Field {
			return f.Text
		}
	}
	return ""
}

// show fills the tip and shows it.
func (h *hover) show(screen fyne.Position) {
	now := h.under
	h.ed.withBook(func(b *evidence.Book) {
		if h.under != now {
			return
		}
		if now.figure == "" {
			h.showTyped(now)
		} else if !h.showFigure(b, now.figure) {
			return
		}
		h.tip.Show(screen)
	})
}

// say fills the tip; lines without words are left out.
func (h *hover) say(value, what, who, state string) {
	for _, l := range []struct {
		line *kit.Para
		text string
	}{{h.value, value}, {h.what, what}, {h.who, who}, {h.state, state}} {
		l.line.SetText(l.text)
		l.line.Hidden = l.text == ""
	}
}

func (h *hover) showFigure(b *evidence.Book, key string) bool {
	f, err := b.Figure(key)
	if err != nil {
		return false
	}
	what := b.Indicators[f.Indicator].Name
	if f.Place != "" {
		what += " · " + f.Place
	}
	h.say(h.ed.printed(b, f), what, b.Credit(f), statusLine(f)+" · F2 shows the words")
	return true
}

func (h *hover) showTyped(now under) {
	h.say("“"+plain(now.typed)+"” is typed", "It is bound to no figure: it has no source and does not change.", "Ctrl+Shift+B or a right click binds it.", "")
}

// showDrop says where a figure that is dragged would go.
func (h *hover) showDrop(value, what string, screen fyne.Position) {
	h.under = under{typed: value}
	h.say(value, what, "", "")
	h.tip.Show(screen)
}

// hide takes the tip away.
func (h *hover) hide() {
	h.under = under{}
	h.tip.Hide()
}
