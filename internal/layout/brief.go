package layout

import (
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// paper sizes in points.
var (
	a4     = frame.Rect{W: 595.28, H: 841.89}
	letter = frame.Rect{W: 612, H: 792}
)

// document is a brief in the making.
type document struct {
	paper frame.Rect
	typ   deck.BriefType
	box   frame.Rect // the text's place on every page
	flow  []piece
	open  bool // a heading has been set: what comes is no longer the opening
	parts bool // the deck has section slides: slides are one level down
}

// setBrief sets the brief closed up by a step and cuts it into pages.
func (c *composer) setBrief(step closeUp) (*document, [][]piece) {
	d := c.newDocument()
	d.typ = step.apply(d.typ)
	c.sh = briefSheet(d.typ).tightened(step.space)
	c.opening(d)
	sections := c.sections()
	for i := 0; i < len(sections); i++ {
		if i+1 < len(sections) && c.chartPair(sections[i], sections[i+1]) {
			c.pairedCharts(d, sections[i], sections[i+1])
			i++
			continue
		}
		c.section(d, sections[i])
	}
	c.closing(d)
	return d, paginate(d.flow, d.box.H)
}

func (c *composer) newDocument() *document {
	d := &document{paper: a4, typ: c.in.Theme.Brief}
	if c.in.Deck.Meta.Paper == "Letter" {
		d.paper = letter
	}
	top := d.typ.MarginTop + d.typ.Furniture.Line
	d.box = frame.Rect{X: d.typ.MarginSide, Y: top, W: d.paper.W - 2*d.typ.MarginSide, H: d.paper.H - d.typ.MarginBottom - top}
	for _, sl := range c.shown {
		d.parts = d.parts || sl.Layout == deck.SectionSlide
	}
	return d
}

// add puts pieces into the flow, with space above the first.
func (d *document) add(ps []piece, before float64) {
	if len(ps) == 0 {
		return
	}
	ps[0].before = before
	d.flow = append(d.flow, ps...)
}

// opening is the title, the subtitle and the line of who, to whom and when.
func (c *composer) opening(d *document) {
	m := c.in.Deck.Meta
	title, under := m.Title, m.Subtitle
	if title == "" {
		title, under = firstTitle(c.shown)
	}
	ts := d.typ.Title
	if title != "" {
		c.at.block = "title"
		spans := c.spans(title, c.style(ts, c.pal.ink))
		n := len(c.faces.Break(spans, typeset.Options{Width: d.box.W, LineHeight: ts.Line}).Lines)
		ps := c.paragraph(para{
			spans: spans, path: []*frame.Tag{c.tag(frame.H1)}, line: ts.Line, w: c.balance(spans, ts.Line, d.box.W, n), glue: true,
		})
		d.add(glued(ps), 0)
	}
	if under != "" {
		c.at.block = "subtitle"
		sub := larger(d.typ.Body, 1.15, 1.15)
		d.add(glued(c.paragraph(para{
			spans: c.spans(under, c.style(sub, c.pal.muted)), path: []*frame.Tag{c.tag(frame.P)}, line: sub.Line, w: d.box.W,
		})), ts.Line*0.2)
	}
	c.at.block = ""
	d.add(c.metaLine(d), d.typ.Body.Line*0.65)
}

// firstTitle is the title of the deck's first title slide.
func firstTitle(slides []deck.Slide) (title, under string) {
	for _, sl := range slides {
		if sl.Layout == deck.TitleSlide {
			return sl.Title, sl.Subtitle
		}
	}
	return "", ""
}

// glued keeps all pieces together and with what follows them.
func glued(ps []piece) []piece {
	for i := range ps {
		ps[i].glue = true
	}
	return ps
}

// section is a slide as the brief shows it.
type section struct {
	slide  deck.Slide
	blocks []deck.Block
}

// sections are the slides that have something to print.
func (c *composer) sections() []section {
	var out []section
	for _, sl := range c.shown {
		s := section{sl, c.blocks(sl)}
		if sl.Layout == deck.References && !holds(s.blocks, deck.Sources) {
			s.blocks = append(s.blocks, deck.Block{Kind: deck.Sources})
		}
		if len(s.blocks) > 0 || sl.Layout != deck.TitleSlide && sl.Title != "" {
			out = append(out, s)
		}
	}
	return out
}

func holds(blocks []deck.Block, kind deck.Kind) bool {
	for _, b := range blocks {
		if b.Kind == kind {
			return true
		}
	}
	return false
}

func only(blocks []deck.Block, kinds ...deck.Kind) bool {
	for _, b := range blocks {
		ok := false
		for _, k := range kinds {
			ok = ok || b.Kind == k
		}
		if !ok {
			return false
		}
	}
	return len(blocks) > 0
}

// section sets a slide: its title as a heading, and its blocks.
func (c *composer) section(d *document, s section) {
	c.at = place{slide: s.slide.ID}
	c.bare = nil
	if sl, ok := c.soleChart(s); ok {
		c.chartSection(d, sl, s)
		return
	}
	before := c.sh.block
	c.sh.head, c.sh.headAccent, c.headed = d.typ.Heading, true, ""
	if c.heads(d, s) {
		c.headed = s.slide.Title
		before = c.heading(d, s.slide)
		c.sh.head, c.sh.headAccent = d.typ.ChartTitle, false
	}
	ps := c.flow(s.blocks, s.slide.Layout, d.box.W)
	if len(ps) > 0 && len(d.flow) == 0 {
		before = 0
	}
	d.add(ps, max(before, leadSpace(s.blocks, before, c.sh)))
}

// leadSpace is the room above what opens with a box or a strip.
func leadSpace(blocks []deck.Block, before float64, sh sheet) float64 {
	if len(blocks) > 0 && (blocks[0].Kind == deck.Callout || blocks[0].Kind == deck.KeyFigures) {
		return max(before, sh.block*1.2)
	}
	return before
}

// heads tells whether a slide's title is printed as a heading. The document's own
// title stands for that of its title slide, and the bottom line and the strip of key
// figures open the document without one.
func (c *composer) heads(d *document, s section) bool {
	if s.slide.Title == "" && s.slide.Layout != deck.References || s.slide.Layout == deck.TitleSlide {
		return false
	}
	if s.slide.Layout == deck.Blank {
		return false
	}
	return d.open || !only(s.blocks, deck.Callout, deck.KeyFigures, deck.Divider)
}

// heading sets a slide's title and subtitle and returns the space under them.
func (c *composer) heading(d *document, sl deck.Slide) float64 {
	d.open = true
	ts, role, level := d.typ.Heading, frame.H2, 0
	color := c.pal.accent
	title := sl.Title
	if title == "" {
		title = "References"
	}
	switch {
	case sl.Layout == deck.SectionSlide:
		ts, color = display(d.typ.Heading, 1.25), c.pal.ink
	case d.parts:
		role, level = frame.H3, 1
	}
	c.at.block = sl.ID // a click on a section's heading leads to its slide
	ps := c.paragraph(para{
		spans: c.spans(title, c.style(ts, color)), path: []*frame.Tag{c.tag(role)}, line: ts.Line, w: d.box.W,
	})
	if len(ps) > 0 {
		ps[0].marks = []frame.Mark{{ID: "slide-" + string(sl.ID), Title: c.plain(title), Level: level}}
	}
	d.add(glued(ps), d.typ.HeadingSpace)
	if sl.Subtitle != "" {
		d.add(glued(c.paragraph(para{
			spans: c.spans(sl.Subtitle, c.style(d.typ.Table, c.pal.muted)), path: []*frame.Tag{c.tag(frame.P)}, line: d.typ.Table.Line, w: d.box.W,
		})), 1)
	}
	c.at.block = ""
	return d.typ.HeadingSpace * 0.28
}

// soleChart tells whether a slide is one chart whose title is the slide's, so that it
// needs no heading of its own, and gives that chart.
func (c *composer) soleChart(s section) (figure, bool) {
	if len(s.blocks) != 1 || s.blocks[0].Kind != deck.ChartBlock || s.blocks[0].Chart == nil {
		return figure{}, false
	}
	own := s.blocks[0].Chart.Title
	if own != "" && s.slide.Title != "" && own != s.slide.Title {
		return figure{}, false
	}
	c.at, c.headed = place{slide: s.slide.ID}, ""
	f := c.figureOf(s.blocks[0])
	if f.err != nil {
		f.title = s.slide.Title
	}
	if s.slide.Subtitle != "" && f.under != "" && s.slide.Subtitle != f.under {
		f.under = s.slide.Subtitle + " · " + f.under
	}
	return f, true
}

// chartPair tells whether two neighbouring slides are charts that go side by side.
func (c *composer) chartPair(a, b section) bool {
	fa, okA := c.soleChart(a)
	fb, okB := c.soleChart(b)
	return okA && okB && narrow(fa) && narrow(fb)
}

// narrow tells whether a chart can be read at half the width.
func narrow(f figure) bool {
	const most = 13 // categories
	if f.err != nil || f.block.Chart.Height > 0 {
		return false
	}
	rows := f.spec.Table()
	return len(rows) <= most+1 && (len(rows) == 0 || len(rows[0]) <= 4)
}

func (c *composer) pairedCharts(d *document, a, b section) {
	fa, _ := c.soleChart(a)
	fb, _ := c.soleChart(b)
	p := c.chartRow([]figure{fa, fb}, d.box.W)
	p.marks = append(p.marks, c.chartMark(a.slide, fa), c.chartMark(b.slide, fb))
	d.add([]piece{p}, d.typ.HeadingSpace*0.8)
}

func (c *composer) chartSection(d *document, f figure, s section) {
	p := c.chartRow([]figure{f}, d.box.W)
	p.marks = append(p.marks, c.chartMark(s.slide, f))
	d.add([]piece{p}, d.typ.HeadingSpace*0.8)
}

func (c *composer) chartMark(sl deck.Slide, f figure) frame.Mark {
	level := 0
	for _, x := range c.shown {
		if x.Layout == deck.SectionSlide {
			level = 1
		}
	}
	return frame.Mark{ID: "slide-" + string(sl.ID), Title: c.plain(f.title), Level: level}
}

// closing prints the references when the deck has no place of its own for them.
func (c *composer) closing(d *document) {
	if c.refs.listed || len(c.refs.entries) == 0 {
		return
	}
	c.at = place{}
	under := c.heading(d, deck.Slide{ID: "references", Title: "References"})
	d.add(c.block(deck.Block{Kind: deck.Sources}, d.box.W), under)
}

// footName is what the foot of every page says about the document.
func (c *composer) footName() string {
	m := c.in.Deck.Meta
	parts := []string{kindOf(m)}
	if c.in.Theme.Footer != "" {
		parts = append([]string{c.in.Theme.Footer}, parts...)
	}
	if m.Version != "" {
		parts = append(parts, "version "+m.Version)
	}
	if c.in.Revision != "" {
		parts = append(parts, c.in.Revision)
	}
	return strings.Join(parts, " · ")
}

func kindOf(m deck.Meta) string {
	if m.Kind == "" {
		return "Briefing note"
	}
	return m.Kind
}
