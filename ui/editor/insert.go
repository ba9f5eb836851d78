package editor

import (
	"context"
	"fmt"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// layoutNames are the words for the slide layouts.
var layoutNames = map[deck.Layout]string{
	deck.TitleSlide: "Title", deck.SectionSlide: "Section", deck.Statement: "Statement", deck.BulletSlide: "Bullets",
	deck.TwoColumns: "Two columns", deck.ChartSlide: "Chart", deck.ChartText: "Chart with text", deck.TableSlide: "Table",
	deck.QuoteSlide: "Quote", deck.FigureSlide: "Key figures", deck.ImageSlide: "Picture", deck.References: "References",
	deck.Blank: "Blank", deck.EndSlide: "End, backup after it",
}

// addMenu lists the slides that can be added.
func (ed *Editor) addMenu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("From an outline…", ed.SlidesFromOutline),
		fyne.NewMenuItem("From a section…", ed.SlideFromSection),
		fyne.NewMenuItem("From a figure…", ed.SlideFromFigure),
		fyne.NewMenuItem("Chart of a series…", ed.SlideFromSeries),
		fyne.NewMenuItem("Picture…", ed.SlideFromPicture),
		fyne.NewMenuItem("From another deck…", ed.InsertFromDeck),
		fyne.NewMenuItemSeparator(),
	}
	for _, l := range deck.Layouts {
		if l != deck.ChartSlide && l != deck.ChartText && l != deck.ImageSlide {
			items = append(items, fyne.NewMenuItem(layoutNames[l], func() { ed.NewSlide(l) }))
		}
	}
	return items
}

// layoutMenu lists the layouts for the chosen slide.
func (ed *Editor) layoutMenu() []*fyne.MenuItem {
	s, ok := ed.slide()
	if !ok {
		return nil
	}
	var items []*fyne.MenuItem
	for _, l := range deck.Layouts {
		it := fyne.NewMenuItem(layoutNames[l], func() { ed.SetLayout(l) })
		it.Checked = l == s.Layout
		items = append(items, it)
	}
	return items
}

// BlockMenu lists what can be added to the chosen slide.
func (ed *Editor) BlockMenu() []*fyne.MenuItem {
	add := func(b deck.Block) *fyne.MenuItem {
		return fyne.NewMenuItem(kindName(b), func() { ed.addBlock(b) })
	}
	return []*fyne.MenuItem{
		add(deck.Block{Kind: deck.Text}),
		add(deck.Block{Kind: deck.Bullets, Items: []deck.Item{{}}}),
		add(deck.Block{Kind: deck.Bullets, Items: []deck.Item{{}}, Ordered: true}),
		add(deck.Block{Kind: deck.Callout}),
		fyne.NewMenuItem("Key figure…", ed.addFigureBlock),
		fyne.NewMenuItem("Chart…", ed.addChartBlock),
		fyne.NewMenuItem("Picture…", ed.addPictureBlock),
		add(deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"", ""}, {"", ""}}}}),
		fyne.NewMenuItem("Table from data…", ed.addTableOfData),
		add(deck.Block{Kind: deck.Options, Table: &deck.Table{Rows: [][]string{{"Option", "For", "Against"}, {"", "", ""}, {"", "", ""}}}}),
		add(deck.Block{Kind: deck.Recommendation, Actions: []deck.Action{{}}}),
		add(deck.Block{Kind: deck.QuoteBlock, Quote: &deck.Quote{}}),
		add(deck.Block{Kind: deck.Sources}),
		add(deck.Block{Kind: deck.Caveats}),
		add(deck.Block{Kind: deck.Divider}),
	}
}

// addFigureBlock adds a key figure to the chosen ones, or begins some.
func (ed *Editor) addFigureBlock() {
	if s, ok := ed.slide(); ok {
		if b, found := s.Block(deck.ID(ed.block)); found && b.Kind == deck.KeyFigures {
			ed.addKeyFigure(b.ID)
			return
		}
	}
	ed.pickFigure("Add a key figure", func(book *evidence.Book, f evidence.Figure) {
		ed.addBlock(app.SlideFromFigure(book, f).Blocks[0])
	})
}

func (ed *Editor) addChartBlock() {
	ed.pickSeries("Chart which series?", func(book *evidence.Book, key string) {
		ed.addBlock(app.SlideFromSeries(book, key).Blocks[0])
	})
}

