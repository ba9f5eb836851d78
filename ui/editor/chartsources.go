package editor

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

const chartSourceRow = 46

// The kinds of evidence that a chart can show; one kind at a time.
type sourceKind int

const (
	aSeries sourceKind = iota
	aList              // places that a source lists
	aFigure
)

// chartSource is one thing that a chart can show.
type chartSource struct {
	kit.Choice
	kind sourceKind
}

// chartSources is the list of what a chart can show, with a search over it.
type chartSources struct {
	c       *chartSheet
	all     []chartSource
	found   []chartSource
	at      int
	search  *kit.Entry
	rows    *kit.Rows
	content fyne.CanvasObject
	touched bool // something was ticked or unticked here
}

func newChartSources(c *chartSheet) *chartSources {
	s := &chartSources{c: c, all: sourcesOf(c.book)}
	s.rows = kit.NewRows(kit.RowsConfig{
		Height: chartSourceRow,
		New:    func() kit.RowView { return newChartSourceLine(s) },
		Show:   func(at int, v kit.RowView) { v.(*chartSourceLine).show(at) },
	})
	s.search = kit.NewSearch("Search series and figures", func(string) { s.narrow() })
	s.search.OnKey = s.key
	head := kit.Inset(kit.Edges{Top: 12, Left: 12, Right: 12, Bottom: kit.Unit}, kit.Column(6, s.search,
		kit.NewText("Up and Down move, Enter ticks", kit.Style{Color: kit.Muted, Size: kit.SmallSize})))
	s.content = kit.Dock(kit.Docked{Top: head, Middle: kit.Inset(kit.Edges{Left: 6, Right: 6}, s.rows)})
	s.narrow()
	return s
}

