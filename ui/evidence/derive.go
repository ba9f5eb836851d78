package evidence

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// formulaWords name the formulas, and the part that each input plays. A formula without
// parts takes any number of figures.
var formulaWords = map[evidence.Formula]struct {
	name  string
	parts []string
}{
	evidence.PercentChange: {"Change in percent", []string{"From", "To"}},
	evidence.Difference:    {"Change", []string{"From", "To"}},
	evidence.AnnualGrowth:  {"Growth per year", []string{"From", "To"}},
	evidence.Share:         {"Share", []string{"Part", "Whole"}},
	evidence.Sum:           {"Sum", nil},
	evidence.PerCapita:     {"Per person", []string{"Amount", "Population"}},
}

// maxDecimals is the most that a derived figure is rounded to.
const maxDecimals = 6

// deriveSheet makes a figure that follows from others.
type deriveSheet struct {
	e                  *Evidence
	formula            evidence.Formula
	inputs             []string // figure keys; "" where one is to be chosen
	decimals           int
	how, places        *kit.Button
	name, key, because *kit.Entry
	lines              *fyne.Container // the inputs
	result, problem    *kit.Para
	why                fyne.CanvasObject
	add                *kit.Button
	sheet              *kit.Sheet
}

// Derive opens the sheet that works a figure out from others, beginning with those
// that are chosen.
func (e *Evidence) Derive() {
	if e.book == nil || len(e.book.Figures) == 0 {
		return
	}
	s := &deriveSheet{e: e, formula: evidence.PercentChange, decimals: 1}
	chosen := slices.Clone(e.selected())
	slices.SortStableFunc(chosen, byTime)
	for _, r := range chosen {
		s.inputs = append(s.inputs, r.Key)
	}
	if len(s.inputs) > 2 {
		s.formula = evidence.Sum
	}
	s.make()
}

func (s *deriveSheet) make() {
	line := func() *kit.Entry {
		en := kit.NewEntry()
		en.OnChanged = func(string) { s.work() }
		en.OnSubmitted = func(string) { s.save() }
		return en
	}
	s.name, s.key, s.because = line(), line(), line()
	s.because.SetPlaceHolder("The statistics were joined in 2015; both count goods only.")
	s.how = kit.NewSelect(formulaWords[s.formula].name, s.formulas)
	s.places = kit.NewSelect("", s.roundings)
	s.lines = kit.Column(kit.Unit)
	s.result = kit.NewPara("", kit.Style{Size: kit.HeadingSize, Bold: true, Color: kit.Accent})
	s.problem = kit.NewPara("", kit.Style{Color: kit.Warn})
	s.why = kit.Field("Why they may be put together, for the reader", s.because)
	s.add = kit.NewPrimary("", "Add figure", s.save)
	two := func(la string, a fyne.CanvasObject, lb string, b fyne.CanvasObject) fyne.CanvasObject {
		return kit.Row(kit.Unit, kit.Wide(half, kit.Field(la, a)), kit.Wide(half, kit.Field(lb, b)))
	}
	body := kit.Column(12,
		two("Formula", s.how, "Rounded to", s.places), s.lines, s.result, s.problem, s.why,
		two("Name of what it measures", s.name, "Key, for text", s.key))
	s.sheet = s.e.desk.Stage.Show(kit.Dialog("Derive a figure", body,
		kit.NewButton("Cancel", func() { s.sheet.Close() }), s.add), fyne.NewSize(560, 0))
	s.sheet.OnEnter = s.save
	s.show()
}

func (s *deriveSheet) formulas() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, f := range evidence.Formulas {
		it := fyne.NewMenuItem(formulaWords[f].name, func() {
			s.formula = f
			s.show()
		})
		it.Checked = f == s.formula
		items = append(items, it)
	}
	return items
}

func (s *deriveSheet) roundings() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for n := range maxDecimals + 1 {
		it := fyne.NewMenuItem(roundingWord(n), func() {
			s.decimals = n
			s.show()
		})
		it.Checked = n == s.decimals
		items = append(items, it)
	}
	return items
}

func roundingWord(n int) string {
	switch n {
	case 0:
		return "Whole numbers"
	case 1:
		return "1 decimal"
	}
	return fmt.Sprintf("%d decimals", n)
}

// show shows the inputs that the formula takes, and what it gives.
func (s *deriveSheet) show() {
	parts := formulaWords[s.formula].parts
	s.inputs = slices.DeleteFunc(s.inputs, func(key string) bool { return key == "" && parts == nil })
	for parts != nil && len(s.inputs) < len(parts) {
		s.inputs = append(s.inputs, "")
	}
	if parts != nil {
		s.inputs = s.inputs[:len(parts)]
	}
	s.how.SetLabel(formulaWords[s.formula].name)
	s.places.SetLabel(roundingWord(s.decimals))
	s.lines.Objects = nil
	for i := range s.inputs {
		s.lines.Add(s.line(i, parts))
	}
	switch {
	case parts == nil:
		s.lines.Add(kit.Row(0, kit.NewButton("Add a figure…", func() { s.pick(len(s.inputs)) })))
	case s.inputs[0] != "" && s.inputs[1] != "":
		s.lines.Add(kit.Row(0, kit.NewButton("Swap", func() {
			slices.Reverse(s.inputs)
			s.show()
		})))
	}
	s.work()
}