// oneBlockMenu is what can be done with a block at a position of n.
func (ed *Editor) oneBlockMenu(id deck.ID, at, n int) []*fyne.MenuItem {
	slide := ed.at
	move := func(dir int) func() {
		return func() {
			ed.block = string(id)
			ed.MoveBlock(dir)
		}
	}
	slot := func(to deck.Slot) func() {
		return func() { ed.setBlock(id, "Move to another column", func(b *deck.Block) { b.Slot = to }) }
	}
	up, down := fyne.NewMenuItem("Move up", move(-1)), fyne.NewMenuItem("Move down", move(1))
	up.Disabled, down.Disabled = at == 0, at == n-1
	items := []*fyne.MenuItem{
		up, down,
		fyne.NewMenuItem("To the left column", slot(deck.Left)), fyne.NewMenuItem("To the right column", slot(deck.Right)),
		fyne.NewMenuItem("Over the whole width", slot(deck.Main)),
	}
	if again := ed.asOther(id); again != nil {
		items = append(items, fyne.NewMenuItemSeparator(), again)
	}
	return append(items,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Delete", func() { ed.do(deck.DeleteBlock{Slide: slide, ID: id}, nil) }))
}

// setBlock changes a block of the chosen slide at once, as one step.
func (ed *Editor) setBlock(id deck.ID, what string, fn func(*deck.Block)) {
	ed.changeBlock(id, what, fn, nil)
}

// changeBlock changes a block of the chosen slide as one step; then runs when it is
// saved and may be nil. What was typed and done before it is in the block that fn gets,
// beside the screen's goroutine, though it may not show yet.
func (ed *Editor) changeBlock(id deck.ID, what string, fn func(*deck.Block), then func()) {
	shown, ok := ed.slide()
	if !ok {
		return
	}
	ed.doOn(func(d *deck.Deck) deck.Edit {
		s, _, err := d.Slide(shown.ID)
		b, held := s.Block(id)
		if err != nil || !held {
			return nil
		}
		b = b.Clone()
		fn(&b)
		return deck.SetBlock{Slide: s.ID, What: what, Block: b}
	}, then)
}

func (ed *Editor) addKeyFigure(block deck.ID) {
	ed.pickFigure("Add a key figure", func(book *evidence.Book, f evidence.Figure) {
		kf := app.SlideFromFigure(book, f).Blocks[0].Figures[0]
		at := 0
		ed.changeBlock(block, "Add key figure", func(b *deck.Block) {
			at = len(b.Figures)
			b.Figures = append(b.Figures, kf)
		}, func() {
			ed.chosePart(string(block))
			ed.inspector.goInto(ed.inspector.fields[fieldName(block, fmt.Sprintf("figure %d value", at))])
		})
	})
}

func (ed *Editor) addSeries(block deck.ID) {
	ed.pickSeries("Add a series", func(_ *evidence.Book, key string) {
		ed.setBlock(block, "Add series", func(b *deck.Block) {
			if !slices.Contains(b.Chart.Series, key) {
				b.Chart.Series = append(b.Chart.Series, key)
			}
		})
	})
}

// InsertFigure lets a figure be chosen, and how it prints, and puts its token where the
// cursor is.
func (ed *Editor) InsertFigure() {
	if ed.writer.on() {
		ed.pickToken("Insert a figure", ed.writer.insertFigure)
		return
	}
	into := ed.last
	if into == nil {
		ed.desk.Stage.Toast("Click into a text first: the figure goes where the cursor is")
		return
	}
	ed.pickToken("Insert a figure", func(token string) {
		ed.desk.Window().Canvas().Focus(into)
		for _, r := range spaced(token, []rune(into.Text), into.CursorTextOffset()) {
			into.TypedRune(r)
		}
	})
}

// spaced keeps a token apart from the words before and after a place in a text.
func spaced(token string, text []rune, at int) string {
	at = min(at, len(text))
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if at > 0 && word(text[at-1]) {
		token = " " + token
	}
	if at < len(text) && word(text[at]) {
		token += " "
	}
	return token
}

// SlideFromFigure adds a slide with one key figure.
func (ed *Editor) SlideFromFigure() {
	ed.pickFigure("A slide from which figure?", func(b *evidence.Book, f evidence.Figure) { ed.AddSlide(app.SlideFromFigure(b, f)) })
}

// SlideFromSeries adds a slide with a chart.
func (ed *Editor) SlideFromSeries() {
	ed.pickSeries("Chart which series?", func(b *evidence.Book, key string) { ed.AddSlide(app.SlideFromSeries(b, key)) })
}

// withBook hands the evidence to fn: at once when it was read before.
func (ed *Editor) withBook(fn func(*evidence.Book)) {
	if ed.book != nil {
		fn(ed.printing())
		return
	}
	ed.waiting = append(ed.waiting, fn)
	work := ed.desk.Work
	app.Go(ed.desk.Tasks, "editor:book", func(ctx context.Context) (*evidence.Book, error) { return work.Book(ctx) },
		func(b *evidence.Book, err error) {
			if err != nil {
				ed.desk.Shell.Fail("Read the evidence", err)
				return
			}
			ed.book = b
			b = ed.printing()
			all := ed.waiting
			ed.waiting = nil
			for _, fn := range all {
				fn(b)
			}
		})
}

// printing is the evidence as the open deck prints it; nil until it was read.
func (ed *Editor) printing() *evidence.Book {
	if ed.book == nil || ed.deck == nil {
		return ed.book
	}
	return ed.book.In(evidence.LanguageOf(ed.deck.Meta.Language))
}
