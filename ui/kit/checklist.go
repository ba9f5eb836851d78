package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CheckItem is one line of a checklist. A line of a deeper level belongs to the line
// before it of a higher one: ticking that ticks them all.
type CheckItem struct {
	Key    string // given to OnDo
	Title  string
	Side   string // at the right, muted
	Level  int    // from 0
	Ticked bool
}

// Checklist is a sheet with things to tick: Space ticks, arrows move, Enter does.
type Checklist struct {
	Title, Text string
	Items       []CheckItem
	Empty       string                  // said when there is nothing to tick
	Do          string                  // on the button: "Add %s", with the count and Noun put in
	One, Many   string                  // the noun: "slide", "slides"
	Count       func(keys []string) int // how many of the noun come of the ticked; nil: as many
	OnDo        func(keys []string)
}

// checkRow is the height of a line in logical pixels.
const checkRow = 32

// Check shows a checklist.
func (s *Stage) Check(c Checklist) *Sheet {
	v := &checkView{c: c, items: append([]CheckItem(nil), c.Items...)}
	v.rows = NewRows(RowsConfig{
		Height: checkRow,
		New:    func() RowView { return newCheckLine(v) },
		Show:   func(at int, row RowView) { row.(*checkLine).show(at) },
	})
	v.button = newButton(Primary, "", "", v.do)
	head := []fyne.CanvasObject{NewPara(c.Title, Style{Size: HeadingSize, Bold: true})}
	text := c.Text
	if len(c.Items) == 0 {
		text = c.Empty
	}
	if text != "" {
		head = append(head, NewPara(text, Style{Color: Muted}))
	}
	all := NewButton("Tick all", func() { v.all(!v.everything()) })
	all.SetEnabled(len(c.Items) > 0)
	foot := Row(Unit, all, Spacer(), NewButton("Cancel", func() { v.sheet.Close() }), v.button)
	body := Inset(All(3*Unit), Dock(Docked{
		Top: Inset(Edges{Bottom: Unit}, Column(Unit, head...)), Bottom: Inset(Edges{Top: 2 * Unit}, foot), Middle: v.rows,
	}))
	v.sheet = s.Show(body, fyne.NewSize(640, 560))
	v.sheet.OnEnter, v.sheet.OnKey = v.do, v.key
	s.Window.Canvas().Unfocus()
	v.rows.SetCount(len(v.items))
	v.changed()
	return v.sheet
}

type checkView struct {
	c      Checklist
	items  []CheckItem
	at     int
	rows   *Rows
	button *Button
	sheet  *Sheet
}

func (v *checkView) ticked() []string {
	var keys []string
	for _, it := range v.items {
		if it.Ticked {
			keys = append(keys, it.Key)
		}
	}
	return keys
}

func (v *checkView) changed() {
	keys := v.ticked()
	n := len(keys)
	if v.c.Count != nil {
		n = v.c.Count(keys)
	}
	noun := v.c.Many
	if n == 1 {
		noun = v.c.One
	}
	v.button.SetLabel(fmt.Sprintf(v.c.Do, fmt.Sprintf("%d %s", n, noun)))
	v.button.SetEnabled(n > 0)
	v.rows.Update()
	v.sheet.Refresh()
}

func (v *checkView) do() {
	if keys := v.ticked(); len(keys) > 0 {
		v.sheet.Close()
		v.c.OnDo(keys)
	}
}

func (v *checkView) everything() bool { return len(v.ticked()) == len(v.items) }

func (v *checkView) all(on bool) {
	for i := range v.items {
		v.items[i].Ticked = on
	}
	v.changed()
}

// toggle ticks a line with all that belongs to it, or takes the ticks away.
func (v *checkView) toggle(at int) {
	if at < 0 || at >= len(v.items) {
		return
	}
	v.at = at
	on := !v.items[at].Ticked
	v.items[at].Ticked = on
	for i := at + 1; i < len(v.items) && v.items[i].Level > v.items[at].Level; i++ {
		v.items[i].Ticked = on
	}
	v.changed()
}

func (v *checkView) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace:
		v.toggle(v.at)
		return
	case fyne.KeyUp:
		v.at--
	case fyne.KeyDown:
		v.at++
	case fyne.KeyPageUp:
		v.at -= 10
	case fyne.KeyPageDown:
		v.at += 10
	case fyne.KeyHome:
		v.at = 0
	case fyne.KeyEnd:
		v.at = len(v.items)
	default:
		return
	}
	v.at = min(max(0, v.at), max(0, len(v.items)-1))
	v.rows.Reveal(v.at)
	v.rows.Update()
}

// checkLine shows one item.
type checkLine struct {
	widget.BaseWidget
	v           *checkView
	at          int
	ground, box *canvas.Rectangle
	mark        *Picture
	title, side *Text
}

func newCheckLine(v *checkView) *checkLine {
	l := &checkLine{
		v: v, ground: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), mark: NewPicture(IconCheck, OnFill, 14),
		title: NewLine("", 0, Style{}), side: NewLine("", 120, Style{Color: Muted, Size: SmallSize, Align: fyne.TextAlignTrailing}),
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *checkLine) show(at int) {
	l.at = at
	it := l.v.items[at]
	l.title.SetText(it.Title)
	l.title.SetStyle(Style{Bold: it.Level == 0})
	l.side.SetText(it.Side)
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *checkLine) Tapped(*fyne.PointEvent) { l.v.toggle(l.at) }

// CreateRenderer implements fyne.Widget.
func (l *checkLine) CreateRenderer() fyne.WidgetRenderer { return &checkLineRenderer{l} }

type checkLineRenderer struct{ l *checkLine }

func (r *checkLineRenderer) Destroy()           {}
func (r *checkLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, checkRow) }
func (r *checkLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.box, r.l.mark, r.l.title, r.l.side}
}

func (r *checkLineRenderer) Layout(s fyne.Size) {
	l := r.l
	level := 0
	if l.at < len(l.v.items) {
		level = l.v.items[l.at].Level
	}
	put(l.ground, 0, 0, s.Width, s.Height)
	x := float32(Unit + level*3*Unit)
	put(l.box, x, (s.Height-18)/2, 18, 18)
	put(l.mark, x+2, (s.Height-14)/2, 14, 14)
	side := min(l.side.MinSize().Width, s.Width/3)
	put(l.title, x+18+12, (s.Height-20)/2, max(0, s.Width-x-18-12-side-2*Unit), 20)
	put(l.side, s.Width-side-Unit, (s.Height-16)/2, side, 16)
}

func (r *checkLineRenderer) Refresh() {
	l := r.l
	on := l.at < len(l.v.items) && l.v.items[l.at].Ticked
	l.ground.FillColor, l.ground.CornerRadius = current(Clear), 6
	if l.at == l.v.at {
		l.ground.FillColor = current(Tint)
	}
	l.box.CornerRadius, l.box.StrokeWidth = 4, 1.5
	l.box.FillColor, l.box.StrokeColor = current(Clear), current(Edge)
	if on {
		l.box.FillColor, l.box.StrokeColor = current(Accent), current(Accent)
	}
	l.mark.Hidden = !on
	r.Layout(l.Size())
	canvas.Refresh(l)
}
