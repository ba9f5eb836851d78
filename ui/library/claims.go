package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// Menus implements place.Menued.
func (l *Library) Menus() []*fyne.Menu {
	claim := fyne.NewMenuItem("New claim from the chosen words…", l.NewClaim)
	claim.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}
	return []*fyne.Menu{fyne.NewMenu("Library", claim)}
}

// NewClaim opens the sheet for a claim that rests on the words chosen in the reader,
// and on the figures that stand in them.
func (l *Library) NewClaim() {
	quotes := l.Selection()
	if l.doc.Source.Key == "" || l.book == nil {
		return
	}
	if len(quotes) == 0 {
		l.desk.Stage.Toast("Choose the words that claim it first: drag over them")
		return
	}
	newClaimSheet(l, "New claim", "Add claim", evidence.Claim{
		Kind: evidence.Fact, Source: l.doc.Source.Key, Section: quotes[0].Section, Quotes: quotes, Figures: figuresIn(l.book, quotes),
	})
}

// figuresIn lists the standing figures whose own words lie within quotes.
func figuresIn(b *evidence.Book, quotes []evidence.Quote) []string {
	var out []string
	for _, f := range b.Figures {
		o := f.Origin
		in := slices.ContainsFunc(quotes, func(q evidence.Quote) bool {
			return q.Source == o.Source && q.Paragraph == o.Paragraph && q.Span.Start < o.Quote.End && o.Quote.Start < q.Span.End
		})
		if in && f.Status != evidence.Rejected && f.Status != evidence.Superseded {
			out = append(out, f.Key)
		}
	}
	slices.Sort(out)
	return out
}

// claimWords name the kinds of claim.
var claimWords = map[evidence.ClaimKind]string{
	evidence.Fact: "Fact", evidence.Interpretation: "Interpretation", evidence.Recommendation: "Recommendation",
}

// claimSheet makes or changes a claim.
type claimSheet struct {
	l       *Library
	claim   evidence.Claim
	kinds   *kit.Segments
	text    *kit.Entry
	figures *fyne.Container
	save    *kit.Button
	sheet   *kit.Sheet
}

func newClaimSheet(l *Library, title, do string, c evidence.Claim) {
	s := &claimSheet{l: l, claim: c, text: kit.NewLines(2, 5), figures: kit.Column(4)}
	var names []string
	for _, k := range evidence.ClaimKinds {
		names = append(names, claimWords[k])
	}
	s.kinds = kit.NewSegments(func(at int) { s.claim.Kind = evidence.ClaimKinds[at] }, names...)
	s.kinds.Set(slices.Index(evidence.ClaimKinds, c.Kind))
	s.text.SetText(c.Text)
	s.text.SetPlaceHolder("What is claimed, in your own words")
	s.save = kit.NewPrimary("", do, s.keep)
	s.save.SetEnabled(c.Text != "")
	s.text.OnChanged = func(t string) { s.save.SetEnabled(strings.TrimSpace(t) != "") }
	objects := []fyne.CanvasObject{kit.Row(0, s.kinds), kit.Field("The claim", s.text)}
	if words := s.words(); words != "" {
		quote := kit.NewPara("“"+words+"”", kit.Style{Color: kit.Muted})
		quote.MaxLines = 5
		objects = append(objects, kit.Field("Rests on these words of "+l.doc.Source.Name()+", "+c.Section, quote))
	}
	objects = append(objects, kit.Field("and on these figures", s.figures))
	s.sheet = l.desk.Stage.Show(kit.Dialog(title, kit.Column(12, objects...),
		kit.NewButton("Cancel", func() { s.sheet.Close() }), s.save), fyne.NewSize(580, 0))
	s.sheet.OnEnter = s.keep
	s.show()
	l.desk.Window().Canvas().Focus(s.text)
}

