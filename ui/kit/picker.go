package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Choice is one line of a picker.
type Choice struct {
	Key    string // given to OnPick
	Title  string
	Detail string // after the title, muted
	Side   string // at the right: a value, a count
	Words  string // more words to find it by
	Icon   Icon   // before the title; may be empty
}

// Picker is a searchable list in a sheet: type to narrow it, arrows to move, Enter
// to take, Escape to leave.
type Picker struct {
	Title   string
	Hint    string // in the empty search field
	Empty   string // said when there is nothing to choose from
	Choices []Choice
	OnPick  func(key string)
	Foot    fyne.CanvasObject         // under the list: more about the marked choice; may be nil
	OnMark  func(key string)          // another choice is marked, "" for none; may be nil
	OnKey   func(*fyne.KeyEvent) bool // keys that the list would not take, Tab too; may be nil
	// New offers to make something of what was typed, under a title; nil: nothing.
	New   func(query string) (title string)
	OnNew func(query string)
}

// newKey is the key of the line that makes something new.
const newKey = "\x00new"

// pickerRow is the height of a line in logical pixels.
const pickerRow = 44

// Pick shows a picker.
func (s *Stage) Pick(p Picker) *Sheet {
	v := &pickerView{p: p, found: p.Choices}
	v.list = NewRows(RowsConfig{
		Height: pickerRow,
		New:    func() RowView { return newPickerLine(v.takeAt) },
		Show:   func(at int, row RowView) { row.(*pickerLine).show(v.found[at], at, at == v.at) },
	})
	v.search = NewEntry()
	v.search.SetPlaceHolder(p.Hint)
	v.none = NewPara("", Style{Color: Muted})
	v.search.OnChanged = func(q string) { v.narrow(q) }
	v.search.OnSubmitted = func(string) { v.takeAt(v.at) }
	v.search.OnKey = v.key
	v.search.Tabs = p.OnKey != nil
	head := Column(12, NewPara(p.Title, Style{Size: HeadingSize, Bold: true}), v.search, v.none)
	docked := Docked{Top: Inset(Edges{Bottom: Unit}, head), Middle: v.list}
	if p.Foot != nil {
		docked.Bottom = Inset(Edges{Top: Unit}, p.Foot)
	}
	v.sheet = s.Show(Inset(All(2*Unit), Dock(docked)), fyne.NewSize(600, 520))
	v.sheet.OnEnter = func() { v.takeAt(v.at) }
	v.sheet.OnKey = func(ev *fyne.KeyEvent) { v.key(ev) }
	s.Window.Canvas().Focus(v.search)
	v.narrow("")
	return v.sheet
}

type pickerView struct {
	p      Picker
	found  []Choice
	at     int
	list   *Rows
	search *Entry
	none   *Para
	sheet  *Sheet
}

// narrow keeps the choices that hold every word of the query.
func (v *pickerView) narrow(query string) {
	v.found = Matching(v.p.Choices, query)
	if typed := strings.TrimSpace(query); typed != "" && v.p.New != nil {
		v.found = append(v.found, Choice{Key: newKey, Title: v.p.New(typed), Icon: IconPlus})
	}
	v.at = 0
	v.marked()
	v.none.Hide()
	if len(v.found) == 0 {
		v.none.SetText(v.p.Empty)
		if len(v.p.Choices) > 0 {
			v.none.SetText("Nothing matches “" + query + "”.")
		}
		v.none.Show()
	}
	v.list.SetCount(len(v.found))
	if v.sheet != nil {
		v.sheet.Refresh()
	}
}

// Matching keeps the choices that hold every word of a query, in any case and without
// the s of a plural; what is named so comes first.
func Matching(all []Choice, query string) []Choice {
	words := strings.Fields(strings.ToLower(query))
	var out []Choice
	for _, c := range all {
		text := strings.ToLower(c.Title + " " + c.Detail + " " + c.Side + " " + c.Key + " " + c.Words)
		fits := true
		for _, w := range words {
			one, _ := strings.CutSuffix(w, "s")
			fits = fits && (strings.Contains(text, w) || len(one) > 2 && strings.Contains(text, one))
		}
		if fits {
			out = append(out, c)
		}
	}
	named := strings.TrimSpace(strings.ToLower(query))
	exact := func(c Choice) int {
		if strings.ToLower(c.Key) == named || strings.ToLower(c.Title) == named {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Choice) int { return exact(a) - exact(b) })
	return out
}

