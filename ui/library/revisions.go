package library

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// text is a source's text with the revisions that it has had.
type text struct {
	doc  source.Document
	revs []source.Revision // the newest first, without bytes
}

func readText(ctx context.Context, lib app.Library, key string) (t text, err error) {
	if t.doc, err = lib.Document(ctx, key); err != nil {
		return t, err
	}
	t.revs, err = lib.Revisions(ctx, key)
	return t, err
}

// revisions lists the texts that the source has had, of which each can be opened.
func (d *details) revisions() []fyne.CanvasObject {
	l := d.l
	if len(l.revs) < 2 {
		return nil
	}
	cards := kit.Column(kit.Unit)
	for i, r := range l.revs {
		head := fmt.Sprintf("Revision %d · %s", r.Number, r.Added.Local().Format("2 January 2006"))
		objects := []fyne.CanvasObject{kit.NewPara(head, kit.Style{Bold: true}), kit.NewPara(r.Name, small)}
		if r.Changes != "" {
			objects = append(objects, kit.NewPara(place.Sentence(r.Changes), small))
		}
		switch {
		case r.Number == l.shown():
			objects = append(objects, kit.NewText("Shown", small))
		case i == 0:
			objects = append(objects, kit.Row(0, kit.NewButton("Open", func() { l.choose(l.key) })))
		default:
			objects = append(objects, kit.Row(0, kit.NewButton("Open", func() { l.openRevision(r.Number) })))
		}
		cards.Add(kit.Card(kit.Column(4, objects...)))
	}
	return []fyne.CanvasObject{kit.Field("Revisions", cards)}
}

// shown is the number of the revision that is shown; 0 when the source has none.
func (l *Library) shown() int {
	if l.past > 0 || len(l.revs) == 0 {
		return l.past
	}
	return l.revs[0].Number
}

// openRevision shows an older text of the source, to be read only.
func (l *Library) openRevision(number int) {
	lib, key, was := l.desk.Work.Library(), l.key, l.past
	l.past = number // so that a list read again meanwhile leaves it
	app.Go(l.desk.Tasks, "library:document", func(ctx context.Context) (source.Document, error) {
		_, d, err := lib.Revision(ctx, key, number)
		return d, err
	}, func(d source.Document, err error) {
		if err != nil {
			l.past = was
			l.desk.Shell.Fail("Open the revision", err)
			return
		}
		l.showDocument(d)
	})
}

// stays tells whether an older revision is shown and stays in sight when the list of
// sources was read again: no other revision came or went.
func (l *Library) stays() bool {
	for _, e := range l.sources {
		if e.Key == l.key {
			return l.past > 0 && e.Revision == l.revs[0].Number
		}
	}
	return false
}

// onlyRead tells whether an older revision is shown, and says then that nothing is made of it.
func (l *Library) onlyRead() bool {
	if l.past > 0 {
		l.desk.Stage.Toast(fmt.Sprintf("Revision %d is only to be read; go back to the latest one first", l.past))
	}
	return l.past > 0
}

// pastBar stands over an older revision and leads back to the latest.
type pastBar struct {
	content *fyne.Container
	said    *kit.Text
	back    *kit.Button
}

func newPastBar(l *Library) *pastBar {
	b := &pastBar{said: kit.NewLine("", 0, kit.Style{Bold: true})}
	b.back = kit.NewButton("Show the latest", func() { l.choose(l.key) })
	row := kit.Dock(kit.Docked{Left: kit.Row(kit.Unit, kit.Dot(kit.Warn)), Middle: kit.Inset(kit.Edges{Top: 6, Left: kit.Unit}, b.said), Right: b.back})
	b.content = kit.On(kit.Mark, kit.Inset(kit.Edges{Top: 6, Right: 2 * kit.Unit, Bottom: 6, Left: 2 * kit.Unit}, row))
	b.content.Hide()
	return b
}

// show says which revision is shown; 0 for the latest.
func (b *pastBar) show(number, of int) {
	b.said.SetText(fmt.Sprintf("Revision %d of %d, to be read only", number, of))
	b.content.Hidden = number == 0
}