// words are the quotes of the claim as they stand in the text.
func (s *claimSheet) words() string {
	var out []string
	for _, q := range s.claim.Quotes {
		if _, p, ok := s.l.doc.Paragraph(q.Paragraph); ok && q.Span.In(p.Text) != "" {
			out = append(out, q.Span.In(p.Text))
		}
	}
	return strings.Join(out, " … ")
}

// show lists the figures, each with a way to take it out.
func (s *claimSheet) show() {
	s.figures.Objects = nil
	for _, key := range s.claim.Figures {
		out := kit.NewButton("Remove", func() {
			s.claim.Figures = slices.DeleteFunc(slices.Clone(s.claim.Figures), func(k string) bool { return k == key })
			s.show()
		})
		label := kit.NewPara(figureLine(s.l.book, key), kit.Style{})
		label.MaxLines = 1
		s.figures.Add(kit.Dock(kit.Docked{Middle: kit.Inset(kit.Edges{Top: 6}, label), Right: out}))
	}
	s.figures.Add(kit.Row(0, kit.NewButton("Add a figure…", s.pick)))
	s.sheet.Refresh()
}

// figureLine is a figure on one line: value, what it measures, when.
func figureLine(b *evidence.Book, key string) string {
	f := b.Figures[key]
	text, err := evidence.Format(f, "qualified")
	if err != nil {
		text = key
	}
	if name := b.Indicators[f.Indicator].Name; name != "" {
		text += " · " + name
	}
	return text + ", " + f.When()
}

// pick lets a figure of the library be found by its words, those of this source first.
func (s *claimSheet) pick() {
	b := s.l.book
	var own, others []kit.Choice
	for _, f := range b.Figures {
		if f.Status == evidence.Rejected || slices.Contains(s.claim.Figures, f.Key) {
			continue
		}
		value, err := evidence.Format(f, "short,qualified")
		if err != nil {
			value = f.Value.String()
		}
		c := kit.Choice{Key: f.Key, Title: b.Indicators[f.Indicator].Name, Detail: f.When() + " · " + b.Credit(f), Side: value}
		if c.Title == "" {
			c.Title = f.Key
		}
		if f.Origin.Source == s.claim.Source {
			own = append(own, c)
		} else {
			others = append(others, c)
		}
	}
	byTitle := func(x, y kit.Choice) int { return strings.Compare(x.Title+x.Detail+x.Key, y.Title+y.Detail+y.Key) }
	slices.SortFunc(own, byTitle)
	slices.SortFunc(others, byTitle)
	s.l.desk.Stage.Pick(kit.Picker{
		Title: "Choose a figure", Hint: "Type what it counts, a value, a year, a source", Empty: "There is no other figure.", Choices: append(own, others...),
		OnPick: func(key string) {
			s.claim.Figures = append(slices.Clone(s.claim.Figures), key)
			s.show()
		},
	})
}

func (s *claimSheet) keep() {
	if !s.save.Enabled() {
		return
	}
	s.claim.Text = s.text.Text
	s.sheet.Close()
	s.l.reader.chosen.clear()
	s.l.revise("claim", func(b *evidence.Book) (evidence.Change, error) { return b.PutClaim(s.claim) })
}

// revise makes a change of the evidence, says it and offers the way back.
func (l *Library) revise(about string, change func(*evidence.Book) (evidence.Change, error)) {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:revise:"+about, func(ctx context.Context) (evidence.Change, error) {
		return work.Revise(context.WithoutCancel(ctx), change)
	}, func(c evidence.Change, err error) {
		if err != nil {
			l.desk.Shell.Fail("Change the claims", err)
			return
		}
		l.details.showClaims()
		l.desk.Stage.Offer(c.Name, "Undo", l.undo)
	})
}

func (l *Library) undo() {
	work := l.desk.Work
	app.Go(l.desk.Tasks, "library:undo", func(ctx context.Context) (string, error) {
		return work.UndoEvidence(context.WithoutCancel(ctx))
	}, func(_ string, err error) { l.desk.Shell.Fail("Undo", err) })
}

