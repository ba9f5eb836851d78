package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// readerBar stands over the text: the section that is read, and a slide from it.
type readerBar struct {
	content  fyne.CanvasObject
	title    *kit.Text
	sections *kit.Button
	add      *kit.Button
}

func newReaderBar(l *Library) *readerBar {
	b := &readerBar{title: kit.NewLine("", 0, kit.Style{Color: kit.Muted}), add: kit.NewButton("Add slide from this section", l.addSlide)}
	b.add.SetEnabled(false)
	b.sections = kit.NewMenuButton("Sections", func() []*fyne.MenuItem { return l.tree.menu() })
	b.sections.Hide()
	row := kit.Dock(kit.Docked{Left: b.sections, Middle: container.New(middle{}, b.title), Right: b.add})
	b.content = kit.Dock(kit.Docked{
		Middle: kit.Inset(kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, row),
		Bottom: kit.Line(),
	})
	return b
}

func (b *readerBar) show(d source.Document) {
	b.title.SetText("")
	if len(d.Sections) > 0 {
		b.reading(d.Sections[0])
	}
	b.add.SetEnabled(len(d.Sections) > 0)
	b.sections.SetEnabled(len(d.Sections) > 0)
}

// reading names the section that is being read.
func (b *readerBar) reading(s source.Section) { b.title.SetText(s.Label()) }

// setNarrow offers the sections as a menu, where there is no room for the tree.
func (b *readerBar) setNarrow(on bool) {
	if b.sections.Visible() != on {
		b.sections.Hidden = !on
		b.content.Refresh()
	}
}

// middle centres a line of text in its height, with air at its sides.
type middle struct{}

// MinSize implements fyne.Layout.
func (middle) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (middle) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	set(o[0], kit.Unit, (s.Height-h)/2, s.Width-2*kit.Unit, h)
}
