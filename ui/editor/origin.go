package editor

import (
	"context"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// ShowOrigin says where a figure is from, with the words it came from: the figure at the
// caret, else one of the chosen part.
func (ed *Editor) ShowOrigin() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	here, writing := ed.caret()
	t, near := here.near()
	ed.withBook(func(b *evidence.Book) {
		if writing && near {
			ed.showOrigin(b, t.Key)
			return
		}
		ed.originOf(b, s)
	})
}

// originOf lets one of the figures of the chosen part be chosen, or of the slide when the
// part shows none.
func (ed *Editor) originOf(b *evidence.Book, s deck.Slide) {
	keys := app.SlideFigures(partOf(s, ed.block), b)
	if len(keys) == 0 {
		keys = app.SlideFigures(s, b)
	}
	switch len(keys) {
	case 0:
		ed.desk.Stage.Toast("No figure of the library stands on this slide")
	case 1:
		ed.showOrigin(b, keys[0])
	default:
		p := kit.Picker{Title: "Where is which figure from?", Hint: "Search by name, value, source or year"}
		for _, key := range keys {
			p.Choices = append(p.Choices, figureChoice(b, b.Figures[key]))
		}
		p.OnPick = func(key string) { ed.showOrigin(b, key) }
		ed.desk.Stage.Pick(p)
	}
}

// partOf is a slide with only a part of what stands on it.
func partOf(s deck.Slide, part string) deck.Slide {
	b, ok := s.Block(deck.ID(part))
	switch {
	case ok:
		return deck.Slide{ID: s.ID, Blocks: []deck.Block{b}}
	case part != "":
		s.Blocks = nil
	}
	return s
}

// showOrigin opens the sheet with a figure's words in their paragraph. Escape leads back.
func (ed *Editor) showOrigin(b *evidence.Book, key string) {
	f, err := b.Figure(key)
	if err != nil {
		ed.desk.Stage.Toast("The library does not hold the figure " + key)
		return
	}
	ed.view.hover.hide()
	v := &originSheet{ed: ed, book: b, figure: f, quote: kit.Column(4)}
	v.open()
	v.read()
}

type originSheet struct {
	ed     *Editor
	book   *evidence.Book
	figure evidence.Figure
	quote  *fyne.Container
	sheet  *kit.Sheet
}

func (v *originSheet) open() {
	f, small := v.figure, kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	leave := func(then func()) func() {
		return func() {
			v.sheet.Close()
			then()
		}
	}
	words := []fyne.CanvasObject{kit.NewPara(v.ed.printed(v.book, f), kit.Style{Size: kit.TitleSize, Bold: true, Color: kit.Accent})}
	if ind, ok := v.book.Indicators[f.Indicator]; ok {
		words = append(words, kit.NewPara(ind.Name, kit.Style{Bold: true}))
		if ind.Definition != "" {
			words = append(words, kit.NewPara(ind.Definition, small))
		}
	}
	words = append(words, kit.Row(6, kit.Dot(statusColor(f.Status)), kit.NewText(statusLine(f), small)), v.quote)
	if credit := v.book.Credit(f); credit != "" {
		words = append(words, kit.NewPara(credit, small))
	}
	source := kit.NewButton("Open the source", leave(func() { v.ed.desk.Shell.ShowSource(f.Origin.Source, f.Origin.Section) }))
	source.SetEnabled(f.Origin.Source != "")
	buttons := kit.Row(kit.Unit, kit.NewButton("Open in Evidence", leave(func() { v.ed.desk.Shell.ShowFigure(f.Key) })), source, kit.Spacer(),
		kit.NewPrimary("", "Close", leave(func() {})))
	v.sheet = v.ed.desk.Stage.Show(kit.Inset(kit.All(3*kit.Unit), kit.Column(2*kit.Unit, kit.Column(kit.Unit, words...), buttons)), fyne.NewSize(620, 0))
	v.sheet.OnEnter = v.sheet.Close
	v.sheet.OnKey = func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyF2 {
			v.sheet.Close()
		}
	}
	v.ed.desk.Window().Canvas().Unfocus()
}

// read reads the source's text and shows the words in it.
func (v *originSheet) read() {
	o := v.figure.Origin
	if o.Paragraph == "" || o.Quote.IsZero() {
		v.say(place.StandsIn(o), nil)
		return
	}
	v.say(place.StandsIn(o), kit.NewPara("Reading the source…", kit.Style{Color: kit.Muted}))
	lib := v.ed.desk.Work.Library()
	app.Go(v.ed.desk.Tasks, "editor:origin", func(ctx context.Context) (source.Document, error) { return lib.Document(ctx, o.Source) },
		func(doc source.Document, err error) {
			if err != nil {
				v.ed.desk.Shell.Fail("Open the source", err)
				return
			}
			v.say(v.words(doc))
		})
}

// words is the quote in its paragraph, or that it is gone.
func (v *originSheet) words(doc source.Document) (label string, body fyne.CanvasObject) {
	o, label := v.figure.Origin, place.StandsIn(v.figure.Origin)
	_, p, ok := doc.Paragraph(o.Paragraph)
	if !ok || o.Quote.In(p.Text) == "" {
		return label, kit.NewPara("The words are no longer in the source's text.", kit.Style{Color: kit.Warn})
	}
	const air = 420 // bytes on each side of the words
	if p.Kind == source.Summary {
		label += ", in our summary"
	}
	return label, kit.Card(kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, place.Around(p.Text, o.Quote, air)...))
}

func (v *originSheet) say(label string, body fyne.CanvasObject) {
	v.quote.Objects = nil
	if label != "" {
		v.quote.Add(kit.NewPara(label, kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
	}
	if body != nil {
		v.quote.Add(body)
	}
	v.sheet.Refresh()
}
