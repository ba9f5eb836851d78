package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Chips are short choices whose words change, in two rows; those that do not fit are left out.
type Chips struct {
	widget.BaseWidget
	OnPick func(at int) // one was clicked

	labels []string
	at     int
}

// NewChips returns an empty row.
func NewChips(pick func(at int)) *Chips {
	c := &Chips{OnPick: pick}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows labels, one of them chosen.
func (c *Chips) Set(labels []string, at int) {
	c.labels, c.at = labels, at
	c.Refresh()
}

// Labels are the words that are shown, and which of them is chosen.
func (c *Chips) Labels() (labels []string, at int) { return c.labels, c.at }

// places are where the chips stand, in rows; those that do not fit have none.
func (c *Chips) places() []fyne.Position {
	var out []fyne.Position
	x, y := float32(0), float32(0)
	for _, l := range c.labels {
		w := chipWidth(l)
		if x > 0 && x+w > c.Size().Width {
			x, y = 0, y+chipHigh+chipGap
		}
		if y > chipHigh+chipGap {
			break
		}
		out = append(out, fyne.NewPos(x, y))
		x += w + chipGap
	}
	return out
}

const (
	chipHigh = 28
	chipGap  = 6
	chipAir  = 10 // left and right of the words
)

func chipWidth(label string) float32 { return Style{Size: SmallSize}.width(label) + 2*chipAir }

// Tapped implements fyne.Tappable.
func (c *Chips) Tapped(ev *fyne.PointEvent) {
	for i, at := range c.places() {
		p := ev.Position.Subtract(at)
		if p.X >= 0 && p.X <= chipWidth(c.labels[i]) && p.Y >= 0 && p.Y <= chipHigh {
			c.OnPick(i)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	r := &chipsRenderer{c: c}
	r.Refresh()
	return r
}

type chipsRenderer struct {
	c       *Chips
	objects []fyne.CanvasObject
}

func (r *chipsRenderer) Destroy()                     {}
func (r *chipsRenderer) MinSize() fyne.Size           { return fyne.NewSize(64, 2*chipHigh+chipGap) }
func (r *chipsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chipsRenderer) Layout(fyne.Size)             { r.build() }

func (r *chipsRenderer) build() {
	r.objects = nil
	for i, at := range r.c.places() {
		label := r.c.labels[i]
		w := chipWidth(label)
		box := canvas.NewRectangle(current(Clear))
		box.StrokeColor, box.StrokeWidth, box.CornerRadius = current(Edge), 1, chipHigh/2
		ink := current(Ink)
		if i == r.c.at {
			box.FillColor, box.StrokeColor, ink = current(Accent), current(Accent), current(OnFill)
		}
		text := canvas.NewText(label, ink)
		text.TextSize = Style{Size: SmallSize}.size()
		size := text.MinSize()
		put(box, at.X, at.Y, w, chipHigh)
		put(text, at.X+chipAir, at.Y+(chipHigh-size.Height)/2, size.Width, size.Height)
		r.objects = append(r.objects, box, text)
	}
}

func (r *chipsRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.c)
}
