package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ErrorBar says above a place what did not work: a title, one line of advice, and a
// button that takes it away. It is hidden while there is nothing to say.
type ErrorBar struct {
	Content fyne.CanvasObject
	title   *Text
	advice  *Text
	changed func()
}

// NewErrorBar returns a hidden bar. changed is called when it comes or goes.
func NewErrorBar(changed func()) *ErrorBar {
	b := &ErrorBar{
		title: NewText("", Style{Bold: true}), advice: NewLine("", 0, Style{}), changed: changed,
	}
	row := Dock(Docked{
		Left:   Row(12, NewPicture(IconWarning, Bad, 20), b.title, NewBox(Clear, "", 0)),
		Middle: b.advice,
		Right:  NewQuiet(IconClose, "", b.Clear),
	})
	body := Inset(Edges{Top: 4, Right: Unit, Bottom: 4, Left: 2 * Unit}, Sized(0, 36, row))
	b.Content = container.NewStack(NewBox("hover", "", 0), Dock(Docked{Middle: body, Bottom: Line()}))
	b.Content.Hide()
	return b
}

// Fail shows what did not work and what to do.
func (b *ErrorBar) Fail(title, advice string) {
	b.title.SetText(title)
	b.advice.SetText(advice)
	b.Content.Show()
	b.changed()
}

// Clear takes the bar away.
func (b *ErrorBar) Clear() {
	if b.Content.Visible() {
		b.Content.Hide()
		b.changed()
	}
}
