package kit

import "fyne.io/fyne/v2"

// At is the i-th object of the pane.
func (p *Pane) At(i int) (fyne.CanvasObject, bool) {
	if i < 0 || i >= len(p.body.Objects) {
		return nil, false
	}
	return p.body.Objects[i], true
}

// Renew replaces the pane's objects and stays where it is scrolled to.
func (p *Pane) Renew(objects ...fyne.CanvasObject) {
	p.body.Objects = objects
	p.Relayout()
}
