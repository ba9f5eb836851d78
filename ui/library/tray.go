package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// Sizes of the tray in logical pixels.
const (
	trayHead = 48
	trayRow  = 36
	trayMost = 5 // rows in sight; more scroll
)

// tray stands at the foot of the Library while files are on their way: how far each has
// come, what wants a decision, and why some were not taken.
type tray struct {
	in      *intake
	content *fyne.Container
	said    *kit.Text
	bar     *kit.Progress
	tell    *kit.Button // copies what was not taken
	stop    *kit.Button
	rows    *kit.Rows
	list    *fyne.Container
	high    *trayHeight
}

func newTray(in *intake) *tray {
	t := &tray{in: in, said: kit.NewLine("", 0, kit.Style{Bold: true}), bar: kit.NewProgress(), high: &trayHeight{}}
	t.rows = kit.NewRows(kit.RowsConfig{
		Height: trayRow,
		New:    func() kit.RowView { return newTrayLine(t) },
		Show:   func(at int, v kit.RowView) { v.(*trayLine).show(in.jobs[at]) },
	})
	t.tell = kit.NewButton("Copy list", t.copy)
	t.stop = kit.NewButton("Cancel", t.end)
	head := kit.Sized(0, trayHead, kit.Inset(kit.Edges{Right: 2 * kit.Unit, Left: 2 * kit.Unit}, kit.Dock(kit.Docked{
		Left:   kit.Sized(420, trayHead, container.New(middle{}, t.said)),
		Middle: kit.Inset(kit.Edges{Right: 2 * kit.Unit, Left: kit.Unit}, t.bar),
		Right:  kit.Row(kit.Unit, t.tell, t.stop),
	})))
	t.list = kit.Dock(kit.Docked{Top: kit.Line(), Middle: t.rows})
	body := kit.Dock(kit.Docked{Top: head, Middle: t.list})
	t.content = kit.On(kit.RailGround, kit.Dock(kit.Docked{Top: kit.Line(), Middle: container.New(t.high, body)}))
	t.content.Hide()
	return t
}

// trayHeight gives the tray the height of its rows, up to a limit.
type trayHeight struct{ rows int }

// MinSize implements fyne.Layout.
func (h *trayHeight) MinSize([]fyne.CanvasObject) fyne.Size {
	high := float32(trayHead)
	if h.rows > 0 {
		high += 1 + trayRow*float32(min(h.rows, trayMost)) + kit.Unit
	}
	return fyne.NewSize(320, high)
}

// Layout implements fyne.Layout.
func (h *trayHeight) Layout(o []fyne.CanvasObject, s fyne.Size) { set(o[0], 0, 0, s.Width, s.Height) }

// refresh shows how the files stand now.
func (t *tray) refresh() {
	n := len(t.in.jobs)
	on := n > 1 || n == 1 && t.in.jobs[0].busy()
	rows := n
	if n == 1 {
		rows = 0 // the head says all of it
	}
	changed := on != t.content.Visible() || rows != t.high.rows
	t.high.rows = rows
	t.content.Hidden = !on
	t.list.Hidden = rows == 0
	t.head()
	t.rows.SetCount(rows)
	if changed {
		t.in.l.content.Refresh()
	}
}

// busy tells whether a file is worked on in the background.
func (j *job) busy() bool { return j.state == waiting || j.state == beingRead || j.state == adding }

// head says in a line how the files stand.
func (t *tray) head() {
	in := t.in
	if len(in.jobs) == 0 {
		return
	}
	left, missed := in.left(), in.count(refused)+in.count(known)
	var done float32
	for _, j := range in.jobs {
		done += j.part()
	}
	t.bar.Set(done / float32(len(in.jobs)))
	t.bar.Hidden = left == 0
	t.said.SetText(in.says(left))
	t.tell.Hidden = missed == 0
	t.stop.SetLabel("Cancel")
	if left == 0 {
		t.stop.SetLabel("Close")
	} else if len(in.jobs) > 1 {
		t.stop.SetLabel("Cancel all")
	}
	t.content.Refresh()
}

// part is how much of a file's way is done.
func (j *job) part() float32 {
	switch {
	case j.state == waiting:
		return 0
	case j.state == beingRead && j.pages > 0:
		return 0.1 + 0.8*float32(j.page)/float32(j.pages)
	case j.state == beingRead:
		return 0.1
	}
	return 1
}

