package editor

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Sizes of the sheet in logical pixels.
const (
	chartSheetWidth  = 1344
	chartSheetHeight = 840
	chartSourceList  = 304
	chartOptionPane  = 304
)

// redrawAfter is how long a chart rests before it is drawn again.
const redrawAfter = 90 * time.Millisecond

// chartSheet edits a chart: what it shows at the left, how it looks in the middle, how it
// is drawn at the right. The deck changes when the chart is used, as one step.
type chartSheet struct {
	ed    *Editor
	book  *evidence.Book
	slide deck.Slide
	block deck.ID
	old   deck.Chart
	chart deck.Chart
	was   string // its alternative text
	alt   string
	named bool // the type was chosen here

	sheet    *kit.Sheet
	sources  *chartSources
	options  *chartOptions
	preview  *gallery
	state    *kit.Para // what the chart says of itself
	fault    *kit.Para // why it cannot be drawn
	panels   *kit.Button
	data     app.ChartData
	err      error // why it cannot be drawn
	asked    int   // looks that were asked for
	answered int
}

// look is what comes of a chart: its words, the types that would fit, its slide.
type chartLook struct {
	data      app.ChartData
	err       error
	proposals []app.ChartProposal
	pages     []layout.Page
}

// EditChart opens the chart of the chosen slide: the chosen block's, else the first.
func (ed *Editor) EditChart() {
	s, ok := ed.slide()
	if !ok {
		return
	}
	var found *deck.Block
	for i, b := range s.Blocks {
		if b.Chart != nil && (found == nil || b.ID == deck.ID(ed.block)) {
			found = &s.Blocks[i]
		}
	}
	if found == nil {
		ed.desk.Stage.Toast("This slide has no chart: add one with “Add to slide”")
		return
	}
	ed.editChart(*found)
}

func (ed *Editor) editChart(b deck.Block) {
	ed.flush()
	s, ok := ed.slide()
	if !ok {
		return
	}
	ed.withBook(func(book *evidence.Book) { newChartSheet(ed, book, s, b) })
}

