package editor

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/slideview"
)

const inspectorWidth = 304

// The inspector's tabs.
const (
	tabContent = iota
	tabEvidence
	tabNotes
)

// inspector edits what stands on the chosen slide.
type inspector struct {
	ed      *Editor
	content fyne.CanvasObject
	tabs    *kit.Tabs
	body    *kit.Pane // Content
	proof   *kit.Pane // Evidence
	figures *figureList
	note    *kit.Pane // Notes
	notes   *kit.Entry
	words   *kit.Text

	fields   map[string]*kit.Entry // by field name, of the Content tab
	order    []*kit.Entry          // the same, from the top
	parts    map[string]part
	proven   map[deck.ID]proofLine
	unfolded map[deck.ID]bool // blocks whose outputs and step show
	shown    deck.Slide       // the slide the fields were made for
	filling  bool             // the fields are being set: they are not being typed in
}

// part is where a part of the slide is edited.
type part struct {
	head  fyne.CanvasObject
	first *kit.Entry // nil when there is nothing to type
}

func newInspector(ed *Editor) *inspector {
	in := &inspector{ed: ed, unfolded: map[deck.ID]bool{}}
	edges := kit.Edges{Top: 2 * kit.Unit, Right: 2 * kit.Unit, Bottom: 4 * kit.Unit, Left: 2 * kit.Unit}
	in.body, in.proof, in.note = kit.NewPane(edges, 2*kit.Unit), kit.NewPane(edges, kit.Unit), kit.NewPane(edges, kit.Unit)
	in.tabs = kit.NewTabs(in.pick, "Content", "Evidence", "Notes")
	in.makeNotes()
	in.figures = newFigureList(in)
	in.proof.Hide()
	in.note.Hide()
	head := kit.Dock(kit.Docked{Middle: kit.Inset(kit.Edges{Left: 2 * kit.Unit, Right: 2 * kit.Unit}, in.tabs), Bottom: kit.Line()})
	in.content = kit.Wide(inspectorWidth, kit.Dock(kit.Docked{Top: head, Middle: container.NewStack(in.body, in.proof, in.note)}))
	return in
}

func (in *inspector) pick(at int) {
	for i, p := range []*kit.Pane{in.body, in.proof, in.note} {
		p.Hidden = i != at
		p.Refresh()
	}
	in.content.Refresh()
	if at == tabEvidence {
		in.showEvidence()
	}
}

// clear shows that no slide is chosen.
func (in *inspector) clear() {
	in.shown, in.fields, in.order, in.parts = deck.Slide{}, nil, nil, nil
	in.body.Set()
	in.proof.Set()
	in.setNotes("")
}

// show makes the fields show a slide. Fields that stay keep the focus.
func (in *inspector) show(s deck.Slide) {
	in.filling = true
	defer func() { in.filling = false }()
	in.take(s)
	in.setNotes(s.Notes)
	if in.tabs.At == tabEvidence {
		in.showEvidence()
	}
}

// sameFields tells whether two slides are edited in the same fields.
func sameFields(a, b deck.Slide) bool {
	return a.ID == b.ID && a.Layout == b.Layout && a.Outputs == b.Outputs && slices.EqualFunc(a.Blocks, b.Blocks, sameBlockFields)
}

func sameBlockFields(a, b deck.Block) bool {
	if a.ID != b.ID || a.Kind != b.Kind || a.Slot != b.Slot || a.Outputs != b.Outputs || a.Step != b.Step || a.Ordered != b.Ordered {
		return false
	}
	if len(a.Figures) != len(b.Figures) || len(a.Actions) != len(b.Actions) || !reflect.DeepEqual(a.Chart, b.Chart) {
		return false
	}
	if a.Table != nil && b.Table != nil && !sameGrid(*a.Table, *b.Table) {
		return false
	}
	return a.Image == nil || b.Image == nil || a.Image.Ref == b.Image.Ref && a.Image.Fit == b.Image.Fit
}

