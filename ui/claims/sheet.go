// Package claims is the sheet that makes or changes a claim, for the places that offer it.
package claims

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"briefdeck/internal/evidence"
	"briefdeck/ui/kit"
	"briefdeck/ui/place"
)

// KindWords name the kinds of claim.
var KindWords = map[evidence.ClaimKind]string{
	evidence.Fact: "Fact", evidence.Interpretation: "Interpretation", evidence.Recommendation: "Recommendation",
}

// Sheet is what the sheet begins with, and who takes what comes of it.
type Sheet struct {
	Desk  *place.Desk
	Book  *evidence.Book
	Title string
	Do    string // the word on its button
	Claim evidence.Claim
	Words string // the quoted words of the claim; "" for none
	OnDo  func(evidence.Claim)
}

// sheet makes or changes a claim.
type sheet struct {
	Sheet
	kinds   *kit.Segments
	text    *kit.Entry
	figures *fyne.Container
	save    *kit.Button
	sheet   *kit.Sheet
}

// Show shows the sheet.
func Show(q Sheet) {
	s := &sheet{Sheet: q, text: kit.NewLines(2, 5), figures: kit.Column(4)}
	var names []string
	for _, k := range evidence.ClaimKinds {
		names = append(names, KindWords[k])
	}
	s.kinds = kit.NewSegments(func(at int) { s.Claim.Kind = evidence.ClaimKinds[at] }, names...)
	s.kinds.Set(slices.Index(evidence.ClaimKinds, q.Claim.Kind))
	s.text.SetText(q.Claim.Text)
	s.text.SetPlaceHolder("What is claimed, in your own words")
	s.save = kit.NewPrimary("", q.Do, s.keep)
	s.save.SetEnabled(q.Claim.Text != "")
	s.text.OnChanged = func(t string) { s.save.SetEnabled(strings.TrimSpace(t) != "") }
	objects := []fyne.CanvasObject{kit.Row(0, s.kinds), kit.Field("The claim", s.text)}
	if q.Words != "" {
		quote := kit.NewPara("“"+q.Words+"”", kit.Style{Color: kit.Muted})
		quote.MaxLines = 5
		objects = append(objects, kit.Field("Rests on these words of "+q.Book.Sources[q.Claim.Source].Name()+", "+q.Claim.Section, quote))
	}
	rests := "Rests on these figures"
	if q.Words != "" {
		rests = "and on these figures"
	}
	objects = append(objects, kit.Field(rests, s.figures))
	s.sheet = q.Desk.Stage.Show(kit.Dialog(q.Title, kit.Column(12, objects...),
		kit.NewButton("Cancel", func() { s.sheet.Close() }), s.save), fyne.NewSize(580, 0))
	s.sheet.OnEnter = s.keep
	s.show()
	q.Desk.Window().Canvas().Focus(s.text)
}

// show lists the figures, each with a way to take it out.
func (s *sheet) show() {
	s.figures.Objects = nil
	for _, key := range s.Claim.Figures {
		out := kit.NewButton("Remove", func() {
			s.Claim.Figures = slices.DeleteFunc(slices.Clone(s.Claim.Figures), func(k string) bool { return k == key })
			s.show()
		})
		label := kit.NewPara(FigureLine(s.Book, key), kit.Style{})
		label.MaxLines = 1
		s.figures.Add(kit.Dock(kit.Docked{Middle: kit.Inset(kit.Edges{Top: 6}, label), Right: out}))
	}
	s.figures.Add(kit.Row(0, kit.NewButton("Add a figure…", func() {
		Pick(s.Desk, s.Book, s.Claim, func(key string) {
			s.Claim.Figures = append(slices.Clone(s.Claim.Figures), key)
			s.show()
		})
	})))
	s.sheet.Refresh()
}

func (s *sheet) keep() {
	if !s.save.Enabled() {
		return
	}
	s.Claim.Text = s.text.Text
	s.sheet.Close()
	s.OnDo(s.Claim)
}

// FigureLine is a figure on one line: value, what it measures, when.
func FigureLine(b *evidence.Book, key string) string {
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

// Pick lets a figure of the library be found by its words for a claim to rest on, those
// of the claim's source first.
func Pick(desk *place.Desk, b *evidence.Book, c evidence.Claim, onPick func(key string)) {
	var own, others []kit.Choice
	for _, f := range b.Figures {
		if f.Status == evidence.Rejected || slices.Contains(c.Figures, f.Key) {
			continue
		}
		value, err := evidence.Format(f, "short,qualified")
		if err != nil {
			value = f.Value.String()
		}
		choice := kit.Choice{Key: f.Key, Title: b.Indicators[f.Indicator].Name, Detail: f.When() + " · " + b.Credit(f), Side: value}
		if choice.Title == "" {
			choice.Title = f.Key
		}
		if f.Origin.Source == c.Source {
			own = append(own, choice)
		} else {
			others = append(others, choice)
		}
	}
	byTitle := func(x, y kit.Choice) int { return strings.Compare(x.Title+x.Detail+x.Key, y.Title+y.Detail+y.Key) }
	slices.SortFunc(own, byTitle)
	slices.SortFunc(others, byTitle)
	desk.Stage.Pick(kit.Picker{
		Title: "Choose a figure", Hint: "Type what it counts, a value, a year, a source", Empty: "There is no other figure.", Choices: append(own, others...), OnPick: onPick,
	})
}

// Rests says what a claim rests on, and whether all is well with it: something carries
// it, and no words that it quotes are gone.
func Rests(b *evidence.Book, c evidence.Claim) (words string, well bool) {
	if !b.Carries(c) {
		return "no evidence that stands", false
	}
	var parts []string
	for _, n := range []struct {
		n    int
		noun string
	}{{len(c.Figures), "figure"}, {len(c.Quotes), "quote"}} {
		switch {
		case n.n == 1:
			parts = append(parts, "1 "+n.noun)
		case n.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n.n, n.noun))
		}
	}
	words = "on " + strings.Join(parts, " and ")
	for _, q := range c.Quotes {
		if q.Stale != "" {
			return words + ", some words gone", false
		}
	}
	return words, true
}
