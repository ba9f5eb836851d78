package check

import (
	"fmt"
	"regexp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// line shows one item of the list; the same view shows others as it scrolls.
type line struct {
	widget.BaseWidget
	c                   *Check
	at                  int
	hovered             bool
	ground              *kit.Box
	dot                 *kit.Box
	title, detail, tail *kit.Text
}

func newLine(c *Check) *line {
	v := &line{
		c: c, ground: kit.NewBox("", "", 6), dot: kit.Dot(kit.Warn),
		title: kit.NewLine("", 0, kit.Style{}), detail: kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize}),
		tail: kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Align: fyne.TextAlignTrailing}),
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *line) show(at int) {
	v.at = at
	v.Refresh()
}

func (v *line) item() item {
	if v.at < len(v.c.items) {
		return v.c.items[v.at]
	}
	return item{}
}

// Tapped implements fyne.Tappable.
func (v *line) Tapped(*fyne.PointEvent) {
	if v.item().head == "" {
		v.c.desk.Window().Canvas().Unfocus()
		v.c.choose(v.at)
	}
}

// DoubleTapped implements fyne.DoubleTappable: it goes there.
func (v *line) DoubleTapped(ev *fyne.PointEvent) {
	v.Tapped(ev)
	v.c.jump()
}

// MouseIn implements desktop.Hoverable.
func (v *line) MouseIn(*desktop.MouseEvent) { v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (v *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (v *line) MouseOut() { v.hover(false) }

func (v *line) hover(on bool) {
	v.hovered = on
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{v}
	r.Refresh()
	return r
}

type lineRenderer struct{ v *line }

func (r *lineRenderer) Destroy()           {}
func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, headHeight) }
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.ground, r.v.dot, r.v.title, r.v.detail, r.v.tail}
}

func (r *lineRenderer) Layout(s fyne.Size) {
	v := r.v
	set(v.ground, kit.Unit, 2, s.Width-2*kit.Unit, s.Height-4)
	const left, tail = 4 * kit.Unit, 76
	if v.item().head != "" {
		set(v.title, 2*kit.Unit, s.Height-26, s.Width-4*kit.Unit-tail, 18)
		set(v.tail, s.Width-2*kit.Unit-tail, s.Height-26, tail, 18)
		return
	}
	set(v.dot, 2*kit.Unit, 14, 8, 8)
	set(v.title, left, 8, s.Width-left-2*kit.Unit, 20)
	set(v.detail, left, 29, s.Width-left-2*kit.Unit, 16)
}

func (r *lineRenderer) Refresh() {
	v := r.v
	it := v.item()
	fill := fyne.ThemeColorName(kit.Clear)
	heading := it.head != ""
	v.dot.Hidden, v.detail.Hidden, v.tail.Hidden = heading, heading, !heading
	if heading {
		v.title.SetStyle(kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true})
		v.title.SetText(it.head)
		v.tail.SetText(fmt.Sprint(it.count))
	} else {
		v.title.SetStyle(kit.Style{})
		v.title.SetText(place.Sentence(it.finding.Text))
		v.detail.SetText(it.finding.Title + " · " + it.finding.Hint)
		v.dot.Recolor(color(it.finding.Severity))
		switch {
		case v.at == v.c.at:
			fill = kit.Tint
		case v.hovered:
			fill = "hover"
		}
	}
	v.ground.Recolor(fill)
	r.Layout(v.Size())
	canvas.Refresh(v)
}

// set places an object.
func set(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// markup is what a list leaves out of a title.
var markup = regexp.MustCompile(`\*\*|__|` + "`" + `|\s?\[@[^\]]*\]`)

// plain is a title for a list: with its figures, without markup.
func (c *Check) plain(title string) string {
	if c.book != nil && c.deck != nil {
		title, _ = c.book.In(evidence.LanguageOf(c.deck.Meta.Language)).Resolve(title)
	}
	return markup.ReplaceAllString(title, "")
}