// line is one input with the part it plays.
func (s *deriveSheet) line(at int, parts []string) fyne.CanvasObject {
	word := "Figure"
	if parts != nil {
		word = parts[at]
	}
	label := "Choose a figure…"
	if key := s.inputs[at]; key != "" {
		label = s.e.inputLabel(key)
	}
	pick := kit.NewSelect("", nil)
	pick.Label = label
	pick.OnTap = func() { s.pick(at) }
	row := kit.Docked{Left: kit.Wide(84, kit.NewText(word, kit.Style{Color: kit.Muted})), Middle: pick}
	if parts == nil {
		row.Right = kit.Inset(kit.Edges{Left: kit.Unit}, kit.NewButton("Remove", func() {
			s.inputs = slices.Delete(s.inputs, at, at+1)
			s.show()
		}))
	}
	return kit.Dock(row)
}

// inputLabel is a figure on one line: value, what it measures, when.
func (e *Evidence) inputLabel(key string) string {
	r := newRow(e.book, e.book.Figures[key], false)
	return kit.Ellipsis(strings.TrimSpace(r.value+" "+r.unit)+" · "+r.indicator+", "+shortTime(r.Figure), 360, kit.Style{})
}

// pick lets an input be found by its words.
func (s *deriveSheet) pick(at int) {
	s.e.pickFigure("Choose a figure", func(r *row) bool { return r.Status != evidence.Rejected }, func(key string) {
		if at == len(s.inputs) {
			s.inputs = append(s.inputs, key)
		} else {
			s.inputs[at] = key
		}
		s.show()
	})
}

// pickFigure shows the figures that fit in a palette.
func (e *Evidence) pickFigure(title string, fits func(*row) bool, then func(key string)) {
	var choices []kit.Choice
	for _, r := range e.all {
		if fits(r) {
			choices = append(choices, kit.Choice{
				Key: r.Key, Title: r.indicator, Detail: shortTime(r.Figure) + " · " + r.source, Side: strings.TrimSpace(r.value + " " + r.unit), Words: r.words,
			})
		}
	}
	e.desk.Stage.Pick(kit.Picker{Title: title, Hint: "Type what it counts, a value, a year, a source", Empty: "There is no other figure.", Choices: choices, OnPick: then})
}

func (s *deriveSheet) request() evidence.DeriveRequest {
	return evidence.DeriveRequest{Key: trim(s.key), Name: trim(s.name), Derivation: evidence.Derivation{
		Formula: s.formula, Inputs: slices.Clone(s.inputs), Decimals: s.decimals, Explanation: trim(s.because),
	}}
}

// work shows what the formula gives now, or why it cannot be worked.
func (s *deriveSheet) work() {
	if s.sheet == nil {
		return
	}
	r := s.request()
	b := s.e.book
	s.add.SetEnabled(false)
	s.result.SetText("")
	s.problem.Hide()
	s.why.Hide()
	if len(s.inputs) > 0 && !slices.Contains(s.inputs, "") {
		s.say(b, r)
	}
	s.sheet.Refresh()
}

func (s *deriveSheet) say(b *evidence.Book, r evidence.DeriveRequest) {
	text, err := b.Formula(r.Derivation)
	if err == nil {
		s.result.SetText(text)
		_, err = b.DeriveChange(r)
		name := b.DerivedName(r.Derivation)
		s.name.SetPlaceHolder(kit.Ellipsis(name, half-40, kit.Style{}))
		if r.Name != "" {
			name = r.Name
		}
		s.key.SetPlaceHolder(kit.Ellipsis(b.FreeKey(evidence.Slug(name)), half-40, kit.Style{}))
	}
	why := b.Unlike(r.Derivation)
	hide(s.why, why == "")
	switch {
	case errors.Is(err, evidence.ErrDefinitions):
		s.problem.SetText("These measure different things: " + why + ". Say why they may be put together, or choose others.")
		s.problem.Show()
	case err != nil:
		s.problem.SetText(capital(strings.TrimPrefix(err.Error(), "derive ")) + ".")
		s.problem.Show()
	}
	s.add.SetEnabled(err == nil)
}

// save adds the figure and chooses it.
func (s *deriveSheet) save() {
	if !s.add.Enabled() {
		return
	}
	e, r := s.e, s.request()
	s.sheet.Close()
	app.Go(e.desk.Tasks, "evidence:derive", func(ctx context.Context) (evidence.Figure, error) {
		return e.desk.Work.Derive(context.WithoutCancel(ctx), r)
	}, func(f evidence.Figure, err error) {
		if err != nil {
			e.desk.Shell.Fail("Derive the figure", err)
			return
		}
		e.ShowFigure(f.Key)
		e.desk.Stage.Offer("Figure added: "+valueOf(f)+" "+f.Unit.ScaledString(f.Scale), "Undo", func() { e.undo(r.Derivation.Inputs[0]) })
	})
}