// sourcesOf lists what the evidence has for charts: series of several figures, lists of
// places, and single figures.
func sourcesOf(b *evidence.Book) []chartSource {
	var out []chartSource
	for key := range b.Indicators {
		s, err := b.Series(key)
		if err != nil || len(s.Figures) < 2 {
			continue
		}
		first, last := s.Figures[0].Period.Long(), s.Figures[len(s.Figures)-1].Period.Long()
		detail := orElse(s.Indicator.Unit.ScaledString(s.Indicator.Scale), "number") + " · " + first
		if last != first {
			detail += " to " + last
		}
		out = append(out, chartSource{kit.Choice{
			Key: key, Title: s.Indicator.Name, Detail: detail, Side: strconv.Itoa(len(s.Figures)), Words: s.Indicator.Definition,
		}, aSeries})
	}
	listed := map[string]int{}
	for _, p := range b.Places {
		listed[p.Source]++
	}
	for key, n := range listed {
		src := b.Sources[key]
		out = append(out, chartSource{kit.Choice{
			Key: key, Title: "Places listed by " + src.Name(), Detail: "for a map", Side: strconv.Itoa(n), Words: src.Title + " countries partners",
		}, aList})
	}
	for key, f := range b.Figures {
		if f.Status != evidence.Rejected && f.Status != evidence.Superseded {
			ch := figureChoice(b, b.Figures[key])
			if name := b.Indicators[f.Indicator].Name; name != "" { // the time where it is not cut off
				ch.Title, ch.Detail = name, strings.TrimPrefix(strings.TrimPrefix(ch.Title, name), ", ")+" · "+ch.Detail
			}
			out = append(out, chartSource{ch, aFigure})
		}
	}
	slices.SortFunc(out, func(a, b chartSource) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// keys is where the chart keeps what it shows of one kind.
func (s *chartSources) keys(k sourceKind) *[]string {
	c := &s.c.chart
	return map[sourceKind]*[]string{aSeries: &c.Series, aList: &c.Places, aFigure: &c.Figures}[k]
}

func (s *chartSources) ticked(one chartSource) bool {
	return slices.Contains(*s.keys(one.kind), one.Key)
}

// narrow keeps what holds every word of the search; what the chart shows comes first.
func (s *chartSources) narrow() {
	var choices []kit.Choice
	at := map[string]chartSource{}
	for _, one := range s.all {
		id := strconv.Itoa(int(one.kind)) + one.Key
		at[id] = one
		ch := one.Choice
		ch.Key = id
		choices = append(choices, ch)
	}
	s.found = nil
	for _, ch := range kit.Matching(choices, s.search.Text) {
		s.found = append(s.found, at[ch.Key])
	}
	slices.SortStableFunc(s.found, func(a, b chartSource) int {
		return map[bool]int{true: 1}[s.ticked(b)] - map[bool]int{true: 1}[s.ticked(a)]
	})
	s.at = 0
	s.rows.SetCount(len(s.found))
	s.rows.Reveal(0)
}

func (s *chartSources) key(ev *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -8, fyne.KeyPageDown: 8}[ev.Name]
	switch {
	case step != 0:
		s.at = min(max(0, s.at+step), max(0, len(s.found)-1))
		s.rows.Reveal(s.at)
		s.rows.Update()
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		s.toggle(s.at)
	default:
		return false
	}
	return true
}

// toggle shows something in the chart, or no longer. Another kind gives way: a chart
// shows series, figures, or a list of places.
func (s *chartSources) toggle(at int) {
	if at < 0 || at >= len(s.found) {
		return
	}
	s.at, s.touched = at, true
	one := s.found[at]
	c := &s.c.chart
	for _, k := range []sourceKind{aSeries, aList, aFigure} {
		if k != one.kind && len(*s.keys(k)) > 0 {
			*s.keys(k), c.Labels, c.Highlight, c.Without, c.Remarks = nil, nil, nil, nil, nil
		}
	}
	list := s.keys(one.kind)
	if i := slices.Index(*list, one.Key); i >= 0 {
		*list = slices.Delete(slices.Clone(*list), i, i+1)
		if i < len(c.Labels) && one.kind != aList {
			c.Labels = slices.Delete(slices.Clone(c.Labels), i, i+1)
		}
	} else {
		*list = append(slices.Clone(*list), one.Key)
	}
	if one.kind == aList {
		c.Type = deck.WorldMap
	}
	s.rows.Update()
	s.c.options.update()
	s.c.changed()
}

// chartSourceLine shows one thing that a chart can show.
type chartSourceLine struct {
	widget.BaseWidget
	s                   *chartSources
	at                  int
	ground, box         *canvas.Rectangle
	mark                *kit.Picture
	title, detail, side *kit.Text
}

func newChartSourceLine(s *chartSources) *chartSourceLine {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	right := small
	right.Align = fyne.TextAlignTrailing
	l := &chartSourceLine{
		s: s, ground: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), mark: kit.NewPicture(kit.IconCheck, kit.OnFill, 14),
		title: kit.NewLine("", 0, kit.Style{}), detail: kit.NewLine("", 0, small), side: kit.NewLine("", 96, right),
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *chartSourceLine) show(at int) {
	l.at = at
	one := l.s.found[at]
	l.title.SetText(one.Title)
	l.detail.SetText(one.Detail)
	l.side.SetText(one.Side)
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *chartSourceLine) Tapped(*fyne.PointEvent) { l.s.toggle(l.at) }

// CreateRenderer implements fyne.Widget.
func (l *chartSourceLine) CreateRenderer() fyne.WidgetRenderer { return &chartSourceRenderer{l} }

type chartSourceRenderer struct{ l *chartSourceLine }

func (r *chartSourceRenderer) Destroy()           {}
func (r *chartSourceRenderer) MinSize() fyne.Size { return fyne.NewSize(64, chartSourceRow) }
func (r *chartSourceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.box, r.l.mark, r.l.title, r.l.detail, r.l.side}
}

func (r *chartSourceRenderer) Layout(s fyne.Size) {
	l := r.l
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	put(l.ground, 0, 1, s.Width, s.Height-2)
	put(l.box, kit.Unit, 7, 18, 18)
	put(l.mark, kit.Unit+2, 9, 14, 14)
	const left = kit.Unit + 18 + kit.Unit
	side := min(l.side.MinSize().Width, s.Width/3)
	put(l.title, left, 5, s.Width-left-kit.Unit, 20)
	put(l.detail, left, 25, s.Width-left-side-2*kit.Unit, 16)
	put(l.side, s.Width-side-kit.Unit, 25, side, 16)
}

func (r *chartSourceRenderer) Refresh() {
	l := r.l
	on := l.at < len(l.s.found) && l.s.ticked(l.s.found[l.at])
	l.ground.FillColor, l.ground.CornerRadius = theme.Color(kit.Clear), 6
	if l.at == l.s.at {
		l.ground.FillColor = theme.Color(kit.Tint)
	}
	l.box.CornerRadius, l.box.StrokeWidth = 4, 1.5
	l.box.FillColor, l.box.StrokeColor = theme.Color(kit.Clear), theme.Color(kit.Edge)
	if on {
		l.box.FillColor, l.box.StrokeColor = theme.Color(kit.Accent), theme.Color(kit.Accent)
	}
	l.mark.Hidden = !on
	r.Layout(l.Size())
	canvas.Refresh(l)
}
