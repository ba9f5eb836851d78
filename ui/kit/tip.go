package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tip is a card beside the pointer that says what is under it. It lies over a room of
// the window, in a container without a layout or in a stack.
type Tip struct {
	Card *fyne.Container // hidden until it is shown
	body fyne.CanvasObject
	room fyne.CanvasObject
}

// Sizes of a tip in logical pixels.
const (
	tipWidth = 340
	tipBelow = 14 // the pointer
	tipEdge  = 12
)

// NewTip returns a tip with a body, for what lies in a room.
func NewTip(room, body fyne.CanvasObject) *Tip {
	ground := NewBox("overlayBackground", RuleInk, 8)
	ground.Shadow = true
	t := &Tip{room: room, body: body, Card: container.NewStack(ground, Inset(All(tipEdge), body))}
	t.Card.Hide()
	return t
}

// Show shows the tip below a place of the window, or above it where there is no room.
func (t *Tip) Show(at fyne.Position) {
	room := t.room.Size()
	width := min(tipWidth, room.Width-2*Unit)
	high := heightOf(t.body, width-2*tipEdge) + 2*tipEdge
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.room))
	x, y := max(Unit, min(p.X-20, room.Width-width-Unit)), p.Y+tipBelow
	if y+high > room.Height {
		y = max(0, p.Y-tipBelow-high)
	}
	put(t.Card, x, y, width, high)
	t.Card.Show()
	t.Card.Refresh()
}

// Hide takes the tip away.
func (t *Tip) Hide() {
	if t.Card.Visible() {
		t.Card.Hide()
	}
}

// Visible tells whether the tip is shown.
func (t *Tip) Visible() bool { return t.Card.Visible() }
