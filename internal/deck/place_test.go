package deck

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// columns writes a slide's blocks: "left:a b right:c".
func columns(s Slide) string {
	var out []string
	for _, slot := range []Slot{Main, Left, Right} {
		var ids []string
		for _, b := range s.Blocks {
			if b.Slot == slot {
				ids = append(ids, string(b.ID))
			}
		}
		if len(ids) > 0 {
			out = append(out, string(slot)+":"+strings.Join(ids, " "))
		}
	}
	return strings.Join(out, " ")
}

func blocksOf(ids ...string) []Block {
	var out []Block
	for _, id := range ids {
		slot, id, _ := strings.Cut(id, ":")
		out = append(out, Block{ID: ID(id), Kind: Text, Slot: Slot(slot)})
	}
	return out
}

func TestABlockMovesWithinItsColumnAndIntoTheOther(t *testing.T) {
	plain := Slide{ID: "s", Blocks: blocksOf(":a", ":b", ":c")}
	two := Slide{ID: "s", Layout: TwoColumns, Blocks: blocksOf("left:a", "left:b", "right:c")}
	unsaid := Slide{ID: "s", Layout: TwoColumns, Blocks: blocksOf(":a", ":b", ":c")}
	for _, c := range []struct {
		name  string
		slide Slide
		id    ID
		dir   int
		want  string // empty: it does not move
	}{
		{"down past its neighbour", plain, "a", 1, ":b a c"},
		{"up past its neighbour", plain, "c", -1, ":a c b"},
		{"to the end", plain, "b", 1, ":a c b"},
		{"not past the end", plain, "c", 1, ""},
		{"not past the begin", plain, "a", -1, ""},
		{"down into the other column", two, "b", 1, "left:a right:b c"},
		{"up into the other column", two, "c", -1, "left:a b c"},
		{"within a column", two, "a", 1, "left:b a right:c"},
		{"from a column that nobody named", unsaid, "b", -1, "left:a b right:c"},
		{"the last of a column", Slide{ID: "s", Layout: TwoColumns, Blocks: blocksOf("left:a", "right:b")}, "a", 1, "right:a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &Deck{Slides: []Slide{c.slide.Clone()}}
			before := d.Clone()
			got := ""
			if slot, at, ok := c.slide.Beside(c.id, c.dir); ok {
				back, err := PlaceBlock(c.slide, c.id, slot, at).Apply(d)
				if err != nil {
					t.Fatal(err)
				}
				got = columns(d.Slides[0])
				if _, err := back.Apply(d); err != nil || cmp.Diff(before, d) != "" {
					t.Error(err, cmp.Diff(before, d))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPlacingABlockLosesNone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := Slide{ID: "s", Layout: rapid.SampledFrom(Layouts).Draw(rt, "layout")}
		slots := rapid.SampledFrom([]Slot{Main, Left, Right})
		for i := range rapid.IntRange(1, 6).Draw(rt, "blocks") {
			s.Blocks = append(s.Blocks, Block{ID: ID(rune('a' + i)), Slot: slots.Draw(rt, "slot")})
		}
		pick := func(name string) ID { return s.Blocks[rapid.IntRange(0, len(s.Blocks)-1).Draw(rt, name)].ID }
		id, slot := pick("id"), slots.Draw(rt, "to")
		e := PlaceBlock(s, id, slot, pick("before"))
		if e == nil {
			return
		}
		d := &Deck{Slides: []Slide{s.Clone()}}
		if _, err := e.Apply(d); err != nil {
			rt.Fatal(err)
		}
		var ids []string
		for _, b := range d.Slides[0].Blocks {
			ids = append(ids, string(b.ID))
			if b.ID == id && b.Slot != slot {
				rt.Fatalf("%s is in %q", b.ID, b.Slot)
			}
		}
		slices.Sort(ids)
		if want := "abcdef"[:len(s.Blocks)]; strings.Join(ids, "") != want {
			rt.Fatalf("%v are left of %s", ids, want)
		}
	})
}
