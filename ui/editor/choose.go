package editor

import (
	"context"
	"maps"
	"slices"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

func (ed *Editor) pickFigure(title string, take func(*evidence.Book, evidence.Figure)) {
	ed.withBook(func(b *evidence.Book) {
		p := kit.Picker{Title: title, Hint: "Search by name, value, source or year", Empty: "The library holds no figures yet. Import a paper or data under Library."}
		p.Choices = usable(b)
		p.OnPick = func(key string) { take(b, b.Figures[key]) }
		ed.desk.Stage.Pick(p)
	})
}

// usable are the figures that a deck can show, as choices.
func usable(b *evidence.Book) []kit.Choice {
	keys := make([]string, 0, len(b.Figures))
	for key, f := range b.Figures {
		if f.Status != evidence.Rejected && f.Status != evidence.Superseded {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, c string) int { return byRank(b.Figures[a], b.Figures[c]) })
	out := make([]kit.Choice, len(keys))
	for i, key := range keys {
		out[i] = figureChoice(b, b.Figures[key])
	}
	return out
}

// byRank puts figures quoted from papers before rows of data, then orders by key.
func byRank(a, b evidence.Figure) int {
	ra, rb := a.Origin.Dataset != "", b.Origin.Dataset != ""
	if ra != rb {
		if rb {
			return -1
		}
		return 1
	}
	return strings.Compare(a.Key, b.Key)
}

func figureChoice(b *evidence.Book, f evidence.Figure) kit.Choice {
	name := b.Indicators[f.Indicator].Name
	if name == "" {
		name = f.Key
	}
	value, err := b.Format(f, "short")
	if err != nil {
		value = f.Value.String()
	}
	when := ""
	if !f.Period.IsZero() || !f.AsOf.IsZero() {
		when = b.Language.When(f)
	}
	detail := b.Credit(f)
	if f.Status != evidence.Confirmed {
		detail = capital(string(f.Status)) + " · " + detail
	}
	if when != "" {
		name += ", " + when
	}
	return kit.Choice{Key: f.Key, Title: name, Detail: detail, Side: value, Words: f.Note}
}

func (ed *Editor) pickSeries(title string, take func(*evidence.Book, string)) {
	ed.withBook(func(b *evidence.Book) {
		p := kit.Picker{Title: title, Hint: "Search by name, unit or definition", Empty: "The library holds no series yet. Import data under Library."}
		p.Choices = seriesChoices(b)
		p.OnPick = func(key string) { take(b, key) }
		ed.desk.Stage.Pick(p)
	})
}

// seriesChoices are the series of two values and more.
func seriesChoices(b *evidence.Book) []kit.Choice {
	keys := slices.Sorted(maps.Keys(b.Indicators))
	var out []kit.Choice
	for _, key := range keys {
		s, err := b.Series(key)
		if err != nil || len(s.Figures) < 2 {
			continue
		}
		ind := s.Indicator
		first, last := s.Figures[0].Period.Long(), s.Figures[len(s.Figures)-1].Period.Long()
		out = append(out, kit.Choice{
			Key: key, Title: ind.Name, Detail: ind.Unit.ScaledString(ind.Scale) + " · " + first + " to " + last + " · " + ind.Definition,
			Side: count(len(s.Figures), "value", "values"),
		})
	}
	return out
}

// section is a heading of a held document.
type section struct {
	doc source.Document
	sec source.Section
}

// SlideFromSection adds a slide that starts from a section of a paper.
func (ed *Editor) SlideFromSection() {
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:sections", func(ctx context.Context) ([]section, error) { return sections(ctx, lib) },
		func(all []section, err error) {
			if err != nil {
				ed.desk.Shell.Fail("List the sections", err)
				return
			}
			ed.pickSection(all)
		})
}

func sections(ctx context.Context, lib app.Library) ([]section, error) {
	sources, err := lib.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var out []section
	for _, s := range sources {
		if !s.Held {
			continue
		}
		doc, err := lib.Document(ctx, s.Key)
		if err != nil {
			return nil, err
		}
		for _, sec := range doc.Sections {
			out = append(out, section{doc, sec})
		}
	}
	return out, nil
}

func (ed *Editor) pickSection(all []section) {
	p := kit.Picker{Title: "A slide from which section?", Hint: "Search headings and papers", Empty: "The library holds no papers yet. Import one under Library."}
	for _, s := range all {
		p.Choices = append(p.Choices, kit.Choice{
			Key: string(s.sec.ID), Title: s.sec.Label(), Detail: s.doc.Source.Title,
			Side: count(len(s.sec.Paragraphs), "paragraph", "paragraphs"),
		})
	}
	p.OnPick = func(key string) {
		for _, s := range all {
			if string(s.sec.ID) == key {
				ed.AddSlide(app.SlideFromSection(s.doc, s.sec))
				return
			}
		}
	}
	ed.desk.Stage.Pick(p)
}
