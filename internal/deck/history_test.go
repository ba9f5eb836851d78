package deck

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// drawEdit picks an edit that may or may not fit the deck.
func drawEdit(t *rapid.T, d *Deck, n int) Edit {
	id := func() ID {
		if len(d.Slides) == 0 || rapid.IntRange(0, 9).Draw(t, "stranger") == 0 {
			return "stranger"
		}
		return d.Slides[rapid.IntRange(0, len(d.Slides)-1).Draw(t, "slide")].ID
	}
	block := func(s ID) ID {
		if slide, _, err := d.Slide(s); err == nil && len(slide.Blocks) > 0 {
			return slide.Blocks[rapid.IntRange(0, len(slide.Blocks)-1).Draw(t, "block")].ID
		}
		return "stranger"
	}
	at := rapid.IntRange(-1, len(d.Slides)+1).Draw(t, "at")
	text := rapid.String().Draw(t, "text")
	s := id()
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		return DeleteSlide{ID: s}
	case 1:
		return MoveSlide{ID: s, To: at}
	case 2:
		return SetHead{ID: s, What: "Edit title", Head: Slide{Title: text, Layout: Statement}}
	case 3:
		return InsertBlock{Slide: s, At: at, Block: Block{ID: ID(fmt.Sprintf("b%d", n)), Kind: Text, Text: text}}
	case 4:
		return DeleteBlock{Slide: s, ID: block(s)}
	case 5:
		return SetBlock{Slide: s, What: "Edit text", Block: Block{ID: block(s), Kind: Bullets, Items: []Item{{Text: text}}}}
	case 6:
		return MoveBlock{Slide: s, ID: block(s), To: at}
	case 10:
		return Dismiss{Dismissal: Dismissal{Finding: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "finding"), Reason: text}, Back: rapid.Bool().Draw(t, "back")}
	case 11:
		return AcceptValues{What: "Accept", Values: map[string]string{rapid.SampledFrom([]string{"a", "b"}).Draw(t, "figure"): rapid.SampledFrom([]string{"", "1", "2e3"}).Draw(t, "amount")}}
	case 12:
		other := d.Clone()
		other.Meta.Title, other.Review = text, Review{Accepted: map[string]string{"c": "4"}}
		other.Slides = append(other.Slides[:len(other.Slides)/2], Slide{ID: ID(fmt.Sprintf("r%d", n)), Title: text})
		return RestoreTo("Restore", other)
	case 7:
		return SetMeta{Meta: Meta{Title: text}}
	case 8:
		return Batch{What: "Two", Edits: []Edit{DeleteSlide{ID: s}, SetMeta{Meta: Meta{Title: text}}}}
	}
	return InsertSlide{At: at, Slide: Slide{ID: ID(fmt.Sprintf("s%d", n)), Title: text}}
}

// Whatever was done and undone, and whatever failed in between, undoing all of it
// gives the deck back, and redoing all of it gives the end back, also when the
// steps went through the journal in between.
func TestUndoingEverythingGivesTheDeckBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Deck{Key: "d"}
		start := d.Clone()
		var h History
		for n := range rapid.IntRange(1, 30).Draw(t, "edits") {
			before := d.Clone()
			switch rapid.IntRange(0, 5).Draw(t, "do") {
			case 0:
				_, _ = h.Undo(d)
			case 1:
				_, _ = h.Redo(d)
			default:
				do := h.Do
				if rapid.Bool().Draw(t, "join") {
					do = h.Join
				}
				if _, err := do(d, drawEdit(t, d, n)); err != nil {
					if diff := cmp.Diff(before, d, cmpopts.EquateEmpty()); diff != "" {
						t.Fatalf("a failed edit changed the deck: %s", diff)
					}
				}
			}
		}
		for h.CanRedo() != "" {
			if _, err := h.Redo(d); err != nil {
				t.Fatal(err)
			}
		}
		end := d.Clone()
		h = throughJournal(t, h)
		for h.CanUndo() != "" {
			if _, err := h.Undo(d); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(start, d, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("undone: %s", diff)
		}
		for h.CanRedo() != "" {
			if _, err := h.Redo(d); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(end, d, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("redone: %s", diff)
		}
	})
}

