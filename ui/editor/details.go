package editor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// Sizes of the sheet in logical pixels.
const (
	detailsWidth  = 640
	detailsHeight = 768
)

// detailFields are what a deck says about itself as text, two in a row.
var detailFields = []struct {
	label, hint string
	of          func(*deck.Meta) *string
}{
	{"Title", "State the finding", func(m *deck.Meta) *string { return &m.Title }},
	{"Subtitle", "", func(m *deck.Meta) *string { return &m.Subtitle }},
	{"From", "Policy unit", func(m *deck.Meta) *string { return &m.From }},
	{"For", "Who reads or hears it", func(m *deck.Meta) *string { return &m.To }},
	{"Author", "", func(m *deck.Meta) *string { return &m.Author }},
	{"Kind", "Briefing note, Lecture …", func(m *deck.Meta) *string { return &m.Kind }},
	{"Date", "25 November 2026", func(m *deck.Meta) *string { return &m.Date }},
	{"As of", "when its facts were true", func(m *deck.Meta) *string { return &m.AsOf }},
	{"Version", "1", func(m *deck.Meta) *string { return &m.Version }},
	{"Marking", "For internal use", func(m *deck.Meta) *string { return &m.Marking }},
	{"Language", "en, zh-Hans …", func(m *deck.Meta) *string { return &m.Language }},
}

// details is the sheet that edits what the open deck says about itself.
type details struct {
	ed      *Editor
	meta    deck.Meta // with the choices made; the texts are in the fields
	fields  []*kit.Entry
	minutes *kit.Entry
	sheet   *kit.Sheet
}

// EditDetails shows what the open deck says about itself: its title, who it is from and
// for, its date, version and marking, and how it is set.
func (ed *Editor) EditDetails() {
	if ed.deck == nil {
		ed.desk.Stage.Toast("Open or make a deck first")
		return
	}
	ed.Flush(func() {
		if ed.session == nil {
			return
		}
		d := &details{ed: ed, meta: ed.session.Deck().Meta}
		d.sheet = ed.desk.Stage.Show(d.body(), fyne.NewSize(detailsWidth, detailsHeight))
		d.sheet.OnEnter = d.save
		ed.desk.Window().Canvas().Focus(d.fields[0])
	})
}

func (d *details) body() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for _, f := range detailFields {
		e := d.entry(*f.of(&d.meta), f.hint)
		d.fields = append(d.fields, e)
		cells = append(cells, kit.Field(f.label, e))
	}
	minutes := ""
	if d.meta.Minutes > 0 {
		minutes = strconv.Itoa(d.meta.Minutes)
	}
	d.minutes = d.entry(minutes, "of speaking or reading")
	cells = append(cells, kit.Field("Minutes", d.minutes))
	rows := []fyne.CanvasObject{cells[0], cells[1]} // titles are long
	for pair := range slices.Chunk(cells[2:], 2) {
		rows = append(rows, kit.Beside(2*kit.Unit, pair...))
	}
	rows = append(rows, d.made(), kit.Beside(2*kit.Unit,
		d.theme(),
		d.choice("Slides", deck.SlideSizes, nil, &d.meta.Size),
		d.choice("Paper", deck.Papers, nil, &d.meta.Paper)))
	side := float32(3 * kit.Unit)
	pane := kit.NewPane(kit.Edges{Top: 2 * kit.Unit, Left: side, Right: side, Bottom: 2 * kit.Unit}, 12, rows...)
	head := kit.Inset(kit.Edges{Top: side, Left: side, Right: side, Bottom: 2 * kit.Unit},
		kit.NewText("Document details", kit.Style{Size: kit.HeadingSize, Bold: true}))
	foot := kit.Inset(kit.Edges{Top: 2 * kit.Unit, Left: side, Right: side, Bottom: 2 * kit.Unit},
		kit.Row(kit.Unit, kit.Spacer(), kit.NewButton("Cancel", func() { d.sheet.Close() }), kit.NewPrimary("", "Save details", d.save)))
	return kit.Dock(kit.Docked{
		Top:    kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}),
		Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: foot}),
		Middle: pane,
	})
}

// made lets be chosen what kind of document the deck is: that says how long it may be,
// and what a check looks for.
func (d *details) made() fyne.CanvasObject {
	keys, names := []string{""}, []string{"Nothing: any length and content"}
	for _, k := range documentKinds {
		keys, names = append(keys, k.value), append(names, k.label)
	}
	if t := d.meta.Template; t != "" && !slices.Contains(keys, t) {
		keys, names = append(keys, t), append(names, t) // of a file that names another
	}
	return d.choice("Held to the rules of", keys, names, &d.meta.Template)
}

// documentKinds are the documents that have rules of their own.
var documentKinds = []word{
	{"ministerial-brief", "A ministerial brief: two pages, few numbers, one decision"},
	{"fact-sheet", "A fact sheet: one page"},
	{"lecture", "A lecture: slides before paper"},
	{"annotated", "Annotated slides"},
	{"data-annex", "A data annex"},
	{"report", "A report"},
}

// theme lets one of the themes be chosen.
func (d *details) theme() fyne.CanvasObject {
	var keys, names []string
	for _, t := range d.ed.desk.Work.Engine().Themes.All() {
		keys, names = append(keys, t.Key), append(names, t.Theme.Name)
	}
	return d.choice("Theme", keys, names, &d.meta.Theme)
}

func (d *details) entry(text, hint string) *kit.Entry {
	e := kit.NewEntry()
	e.SetText(text)
	e.SetPlaceHolder(hint)
	e.OnSubmitted = func(string) { d.save() }
	return e
}

// choice lets one of a few values be chosen; the first is the default.
func (d *details) choice(label string, values, words []string, at *string) fyne.CanvasObject {
	button := kit.NewOneOf(values, words, func(v string) { *at = v })
	button.Set(*at)
	return kit.Field(label, button.Button)
}

// save makes one step of what changed.
func (d *details) save() {
	m := d.meta
	for i, f := range detailFields {
		*f.of(&m) = strings.TrimSpace(d.fields[i].Text)
	}
	n, err := minutesOf(d.minutes.Text)
	switch {
	case err != nil:
		d.ed.desk.Stage.Toast(err.Error())
		return
	case m.Title == "":
		d.ed.desk.Stage.Toast("Title: a deck needs one")
		return
	}
	m.Minutes = n
	d.sheet.Close()
	if m != d.ed.session.Deck().Meta {
		d.ed.do(deck.SetMeta{Meta: m}, nil)
	}
}

// minutesOf reads how long a deck takes; 0 when nothing is said.
func minutesOf(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 24*60 {
		return 0, fmt.Errorf("Minutes: write a whole number, such as 20") //nolint:revive,staticcheck // shown as it is
	}
	return n, nil
}
