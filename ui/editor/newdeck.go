package editor

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
)

// Sizes of the sheet in logical pixels.
const (
	newDeckWidth  = 1040
	newDeckHeight = 704
	templateList  = 236
	newDeckForm   = 308
)

// newDeck is the sheet that a deck begins from: the templates, how each looks, and
// what the new deck says about itself.
type newDeck struct {
	ed        *Editor
	sheet     *kit.Sheet
	templates []app.Template
	laid      map[string][]layout.Page // by template key
	at        int
	rows      *kit.Rows
	about     *kit.Para
	preview   *gallery
	remove    *kit.Button
	make      *kit.Button
	fields    map[string]*kit.Entry
	pane      *kit.Pane
}

// newDeckFields are what is asked of a new deck, in order.
var newDeckFields = []struct{ name, label, hint string }{
	{"title", "Title", "State the finding"},
	{"from", "From", "Policy unit"},
	{"to", "For", "Who reads or hears it"},
	{"date", "Date", "25 November 2026"},
	{"as-of", "As of", "when its facts were true"},
	{"marking", "Marking", "For internal use"},
	{"version", "Version", "1"},
	{"language", "Language", "en, zh-Hans …"},
	{"minutes", "Minutes", "of speaking or reading"},
}

// NewDeck shows the templates and makes a deck of the chosen one.
func (ed *Editor) NewDeck() {
	work := ed.desk.Work
	app.Go(ed.desk.Tasks, "editor:templates", func(ctx context.Context) ([]app.Template, error) {
		return work.Engine().Templates.Templates(ctx)
	}, func(all []app.Template, err error) {
		if err != nil {
			ed.desk.Shell.Fail("List the templates", err)
			return
		}
		newNewDeck(ed, all)
	})
}

func newNewDeck(ed *Editor, all []app.Template) *newDeck {
	n := &newDeck{ed: ed, templates: all, laid: map[string][]layout.Page{}, fields: map[string]*kit.Entry{}}
	n.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newNameRow(n.choose, func(int) { n.create() }) },
		Show: func(at int, v kit.RowView) { v.(*nameRow).show(at, n.templates[at].Name, at == n.at) },
		Tall: func(int) float32 { return nameRowHeight },
	})
	n.about = kit.NewPara("", kit.Style{Color: kit.Muted})
	n.preview = newGallery(ed.cfg.Painter)
	n.remove = kit.NewButton("Delete template…", n.delete)
	n.make = kit.NewPrimary("", "Make deck", n.create)
	n.sheet = ed.desk.Stage.Show(n.body(), fyne.NewSize(newDeckWidth, newDeckHeight))
	n.sheet.OnEnter, n.sheet.OnKey = n.create, n.key
	n.sheet.OnClose = func() {
		ed.desk.Tasks.Cancel("editor:template")
		n.preview.show(nil)
	}
	n.rows.SetCount(len(all))
	n.choose(0)
	ed.desk.Window().Canvas().Focus(n.fields["title"])
	return n
}

func (n *newDeck) body() fyne.CanvasObject {
	m := n.usual()
	usual := map[string]string{"from": m.From, "marking": m.Marking, "language": m.Language}
	var form []fyne.CanvasObject
	for _, f := range newDeckFields {
		e := kit.NewEntry()
		e.SetPlaceHolder(f.hint)
		e.SetText(usual[f.name])
		e.OnSubmitted = func(string) { n.create() }
		e.OnKey = n.fieldKey
		n.fields[f.name] = e
		form = append(form, kit.Field(f.label, e))
	}
	n.pane = kit.NewPane(kit.Edges{Top: kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit}, 12, form...)
	left := kit.Wide(templateList, kit.Dock(kit.Docked{Right: kit.Line(), Middle: n.rows}))
	right := kit.Wide(newDeckForm, kit.Dock(kit.Docked{Left: kit.Line(), Middle: n.pane}))
	about := kit.Inset(kit.Edges{Top: kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit}, n.about)
	middle := kit.Dock(kit.Docked{Bottom: about, Middle: container.NewStack(kit.NewBox(kit.Desk, "", 0), n.preview)})
	foot := kit.Inset(kit.All(2*kit.Unit), kit.Row(kit.Unit, n.remove, kit.Spacer(),
		kit.NewButton("Cancel", func() { n.sheet.Close() }), n.make))
	head := kit.Inset(kit.Edges{Top: 3 * kit.Unit, Left: 3 * kit.Unit, Right: 3 * kit.Unit, Bottom: 2 * kit.Unit},
		kit.NewText("New deck", kit.Style{Size: kit.HeadingSize, Bold: true}))
	return kit.Dock(kit.Docked{
		Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: foot}),
		Left: left, Right: right, Middle: middle,
	})
}

// key moves through the templates.
func (n *newDeck) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		n.choose(n.at - 1)
	case fyne.KeyDown:
		n.choose(n.at + 1)
	}
}

// fieldKey lets the arrows choose a template while the cursor is in a field.
func (n *newDeck) fieldKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyUp || ev.Name == fyne.KeyDown {
		n.key(ev)
		return true
	}
	return false
}

func (n *newDeck) choose(at int) {
	if at < 0 || at >= len(n.templates) {
		return
	}
	n.at = at
	n.rows.Update()
	n.rows.Reveal(at)
	t := n.templates[at]
	n.about.SetText(aboutTemplate(t))
	n.remove.Hidden = !t.Own
	n.remove.Refresh()
	n.fields["version"].SetPlaceHolder(orElse(t.Deck.Meta.Version, "1"))
	n.fields["minutes"].SetPlaceHolder(minutesHint(t.Deck.Meta.Minutes))
	n.lay(t)
	n.sheet.Refresh()
}

