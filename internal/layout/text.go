package layout

import (
	"regexp"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// para is one paragraph to set.
type para struct {
	spans  []typeset.Span
	path   []*frame.Tag
	line   float64 // line height
	x, w   float64
	before float64
	align  typeset.Align
	glue   bool // its last line stays with what follows
}

// tag is a new group of that role for the block being set; a pointer to it is one
// structure element, however many pieces share it.
func (c *composer) tag(role frame.Role) *frame.Tag {
	return &frame.Tag{Role: role, Block: string(c.at.block)}
}

// paragraph sets text into one piece a line, glued so that no page ends after a
// paragraph's first line or begins with its last.
func (c *composer) paragraph(p para) []piece {
	set := c.faces.Break(p.spans, typeset.Options{
		Width: p.w, LineHeight: p.line, Align: p.align, NoOrphan: true,
	})
	c.missing(set.Missing)
	out := make([]piece, len(set.Lines))
	for i, ln := range set.Lines {
		top := float64(i) * p.line
		out[i] = piece{
			path: p.path, height: p.line, items: lineItems(ln, p.x, -top), links: lineLinks(ln, p.x, -top),
			glue: i == 0 || i == len(set.Lines)-2,
		}
		for _, l := range ln.Carets {
			out[i].lines = append(out[i].lines, l.Moved(p.x, -top))
		}
	}
	if n := len(out); n > 0 {
		out[0].before = p.before
		out[n-1].glue = p.glue
	}
	return out
}

// lineItems copies a line's texts, moved: a broken paragraph may be shared.
func lineItems(ln typeset.Line, dx, dy float64) []frame.Item {
	out := make([]frame.Item, len(ln.Texts))
	for i, t := range ln.Texts {
		moved := *t
		moved.At.X += dx
		moved.At.Y += dy
		out[i] = &moved
	}
	return out
}

// lineLinks moves a line's links; a target that begins with # is a mark in this document.
func lineLinks(ln typeset.Line, dx, dy float64) []frame.Link {
	var out []frame.Link
	for _, l := range ln.Links {
		l.Box.X += dx
		l.Box.Y += dy
		out = append(out, markLink(l))
	}
	return out
}

// mark is what spans cannot be set with as they stand: a figure that was not found,
// or a citation of a work, [@source] or [@source:3] for the third work it cites.
var (
	tokenMark = regexp.MustCompile(`\{\{\s*fig:[^{}]*\}\}`)
	citeMark  = regexp.MustCompile(`\s?\[@([\w.-]+)(?::(\d+))?\]`)
)

// spans resolves the figures of inline Markdown and cuts it into spans. A figure that
// the book lacks stays visible as it is written, in the warning colour, and is reported.
func (c *composer) spans(markdown string, st typeset.Style) []typeset.Span {
	return c.written(words{text: markdown}, st)
}

// resolve prints the figures of a text and reports those it cannot.
func (c *composer) resolve(text string) string {
	out, errs := c.book.Resolve(text)
	for _, err := range errs {
		c.lacks(err)
	}
	return out
}

// lacks reports a figure that cannot be printed.
func (c *composer) lacks(err error) {
	c.report("unknown-figure", deck.Error, err.Error(), "choose a figure of the library, or correct the key or format of the token")
}

// plain is a text with its figures and without markup or citations.
func (c *composer) plain(markdown string) string {
	out, _ := c.book.Resolve(markdown)
	return typeset.Plain(citeMark.ReplaceAllString(out, ""))
}

// told is plain for a text that is printed nowhere else: what is wrong is reported.
func (c *composer) told(markdown string) string {
	c.resolve(markdown)
	return c.plain(markdown)
}

func (c *composer) marked(sp typeset.Span) []typeset.Span {
	var out []typeset.Span
	for _, part := range splitAt(tokenMark, sp) {
		if part.hit {
			part.Style.Color, part.Style.Bold = c.pal.warn, true
			out = append(out, part.Span)
			continue
		}
		for _, q := range splitAt(citeMark, part.Span) {
			if q.hit {
				out = append(out, standingFor(q.Span, c.cited(q.Text, sp.Style))...)
			} else {
				out = append(out, q.Span)
			}
		}
	}
	return out
}

// part is a stretch of a span, hit when it matched.
type part struct {
	typeset.Span
	hit bool
}

func splitAt(re *regexp.Regexp, sp typeset.Span) []part {
	var out []part
	at := 0
	for _, m := range re.FindAllStringIndex(sp.Text, -1) {
		if m[0] > at {
			out = append(out, part{Span: cutSpan(sp, at, m[0])})
		}
		out = append(out, part{Span: cutSpan(sp, m[0], m[1]), hit: true})
		at = m[1]
	}
	if at < len(sp.Text) {
		out = append(out, part{Span: cutSpan(sp, at, len(sp.Text))})
	}
	return out
}

// textBlock sets running text. A paragraph that is bold from end to end, or begins
// with #, heads what follows it.
func (c *composer) textBlock(b deck.Block, w float64) []piece {
	var out []piece
	for i, text := range c.paragraphs(b.ID, "text", b.Text) {
		before := c.sh.para
		if i == 0 {
			before = 0
		}
		if head, ok := asHeading(strings.TrimSpace(text.text)); ok {
			out = append(out, c.columnHead(text.part(head), w, before)...)
			continue
		}
		out = append(out, c.paragraph(para{
			spans: c.written(text, c.style(c.sh.body, c.pal.ink)), path: []*frame.Tag{c.tag(frame.P)},
			line: c.sh.body.Line, w: w, before: before,
		})...)
	}
	return out
}

func (c *composer) columnHead(text words, w, before float64) []piece {
	color := c.pal.ink
	if c.sh.headAccent {
		color = c.pal.accent
	}
	ps := c.paragraph(para{
		spans: c.written(text, c.style(c.sh.head, color)), path: []*frame.Tag{c.tag(frame.H3)},
		line: c.sh.head.Line, w: w, before: before, glue: true,
	})
	for i := range ps {
		ps[i].glue = true
	}
	return ps
}

// asHeading tells whether a paragraph is a heading: "## Context" or "**Context**".
func asHeading(text string) (string, bool) {
	if rest := strings.TrimLeft(text, "#"); rest != text && strings.HasPrefix(rest, " ") {
		return strings.TrimSpace(rest), true
	}
	inner, ok := strings.CutPrefix(text, "**")
	if ok {
		inner, ok = strings.CutSuffix(inner, "**")
	}
	return inner, ok && inner != "" && !strings.Contains(inner, "**")
}

// tokensOf lists the keys of the figures that texts use, in order.
func tokensOf(texts ...string) []string {
	var keys []string
	for _, t := range texts {
		if !strings.Contains(t, "{{") {
			continue
		}
		for _, tok := range evidence.Tokens(t) {
			keys = append(keys, tok.Key)
		}
	}
	return keys
}
