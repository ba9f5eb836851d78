package evidence

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

func (e *Evidence) rowOf(key string) int {
	return slices.IndexFunc(e.rows, func(r *row) bool { return key != "" && r.Key == key })
}

// selected are the rows that are chosen: a range of those shown, or one.
func (e *Evidence) selected() []*row {
	at, from := e.rowOf(e.key), e.rowOf(e.from)
	if at < 0 {
		return nil
	}
	if from < 0 {
		from = at
	}
	return e.rows[min(at, from) : max(at, from)+1]
}

// isSelected tells the table which rows lie in the chosen range.
func (e *Evidence) isSelected(at int) bool {
	to, from := e.rowOf(e.key), e.rowOf(e.from)
	return from >= 0 && at >= min(from, to) && at <= max(from, to)
}

// extend draws the range of chosen rows to a row.
func (e *Evidence) extend(at int) {
	from := e.from
	if from == "" {
		from = e.key
	}
	e.choose(at)
	e.from = from
	e.table.Update()
	e.detail.show()
}

// SelectAll chooses every row that is shown.
func (e *Evidence) SelectAll() {
	if len(e.rows) == 0 {
		return
	}
	e.choose(0)
	e.extend(len(e.rows) - 1)
}

// decideMany gives figures a status in one step that can be undone.
func (e *Evidence) decideMany(rows []*row, to evidence.Status, word string) {
	var keys []string
	for _, r := range rows {
		if r.Status != to || r.Stale != "" {
			keys = append(keys, r.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	e.apply(e.deciding(to, keys...), func() {
		e.desk.Stage.Offer(fmt.Sprintf("%s %s", word, counted(len(keys))), "Undo", func() { e.undo(keys[0]) })
	})
}

// Menus implements place.Menued.
func (e *Evidence) Menus() []*fyne.Menu {
	candidates := func() []*row {
		return slices.DeleteFunc(slices.Clone(e.rows), func(r *row) bool { return r.Status != evidence.Candidate })
	}
	accept := func(rows func() []*row) func() {
		return func() {
			all := rows()
			if len(all) == 0 {
				e.desk.Stage.Toast("No such candidate is shown")
			}
			e.decideMany(all, evidence.Confirmed, "Accepted")
		}
	}
	return []*fyne.Menu{fyne.NewMenu("Evidence",
		fyne.NewMenuItem("Accept (A)", e.Accept), fyne.NewMenuItem("Edit… (E)", e.Edit), fyne.NewMenuItem("Reject (X)", e.Reject),
		fyne.NewMenuItem("Choose the indicator… (I)", e.ChooseIndicator), fyne.NewMenuItem("Use the suggested indicator (U)", e.UseSuggested),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Derive… (D)", e.Derive), fyne.NewMenuItem("Compare… (C)", e.Compare), fyne.NewMenuItem("Superseded by…", e.SupersedeBy),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Claims", func() { e.show(claimed) }), fyne.NewMenuItem("New claim…", e.NewClaim),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Accept every candidate shown", accept(candidates)),
		fyne.NewMenuItem("Accept those shown that are exact, with a date", accept(func() []*row { return sure(e.rows) })))}
}

// deciding is the change that gives figures a status. Accepting a stale figure keeps it
// as it is: it is not stale any more.
func (e *Evidence) deciding(to evidence.Status, keys ...string) evidence.Change {
	c := evidence.Decide(to, keys...)
	for _, key := range keys {
		if f := e.book.Figures[key]; to == evidence.Confirmed && f.Stale != "" {
			f.Stale = ""
			c.Figures.Put = append(c.Figures.Put, f)
		}
	}
	return c
}

func (e *Evidence) apply(c evidence.Change, then func()) {
	work := e.desk.Work
	_, figures, _, _ := c.Keys() // each its own task: none takes the place of another
	app.Go(e.desk.Tasks, "evidence:apply:"+strings.Join(figures, " "), func(ctx context.Context) (struct{}, error) {
		_, err := work.Apply(context.WithoutCancel(ctx), c)
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if err != nil {
			e.desk.Shell.Fail("Change the figures", err)
			return
		}
		then()
	})
}

// sure are the candidates among rows that are stated exactly and with a date.
func sure(rows []*row) []*row {
	var out []*row
	for _, r := range rows {
		if r.Status == evidence.Candidate && r.Sure() {
			out = append(out, r)
		}
	}
	return out
}

func counted(n int) string {
	if n == 1 {
		return "1 figure"
	}
	return fmt.Sprintf("%d figures", n)
}

// showMany shows what can be done with several figures at once.
func (d *detail) showMany(n int) {
	e := d.e
	d.key = ""
	rows := e.selected()
	objects := []fyne.CanvasObject{
		kit.NewPara(counted(n)+" chosen", kit.Style{Size: kit.TitleSize, Bold: true, Color: kit.Accent}),
		kit.NewPara("A accepts all of them, X rejects them; one Undo takes it back. Arrows choose one again.", kit.Style{Color: kit.Muted}),
	}
	for _, r := range rows[:min(n, manyShown)] {
		objects = append(objects, limitedLine(r))
	}
	if n > manyShown {
		objects = append(objects, kit.NewText(fmt.Sprintf("and %d more", n-manyShown), small))
	}
	d.pane.Set(objects...)
	exact := sure(rows)
	only := kit.NewButton(fmt.Sprintf("Accept the %d exact with a date", len(exact)), func() { e.decideMany(exact, evidence.Confirmed, "Accepted") })
	only.SetEnabled(len(exact) > 0)
	d.foot.Objects = []fyne.CanvasObject{
		kit.Row(kit.Unit, kit.NewPrimary(kit.IconCheck, fmt.Sprintf("Accept %d (A)", n), e.Accept), kit.NewButton("Reject (X)", e.Reject)),
		kit.Row(kit.Unit, only), kit.Row(kit.Unit, kit.NewButton("Derive… (D)", e.Derive)),
	}
	d.content.Refresh()
}

// manyShown is how many of the chosen figures are listed.
const manyShown = 24

func limitedLine(r *row) fyne.CanvasObject {
	p := kit.NewPara(r.value+" "+r.unit+"  "+r.indicator+", "+shortTime(r.Figure), kit.Style{Size: kit.SmallSize})
	p.MaxLines = 1
	return p
}
