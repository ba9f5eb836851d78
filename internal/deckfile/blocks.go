package deckfile

import (
	"regexp"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/strictyaml"
)

// text reads paragraphs up to something else. A line break in one is a line break,
// as in Marp.
func (r *reader) text() error {
	var lines []string
	for {
		for first := true; first || r.kind() == textLine || r.kind() == alertLine; first = false {
			lines = append(lines, unescape(trim(r.line())))
			r.at++
		}
		if k := r.kind(); k == underLine || k == breakLine && strings.HasPrefix(trim(r.line()), "-") {
			return r.errorf(r.at, "this line makes a heading of the line above; leave an empty line before it, or write # before the title")
		}
		if !r.goesOn(textLine) {
			return r.add(deck.Block{Kind: deck.Text, Text: strings.Join(lines, "\n")})
		}
		lines = append(lines, "")
	}
}

// list reads bullets, or numbered items, up to something else. A line that is
// indented by two or more is of the second level.
func (r *reader) list() error {
	b := deck.Block{Kind: deck.Bullets, Ordered: isOrdered(r.line())}
	for r.kind() == listLine {
		level, err := r.level()
		if err != nil {
			return err
		}
		if level == 0 && isOrdered(r.line()) != b.Ordered {
			break
		}
		b.Items = append(b.Items, deck.Item{Level: level, Text: r.item()})
		if r.kind() == blankLine && !r.goesOn(listLine) {
			break
		}
	}
	return r.add(b)
}

// item reads one bullet's text with the lines that go on with it.
func (r *reader) item() string {
	m := bulletForm.FindStringSubmatch(trim(r.line()))
	lines := []string{unescape(trim(m[2]))}
	for r.at++; r.kind() == textLine || r.kind() == alertLine; r.at++ {
		lines = append(lines, unescape(trim(r.line())))
	}
	return strings.Join(lines, "\n")
}

// isOrdered tells a numbered item from a bullet, by its mark.
func isOrdered(line string) bool { return strings.IndexByte("-*+", trim(line)[0]) < 0 }

// level is 0 or 1 by the bullet's indent; 6 blanks or more would be a third level.
func (r *reader) level() (int, error) {
	switch n := indent(r.line()); {
	case n < 2:
		return 0, nil
	case n < 6:
		return 1, nil
	}
	return 0, r.errorf(r.at, "a third level of bullets; a slide has two, indent by 2")
}

// sourceMark begins a quote's last line when that says where the words stand.
const sourceMark = "— "

// alertForm is the first line of a callout.
var alertForm = regexp.MustCompile(`^\[!([^\]]*)\]$`)

// calloutName is the one callout there is; its words are the deck's bottom line.
const calloutName = "bottom-line"

// quote reads lines that begin with >: a callout when the first says so.
func (r *reader) quote() error {
	start := r.at
	var lines []string
	for r.kind() == quoteLine {
		lines = append(lines, strings.TrimPrefix(trim(r.line())[1:], " "))
		r.at++
	}
	if k := r.kind(); k == textLine {
		return r.errorf(r.at, "Markdown would take this line into the quote above; begin it with > or leave an empty line before it")
	}
	if m := alertForm.FindStringSubmatch(lines[0]); m != nil {
		if m[1] != calloutName {
			return r.errorf(start, "unknown callout %q; known is [!%s]", m[1], calloutName)
		}
		return r.add(deck.Block{Kind: deck.Callout, Text: unescapeLines(lines[1:])})
	}
	q := deck.Quote{}
	if last := len(lines) - 1; strings.HasPrefix(lines[last], sourceMark) {
		q.Source = strings.TrimPrefix(lines[last], sourceMark)
		lines = lines[:last]
	}
	q.Text = unescapeLines(lines)
	return r.add(deck.Block{Kind: deck.QuoteBlock, Quote: &q})
}

// unescapeLines gives lines their text back and joins them.
func unescapeLines(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = unescape(l)
	}
	return strings.Join(out, "\n")
}

// image reads ![alt](ref "caption").
func (r *reader) image() error {
	m := imageForm.FindStringSubmatch(trim(r.line()))
	r.at++
	return r.add(deck.Block{Kind: deck.ImageBlock, Alt: m[1], Image: &deck.Image{Ref: m[2] + m[3], Caption: m[4]}})
}

