package library

import (
	"fmt"

	"fyne.io/fyne/v2"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// mostListed is how many tables and pictures are listed.
const mostListed = 40

// inText lists what stands apart in the text, each leading there: tables and pictures.
func (d *details) inText() []fyne.CanvasObject {
	list := kit.Column(0)
	add := func(words string, id source.ID) {
		if len(list.Objects) < mostListed {
			list.Add(kit.Row(0, kit.NewQuiet("", kit.Ellipsis(words, detailsLeast-7*kit.Unit, kit.Style{}), func() { d.l.reader.revealPara(id) })))
		}
	}
	pictures, notes := 0, 0
	for _, t := range d.doc.Tables() {
		words := fmt.Sprintf("Table %d", t.Number)
		if t.Caption != "" {
			words += " · " + t.Caption
		}
		add(words, append(append([]source.Paragraph{}, t.Head...), t.Body...)[0].ID)
	}
	for _, s := range d.doc.Sections {
		for _, p := range s.Paragraphs {
			switch p.Kind {
			case source.Picture:
				pictures++
				add(fmt.Sprintf("Picture %d · %s", pictures, p.Text), p.ID)
			case source.NoteText:
				if notes++; notes == 1 {
					add("Notes", p.ID)
				}
			}
		}
	}
	if len(list.Objects) == 0 && notes == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Field("In the text", list)}
}
