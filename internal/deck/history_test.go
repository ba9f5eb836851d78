package deck

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawn is any value of a type: every field it has, and those it will have.
func drawn[T any](t *rapid.T, what string) T {
	words := rapid.SampledFrom([]string{"", "a", "b", "一带一路", "“q” *m*\n\n<b>", "{{fig:x|value}}", "\u2028\x00"})
	return rapid.MakeCustom[T](rapid.MakeConfig{Kinds: map[reflect.Kind]*rapid.Generator[any]{
		reflect.String: words.AsAny(),
		reflect.Int:    rapid.IntRange(0, 5).AsAny(),
	}}).Draw(t, what)
}

// target is a deck that edits are drawn for: most fit it, some do not.
type target struct {
	*Deck
	t *rapid.T
	n int // the step: new things are named after it
}

func (d target) slide() ID {
	if len(d.Slides) == 0 || rapid.IntRange(0, 9).Draw(d.t, "stranger") == 0 {
		return "stranger"
	}
	return d.Slides[rapid.IntRange(0, len(d.Slides)-1).Draw(d.t, "slide")].ID
}

func (d target) block(s ID) ID {
	if slide, _, err := d.Slide(s); err == nil && len(slide.Blocks) > 0 {
		return slide.Blocks[rapid.IntRange(0, len(slide.Blocks)-1).Draw(d.t, "block")].ID
	}
	return "stranger"
}

func (d target) at() int { return rapid.IntRange(-1, len(d.Slides)+1).Draw(d.t, "at") }

// newBlock is a block of any content under an ID.
func (d target) newBlock(id ID) Block {
	b := drawn[Block](d.t, "block")
	b.ID = id
	return b
}

// newSlide is a slide of any content, of which nothing shares an ID.
func (d target) newSlide() Slide {
	s := drawn[Slide](d.t, "slide")
	s.ID = ID(fmt.Sprintf("s%d", d.n))
	for i := range s.Blocks {
		s.Blocks[i].ID = ID(fmt.Sprintf("s%d-%d", d.n, i))
	}
	return s
}

// edits draws an edit of each kind that the journal knows.
var edits = map[string]func(target) Edit{
	"insert-slide": func(d target) Edit { return InsertSlide{At: d.at(), Slide: d.newSlide()} },
	"delete-slide": func(d target) Edit { return DeleteSlide{ID: d.slide()} },
	"move-slide":   func(d target) Edit { return MoveSlide{ID: d.slide(), To: d.at()} },
	"set-head": func(d target) Edit {
		return SetHead{ID: d.slide(), What: rapid.SampledFrom([]string{"Edit title", "Group"}).Draw(d.t, "what"), Head: drawn[Slide](d.t, "head")}
	},
	"insert-block": func(d target) Edit {
		return InsertBlock{Slide: d.slide(), At: d.at(), Block: d.newBlock(ID(fmt.Sprintf("b%d", d.n)))}
	},
	"delete-block": func(d target) Edit {
		s := d.slide()
		return DeleteBlock{Slide: s, ID: d.block(s)}
	},
	"set-block": func(d target) Edit {
		s := d.slide()
		return SetBlock{Slide: s, What: rapid.SampledFrom([]string{"Edit text", "Edit chart"}).Draw(d.t, "what"), Block: d.newBlock(d.block(s))}
	},
	"move-block": func(d target) Edit {
		s := d.slide()
		return MoveBlock{Slide: s, ID: d.block(s), To: d.at()}
	},
	"set-meta": func(d target) Edit { return SetMeta{Meta: drawn[Meta](d.t, "meta")} },
	"batch": func(d target) Edit {
		s := d.slide()
		return Batch{What: "Two", Edits: []Edit{DeleteSlide{ID: s}, SetMeta{Meta: drawn[Meta](d.t, "meta")}}}
	},
	"dismiss": func(d target) Edit {
		return Dismiss{Dismissal: drawn[Dismissal](d.t, "dismissal"), Back: rapid.Bool().Draw(d.t, "back")}
	},
	"accept-values": func(d target) Edit {
		return AcceptValues{What: "Accept", Values: map[string]string{rapid.SampledFrom([]string{"a", "b"}).Draw(d.t, "figure"): rapid.SampledFrom([]string{"", "1", "2e3"}).Draw(d.t, "amount")}}
	},
	"restore": func(d target) Edit {
		other := d.Clone()
		other.Meta, other.Review = drawn[Meta](d.t, "meta"), Review{Accepted: map[string]string{"c": "4"}}
		other.Slides = append(other.Slides[:len(other.Slides)/2], d.newSlide())
		return RestoreTo("Restore", other)
	},
}

// A kind of edit that the journal learns is one that the tests below make.
func TestEveryKindOfEditIsTried(t *testing.T) {
	tried := slices.Sorted(maps.Keys(edits))
	if diff := cmp.Diff(slices.Sorted(maps.Keys(editKinds)), tried); diff != "" {
		t.Error(diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, kind := range tried {
			if got, err := kindOf(edits[kind](target{&Deck{}, t, 0})); err != nil || got != kind {
				t.Fatalf("%s makes %q: %v", kind, got, err)
			}
		}
	})
}

// drawEdit picks an edit that may or may not fit the deck. New slides come often: a deck
// without any has nothing to edit.
func drawEdit(t *rapid.T, d *Deck, n int) Edit {
	kinds := append(slices.Sorted(maps.Keys(edits)), "insert-slide", "insert-slide", "insert-block")
	return edits[rapid.SampledFrom(kinds).Draw(t, "kind")](target{d, t, n})
}

// written is a deck as bytes.
func written(t *rapid.T, d *Deck) string {
	b, err := json.MarshalIndent(d, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Whatever was done and undone, and whatever failed in between, undoing all of it
// gives the deck back to the byte, and redoing all of it gives the end back, also when the
// steps went through the journal in between.
func TestUndoingEverythingGivesTheDeckBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Deck{Key: "d", Slides: []Slide{}}
		start := written(t, d)
		var h History
		for n := range rapid.IntRange(1, 30).Draw(t, "edits") {
			before := written(t, d)
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
					if diff := cmp.Diff(before, written(t, d)); diff != "" {
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
		end := written(t, d)
		h = throughJournal(t, h)
		for h.CanUndo() != "" {
			if _, err := h.Undo(d); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(start, written(t, d)); diff != "" {
			t.Fatalf("undone: %s", diff)
		}
		for h.CanRedo() != "" {
			if _, err := h.Redo(d); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(end, written(t, d)); diff != "" {
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
