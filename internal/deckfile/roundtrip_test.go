package deckfile

import (
	"bytes"
	"strings"
	"testing"

	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// nasty are words that mean something in Markdown, YAML or JSON, or are not Latin.
var nasty = []string{
	"# title", "---", "--", "===", "***", "<!--", "-->", "--&gt;", "--&amp;", "```", "```chart", "~~~", "|", `\|`, `\`, `\\`, "- a", "-", "* b", "+ c",
	"1. one", "12) two", `1\. x`, "> q", "[!bottom-line]", "[!x", "— src", "![a](b)", "![a](b \"c\")", "{{fig:a|b}}", "<br>", "一带一路", "贸易额，", "\"", "'",
	": ", "key: value", "\n", "\n\n", " ", "  ", "\t", "a", "word", "layout: chart", "hidden", "divider", "\n— ", " · ", "· ", "null", "true", "~", "1.0", "\u00a0", "\u2028", "\r", "\x00", "\x7f", "é",
	"&", "%", "@", "!", "*", "{", "[", "</script>", "🙂", "\ufeff", "\u0085", "#", "##",
}

func drawText(t *rapid.T, name string) string {
	if rapid.IntRange(0, 5).Draw(t, name+" plain") == 0 {
		return rapid.String().Draw(t, name)
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 6).Draw(t, name), "")
}

func drawWords(t *rapid.T, name string) []string {
	var out []string
	for range rapid.IntRange(0, 3).Draw(t, name+" count") {
		out = append(out, drawText(t, name))
	}
	return out
}

func drawBlock(t *rapid.T) deck.Block {
	b := deck.Block{
		Kind:    rapid.SampledFrom(kinds).Draw(t, "kind"),
		Outputs: deck.Mask(rapid.IntRange(0, 15).Draw(t, "outputs")) * deck.Mask(rapid.IntRange(0, 1).Draw(t, "masked")),
		Slot:    rapid.SampledFrom([]deck.Slot{deck.Main, deck.Main, deck.Left, deck.Right}).Draw(t, "slot"),
		Step:    max(0, rapid.IntRange(-4, 3).Draw(t, "step")),
	}
	if rapid.IntRange(0, 4).Draw(t, "has alt") == 0 {
		b.Alt = drawText(t, "alt")
	}
	if rapid.IntRange(0, 4).Draw(t, "states") == 0 {
		b.Claims = drawWords(t, "claims")
	}
	fill(t, &b)
	return b
}

func fill(t *rapid.T, b *deck.Block) {
	switch b.Kind {
	case deck.Text, deck.Callout:
		b.Text = drawText(t, "text")
	case deck.Bullets:
		b.Ordered = rapid.Bool().Draw(t, "ordered")
		for range rapid.IntRange(0, 12).Draw(t, "items") {
			b.Items = append(b.Items, deck.Item{Level: rapid.IntRange(0, 1).Draw(t, "level"), Text: drawText(t, "item")})
		}
	case deck.KeyFigures:
		for range rapid.IntRange(0, 3).Draw(t, "figures") {
			b.Figures = append(b.Figures, deck.KeyFigure{Value: drawText(t, "value"), Unit: drawText(t, "unit"), Label: drawText(t, "label")})
		}
	case deck.ChartBlock:
		b.Chart = &deck.Chart{
			Type: rapid.SampledFrom(deck.ChartTypes).Draw(t, "type"), Title: drawText(t, "title"), Series: drawWords(t, "series"),
			Labels: drawWords(t, "labels"), Note: drawText(t, "note"), From: drawText(t, "from"), Height: rapid.Float64Range(0, 9).Draw(t, "height"),
			Order: rapid.SampledFrom(deck.Orders).Draw(t, "order"), Line: drawText(t, "line"), LineLabel: drawText(t, "line label"),
			Places: drawWords(t, "places"), Group: rapid.SampledFrom(deck.Groups).Draw(t, "group"), Without: drawWords(t, "without"),
			Scale: rapid.SampledFrom(deck.ScaleKinds).Draw(t, "scale"), Gaps: rapid.SampledFrom(deck.GapKinds).Draw(t, "gaps"),
			Values: rapid.SampledFrom(deck.ValueKinds).Draw(t, "values"), Legend: rapid.SampledFrom(deck.LegendPlaces).Draw(t, "legend"),
			Palette: rapid.SampledFrom(deck.Palettes).Draw(t, "palette"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "remarks") {
			b.Chart.Remarks = append(b.Chart.Remarks, deck.Remark{At: drawText(t, "at"), Series: drawText(t, "remark series"), Text: drawText(t, "remark")})
		}
	case deck.Recommendation:
		for range rapid.IntRange(0, 4).Draw(t, "actions") {
			b.Actions = append(b.Actions, deck.Action{What: drawText(t, "what"), Who: drawText(t, "who"), When: drawText(t, "when")})
		}
	case deck.TableBlock, deck.Options:
		b.Table = &deck.Table{Source: drawText(t, "source")}
		columns := rapid.IntRange(1, 3).Draw(t, "columns")
		for range rapid.IntRange(0, 3).Draw(t, "rows") {
			var row []string
			for range columns {
				row = append(row, drawText(t, "cell"))
			}
			b.Table.Rows = append(b.Table.Rows, row)
		}
		for range rapid.IntRange(0, columns).Draw(t, "aligned") {
			b.Table.Align = append(b.Table.Align, rapid.SampledFrom([]string{"", "left", "right", "center"}).Draw(t, "align"))
		}
		b.Table.Headless = rapid.IntRange(0, 3).Draw(t, "headless") == 0
		if b.Kind == deck.Options {
			b.Table.Preferred = rapid.IntRange(0, max(0, len(b.Table.Rows)-1)).Draw(t, "preferred")
		}
	case deck.QuoteBlock:
		b.Quote = &deck.Quote{Text: drawText(t, "quote"), Source: drawText(t, "quote source")}
	case deck.ImageBlock:
		b.Image = &deck.Image{Ref: drawText(t, "ref"), Caption: drawText(t, "caption"), Credit: drawText(t, "credit")}
		b.Image.Fit = rapid.SampledFrom(deck.Fits).Draw(t, "fit")
		if rapid.Bool().Draw(t, "cropped") {
			side := rapid.IntRange(0, 495)
			b.Image.Crop = deck.Crop{Left: side.Draw(t, "left"), Top: side.Draw(t, "top"), Right: side.Draw(t, "right"), Bottom: side.Draw(t, "bottom")}
		}
	}
}

func drawDeck(t *rapid.T) *deck.Deck {
	d := &deck.Deck{Key: "d", Meta: deck.Meta{
		Title: drawText(t, "meta title"), To: drawText(t, "to"), Marking: drawText(t, "marking"), Minutes: rapid.IntRange(0, 90).Draw(t, "minutes"),
	}}
	for range rapid.IntRange(0, 3).Draw(t, "slides") {
		s := deck.Slide{
			Layout: rapid.SampledFrom(deck.Layouts).Draw(t, "layout"), Title: drawText(t, "slide title"), Hidden: rapid.Bool().Draw(t, "hidden"), Dense: rapid.Bool().Draw(t, "dense"),
			Outputs: deck.Mask(rapid.SampledFrom([]int{0, 0, 1, 6, 15}).Draw(t, "slide outputs")),
		}
		if rapid.Bool().Draw(t, "more head") {
			s.Subtitle, s.Group = drawText(t, "subtitle"), drawText(t, "group")
			s.Notes, s.Handout = drawText(t, "notes"), drawText(t, "handout")
		}
		for range rapid.IntRange(0, 4).Draw(t, "blocks") {
			s.Blocks = append(s.Blocks, drawBlock(t))
		}
		d.Slides = append(d.Slides, s)
	}
	return d
}

func TestReadingWhatWasWrittenGivesTheDeckBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, h := drawDeck(t), Head{Facts: drawWords(t, "facts")}
		var file bytes.Buffer
		if err := Write(&file, d, h); err != nil {
			t.Fatal(err)
		}
		text := file.String()
		back, head, err := Read("d.md", strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(d, back, noIDs); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
		if diff := cmp.Diff(h, head, noIDs); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
		var again bytes.Buffer
		if err := Write(&again, back, head); err != nil || again.String() != text {
			t.Fatalf("written again: %v %s", err, cmp.Diff(text, again.String()))
		}
	})
}

// Whatever is read can be written, and read again as the same deck.
func FuzzRead(f *testing.F) {
	f.Add([]byte(head + "\n<!-- layout: chart-text -->\n## T\n\n- a\n  - b\n\n| a |\n| --: |\n| 1 |\n\n```chart\ntype: bar\n```\n\n---\n\n> q\n> — s\n"))
	f.Add([]byte(head + "```block\n{\"kind\":\"text\",\"text\":\"a\\nb\"}\n```\n"))
	f.Add([]byte(head + "<!-- options: 1 -->\n| o | c |\n| --- | --- |\n| A | b |\n\n<!-- recommendation -->\n1. do\n   — who · when\n\n<!-- crop: left 10, top 2.5 -->\n<!-- fit: cover -->\n![a](b)\n"))
	f.Add([]byte(head + "<!-- slide: {\"layout\":\"title\"} -->\n<!--\nnote --&gt;\n-->\n1\\. x\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, h, err := Read("f.md", bytes.NewReader(raw))
		if err != nil {
			return
		}
		var file bytes.Buffer
		if err := Write(&file, d, h); err != nil {
			t.Fatalf("write: %v", err)
		}
		back, _, err := Read("f.md", bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatalf("read again: %v\n%s", err, file.String())
		}
		if diff := cmp.Diff(d, back, noIDs); diff != "" {
			t.Fatalf("%s\n%s", diff, file.String())
		}
	})
}