// fence reads ```name … ```: YAML, or nothing for what layout fills.
func (r *reader) fence() error {
	start := r.at
	mark := trim(r.line())
	ticks := mark[:len(mark)-len(strings.TrimLeft(mark, "`"))]
	info := trim(strings.TrimPrefix(mark, ticks))
	var body []string
	for r.at++; ; r.at++ {
		if !r.more() {
			return r.errorf(start, "the fence has no end; close it with ```")
		}
		if indent(r.line()) < 4 && trim(r.line()) == ticks {
			break
		}
		body = append(body, r.line())
	}
	r.at++
	b, err := r.fenced(start, info, strings.Join(body, "\n"))
	if err != nil {
		return err
	}
	if info != "block" {
		return r.add(b)
	}
	if r.next.set {
		return r.errorf(r.next.line, "a block fence says everything itself; put this into its JSON")
	}
	r.slide.Blocks = append(r.slide.Blocks, b)
	return nil
}

// fenced reads what a fence holds.
func (r *reader) fenced(start int, info, body string) (b deck.Block, err error) {
	place := strictyaml.Place{File: r.name, Before: start + 1}
	switch info {
	case "chart":
		b = deck.Block{Kind: deck.ChartBlock, Chart: &deck.Chart{}}
		err = strictyaml.Decode(place, []byte(body), "chart", b.Chart)
	case "figures":
		b = deck.Block{Kind: deck.KeyFigures}
		err = strictyaml.Decode(place, []byte(body), "list of figures", &b.Figures)
	case string(deck.Sources), string(deck.Caveats):
		b = deck.Block{Kind: deck.Kind(info)}
		if trim(strings.ReplaceAll(body, "\n", "")) != "" {
			return b, r.errorf(start+1, "the %s block is filled by the program; leave it empty", info)
		}
	case "block":
		if err = strictJSON(body, &b); err != nil {
			return b, r.errorf(start+1, "the block's JSON cannot be read: %v; correct it", err)
		}
		b.ID = ""
	default:
		return b, r.errorf(start, "unknown fence %q; known are chart, figures, references, caveats, block", info)
	}
	if err != nil {
		return b, err
	}
	if wrong := invalid(b); wrong != "" {
		return b, r.errorf(start, "%s", wrong)
	}
	return b, nil
}

// kinds are the kinds of block that a file can hold.
var kinds = []deck.Kind{
	deck.Text, deck.Bullets, deck.KeyFigures, deck.ChartBlock, deck.TableBlock, deck.QuoteBlock,
	deck.ImageBlock, deck.Callout, deck.Sources, deck.Caveats, deck.Divider, deck.Options, deck.Recommendation,
}

// invalid says what is wrong with a block, or "".
func invalid(b deck.Block) string {
	if !slices.Contains(kinds, b.Kind) {
		return "unknown kind of block " + string(b.Kind) + "; known are " + joined(kinds)
	}
	if b.Kind == deck.ChartBlock && b.Chart != nil && !slices.Contains(deck.ChartTypes, b.Chart.Type) {
		return "unknown chart type " + string(b.Chart.Type) + "; known are " + joined(deck.ChartTypes)
	}
	if b.Chart != nil {
		if field, word, known := b.Chart.Faulty(); field != "" {
			return "unknown " + field + " " + word + " of a chart; known are " + joined(known)
		}
	}
	if b.Chart != nil && !(b.Chart.Height >= 0 && b.Chart.Height <= 10) { // also not a number
		return "a chart's height is its share of the width, from 0 to 10; correct it"
	}
	if b.Image != nil {
		return invalidImage(*b.Image)
	}
	return invalidTable(b)
}

func invalidImage(i deck.Image) string {
	switch {
	case !i.Crop.Valid():
		return "a crop leaves nothing of the picture; take less off its sides"
	case !slices.Contains(deck.Fits, i.Fit):
		return "unknown fit " + i.Fit + " of a picture; known is " + deck.Cover
	}
	return ""
}

func invalidTable(b deck.Block) string {
	if b.Table != nil && b.Table.Preferred != 0 && (b.Table.Preferred < 0 || b.Table.Preferred >= len(b.Table.Rows)) {
		return "the preferred option is not in the table; name the row of one"
	}
	return ""
}