func newChartSheet(ed *Editor, book *evidence.Book, s deck.Slide, b deck.Block) *chartSheet {
	c := &chartSheet{ed: ed, book: book, slide: s.Clone(), block: b.ID, old: *b.Clone().Chart, chart: *b.Clone().Chart, was: b.Alt, alt: b.Alt}
	c.preview = newGallery(ed.cfg.Painter)
	c.state = kit.NewPara("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	c.fault = kit.NewPara("", kit.Style{Color: kit.Warn, Size: kit.SmallSize})
	c.state.MaxLines, c.fault.MaxLines = 4, 5
	c.panels = kit.NewButton("Show each in a panel of its own", func() { c.setType(deck.SmallMultiples) })
	c.panels.Hide()
	c.sources, c.options = newChartSources(c), newChartOptions(c)
	c.sheet = ed.desk.Stage.Show(c.body(), fyne.NewSize(chartSheetWidth, chartSheetHeight))
	c.sheet.OnEnter = c.use
	c.sheet.OnClose = func() {
		ed.desk.Tasks.Cancel("editor:chart")
		c.preview.show(nil)
	}
	c.changed()
	ed.desk.Window().Canvas().Focus(c.sources.search)
	return c
}

func (c *chartSheet) body() fyne.CanvasObject {
	left := kit.Wide(chartSourceList, kit.Dock(kit.Docked{Right: kit.Line(), Middle: c.sources.content}))
	right := kit.Wide(chartOptionPane, kit.Dock(kit.Docked{Left: kit.Line(), Middle: c.options.pane}))
	words := kit.Inset(kit.Edges{Top: kit.Unit, Left: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit},
		kit.Column(kit.Unit, c.state, c.fault, kit.Row(0, c.panels)))
	middle := kit.Dock(kit.Docked{Bottom: words, Middle: container.NewStack(kit.NewBox(kit.Desk, "", 0), c.preview)})
	foot := kit.Inset(kit.All(2*kit.Unit), kit.Row(kit.Unit,
		kit.NewButton("Data…", c.showData), kit.Spacer(),
		kit.NewButton("Cancel", func() { c.sheet.Close() }), kit.NewPrimary("", "Use chart", c.use)))
	head := kit.Inset(kit.Edges{Top: 2 * kit.Unit, Left: 3 * kit.Unit, Right: 3 * kit.Unit, Bottom: 2 * kit.Unit},
		kit.NewText("Chart", kit.Style{Size: kit.HeadingSize, Bold: true}))
	return kit.Dock(kit.Docked{
		Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Bottom: kit.Dock(kit.Docked{Top: kit.Line(), Middle: foot}),
		Left: left, Right: right, Middle: middle,
	})
}

// changed has the chart looked at and drawn again; what came before is forgotten.
func (c *chartSheet) changed() {
	c.asked++
	n, work, book := c.asked, c.ed.desk.Work, c.book
	s := c.slide.Clone()
	one := deck.Chart{}
	for i, b := range s.Blocks {
		if b.ID == c.block {
			s.Blocks[i].Chart = clonedChart(c.chart)
			one = *s.Blocks[i].Chart
		}
	}
	s.Hidden = false
	d := &deck.Deck{Meta: c.ed.deck.Meta, Slides: []deck.Slide{s}}
	app.Go(c.ed.desk.Tasks, "editor:chart", func(ctx context.Context) (chartLook, error) {
		if n > 1 {
			if err := rest(ctx, redrawAfter); err != nil {
				return chartLook{}, err
			}
		}
		l := chartLook{proposals: app.ChartProposals(one, book)}
		l.data, l.err = app.DataOf(one, book)
		r, err := work.Engine().Pages(ctx, d, book, app.AsSlides, "")
		l.pages = r.Pages
		return l, err
	}, func(l chartLook, err error) {
		if err != nil {
			c.ed.desk.Shell.Fail("Draw the chart", err)
			return
		}
		c.answered = n
		c.show(l)
	})
}

func clonedChart(c deck.Chart) *deck.Chart { return deck.Block{Chart: &c}.Clone().Chart }

// show puts a look into the sheet. New evidence that the type cannot show is drawn as
// what fits it best, unless the type was chosen here.
func (c *chartSheet) show(l chartLook) {
	c.data, c.err = l.data, l.err
	if l.err != nil && !c.named && !errors.Is(l.err, evidence.ErrDefinitions) && len(l.proposals) > 0 && c.sources.touched {
		c.chart.Type = l.proposals[0].Type
		c.options.update()
		c.changed()
		return
	}
	c.preview.show(l.pages[:min(1, len(l.pages))])
	c.state.SetText(strings.Join(l.data.Notes, " "))
	c.state.Hidden, c.fault.Hidden = l.err != nil, l.err == nil
	if l.err != nil {
		c.fault.SetText("It cannot be drawn so: " + place.Sentence(l.err.Error()))
	}
	c.panels.Hidden = !errors.Is(l.err, evidence.ErrDefinitions)
	c.panels.Refresh()
	c.options.propose(l.proposals)
	c.options.update()
	c.sheet.Refresh()
}

// byName tells whether the chart's categories are names: only those can be ordered.
func (c *chartSheet) byName() bool {
	return len(c.data.Rows) > 0 && c.data.Rows[0][0] == "" && len(c.chart.Places) == 0
}

// setType draws the chart as another type.
func (c *chartSheet) setType(t deck.ChartType) {
	c.chart.Type, c.named = t, true
	c.options.update()
	c.changed()
}

// use puts the chart into the deck.
func (c *chartSheet) use() {
	c.sheet.Close()
	if reflect.DeepEqual(c.chart, c.old) && c.alt == c.was {
		return
	}
	chart, alt := c.chart, c.alt
	c.ed.setBlock(c.block, "Edit chart", func(b *deck.Block) { b.Chart, b.Alt = &chart, alt })
}

// draft writes the description of the chart from its data, to be gone over.
func (c *chartSheet) draft() {
	if c.err != nil || c.answered != c.asked {
		c.ed.desk.Stage.Toast("The chart is not drawn yet")
		return
	}
	c.alt = c.data.Alt
	c.options.update()
}

func (c *chartSheet) showData() { c.ed.showChartData(deck.Block{Chart: clonedChart(c.chart)}) }
