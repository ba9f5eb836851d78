package slideview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// Focus gives the board the keys.
func (b *Board) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// Unfocus takes the keys from the board.
func (b *Board) Unfocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.Focused() == fyne.Focusable(b) {
		c.Unfocus()
	}
}

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() {
	b.focused = true
	b.light()
	if b.Typist != nil {
		b.Typist.Focused(true)
	}
}

// FocusLost implements fyne.Focusable.
func (b *Board) FocusLost() {
	b.focused = false
	b.light()
	if b.Typist != nil {
		b.Typist.Focused(false)
	}
}

// TypedRune implements fyne.Focusable.
func (b *Board) TypedRune(r rune) {
	if b.Typist != nil {
		b.Typist.Typed(r)
	}
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(ev *fyne.KeyEvent) {
	if b.Typist == nil || !b.Typist.Key(ev) {
		kit.PassKey(b, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	if b.Typist == nil || !b.Typist.Shortcut(s) {
		kit.PassShortcut(b, s)
	}
}

// AcceptsTab implements fyne.Tabbable.
func (b *Board) AcceptsTab() bool { return b.Typist != nil && b.Typist.Tabs() }

// point is a place of the slide under a place of the widget.
func (b *Board) point(at fyne.Position) frame.Point {
	k, p := float64(b.unit()), b.paper.Position()
	return frame.Point{X: float64(at.X-p.X) / k, Y: float64(at.Y-p.Y) / k}
}

// Over is where a point of the slide stands on the widget.
func (b *Board) Over(at frame.Point) fyne.Position {
	k := b.unit()
	return b.paper.Position().AddXY(float32(at.X)*k, float32(at.Y)*k)
}

// MouseDown implements desktop.Mouseable.
func (b *Board) MouseDown(ev *desktop.MouseEvent) {
	if b.Typist == nil || b.shown == nil {
		return
	}
	if b.grip.holds(ev.Position) && ev.Button == desktop.MouseButtonPrimary {
		b.OnMove(b.grip.part)
		return
	}
	now := time.Now()
	near := abs(ev.Position.X-b.place.X) < againNear && abs(ev.Position.Y-b.place.Y) < againNear
	if now.Sub(b.clicked) > again || !near || b.clicks == 3 {
		b.clicks = 0
	}
	b.clicks, b.clicked, b.place = b.clicks+1, now, ev.Position
	at := b.point(ev.Position)
	b.Typist.Pressed(Press{
		At: at, Part: b.part(ev.Position), Line: LineAt(b.shown.Lines, at), Clicks: b.clicks,
		Shift: ev.Modifier&fyne.KeyModifierShift != 0, Menu: ev.Button == desktop.MouseButtonSecondary, Screen: ev.AbsolutePosition,
	})
}

// MouseUp implements desktop.Mouseable.
func (b *Board) MouseUp(*desktop.MouseEvent) {
	if b.Typist != nil {
		b.Typist.Released()
	}
}

// Tapped implements fyne.Tappable: the press was the click.
func (b *Board) Tapped(*fyne.PointEvent) {}

// Dragged implements fyne.Draggable.
func (b *Board) Dragged(ev *fyne.DragEvent) {
	if b.Typist != nil {
		b.Typist.Dragged(b.point(ev.Position))
	}
}

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() {
	if b.Typist != nil {
		b.Typist.Released()
	}
}

// MouseMoved implements desktop.Hoverable.
func (b *Board) MouseMoved(ev *desktop.MouseEvent) {
	if b.onGrip = b.grip.holds(ev.Position); b.onGrip {
		b.overText = false
		b.over(fyne.Position{}, false)
		return // the part it belongs to stays under it
	}
	b.View.MouseMoved(ev)
	if b.shown != nil {
		b.pointer = b.point(ev.Position)
		b.overText = LineAt(b.shown.Lines, b.pointer) >= 0
		b.over(ev.AbsolutePosition, true)
	}
}

// over tells whom it concerns that the pointer moved on the slide, or left it.
func (b *Board) over(screen fyne.Position, on bool) {
	if b.OnOver != nil {
		b.OnOver(b.pointer, screen, on)
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Board) MouseOut() {
	b.View.MouseOut()
	b.over(fyne.Position{}, false)
}

// MouseIn implements desktop.Hoverable.
func (b *Board) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// Cursor implements desktop.Cursorable: over text it is a text cursor.
func (b *Board) Cursor() desktop.Cursor {
	switch {
	case b.onGrip:
		return desktop.PointerCursor
	case b.overText:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}
