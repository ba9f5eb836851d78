package library_test

import (
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/source"
	"briefdeck/ui/library"
	"briefdeck/ui/place/placetest"
)

// summarised makes a library that holds our own words about the paper, and its place.
func summarised(t *testing.T) (*placetest.Bench, *library.Library) {
	t.Helper()
	b := placetest.New(t, func(lib app.Library) error {
		return lib.AddFacts(t.Context(), []source.Document{{
			Source: source.Source{Key: "bridges", Kind: source.Paper, Title: "A Short Paper on Bridges", Short: "Author", Held: true, Note: "Our own summaries."},
			Sections: []source.Section{{ID: "s", Title: "Introduction", Level: 1, Paragraphs: []source.Paragraph{
				{ID: "p", Kind: source.Summary, Text: "It counts bridges."},
			}}},
		}}, nil)
	})
	l := library.New(b.Desk)
	b.Put(l, 1356, 830)
	b.UntilSays("our summary")
	return b, l
}

func TestAFullPaperTakesThePlaceOfOurSummary(t *testing.T) {
	b, l := summarised(t)
	b.UntilSays("Our own summaries.")
	l.Import(file(b, "bridges.txt", paper))
	b.UntilSays("Add this as revision 2")
	b.Tap("Add as revision")
	b.UntilSays("revision 2")
	b.UntilSays("2.1 In the north")
	b.Until("the note is gone", func() bool { return !b.Says("our summary") && !b.Says("Our own summaries.") })
}

func TestNothingLeftToReviewIsNotOfferedForReview(t *testing.T) {
	b, l := open(t)
	l.Import(file(b, "plain.txt", "A Paper Without Numbers\n\n1. Only words\n\nNothing is counted here.\n"))
	b.UntilSays("Add this paper to the library?")
	b.Tap("Add to library")
	b.UntilSays("Added to the library")
	if b.Says("to review") {
		t.Errorf("%q", b.Texts())
	}
}