func (v *pickerView) key(ev *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -8, fyne.KeyPageDown: 8}[ev.Name]
	if step == 0 {
		return v.p.OnKey != nil && v.p.OnKey(ev)
	}
	v.at = min(max(0, v.at+step), max(0, len(v.found)-1))
	v.marked()
	v.list.Reveal(v.at)
	v.list.Update()
	return true
}

// marked tells which choice is marked.
func (v *pickerView) marked() {
	if v.p.OnMark == nil {
		return
	}
	key := ""
	if v.at < len(v.found) {
		key = v.found[v.at].Key
	}
	v.p.OnMark(key)
}

func (v *pickerView) takeAt(at int) {
	if at < 0 || at >= len(v.found) {
		return
	}
	key, query := v.found[at].Key, strings.TrimSpace(v.search.Text)
	v.sheet.Close()
	if key == newKey {
		v.p.OnNew(query)
		return
	}
	v.p.OnPick(key)
}

// pickerLine shows one choice.
type pickerLine struct {
	widget.BaseWidget
	title, detail, side *Text
	icon                *Picture
	box                 *canvas.Rectangle
	at                  int
	on                  bool
	take                func(int)
}

func newPickerLine(take func(int)) *pickerLine {
	l := &pickerLine{
		title: NewLine("", 0, Style{}), detail: NewLine("", 0, Style{Color: Muted, Size: SmallSize}),
		side: NewLine("", 200, Style{Bold: true, Align: fyne.TextAlignTrailing}), box: canvas.NewRectangle(nil), take: take,
		icon: NewPicture("", Muted, 18),
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *pickerLine) show(c Choice, at int, on bool) {
	l.at, l.on = at, on
	l.title.SetText(c.Title)
	l.detail.SetText(c.Detail)
	l.side.SetText(c.Side)
	if l.icon.Icon != c.Icon {
		l.icon.Icon = c.Icon
		l.icon.Refresh()
	}
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *pickerLine) Tapped(*fyne.PointEvent) { l.take(l.at) }

// CreateRenderer implements fyne.Widget.
func (l *pickerLine) CreateRenderer() fyne.WidgetRenderer { return &pickerLineRenderer{l} }

type pickerLineRenderer struct{ l *pickerLine }

func (r *pickerLineRenderer) Destroy()           {}
func (r *pickerLineRenderer) MinSize() fyne.Size { return fyne.NewSize(64, pickerRow) }
func (r *pickerLineRenderer) Layout(s fyne.Size) {
	put(r.l.box, 0, 1, s.Width, s.Height-2)
	side := min(r.l.side.MinSize().Width, s.Width/2)
	x, w := float32(Unit), s.Width-side-3*Unit
	if r.l.icon.Icon != "" {
		put(r.l.icon, x, (s.Height-18)/2, 18, 18)
		x, w = x+18+Unit, w-18-Unit
	}
	top := s.Height - 20
	if r.l.detail.Text() != "" {
		top = 8
	}
	put(r.l.title, x, top/2, w, 20)
	put(r.l.detail, x, 23, w, 16)
	put(r.l.side, s.Width-side-Unit, (s.Height-20)/2, side, 20)
}

func (r *pickerLineRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.l.box, r.l.title, r.l.detail, r.l.side}
	if r.l.icon.Icon != "" {
		out = append(out, r.l.icon)
	}
	return out
}

func (r *pickerLineRenderer) Refresh() {
	r.l.box.FillColor, r.l.box.CornerRadius = current(Clear), 6
	if r.l.on {
		r.l.box.FillColor = current(Tint)
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
