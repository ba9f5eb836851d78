// Package check is the Check place: what is wrong or doubtful in the open deck, where
// it is, why it matters, and what mends it.
package check

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Config is what the place needs from the window beside its desk.
type Config struct {
	Desk *place.Desk
	GoTo func(slide, block deck.ID)     // shows a part of the open deck
	Do   func(e deck.Edit, then func()) // makes an edit to the open deck
	Undo func()                         // takes the last edit back
	Run  func()                         // checks again, now

	Split  func(slide deck.ID) // parts a slide where it is full
	Shrink func(slide deck.ID) // sets it closer and smaller, so that it fits
}

// Check is the Check place. Its methods are called on the screen's goroutine.
type Check struct {
	cfg    Config
	desk   *place.Desk
	deck   *deck.Deck // nil when none is open
	report app.Report
	book   *evidence.Book // nil until it was read
	done   bool           // the report is of the deck
	items  []item
	at     int    // the chosen item; -1: none
	key    string // of the chosen finding, to find it again after a change
	show   view
	rule   string // the rule whose findings are shown; "" is all

	segs    *kit.Segments
	rules   *kit.Button
	rows    *kit.Rows
	detail  *detail
	none    *kit.Para
	noneAt  *fyne.Container
	main    fyne.CanvasObject
	empty   fyne.CanvasObject
	content *fyne.Container
}

const detailWidth = 372

// New makes the place.
func New(cfg Config) *Check {
	c := &Check{cfg: cfg, desk: cfg.Desk, at: -1}
	c.segs = kit.NewSegments(func(at int) {
		c.show = view(at)
		c.narrow()
	}, slices.Clone(viewWords[:])...)
	c.rules = kit.NewMenuButton("All rules", c.ruleMenu)
	c.rows = kit.NewRows(kit.RowsConfig{
		New:  func() kit.RowView { return newLine(c) },
		Show: func(at int, v kit.RowView) { v.(*line).show(at) },
		Tall: func(at int) float32 { return c.items[at].height() },
	})
	c.detail = newDetail(c)
	c.none = kit.NewPara("", kit.Style{Color: kit.Muted, Align: fyne.TextAlignCenter})
	c.noneAt = kit.Inset(kit.Edges{Top: 96, Left: 48, Right: 48}, kit.Column(0, c.none))
	c.main = c.layOut()
	c.empty = kit.Empty(kit.IconCheck, "Check looks at the open deck: every number, quotation and page. Open a deck to see what it finds.",
		kit.NewPrimary(kit.IconDeck, "Go to the deck", func() { c.desk.Shell.Go(place.Deck) }))
	c.content = container.NewStack(c.main, c.empty)
	c.Show(nil, nil)
	place.Refresh(c.desk, &c.desk.Work.EvidenceChanged, c.readBook)
	c.readBook()
	return c
}

func (c *Check) layOut() fyne.CanvasObject {
	again := kit.NewButton("Check again", func() { c.cfg.Run() })
	tools := kit.Row(kit.Unit, c.segs, kit.Spacer(), c.rules, again)
	bar := kit.Dock(kit.Docked{Bottom: kit.Line(), Middle: kit.Inset(
		kit.Edges{Top: kit.Unit, Right: 2 * kit.Unit, Bottom: kit.Unit, Left: 2 * kit.Unit}, tools)})
	right := kit.Wide(detailWidth, kit.Dock(kit.Docked{Left: kit.Line(), Middle: c.detail.pane}))
	return kit.Dock(kit.Docked{Top: bar, Right: right, Middle: container.NewStack(c.rows, c.noneAt)})
}

// Name implements place.Place.
func (c *Check) Name() place.Name { return place.Check }

// Icon implements place.Place.
func (c *Check) Icon() kit.Icon { return kit.IconCheck }

// Content implements place.Place.
func (c *Check) Content() fyne.CanvasObject { return c.content }

// Shown implements place.Place.
func (c *Check) Shown() {}

// Show shows what was found in a deck: a nil deck shows that none is open, a nil
// report that it is being looked at.
func (c *Check) Show(d *deck.Deck, r *app.Report) {
	other := c.deck == nil || d == nil || c.deck.Key != d.Key
	c.deck, c.report, c.done = d, app.Report{}, r != nil
	if r != nil {
		c.report = *r
	}
	if other {
		c.key, c.rule = "", ""
		c.rules.SetLabel("All rules")
	}
	c.main.Hide()
	c.empty.Hide()
	if d == nil {
		c.empty.Show()
	} else {
		c.main.Show()
	}
	c.countViews()
	c.narrow()
	c.content.Refresh()
}

// narrow lists what the filters let through, and keeps the choice or its neighbour.
func (c *Check) narrow() {
	at := c.at
	c.items = c.list()
	c.none.SetText(c.nothing())
	c.noneAt.Hidden = len(c.items) > 0
	c.noneAt.Objects[0].Refresh()
	c.rows.SetCount(len(c.items))
	if same := slices.IndexFunc(c.items, func(i item) bool { return i.head == "" && i.finding.Key() == c.key }); same >= 0 && c.key != "" {
		at = same
	}
	c.choose(c.near(at))
}

// near is the finding at a row, else the nearest after it, else the last.
func (c *Check) near(at int) int {
	for i := max(0, at); i < len(c.items); i++ {
		if c.items[i].head == "" {
			return i
		}
	}
	for i := min(at, len(c.items)-1); i >= 0; i-- {
		if c.items[i].head == "" {
			return i
		}
	}
	return -1
}

