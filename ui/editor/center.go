package editor

import (
	"context"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

// center is the middle of the place: the toolbar, the paper, and the notes under it.
type center struct {
	ed       *Editor
	content  fyne.CanvasObject
	outputs  *kit.Segments
	slide    *slideview.Board
	brief    *kit.Rows
	pages    []*frame.Frame
	findings []deck.Finding // of the slide shown
	shown    deck.ID        // the slide whose frame is shown
	revealed deck.ID        // the slide that the brief was scrolled to
	notes    *notesStrip
	desk     *fyne.Container
	over     *overBar
	empty    fyne.CanvasObject
	bar      fyne.CanvasObject
	hover    *hover
	finder   *finder
	allNotes *notesPage
	sorter   *sorter
	sorting  bool // all slides are shown at once
}

func newCenter(ed *Editor) *center {
	c := &center{ed: ed}
	c.slide = slideview.NewBoard(ed.cfg.Painter)
	c.slide.OnPart = ed.chosePart
	c.slide.OnZoom = ed.tell
	c.brief = kit.NewRows(kit.RowsConfig{
		New: func() kit.RowView { return c.newPage() },
		Show: func(at int, v kit.RowView) {
			page := v.(*slideview.View)
			page.SetFrame(c.pages[at])
			page.Select(ed.block)
		},
		Tall: c.pageHeight,
	})
	c.brief.Hide()
	c.over = newOverBar(ed)
	c.notes = newNotesStrip(func() { ed.inspector.editNotes() })
	c.empty = container.NewStack()
	c.hover = newHover(ed, c.slide)
	c.slide.OnOver = c.hover.moved
	c.allNotes, c.sorter = newNotesPage(ed), newSorter(ed)
	c.desk = container.NewStack(kit.NewBox(kit.Desk, "", 0), container.NewClip(c.slide), c.hover.over, c.brief, c.allNotes.content, c.sorter.content, c.empty,
		kit.Dock(kit.Docked{Bottom: kit.Inset(kit.Edges{Bottom: kit.Unit}, c.over.content)}))
	c.bar = c.toolbar()
	c.finder = newFinder(ed)
	c.content = kit.Dock(kit.Docked{
		Top:    kit.Column(0, c.bar, c.finder.content),
		Bottom: c.notes.content,
		Middle: c.desk,
	})
	return c
}

func (c *center) toolbar() fyne.CanvasObject {
	ed := c.ed
	c.outputs = kit.NewSegments(func(int) {
		c.sorting = false
		c.sync()
	}, "Slides", "Brief", "Notes")
	add := kit.NewMenuButton("Slide", ed.addMenu)
	add.Icon = kit.IconPlus
	present := kit.NewPrimary(kit.IconPlay, "Present", func() { ed.Present(false) })
	bar := kit.NewBar(
		kit.BarItem{Object: c.outputs},
		kit.BarItem{Object: add, Label: "Slide", Items: ed.addMenu},
		kit.BarItem{Object: kit.NewMenuButton("Layout", ed.layoutMenu), Label: "Layout", Items: ed.layoutMenu},
		kit.BarItem{Object: kit.NewButton("Figure…", ed.InsertFigure), Label: "Figure…", OnTap: ed.InsertFigure},
		kit.BarItem{Object: kit.NewButton("Export…", ed.cfg.Export), Label: "Export…", OnTap: ed.cfg.Export, Right: true},
		kit.BarItem{Object: present, Right: true},
	)
	return kit.Dock(kit.Docked{
		Middle: kit.Inset(kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, bar),
		Bottom: kit.Line(),
	})
}

// newPage is the view of a page of the brief.
func (c *center) newPage() *slideview.View {
	v := slideview.NewView(c.ed.cfg.Painter)
	v.Margin = 2 * kit.Unit
	v.OnPart = c.choseInBrief
	return v
}

// pageHeight is a page's with the air around it, at the width there is.
func (c *center) pageHeight(at int) float32 {
	f := c.pages[at]
	return max(64, c.pageWidth()*float32(f.H/f.W)) + 4*kit.Unit
}

// pageWidth is how wide a page of the brief is shown.
func (c *center) pageWidth() float32 { return min(c.brief.Size().Width, 860) - 4*kit.Unit }

// choseInBrief goes to the slide that a part of the brief comes from.
func (c *center) choseInBrief(part string) {
	for _, s := range c.ed.deck.Slides {
		if _, ok := s.Block(deck.ID(part)); ok {
			c.revealed = s.ID // it is seen already: the page stays
			c.ed.Choose(s.ID)
			c.ed.chosePart(part)
			return
		}
	}
}

// asBrief tells whether the brief is shown.
func (c *center) asBrief() bool { return c.outputs.At == int(Brief) && !c.sorting }

// asNotes tells whether the notes of all slides are shown.
func (c *center) asNotes() bool { return c.outputs.At == int(Notes) && !c.sorting }

// asSorter tells whether all slides are shown at once.
func (c *center) asSorter() bool { return c.sorting }

// asSlide tells whether the chosen slide is shown.
func (c *center) asSlide() bool { return c.outputs.At == int(Slides) && !c.sorting }

// sync shows what is chosen as it is saved.
func (c *center) sync() {
	ed := c.ed
	c.showEmpty()
	if ed.deck == nil {
		c.slide.SetFrame(nil)
		c.shown, c.findings = "", nil
		c.over.show(false, false)
		c.notes.show("", 0)
		return
	}
	c.slide.Hidden, c.brief.Hidden, c.sorter.content.Hidden = !c.asSlide(), !c.asBrief(), !c.asSorter()
	c.tellFit()
	if c.asNotes() {
		c.allNotes.content.Show()
	} else {
		c.allNotes.content.Hide()
	}
	c.desk.Refresh()
	if s, ok := ed.slide(); ok {
		c.notes.show(s.Notes, ed.deck.Meta.Minutes*60/max(1, len(ed.deck.Slides)))
	}
	switch {
	case c.asBrief():
		c.syncBrief()
	case c.asNotes():
		c.allNotes.sync()
	case c.asSorter():
		c.sorter.sync()
	default:
		c.syncSlide()
	}
}

func (c *center) syncSlide() {
	ed := c.ed
	id, boards := ed.at, ed.boards
	if id == "" {
		c.slide.SetFrame(nil)
		return
	}
	if ed.pending != nil {
		return // what is typed shows already
	}
	ed.behind = ed.saving > 0
	ed.asked++
	n := ed.asked
	if ed.writer.on() {
		ed.relay()
		return
	}
	app.Go(ed.desk.Tasks, "editor:preview", func(ctx context.Context) (laidSlide, error) {
		r, err := boards.slide(ctx, id)
		return laidSlide{id, r}, err
	}, func(l laidSlide, err error) {
		if err != nil {
			ed.caughtUp(n)
			ed.desk.Shell.Fail("Lay out the slide", err)
			return
		}
		if l.id == ed.at && boards == ed.boards && ed.pending == nil && !ed.writer.on() {
			c.showSlide(l.result)
			c.prepare()
		}
		c.slide.Then(func() { ed.caughtUp(n) })
	})
}

// showSlide shows the chosen slide's frame.
func (c *center) showSlide(r layout.Result) { c.showAs(r, c.slide.SetFrame) }

// showDraft shows the chosen slide's frame as it is typed.
func (c *center) showDraft(r layout.Result) { c.showAs(r, c.slide.SetDraft) }

func (c *center) showAs(r layout.Result, set func(*frame.Frame)) {
	c.findings = r.Findings
	c.shown = c.ed.at
	c.tellFit()
	if c.slide.Frame() != r.Pages[0].Frame {
		c.hover.hide()
	}
	set(r.Pages[0].Frame)
	if s, ok := c.ed.slide(); ok {
		c.slide.SetBadges(c.ed.badges(s))
		c.ed.prove(s)
	}
	c.slide.Select(c.ed.block)
	c.ed.tell()
}

// tellFit shows what helps when the slide does not fit.
func (c *center) tellFit() {
	s, ok := c.ed.slide()
	c.over.show(ok && c.asSlide() && overflows(c.findings), s.Dense)
}

// prepare paints the neighbours, so that going there is at once.
func (c *center) prepare() {
	ed := c.ed
	i, boards := ed.index(), ed.boards
	for n, at := range []int{i + 1, i - 1} {
		if at < 0 || at >= len(ed.deck.Slides) {
			continue
		}
		id := ed.deck.Slides[at].ID
		ed.cfg.Painter.Ask(slideview.Request{
			Slot: neighbour(n), Width: c.slide.Pixels(c.slide.Frame()),
			Frame: func(ctx context.Context) (*frame.Frame, error) { return boards.frame(ctx, id) },
		})
	}
}

type neighbour int

func (c *center) syncBrief() {
	session := c.ed.session
	app.Go(c.ed.desk.Tasks, "editor:brief", func(ctx context.Context) (layout.Result, error) {
		return session.Brief(ctx)
	}, func(r layout.Result, err error) {
		if err != nil {
			c.ed.desk.Shell.Fail("Lay out the brief", err)
			return
		}
		c.pages = c.pages[:0:0]
		for _, p := range r.Pages {
			c.pages = append(c.pages, p.Frame)
		}
		c.findings = r.Findings
		c.brief.SetCount(len(c.pages))
		c.revealInBrief()
		c.ed.tell()
	})
}

// revealInBrief scrolls to where the chosen slide stands, each time another is chosen.
func (c *center) revealInBrief() {
	s, ok := c.ed.slide()
	if !ok || c.revealed == s.ID {
		return
	}
	c.revealed = s.ID
	if c.ed.index() == 0 {
		c.brief.Reveal(0)
		return
	}
	const heading = 48 // stands above the first block
	for at, f := range c.pages {
		parts := slideview.Parts(f)
		for _, b := range s.Blocks {
			if box, ok := parts[string(b.ID)]; ok {
				k := c.pageWidth() / float32(f.W)
				top := 2*kit.Unit + float32(box.Y)*k
				c.brief.RevealPart(at, top-heading, top+float32(box.H)*k+2*kit.Unit)
				return
			}
		}
	}
}

// selectPart outlines a part of what is shown.
func (c *center) selectPart(part string) {
	c.slide.Select(part)
	if c.asBrief() {
		c.brief.Update()
	}
}

// showEmpty teaches when there is no deck, or nothing in it.
func (c *center) showEmpty() {
	stack := c.empty.(*fyne.Container)
	stack.Objects = nil
	c.ed.furnish(c.ed.deck != nil)
	switch ed := c.ed; {
	case ed.deck == nil && len(ed.decks) == 0:
		stack.Add(kit.Empty(kit.IconDeck, "A deck is a briefing: slides to show and a brief to print, with every number bound to its source.",
			kit.NewPrimary(kit.IconPlus, "New deck", ed.NewDeck)))
	case ed.deck == nil && ed.key == "":
		stack.Add(kit.Empty(kit.IconDeck, "Choose one of this library's decks.", kit.NewMenuButton("Open a deck", ed.strip.menu)))
	case ed.deck != nil && len(ed.deck.Slides) == 0:
		stack.Add(kit.Empty(kit.IconDeck, "This deck has no slides yet. Start with a title, or with a section of a paper.",
			kit.NewPrimary(kit.IconPlus, "Add a title slide", func() { ed.NewSlide(deck.TitleSlide) })))
	}
	stack.Refresh()
}

// notesStrip shows the speaker's notes under the slide.
type notesStrip struct {
	content fyne.CanvasObject
	head    *kit.Text
	text    *kit.Para
}

func newNotesStrip(edit func()) *notesStrip {
	n := &notesStrip{
		head: kit.NewText("NOTES", kit.Style{Color: kit.Muted, Size: kit.SmallSize, Bold: true}),
		text: kit.NewPara("", kit.Style{}),
	}
	n.text.MaxLines = 2
	body := kit.Inset(kit.Edges{Top: 12, Right: 16, Bottom: 12, Left: 16}, kit.Column(6, n.head, n.text))
	n.content = kit.Dock(kit.Docked{Top: kit.Line(), Middle: kit.Sized(0, 88, kit.Tappable(body, edit))})
	return n
}

// show shows notes and how long they take at 120 words a minute, of the seconds there are.
func (n *notesStrip) show(text string, seconds int) {
	words := len(strings.Fields(text))
	head := "NOTES"
	if words > 0 {
		head += " · " + count(words, "word", "words") + " · " + clock(words/2)
		if seconds > 0 {
			head += " of " + clock(seconds)
		}
	} else {
		text = "Click to write what to say here."
	}
	n.head.SetText(head)
	st := kit.Style{}
	if words == 0 {
		st.Color = kit.Muted
	}
	if n.text.Style != st {
		n.text.Style = st
	}
	n.text.SetText(strings.Join(strings.Fields(text), " "))
	n.text.Refresh()
}

// veil is a colour that hides most of what is under it.
func veil(c color.Color) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 170}
}