// sameGrid tells whether two tables differ at most in what their cells hold.
func sameGrid(a, b deck.Table) bool {
	return len(a.Rows) == len(b.Rows) && a.Columns() == b.Columns() && a.Headless == b.Headless && a.Preferred == b.Preferred
}

// fill sets the texts of fields that are there.
func (in *inspector) fill(s deck.Slide) {
	for name, text := range fieldTexts(s) {
		if e, ok := in.fields[name]; ok && e.Text != text {
			e.SetText(text)
		}
	}
	in.body.Relayout()
}

// build makes the fields of a slide.
func (in *inspector) build(s deck.Slide) {
	focus := in.focused()
	defer func() {
		c := in.ed.desk.Window().Canvas()
		if e, ok := in.fields[focus]; ok && in.shown.ID == s.ID {
			c.Focus(e)
		} else if focus != "" {
			c.Unfocus() // the field it was in is gone
		}
	}()
	in.fields, in.order, in.parts = map[string]*kit.Entry{}, nil, map[string]part{}
	in.proven = map[deck.ID]proofLine{}
	title := in.text(fieldSpec{
		name: "title", label: "Title", what: "Edit title", text: s.Title, lines: 4, hint: "State the finding",
		set: func(sl *deck.Slide, t string) { sl.Title = t },
	})
	in.parts[slideview.TitlePart] = part{title, in.fields["title"]}
	objects := []fyne.CanvasObject{title}
	objects = append(objects, in.text(fieldSpec{
		name: "subtitle", label: "Subtitle", what: "Edit subtitle", text: s.Subtitle, lines: 3,
		set: func(sl *deck.Slide, t string) { sl.Subtitle = t },
	}))
	objects = append(objects, in.slideAppears(s))
	for i, b := range s.Blocks {
		objects = append(objects, in.block(b, i, len(s.Blocks)))
	}
	objects = append(objects, kit.Row(0, kit.NewMenuButton("Add to slide", in.ed.BlockMenu)))
	if in.shown.ID == s.ID {
		in.body.Replace(objects...)
	} else {
		in.body.Set(objects...)
	}
}

// focused names the field that has the focus, or "".
func (in *inspector) focused() string {
	now := in.ed.desk.Window().Canvas().Focused()
	for name, e := range in.fields {
		if now == fyne.Focusable(e) {
			return name
		}
	}
	return ""
}

// fieldSpec describes one field and how its text goes into the slide.
type fieldSpec struct {
	name, label, what, text, hint string
	lines                         int // at most; 1 is a single line
	min                           int // rows shown at least
	tabs                          bool
	set                           func(*deck.Slide, string)
}

// text makes a labelled field.
func (in *inspector) text(f fieldSpec) fyne.CanvasObject {
	e := in.entry(f)
	return kit.Column(4, kit.NewText(f.label, kit.Style{Color: kit.Muted, Size: kit.SmallSize}), e)
}

// entry makes a field.
func (in *inspector) entry(f fieldSpec) *kit.Entry {
	e := kit.NewEntry()
	if f.lines > 1 {
		e = kit.NewLines(max(1, f.min), f.lines)
	}
	e.Tabs = f.tabs
	e.SetText(f.text)
	e.SetPlaceHolder(f.hint)
	e.OnChanged = func(t string) {
		if !in.filling {
			in.ed.typed(f.name, f.what, func(s *deck.Slide) { f.set(s, t) })
			in.shown = in.ed.local.Clone()
		}
	}
	e.OnEnter = func() {
		in.ed.writer.leave()
		in.ed.last = e
		in.body.Bring(e)
	}
	e.OnLeave = in.ed.flush
	e.OnRows = in.body.Relayout
	if f.min == 0 {
		e.OnKey = in.goesOn(e)
	}
	in.fields[f.name] = e
	in.order = append(in.order, e)
	return e
}

// goesOn makes Enter end a field that holds one paragraph: it goes to the next field.
// With Shift it breaks the line.
func (in *inspector) goesOn(e *kit.Entry) func(*fyne.KeyEvent) bool {
	return func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter || kit.Shifted() {
			return false
		}
		in.ed.flush()
		if at := slices.Index(in.order, e); at >= 0 && at+1 < len(in.order) {
			in.goInto(in.order[at+1])
		}
		return true
	}
}

