package editor

import (
	"context"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

// longestTick is how much of a paragraph a checklist shows, in runes.
const longestTick = 90

// SlidesFromOutline lets a paper be chosen, then its sections and paragraphs ticked,
// and adds a slide stub for each ticked section after the chosen slide.
func (ed *Editor) SlidesFromOutline() {
	if ed.deck == nil {
		ed.NewDeck()
		return
	}
	lib := ed.desk.Work.Library()
	app.Go(ed.desk.Tasks, "editor:sources", func(ctx context.Context) ([]source.Source, error) { return lib.Sources(ctx) },
		func(all []source.Source, err error) {
			if err != nil {
				ed.desk.Shell.Fail("List the sources", err)
				return
			}
			ed.pickOutline(all)
		})
}

func (ed *Editor) pickOutline(all []source.Source) {
	p := kit.Picker{Title: "The outline of which paper?", Hint: "Search titles and authors", Empty: "The library holds no papers yet. Import one under Library."}
	for _, s := range all {
		if s.Held {
			p.Choices = append(p.Choices, kit.Choice{Key: s.Key, Title: s.Title, Detail: s.Name(), Icon: kit.IconDocument})
		}
	}
	p.OnPick = func(key string) {
		lib := ed.desk.Work.Library()
		app.Go(ed.desk.Tasks, "editor:outline", func(ctx context.Context) (source.Document, error) { return lib.Document(ctx, key) },
			func(doc source.Document, err error) {
				if err != nil {
					ed.desk.Shell.Fail("Read the paper", err)
					return
				}
				ed.tickOutline(doc)
			})
	}
	ed.desk.Stage.Pick(p)
}

func (ed *Editor) tickOutline(doc source.Document) {
	slides := func(keys []string) []deck.Slide {
		ids := make([]source.ID, len(keys))
		for i, k := range keys {
			ids[i] = source.ID(k)
		}
		return app.SlidesFromOutline(doc, ids)
	}
	ed.desk.Stage.Check(kit.Checklist{
		Title: "Slides from " + doc.Source.Title, Text: "Tick sections and paragraphs. Each section becomes a slide with a bullet for each paragraph, and says where it comes from in its notes.",
		Items: outlineItems(doc), Empty: "This paper has no sections.", Do: "Add %s", One: "slide", Many: "slides",
		Count: func(keys []string) int { return len(slides(keys)) },
		OnDo:  func(keys []string) { ed.insert("Add slides from an outline", slides(keys)) },
	})
}

func outlineItems(doc source.Document) []kit.CheckItem {
	var out []kit.CheckItem
	for _, sec := range doc.Sections {
		level := max(0, sec.Level-1)
		out = append(out, kit.CheckItem{Key: string(sec.ID), Title: sec.Label(), Level: level, Side: count(len(sec.Paragraphs), "paragraph", "paragraphs")})
		for _, p := range sec.Paragraphs {
			out = append(out, kit.CheckItem{Key: string(p.ID), Title: cut(p.Text, longestTick), Level: level + 1})
		}
	}
	return out
}

// cut shortens a text to so many runes.
func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
