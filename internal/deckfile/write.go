package deckfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
)

// Write writes a deck in the one form that Write always gives it: reading that
// gives the deck back, apart from IDs. What Markdown cannot say (a title of two
// lines, say) is written as JSON in a comment or a block fence. A deck with an
// unknown layout, kind of block or type of chart is an error.
func Write(w io.Writer, d *deck.Deck, h Head) error {
	var out bytes.Buffer
	out.WriteString("---\n")
	head, err := yamlText(front{Marp: true, Meta: d.Meta, Facts: h.Facts})
	if err != nil {
		return fmt.Errorf("write deck %s: %w", d.Key, err)
	}
	out.WriteString(head + "\n---\n")
	for i, s := range d.Slides {
		text, err := slideText(s, i == 0)
		if err != nil {
			return fmt.Errorf("write deck %s: slide %d: %w", d.Key, i+1, err)
		}
		if i > 0 {
			out.WriteString("\n---\n")
		}
		out.WriteString("\n" + text)
	}
	_, err = w.Write(bytes.ToValidUTF8(out.Bytes(), []byte("\uFFFD")))
	return err
}

// slideText is one slide with a final line end.
func slideText(s deck.Slide, first bool) (string, error) {
	if !slices.Contains(deck.Layouts, s.Layout) {
		return "", fmt.Errorf("unknown layout %q", s.Layout)
	}
	parts := headParts(s, first)
	for i, b := range s.Blocks {
		if wrong := invalid(b); wrong != "" {
			return "", fmt.Errorf("block %d: %s", i+1, wrong)
		}
		text := blockText(b)
		if i > 0 && continues(s.Blocks[i-1], b) && !strings.HasPrefix(text, "<!--") && !strings.HasPrefix(text, wholeBlockMark) {
			text = "<!-- block -->\n" + text
		}
		parts = append(parts, text)
	}
	if !strings.HasPrefix(parts[0], wholeSlideMark) {
		parts = append(parts, asideParts(s)...)
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n\n") + "\n", nil
}

// continues tells whether reading b directly after a would take it for more of a.
func continues(a, b deck.Block) bool {
	if a.Kind == deck.Recommendation {
		a.Kind, a.Ordered = deck.Bullets, true
	}
	if a.Kind != deck.Bullets || b.Kind != deck.Bullets {
		return a.Kind == deck.Text && b.Kind == deck.Text
	}
	return a.Ordered == b.Ordered || len(b.Items) > 0 && b.Items[0].Level > 0
}

// asideParts are a slide's notes and its text for the handout, as far as it has them.
func asideParts(s deck.Slide) []string {
	var parts []string
	if s.Notes != "" {
		parts = append(parts, noteText(s.Notes))
	}
	if s.Handout != "" {
		parts = append(parts, "<!-- "+handoutWord+"\n"+noteEscapes.Replace(s.Handout)+"\n-->")
	}
	return parts
}

// noteText is a note as a comment of several lines, which never is a directive.
func noteText(notes string) string { return "<!--\n" + noteEscapes.Replace(notes) + "\n-->" }

// How JSON begins that says a whole slide's head or a whole block.
const (
	wholeSlideMark = "<!-- slide: "
	wholeBlockMark = "```block\n"
)

// headParts is a slide's directives, title and subtitle; as JSON when reading them
// would not give the head back.
func headParts(s deck.Slide, first bool) []string {
	s.ID = ""
	empty := s.Title == "" && s.Subtitle == "" && len(s.Blocks) == 0
	parts := plainHead(s, empty || s.Layout != implied(s, first))
	check := strings.Join(append(plainHead(s, true), asideParts(s)...), "\n\n")
	back, err := (&reader{lines: splitLines(check + "\n")}).slides()
	s.Blocks = nil
	if err == nil && len(back) == 1 && same(back[0], s) {
		return parts
	}
	return []string{wholeSlideMark + plainJSON(struct {
		deck.Slide
		ID *deck.ID `json:"id,omitempty"` // hides the slide's
	}{Slide: s}) + " -->"}
}

// plainHead is a slide's head as Markdown: its directives, title and subtitle. The
// layout may be left out where reading the slide's blocks implies it.
func plainHead(s deck.Slide, withLayout bool) []string {
	var lines []string
	if withLayout {
		lines = append(lines, directive("layout", string(s.Layout)))
	}
	if s.Group != "" {
		lines = append(lines, directive("group", s.Group))
	}
	if s.Hidden {
		lines = append(lines, "<!-- hidden -->")
	}
	if s.Dense {
		lines = append(lines, "<!-- dense -->")
	}
	if s.Outputs != 0 {
		lines = append(lines, directive("only", maskWords(s.Outputs)))
	}
	parts := []string{strings.Join(lines, "\n")}
	if s.Title != "" {
		mark := "## "
		if s.Layout == deck.TitleSlide || s.Layout == deck.SectionSlide {
			mark = "# "
		}
		parts = append(parts, mark+s.Title)
	}
	if s.Subtitle != "" {
		parts = append(parts, "### "+s.Subtitle)
	}
	return parts
}

// directive is a one-line comment that gives an order.
func directive(name, value string) string { return "<!-- " + name + ": " + value + " -->" }

// blockText is one block with its directives; as JSON when reading its Markdown
// would not give the block back.
func blockText(b deck.Block) string {
	b.ID = ""
	text := strings.Join(append(blockDirectives(b), blockLines(b)...), "\n")
	back, err := (&reader{lines: splitLines(text + "\n")}).slides()
	if err == nil && len(back) == 1 && len(back[0].Blocks) == 1 && same(back[0].Blocks[0], b) && headless(back[0]) {
		return text
	}
	return wholeBlockMark + plainJSON(struct {
		deck.Block
		ID *deck.ID `json:"id,omitempty"` // hides the block's
	}{Block: b}) + "\n```"
}

// plainJSON is plain data on one line, safe inside a comment: < and > are escaped.
func plainJSON(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic("slides and blocks are plain data: " + err.Error())
	}
	return string(raw)
}

