package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Sizes of document tabs in logical pixels.
const (
	docTabHeight = 36
	docTabMost   = 260 // wide
	docTabClose  = 28
)

// DocTabs shows the open documents over the one that is worked on: a click goes to
// one, the cross at its end closes it.
type DocTabs struct {
	widget.BaseWidget
	Titles  []string
	At      int
	OnPick  func(at int)
	OnClose func(at int)
}

// NewDocTabs returns tabs without documents.
func NewDocTabs(pick, closed func(at int)) *DocTabs {
	t := &DocTabs{OnPick: pick, OnClose: closed}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows other documents.
func (t *DocTabs) Set(titles []string, at int) {
	t.Titles, t.At = titles, at
	t.Refresh()
}

// width is how wide each tab is.
func (t *DocTabs) width() float32 {
	return min(docTabMost, t.Size().Width/float32(max(1, len(t.Titles))))
}

// Tapped implements fyne.Tappable.
func (t *DocTabs) Tapped(ev *fyne.PointEvent) {
	w := t.width()
	at := int(ev.Position.X / max(1, w))
	switch {
	case at < 0 || at >= len(t.Titles):
	case ev.Position.X > float32(at+1)*w-docTabClose:
		t.OnClose(at)
	default:
		t.OnPick(at)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *DocTabs) CreateRenderer() fyne.WidgetRenderer {
	r := &docTabsRenderer{t: t, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), front: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type docTabsRenderer struct {
	t                         *DocTabs
	ground, front, mark, rule *canvas.Rectangle // all of it; the tab in front, its mark; the line under the others
	texts                     []*canvas.Text
	crosses                   []*canvas.Image
	edges                     []*canvas.Rectangle
}

func (r *docTabsRenderer) Destroy()           {}
func (r *docTabsRenderer) MinSize() fyne.Size { return fyne.NewSize(64, docTabHeight) }

func (r *docTabsRenderer) Layout(s fyne.Size) {
	w := r.t.width()
	put(r.ground, 0, 0, s.Width, s.Height)
	put(r.rule, 0, s.Height-1, s.Width, 1)
	put(r.front, float32(r.t.At)*w, 0, w, s.Height)
	put(r.mark, float32(r.t.At)*w, 0, w, 2)
	for i, text := range r.texts {
		x := float32(i) * w
		st := Style{Color: Muted}
		if i == r.t.At {
			st = Style{Color: Ink, Bold: true}
		}
		st.apply(text)
		text.Text = Ellipsis(r.t.Titles[i], w-docTabClose-2*Unit, st)
		h := text.MinSize().Height
		put(text, x+2*Unit, (s.Height-h)/2, w-docTabClose-2*Unit, h)
		put(r.crosses[i], x+w-docTabClose+4, (s.Height-16)/2, 16, 16)
		put(r.edges[i], x+w-1, 0, 1, s.Height)
	}
}

func (r *docTabsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.rule, r.front, r.mark}
	for i := range r.texts {
		out = append(out, r.edges[i], r.texts[i], r.crosses[i])
	}
	return out
}

func (r *docTabsRenderer) Refresh() {
	for len(r.texts) < len(r.t.Titles) {
		r.texts = append(r.texts, canvas.NewText("", nil))
		r.crosses = append(r.crosses, IconClose.image(Muted, 16))
		r.edges = append(r.edges, canvas.NewRectangle(nil))
	}
	n := len(r.t.Titles)
	r.texts, r.crosses, r.edges = r.texts[:n], r.crosses[:n], r.edges[:n]
	r.ground.FillColor, r.rule.FillColor = current(Raised), current(RuleInk)
	r.front.FillColor, r.mark.FillColor = current(Ground), current(Accent)
	for i := range r.edges {
		r.edges[i].FillColor = current(RuleInk)
		IconClose.tint(r.crosses[i], Muted)
	}
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
