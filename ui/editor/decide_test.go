package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

func TestABlockBecomesOneOfAKindredKind(t *testing.T) {
	rows := [][]string{{"Option", "For"}, {"A", "x"}}
	for _, c := range []struct {
		name     string
		is, want deck.Block
	}{
		{"a table of options", deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: rows}}, deck.Block{Kind: deck.Options, Table: &deck.Table{Rows: rows}}},
		{"a plain table", deck.Block{Kind: deck.Options, Table: &deck.Table{Rows: rows, Preferred: 1}}, deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: rows}}},
		{
			"recommendations",
			deck.Block{Kind: deck.Bullets, Ordered: true, Items: []deck.Item{{Text: "Count"}, {Level: 1, Text: "Say"}}},
			deck.Block{Kind: deck.Recommendation, Actions: []deck.Action{{What: "Count"}, {What: "Say"}}},
		},
		{
			"a numbered list",
			deck.Block{Kind: deck.Recommendation, Actions: []deck.Action{{What: "Count", Who: "Unit", When: "May"}, {What: "Say", When: "June"}}},
			deck.Block{Kind: deck.Bullets, Ordered: true, Items: []deck.Item{{Text: "Count, Unit, May"}, {Text: "Say, June"}}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.is.Clone()
			_, change := kindred(got)
			change(&got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, b := range []deck.Block{{Kind: deck.Text}, {Kind: deck.TableBlock, Table: &deck.Table{Rows: rows, Headless: true}}} {
		if word, change := kindred(b); change != nil {
			t.Errorf("%s: %s", b.Kind, word)
		}
	}
}
