package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Drag is something that can be clicked, and dragged to elsewhere in the window.
type Drag struct {
	Body   fyne.CanvasObject
	OnTap  func()
	OnDrag func(at fyne.Position) // it is dragged over a place of the window
	OnDrop func()                 // it was let go where it was dragged last
}

// Draggable makes a thing of a drag.
func Draggable(d Drag) fyne.CanvasObject {
	o := &draggable{Drag: d}
	o.ExtendBaseWidget(o)
	return o
}

type draggable struct {
	widget.BaseWidget
	Drag
}

// Tapped implements fyne.Tappable.
func (d *draggable) Tapped(*fyne.PointEvent) { d.OnTap() }

// Dragged implements fyne.Draggable.
func (d *draggable) Dragged(ev *fyne.DragEvent) { d.OnDrag(ev.AbsolutePosition) }

// DragEnd implements fyne.Draggable.
func (d *draggable) DragEnd() { d.OnDrop() }

// Cursor implements desktop.Cursorable.
func (d *draggable) Cursor() desktop.Cursor { return desktop.PointerCursor }

// HeightFor implements Tall.
func (d *draggable) HeightFor(width float32) float32 { return heightOf(d.Body, width) }

// CreateRenderer implements fyne.Widget.
func (d *draggable) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(d.Body) }