// headless tells whether a slide says nothing but its blocks.
func headless(s deck.Slide) bool {
	s.Blocks, s.Layout = nil, ""
	return same(s, deck.Slide{})
}

// same compares plain data; an empty list is the same as none.
func same(a, b any) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && bytes.Equal(x, y)
}

// blockDirectives are the lines before a block that say how it appears.
func blockDirectives(b deck.Block) []string {
	var out []string
	if b.Outputs != 0 {
		out = append(out, directive("only", maskWords(b.Outputs)))
	}
	if b.Slot != deck.Main {
		out = append(out, directive("slot", string(b.Slot)))
	}
	if b.Step != 0 {
		out = append(out, directive("step", strconv.Itoa(b.Step)))
	}
	if b.Alt != "" && b.Kind != deck.ImageBlock {
		out = append(out, directive("alt", b.Alt))
	}
	if b.Table != nil && b.Table.Source != "" {
		out = append(out, directive("source", b.Table.Source))
	}
	if b.Image != nil && b.Image.Credit != "" {
		out = append(out, directive("credit", b.Image.Credit))
	}
	if b.Image != nil && b.Image.Crop != (deck.Crop{}) {
		out = append(out, directive("crop", cropText(b.Image.Crop)))
	}
	if b.Image != nil && b.Image.Fit != "" {
		out = append(out, directive("fit", b.Image.Fit))
	}
	switch {
	case b.Kind == deck.Options && b.Table != nil && b.Table.Preferred > 0:
		out = append(out, directive("options", strconv.Itoa(b.Table.Preferred)))
	case b.Kind == deck.Options, b.Kind == deck.Recommendation:
		out = append(out, "<!-- "+string(b.Kind)+" -->")
	}
	if len(b.Claims) > 0 {
		out = append(out, directive("claims", strings.Join(b.Claims, ", ")))
	}
	return out
}

// blockLines is a block's Markdown; nothing when its kind has no content.
func blockLines(b deck.Block) []string {
	switch {
	case b.Kind == deck.Text:
		return escapeLines(b.Text)
	case b.Kind == deck.Bullets:
		return itemLines(b)
	case b.Kind == deck.Callout:
		return quoted(append([]string{"[!" + calloutName + "]"}, escapeLines(b.Text)...))
	case b.Kind == deck.QuoteBlock && b.Quote != nil:
		return quoteLines(*b.Quote)
	case b.Kind == deck.Recommendation:
		return actionLines(b)
	case (b.Kind == deck.TableBlock || b.Kind == deck.Options) && b.Table != nil:
		return tableLines(*b.Table)
	case b.Kind == deck.ImageBlock && b.Image != nil:
		return []string{imageText(b)}
	}
	return fenceLines(b)
}

// fenceLines is a block that Markdown has no form for.
func fenceLines(b deck.Block) []string {
	switch {
	case b.Kind == deck.ChartBlock && b.Chart != nil:
		return fenced("chart", b.Chart)
	case b.Kind == deck.KeyFigures && len(b.Figures) > 0:
		return fenced("figures", b.Figures)
	case b.Kind == deck.Sources, b.Kind == deck.Caveats:
		return []string{"```" + string(b.Kind), "```"}
	case b.Kind == deck.Divider:
		return []string{"<!-- divider -->"}
	}
	return nil
}

// itemLines are bullets; further lines of an item hang under its text.
func itemLines(b deck.Block) []string {
	mark, inner := "- ", "  "
	var out []string
	n := 0
	for _, it := range b.Items {
		if it.Level == 0 && b.Ordered {
			n++
			mark, inner = strconv.Itoa(n)+". ", "   "
		}
		first, hang := mark, strings.Repeat(" ", len(mark))
		if it.Level > 0 {
			first, hang = inner+"- ", inner+"  "
		}
		for i, l := range escapeLines(it.Text) {
			if i > 0 {
				first = hang
			}
			out = append(out, strings.TrimRight(first+l, " "))
		}
	}
	return out
}

// quoteLines are a quote and, last, where it stands.
func quoteLines(q deck.Quote) []string {
	lines := escapeLines(q.Text)
	if q.Text == "" {
		lines = nil
	}
	if q.Source != "" {
		lines = append(lines, sourceMark+q.Source)
	}
	return quoted(lines)
}

// quoted begins every line with >.
func quoted(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight("> "+l, " ")
	}
	return out
}

// imageText is a picture; a path with blanks or brackets stands in < and >.
func imageText(b deck.Block) string {
	ref := b.Image.Ref
	if strings.ContainsAny(ref, " \t()") || ref == "" {
		ref = "<" + ref + ">"
	}
	if b.Image.Caption != "" {
		ref += ` "` + b.Image.Caption + `"`
	}
	return "![" + b.Alt + "](" + ref + ")"
}

// fenced is a value as a YAML fence; nothing when YAML cannot hold it.
func fenced(name string, v any) []string {
	text, err := yamlText(v)
	if err != nil {
		return nil
	}
	return []string{"```" + name, text, "```"}
}
