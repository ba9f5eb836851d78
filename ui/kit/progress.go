package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar that fills from the left.
type Progress struct {
	widget.BaseWidget
	part float32
}

// NewProgress returns an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// Set fills the bar to a part between 0 and 1.
func (p *Progress) Set(part float32) {
	p.part = min(max(0, part), 1)
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{p, NewBox("pressed", "", 3), NewBox(Accent, "", 3)}
	return r
}

type progressRenderer struct {
	p           *Progress
	track, fill *Box
}

func (r *progressRenderer) Destroy()           {}
func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 6) }
func (r *progressRenderer) Layout(s fyne.Size) {
	put(r.track, 0, (s.Height-6)/2, s.Width, 6)
	put(r.fill, 0, (s.Height-6)/2, s.Width*r.p.part, 6)
}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.fill}
}

func (r *progressRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// NewSearch returns a field that narrows something as one types.
func NewSearch(hint string, changed func(string)) *Entry {
	e := NewEntry()
	e.SetPlaceHolder(hint)
	e.Icon = IconSearch.Themed(theme.ColorNamePlaceHolder)
	e.OnChanged = changed
	return e
}

// Dialog is the body of a sheet: a title, what it is about, and buttons at the lower
// right of which the last one does it.
func Dialog(title string, body fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return dialog(title, body, buttons...)
}

// Field is a control with its label over it.
func Field(label string, o fyne.CanvasObject) *fyne.Container {
	return Column(4, NewLine(label, 0, Style{Color: Muted, Size: SmallSize}), o)
}
