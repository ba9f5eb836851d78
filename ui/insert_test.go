package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
	"briefdeck/internal/source"
)

// columns is a deck with one slide of two empty columns.
func columns() *deck.Deck {
	empty := func(slot deck.Slot) deck.Block {
		return deck.Block{ID: source.NewID(), Kind: deck.Bullets, Slot: slot, Items: []deck.Item{{}}}
	}
	return &deck.Deck{ID: source.NewID(), Key: "columns", Meta: deck.Meta{Title: "Columns"}, Slides: []deck.Slide{
		{ID: source.NewID(), Layout: deck.TwoColumns, Title: "Two things", Blocks: []deck.Block{empty(deck.Left), empty(deck.Right)}},
	}}
}

// kinds are the blocks of the first slide, in short.
func (s *screen) kinds() string {
	var out []string
	for _, b := range s.deck().Slides[0].Blocks {
		out = append(out, strings.TrimPrefix(string(b.Slot)+":"+string(b.Kind)+" "+strings.Join(b.Texts(), ""), ":"))
	}
	return strings.Join(out, "|")
}

func TestWhatIsAddedTakesTheEmptyPlacesAndIsWrittenInAtOnce(t *testing.T) {
	s := open(t, columns())
	for _, c := range []struct{ item, text, want string }{
		{"Insert/Callout", "Mind this", "left:callout Mind this|right:bullets "},
		{"Insert/Text", "And that", "left:callout Mind this|right:text And that"},
		{"Insert/Numbered list", "First", "left:callout Mind this|right:text And that|right:bullets First"},
	} {
		s.menu(c.item)
		s.settle()
		s.typeText(c.text)
		s.settle()
		if diff := cmp.Diff(c.want, s.kinds()); diff != "" {
			t.Fatalf("%s: %s", c.item, diff)
		}
	}
	s.menu("Edit/Undo edit numbered list")
	s.settle()
	s.menu("Edit/Undo add numbered list")
	s.settle()
	if diff := cmp.Diff("left:callout Mind this|right:text And that", s.kinds()); diff != "" {
		t.Errorf("after two undos: %s", diff)
	}
}

func TestAListIsNumberedAndGetsItsBulletsBack(t *testing.T) {
	s := open(t, three())
	list := func() deck.Block { return s.deck().Slides[0].Blocks[0] }
	before := list()
	for _, want := range []bool{true, false} {
		s.menu("Edit/Numbered list")
		s.settle()
		after := before.Clone()
		after.Ordered = want
		if diff := cmp.Diff(after, list()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestThePartsOfASlideAreChosenWithKeys(t *testing.T) {
	s := open(t, columns())
	s.menu("Insert/Callout")
	s.settle()
	s.press(fyne.KeyEscape)
	s.menu("Slide/Next part")
	s.press(fyne.KeyReturn)
	s.typeText("To the right")
	s.settle()
	s.press(fyne.KeyEscape)
	s.menu("Slide/Part before")
	s.press(fyne.KeyDelete)
	s.settle()
	if diff := cmp.Diff("right:bullets To the right", s.kinds()); diff != "" {
		t.Error(diff)
	}
}

func TestACitationGoesWhereTheCaretIs(t *testing.T) {
	s := charted(t)
	s.press(fyne.KeyReturn)
	s.until("the window knows the source", func() bool {
		s.menu("Insert/Cite a source…")
		top := s.w.Fyne().Canvas().Overlays().Top()
		if top != nil && strings.Contains(texts(top), "A list") {
			return true
		}
		if top != nil {
			s.press(fyne.KeyEscape)
		}
		return false
	})
	s.typeText("a list")
	s.press(fyne.KeyReturn)
	s.typeText(" says")
	s.settle()
	if diff := cmp.Diff("A chart [@list] says", s.deck().Slides[0].Title); diff != "" {
		t.Error(diff)
	}
}