// Typing that goes on is one step, which undo takes back whole; another text, another
// kind of edit, and what comes after an undo begin a new one.
func TestTypingThatGoesOnIsOneStep(t *testing.T) {
	d := &Deck{Slides: []Slide{{ID: "s", Title: "A", Blocks: []Block{{ID: "b", Kind: Text, Text: "x"}}}}}
	start := d.Clone()
	var h History
	title := func(text string) Edit { return SetHead{ID: "s", What: "Edit title", Head: Slide{Title: text}} }
	body := func(text string) Edit {
		return SetBlock{Slide: "s", What: "Edit text", Block: Block{ID: "b", Kind: Text, Text: text}}
	}
	join := func(e Edit) {
		t.Helper()
		if _, err := h.Join(d, e); err != nil {
			t.Fatal(err)
		}
	}
	join(title("Ab"))
	join(title("Abc"))
	join(body("xy"))
	h = History{Steps: []Step{h.Steps[0], {Name: "Edit text", Edit: &SetBlock{Slide: "s", What: "Edit text", Block: Block{ID: "b", Kind: Text, Text: "xy"}}, Inverse: h.Steps[1].Inverse}}, Done: 2}
	join(body("xyz"))
	if len(h.Steps) != 2 || d.Slides[0].Title != "Abc" || d.Slides[0].Blocks[0].Text != "xyz" {
		t.Fatalf("%d steps, %+v", len(h.Steps), d.Slides)
	}
	if _, err := h.Undo(d); err != nil || d.Slides[0].Blocks[0].Text != "x" {
		t.Fatalf("undone: %+v, %v", d.Slides, err)
	}
	join(title("Abcd"))
	if len(h.Steps) != 2 || h.Done != 2 {
		t.Fatalf("after an undo: %d steps of which %d stand", len(h.Steps), h.Done)
	}
	for h.CanUndo() != "" {
		if _, err := h.Undo(d); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(start, d); diff != "" {
		t.Error(diff)
	}
}

// A long history forgets its oldest steps, and what is left of it still works.
func TestAHistoryIsBounded(t *testing.T) {
	d := &Deck{}
	var h History
	for n := range 3 * keptSteps {
		if _, err := h.Do(d, SetMeta{Meta: Meta{Minutes: n}}); err != nil {
			t.Fatal(err)
		}
		if len(h.Steps) > keptSteps+spareSteps || h.Done != len(h.Steps) {
			t.Fatalf("%d steps of which %d stand", len(h.Steps), h.Done)
		}
	}
	undone := 0
	for ; h.CanUndo() != ""; undone++ {
		if _, err := h.Undo(d); err != nil {
			t.Fatal(err)
		}
	}
	if undone < keptSteps || d.Meta.Minutes != 3*keptSteps-1-undone {
		t.Errorf("%d undone, at %d", undone, d.Meta.Minutes)
	}
}

func throughJournal(t *rapid.T, h History) History {
	out := History{Done: h.Done}
	for _, s := range h.Steps {
		out.Steps = append(out.Steps, Step{Name: s.Name, Edit: journalled(t, s.Edit), Inverse: journalled(t, s.Inverse)})
	}
	return out
}

func journalled(t *rapid.T, e Edit) Edit {
	b, err := EncodeEdit(e)
	if err != nil {
		t.Fatal(err)
	}
	back, err := DecodeEdit(b)
	if err != nil {
		t.Fatal(err)
	}
	if back.Name() != e.Name() {
		t.Fatalf("%q came back as %q", e.Name(), back.Name())
	}
	return back
}
