package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/app"
	"briefdeck/ui/kit"
)

// outline shows the sections of a paper that was read, with what was found in each.
type outline struct {
	content fyne.CanvasObject
	parts   []app.Part
	rows    *kit.Rows
}

// Sizes of the outline in logical pixels.
const (
	outlineStep = 14 // a level further in
	outlineSide = 12
	outlineText = reviewOutline - 2*outlineSide - kit.Unit // of a heading of the first level
)

func newOutline(r paper) *outline {
	o := &outline{parts: r.Outline()}
	o.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newPartLine() },
		Show: func(at int, v kit.RowView) { v.(*partLine).show(o.parts[at]) },
		Tall: func(at int) float32 { return partHeight(o.parts[at]) },
	})
	o.rows.SetCount(len(o.parts))
	tables := len(r.Draft.Tables())
	facts := kit.Row(3*kit.Unit, fact(len(r.Draft.Sections), "section"), fact(len(r.Figures), "figure"), fact(tables, "table"),
		fact(len(r.Draft.References), "reference"), fact(len(r.Draft.Warnings), "warning"))
	o.content = kit.Dock(kit.Docked{
		Left:   kit.Line(),
		Top:    kit.Inset(kit.Edges{Right: outlineSide, Bottom: 12, Left: outlineSide}, facts),
		Middle: o.rows,
	})
	return o
}

func fact(n int, noun string) fyne.CanvasObject {
	words := strings.SplitN(count(n, noun), " ", 2)
	return kit.Column(0, kit.NewText(words[0], kit.Style{Size: kit.TitleSize, Bold: true}), kit.NewText(words[1], small))
}

// indented is how far a heading stands in.
func indented(p app.Part) float32 { return outlineStep * float32(max(0, min(p.Level, 5)-1)) }

func headingLines(p app.Part) []string {
	label := p.Label
	if label == "" {
		label = "Without a heading"
	}
	return kit.Wrap(label, outlineText-indented(p), kit.Style{})
}

// Heights of a heading's lines in logical pixels.
const partLead, partFound, partGap = 19, 16, 9

func partHeight(p app.Part) float32 {
	h := float32(partLead*len(headingLines(p)) + partGap)
	if found(p) != "" {
		h += partFound
	}
	return h
}

// found says what was found in a section; "" for nothing.
func found(p app.Part) string {
	var out []string
	for _, f := range []struct {
		n    int
		noun string
	}{{p.Figures, "figure"}, {p.Tables, "table"}, {p.Notes, "note"}, {p.Pictures, "picture"}, {p.Warnings, "warning"}} {
		if f.n > 0 {
			out = append(out, count(f.n, f.noun))
		}
	}
	return strings.Join(out, " · ")
}

// partLine shows one heading, on as many lines as it takes.
type partLine struct {
	widget.BaseWidget
	p     app.Part
	label *kit.Para
	found *kit.Text
}

func newPartLine() *partLine {
	v := &partLine{label: kit.NewPara("", kit.Style{}), found: kit.NewLine("", 0, small)}
	v.ExtendBaseWidget(v)
	return v
}

func (v *partLine) show(p app.Part) {
	v.p = p
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *partLine) CreateRenderer() fyne.WidgetRenderer {
	r := &partLineRenderer{v}
	r.Refresh()
	return r
}

type partLineRenderer struct{ v *partLine }

func (r *partLineRenderer) Destroy()           {}
func (r *partLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, partLead) }
func (r *partLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.label, r.v.found}
}

func (r *partLineRenderer) Layout(fyne.Size) {
	in, words := indented(r.v.p), headingLines(r.v.p)
	high := float32(partLead * len(words))
	set(r.v.label, outlineSide+in, 0, outlineText-in, high)
	set(r.v.found, outlineSide+in, high, outlineText-in, partFound)
}

func (r *partLineRenderer) Refresh() {
	v := r.v
	v.label.SetText(strings.Join(headingLines(v.p), "\n"))
	v.found.SetText(found(v.p))
	r.Layout(v.Size())
	canvas.Refresh(v)
}
