package layout_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// edited lays a slide out as it looks while something on it is edited.
func edited(t testing.TB, sl deck.Slide, e layout.Edit) *frame.Frame {
	t.Helper()
	in := input(t, number(&deck.Deck{Meta: deck.Meta{Title: "T"}, Slides: []deck.Slide{sl}}))
	in.Edit = &e
	res, err := layout.Slides(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return res.Pages[0].Frame
}

// places writes a line as "field: 0 1 2-4 5": the bytes between which carets stand.
func places(l frame.Line) string {
	out := l.Field + ":"
	for _, p := range l.Places {
		if p.From == p.To {
			out += fmt.Sprintf(" %d", p.From)
		} else {
			out += fmt.Sprintf(" %d-%d", p.From, p.To)
		}
	}
	return out
}

func TestCaretsStandBetweenTheLettersOfTheText(t *testing.T) {
	text := func(s string) deck.Slide { return deck.Slide{Layout: deck.Blank, Blocks: []deck.Block{textOf(s)}} }
	writing := layout.Edit{Block: "s1b1", Field: "text"}
	for _, c := range []struct {
		name  string
		slide deck.Slide
		edit  layout.Edit
		want  []string
	}{
		{"between any two letters", text("abc"), writing, []string{"text: 0 1 2 3"}},
		{"around marks of Markdown", text("a**b**c"), writing, []string{"text: 0 1-3 4-6 7"}},
		{"before and after a figure", text("a {{fig:ports}} b"), writing, []string{"text: 0 1 2 15 16 17"}},
		{"before and after a figure that was not found", text("{{fig:nope}}"), writing, []string{"text: 0 12"}},
		{"not inside a letter of several parts", text("e\u0301字"), writing, []string{"text: 0 3 6"}},
		{"around a character that a backslash protects", text(`\*a`), writing, []string{"text: 0 2 3"}},
		{"in every paragraph, after the spaces at its end too", text("a \n\nb"), writing, []string{"text: 0 1 2", "text: 4 5"}},
		{"where a heading's words begin", text("## Head"), writing, []string{"text: 3 4 5 6 7"}},
		{"in an empty paragraph that is being written", text("a\n\n"), writing, []string{"text: 0 1", "text: 3"}},
		{"not in an empty paragraph that is not", text("a\n\n"), layout.Edit{}, []string{"text: 0 1"}},
		{"once where a text prompts to be written", text(""), layout.Edit{}, []string{"text: 0"}},
		{
			"in a bullet that is being written",
			deck.Slide{Layout: deck.Blank, Blocks: []deck.Block{bulletsOf("a", "")}},
			layout.Edit{Block: "s1b1", Field: "items.0"},
			[]string{"items.0: 0 1", "items.1: 0"},
		},
		{
			"in the cells of a table, empty ones too",
			deck.Slide{Layout: deck.Blank, Blocks: []deck.Block{tableOf([]string{"a", ""}, []string{"b", "c"})}},
			layout.Edit{},
			[]string{"table.0.0: 0 1", "table.0.1: 0", "table.1.0: 0 1", "table.1.1: 0 1"},
		},
		{
			"in a title, and in a subtitle that is being written",
			deck.Slide{Layout: deck.BulletSlide, Title: "A b"},
			layout.Edit{Field: "subtitle"},
			[]string{"title: 0 1 2 3", "subtitle: 0"},
		},
		{
			"in a quotation and what stands under it",
			deck.Slide{Layout: deck.Blank, Blocks: []deck.Block{{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "ab", Source: "c"}}}},
			layout.Edit{},
			[]string{"quote: 0 1 2", "quote.source: 0 1"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range edited(t, c.slide, c.edit).Lines {
				got = append(got, places(l))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASlideLooksTheSameWhileItIsEdited(t *testing.T) {
	for i, sl := range everyLayout().Slides {
		if sl.Title == "" || sl.Layout == deck.FigureSlide {
			continue // it prompts for one; a label and what its figure adds to it are two runs
		}
		plain, _ := slideOf(t, sl)
		if diff := cmp.Diff(dump([]layout.Page{plain}), dump([]layout.Page{{Frame: edited(t, sl, layout.Edit{}), Slide: plain.Slide, Title: plain.Title}})); diff != "" {
			t.Errorf("slide %d (-shown +edited):\n%s", i+1, diff)
		}
	}
}

func TestEveryCaretStandsAtALetterOfItsText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyDeck.Draw(rt, "deck")
		in := input(t, d)
		in.Edit = &layout.Edit{}
		res, err := layout.Slides(context.Background(), in)
		if err != nil {
			rt.Fatal(err)
		}
		for _, p := range res.Pages {
			s, _, err := d.Slide(p.Slide)
			if err != nil {
				rt.Fatal(err)
			}
			for _, l := range p.Frame.Lines {
				checkLine(rt, l, textNamed(s, l))
			}
		}
	})
}

func textNamed(s deck.Slide, l frame.Line) string {
	fields := s.Fields()
	if b, ok := s.Block(deck.ID(l.Block)); ok && l.Block != "" {
		fields = b.Fields()
	}
	for _, f := range fields {
		if f.Name == l.Field {
			return strings.ReplaceAll(f.Text, "\r\n", "\n")
		}
	}
	return ""
}

func checkLine(t *rapid.T, l frame.Line, text string) {
	x, at := l.Places[0].X-1e-6, 0
	for _, p := range l.Places {
		switch {
		case p.X < x-1e-6:
			t.Fatalf("%s: places go back from %v to %v", places(l), x, p.X)
		case p.From < at || p.To < p.From || p.To > len(text):
			t.Fatalf("%s: %d-%d after %d, of %d bytes", places(l), p.From, p.To, at, len(text))
		case p.From < len(text) && !utf8.RuneStart(text[p.From]), p.To < len(text) && !utf8.RuneStart(text[p.To]):
			t.Fatalf("%s: %d-%d is inside a character of %q", places(l), p.From, p.To, text)
		}
		x, at = p.X, p.To
	}
}
