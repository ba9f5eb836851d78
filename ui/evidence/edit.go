package evidence

import (
	"context"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

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

// editSheet corrects a figure and says which indicator it is of; what it will print is
// shown while one types.
type editSheet struct {
	e      *Evidence
	figure evidence.Figure

	value, unit, period, asOf, place, attribution, note *kit.Entry

	qualifier evidence.Qualifier
	scale     int    // the power of ten beside the unit
	indicator string // its key
	name      string // of a new one

	qualifiers, magnitudes, indicators *kit.Button
	hint, prints, problem              *kit.Para
	normal                             *kit.Button // prints it in the magnitude that prose takes
	normalAt                           fyne.CanvasObject
	sheet                              *kit.Sheet
}

func newEditSheet(e *Evidence, f evidence.Figure) *editSheet {
	s := &editSheet{e: e, figure: f, qualifier: f.Qualifier, scale: f.Scale, indicator: f.Indicator}
	typed := evidence.TypedOf(f)
	s.value, s.unit = s.line(typed.Value, "1.35"), s.line(f.Unit.String(), "US$, %, countries")
	s.period, s.asOf = s.line(typed.Period, "2020, 2020-03 or 2013/2020"), s.line(typed.AsOf, "2021-01-29")
	s.place, s.attribution = s.line(typed.Place, ""), s.line(typed.Attribution, "whom the source credits")
	s.note = kit.NewLines(1, 4)
	s.note.SetText(typed.Note)
	s.qualifiers = kit.NewMenuButton(f.Qualifier.Word(), s.qualifierMenu)
	s.magnitudes = kit.NewMenuButton(magnitudeWord(f.Scale), s.magnitudeMenu)
	s.indicators = kit.NewSelect("", nil)
	s.indicators.OnTap = s.pickIndicator
	s.hint = kit.NewPara("", small)
	s.hint.MaxLines = 1
	s.prints = kit.NewPara("", kit.Style{Size: kit.HeadingSize, Bold: true, Color: kit.Accent})
	s.problem = kit.NewPara("", kit.Style{Color: kit.Bad})
	s.normal = kit.NewButton("", s.normalise)
	s.normalAt = kit.Row(0, s.normal)
	buttons := []fyne.CanvasObject{kit.NewButton("Cancel", func() { s.sheet.Close() })}
	accept := f.Status == evidence.Candidate
	if accept {
		buttons = append(buttons, kit.NewButton("Save", func() { s.save(false) }), kit.NewPrimary(kit.IconCheck, "Save and accept", func() { s.save(true) }))
	} else {
		buttons = append(buttons, kit.NewPrimary("", "Save figure", func() { s.save(false) }))
	}
	s.sheet = e.desk.Stage.Show(kit.Dialog("Edit the figure", s.body(), buttons...), fyne.NewSize(560, 0))
	s.sheet.OnEnter = s.enter
	s.show()
	s.focus()
	return s
}

// enter does the sheet's main thing.
func (s *editSheet) enter() { s.save(s.figure.Status == evidence.Candidate) }

func (s *editSheet) line(text, hint string) *kit.Entry {
	en := kit.NewEntry()
	en.SetText(text)
	en.SetPlaceHolder(hint)
	en.OnChanged = func(string) { s.show() }
	en.OnSubmitted = func(string) { s.enter() }
	return en
}

// focus puts the cursor into the value, after the key that opened the sheet has been
// dealt with: it would be typed there.
func (s *editSheet) focus() {
	app.Go(s.e.desk.Tasks, "evidence:focus", func(context.Context) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) {
			s.e.desk.Window().Canvas().Focus(s.value)
			s.value.SelectAll()
		})
}

const half = 252

func (s *editSheet) body() fyne.CanvasObject {
	two := func(la string, a fyne.CanvasObject, lb string, b fyne.CanvasObject) fyne.CanvasObject {
		return kit.Row(kit.Unit, kit.Wide(half, kit.Field(la, a)), kit.Wide(half, kit.Field(lb, b)))
	}
	with := func(button fyne.CanvasObject, field *kit.Entry) fyne.CanvasObject {
		return kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Right: kit.Unit}, button), Middle: field})
	}
	objects := []fyne.CanvasObject{}
	if text, quote := s.e.sentenceOf(s.figure); text != "" {
		objects = append(objects, kit.NewProse(kit.ProseLook{Size: 13, Lead: 19, Color: kit.Muted}, place.Around(text, quote, editAir)...))
	}
	return kit.Column(12, append(objects,
		kit.Field("Indicator", kit.Column(2, s.indicators, s.hint)),
		two("Value", with(s.qualifiers, s.value), "Unit", with(s.magnitudes, s.unit)),
		two("Period it is about", s.period, "As of", s.asOf),
		two("Place", s.place, "Credited to", s.attribution),
		kit.Field("Note", s.note),
		kit.Field("It prints", kit.Dock(kit.Docked{Right: s.normalAt, Middle: s.prints})), s.problem)...)
}