// showClaims goes to the claims.
func (d *details) showClaims() {
	d.tabs.At = tabClaims
	d.tabs.Refresh()
	d.fill()
}

// claims lists what was claimed by the source, as the library has it.
func (d *details) claims() []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Row(0, kit.NewButton("New claim…", d.l.NewClaim))}
	if d.l.book == nil {
		return out
	}
	all := d.l.book.ClaimsOf(d.doc.Source.Key)
	if len(all) == 0 {
		return append(out, kit.NewPara("A claim is what the source says, in your own words, with the words and figures it rests on. Choose words in the text to make one.", kit.Style{Color: kit.Muted}))
	}
	for _, c := range all {
		out = append(out, d.claim(c))
	}
	return out
}

func (d *details) claim(c evidence.Claim) fyne.CanvasObject {
	b := d.l.book
	state, color := restWords(c), fyne.ThemeColorName(kit.Good)
	if !b.Carries(c) {
		state, color = "no evidence that stands", kit.Warn
	}
	said := kit.NewPara(claimWords[c.Kind]+" · "+state, kit.Style{Bold: true, Size: kit.SmallSize, Color: kit.Muted})
	head := kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Right: 6, Top: 4}, kit.Column(0, kit.Dot(color))), Middle: said})
	objects := []fyne.CanvasObject{head, kit.NewPara(c.Text, kit.Style{})}
	for _, key := range c.Figures {
		line := kit.NewProse(kit.ProseLook{Size: 13, Lead: 20}, kit.Piece{Text: figureLine(b, key), Color: kit.Accent, Link: key})
		line.OnLink = d.l.desk.Shell.ShowFigure
		objects = append(objects, line)
	}
	buttons := []fyne.CanvasObject{}
	if at := d.sectionOf(c); at >= 0 {
		buttons = append(buttons, kit.NewButton("Show", func() { d.l.reader.reveal(at) }))
	}
	buttons = append(buttons,
		kit.NewButton("Edit…", func() { newClaimSheet(d.l, "Edit the claim", "Save claim", c) }),
		kit.NewButton("Delete", func() {
			d.l.revise("claim", func(b *evidence.Book) (evidence.Change, error) { return b.DeleteClaim(c.Key) })
		}))
	return kit.Card(kit.Column(6, append(objects, kit.Row(kit.Unit, buttons...))...))
}

func restWords(c evidence.Claim) string {
	var parts []string
	if n := len(c.Figures); n > 0 {
		parts = append(parts, count(n, "figure"))
	}
	if n := len(c.Quotes); n > 0 {
		parts = append(parts, count(n, "quote"))
	}
	return "on " + strings.Join(parts, " and ")
}

// sectionOf is where in the document a claim was made; -1 when the text has no such
// section any more.
func (d *details) sectionOf(c evidence.Claim) int {
	return slices.IndexFunc(d.doc.Sections, func(s source.Section) bool {
		if len(c.Quotes) > 0 {
			return slices.ContainsFunc(s.Paragraphs, func(p source.Paragraph) bool { return p.ID == c.Quotes[0].Paragraph })
		}
		return c.Section != "" && (s.Number == c.Section || s.Title == c.Section)
	})
}

// coverage says how far the text is accounted for.
func (d *details) coverage() []fyne.CanvasObject {
	if d.l.book == nil || !d.doc.Source.Held {
		return nil
	}
	c := d.l.book.CoverSource(d.doc)
	lines := kit.Column(2,
		kit.NewPara(fmt.Sprintf("%d of %s used", c.Used, count(c.Paragraphs, "paragraph")), kit.Style{}),
		kit.NewPara(fmt.Sprintf("%d of %s settled", c.Confirmed, count(c.Figures, "figure")), kit.Style{}),
		kit.NewPara(fmt.Sprintf("%d of %s with evidence", c.Resting, count(c.Claims, "claim")), kit.Style{}))
	return []fyne.CanvasObject{kit.Field("Coverage", lines)}
}
