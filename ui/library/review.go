package library

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// review is the sheet on which a paper that was read is looked over: what it says about
// itself can be corrected, what was found in it is seen, and what it is a revision of can
// be chosen.
type review struct {
	in    *intake
	j     *job
	sheet *kit.Sheet

	head                 *kit.Para
	title, authors, date *kit.Entry
	as                   *kit.Button // a source of its own, or a revision of one
	form                 *kit.Pane
	apart, do            *kit.Button
	kin                  *app.Renewal    // what it seemed to revise at first
	held                 []source.Source // that it could be a revision of
}

// review shows what was read and asks whether to keep it.
func (in *intake) review(j *job) {
	v := &review{in: in, j: j, head: kit.NewPara("", kit.Style{Size: kit.HeadingSize, Bold: true}), form: kit.NewPane(kit.Edges{Right: 2 * kit.Unit}, 14), kin: j.paper.plan}
	for _, e := range in.l.sources {
		if e.Held {
			v.held = append(v.held, e.Source)
		}
	}
	v.fields()
	outline := kit.Wide(reviewOutline, newOutline(j.paper).content)
	body := kit.Dock(kit.Docked{Middle: v.form, Right: outline})
	content := kit.Inset(kit.All(3*kit.Unit), kit.Dock(kit.Docked{
		Top: kit.Inset(kit.Edges{Bottom: 2 * kit.Unit}, v.head), Middle: body, Bottom: kit.Inset(kit.Edges{Top: 2 * kit.Unit}, v.buttons()),
	}))
	room := in.l.desk.Window().Canvas().Size()
	v.sheet = in.l.desk.Stage.Show(content, fyne.NewSize(min(reviewWidth, room.Width-reviewAround), min(reviewHeight, room.Height-reviewAround)))
	v.sheet.OnEnter, v.sheet.OnClose = v.add, in.leave
	v.show()
}

// Sizes of the review in logical pixels: as large as the window lets it, up to these.
const (
	reviewWidth, reviewHeight = 960, 700
	reviewAround              = 48
	reviewOutline             = 380
)

// fields are what can be corrected.
func (v *review) fields() {
	d := v.j.paper.Described()
	enter := func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return false
		}
		v.add()
		return true
	}
	field := func(e *kit.Entry, text, hint string) *kit.Entry {
		e.SetText(text)
		e.SetPlaceHolder(hint)
		e.OnKey, e.OnRows = enter, v.form.Relayout
		return e
	}
	v.title = field(kit.NewLines(1, 4), d.Title, "")
	v.title.OnChanged = func(string) { v.do.SetEnabled(v.ready()) }
	v.authors = field(kit.NewLines(1, 3), strings.Join(d.Authors, "; "), "None named")
	v.date = field(kit.NewEntry(), d.Published, "Undated; write 2024, 2024-05 or 2024-05-17")
	v.as = kit.NewSelect("", v.kinds)
}

// ready tells whether the paper can be added as it is.
func (v *review) ready() bool { return strings.TrimSpace(v.title.Text) != "" }

func (v *review) buttons() fyne.CanvasObject {
	in := v.in
	row := kit.Row(kit.Unit, kit.Spacer(), kit.NewButton(in.skipWord(), func() {
		v.end()
		v.j.state = dropped
		in.done()
	}))
	if in.left() > 1 {
		row.Add(kit.NewButton("Add all", func() {
			in.all = true
			v.add()
		}))
	}
	v.apart = kit.NewButton("Keep apart", func() {
		v.j.paper.plan = nil
		v.add()
	})
	v.do = kit.NewPrimary("", "", v.add)
	row.Add(v.apart)
	row.Add(v.do)
	return row
}

// end takes the sheet away without putting the decision off.
func (v *review) end() {
	v.sheet.OnClose = nil
	v.sheet.Close()
}

// add keeps the paper with what was corrected.
func (v *review) add() {
	if !v.ready() {
		return
	}
	v.j.paper.Describe(app.Described{Title: v.title.Text, Authors: authorsIn(v.authors.Text), Published: v.date.Text})
	v.end()
	v.in.add(v.j)
}

// authorsIn are the names of a line, parted by semicolons, or by the sign that parts
// names in Chinese.
func authorsIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '；' || r == '、' || r == '\n' })
}

// show says what the paper would become.
func (v *review) show() {
	plan, n := v.j.paper.plan, len(v.in.jobs)
	head, do, as := "Add this paper to the library?", "Add to library", "A source of its own"
	if plan != nil {
		head, do = fmt.Sprintf("Add this as revision %d of a paper you hold?", plan.Number), "Add as revision"
		as = fmt.Sprintf("Revision %d of %s", plan.Number, place.Quoted(plan.Source.Title))
	}
	if n > 1 {
		head += fmt.Sprintf(" (%d of %d)", v.in.at(v.j), n)
	}
	v.head.SetText(head)
	v.do.SetLabel(do)
	v.do.SetEnabled(v.ready())
	v.apart.Hidden = plan == nil
	v.as.SetLabel(kit.Ellipsis(as, reviewKept, kit.Style{}))
	v.form.Set(v.content()...)
	v.sheet.Refresh()
}

