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
)

// sentenceOf is the sentence that a figure stands in, and where its words stand there;
// "" until the source's text has been read.
func (e *Evidence) sentenceOf(f evidence.Figure) (string, source.Span) {
	_, p, ok := e.docs[f.Origin.Source].Paragraph(f.Origin.Paragraph)
	if !ok {
		return "", source.Span{}
	}
	at := source.SentenceAt(p.Text, f.Origin.Quote)
	return at.In(p.Text), source.Span{Start: f.Origin.Quote.Start - at.Start, End: f.Origin.Quote.End - at.Start}
}

// suggested are the indicators that a figure could be of, the likeliest first.
func (e *Evidence) suggested(f evidence.Figure) []evidence.Suggestion {
	if e.likely == nil {
		return nil
	}
	sentence, _ := e.sentenceOf(f)
	return e.likely.Suggest(f, sentence)
}

// pickIndicator asks which indicator a figure is of: those that are suggested first, with
// the reason, then the others that are measured alike; or a new one, by its name.
func (e *Evidence) pickIndicator(f evidence.Figure, take func(key, name string)) {
	var choices []kit.Choice
	listed := map[string]bool{}
	add := func(i evidence.Indicator, detail, side string) {
		if listed[i.Key] {
			return
		}
		listed[i.Key] = true
		choices = append(choices, kit.Choice{Key: i.Key, Title: capital(i.Name), Detail: detail, Side: side, Words: i.Definition + " " + i.Unit.String()})
	}
	count := map[string]int{}
	for _, g := range e.book.Figures {
		count[g.Indicator]++
	}
	all := e.suggested(f)
	likely := all[:min(len(all), evidence.MostSuggested)]
	for _, s := range likely {
		add(s.Indicator, capital(s.Why), "suggested")
	}
	if own, ok := e.book.Indicators[f.Indicator]; ok {
		add(own, own.Definition, "as it is")
	}
	for _, s := range all[len(likely):] {
		add(s.Indicator, capital(s.Why), counted(count[s.Indicator.Key]))
	}
	for _, i := range e.book.ByName() {
		if i.SameMeasure(f) {
			add(i, i.Definition, counted(count[i.Key]))
		}
	}
	e.desk.Stage.Pick(kit.Picker{
		Title: "Which indicator is " + e.amount(f) + " of?", Hint: "Search, or type the name of a new one",
		Empty: "No indicator is measured in this unit yet: type the name of a new one.", Choices: choices,
		OnPick: func(key string) { take(key, "") },
		New:    func(typed string) string { return "New indicator: “" + typed + "”" },
		OnNew:  func(typed string) { take("", typed) },
	})
}

// amount is a figure in short.
func (e *Evidence) amount(f evidence.Figure) string {
	text, err := evidence.Format(f, "short")
	if err != nil {
		return f.Value.String()
	}
	return text
}

// ChooseIndicator asks which indicator the chosen figure is of.
func (e *Evidence) ChooseIndicator() {
	f, ok := e.figure()
	if !ok || f.Derivation != nil {
		return
	}
	// Later: the key that asks for it would be typed into the search.
	app.Go(e.desk.Tasks, "evidence:indicator", func(context.Context) (struct{}, error) { return struct{}{}, nil },
		func(struct{}, error) { e.pickIndicator(f, func(key, name string) { e.putUnder(f, key, name) }) })
}

// UseSuggested puts the chosen candidate under the likeliest indicator.
func (e *Evidence) UseSuggested() {
	f, ok := e.figure()
	if !ok {
		return
	}
	if s, ok := e.suggestion(f); ok {
		e.putUnder(f, s.Indicator.Key, "")
		return
	}
	e.desk.Stage.Toast("No indicator is suggested for this figure: I chooses one")
}

// suggestion is the likeliest indicator of a candidate whose own one came with it.
func (e *Evidence) suggestion(f evidence.Figure) (evidence.Suggestion, bool) {
	if f.Status != evidence.Candidate || f.Derivation != nil || !e.book.CameWith(f) {
		return evidence.Suggestion{}, false
	}
	if all := e.suggested(f); len(all) > 0 {
		return all[0], true
	}
	return evidence.Suggestion{}, false
}

func (e *Evidence) putUnder(f evidence.Figure, key, name string) {
	if key != "" {
		if key == f.Indicator {
			return
		}
		f.Indicator = key
	}
	word := "Put under “" + name + "”"
	if name == "" {
		word = "Put under “" + e.book.Indicators[key].Name + "”"
	}
	e.correct(f, name, word)
}

// suggestionCard offers the likeliest indicator of a candidate.
func (d *detail) suggestionCard(f evidence.Figure) []fyne.CanvasObject {
	s, ok := d.e.suggestion(f)
	if !ok {
		return nil
	}
	return []fyne.CanvasObject{kit.Field("Could be of", kit.Card(kit.Column(6,
		kit.NewPara(capital(s.Indicator.Name), kit.Style{Bold: true}),
		kit.NewPara(capital(s.Why)+".", small),
		kit.Row(kit.Unit, kit.NewButton("Use it (U)", d.e.UseSuggested), kit.NewButton("Another… (I)", d.e.ChooseIndicator)))))}
}

// indicatorHint says what an indicator is, under its name in the edit sheet.
func (e *Evidence) indicatorHint(f evidence.Figure, key, name string) string {
	if name != "" {
		return "New: its definition can be written later"
	}
	ind := e.book.Indicators[key]
	var others int
	for _, g := range e.book.Figures {
		if g.Indicator == key && g.Key != f.Key {
			others++
		}
	}
	switch {
	case ind.Definition != "":
		return ind.Definition
	case others == 0:
		return "Found with this figure; nothing else is of it"
	}
	return fmt.Sprintf("With %s, in %s", counted(others), strings.TrimSpace(ind.Unit.String()))
}
