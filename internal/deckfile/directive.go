package deckfile

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefdeck/internal/deck"
)

// directiveForm is what makes a one-line comment a directive: a lower-case word
// and a colon. Anything else in a comment is a speaker note, as in Marp.
var directiveForm = regexp.MustCompile(`^([a-z_$][A-Za-z_-]*):(?:[ \t]+(.*))?$`)

// comment reads a comment: a directive, else a note for the speaker.
func (r *reader) comment() error {
	start := r.at
	lines := []string{strings.TrimPrefix(trim(r.line()), "<!--")}
	for !strings.Contains(lines[len(lines)-1], "-->") {
		r.at++
		if !r.more() {
			return r.errorf(start, "the comment has no end; close it with -->")
		}
		lines = append(lines, r.line())
	}
	text, after, _ := strings.Cut(strings.Join(lines, "\n"), "-->")
	if trim(after) != "" {
		return r.errorf(r.at, "text after a comment's end; put it on a line of its own")
	}
	r.at++
	first, rest, several := strings.Cut(text, "\n")
	switch {
	case several && trim(first) == handoutWord:
		r.handout(rest)
		return nil
	case several:
		r.note(text)
		return nil
	}
	return r.directive(start, trim(text))
}

// Inside a note "-->" would end the comment, so it is written as "--&gt;".
var (
	noteEscapes   = strings.NewReplacer("--&", "--&amp;", "-->", "--&gt;")
	noteUnescapes = strings.NewReplacer("--&gt;", "-->", "--&amp;", "--&")
)

// handoutWord stands alone on the first line of a comment that holds a slide's text for
// the handout.
const handoutWord = "handout"

// handout keeps what readers get beside the slide.
func (r *reader) handout(text string) {
	if text = strings.Trim(text, " \t\n"); text != "" {
		r.slide.Handout = strings.TrimPrefix(r.slide.Handout+"\n\n"+noteUnescapes.Replace(text), "\n\n")
	}
}

// note keeps what the speaker is to see; an empty comment says nothing.
func (r *reader) note(text string) {
	if text = strings.Trim(text, " \t\n"); text != "" {
		r.notes = append(r.notes, noteUnescapes.Replace(text))
	}
}

// directive obeys a one-line comment; one that gives no order is a note.
func (r *reader) directive(at int, text string) error {
	switch text {
	case "hidden":
		r.slide.Hidden = true
		return nil
	case "dense":
		r.slide.Dense = true
		return nil
	case "divider":
		return r.add(deck.Block{Kind: deck.Divider})
	case string(deck.Options), string(deck.Recommendation):
		r.expect(at).as = deck.Kind(text)
		return nil
	case "block":
		r.expect(at).apart = true
		return nil
	}
	m := directiveForm.FindStringSubmatch(text)
	if m == nil {
		r.note(text)
		return nil
	}
	if m[2] == "" {
		return r.errorf(at, "the directive %q has no value; write it after the colon", m[1])
	}
	if ok, err := r.slideDirective(at, m[1], m[2]); ok || err != nil {
		return err
	}
	return r.blockDirective(at, m[1], m[2])
}

// slideDirective obeys a directive about the whole slide; ok tells that it was one.
func (r *reader) slideDirective(at int, name, value string) (ok bool, err error) {
	switch name {
	case "layout":
		l := deck.Layout(value)
		if !slices.Contains(deck.Layouts, l) {
			return true, r.errorf(at, "unknown layout %q; known are %s", value, joined(deck.Layouts))
		}
		if r.slide.Layout != "" {
			return true, r.errorf(at, "the slide has a second layout; keep one")
		}
		r.slide.Layout = l
	case "group":
		r.slide.Group = value
	case "slide":
		return true, r.wholeSlide(at, value)
	default:
		return false, nil
	}
	return true, nil
}

