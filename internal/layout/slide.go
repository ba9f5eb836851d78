package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// fits are the steps by which text is made to fit its slide: first in an easy
// measure, then over the whole width, then smaller.
var fits = []fitting{{1, true, 1}, {1, false, 1}, {0.94, false, 1}, {0.88, false, 1}, {0.82, false, 1}, {0.76, false, 1}, {0.69, false, 1}}

// denser are the further steps of a slide that may be set densely.
var denser = []fitting{{0.69, false, 0.7}, {0.64, false, 0.6}, {0.59, false, 0.5}, {0.54, false, 0.45}, {0.5, false, 0.4}}

// fitting is a step by which text is made to fit.
type fitting struct {
	factor float64 // on type
	easy   bool    // lines of at most measure em
	space  float64 // factor on the space between things
}

// fits are the steps for a slide, the easiest first.
func (s *sheetOf) fits() []fitting {
	if s.slide.Dense {
		return slices.Concat(fits, denser)
	}
	return fits
}

// measure is how long a comfortable line of text is, in em.
const measure = 37

// sheetFor is the sheet of a step.
func (s *sheetOf) sheetFor(f fitting) sheet {
	typ := s.typ
	if f.space < 1 {
		typ.Floor = min(typ.Floor, typ.Caption.Size)
	}
	sh := slideSheet(typ, f.factor)
	if f.space < 1 {
		sh = sh.tightened(f.space)
	}
	if f.easy {
		sh.measure = s.typ.Body.Size * measure
	}
	return sh
}

// sheetOf is a slide in the making.
type sheetOf struct {
	slide  deck.Slide
	number int
	frame  *frame.Frame
	cv     *canvas
	last   *drawing // the footer: read after the body, though the body ends where it begins
	typ    deck.SlideType
	w      float64 // between the margins
	foot   float64 // top of the footer
	blocks []deck.Block
	logo   frame.Rect // where the theme's logo stands; empty without one
	title  string     // inline Markdown
	under  string
}

// slidePage lays out one slide with its number.
func (c *composer) slidePage(sl deck.Slide, n int) Page {
	c.at = place{slide: sl.ID, page: n}
	c.bare, c.one, c.footed, c.headed, c.headedUnder = nil, deck.Block{}, nil, sl.Title, sl.Subtitle
	c.head = words{text: sl.Title, field: "title", prompt: prompts["title"]}
	s := c.newSlide(sl, n)
	switch sl.Layout {
	case deck.TitleSlide:
		c.titleSlide(s)
	case deck.SectionSlide:
		c.sectionSlide(s)
	case deck.Statement, deck.EndSlide:
		c.statementSlide(s)
	default:
		c.bodySlide(s)
	}
	s.frame.Items = append(s.frame.Items, s.last.frame.Items...)
	s.frame.Links = append(s.frame.Links, s.last.frame.Links...)
	title := c.plain(s.title)
	s.frame.Marks = append([]frame.Mark{{ID: "slide-" + string(sl.ID), Title: title, Level: c.outlineLevel(sl)}}, s.frame.Marks...)
	return Page{Frame: s.frame, Slide: sl.ID, Title: title}
}

func (c *composer) newSlide(sl deck.Slide, n int) *sheetOf {
	f := &frame.Frame{W: 1280, H: 720, Point: 0.75, Ground: c.pal.ground}
	if c.in.Deck.Meta.Size == "4:3" {
		f.W = 960
	}
	s := &sheetOf{slide: sl, number: n, frame: f, cv: newCanvas(f), last: newDrawing(), typ: c.in.Theme.Slide, blocks: c.blocks(sl)}
	s.w = f.W - 2*s.typ.Margin
	if c.in.Edit != nil {
		f.Guides = guides(s.typ, f)
	}
	s.title, s.under = sl.Title, sl.Subtitle
	c.sh = slideSheet(s.typ, 1)
	c.slideLogo(s)
	if sl.Layout == deck.References {
		s.withReferences()
	}
	c.absorb(s)
	return s
}

// guides are the box that the margins leave and the twelve columns in it.
func guides(t deck.SlideType, f *frame.Frame) []frame.Rect {
	const columns = 12
	in := frame.Rect{W: f.W, H: f.H}.Inset(t.Margin)
	out := []frame.Rect{in}
	w := (in.W - (columns-1)*t.Gutter) / columns
	for i := range columns {
		out = append(out, frame.Rect{X: in.X + float64(i)*(w+t.Gutter), Y: in.Y, W: w, H: in.H})
	}
	return out
}

