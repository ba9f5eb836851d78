package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
)

// printSheet is “How it prints”: every way to print a figure, each with what it would
// print.
type printSheet struct {
	book    *evidence.Book
	figure  evidence.Figure
	style   evidence.Style
	choices []printChoice
	options *kit.Options
	printed *kit.Para
	token   *kit.Para
	sheet   *kit.Sheet
	done    func(format string)
}

// printChoice is one choice and what it changes.
type printChoice struct {
	group, title string
	many         bool // it can be on beside others of its group
	on           func(evidence.Style) bool
	take         func(*evidence.Style)
}

// StyleFigure lets the person choose how a figure prints: the one at the caret, else one of
// the chosen part.
func (ed *Editor) StyleFigure() { ed.withFigure("Which figure?", ed.style) }

func (ed *Editor) style(b *evidence.Book, p placed) {
	f, err := b.Figure(p.token.Key)
	if err != nil {
		ed.desk.Stage.Toast("The library does not hold this figure: choose another with Ctrl+K")
		return
	}
	ed.showPrinting(b, f, p.token.Format, func(format string) {
		if format == p.token.Format {
			return
		}
		text, err := b.Format(f, format)
		if err != nil {
			ed.desk.Shell.Fail("Print the figure so", err)
			return
		}
		p.put(p.token.Start, p.token.End, evidence.TokenOf(f.Key, format), "Print "+plain(text))
	})
}

// showPrinting opens the sheet for a figure in a format; done gets the one that was chosen.
func (ed *Editor) showPrinting(b *evidence.Book, f evidence.Figure, format string, done func(string)) {
	st, err := evidence.ParseStyle(f, format)
	if err != nil {
		st, _ = evidence.ParseStyle(f, "")
	}
	v := &printSheet{book: b, figure: f, style: st, choices: printChoices(b.Language, f), done: done}
	v.printed = kit.NewPara("", kit.Style{Size: kit.TitleSize, Bold: true, Color: kit.Accent})
	v.token = kit.NewPara("", kit.Style{Mono: true, Size: kit.SmallSize, Color: kit.Muted})
	v.options = kit.NewOptions(v.take)
	head := kit.Column(4, kit.NewPara("How it prints", kit.Style{Size: kit.HeadingSize, Bold: true}), v.printed,
		kit.NewPara(originLine(b, f), kit.Style{Color: kit.Muted, Size: kit.SmallSize}))
	foot := kit.Row(kit.Unit, kit.Wide(260, v.token), kit.Spacer(), kit.NewButton("Cancel", func() { v.sheet.Close() }), kit.NewPrimary("", "Print it so", v.finish))
	body := kit.Inset(kit.All(2*kit.Unit), kit.Dock(kit.Docked{
		Top: kit.Inset(kit.Edges{Bottom: kit.Unit}, head), Bottom: kit.Inset(kit.Edges{Top: kit.Unit}, foot), Middle: v.options.List,
	}))
	v.sheet = ed.desk.Stage.Show(body, fyne.NewSize(600, 700))
	v.sheet.OnEnter = v.finish
	v.sheet.OnKey = func(ev *fyne.KeyEvent) { v.options.Key(ev) }
	ed.desk.Window().Canvas().Unfocus()
	v.show()
}

// finish takes what is marked and not taken yet, and is done.
func (v *printSheet) finish() {
	if at := v.options.Waiting(); at >= 0 {
		v.choices[at].take(&v.style)
	}
	v.sheet.Close()
	v.done(v.style.String())
}

func (v *printSheet) take(at int) {
	v.choices[at].take(&v.style)
	v.show()
}

func (v *printSheet) show() {
	items := make([]kit.Option, len(v.choices))
	for i, c := range v.choices {
		with := v.style
		if !c.on(with) {
			c.take(&with)
		}
		items[i] = kit.Option{Group: c.group, Title: c.title, Side: v.book.Language.Print(v.figure, with), On: c.on(v.style), Many: c.many}
	}
	v.options.Set(items)
	v.printed.SetText(v.book.Language.Print(v.figure, v.style))
	v.token.SetText(evidence.TokenOf(v.figure.Key, v.style.String()))
	v.sheet.Refresh()
}

// printChoices are the ways to print a figure that mean something for it.
func printChoices(l evidence.Language, f evidence.Figure) []printChoice {
	type style = evidence.Style
	shown := func(title string, show evidence.Show, short bool) printChoice {
		return printChoice{
			"Shown", title, false,
			func(s style) bool { return s.Show == show && (s.Short == short || show == evidence.ValueOnly) },
			func(s *style) { s.Show, s.Short = show, short },
		}
	}
	out := []printChoice{
		shown("Number with its unit", evidence.Whole, false), shown("Short", evidence.Whole, true),
		shown("Only the number", evidence.ValueOnly, false), shown("Only the unit", evidence.UnitOnly, false),
	}
	toggle := func(title string, field func(*style) *bool) {
		out = append(out, printChoice{"And", title, true, func(s style) bool { return *field(&s) }, func(s *style) { p := field(s); *p = !*p }})
	}
	toggle("Its year or date", func(s *style) *bool { return &s.Period })
	if f.Qualifier != evidence.Exact && f.Qualifier != evidence.Derived {
		toggle("“"+string(f.Qualifier)+"”", func(s *style) *bool { return &s.Qualified })
	}
	if f.Value.IsPositive() {
		toggle("A plus sign", func(s *style) *bool { return &s.Signed })
	}
	toggle("In words", func(s *style) *bool { return &s.Words })
	if !f.Unit.Percent && !f.Unit.Points {
		out = append(out, magnitudeChoices(l, f)...)
	}
	for n, title := range []string{"As the source prints it", "None", "One", "Two", "Three"} {
		n--
		out = append(out, printChoice{"Decimals", title, false, func(s style) bool { return s.Decimals == n }, func(s *style) { s.Decimals = n }})
	}
	return out
}

// magnitudeChoices are the magnitudes in which the figure has digits that say something.
func magnitudeChoices(l evidence.Language, f evidence.Figure) []printChoice {
	choice := func(title string, scale int) printChoice {
		return printChoice{
			"Magnitude", title, false,
			func(s evidence.Style) bool { return s.Scale == scale }, func(s *evidence.Style) { s.Scale = scale },
		}
	}
	out := []printChoice{choice("As the source prints it", evidence.AsPrinted), choice("Automatic", evidence.Automatic)}
	const least, most = -2, 6 // powers of ten of a number that can be read
	for _, scale := range slices.DeleteFunc(l.Scales(), func(p int) bool { return p == 0 }) {
		n := f.Amount().Abs().Shift(int32(-scale))
		if n.GreaterThanOrEqual(decimal.New(1, least)) && n.LessThan(decimal.New(1, most)) {
			out = append(out, choice("In "+powers(l, scale), scale))
		}
	}
	return append(out, choice("All digits", 0))
}

// powers is a magnitude as the deck's language names it: "trillions", 万亿.
func powers(l evidence.Language, scale int) string {
	if l == evidence.English {
		return evidence.PowerWord(scale) + "s"
	}
	return l.Unit(evidence.Unit{}, scale)
}

// originLine says of when a figure is and who says it.
func originLine(b *evidence.Book, f evidence.Figure) string {
	line := b.Language.When(f)
	if credit := b.Credit(f); credit != "" {
		line += " · " + credit
	}
	return line
}
