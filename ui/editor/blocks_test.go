package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"briefdeck/internal/deck"
)

func TestBulletsReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) deck.Item {
			return deck.Item{Level: rapid.IntRange(0, 2).Draw(t, "level"), Text: rapid.StringMatching(`[^\s][^\n\t]{0,20}`).Draw(t, "text")}
		}), 1, 6).Draw(t, "items")
		if diff := cmp.Diff(items, bulletItems(bulletText(items))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestADifferenceIsTheSmallestEdit(t *testing.T) {
	old := deck.Slide{ID: "s", Title: "One", Blocks: []deck.Block{{ID: "a", Kind: deck.Text, Text: "x"}, {ID: "b", Kind: deck.Text, Text: "y"}}}
	with := func(change func(*deck.Slide)) deck.Slide {
		s := old.Clone()
		change(&s)
		return s
	}
	for _, c := range []struct {
		name string
		next deck.Slide
		want deck.Edit
	}{
		{"nothing changed", old.Clone(), nil},
		{"a title", with(func(s *deck.Slide) { s.Title = "Two" }), deck.SetHead{ID: "s", What: "Edit", Head: deck.Slide{ID: "s", Title: "Two"}}},
		{
			"a block", with(func(s *deck.Slide) { s.Blocks[1].Text = "z" }),
			deck.SetBlock{Slide: "s", What: "Edit", Block: deck.Block{ID: "b", Kind: deck.Text, Text: "z"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, difference(old, c.next, "Edit"), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAMovedSlideJoinsTheGroupItLandsIn(t *testing.T) {
	d := &deck.Deck{}
	for i, g := range []string{"A", "A", "B", "B", "C"} {
		d.Slides = append(d.Slides, deck.Slide{ID: deck.ID(rune('0' + i)), Group: g})
	}
	for _, c := range []struct {
		name     string
		from, to int
		want     string
	}{
		{"inside its own group", 0, 1, "A"},
		{"to the end of its own group's neighbours", 1, 2, "B"},
		{"between two of another group", 4, 3, "B"},
		{"to the very beginning", 4, 0, "A"},
		{"to the very end", 0, 4, "C"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, groupAt(d, c.from, c.to)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestATokenStandsApartFromTheWordsAroundIt(t *testing.T) {
	const token = "{{fig:a}}"
	for _, c := range []struct {
		name, text string
		at         int
		want       string
	}{
		{"in an empty text", "", 0, token},
		{"after a word", "trade", 5, " " + token},
		{"before a word", "trade", 0, token + " "},
		{"inside a word", "trade", 2, " " + token + " "},
		{"after a space, before a comma", "of , now", 3, token},
		{"beyond the end", "trade", 99, " " + token},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, spaced(token, []rune(c.text), c.at)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