// aboutTemplate says what a template is for and how much of it there is.
func aboutTemplate(t app.Template) string {
	text := t.About
	if text != "" {
		text += ". "
	}
	return text + count(len(t.Deck.Slides), "slide", "slides") + "; words in [brackets] say what to write."
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func minutesHint(n int) string {
	if n == 0 {
		return "of speaking or reading"
	}
	return strconv.Itoa(n)
}

// printed tells templates that are documents before they are slides.
func printed(t app.Template) bool {
	switch t.Deck.Meta.Template {
	case "ministerial-brief", "fact-sheet", "data-annex", "report":
		return true
	}
	return false
}

// lay lays the template out as what it mostly becomes, and shows the pages.
func (n *newDeck) lay(t app.Template) {
	if pages, ok := n.laid[t.Key]; ok {
		n.preview.show(pages)
		return
	}
	work := n.ed.desk.Work
	as := app.AsSlides
	if printed(t) {
		as = app.AsBrief
	}
	app.Go(n.ed.desk.Tasks, "editor:template", func(ctx context.Context) (layout.Result, error) {
		b, err := work.Book(ctx)
		if err != nil {
			return layout.Result{}, err
		}
		return work.Engine().Pages(ctx, t.Deck, b, as, "")
	}, func(r layout.Result, err error) {
		if err != nil {
			n.ed.desk.Shell.Fail("Show the template", err)
			return
		}
		n.laid[t.Key] = r.Pages
		n.preview.show(r.Pages)
	})
}

// create makes the deck and opens it.
func (n *newDeck) create() {
	meta, err := n.meta()
	if err != nil {
		n.ed.desk.Stage.Toast(err.Error())
		return
	}
	work, t := n.ed.desk.Work, n.templates[n.at]
	n.sheet.Close()
	app.Go(n.ed.desk.Tasks, "editor:new", func(ctx context.Context) (string, error) { return work.NewDeckFrom(ctx, t, meta) },
		func(key string, err error) {
			if err != nil {
				n.ed.desk.Shell.Fail("Make the deck", err)
				return
			}
			n.ed.desk.Shell.OpenDeck(key)
		})
}

// usual is what new decks say by the user's settings.
func (n *newDeck) usual() deck.Meta {
	if n.ed.cfg.NewMeta == nil {
		return deck.Meta{}
	}
	return n.ed.cfg.NewMeta()
}

// meta is what the fields say; an untitled deck is named after its template.
func (n *newDeck) meta() (deck.Meta, error) {
	text := func(name string) string { return strings.TrimSpace(n.fields[name].Text) }
	m := deck.Meta{
		Title: text("title"), From: text("from"), To: text("to"), Date: text("date"), AsOf: text("as-of"),
		Marking: text("marking"), Version: text("version"), Language: text("language"),
	}
	of, usual := n.templates[n.at].Deck.Meta, n.usual()
	m.Theme, m.Paper = orElse(of.Theme, usual.Theme), orElse(of.Paper, usual.Paper)
	if m.Title == "" {
		m.Title = "New " + strings.ToLower(n.templates[n.at].Name)
	}
	var err error
	m.Minutes, err = minutesOf(text("minutes"))
	return m, err
}

// delete takes one of the user's own templates away.
func (n *newDeck) delete() {
	t, ed := n.templates[n.at], n.ed
	n.sheet.Close()
	ed.desk.Stage.Ask(kit.Question{
		Title: "Delete the template “" + t.Name + "”?", Text: "Decks that began from it stay as they are.", Do: "Delete template", Danger: true,
		OnDo: func() {
			work := ed.desk.Work
			app.Go(ed.desk.Tasks, "editor:template:delete", func(ctx context.Context) (struct{}, error) {
				return struct{}{}, work.Engine().Templates.Delete(ctx, t.Key)
			}, func(_ struct{}, err error) {
				if err != nil {
					ed.desk.Shell.Fail("Delete the template", err)
					return
				}
				ed.desk.Stage.Offer("Template “"+t.Name+"” deleted", "Bring back", func() { ed.saveTemplate(t) })
			})
		},
	})
}

// SaveAsTemplate keeps the open deck as a template to begin other decks from.
func (ed *Editor) SaveAsTemplate() {
	if ed.deck == nil {
		return
	}
	ed.desk.Stage.AskText(kit.TextQuestion{
		Title: "Save as a template", Label: "Name of the template", Text: ed.deck.Meta.Title, Do: "Save template",
		OnDo: func(name string) {
			ed.Flush(func() {
				work, d := ed.desk.Work, ed.session.Deck()
				app.Go(ed.desk.Tasks, "editor:template:save", func(ctx context.Context) (string, error) {
					return work.SaveAsTemplate(ctx, d, name, d.Meta.Subtitle)
				}, ed.savedTemplate(name))
			})
		},
	})
}

func (ed *Editor) saveTemplate(t app.Template) {
	work := ed.desk.Work
	app.Go(ed.desk.Tasks, "editor:template:save", func(ctx context.Context) (string, error) {
		return work.Engine().Templates.Save(ctx, t)
	}, ed.savedTemplate(t.Name))
}

func (ed *Editor) savedTemplate(name string) func(string, error) {
	return func(_ string, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Save the template", err)
			return
		}
		ed.desk.Stage.Toast("“" + name + "” is among the templates of New deck")
	}
}
