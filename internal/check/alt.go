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
	r.eachBlock(func(found deck.Finding, s *deck.Slide, b *deck.Block) {
		if b.Kind != deck.ImageBlock || b.Image == nil || strings.TrimSpace(b.Alt) != "" {
			return
		}
		found.Field = "alt"
		found.Text = "the picture has no description"
		found.Hint = "say in a sentence what it shows"
		if caption := strings.TrimSpace(b.Image.Caption); caption != "" {
			what := "Describe it by its caption"
			found.Severity = deck.Note
			found.Text = fmt.Sprintf("the picture is described by its caption alone: “%s”", short(caption))
			found.Fix = &deck.Fix{Label: what, Edit: deck.SetBlock{Slide: s.ID, What: what, Block: b.WithField("alt", caption)}}
		}
		r.report(found)
	})
}
