package evidence

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// Key implements place.Keyed: A accepts, E edits, X rejects, D derives, C compares, the arrows, J and K move, Enter
// opens the source.
func (e *Evidence) Key(ev *fyne.KeyEvent) bool {
	if e.filter == claimed {
		return e.claims.take(ev)
	}
	switch ev.Name {
	case fyne.KeyA:
		e.Accept()
	case fyne.KeyE:
		e.Edit()
	case fyne.KeyX, fyne.KeyDelete:
		e.Reject()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.openSource()
	case fyne.KeyD:
		e.Derive()
	case fyne.KeyC:
		e.Compare()
	case fyne.KeyJ:
		return e.move(&fyne.KeyEvent{Name: fyne.KeyDown})
	case fyne.KeyK:
		return e.move(&fyne.KeyEvent{Name: fyne.KeyUp})
	default:
		return e.move(ev)
	}
	return true
}

// steps are how far the moving keys go.
var steps = map[fyne.KeyName]int{
	fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -15, fyne.KeyPageDown: 15, fyne.KeyHome: -1 << 30, fyne.KeyEnd: 1 << 30,
}

func (e *Evidence) move(ev *fyne.KeyEvent) bool {
	step, ok := steps[ev.Name]
	if !ok {
		return false
	}
	if len(e.rows) == 0 {
		return true
	}
	if to := min(max(0, e.at()+step), len(e.rows)-1); kit.Shifted() {
		e.extend(to)
	} else {
		e.choose(to)
	}
	return true
}

// fromSearch lets the arrows move in the table while one types in the search field.
func (e *Evidence) fromSearch(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if e.filter == claimed {
			return e.claims.move(ev.Name)
		}
		return e.move(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.desk.Window().Canvas().Unfocus()
		return true
	}
	return false
}

// Accept confirms the chosen figure.
func (e *Evidence) Accept() { e.decide(evidence.Confirmed, "Accepted") }

// Reject takes the chosen figure out of what can be used; it stays in the library.
func (e *Evidence) Reject() { e.decide(evidence.Rejected, "Rejected") }

// decide sets the chosen figure's state and offers the way back.
func (e *Evidence) decide(to evidence.Status, word string) {
	if rows := e.selected(); len(rows) > 1 {
		e.decideMany(slices.Clone(rows), to, word)
		return
	}
	f, ok := e.figure()
	if !ok || f.Status == to && f.Stale == "" {
		return
	}
	e.next(f)
	e.apply(e.deciding(to, f.Key), func() {
		text, err := evidence.Format(f, "short")
		if err != nil {
			text = f.Value.String()
		}
		e.desk.Stage.Offer(word+": "+text, "Undo", func() { e.undo(f.Key) })
	})
}

// next goes on to the candidate after a candidate that is being decided, so that a
// row of them is looked through with one key.
func (e *Evidence) next(f evidence.Figure) {
	at := e.at() + 1
	if f.Status == evidence.Candidate && at < len(e.rows) && e.rows[at].Status == evidence.Candidate {
		e.choose(at)
	}
}

// undo takes the last step of the evidence back, and shows the figure it was about.
func (e *Evidence) undo(figure string) {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:undo", func(ctx context.Context) (string, error) {
		return work.UndoEvidence(context.WithoutCancel(ctx))
	}, func(_ string, err error) {
		if err != nil {
			e.desk.Shell.Fail("Undo", err)
			return
		}
		e.ShowFigure(figure)
	})
}

// update replaces a figure and offers the way back.
func (e *Evidence) update(was, now evidence.Figure) {
	e.put(now, func() {
		e.desk.Stage.Offer("Figure changed", "Undo", func() { e.undo(was.Key) })
	})
}

func (e *Evidence) put(f evidence.Figure, then func()) {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:update:"+f.Key, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work.UpdateFigure(context.WithoutCancel(ctx), f)
	}, func(_ struct{}, err error) {
		if err != nil {
			e.desk.Shell.Fail("Change the figure", err)
			return
		}
		then()
	})
}

func (e *Evidence) addSlide() {
	if f, ok := e.figure(); ok {
		e.desk.Shell.AddSlide(app.SlideFromFigure(e.book, f))
	}
}

func (e *Evidence) openSource() {
	if f, ok := e.figure(); ok && f.Origin.Source != "" {
		e.desk.Shell.ShowSource(f.Origin.Source, f.Origin.Section)
	}
}

// draft is a figure as the fields of the edit sheet have it.
type draft struct {
	value, unit, period, asOf, place, attribution, note *kit.Entry
	qualifier                                           evidence.Qualifier
}

// Edit shows the chosen figure's fields. A derived figure follows from its inputs and
// is edited there.
func (e *Evidence) Edit() {
	f, ok := e.figure()
	if !ok {
		return
	}
	if f.Derivation != nil {
		e.desk.Stage.Toast("A derived figure follows from its inputs: edit those")
		return
	}
	newEditSheet(e, f)
}

