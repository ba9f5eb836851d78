package evidence

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

// pair is two figures that a reader could take for one another: decided about, or
// proposed by a program.
type pair struct {
	evidence.Conflict
	why string // of a proposal; "" for a stored conflict
}

// pairsOf lists the pairs that each figure is in, by its key.
func pairsOf(b *evidence.Book) map[string][]pair {
	out := map[string][]pair{}
	add := func(p pair) {
		out[p.A] = append(out[p.A], p)
		out[p.B] = append(out[p.B], p)
	}
	for _, c := range b.Conflicts {
		if c.State != evidence.Dismissed {
			add(pair{Conflict: c})
		}
	}
	for _, p := range b.Confusable() {
		add(pair{Conflict: evidence.Conflict{A: p.A, B: p.B, State: evidence.Open}, why: p.Why})
	}
	return out
}

// word is how a pair stands.
func (p pair) word() (string, fyne.ThemeColorName) {
	switch {
	case p.why != "":
		return "Proposed: " + p.why, kit.Warn
	case p.State == evidence.Open:
		return "Open: not explained to the reader yet", kit.Warn
	case p.State == evidence.Explained:
		return "Both stand, explained", kit.Good
	}
	return "Resolved: one gave way to the other", kit.Good
}

// decided tells whether nothing is left to do about a pair.
func (p pair) decided() bool { return p.why == "" && p.State != evidence.Open }

// revise makes a change of the evidence off the screen, says it and offers the way back.
func (e *Evidence) revise(about string, change func(*evidence.Book) (evidence.Change, error)) {
	work := e.desk.Work
	app.Go(e.desk.Tasks, "evidence:revise:"+about, func(ctx context.Context) (evidence.Change, error) {
		return work.Revise(context.WithoutCancel(ctx), change)
	}, func(c evidence.Change, err error) {
		if err != nil {
			e.desk.Shell.Fail("Change the evidence", err)
			return
		}
		e.desk.Stage.Offer(c.Name, "Undo", func() { e.undo(about) })
	})
}

// conflicts lists the figures that a reader could take this one for.
func (d *detail) conflicts(f evidence.Figure) []fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, p := range d.e.pairs[f.Key] {
		cards = append(cards, d.conflict(p, f.Key))
	}
	if len(cards) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Field("May be confused with", kit.Column(kit.Unit, cards...))}
}

func (d *detail) conflict(p pair, than string) fyne.CanvasObject {
	key := p.A
	if key == than {
		key = p.B
	}
	other := d.e.book.Figures[key]
	word, color := p.word()
	line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22},
		kit.Piece{Text: strings.TrimSpace(valueOf(other) + " " + other.Unit.ScaledString(other.Scale)), Bold: true, Color: kit.Accent, Link: other.Key},
		kit.Piece{Text: "  " + shortTime(other) + ", " + d.e.book.Sources[other.Origin.Source].Name()})
	line.OnLink = d.e.ShowFigure
	state := kit.Dock(kit.Docked{Left: kit.Inset(kit.Edges{Right: 6, Top: 5}, kit.Column(0, kit.Dot(color))), Middle: kit.NewPara(word, small)})
	objects := []fyne.CanvasObject{line, state}
	if p.Explanation != "" {
		objects = append(objects, kit.NewPara(p.Explanation, kit.Style{}))
	}
	objects = append(objects, kit.Row(0, kit.NewButton("Compare…", func() { newPairSheet(d.e, p) })))
	return kit.Card(kit.Column(6, objects...))
}

// Compare opens the first pair of the chosen figure that waits for a decision, else
// its first one.
func (e *Evidence) Compare() {
	all := e.pairs[e.key]
	if len(all) == 0 {
		e.desk.Stage.Toast("Nothing is known that it could be confused with")
		return
	}
	for _, p := range all {
		if !p.decided() {
			newPairSheet(e, p)
			return
		}
	}
	newPairSheet(e, all[0])
}

// pairSheet shows two figures side by side, and what can be said of them.
type pairSheet struct {
	e     *Evidence
	p     pair
	text  *kit.Entry
	both  *kit.Button
	sides *fyne.Container
	sheet *kit.Sheet
}

