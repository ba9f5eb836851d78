package layout

import (
	"fmt"
	"slices"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// composer sets one deck for one output. It is used by one goroutine; only the
// drawing of charts at the end is spread over several.
type composer struct {
	in     Input
	book   *evidence.Book
	faces  *typeset.Faces
	pal    palette
	sh     sheet // what blocks are set in at the moment
	output deck.Mask
	shown  []deck.Slide

	found       findings
	refs        *bibliography
	specs       map[*deck.Chart]built
	titles      map[*deck.Chart]string // what heads a chart without a title of its own
	headed      string                 // the title of what is being set, where it is printed over it
	head        words                  // what is set as the slide's title, and where it stands
	headedUnder string                 // the subtitle of the slide that is being set
	plots       map[*frame.Group]plot
	at          place
	bare        map[deck.ID]bare // of the current slide's charts
	one         deck.Block       // the chart that gives the current slide some of its words
	footed      []chart.Spec     // charts whose source the current slide's footer carries
}

// place is what is being set, for findings.
type place struct {
	slide, block deck.ID
	page         int
}

// built is a chart's spec or why there is none.
type built struct {
	spec chart.Spec
	err  error
}

func newComposer(in Input, output deck.Mask) *composer {
	c := &composer{
		in: in, book: in.Book.In(evidence.LanguageOf(in.Deck.Meta.Language)), faces: in.Faces, pal: newPalette(in.Theme), output: output,
		specs: map[*deck.Chart]built{}, titles: map[*deck.Chart]string{}, plots: map[*frame.Group]plot{},
	}
	c.shown = in.Deck.Shown(output)
	c.headCharts()
	c.collect()
	return c
}

// blocks are those of a slide that appear in this output.
func (c *composer) blocks(sl deck.Slide) []deck.Block {
	var out []deck.Block
	for _, b := range sl.Blocks {
		if b.Outputs.Has(c.output) {
			out = append(out, b)
		}
	}
	return out
}

// findings gathers what is to be told, each thing once, in order.
type findings struct{ list []deck.Finding }

func (f *findings) add(x deck.Finding) {
	same := func(y deck.Finding) bool {
		return y.Rule == x.Rule && y.Slide == x.Slide && y.Block == x.Block && y.Text == x.Text
	}
	if !slices.ContainsFunc(f.list, same) {
		f.list = append(f.list, x)
	}
}

// report tells a finding about what is being set.
func (c *composer) report(rule string, sev deck.Severity, text, hint string) {
	c.found.add(deck.Finding{
		Rule: rule, Severity: sev, Slide: c.at.slide, Block: c.at.block, Page: c.at.page,
		Text: text, Hint: hint,
	})
}

// missing reports characters that no face can draw.
func (c *composer) missing(runes []rune) {
	if len(runes) == 0 {
		return
	}
	slices.Sort(runes)
	list := ""
	for i, r := range slices.Compact(runes) {
		if i > 0 {
			list += ", "
		}
		list += fmt.Sprintf("%q (U+%04X)", r, r)
	}
	c.report("missing-glyph", deck.Error, "no font here can draw "+list,
		"install a font that has these characters, or write it differently")
}

// style is a type size in a colour, as typeset wants it.
func (c *composer) style(t deck.TypeSize, color frame.Color) typeset.Style {
	return typeset.Style{Size: t.Size, Bold: t.Bold, Mono: t.Family == deck.Mono, Color: color}
}

// Setter lets charts measure and set their text with these faces.
func Setter(fs *typeset.Faces) chart.Setter { return chartSetter{fs} }

type chartSetter struct{ faces *typeset.Faces }

// Width is the advance of a text on one line, in the unit of size.
func (s chartSetter) Width(text string, size float64, bold bool) float64 {
	return s.faces.Width(text, typeset.Style{Size: size, Bold: bold})
}

// Runs sets a text on one line with its baseline starting at a point.
func (s chartSetter) Runs(text string, size float64, bold, italic bool, c frame.Color, at frame.Point) []*frame.Text {
	return s.faces.Runs(text, typeset.Style{Size: size, Bold: bold, Italic: italic, Color: c}, at)
}