// qualifiers in the order of their menu.
var qualifiers = []evidence.Qualifier{evidence.Exact, evidence.About, evidence.AtLeast, evidence.MoreThan, evidence.UpTo, evidence.Projected}

func qualifierWord(q evidence.Qualifier) string {
	if q == evidence.Exact {
		return "exactly"
	}
	return string(q)
}

type editSheet struct {
	e       *Evidence
	figure  evidence.Figure
	fields  draft
	words   *kit.Button
	problem *kit.Para
	sheet   *kit.Sheet
}

func newEditSheet(e *Evidence, f evidence.Figure) *editSheet {
	s := &editSheet{e: e, figure: f}
	line := func(text, hint string) *kit.Entry {
		en := kit.NewEntry()
		en.SetText(text)
		en.SetPlaceHolder(hint)
		en.OnSubmitted = func(string) { s.save() }
		return en
	}
	s.fields = draft{
		value: line(f.Value.StringFixed(int32(f.Decimals())), "1.35"), unit: line(f.Unit.ScaledString(f.Scale), "US$ trillion, %, countries"),
		period: line(f.Period.String(), "2020, 2020-03 or 2013/2020"), asOf: line(f.AsOf.String(), "2021-01-29"),
		place: line(f.Place, ""), attribution: line(f.Attribution, "whom the source credits"), note: kit.NewLines(2, 5),
		qualifier: f.Qualifier,
	}
	s.fields.note.SetText(f.Note)
	s.words = kit.NewMenuButton(qualifierWord(f.Qualifier), s.menu)
	s.problem = kit.NewPara("", kit.Style{Color: kit.Bad})
	s.problem.Hide()
	s.sheet = e.desk.Stage.Show(kit.Dialog("Edit the figure", s.body(),
		kit.NewButton("Cancel", func() { s.sheet.Close() }), kit.NewPrimary("", "Save figure", s.save)), fyne.NewSize(560, 0))
	s.sheet.OnEnter = s.save
	s.focus()
	return s
}

// focus puts the cursor into the value, after the key that opened the sheet has been
// dealt with: it would be typed there.
func (s *editSheet) focus() {
	app.Go(s.e.desk.Tasks, "evidence:focus", func(context.Context) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) {
			s.e.desk.Window().Canvas().Focus(s.fields.value)
			s.fields.value.SelectAll()
		})
}

const half = 252

func (s *editSheet) body() fyne.CanvasObject {
	two := func(la string, a fyne.CanvasObject, lb string, b fyne.CanvasObject) fyne.CanvasObject {
		return kit.Row(kit.Unit, kit.Wide(half, kit.Field(la, a)), kit.Wide(half, kit.Field(lb, b)))
	}
	qualified := kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Right: kit.Unit}, s.words), Middle: s.fields.value})
	objects := []fyne.CanvasObject{}
	if q := s.quote(); q != "" {
		p := kit.NewPara("“"+q+"”", kit.Style{Color: kit.Muted})
		p.MaxLines = 3
		objects = append(objects, p)
	}
	return kit.Column(12, append(objects,
		two("Value", qualified, "Unit", s.fields.unit),
		two("Period it is about", s.fields.period, "As of", s.fields.asOf),
		two("Place", s.fields.place, "Credited to", s.fields.attribution),
		kit.Field("Note", s.fields.note), s.problem)...)
}

// quote is the words that the figure came from.
func (s *editSheet) quote() string {
	o := s.figure.Origin
	_, p, ok := s.e.docs[o.Source].Paragraph(o.Paragraph)
	if !ok {
		return ""
	}
	return o.Quote.In(p.Text)
}

func (s *editSheet) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, q := range qualifiers {
		it := fyne.NewMenuItem(qualifierWord(q), func() {
			s.fields.qualifier = q
			s.words.SetLabel(qualifierWord(q))
			s.sheet.Refresh()
		})
		it.Checked = q == s.fields.qualifier
		items = append(items, it)
	}
	return items
}

// save keeps the figure, or says what is wrong with a field.
func (s *editSheet) save() {
	next, err := s.fields.read(s.figure)
	if err != nil {
		s.problem.SetText(capital(err.Error()) + ".")
		s.problem.Show()
		s.sheet.Refresh()
		return
	}
	s.sheet.Close()
	if !same(next, s.figure) {
		s.e.update(s.figure, next)
	}
}

// read makes the figure that the fields describe.
func (d draft) read(f evidence.Figure) (evidence.Figure, error) {
	value, err := parseValue(d.value.Text)
	if err != nil {
		return f, err
	}
	f.Value = value
	f.Unit, f.Scale = evidence.ParseUnit(d.unit.Text)
	if f.Period, err = evidence.ParsePeriod(trim(d.period)); err != nil {
		return f, fmt.Errorf("the period: %w", err)
	}
	if f.AsOf, err = evidence.ParseDate(trim(d.asOf)); err != nil {
		return f, fmt.Errorf("as of: %w", err)
	}
	f.Qualifier, f.Place, f.Attribution, f.Note = d.qualifier, trim(d.place), trim(d.attribution), trim(d.note)
	return f, nil
}
