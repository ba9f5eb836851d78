package deck

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestASlideIsPartedWhereItIsCut(t *testing.T) {
	bullets := Block{ID: "l", Kind: Bullets, Items: []Item{{Text: "a"}, {Text: "b"}, {Text: "c"}}}
	text := Block{ID: "t", Kind: Text, Text: "one\n\ntwo"}
	table := Block{ID: "r", Kind: TableBlock, Table: &Table{Rows: [][]string{{"h"}, {"1"}, {"2"}}}}
	in := func(s Slot, b Block) Block { b.Slot = s; return b }
	said := func(s Slide) string {
		var out []string
		for _, b := range s.Blocks {
			words := b.Texts()
			out = append(out, string(b.Slot)+strings.Trim(strings.Join(words, "/"), "/"))
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct {
		name        string
		slide       Slide
		cut         Cut
		first, rest string // both empty: it cannot be parted there
	}{
		{"between its blocks", Slide{Blocks: []Block{text, bullets}}, Cut{"l", 0}, "one\n\ntwo", "a/b/c"},
		{"inside a list", Slide{Blocks: []Block{bullets, text}}, Cut{"l", 2}, "a/b", "c|one\n\ntwo"},
		{"inside a text", Slide{Blocks: []Block{text}}, Cut{"t", 1}, "one", "two"},
		{"inside a table, whose head stands on both", Slide{Blocks: []Block{table}}, Cut{"r", 2}, "h/1", "h/2"},
		{"in one column, the other stays", Slide{Layout: TwoColumns, Blocks: []Block{in(Left, bullets), in(Right, text)}}, Cut{"l", 1}, "lefta|rightone\n\ntwo", "b/c"},
		{"not before everything", Slide{Blocks: []Block{text}}, Cut{"t", 0}, "", ""},
		{"not under a table's head", Slide{Blocks: []Block{table}}, Cut{"r", 1}, "", ""},
		{"not at a block that is not there", Slide{Blocks: []Block{text}}, Cut{"x", 0}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			first, rest, ok := c.slide.Part(c.cut, "new", "part", "T (continued)")
			if !ok {
				first, rest = Slide{}, Slide{}
			}
			if diff := cmp.Diff([]string{c.first, c.rest}, []string{said(first), said(rest)}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPartingASlideLosesNothingAndIsUndoneInOneStep(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := Slide{ID: "s", Layout: rapid.SampledFrom(Layouts).Draw(rt, "layout"), Title: "T"}
		for i := range rapid.IntRange(1, 4).Draw(rt, "blocks") {
			b := Block{ID: ID(rune('a' + i)), Kind: Bullets, Slot: rapid.SampledFrom([]Slot{Main, Left, Right}).Draw(rt, "slot")}
			for k := range rapid.IntRange(1, 4).Draw(rt, "items") {
				b.Items = append(b.Items, Item{Text: string(b.ID) + string(rune('0'+k))})
			}
			s.Blocks = append(s.Blocks, b)
		}
		at := s.Blocks[rapid.IntRange(0, len(s.Blocks)-1).Draw(rt, "block")]
		first, rest, ok := s.Part(Cut{at.ID, rapid.IntRange(0, len(at.Items)-1).Draw(rt, "item")}, "n", "p", "T2")
		if !ok {
			return
		}
		d := &Deck{Slides: []Slide{s.Clone()}}
		before := d.Clone()
		back, err := PartSlide(s, 0, first, rest).Apply(d)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(items(before), items(d)); diff != "" {
			rt.Fatal(diff)
		}
		if _, err := back.Apply(d); err != nil || cmp.Diff(before, d) != "" {
			rt.Fatal(err, cmp.Diff(before, d))
		}
	})
}

// items counts every item of a deck.
func items(d *Deck) map[string]int {
	out := map[string]int{}
	for _, s := range d.Slides {
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				out[it.Text]++
			}
		}
	}
	return out
}
