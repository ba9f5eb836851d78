package library

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// tip shows the work that a citation under the pointer stands for.
type tip struct {
	l    *Library
	card *fyne.Container
	ask  *kit.Para // what a click does
	work *kit.Para
}

// Sizes of the tip in logical pixels.
const tipWidth, tipBelow = 340, 14

func newTip(l *Library) *tip {
	t := &tip{l: l, work: kit.NewPara("", kit.Style{}), ask: kit.NewPara("", small)}
	t.work.MaxLines = 4
	ground := kit.NewBox("overlayBackground", kit.RuleInk, 8)
	ground.Shadow = true
	t.card = container.NewStack(ground, kit.Inset(kit.All(12), kit.Column(4, t.work, t.ask)))
	t.card.Hide()
	return t
}

// over takes what the pointer is over, at a place of the window; "" for nothing.
func (t *tip) over(link string, at fyne.Position) {
	n, err := strconv.Atoi(strings.TrimPrefix(link, citeLink))
	if r, ok := t.reference(n); err == nil && ok {
		t.show(r, at)
		return
	}
	if t.card.Visible() {
		t.card.Hide()
	}
}

func (t *tip) reference(number int) (source.Reference, bool) {
	for _, r := range t.l.doc.References {
		if r.Number == number {
			return r, true
		}
	}
	return source.Reference{}, false
}

func (t *tip) show(r source.Reference, at fyne.Position) {
	text := r.Raw
	if r.Title != "" {
		text = r.Title + "\n" + entryLine(r)
	}
	t.work.SetText(fmt.Sprintf("[%d]  %s", r.Number, strings.TrimSpace(text)))
	t.ask.SetText("Only cited. Click to go to the reference.")
	if of, ok := t.l.shelf.Find(r); ok && of.Key != t.l.doc.Source.Key {
		t.ask.SetText("Held as “" + short(of.Title) + "”. Click to go to the reference.")
	}
	room := t.l.reader.content.Size()
	width := min(tipWidth, room.Width-2*kit.Unit)
	high := t.work.HeightFor(width-24) + t.ask.HeightFor(width-24) + 4 + 24
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.l.reader.content))
	x, y := max(kit.Unit, min(p.X-20, room.Width-width-kit.Unit)), p.Y+tipBelow
	if y+high > room.Height {
		y = p.Y - tipBelow - high
	}
	set(t.card, x, y, width, high)
	t.card.Show()
}