// reviewKept is how much room the words of the choice have, in logical pixels.
const reviewKept = 400

func (v *review) content() []fyne.CanvasObject {
	r := v.j.paper
	out := []fyne.CanvasObject{
		kit.Field("Title", v.title), kit.Field("Authors, parted by semicolons", v.authors), kit.Field("Published", v.date),
	}
	if len(v.held) > 0 {
		out = append(out, kit.Field("Kept as", v.as))
	}
	if r.plan != nil {
		out = append(out, kit.Field("What changes in "+place.Quoted(r.plan.Source.Name()), limited(place.Sentence(r.plan.Changes), 4, kit.Style{})))
	}
	if len(r.Figures) > 0 {
		out = append(out, kit.Field("Figures found, to be reviewed under Evidence", limited(figureList(r.Figures), 4, kit.Style{})))
	}
	return append(out, warningList(r.Draft.Warnings)...)
}

// kinds are what the paper can be kept as.
func (v *review) kinds() []*fyne.MenuItem {
	plan := v.j.paper.plan
	own := fyne.NewMenuItem("A source of its own", func() { v.keepAs(nil) })
	own.Checked = plan == nil
	items := []*fyne.MenuItem{own}
	if k := v.kin; k != nil {
		it := fyne.NewMenuItem(fmt.Sprintf("Revision %d of %s", k.Number, place.Quoted(short(k.Source.Title))), func() { v.keepAs(k) })
		it.Checked = plan == k
		items = append(items, it)
	}
	return append(items, fyne.NewMenuItem("Revision of another source…", v.pick))
}

func (v *review) keepAs(plan *app.Renewal) {
	v.j.paper.plan = plan
	v.show()
}

// pick asks which source the paper is a new revision of.
func (v *review) pick() {
	p := kit.Picker{Title: "This is a new revision of…", Hint: "Search the sources held", Empty: "The library holds no sources yet."}
	for _, s := range v.held {
		p.Choices = append(p.Choices, kit.Choice{Key: s.Key, Title: s.Title, Detail: strings.Join(s.Authors, ", "), Side: year(s.Published), Icon: kit.IconDocument})
	}
	p.OnPick = func(key string) {
		work, r := v.in.l.desk.Work, v.j.paper.Reading
		app.Go(v.in.l.desk.Tasks, v.j.task, func(ctx context.Context) (app.Renewal, error) { return work.PlanRevision(ctx, key, r) },
			func(plan app.Renewal, err error) {
				if err != nil {
					v.in.l.desk.Shell.Fail("Compare with the source", err)
					return
				}
				v.keepAs(&plan)
			})
	}
	v.in.l.desk.Stage.Pick(p)
}

// at is the number of a file among those of this intake, from 1.
func (in *intake) at(j *job) int {
	for i, other := range in.jobs {
		if other == j {
			return i + 1
		}
	}
	return 0
}

// left is how many files are not decided about.
func (in *intake) left() int {
	n := 0
	for _, j := range in.jobs {
		if !j.state.settled() {
			n++
		}
	}
	return n
}

func (in *intake) skipWord() string {
	if len(in.jobs) > 1 {
		return "Skip"
	}
	return "Cancel"
}

// Bounds of what a review shows.
const (
	reviewWarnings = 4
	reviewFigures  = 8
)

func limited(text string, lines int, st kit.Style) *kit.Para {
	p := kit.NewPara(text, st)
	p.MaxLines = lines
	return p
}

// figureList names the first figures that were found.
func figureList(all []evidence.Figure) string {
	var out []string
	for _, f := range all[:min(len(all), reviewFigures)] {
		if text, err := evidence.Format(f, "qualified,period"); err == nil {
			out = append(out, text)
		}
	}
	if n := len(all) - reviewFigures; n > 0 {
		out = append(out, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(out, "; ")
}

// warningList shows the first warnings, a line each.
func warningList(all []source.Warning) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, w := range all[:min(len(all), reviewWarnings)] {
		text := place.Sentence(w.Text)
		if w.Line > 0 {
			text = fmt.Sprintf("Line %d: %s", w.Line, w.Text)
		}
		out = append(out, kit.Dock(kit.Docked{
			Left:   kit.Inset(kit.Edges{Top: 5, Right: kit.Unit, Left: 2}, kit.Column(0, kit.Row(0, kit.Dot(kit.Warn)))),
			Middle: limited(text, 1, kit.Style{Size: kit.SmallSize}),
		}))
	}
	if n := len(all) - reviewWarnings; n > 0 {
		out = append(out, kit.NewText(fmt.Sprintf("and %d more, kept with the paper", n), small))
	}
	if len(out) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Field("To look at", kit.Column(4, out...))}
}
