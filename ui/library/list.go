package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/ui/kit"
)

// list is the left pane: the sources that are held, and under a fold those only cited.
type list struct {
	l       *Library
	content fyne.CanvasObject
	rows    *kit.Rows
	items   []item
	open    bool // the cited ones are shown
}

// item is a line of the list: a source, or the head of a group.
type item struct {
	entry entry
	head  string
	folds bool // the head opens and closes its group
}

func newList(l *Library) *list {
	s := &list{l: l}
	s.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newSourceLine(s) },
		Show: func(at int, v kit.RowView) { v.(*sourceLine).show(s.items[at]) },
		Tall: func(at int) float32 {
			if s.items[at].head != "" {
				return 36
			}
			return 60
		},
	})
	head := kit.Inset(kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, kit.Column(kit.Unit,
		kit.NewPrimary(kit.IconImport, "Import…", l.AskImport), l.finder.field, l.finder.note))
	s.content = kit.Dock(kit.Docked{Right: kit.Line(), Middle: kit.Dock(kit.Docked{Top: head, Middle: container.NewStack(s.rows, l.finder.content)})})
	return s
}

// show makes the lines of the list again.
func (s *list) show() {
	var held, cited []item
	for _, e := range s.l.sources {
		switch {
		case e.Held:
			held = append(held, item{entry: e})
		default:
			cited = append(cited, item{entry: e})
		}
	}
	s.items = s.items[:0:0]
	if len(held) > 0 {
		s.items = append(append(s.items, item{head: fmt.Sprintf("Held · %d", len(held))}), held...)
	}
	if len(cited) > 0 {
		s.items = append(s.items, item{head: fmt.Sprintf("Only cited · %d", len(cited)), folds: true})
		if s.open {
			s.items = append(s.items, cited...)
		}
	}
	s.rows.SetCount(len(s.items))
	s.content.Refresh()
}

// update shows the lines in sight again: another one is chosen.
func (s *list) update() { s.rows.Update() }

func (s *list) fold() {
	s.open = !s.open
	s.show()
}

// uncover makes sure that a source can be seen in the list.
func (s *list) uncover(key string) {
	for _, e := range s.l.sources {
		if e.Key == key && !e.Held {
			s.open = true
		}
	}
	s.show()
	for i, it := range s.items {
		if it.head == "" && it.entry.Key == key {
			s.rows.Reveal(i)
		}
	}
}

// step chooses the next source in a direction.
func (s *list) step(by int) {
	at := -1
	for i, it := range s.items {
		if it.head == "" && it.entry.Key == s.l.key {
			at = i
		}
	}
	for at += by; at >= 0 && at < len(s.items); at += by {
		if s.items[at].head == "" {
			s.rows.Reveal(at)
			s.l.choose(s.items[at].entry.Key)
			return
		}
	}
}

// sourceLine shows one line of the list; the same view shows others as it scrolls.
type sourceLine struct {
	widget.BaseWidget
	s             *list
	it            item
	hovered       bool
	ground        *kit.Box
	title, detail *kit.Text
	arrow         *kit.Picture
}

func newSourceLine(s *list) *sourceLine {
	v := &sourceLine{
		s: s, ground: kit.NewBox("", "", 6), arrow: kit.NewPicture(kit.IconDown, kit.Muted, 16),
		title: kit.NewLine("", 0, kit.Style{Bold: true}), detail: kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize}),
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *sourceLine) show(it item) {
	v.it = it
	v.Refresh()
}

// describe is what stands under a source's title.
func describe(e entry) string {
	var parts []string
	if n := len(e.Authors); n > 0 {
		who := e.Authors[0]
		if n > 1 {
			who += fmt.Sprintf(" and %d more", n-1)
		}
		parts = append(parts, who)
	} else if e.Publisher != "" {
		parts = append(parts, e.Publisher)
	}
	parts = append(parts, year(e.Published))
	switch {
	case e.Summary:
		parts = append(parts, "our summary")
	case e.Revision > 1:
		parts = append(parts, fmt.Sprintf("revision %d", e.Revision))
	case e.Held:
		parts = append(parts, count(e.Sections, "section"))
	}
	return strings.Join(parts, " · ")
}

// year is the year that a date as printed begins with, else "undated".
func year(published string) string {
	if len(published) >= 4 && strings.Trim(published[:4], "0123456789") == "" {
		return published[:4]
	}
	return "undated"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Tapped implements fyne.Tappable.
func (v *sourceLine) Tapped(*fyne.PointEvent) {
	switch {
	case v.it.folds:
		v.s.fold()
	case v.it.head == "":
		v.s.l.choose(v.it.entry.Key)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *sourceLine) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (v *sourceLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *sourceLine) MouseOut() { v.hover(false) }

func (v *sourceLine) hover(on bool) {
	v.hovered = on
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *sourceLine) CreateRenderer() fyne.WidgetRenderer {
	r := &sourceLineRenderer{v}
	r.Refresh()
	return r
}

type sourceLineRenderer struct{ v *sourceLine }

func (r *sourceLineRenderer) Destroy()           {}
func (r *sourceLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 36) }
func (r *sourceLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.ground, r.v.title, r.v.detail, r.v.arrow}
}

func (r *sourceLineRenderer) Layout(s fyne.Size) {
	v := r.v
	set(v.ground, kit.Unit, 2, s.Width-2*kit.Unit, s.Height-4)
	if v.it.head != "" {
		set(v.title, 2*kit.Unit, s.Height-26, s.Width-6*kit.Unit, 18)
		set(v.arrow, s.Width-4*kit.Unit, s.Height-25, 16, 16)
		return
	}
	set(v.title, 2*kit.Unit, 10, s.Width-4*kit.Unit, 20)
	set(v.detail, 2*kit.Unit, 32, s.Width-4*kit.Unit, 16)
}

func (r *sourceLineRenderer) Refresh() {
	v := r.v
	title, style, fill := v.it.entry.Title, kit.Style{Bold: true}, fyne.ThemeColorName(kit.Clear)
	switch {
	case v.it.head != "":
		title, style = v.it.head, kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true}
	case v.it.entry.Key == v.s.l.key:
		fill = kit.Tint
	case v.hovered:
		fill = "hover"
	}
	if title == "" {
		title = "Without a title"
	}
	v.title.SetStyle(style)
	v.title.SetText(title)
	v.detail.SetText(describe(v.it.entry))
	v.detail.Hidden = v.it.head != ""
	v.arrow.Hidden = !v.it.folds
	v.arrow.Icon = kit.IconDown
	if !v.s.open {
		v.arrow.Icon = iconRight
	}
	v.arrow.Refresh()
	v.ground.Recolor(fill)
	r.Layout(v.Size())
	canvas.Refresh(v)
}

// iconRight says that a group is folded.
const iconRight kit.Icon = `<path d="M10 7.5l4.5 4.5-4.5 4.5"/>`

// set places an object.
func set(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}
