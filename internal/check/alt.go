package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
)

// missingAlt is a picture that is described in no words. Charts describe themselves
// from their data when nobody did.
var missingAlt = Rule{
	Name: "missing-alt", Title: "Picture without a description",
	Why:  "people who cannot see it learn nothing from it",
	find: findMissingAlt,
}

func findMissingAlt(r *reading) {
	for i := range r.in.Deck.Slides {
		s := &r.in.Deck.Slides[i]
		for j := range s.Blocks {
			b := &s.Blocks[j]
			if s.Hidden || !meet(s.Outputs, b.Outputs) || b.Kind != deck.ImageBlock || b.Image == nil || strings.TrimSpace(b.Alt) != "" {
				continue
			}
			found := deck.Finding{Slide: s.ID, Page: i + 1, Block: b.ID, Field: "alt"}
			found.Text = "the picture has no description"
			found.Hint = "say in a sentence what it shows"
			if caption := strings.TrimSpace(b.Image.Caption); caption != "" {
				what := "Describe it by its caption"
				found.Severity = deck.Note
				found.Text = fmt.Sprintf("the picture is described by its caption alone: “%s”", caption)
				found.Fix = &deck.Fix{Label: what, Edit: deck.SetBlock{Slide: s.ID, What: what, Block: b.WithField("alt", caption)}}
			}
			r.report(found)
		}
	}
}
