package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// themePart is a part of a theme's form.
type themePart interface {
	objects() []fyne.CanvasObject
	fill()        // shows the theme's values
	show() string // says how they stand; not empty: why the theme cannot be kept so
}

// themeForm is the fields of a theme, in parts.
type themeForm struct {
	t      *themes
	body   fyne.CanvasObject
	pane   *kit.Pane
	name   *kit.Entry
	footer *kit.Entry
	parts  []themePart
}

func newThemeForm(t *themes) *themeForm {
	f := &themeForm{t: t, name: kit.NewEntry(), footer: kit.NewEntry()}
	f.name.OnChanged = t.edit(func(s string) { t.theme.Name = strings.TrimSpace(s) })
	f.footer.OnChanged = t.edit(func(s string) { t.theme.Footer = s })
	f.footer.SetPlaceHolder("Whose it is")
	f.parts = []themePart{newColorPart(t), newTypePart(t, f.relayout), newSpacePart(t), newLogoPart(t)}
	f.pane = kit.NewPane(kit.All(2*kit.Unit), 8)
	tabs := kit.NewTabs(func(at int) { f.pane.Set(f.parts[at].objects()...) }, "Colours", "Type", "Space", "Logo")
	side := float32(2 * kit.Unit)
	head := kit.Inset(kit.Edges{Top: side, Left: side, Right: side}, kit.Column(kit.Unit,
		kit.Beside(kit.Unit, kit.Field("Name", f.name), kit.Field("Footer", f.footer)), tabs))
	f.body = kit.Dock(kit.Docked{Top: kit.Dock(kit.Docked{Middle: head, Bottom: kit.Line()}), Middle: f.pane})
	f.pane.Set(f.parts[0].objects()...)
	return f
}

func (f *themeForm) relayout(objects []fyne.CanvasObject) { f.pane.Set(objects...) }

func (f *themeForm) fill() {
	f.name.SetText(f.t.theme.Name)
	f.footer.SetText(f.t.theme.Footer)
	for _, p := range f.parts {
		p.fill()
	}
}

// show says how the values stand, and returns why the theme cannot be kept so.
func (f *themeForm) show() string {
	fault := ""
	for _, p := range f.parts {
		fault = cmp.Or(fault, p.show())
	}
	f.pane.Relayout()
	if fault == "" {
		if err := f.t.ed.desk.Work.Engine().ThemeText.Check(f.t.theme); err != nil {
			fault = err.Error()
		}
	}
	return fault
}

// numberField edits one number.
type numberField struct {
	label string
	entry *kit.Entry
	of    func() *float64
}

// number makes a field for a number of the theme.
func (t *themes) number(label string, of func() *float64) *numberField {
	n := &numberField{label: label, entry: kit.NewEntry(), of: of}
	n.entry.OnChanged = t.edit(func(s string) {
		if v, err := strconv.ParseFloat(strings.TrimSpace(s), 64); err == nil {
			*n.of() = v
		}
	})
	return n
}

func (n *numberField) fill() { n.entry.SetText(strconv.FormatFloat(*n.of(), 'f', -1, 64)) }

// fault says that what is typed is no number.
func (n *numberField) fault() string {
	if _, err := strconv.ParseFloat(strings.TrimSpace(n.entry.Text), 64); err != nil {
		return fmt.Sprintf("%s: “%s” is no number", n.label, n.entry.Text)
	}
	return ""
}

// typeLine edits how one text is set.
type typeLine struct {
	role       deck.TypeRole
	size, line *numberField
	bold       *kit.Button
	family     *kit.OneOf
}

// typePart is the part of a theme's form with its type.
type typePart struct {
	t      *themes
	lines  [2][]*typeLine // of slides, and of the brief
	rows   [2][]fyne.CanvasObject
	at     int
	scale  *numberField
	family *kit.OneOf
	code   float64 // of code, in per cent
}

var familyWords = []string{"Sans", "Mono"}

func newTypePart(t *themes, relay func([]fyne.CanvasObject)) *typePart {
	p := &typePart{t: t}
	which := kit.NewSegments(func(at int) { p.at = at; relay(p.objects()) }, "Slides", "Brief")
	p.scale = t.number("Code", func() *float64 { return &p.code })
	take := p.scale.entry.OnChanged
	p.scale.entry.OnChanged = func(s string) {
		take(s)
		t.change(func() { t.theme.Code.Scale = p.code / 100 })
	}
	p.family = kit.NewOneOf(deck.Families, familyWords, func(v string) { t.change(func() { t.theme.Code.Family = v }) })
	code := kit.Row(6, kit.Wide(typeLabel, small("Code, %")), kit.Wide(typeNumber, p.scale.entry), kit.Spacer(), kit.Wide(typeFamily, p.family.Button))
	for i, roles := range [][]deck.TypeRole{deck.SlideRoles, deck.BriefRoles} {
		unit := []string{"Slides in pixels of 1280 × 720.", "The brief in points."}[i]
		p.rows[i] = []fyne.CanvasObject{kit.Row(0, which, kit.Spacer()), caption(unit + " Size, line height, bold, family.")}
		for _, r := range roles {
			l := p.line(r)
			p.lines[i] = append(p.lines[i], l)
			p.rows[i] = append(p.rows[i], kit.Row(6, kit.Wide(typeLabel, small(r.Label)), kit.Wide(typeNumber, l.size.entry), kit.Wide(typeNumber, l.line.entry), l.bold, kit.Wide(typeFamily, l.family.Button)))
		}
		p.rows[i] = append(p.rows[i], kit.Line(), code)
	}
	return p
}