func newPairSheet(e *Evidence, p pair) {
	s := &pairSheet{e: e, p: p, text: kit.NewLines(2, 4), sides: kit.Beside(2 * kit.Unit)}
	s.text.SetText(p.Explanation)
	s.text.SetPlaceHolder("How they differ, in a sentence: it prints wherever one of them is shown")
	s.both = kit.NewPrimary(kit.IconCheck, "Both stand, explain", s.explain)
	s.both.SetEnabled(trim(s.text) != "")
	s.text.OnChanged = func(string) { s.both.SetEnabled(trim(s.text) != "") }
	word, color := p.word()
	state := kit.Row(6, kit.Dot(color), kit.NewText(word, kit.Style{Color: kit.Muted}))
	b := e.book
	body := kit.Column(2*kit.Unit, state, s.sides, kit.Field("Explanation for the reader", s.text),
		kit.Row(kit.Unit,
			kit.NewButton("Prefer "+valueOf(b.Figures[p.A]), func() { s.prefer(p.A, p.B) }),
			kit.NewButton("Prefer "+valueOf(b.Figures[p.B]), func() { s.prefer(p.B, p.A) }),
			kit.NewButton("Not a conflict", func() {
				s.do(func(b *evidence.Book) (evidence.Change, error) { return b.Dismiss(p.A, p.B) })
			})))
	s.sheet = e.desk.Stage.Show(kit.Dialog("Could these be confused?", body,
		kit.NewButton("Cancel", func() { s.sheet.Close() }), s.both), fyne.NewSize(760, 0))
	s.sheet.OnEnter = s.explain
	s.show()
	s.read()
}

// show fills both sides.
func (s *pairSheet) show() {
	s.sides.Objects = []fyne.CanvasObject{s.side(s.p.A), s.side(s.p.B)}
	s.sheet.Refresh()
}

// read reads the texts that the quotes stand in, and shows them when they are there.
func (s *pairSheet) read() {
	lib := s.e.desk.Work.Library()
	for _, key := range []string{s.p.A, s.p.B} {
		from := s.e.book.Figures[key].Origin
		if _, have := s.e.docs[from.Source]; have || from.Paragraph == "" {
			continue
		}
		app.Go(s.e.desk.Tasks, "evidence:pair:"+key, func(ctx context.Context) (source.Document, error) {
			return lib.Document(ctx, from.Source)
		}, func(doc source.Document, err error) {
			if err != nil {
				s.e.desk.Shell.Fail("Open the source", err)
				return
			}
			s.e.docs[from.Source] = doc
			s.show()
		})
	}
}

// side is one figure: what it says, how that is defined, who says it, in which words.
func (s *pairSheet) side(key string) fyne.CanvasObject {
	b := s.e.book
	f := b.Figures[key]
	ind := b.Indicators[f.Indicator]
	objects := s.e.detail.head(f)
	definition := ind.Definition
	style := kit.Style{}
	if definition == "" {
		definition, style.Color = "Nobody has written one", kit.Muted
	}
	objects = append(objects, kit.Field("Definition", kit.NewPara(definition, style)), kit.Field("Source", kit.NewPara(capital(b.Credit(f)), kit.Style{})))
	o := f.Origin
	if _, p, ok := s.e.docs[o.Source].Paragraph(o.Paragraph); ok && o.Quote.In(p.Text) != "" {
		objects = append(objects, kit.NewProse(kit.ProseLook{Size: 14, Lead: 21}, sentenceAround(p.Text, o.Quote)...))
	} else if o.Dataset != "" {
		objects = append(objects, kit.NewPara("From "+o.Dataset, small))
	}
	return kit.Card(kit.Column(kit.Unit, objects...))
}

// sentenceAround is a quote marked in its sentence.
func sentenceAround(text string, q source.Span) []kit.Piece {
	for _, s := range source.Sentences(text) {
		if s.Start <= q.Start && q.End <= s.End {
			return []kit.Piece{{Text: text[s.Start:q.Start]}, {Text: q.In(text), Ground: kit.Mark, Bold: true}, {Text: text[q.End:s.End]}}
		}
	}
	return place.Around(text, q, quoteAir)
}

func (s *pairSheet) explain() {
	text := trim(s.text)
	if text == "" {
		return
	}
	s.do(func(b *evidence.Book) (evidence.Change, error) { return b.Explain(s.p.A, s.p.B, text) })
}

func (s *pairSheet) prefer(keep, other string) {
	s.do(func(b *evidence.Book) (evidence.Change, error) { return b.Prefer(keep, other) })
}

func (s *pairSheet) do(change func(*evidence.Book) (evidence.Change, error)) {
	s.sheet.Close()
	s.e.revise(s.p.A, change)
}