// wholeSlide reads a slide's head as JSON, which says what headings cannot.
func (r *reader) wholeSlide(at int, value string) error {
	var head deck.Slide
	if err := strictJSON(value, &head); err != nil {
		return r.errorf(at, "the slide's JSON cannot be read: %v; correct it", err)
	}
	if len(head.Blocks) > 0 || head.ID != "" {
		return r.errorf(at, "the slide's JSON has blocks or an id; write blocks as Markdown")
	}
	if !slices.Contains(deck.Layouts, head.Layout) {
		return r.errorf(at, "unknown layout %q; known are %s", head.Layout, joined(deck.Layouts))
	}
	head.Blocks = r.slide.Blocks
	r.slide, r.named = head, true
	return nil
}

// blockDirective notes what is said about the block to come.
func (r *reader) blockDirective(at int, name, value string) (err error) {
	p := r.expect(at)
	switch name {
	case "only":
		p.only, err = r.mask(at, value)
	case "slot":
		if value != string(deck.Left) && value != string(deck.Right) {
			return r.errorf(at, "unknown slot %q; known are left, right", value)
		}
		p.slot = deck.Slot(value)
	case "step":
		if p.step, err = strconv.Atoi(value); err != nil || p.step < 1 {
			return r.errorf(at, "step %q is not a whole number from 1; correct it", value)
		}
	case "alt":
		p.alt = value
	case "credit":
		p.credit = value
	case "source":
		p.source = value
	case "claims":
		p.claims = value
	default:
		return r.formDirective(at, name, value)
	}
	return err
}

// formDirective notes what a block's form is to be: of a picture, of a table.
func (r *reader) formDirective(at int, name, value string) error {
	p := r.expect(at)
	var ok bool
	switch name {
	case "options":
		var err error
		p.as = deck.Options
		if p.best, err = strconv.Atoi(value); err != nil || p.best < 1 {
			return r.errorf(at, "options %q does not say which row is preferred; write its number from 1", value)
		}
	case "crop":
		if p.crop, ok = cropOf(value); !ok {
			return r.errorf(at, "the crop %q cannot be read; write what is cut off in per cent: left 10, top 2.5", value)
		}
	case "fit":
		if p.fit = value; value != deck.Cover {
			return r.errorf(at, "unknown fit %q of a picture; known is %s", value, deck.Cover)
		}
	default:
		return r.errorf(at, "unknown directive %q; known are layout, group, hidden, dense, only, slot, step, alt, credit, crop, fit, source, claims, "+
			"options, recommendation, block, divider; for a speaker note put <!-- and --> on lines of their own", name)
	}
	return nil
}

// expect opens the run of directives before a block, or goes on with it.
func (r *reader) expect(at int) *pending {
	if !r.next.set {
		r.next = pending{set: true, line: at}
	}
	return &r.next
}

// outputNames are the outputs in the order of their bits in a deck.Mask.
var outputNames = []string{"slides", "brief", "handout", "web"}

// mask reads "brief, handout".
func (r *reader) mask(at int, value string) (deck.Mask, error) {
	var m deck.Mask
	for _, word := range strings.Split(value, ",") {
		i := slices.Index(outputNames, trim(word))
		if i < 0 {
			return 0, r.errorf(at, "unknown output %q; known are %s", trim(word), strings.Join(outputNames, ", "))
		}
		m |= 1 << i
	}
	return m, nil
}

// maskWords writes what mask reads.
func maskWords(m deck.Mask) string {
	var words []string
	for i, name := range outputNames {
		if m&(1<<i) != 0 {
			words = append(words, name)
		}
	}
	return strings.Join(words, ", ")
}

// keyList reads "trade-grew, partners-joined".
func keyList(value string) []string {
	var keys []string
	for _, key := range strings.Split(value, ",") {
		if key = trim(key); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// strictJSON reads JSON and refuses fields that nobody knows.
func strictJSON(text string, into any) error {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// joined lists names for an error.
func joined[T ~string](names []T) string {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = string(n)
	}
	return strings.Join(words, ", ")
}
