package deckfile

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
)

// reader walks over the lines of a deck's body and builds slides of them.
type reader struct {
	name  string
	lines []string
	at    int // the line to read next

	slide deck.Slide // the one being read
	named bool       // its heading was seen
	notes []string
	next  pending
}

// pending is what block directives said about the block to come.
type pending struct {
	set    bool
	line   int // of the first directive, from 0
	only   deck.Mask
	slot   deck.Slot
	step   int
	alt    string
	credit string
	source string
	claims string // keys, with commas between
	crop   deck.Crop
	fit    string
	as     deck.Kind // Options or Recommendation: what a table or a list stands for
	best   int       // the row of the preferred option
	apart  bool      // begin a new block, do not continue the last one
}

// blockOnly tells whether something was said that only a block can take.
func (p pending) blockOnly() bool {
	p.set, p.line, p.only = false, 0, 0
	return p != pending{}
}

// errorf is an error at a line, counted from 0.
func (r *reader) errorf(at int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.name, at+1, fmt.Sprintf(format, args...))
}

// more and line are the lines left: whether there is one, and which.
func (r *reader) more() bool   { return r.at < len(r.lines) }
func (r *reader) line() string { return r.lines[r.at] }

// kind is the kind of the line to read next; a deck's end is a blank line.
func (r *reader) kind() lineKind {
	if !r.more() {
		return blankLine
	}
	return kindOf(r.line())
}

// slides reads to the end. A body without anything has no slides.
func (r *reader) slides() ([]deck.Slide, error) {
	if trim(strings.Join(r.lines[r.at:], "")) == "" {
		return nil, nil
	}
	var out []deck.Slide
	for r.more() {
		if r.kind() == breakLine {
			if err := r.close(&out); err != nil {
				return nil, err
			}
			r.at++
			continue
		}
		if err := r.element(); err != nil {
			return nil, err
		}
	}
	if err := r.close(&out); err != nil {
		return nil, err
	}
	return out, nil
}

// close ends the slide being read.
func (r *reader) close(out *[]deck.Slide) error {
	if err := r.settle(); err != nil {
		return err
	}
	if r.slide.Layout == "" {
		r.slide.Layout = implied(r.slide, len(*out) == 0)
	}
	if len(r.notes) > 0 {
		r.slide.Notes = strings.Join(r.notes, "\n\n")
	}
	*out = append(*out, r.slide)
	r.slide, r.named, r.notes = deck.Slide{}, false, nil
	return nil
}

// settle ends a run of directives that no block follows: "only" is the slide's
// then, and any other has nothing to apply to.
func (r *reader) settle() error {
	p := r.next
	if !p.set {
		return nil
	}
	if p.blockOnly() {
		return r.errorf(p.line, "no block follows this directive; put it on the line directly before the block")
	}
	if r.slide.Outputs != 0 {
		return r.errorf(p.line, "the slide has a second \"only\"; keep one, or put it directly before a block")
	}
	r.slide.Outputs, r.next = p.only, pending{}
	return nil
}

// element reads one element of a slide, whatever the next line begins.
func (r *reader) element() error {
	switch r.kind() {
	case blankLine:
		r.at++
		return r.settle()
	case commentLine:
		return r.comment()
	case headingLine:
		return r.heading()
	case fenceLine:
		return r.fence()
	case quoteLine:
		return r.quote()
	case tableLine:
		return r.table()
	case listLine:
		return r.list()
	case imageLine:
		return r.image()
	}
	return r.text()
}

// heading reads "# Title", "## Title" or, after it, "### Subtitle".
func (r *reader) heading() error {
	if err := r.settle(); err != nil {
		return err
	}
	m := headingForm.FindStringSubmatch(trim(r.line()))
	level, text := len(m[1]), m[2]
	switch {
	case len(r.slide.Blocks) > 0:
		return r.errorf(r.at, "a heading after the slide's content; begin a new slide with --- before it")
	case level <= 2 && !r.named && r.slide.Title == "":
		r.slide.Title = text
	case level == 3 && r.slide.Subtitle == "":
		r.slide.Subtitle = text
		r.named = true
	default:
		return r.errorf(r.at, "a slide has one title (# or ##) and then one subtitle (###); begin a new slide with --- before another")
	}
	r.at++
	return nil
}

// add puts a block on the slide with what was said about it before.
func (r *reader) add(b deck.Block) error {
	p := r.next
	r.next = pending{}
	if p.as != "" {
		if err := r.stands(&b, p); err != nil {
			return err
		}
	}
	b.Outputs, b.Slot, b.Step = p.only, p.slot, p.step
	b.Claims = keyList(p.claims)
	if p.alt != "" {
		b.Alt = p.alt
	}
	if b.Table != nil {
		b.Table.Source = p.source
	}
	if b.Image != nil {
		b.Image.Credit, b.Image.Crop, b.Image.Fit = p.credit, p.crop, p.fit
	}
	r.slide.Blocks = append(r.slide.Blocks, b)
	return nil
}

// stands makes a table of options of a table, and recommendations of a numbered list.
func (r *reader) stands(b *deck.Block, p pending) error {
	switch {
	case p.as == deck.Options && b.Kind == deck.TableBlock:
		b.Table.Preferred = p.best
		if p.best >= len(b.Table.Rows) {
			return r.errorf(p.line, "the preferred option %d is not in the table; it has %d", p.best, len(b.Table.Rows)-1)
		}
	case p.as == deck.Recommendation && b.Kind == deck.Bullets:
		for _, it := range b.Items {
			if it.Level > 0 {
				return r.errorf(p.line, "a recommendation has no second level; write it as one numbered item")
			}
			b.Actions = append(b.Actions, actionOf(it.Text))
		}
		b.Items, b.Ordered = nil, false
	default:
		return r.errorf(p.line, "%q stands before a table, and %q before a numbered list; put it directly before one", deck.Options, deck.Recommendation)
	}
	b.Kind = p.as
	return nil
}

// goesOn passes over empty lines when a line of the wanted kind follows them: the
// next paragraph of a text, the next bullet of a list.
func (r *reader) goesOn(kind lineKind) bool {
	for at := r.at; at < len(r.lines); at++ {
		if k := kindOf(r.lines[at]); k == kind {
			r.at = at
			return true
		} else if k != blankLine {
			return false
		}
	}
	return false
}
