package app

import (
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// SlidesFromOutline are slide stubs for the sections and paragraphs of a document that
// were ticked, by ID, in the document's order. A ticked section of the first level
// opens a group with a slide of its own when it has ticked sections under it; each
// section with text becomes a slide with a bullet for each ticked paragraph.
func SlidesFromOutline(doc source.Document, ticked []source.ID) []deck.Slide {
	var out []deck.Slide
	group := ""
	for i, sec := range doc.Sections {
		chosen := slices.Contains(ticked, sec.ID)
		body := sec
		body.Paragraphs = nil
		for _, p := range sec.Paragraphs {
			if slices.Contains(ticked, p.ID) {
				body.Paragraphs = append(body.Paragraphs, p)
			}
		}
		if chosen && opens(doc.Sections, i) {
			group = sec.Title
			s := NewSlide(deck.SectionSlide)
			s.Title, s.Group = sec.Title, group
			out = append(out, s)
		} else if chosen && sec.Level <= 1 {
			group = sec.Title
		}
		if len(body.Paragraphs) == 0 && (!chosen || opens(doc.Sections, i)) {
			continue
		}
		s := SlideFromSection(doc, body)
		s.Group = group
		out = append(out, s)
	}
	return out
}

// opens tells a section that has sections under it.
func opens(all []source.Section, i int) bool {
	return i+1 < len(all) && all[i+1].Level > all[i].Level
}
