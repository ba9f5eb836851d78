package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// tree lists the sections of the document; the one being read is marked.
type tree struct {
	l        *Library
	content  fyne.CanvasObject
	rows     *kit.Rows
	sections []source.Section
	at       int
}

func newTree(l *Library) *tree {
	t := &tree{l: l}
	t.rows = kit.NewRows(kit.RowsConfig{
		Height: 30,
		New:    func() kit.RowView { return newTreeLine(t) },
		Show:   func(at int, v kit.RowView) { v.(*treeLine).show(at) },
	})
	head := kit.Inset(kit.Edges{Top: 18, Right: kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit},
		kit.NewText("Sections", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true}))
	t.content = kit.Dock(kit.Docked{Right: kit.Line(), Middle: kit.Dock(kit.Docked{Top: head, Middle: t.rows})})
	return t
}

func (t *tree) show(d source.Document) {
	t.sections, t.at = d.Sections, 0
	t.rows.SetCount(len(t.sections))
}

// set marks the section that is being read.
func (t *tree) set(at int) {
	if t.at == at {
		return
	}
	t.at = at
	t.rows.Reveal(at)
	t.rows.Update()
	t.l.bar.reading(t.sections[at])
}

// menu lists the sections, for where there is no room for the tree.
func (t *tree) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, s := range t.sections {
		indent := ""
		for range s.Level - 1 {
			indent += "    "
		}
		it := fyne.NewMenuItem(indent+kit.Ellipsis(s.Label(), 420, kit.Style{}), func() { t.l.reader.reveal(i) })
		it.Checked = i == t.at
		items = append(items, it)
	}
	return items
}

// treeLine shows one heading.
type treeLine struct {
	widget.BaseWidget
	t       *tree
	at      int
	hovered bool
	ground  *kit.Box
	mark    *kit.Box
	label   *kit.Text
}

func newTreeLine(t *tree) *treeLine {
	v := &treeLine{t: t, ground: kit.NewBox("", "", 0), mark: kit.NewBox(kit.Accent, "", 0), label: kit.NewLine("", 0, kit.Style{})}
	v.ExtendBaseWidget(v)
	return v
}

func (v *treeLine) show(at int) {
	v.at = at
	v.Refresh()
}

// Tapped implements fyne.Tappable.
func (v *treeLine) Tapped(*fyne.PointEvent) { v.t.l.reader.reveal(v.at) }

// MouseIn implements desktop.Hoverable.
func (v *treeLine) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (v *treeLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *treeLine) MouseOut() { v.hover(false) }

func (v *treeLine) hover(on bool) {
	v.hovered = on
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *treeLine) CreateRenderer() fyne.WidgetRenderer {
	r := &treeLineRenderer{v}
	r.Refresh()
	return r
}

type treeLineRenderer struct{ v *treeLine }

func (r *treeLineRenderer) Destroy()           {}
func (r *treeLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 30) }
func (r *treeLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.ground, r.v.mark, r.v.label}
}

func (r *treeLineRenderer) Layout(s fyne.Size) {
	v := r.v
	set(v.ground, 0, 0, s.Width, s.Height)
	set(v.mark, 0, 0, 3, s.Height)
	x := float32(2 * kit.Unit)
	if v.at < len(v.t.sections) {
		x += 14 * float32(max(0, min(v.t.sections[v.at].Level, 5)-1))
	}
	set(v.label, x, 6, s.Width-x-kit.Unit, 20)
}

func (r *treeLineRenderer) Refresh() {
	v := r.v
	if v.at >= len(v.t.sections) {
		return
	}
	on := v.at == v.t.at
	style, fill := kit.Style{Color: kit.Muted}, fyne.ThemeColorName(kit.Clear)
	switch {
	case on:
		style, fill = kit.Style{Color: kit.Accent, Bold: true}, kit.Tint
	case v.hovered:
		fill = "hover"
	}
	v.label.SetStyle(style)
	v.label.SetText(v.t.sections[v.at].Label())
	v.mark.Hidden = !on
	v.ground.Recolor(fill)
	r.Layout(v.Size())
	canvas.Refresh(v)
}
