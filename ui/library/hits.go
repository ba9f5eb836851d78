package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// foundRow is a line of the results: the head of a group, a hit, or a way to more.
type foundRow struct {
	head   string
	more   bool // more hits of the kind can be listed
	hit    app.Hit
	where  string
	lines  []kit.ProseLine
	height float32
}

// hitLook is how snippets are set, in logical pixels.
var hitLook = kit.ProseLook{Size: 13, Lead: 19}

// snippetLines is how many lines of a snippet are shown at most.
const snippetLines = 4

// hitSide is the air at the sides of a result.
const hitSide = 2 * kit.Unit

// kindWords are the heads of the groups.
var kindWords = map[app.HitKind]string{
	app.FigureHit: "Figures", app.ParagraphHit: "Paragraphs", app.ClaimHit: "Claims", app.ReferenceHit: "References",
	app.SlideHit: "Slides", app.SourceHit: "Sources", app.DeckHit: "Decks",
}

// compose makes the rows of the results at the width.
func (f *finder) compose() {
	if f.width <= 0 {
		return
	}
	f.items = nil
	for _, g := range f.result.Groups {
		f.items = append(f.items, foundRow{head: fmt.Sprintf("%s · %d", kindWords[g.Kind], g.Total), height: 34})
		for _, h := range g.Hits {
			f.items = append(f.items, f.row(h))
		}
		if g.Total > len(g.Hits) && f.limit == 0 {
			f.items = append(f.items, foundRow{more: true, where: "Show more " + strings.ToLower(kindWords[g.Kind]), height: 32})
		}
	}
	f.rows.SetCount(len(f.items))
}

func (f *finder) row(h app.Hit) foundRow {
	lines := f.ruler.Break(hitPieces(h.Snippet, h.Marks), hitLook, f.width-2*hitSide)
	if len(lines) > snippetLines {
		lines = lines[:snippetLines]
		lines[snippetLines-1] = append(lines[snippetLines-1], kit.Piece{Text: "…"})
	}
	return foundRow{hit: h, where: whereOf(h), lines: lines, height: 34 + hitLook.Lead*float32(len(lines))}
}

// hitPieces cuts a snippet where marks begin and end.
func hitPieces(text string, marks []source.Span) []kit.Piece {
	var out []kit.Piece
	at := 0
	for _, m := range marks {
		if m.Start > at {
			out = append(out, kit.Piece{Text: text[at:m.Start]})
		}
		out = append(out, kit.Piece{Text: text[m.Start:m.End], Ground: kit.Found, Bold: true})
		at = m.End
	}
	if at < len(text) {
		out = append(out, kit.Piece{Text: text[at:]})
	}
	return out
}

// whereOf says in a few words where a hit stands.
func whereOf(h app.Hit) string {
	parts := []string{h.Name, h.Section}
	switch h.Kind {
	case app.ParagraphHit:
		if h.Page > 0 {
			parts = append(parts, fmt.Sprintf("page %d", h.Page))
		}
	case app.ReferenceHit:
		parts = []string{fmt.Sprintf("[%d] in %s", h.Number, h.Name)}
	case app.ClaimHit:
		parts = append([]string{strings.ToUpper(h.Title[:1]) + h.Title[1:]}, parts...)
	case app.FigureHit, app.SlideHit, app.SourceHit, app.DeckHit:
	}
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// hitView shows one row of the results; the same view shows others as they scroll.
type hitView struct {
	widget.BaseWidget
	f       *finder
	at      int
	hovered bool
	ground  *kit.Box
	where   *kit.Text
	lines   []*kit.LineView
	cover   *hitCover
}

func newHitView(f *finder) *hitView {
	v := &hitView{f: f, ground: kit.NewBox("", "", 6), where: kit.NewLine("", 0, kit.Style{})}
	for range snippetLines {
		v.lines = append(v.lines, kit.NewLineView(nil))
	}
	v.cover = newHitCover(v)
	v.ExtendBaseWidget(v)
	return v
}

func (v *hitView) show(at int) {
	v.at = at
	v.Refresh()
}

func (v *hitView) hover(on bool) {
	v.hovered = on
	v.Refresh()
}

// hitCover lies over a row and takes the mouse, which the lines of text would keep.
type hitCover struct {
	widget.BaseWidget
	v *hitView
}

func newHitCover(v *hitView) *hitCover {
	c := &hitCover{v: v}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped implements fyne.Tappable.
func (c *hitCover) Tapped(*fyne.PointEvent) { c.v.f.open(c.v.at) }

// MouseIn implements desktop.Hoverable.
func (c *hitCover) MouseIn(*desktop.MouseEvent) { c.v.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *hitCover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *hitCover) MouseOut() { c.v.hover(false) }

// CreateRenderer implements fyne.Widget.
func (c *hitCover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.NewBox("", "", 0))
}

// CreateRenderer implements fyne.Widget.
func (v *hitView) CreateRenderer() fyne.WidgetRenderer {
	r := &hitRenderer{v}
	r.Refresh()
	return r
}

type hitRenderer struct{ v *hitView }

func (r *hitRenderer) Destroy()           {}
func (r *hitRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 32) }
func (r *hitRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.v.ground, r.v.where}
	for _, l := range r.v.lines {
		out = append(out, l)
	}
	return append(out, r.v.cover)
}

func (r *hitRenderer) Layout(s fyne.Size) {
	v := r.v
	set(v.cover, 0, 0, s.Width, s.Height)
	set(v.ground, kit.Unit, 1, s.Width-2*kit.Unit, s.Height-2)
	top := float32(8)
	if v.at < len(v.f.items) && v.f.items[v.at].head != "" {
		top = s.Height - 24
	}
	set(v.where, hitSide, top, s.Width-2*hitSide, 18)
	for i, l := range v.lines {
		set(l, hitSide, 26+float32(i)*hitLook.Lead, s.Width-2*hitSide, hitLook.Lead)
	}
}

func (r *hitRenderer) Refresh() {
	v := r.v
	if v.at >= len(v.f.items) {
		return
	}
	it := v.f.items[v.at]
	text, style, fill := it.where, kit.Style{Color: kit.Muted, Size: kit.SmallSize}, fyne.ThemeColorName(kit.Clear)
	switch {
	case it.head != "":
		text, style.Bold = it.head, true
	case v.at == v.f.at:
		fill = kit.Tint
	case v.hovered:
		fill = "hover"
	}
	if it.more {
		style.Color = kit.Accent
	}
	v.where.SetStyle(style)
	v.where.SetText(text)
	for i, l := range v.lines {
		l.Hidden = i >= len(it.lines)
		if i < len(it.lines) {
			l.Set(it.lines[i], hitLook)
		}
	}
	v.ground.Recolor(fill)
	r.Layout(v.Size())
	canvas.Refresh(v)
}
