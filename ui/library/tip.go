package library

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// tip shows the work that a citation under the pointer stands for.
type tip struct {
	l    *Library
	on   *kit.Tip
	ask  *kit.Para // what a click does
	work *kit.Para
}

func newTip(l *Library, room fyne.CanvasObject) *tip {
	t := &tip{l: l, work: kit.NewPara("", kit.Style{}), ask: kit.NewPara("", small)}
	t.work.MaxLines = 4
	t.on = kit.NewTip(room, kit.Column(4, t.work, t.ask))
	return t
}

// over takes what the pointer is over, at a place of the window; "" for nothing.
func (t *tip) over(link string, at fyne.Position) {
	n, err := strconv.Atoi(strings.TrimPrefix(link, citeLink))
	if r, ok := t.reference(n); err == nil && ok {
		t.show(r, at)
		return
	}
	t.on.Hide()
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
		t.ask.SetText("Held as " + place.Quoted(short(of.Title)) + ". Click to go to the reference.")
	}
	t.on.Show(at)
}