// withReferences gives a references slide its list and its title.
func (s *sheetOf) withReferences() {
	for _, b := range s.blocks {
		if b.Kind == deck.Sources {
			return
		}
	}
	s.blocks = append(s.blocks, deck.Block{Kind: deck.Sources})
	if s.title == "" {
		s.title = "References"
	}
}

// outlineLevel is 1 for slides inside a section.
func (c *composer) outlineLevel(sl deck.Slide) int {
	if sl.Layout == deck.SectionSlide {
		return 0
	}
	for _, x := range c.shown {
		if x.ID == sl.ID {
			return 0
		}
		if x.Layout == deck.SectionSlide {
			return 1
		}
	}
	return 0
}

// bare says which words of a chart stand elsewhere on its slide.
type bare struct{ title, under, source bool }

// absorb lets a chart slide's one chart give title, subtitle and source to the slide,
// which prints each of them once.
func (c *composer) absorb(s *sheetOf) {
	if s.slide.Layout != deck.ChartSlide && s.slide.Layout != deck.ChartText {
		return
	}
	var one *deck.Block
	for i, b := range s.blocks {
		if b.Kind == deck.ChartBlock {
			if one != nil {
				return
			}
			one = &s.blocks[i]
		}
	}
	if one == nil || one.Chart == nil {
		return
	}
	is := bare{source: true}
	if got := c.build(one.Chart); got.err == nil {
		c.footed = append(c.footed, got.spec)
		if s.title == "" {
			s.title, is.title = got.spec.Title(), true
		}
		if s.under == "" && (one.Chart.Title == "" || is.title || one.Chart.Title == s.title) {
			s.under, is.under = got.spec.Subtitle(), true
		}
	}
	c.one, c.bare = *one, map[deck.ID]bare{one.ID: is}
}

// bodySlide is every layout with a head and a body that fills the rest.
func (c *composer) bodySlide(s *sheetOf) {
	s.foot = c.footer(s)
	top := s.typ.Margin - s.typ.Step
	if s.beside() == 0 {
		top = s.clear(top)
	}
	if s.slide.Layout != deck.Blank {
		top = c.setHead(s, top)
	}
	top = s.clear(top)
	body := frame.Rect{X: s.typ.Margin, Y: top, W: s.w, H: max(0, s.foot-s.typ.Step*3-top)}
	c.fitBody(s, body)
}

// setHead sets title and subtitle and returns where the body may begin.
func (c *composer) setHead(s *sheetOf, top float64) float64 {
	ps := c.titlePieces(s.title, s.typ.Title, 2, s.w-s.beside())
	if c.under(s) {
		under := c.subtitlePieces(s.under, s.typ.Subtitle, s.w-s.beside())
		if len(under) > 0 {
			under[0].before = s.typ.Step * 0.5
		}
		ps = append(ps, under...)
	}
	if len(ps) == 0 {
		return top
	}
	room := s.frame.H*0.45 - top
	if h := height(ps); h > room {
		c.overflow(h-room, s.typ.Title.Line*0.8, "the title")
		done := s.cv.within(frame.Rect{Y: top, W: s.frame.W, H: room})
		s.cv.stack(ps, s.typ.Margin, top)
		done()
		return top + room + s.typ.Step*2
	}
	bottom := s.cv.stack(ps, s.typ.Margin, top)
	s.cv.close()
	gap := s.typ.Step * 3
	if s.slide.Layout == deck.ChartSlide {
		gap = s.typ.Step * 2.5
	}
	return bottom + gap
}

// titlePieces sets a title on at most so many lines, smaller when it needs more, and
// evens out the lines. It may come out longer at the smallest size.
func (c *composer) titlePieces(text string, ts deck.TypeSize, lines int, w float64) []piece {
	title := c.titleWords(text)
	if strings.TrimSpace(text) == "" && title.prompt == "" {
		return nil
	}
	c.at.block = "title"
	defer func() { c.at.block = "" }()
	for _, factor := range []float64{1, 0.95, 0.9, 0.85, 0.8} {
		size := deck.TypeSize{Size: ts.Size * factor, Line: math.Round(ts.Line * factor), Bold: ts.Bold, Family: ts.Family}
		spans := c.headSpans(title, c.style(size, c.pal.ink))
		set := c.faces.Break(spans, typeset.Options{Width: w, LineHeight: size.Line})
		if len(set.Lines) > lines && factor > 0.8 {
			continue
		}
		if n := len(set.Lines); n > lines {
			c.report("overflow", deck.Warning, fmt.Sprintf("the title of %s takes %d lines at the smallest size", c.where(), n),
				"shorten the title to two lines")
		}
		return c.paragraph(para{
			spans: spans, path: []*frame.Tag{c.tag(frame.H1)}, line: size.Line, w: c.balance(spans, size.Line, w, len(set.Lines)),
		})
	}
	return nil
}