// says is the head's line: of one file, what is done with it; of several, how many are where.
func (in *intake) says(left int) string {
	if len(in.jobs) == 1 {
		return in.jobs[0].name() + ": " + in.jobs[0].detail()
	}
	parts := []string{}
	for _, p := range []struct {
		n    int
		word string
	}{
		{in.count(added), "added"},
		{in.count(ready) + in.count(locked), "to decide"},
		{in.count(known), "held already"},
		{in.count(refused), "not taken"},
		{in.count(dropped), "left out"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	text := "Importing " + count(len(in.jobs), "file")
	if left == 0 {
		text = count(len(in.jobs), "file")
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}

// detail says in a line how a file stands.
func (j *job) detail() string {
	switch j.state {
	case waiting:
		return "waits"
	case beingRead:
		if j.pages > 0 {
			return fmt.Sprintf("reading page %d of %d", j.page, j.pages)
		}
		return "reading…"
	case locked:
		return "locked with a password"
	case ready:
		return "read, to be looked over"
	case adding:
		return "adding…"
	case added:
		if j.figures > 0 {
			return "added, with " + count(j.figures, "figure") + " to review"
		}
		return "added"
	case known:
		return "in the library already" + as(j.title)
	case refused:
		return strings.TrimSpace(strings.Join(place.Reason(j.err), " "))
	}
	return "left out"
}

func as(title string) string {
	if title == "" {
		return ""
	}
	return " as " + place.Quoted(title)
}

// short is a title that fits into a few words.
func short(title string) string { return kit.Ellipsis(title, 320, kit.Style{}) }

// end cancels what is left, or takes the tray away.
func (t *tray) end() {
	if t.in.left() == 0 {
		t.in.forget()
		return
	}
	t.in.stop()
}

// copy puts what was not taken into the clipboard: a line a file, with why and what to do.
func (t *tray) copy() {
	var out []string
	for _, j := range t.in.jobs {
		if j.state == refused || j.state == known {
			out = append(out, j.path+": "+j.detail())
		}
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(out, "\n"))
	t.in.l.desk.Stage.Toast("Copied the list of " + count(len(out), "file"))
}

// trayLine shows one file.
type trayLine struct {
	widget.BaseWidget
	t            *tray
	j            *job
	dot          *kit.Box
	name, detail *kit.Text
	bar          *kit.Progress
	do, drop     *kit.Button
}

func newTrayLine(t *tray) *trayLine {
	v := &trayLine{
		t: t, j: &job{}, dot: kit.Dot(kit.Muted), bar: kit.NewProgress(),
		name: kit.NewLine("", 0, kit.Style{Bold: true}), detail: kit.NewLine("", 0, kit.Style{Color: kit.Muted}),
	}
	v.do = kit.NewButton("", func() { v.act() })
	v.drop = kit.NewQuiet(kit.IconClose, "", func() { t.in.drop(v.j) })
	v.ExtendBaseWidget(v)
	return v
}

func (v *trayLine) show(j *job) {
	v.j = j
	v.Refresh()
}

// act does what the file's button says.
func (v *trayLine) act() {
	switch v.j.state {
	case ready, locked:
		v.t.in.resume(v.j)
	case added, known:
		v.t.in.l.ShowSource(v.j.key, "")
	}
}

// word is what the file's button says; "" for none.
func (j *job) word() string {
	switch {
	case j.state == ready:
		return "Look over"
	case j.state == locked:
		return "Unlock…"
	case (j.state == added || j.state == known) && j.key != "":
		return "Show"
	}
	return ""
}

// inks are the colours of a file's dot.
var inks = map[jobState]fyne.ThemeColorName{ready: kit.Accent, locked: kit.Warn, added: kit.Good, known: kit.Good, refused: kit.Bad, beingRead: kit.Accent, adding: kit.Accent}

// CreateRenderer implements fyne.Widget.
func (v *trayLine) CreateRenderer() fyne.WidgetRenderer {
	r := &trayLineRenderer{v}
	r.Refresh()
	return r
}

type trayLineRenderer struct{ v *trayLine }

func (r *trayLineRenderer) Destroy()           {}
func (r *trayLineRenderer) MinSize() fyne.Size { return fyne.NewSize(240, trayRow) }
func (r *trayLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.dot, r.v.name, r.v.detail, r.v.bar, r.v.do, r.v.drop}
}

func (r *trayLineRenderer) Layout(s fyne.Size) {
	v := r.v
	const top = (trayRow - 20) / 2
	name := min(max(160, s.Width*0.25), v.name.MinSize().Width+1+360)
	set(v.dot, 2*kit.Unit, (trayRow-8)/2, 8, 8)
	set(v.name, 4*kit.Unit, top, name, 20)
	right := s.Width - 2*kit.Unit
	if v.drop.Visible() {
		right -= 28
		set(v.drop, right, 3, 28, trayRow-6)
		right -= kit.Unit
	}
	if v.do.Visible() {
		w := v.do.MinSize().Width
		right -= w
		set(v.do, right, 3, w, trayRow-6)
		right -= kit.Unit
	}
	if v.bar.Visible() {
		right -= 120
		set(v.bar, right, 0, 120, trayRow)
		right -= kit.Unit
	}
	x := 4*kit.Unit + name + 2*kit.Unit
	set(v.detail, x, top, right-x, 20)
}

func (r *trayLineRenderer) Refresh() {
	v := r.v
	ink, ok := inks[v.j.state]
	if !ok {
		ink = kit.Edge
	}
	v.dot.Recolor(ink)
	v.name.SetText(v.j.name())
	st := kit.Style{Color: kit.Muted}
	if v.j.state == refused {
		st.Color = kit.Bad
	}
	v.detail.SetStyle(st)
	v.detail.SetText(v.j.detail())
	v.bar.Hidden = v.j.state != beingRead
	v.bar.Set(v.j.part())
	v.do.Hidden = v.j.word() == ""
	v.do.SetLabel(v.j.word())
	v.drop.Hidden = v.j.state.settled() || v.j.state == adding
	r.Layout(v.Size())
	canvas.Refresh(v)
}
