package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

func TestAQuotationIsProvenByItsSource(t *testing.T) {
	b := evidence.NewBook()
	lee := source.Source{Key: "lee", Short: "Lee", Held: true}
	b.Sources["lee"] = lee
	docs := map[string]source.Document{"lee": {Source: lee, Sections: []source.Section{{Paragraphs: []source.Paragraph{{Kind: source.Prose, Text: "The quay is the policy of the small ports."}}}}}}
	for _, c := range []struct {
		name, text, source string
		want               check.Proof
	}{
		{"word for word", "The quay is the policy", "Lee, section 1", check.Proof{Fidelity: check.Verbatim, Source: "Lee"}},
		{"a marked cut", "The quay […] of the small ports", "Lee", check.Proof{Fidelity: check.Marked, Source: "Lee"}},
		{"another word", "The quay was the policy", "Lee", check.Proof{Fidelity: check.Altered, Source: "Lee", Diff: "The quay [-was-] {+is+} the policy"}},
		{"words that stand nowhere", "Ships are good for you and me.", "Lee", check.Proof{Fidelity: check.Altered, Source: "Lee"}},
		{"a source that is not held", "The quay is the policy", "Customs", check.Proof{}},
		{"nothing quoted", "", "Lee", check.Proof{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, check.Prove(deck.Quote{Text: c.text, Source: c.source}, b, docs)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