// balance is the narrowest width at which spans still take n lines, so that the lines
// come out about equally long.
func (c *composer) balance(spans []typeset.Span, line, w float64, n int) float64 {
	if n < 2 || n > 4 {
		return w
	}
	low, high := w/2, w
	for high-low > w/64 {
		mid := (low + high) / 2
		if set := c.faces.Break(spans, typeset.Options{Width: mid, LineHeight: line}); len(set.Lines) <= n && !set.Overfull {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

func (c *composer) subtitlePieces(text string, ts deck.TypeSize, w float64) []piece {
	c.at.block = "subtitle"
	defer func() { c.at.block = "" }()
	return c.paragraph(para{
		spans: c.underSpans(text, c.style(ts, c.pal.muted)), path: []*frame.Tag{c.tag(frame.P)}, line: ts.Line, w: w,
	})
}

// titleWords are a slide's title as it is edited: what stands there because a chart or
// the deck gives it is edited elsewhere.
func (c *composer) titleWords(text string) words {
	if c.in.Edit != nil && (text == c.head.text || c.edits("", "title")) {
		return c.head
	}
	return words{text: text}
}

// headSpans are the slide's title, or its chart's where that stands for it.
func (c *composer) headSpans(title words, st typeset.Style) []typeset.Span {
	if title.field == "" && c.bare[c.one.ID].title {
		return c.chartWords(c.one, "chart.title", title.text, st)
	}
	return c.written(title, st)
}

// underSpans are the slide's subtitle, or its chart's where that stands for it.
func (c *composer) underSpans(text string, st typeset.Style) []typeset.Span {
	if w := c.subtitleWords(text); w.field != "" || !c.bare[c.one.ID].under {
		return c.written(w, st)
	}
	return c.chartWords(c.one, "chart.subtitle", text, st)
}

func (c *composer) subtitleWords(text string) words {
	w := words{text: text}
	if c.in.Edit != nil && text == c.headedUnder {
		w.field, w.prompt = "subtitle", prompts["subtitle"]
	}
	return w
}

// under tells whether a slide has a subtitle, or is getting one.
func (c *composer) under(s *sheetOf) bool { return s.under != "" || c.edits("", "subtitle") }

// fitBody sets the blocks as large as fits between the sheet's size and the floor, and
// draws them. What is still too long is cut at the footer and reported.
func (c *composer) fitBody(s *sheetOf, body frame.Rect) {
	var ps []piece
	for _, f := range s.fits() {
		c.sh = s.sheetFor(f)
		if ps = c.flow(s.blocks, s.slide.Layout, body.W); height(ps) <= body.H+0.5 {
			break
		}
	}
	if len(ps) == 0 {
		return
	}
	ps = stretched(ps, body.H)
	h := height(ps)
	if over := h - body.H; over > 0.5 {
		c.overflow(over, c.sh.body.Line, "the content")
		s.frame.Cut = body.Bottom()
		done := s.cv.within(frame.Rect{Y: body.Y, W: s.frame.W, H: body.H})
		s.cv.stack(ps, body.X, body.Y)
		done()
		return
	}
	s.cv.stack(ps, body.X, body.Y+drop(s.slide.Layout, body.H-h))
	s.cv.close()
}

// drop is how far below the head the body of a layout begins.
func drop(l deck.Layout, spare float64) float64 {
	switch l {
	case deck.QuoteSlide:
		return spare * 0.36
	case deck.FigureSlide:
		return min(spare*0.2, 40)
	}
	return 0
}

// overflow reports that part of a slide is longer than its room, by so many pixels.
func (c *composer) overflow(over, line float64, what string) {
	c.report("overflow", deck.Warning,
		fmt.Sprintf("%s of %s is %.0f px too long (about %s) at the smallest size", what, c.where(), math.Ceil(over), linesOf(over/line)),
		"shorten it, or move part of it to another slide")
}

func linesOf(n float64) string {
	if n <= 1 {
		return "1 line"
	}
	return fmt.Sprintf("%.0f lines", math.Ceil(n))
}

// where names the slide being set, for findings.
func (c *composer) where() string {
	for _, sl := range c.in.Deck.Slides {
		if sl.ID == c.at.slide && sl.Title != "" {
			return fmt.Sprintf("slide %d “%s”", c.at.page, c.plain(sl.Title))
		}
	}
	return fmt.Sprintf("slide %d", c.at.page)
}
