package ui

import (
	"encoding/json"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

// text is the deck as the library holds it, to the byte.
func (s *screen) text() string {
	s.t.Helper()
	raw, err := json.MarshalIndent(s.deck(), "", " ")
	if err != nil {
		s.t.Fatal(err)
	}
	return string(raw)
}

// undoAll takes everything back.
func (s *screen) undoAll() {
	s.t.Helper()
	s.settle()
	for s.w.Editor().Session().CanUndo() != "" {
		s.menu("Edit/Undo")
		s.settle()
	}
}

// Every block is inserted from the menu, written in when it holds words, and deleted by
// keys alone; undo takes all of it back to the byte.
func TestEveryBlockIsInsertedWrittenAndDeletedWithKeys(t *testing.T) {
	for _, c := range []struct {
		word string
		kind deck.Kind
		want []string // its words after “New” was typed
	}{
		{"Text", deck.Text, []string{"New"}},
		{"Bullets", deck.Bullets, []string{"New"}},
		{"Callout", deck.Callout, []string{"New"}},
		{"Table", deck.TableBlock, []string{"New"}},
		{"Options", deck.Options, []string{"OptionNew", "For", "Against"}},
		{"Recommendation", deck.Recommendation, []string{"New"}},
		{"Quote", deck.QuoteBlock, []string{"New"}},
		{"References", deck.Sources, nil},
		{"Caveats", deck.Caveats, nil},
		{"Divider", deck.Divider, nil},
	} {
		t.Run(c.word, func(t *testing.T) {
			s := open(t, three())
			before := s.text()
			s.menu("Insert/" + c.word)
			s.until("it is there", func() bool { return len(s.deck().Slides[0].Blocks) == 2 })
			s.settle()
			s.hand.run()
			if c.want != nil {
				s.typeText("New")
				s.settle()
			}
			b := s.deck().Slides[0].Blocks[1]
			var got []string
			for _, text := range b.Texts() {
				if text != "" {
					got = append(got, text)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || b.Kind != c.kind {
				t.Errorf("%s: %s", b.Kind, diff)
			}
			if s.w.Fyne().Canvas().Focused() != nil {
				s.press(fyne.KeyEscape)
			}
			s.press(fyne.KeyDelete)
			s.until("it is deleted", func() bool { return len(s.deck().Slides[0].Blocks) == 1 })
			s.undoAll()
			if diff := cmp.Diff(before, s.text()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRecommendationsAreAddedMovedAndWritten(t *testing.T) {
	s := open(t, three())
	before := s.text()
	s.menu("Insert/Recommendation")
	s.until("it is there", func() bool { return len(s.deck().Slides[0].Blocks) == 2 })
	s.settle()
	s.typeText("Count")
	s.press(fyne.KeyReturn)
	s.typeText("Unit")
	s.press(fyne.KeyReturn)
	s.typeText("May")
	s.settle()
	s.tapIn(s.w.Fyne().Content(), "Add recommendation")
	s.until("there are two", func() bool { return len(s.deck().Slides[0].Blocks[1].Actions) == 2 })
	s.settle()
	s.typeText("Say")
	s.settle()
	want := []deck.Action{{What: "Count", Who: "Unit", When: "May"}, {What: "Say"}}
	if diff := cmp.Diff(want, s.deck().Slides[0].Blocks[1].Actions); diff != "" {
		t.Error(diff)
	}
	s.undoAll()
	if diff := cmp.Diff(before, s.text()); diff != "" {
		t.Error(diff)
	}
}