// reveal brings the fields of a part into sight and puts the cursor there.
func (in *inspector) reveal(id string) {
	in.tabs.Set(tabContent)
	p, ok := in.parts[id]
	if !ok {
		return
	}
	in.body.Reveal(p.head)
	in.goInto(p.first)
}

// take fills the fields with a slide, or makes others where it has other parts.
func (in *inspector) take(s deck.Slide) {
	if sameFields(in.shown, s) {
		in.fill(s)
	} else {
		in.build(s)
	}
	in.shown = s.Clone()
}

// bring brings the fields of a part into sight.
func (in *inspector) bring(id string) {
	if p, ok := in.parts[id]; ok && in.tabs.At == tabContent {
		in.body.Reveal(p.head)
	}
}

// follow makes the fields show what is written on the slide itself.
func (in *inspector) follow(s deck.Slide) {
	in.filling = true
	defer func() { in.filling = false }()
	in.take(s)
}

// goInto puts the cursor at the end of a field, unless it is in it already.
func (in *inspector) goInto(e *kit.Entry) {
	c := in.ed.desk.Window().Canvas()
	if e == nil || c.Focused() == fyne.Focusable(e) {
		return
	}
	c.Focus(e)
	e.ToEnd()
}

// editNotes goes to the notes.
func (in *inspector) editNotes() {
	in.tabs.Set(tabNotes)
	in.goInto(in.notes)
}

// focusFirst puts the cursor into the title.
func (in *inspector) focusFirst() { in.reveal(slideview.TitlePart) }

func (in *inspector) makeNotes() {
	in.notes = kit.NewLines(12, 40)
	in.notes.SetPlaceHolder("What to say with this slide. Only the presenter sees it.")
	in.notes.OnChanged = func(t string) {
		if !in.filling {
			in.ed.typed("notes", "Edit notes", func(s *deck.Slide) { s.Notes = t })
			in.shown = in.ed.local.Clone()
			in.countWords(t)
		}
	}
	in.notes.OnLeave = in.ed.flush
	in.notes.OnEnter = func() {
		in.ed.writer.leave()
		in.ed.last = in.notes
	}
	in.notes.OnRows = in.note.Relayout
	in.words = kit.NewText("", kit.Style{Color: kit.Muted, Size: kit.SmallSize})
	in.note.Set(in.words, in.notes)
}

func (in *inspector) setNotes(t string) {
	in.filling = true
	defer func() { in.filling = false }()
	if in.notes.Text != t {
		in.notes.SetText(t)
	}
	in.countWords(t)
	in.note.Relayout()
}

func (in *inspector) countWords(t string) {
	n := len(strings.Fields(t))
	in.words.SetText(count(n, "word", "words") + ", about " + clock(n/2))
}

// printed is a figure as the deck prints it, with its period when it has one.
func (ed *Editor) printed(b *evidence.Book, f evidence.Figure) string {
	text, err := b.Format(f, "qualified")
	if err != nil {
		return f.Value.String()
	}
	if f.Period.IsZero() && f.AsOf.IsZero() {
		return text
	}
	return b.Language.Joined(text, b.Language.When(f))
}

func statusColor(s evidence.Status) fyne.ThemeColorName {
	switch s {
	case evidence.Confirmed:
		return kit.Good
	case evidence.Rejected:
		return kit.Bad
	case evidence.Candidate, evidence.Disputed, evidence.Superseded:
	}
	return kit.Warn
}

func statusLine(f evidence.Figure) string {
	line := capital(string(f.Status))
	if !f.AsOf.IsZero() {
		line += " · as of " + f.AsOf.String()
	} else if f.Period.IsZero() {
		line += " · undated"
	}
	return line
}

// capital makes a status word begin a line.
func capital(s string) string {
	if s == "" {
		return "Unknown"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
