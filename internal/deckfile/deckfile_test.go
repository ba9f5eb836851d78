package deckfile

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const head = "---\nmarp: true\ntitle: T\n---\n"

// noIDs compares decks as an editor would: IDs follow from the place alone.
var noIDs = cmp.Options{
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreFields(deck.Deck{}, "ID", "Key"),
	cmpopts.IgnoreFields(deck.Slide{}, "ID"),
	cmpopts.IgnoreFields(deck.Block{}, "ID"),
}

func read(t *testing.T, body string) []deck.Slide {
	t.Helper()
	d, _, err := Read("t.md", strings.NewReader(head+body))
	if err != nil {
		t.Fatal(err)
	}
	return d.Slides
}

func TestReadingMarkdownAsBlocks(t *testing.T) {
	text := func(s string) deck.Block { return deck.Block{Kind: deck.Text, Text: s} }
	for name, c := range map[string]struct {
		body string
		want deck.Slide
	}{
		"a heading is the title and the next level the subtitle": {
			"## Trade\n\n### In dollars\n\nText.\n",
			deck.Slide{Title: "Trade", Subtitle: "In dollars", Blocks: []deck.Block{text("Text.")}},
		},
		"directives about the slide": {
			"<!-- layout: chart-text -->\n<!-- group: Trade -->\n<!-- hidden -->\n<!-- only: brief, handout -->\n# T\n",
			deck.Slide{Layout: deck.ChartText, Group: "Trade", Hidden: true, Outputs: deck.InBrief | deck.InHandout, Title: "T"},
		},
		"\"only\" directly before a block is the block's": {
			"<!-- only: web -->\nOne.\n",
			deck.Slide{Blocks: []deck.Block{{Kind: deck.Text, Text: "One.", Outputs: deck.InWeb}}},
		},
		"\"only\" with an empty line after it is the slide's": {
			"<!-- only: web -->\n\nOne.\n",
			deck.Slide{Outputs: deck.InWeb, Blocks: []deck.Block{text("One.")}},
		},
		"paragraphs are one text until something else": {
			"One\nline two.\n\nTwo.\n\n<!-- block -->\nThree.\n",
			deck.Slide{Blocks: []deck.Block{text("One\nline two.\n\nTwo."), text("Three.")}},
		},
		"bullets in two levels": {
			"- a\n  - b\n    more\n- c\n\n1. x\n   - y\n2. z\n",
			deck.Slide{Blocks: []deck.Block{
				{Kind: deck.Bullets, Items: []deck.Item{{Text: "a"}, {Level: 1, Text: "b\nmore"}, {Text: "c"}}},
				{Kind: deck.Bullets, Ordered: true, Items: []deck.Item{{Text: "x"}, {Level: 1, Text: "y"}, {Text: "z"}}},
			}},
		},
		"any other comment is a note": {
			"<!-- Say hello. -->\n# T\n<!--\nlayout: not a directive\n\nTwo lines.\n-->\n",
			deck.Slide{Layout: deck.TitleSlide, Title: "T", Notes: "Say hello.\n\nlayout: not a directive\n\nTwo lines."},
		},
		"a quote and a callout": {
			"> Words\n> more\n> — Someone, 1\n\n> [!bottom-line]\n> Do it.\n",
			deck.Slide{Blocks: []deck.Block{
				{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: "Words\nmore", Source: "Someone, 1"}},
				{Kind: deck.Callout, Text: "Do it."},
			}},
		},
		"a table with alignment": {
			"<!-- source: Own -->\n| a | b |\n| :-- | --: |\n| {{fig:x\\|value}} | 2 |\n",
			deck.Slide{Layout: deck.TableSlide, Blocks: []deck.Block{{Kind: deck.TableBlock, Table: &deck.Table{
				Rows: [][]string{{"a", "b"}, {"{{fig:x|value}}", "2"}}, Align: []string{"left", "right"}, Source: "Own",
			}}}},
		},
		"an image": {
			"<!-- credit: Us -->\n<!-- slot: right -->\n![A map](map.png \"The route\")\n",
			deck.Slide{Layout: deck.TwoColumns, Blocks: []deck.Block{{
				Kind: deck.ImageBlock, Slot: deck.Right, Alt: "A map",
				Image: &deck.Image{Ref: "map.png", Caption: "The route", Credit: "Us"},
			}}},
		},
		"fences": {
			"<!-- alt: Two bars -->\n<!-- step: 2 -->\n```chart\ntype: bar\nseries: [trade]\nheight: 0.5\n```\n\n```figures\n- {value: \"1\", unit: tn, label: trade}\n```\n\n```references\n```\n```caveats\n\n```\n",
			deck.Slide{Blocks: []deck.Block{
				{Kind: deck.ChartBlock, Alt: "Two bars", Step: 2, Chart: &deck.Chart{Type: deck.Bar, Series: []string{"trade"}, Height: 0.5}},
				{Kind: deck.KeyFigures, Figures: []deck.KeyFigure{{Value: "1", Unit: "tn", Label: "trade"}}},
				{Kind: deck.Sources},
				{Kind: deck.Caveats},
			}},
		},
		"the claims that a block states": {
			"<!-- claims: trade-grew,partners-joined -->\nIt grew.\n",
			deck.Slide{Blocks: []deck.Block{{Kind: deck.Text, Text: "It grew.", Claims: []string{"trade-grew", "partners-joined"}}}},
		},
		"a backslash hides a mark": {
			"\\# not a title\n1\\. not an item\n\\*kept\n",
			deck.Slide{Blocks: []deck.Block{text("# not a title\n1. not an item\n\\*kept")}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if c.want.Layout == "" {
				c.want.Layout = deck.BulletSlide
			}
			if diff := cmp.Diff([]deck.Slide{c.want}, read(t, "\n"+c.body), noIDs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAHeadGivesTheMetaAndTheFacts(t *testing.T) {
	file := "\ufeff---\r\nmarp: true\r\ntitle: A\r\nas-of: 2026\r\nminutes: 40\r\nfacts: [one, two]\r\n---\r\n"
	d, h, err := Read("briefings/a.md", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := &deck.Deck{Key: "a", ID: placeID("a"), Meta: deck.Meta{Title: "A", AsOf: "2026", Minutes: 40}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Head{Facts: []string{"one", "two"}}, h); diff != "" {
		t.Error(diff)
	}
}

func TestErrorsSayWhereAndWhatToDo(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"an unknown directive":           {"<!-- colour: red -->\n", `t.md:5: unknown directive "colour"; known are layout,`},
		"an unknown layout":              {"<!-- layout: chrat -->\n", `t.md:5: unknown layout "chrat"; known are title,`},
		"an unknown output":              {"<!-- only: print -->\n", `t.md:5: unknown output "print"; known are slides, brief, handout, web`},
		"an unknown fence":               {"\n```mermaid\n```\n", `t.md:6: unknown fence "mermaid"; known are chart,`},
		"an unknown field in a chart":    {"```chart\ntype: bar\nserie: [a]\n```\n", `t.md:7: unknown field "serie" in the chart; known are type, series,`},
		"an unknown chart type":          {"```chart\ntype: bars\n```\n", `t.md:5: unknown chart type bars; known are bar,`},
		"an unknown group of a map":      {"```chart\ntype: map\nplaces: [a]\ngroup: size\n```\n", `t.md:5: unknown group size of a chart; known are joined, region, income`},
		"an unknown scale":               {"```chart\ntype: line\nscale: square\n```\n", `t.md:5: unknown scale square of a chart; known are log`},
		"a height that is no number":     {"```chart\ntype: bar\nheight: .nan\n```\n", "t.md:5: a chart's height is its share of the width"},
		"a fence without an end":         {"```chart\ntype: bar\n", "t.md:5: the fence has no end; close it with ```"},
		"a comment without an end":       {"<!-- note\n", "t.md:5: the comment has no end; close it with -->"},
		"text after a comment":           {"<!-- note --> text\n", "t.md:5: text after a comment's end; put it on a line of its own"},
		"a second title":                 {"# a\n# b\n", "t.md:6: a slide has one title"},
		"a heading after the content":    {"text\n\n# b\n", "t.md:7: a heading after the slide's content; begin a new slide"},
		"a rule under a line of text":    {"text\n---\n", "t.md:6: this line makes a heading of the line above; leave an empty line"},
		"a directive without its block":  {"<!-- slot: left -->\n\ntext\n", "t.md:5: no block follows this directive;"},
		"a ragged table":                 {"| a | b |\n| - | - |\n| 1 |\n", "t.md:7: the row has 1 cells, the head 2;"},
		"a table without its rule":       {"| a | b |\n", "t.md:5: a table needs a second line"},
		"a third level":                  {"- a\n      - b\n", "t.md:6: a third level of bullets;"},
		"a step that is no number":       {"<!-- step: soon -->\ntext\n", `t.md:5: step "soon" is not a whole number from 1`},
		"an unknown callout":             {"> [!tip]\n> x\n", `t.md:5: unknown callout "tip"; known is [!bottom-line]`},
		"references that hold something": {"```references\n- mine\n```\n", "t.md:6: the references block is filled by the program"},
		"a line that joins a quote":      {"> a\nb\n", "t.md:6: Markdown would take this line into the quote above"},
		"a field of a block's JSON":      {"```block\n{\"kin\":\"text\"}\n```\n", "t.md:6: the block's JSON cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Read("t.md", strings.NewReader(head+c.body))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s…", err, c.want)
			}
		})
	}
	for name, c := range map[string]struct{ file, want string }{
		"no head":                {"# a\n", "t.md:1: a deck file begins with a YAML head;"},
		"a head without an end":  {"---\ntitle: a\n", "t.md:1: the YAML head has no end;"},
		"an unknown field":       {"---\ntitle: a\nauthors: b\n---\n", `t.md:3: unknown field "authors" in the head; known are marp, title,`},
		"bytes that are no text": {head + "\xff", "t.md:5: not UTF-8 text;"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Read("t.md", strings.NewReader(c.file))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s…", err, c.want)
			}
		})
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAFileWithoutEndIsRefused(t *testing.T) {
	for name, r := range map[string]io.Reader{"in bytes": endless{}, "in lines": strings.NewReader(strings.Repeat("\n", MaxLines))} {
		if _, _, err := Read("t.md", r); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestADeckThatNoFileCanHoldIsRefused(t *testing.T) {
	for name, s := range map[string]deck.Slide{
		"an unknown layout": {Layout: "spiral"},
		"an unknown kind":   {Layout: deck.Blank, Blocks: []deck.Block{{Kind: "video"}}},
		"an unknown chart":  {Layout: deck.Blank, Blocks: []deck.Block{{Kind: deck.ChartBlock, Chart: &deck.Chart{Type: "globe"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := Write(&bytes.Buffer{}, &deck.Deck{Slides: []deck.Slide{s}}, Head{}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestTheSamePlaceHasTheSameID(t *testing.T) {
	one := read(t, "a\n\n---\n\nb\n")
	two := read(t, "other\n\n---\n\nwords\n")
	if one[1].Blocks[0].ID != two[1].Blocks[0].ID || one[0].ID != two[0].ID || one[0].ID == one[1].ID {
		t.Errorf("got %v and %v", one, two)
	}
}