// editAir is how much of the sentence is shown on each side of the words, in bytes.
const editAir = 150

func (s *editSheet) qualifierMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, q := range evidence.Qualifiers {
		it := fyne.NewMenuItem(q.Word(), func() {
			s.qualifier = q
			s.show()
		})
		it.Checked = q == s.qualifier
		items = append(items, it)
	}
	return items
}

// scales are the magnitudes in the order of their menu.
var scales = []int{0, 3, 6, 9, 12}

func magnitudeWord(scale int) string {
	if scale == 0 {
		return "in full"
	}
	long, _ := evidence.Magnitude(scale)
	return long
}

func (s *editSheet) magnitudeMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, scale := range scales {
		it := fyne.NewMenuItem(magnitudeWord(scale), func() {
			s.scale = scale
			s.show()
		})
		it.Checked = scale == s.scale
		items = append(items, it)
	}
	return items
}

// pickIndicator asks which indicator the figure is of as its fields have it now.
func (s *editSheet) pickIndicator() {
	f, err := s.typed().Read(s.figure)
	if err != nil {
		s.show()
		return
	}
	s.e.pickIndicator(f, func(key, name string) {
		s.name = name
		if key != "" {
			s.indicator = key
		}
		s.show()
	})
}

// typed is what the fields say. A magnitude that is written with the unit goes before the
// one beside it.
func (s *editSheet) typed() evidence.Typed {
	unit := trim(s.unit)
	if _, written := evidence.ParseUnit(unit); written == 0 && s.scale != 0 {
		long, _ := evidence.Magnitude(s.scale)
		unit = long + " " + unit
	}
	return evidence.Typed{
		Value: s.value.Text, Unit: unit, Qualifier: s.qualifier.Word(), Period: s.period.Text, AsOf: s.asOf.Text,
		Place: s.place.Text, Attribution: s.attribution.Text, Note: s.note.Text,
	}
}

// read is the figure that the fields describe, or what is wrong with them.
func (s *editSheet) read() (evidence.Figure, error) {
	f, err := s.typed().Read(s.figure)
	if err != nil {
		return f, err
	}
	f.Indicator = s.indicator
	_, err = s.e.book.Correct(f, s.name)
	return f, err
}

// show shows what the figure would print, and what is wrong.
func (s *editSheet) show() {
	name := s.name
	if name == "" {
		if name = s.e.book.Indicators[s.indicator].Name; name == "" {
			name = "Choose an indicator"
		}
	}
	s.indicators.SetLabel(capital(name))
	s.hint.SetText(s.e.indicatorHint(s.figure, s.indicator, s.name))
	s.qualifiers.SetLabel(s.qualifier.Word())
	s.magnitudes.SetLabel(magnitudeWord(s.scale))
	f, err := s.read()
	s.problem.Hidden = err == nil
	if err != nil {
		s.problem.SetText(capital(err.Error()) + ".")
	}
	s.prints.SetText("—")
	if text, wrong := evidence.Format(f, "qualified,period"); wrong == nil && err == nil {
		s.prints.SetText(text)
	}
	s.normalAt.Hide()
	if n := f.Normal(); err == nil && n.Scale != f.Scale {
		if text, wrong := evidence.Format(n, ""); wrong == nil {
			s.normal.SetLabel("Print " + text)
			s.normalAt.Show()
		}
	}
	if s.sheet != nil {
		s.sheet.Refresh()
	}
}

// normalise writes the amount in the magnitude that prose takes.
func (s *editSheet) normalise() {
	f, err := s.read()
	if err != nil {
		return
	}
	f = f.Normal()
	s.scale = f.Scale
	s.unit.SetText(f.Unit.String())
	s.value.SetText(evidence.TypedOf(f).Value)
}

// save keeps the figure, or says what is wrong with a field.
func (s *editSheet) save(accept bool) {
	next, err := s.read()
	if err != nil {
		s.show()
		return
	}
	word := "Figure changed"
	if accept {
		next.Status, word = evidence.Confirmed, "Figure changed and accepted"
	}
	s.sheet.Close()
	if same(next, s.figure) && s.name == "" {
		return
	}
	if accept {
		s.e.next(s.figure)
	}
	s.e.correct(next, s.name, word)
}