// Widths in a line of the form, in logical pixels.
const (
	typeLabel  = 80
	typeNumber = 54
	typeFamily = 78
)

func small(text string) fyne.CanvasObject { return kit.NewText(text, kit.Style{Size: kit.SmallSize}) }

func (p *typePart) line(r deck.TypeRole) *typeLine {
	l := &typeLine{role: r}
	of := func() *deck.TypeSize { return r.Of(&p.t.theme) }
	l.size = p.t.number(r.Label, func() *float64 { return &of().Size })
	l.line = p.t.number(r.Label, func() *float64 { return &of().Line })
	l.bold = kit.NewToggle("B", func(on bool) { p.t.change(func() { of().Bold = on }) })
	l.family = kit.NewOneOf(deck.Families, familyWords, func(v string) { p.t.change(func() { of().Family = v }) })
	return l
}

func (p *typePart) objects() []fyne.CanvasObject { return p.rows[p.at] }

func (p *typePart) fill() {
	for _, l := range slices.Concat(p.lines[0], p.lines[1]) {
		ts := l.role.Of(&p.t.theme)
		l.size.fill()
		l.line.fill()
		l.bold.On = ts.Bold
		l.bold.Refresh()
		l.family.Set(ts.Family)
	}
	p.code = 100
	if s := p.t.theme.Code.Scale; s > 0 {
		p.code = s * 100
	}
	p.scale.fill()
	p.family.Set(cmp.Or(p.t.theme.Code.Family, deck.Mono))
}

func (p *typePart) show() string {
	fault := p.scale.fault()
	for _, l := range slices.Concat(p.lines[0], p.lines[1]) {
		fault = cmp.Or(fault, l.size.fault(), l.line.fault())
	}
	return fault
}

// spacePart is the part of a theme's form with its spaces and rules.
type spacePart struct {
	numbers []*numberField
	rows    []fyne.CanvasObject
}

// space is a length of a theme.
type space struct {
	label string
	of    func(*deck.Theme) *float64
}

var slideSpaces = []space{
	{"Margin", func(t *deck.Theme) *float64 { return &t.Slide.Margin }},
	{"Between columns", func(t *deck.Theme) *float64 { return &t.Slide.Gutter }},
	{"Between blocks", func(t *deck.Theme) *float64 { return &t.Slide.Block }},
	{"Step of the grid", func(t *deck.Theme) *float64 { return &t.Slide.Step }},
	{"Smallest body text", func(t *deck.Theme) *float64 { return &t.Slide.Floor }},
	{"Weight of rules", func(t *deck.Theme) *float64 { return &t.Slide.Rule }},
	{"Corners of callouts", func(t *deck.Theme) *float64 { return &t.Slide.Radius }},
}

var briefSpaces = []space{
	{"Margin at the sides", func(t *deck.Theme) *float64 { return &t.Brief.MarginSide }},
	{"Margin at the top", func(t *deck.Theme) *float64 { return &t.Brief.MarginTop }},
	{"Margin at the foot", func(t *deck.Theme) *float64 { return &t.Brief.MarginBottom }},
	{"Between columns", func(t *deck.Theme) *float64 { return &t.Brief.Gutter }},
	{"Between blocks", func(t *deck.Theme) *float64 { return &t.Brief.Block }},
	{"Before a heading", func(t *deck.Theme) *float64 { return &t.Brief.HeadingSpace }},
	{"Weight of rules", func(t *deck.Theme) *float64 { return &t.Brief.Rule }},
	{"Corners of callouts", func(t *deck.Theme) *float64 { return &t.Brief.Radius }},
}

func newSpacePart(t *themes) *spacePart {
	p := &spacePart{}
	for i, list := range [][]space{slideSpaces, briefSpaces} {
		if i > 0 {
			p.rows = append(p.rows, kit.Line())
		}
		p.rows = append(p.rows, caption([]string{"Slides, in pixels of 1280 × 720", "The brief, in points"}[i]))
		for _, s := range list {
			n := t.number(s.label, func() *float64 { return s.of(&t.theme) })
			p.numbers = append(p.numbers, n)
			p.rows = append(p.rows, kit.Row(kit.Unit, small(s.label), kit.Spacer(), kit.Wide(80, n.entry)))
		}
	}
	return p
}

func (p *spacePart) objects() []fyne.CanvasObject { return p.rows }

func (p *spacePart) fill() {
	for _, n := range p.numbers {
		n.fill()
	}
}

func (p *spacePart) show() string {
	for _, n := range p.numbers {
		if f := n.fault(); f != "" {
			return f
		}
	}
	return ""
}