// SupersedeBy lets the figure be chosen that takes the place of the chosen one.
func (e *Evidence) SupersedeBy() {
	f, ok := e.figure()
	if !ok {
		return
	}
	near := func(r *row) bool {
		return r.Key != f.Key && r.Unit == f.Unit && r.Status != evidence.Rejected && r.Status != evidence.Superseded
	}
	e.pickFigure("What takes its place?", near, func(key string) {
		e.revise(f.Key, func(b *evidence.Book) (evidence.Change, error) { return b.Supersede(f.Key, key) })
	})
}

// links says which figures this one gave way to, took the place of, and carries.
func (d *detail) links(f evidence.Figure) []fyne.CanvasObject {
	b := d.e.book
	var out []fyne.CanvasObject
	for _, l := range []struct {
		word string
		keys []string
	}{
		{"Superseded by", nonEmpty(f.Successor)},
		{"Took the place of", b.Supersedes(f.Key)},
		{"Figures worked out from it", b.DerivedFrom(f.Key)},
	} {
		if len(l.keys) == 0 {
			continue
		}
		lines := kit.Column(2)
		for _, key := range l.keys {
			line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, kit.Piece{Text: d.e.inputLabel(key), Color: kit.Accent, Link: key})
			line.OnLink = d.e.ShowFigure
			lines.Add(line)
		}
		out = append(out, kit.Field(l.word, lines))
	}
	for _, c := range b.ClaimsOn(f.Key) {
		line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, kit.Piece{Text: c.Text, Color: kit.Accent, Link: c.Key})
		line.OnLink = d.e.ShowClaim
		out = append(out, kit.Field("A claim that rests on it: "+string(c.Kind), line))
	}
	return out
}

func nonEmpty(key string) []string {
	if key == "" {
		return nil
	}
	return []string{key}
}

// chain is who says a figure, a line for everybody on the way to where we read it.
func (d *detail) chain(f evidence.Figure) fyne.CanvasObject {
	b := d.e.book
	links := b.Chain(f)
	if f.Derivation != nil || len(links) == 0 {
		return kit.NewPara(capital(b.Credit(f)), kit.Style{})
	}
	lines := kit.Column(2)
	for i, l := range links {
		text := capital(l.String())
		if i > 0 {
			text = "cited in " + l.String()
		}
		piece := kit.Piece{Text: text}
		if l.Source != "" {
			piece.Color, piece.Link = kit.Accent, l.Source
		}
		line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, piece)
		line.OnLink = func(key string) { d.e.desk.Shell.ShowSource(key, f.Origin.Section) }
		lines.Add(kit.Inset(kit.Edges{Left: float32(i) * 2 * kit.Unit}, line))
	}
	return lines
}

// derivation is how the figure follows from others, and whether it still does.
func (d *detail) derivation(f evidence.Figure) []fyne.CanvasObject {
	if f.Derivation == nil {
		return nil
	}
	b := d.e.book
	formula, err := b.Formula(*f.Derivation)
	if err != nil {
		formula = fmt.Sprintf("%s of %d figures", formulaWords[f.Derivation.Formula].name, len(f.Derivation.Inputs))
	}
	objects := []fyne.CanvasObject{kit.NewPara(formula, kit.Style{Bold: true})}
	for _, key := range f.Derivation.Inputs {
		if _, ok := b.Figures[key]; !ok {
			continue
		}
		line := kit.NewProse(kit.ProseLook{Size: 14, Lead: 22}, kit.Piece{Text: d.e.inputLabel(key), Color: kit.Accent, Link: key})
		line.OnLink = d.e.ShowFigure
		objects = append(objects, line)
	}
	if why := f.Derivation.Explanation; why != "" {
		objects = append(objects, kit.NewPara(why, kit.Style{}))
	}
	return []fyne.CanvasObject{kit.Field("Worked out", kit.Card(kit.Column(6, append(objects, d.stale(f)...)...)))}
}

// stale says why a derived figure no longer follows from its inputs, and offers what
// they give now.
func (d *detail) stale(f evidence.Figure) []fyne.CanvasObject {
	s, stale := d.e.book.Stale(f)
	if !stale {
		return nil
	}
	out := []fyne.CanvasObject{kit.NewPara("Stale: "+s.Why+". It says "+valueOf(f)+" until you decide.", kit.Style{Color: kit.Warn})}
	if s.Can && !s.Now.Equal(f.Value) {
		renewed := f
		renewed.Value = s.Now
		out = append(out, kit.Row(0, kit.NewButton("Take "+valueOf(renewed), func() { d.e.update(renewed) })))
	}
	return out
}
