package slideview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// SetMarks underlines boxes of the frame on the screen only: words that want attention.
func (b *Board) SetMarks(boxes []frame.Rect) {
	if len(boxes) == 0 && len(b.marked) == 0 {
		return
	}
	b.marked = boxes
	b.placeMarks()
}

// Marks are the boxes that are underlined.
func (b *Board) Marks() []frame.Rect { return b.marked }

func (b *Board) placeMarks() {
	const thick = 2
	objects := make([]fyne.CanvasObject, 0, 2*len(b.marked))
	k, p := b.unit(), b.paper.Position()
	if b.shown == nil {
		k = 0
	}
	for _, r := range b.marked {
		at, size := p.AddXY(float32(r.X)*k, float32(r.Y)*k), fyne.NewSize(float32(r.W)*k, float32(r.H)*k)
		tint := canvas.NewRectangle(faint(theme.Color(kit.Warn), 36))
		line := canvas.NewRectangle(theme.Color(kit.Warn))
		tint.Move(at)
		tint.Resize(size)
		line.Move(at.AddXY(0, size.Height-thick))
		line.Resize(fyne.NewSize(size.Width, thick))
		objects = append(objects, tint, line)
	}
	b.marks.Objects = objects
	b.marks.Refresh()
}

// PointAt is the point of the slide under a place of the window; false beside the slide.
func (b *Board) PointAt(screen fyne.Position) (frame.Point, bool) {
	if b.shown == nil {
		return frame.Point{}, false
	}
	at := screen.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b))
	p := b.point(at)
	s := b.Size()
	inside := at.X >= 0 && at.Y >= 0 && at.X <= s.Width && at.Y <= s.Height
	return p, inside && p.X >= 0 && p.Y >= 0 && p.X <= b.shown.W && p.Y <= b.shown.H
}
