package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Option is one line of a list of options, with what comes of taking it.
type Option struct {
	Group string // its heading, told at the group's first line
	Title string
	Side  string // at the right: what comes of it
	On    bool
	Many  bool // it goes with others of its group, else it stands instead of them
}

// Options is a list of options in groups: arrows move, Space and a click take one.
type Options struct {
	List   *Rows
	OnTake func(at int)

	items []Option
	at    int
	moved bool // since an option was taken
}

// optionRow is the height of a line in logical pixels.
const optionRow = 30

// NewOptions returns an empty list.
func NewOptions(take func(at int)) *Options {
	o := &Options{OnTake: take}
	o.List = NewRows(RowsConfig{
		Height: optionRow,
		New:    func() RowView { return newOptionLine(o) },
		Show:   func(at int, v RowView) { v.(*optionLine).show(at) },
	})
	o.List.named = o.named
	return o
}

// named are the options by their titles.
func (o *Options) named() []named {
	var out []named
	for i, it := range o.items {
		out = append(out, named{label: it.Title, tells: it.Group, does: func() { o.Take(i) }})
	}
	return out
}

// Set shows options; the marked line stays.
func (o *Options) Set(items []Option) {
	fresh := len(items) != len(o.items)
	o.items = items
	o.at = min(o.at, max(0, len(items)-1))
	if fresh {
		o.List.SetCount(len(items))
		return
	}
	o.List.Update()
}

// Items are the options as they are shown.
func (o *Options) Items() []Option { return o.items }

// Waiting is the marked option when it was gone to and not taken yet; else -1.
func (o *Options) Waiting() int {
	if o.moved && o.at < len(o.items) && !o.items[o.at].On {
		return o.at
	}
	return -1
}

// Take takes an option, as a click does.
func (o *Options) Take(at int) {
	if at < 0 || at >= len(o.items) {
		return
	}
	o.at, o.moved = at, false
	o.OnTake(at)
}

// Key takes a key; false when it means nothing here.
func (o *Options) Key(ev *fyne.KeyEvent) bool {
	to := o.at
	switch ev.Name {
	case fyne.KeySpace:
		o.Take(o.at)
		return true
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= 8
	case fyne.KeyPageDown:
		to += 8
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(o.items)
	default:
		return false
	}
	o.at, o.moved = min(max(0, to), max(0, len(o.items)-1)), true
	o.List.Reveal(o.at)
	o.List.Update()
	return true
}

// optionLine shows one option.
type optionLine struct {
	widget.BaseWidget
	o                  *Options
	at                 int
	ground, rule, box  *canvas.Rectangle
	mark               *Picture
	group, title, side *Text
}

func newOptionLine(o *Options) *optionLine {
	l := &optionLine{
		o: o, ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), mark: NewPicture(IconCheck, OnFill, 14),
		group: NewLine("", 0, Style{Color: Muted, Size: SmallSize}), title: NewLine("", 0, Style{}),
		side: NewLine("", 160, Style{Align: fyne.TextAlignTrailing}),
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *optionLine) show(at int) {
	l.at = at
	it := l.o.items[at]
	l.group.SetText("")
	if l.first() {
		l.group.SetText(it.Group)
	}
	l.title.SetText(it.Title)
	l.side.SetText(it.Side)
	st := Style{Align: fyne.TextAlignTrailing, Color: Muted}
	if it.On {
		st = Style{Align: fyne.TextAlignTrailing, Bold: true}
	}
	l.side.SetStyle(st)
	l.Refresh()
}

// first tells whether the line begins its group.
func (l *optionLine) first() bool {
	return l.at == 0 || l.o.items[l.at-1].Group != l.o.items[l.at].Group
}

// Tapped implements fyne.Tappable.
func (l *optionLine) Tapped(*fyne.PointEvent) { l.o.Take(l.at) }

// CreateRenderer implements fyne.Widget.
func (l *optionLine) CreateRenderer() fyne.WidgetRenderer { return &optionLineRenderer{l} }

type optionLineRenderer struct{ l *optionLine }

func (r *optionLineRenderer) Destroy()           {}
func (r *optionLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, optionRow) }
func (r *optionLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.rule, r.l.box, r.l.mark, r.l.group, r.l.title, r.l.side}
}

func (r *optionLineRenderer) Layout(s fyne.Size) {
	const groupW, boxSide = 96, 16
	l := r.l
	put(l.rule, 0, 0, s.Width, 1)
	put(l.group, Unit, (s.Height-16)/2, groupW-2*Unit, 16)
	put(l.ground, groupW, 2, s.Width-groupW, s.Height-4)
	x := float32(groupW + Unit)
	put(l.box, x, (s.Height-boxSide)/2, boxSide, boxSide)
	put(l.mark, x+1, (s.Height-14)/2, 14, 14)
	x += boxSide + Unit
	side := min(l.side.MinSize().Width, (s.Width-x)*0.6)
	put(l.title, x, (s.Height-20)/2, s.Width-x-side-2*Unit, 20)
	put(l.side, s.Width-side-Unit, (s.Height-20)/2, side, 20)
}

func (r *optionLineRenderer) Refresh() {
	l := r.l
	it := l.o.items[l.at]
	l.ground.FillColor, l.ground.CornerRadius = current(Clear), 6
	if l.at == l.o.at {
		l.ground.FillColor = current(Tint)
	}
	l.rule.FillColor = current(RuleInk)
	l.rule.Hidden = l.at == 0 || !l.first()
	l.box.FillColor, l.box.StrokeColor, l.box.StrokeWidth, l.box.CornerRadius = current(Clear), current(Edge), 1, 8
	if it.Many {
		l.box.CornerRadius = 4
	}
	l.mark.Hidden = !it.On
	if it.On {
		l.box.FillColor, l.box.StrokeColor = current(Accent), current(Accent)
	}
	r.Layout(l.Size())
	canvas.Refresh(l)
}
