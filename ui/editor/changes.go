package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

var changeLook = kit.ProseLook{Size: 14, Lead: 22}

// changeObjects shows a change note: its parts under their heads, what was taken out
// struck through, what came in on its own ground.
func changeObjects(n app.ChangeNote) []fyne.CanvasObject {
	if len(n.Differences) == 0 {
		return []fyne.CanvasObject{kit.NewPara("Nothing changed: the words, the numbers and the slides are the same.", kit.Style{Color: kit.Muted})}
	}
	var out []fyne.CanvasObject
	for _, p := range n.Parts() {
		head := kit.Row(kit.Unit, kit.NewText(p.Head, kit.Style{Bold: true, Color: kit.Accent}),
			kit.NewText(fmt.Sprint(len(p.Differences)), kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
		out = append(out, kit.Inset(kit.Edges{Top: kit.Unit}, head), kit.Line())
		for _, d := range p.Differences {
			out = append(out, changeObject(d))
		}
	}
	return out
}

// changeObject is one difference: where it is, how it was and is, and who says so.
func changeObject(d app.Difference) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if place := d.Place(); place != "" {
		lines = append(lines, kit.NewPara(place, kit.Style{Size: kit.SmallSize, Bold: true}))
	}
	lines = append(lines, kit.NewProse(changeLook, changePieces(d)...))
	if d.Source != "" {
		lines = append(lines, kit.NewPara(d.Source, kit.Style{Size: kit.SmallSize, Color: kit.Muted}))
	}
	return kit.Column(2, lines...)
}

// changePieces is how a text was and is, in one paragraph.
func changePieces(d app.Difference) []kit.Piece {
	gone := func(text string) kit.Piece {
		return kit.Piece{Text: text, Ground: kit.GoneGround, Color: kit.Muted, Struck: true}
	}
	came := func(text string) kit.Piece { return kit.Piece{Text: text, Ground: kit.CameGround, Bold: true} }
	switch {
	case d.What == "order" || d.What == "slide" && d.Where != "":
		return []kit.Piece{{Text: d.Told()}}
	case d.Old == "":
		return []kit.Piece{came(d.New)}
	case d.New == "":
		return []kit.Piece{gone(d.Old)}
	case !d.ChangedWords():
		return []kit.Piece{gone(d.Old), {Text: "  →  "}, came(d.New)}
	}
	var out []kit.Piece
	for _, s := range source.CompareWords(d.Old, d.New) {
		switch s.In {
		case source.InBoth:
			out = append(out, kit.Piece{Text: s.Text})
		case source.InOld:
			out = append(out, gone(s.Text))
		case source.InNew:
			out = append(out, came(s.Text))
		}
	}
	return out
}

const versionRowHeight = 60

// versionRow is a version in the list.
type versionRow struct {
	widget.BaseWidget
	v            *versions
	at           int
	ground       *canvas.Rectangle
	name, detail *kit.Text
}

func newVersionRow(v *versions) *versionRow {
	r := &versionRow{
		v: v, ground: canvas.NewRectangle(nil), name: kit.NewLine("", 0, kit.Style{}),
		detail: kit.NewLine("", 0, kit.Style{Color: kit.Muted, Size: kit.SmallSize}),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *versionRow) show(at int) {
	r.at = at
	r.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *versionRow) Tapped(*fyne.PointEvent) { r.v.choose(r.at) }

// CreateRenderer implements fyne.Widget.
func (r *versionRow) CreateRenderer() fyne.WidgetRenderer { return &versionRowRenderer{r} }

type versionRowRenderer struct{ r *versionRow }

func (t *versionRowRenderer) Destroy()           {}
func (t *versionRowRenderer) MinSize() fyne.Size { return fyne.NewSize(64, versionRowHeight) }
func (t *versionRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.r.ground, t.r.name, t.r.detail}
}

func (t *versionRowRenderer) Layout(s fyne.Size) {
	t.r.ground.Resize(s)
	t.r.name.Move(fyne.NewPos(2*kit.Unit, 10))
	t.r.name.Resize(fyne.NewSize(s.Width-4*kit.Unit, 20))
	t.r.detail.Move(fyne.NewPos(2*kit.Unit, 32))
	t.r.detail.Resize(fyne.NewSize(s.Width-4*kit.Unit, 16))
}

func (t *versionRowRenderer) Refresh() {
	r := t.r
	if r.at >= len(r.v.all) {
		return
	}
	one := r.v.all[r.at]
	r.ground.FillColor = theme.Color(kit.Clear)
	st := kit.Style{}
	if r.at == r.v.at {
		r.ground.FillColor = theme.Color(kit.Tint)
		st = kit.Style{Bold: true, Color: kit.Accent}
	}
	r.name.SetStyle(st)
	r.name.SetText(one.Name)
	detail := one.At.Local().Format("2 Jan 2006, 15:04")
	if one.Revision == r.v.now {
		detail += " · as it is now"
	} else if one.Note != "" {
		detail += " · " + one.Note
	}
	r.detail.SetText(detail)
	t.Layout(r.Size())
	canvas.Refresh(r)
}