func (c *Check) choose(at int) {
	c.at, c.key = at, ""
	if f, ok := c.chosen(); ok {
		c.key = f.Key()
		c.rows.Reveal(at)
	}
	c.rows.Update()
	c.detail.show()
}

// chosen is the chosen finding.
func (c *Check) chosen() (deck.Finding, bool) {
	if c.at < 0 || c.at >= len(c.items) || c.items[c.at].head != "" {
		return deck.Finding{}, false
	}
	return c.items[c.at].finding, true
}

// step chooses the next finding in a direction.
func (c *Check) step(by int) {
	for at := c.at + by; at >= 0 && at < len(c.items); at += by {
		if c.items[at].head == "" {
			c.choose(at)
			return
		}
	}
}

// Key implements place.Keyed.
func (c *Check) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp:
		c.step(-1)
	case fyne.KeyDown:
		c.step(1)
	case fyne.KeyPageUp:
		for range 8 {
			c.step(-1)
		}
	case fyne.KeyPageDown:
		for range 8 {
			c.step(1)
		}
	case fyne.KeyHome:
		c.choose(c.near(0))
	case fyne.KeyEnd:
		c.choose(c.near(len(c.items)))
	case fyne.KeyReturn, fyne.KeyEnter:
		c.jump()
	case fyne.KeyF:
		c.fix()
	case fyne.KeyS:
		c.split()
	case fyne.KeyD:
		c.dismiss()
	case fyne.KeyE:
		c.evidence()
	default:
		return false
	}
	return true
}

// jump goes to the place of the chosen finding.
func (c *Check) jump() {
	f, ok := c.chosen()
	switch {
	case !ok:
	case f.Slide != "":
		c.cfg.GoTo(f.Slide, f.Block)
	case f.Figure != "":
		c.desk.Shell.ShowFigure(f.Figure)
	default:
		c.desk.Shell.Go(place.Deck)
	}
}

// evidence goes to the figure that the chosen finding is about.
func (c *Check) evidence() {
	if f, ok := c.chosen(); ok && f.Figure != "" {
		c.desk.Shell.ShowFigure(f.Figure)
	}
}

// fix does what mends the chosen finding, as one step that can be undone.
func (c *Check) fix() {
	f, ok := c.chosen()
	if ok && tooLong(f) {
		c.cfg.Shrink(f.Slide)
	}
	if !ok || f.Fix == nil {
		return
	}
	if f.Fix.Edit != nil {
		c.cfg.Do(f.Fix.Edit, func() { c.desk.Stage.Offer(f.Fix.Label, "Undo", c.cfg.Undo) })
		return
	}
	work, change := c.desk.Work, *f.Fix.Change
	app.Go(c.desk.Tasks, "check:fix", func(ctx context.Context) (struct{}, error) {
		_, err := work.Apply(ctx, change)
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if err != nil {
			c.desk.Shell.Fail(f.Fix.Label, err)
			return
		}
		c.desk.Stage.Offer(f.Fix.Label, "Undo", c.undoEvidence)
	})
}

// tooLong tells whether a finding is about a slide that splitting or shrinking makes fit.
func tooLong(f deck.Finding) bool {
	return f.Rule == "overflow" && f.Slide != "" && f.Block != "title" && f.Dismissed == ""
}

// split parts the slide that the chosen finding says is too long.
func (c *Check) split() {
	if f, ok := c.chosen(); ok && tooLong(f) {
		c.cfg.Split(f.Slide)
	}
}

func (c *Check) undoEvidence() {
	work := c.desk.Work
	app.Go(c.desk.Tasks, "check:undo", work.UndoEvidence, func(_ string, err error) { c.desk.Shell.Fail("Undo", err) })
}

// dismiss leaves the chosen finding as it is, for a reason; a dismissed one stands again.
func (c *Check) dismiss() {
	f, ok := c.chosen()
	if !ok || f.Firm {
		return
	}
	if f.Dismissed != "" {
		e := deck.Dismiss{Dismissal: deck.Dismissal{Finding: f.Key(), Reason: f.Dismissed}, Back: true}
		c.cfg.Do(e, func() { c.desk.Stage.Toast("The finding stands again") })
		return
	}
	// The sheet opens after the key was dealt with: it would be typed into the field.
	app.Go(c.desk.Tasks, "check:ask", func(context.Context) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) { c.askReason(f) })
}

func (c *Check) askReason(f deck.Finding) {
	c.desk.Stage.AskText(kit.TextQuestion{
		Title: "Dismiss the finding", Label: "Why it may stay as it is", Do: "Dismiss",
		OnDo: func(reason string) {
			e := deck.Dismiss{Dismissal: deck.Dismissal{Finding: f.Key(), Reason: reason}}
			c.cfg.Do(e, func() { c.desk.Stage.Offer("Dismissed", "Undo", c.cfg.Undo) })
		},
	})
}

// readBook reads the evidence, for the figures in the slides' titles.
func (c *Check) readBook() {
	work := c.desk.Work
	app.Go(c.desk.Tasks, "check:book", work.Book, func(b *evidence.Book, err error) {
		if err != nil {
			c.desk.Shell.Fail("Read the evidence", err)
			return
		}
		c.book = b
		c.narrow()
	})
}

// NextPane implements the window's F6: the list has no fields.
func (c *Check) NextPane() { c.desk.Window().Canvas().Unfocus() }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
