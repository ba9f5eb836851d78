package layout

import (
	"strconv"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// footer sets what stands at the foot of every slide: the source line, or the deck's
// kind and title, at the left; the theme's footer, the marking and the slide's number at
// the right. It returns the y of its top; a long source line grows upwards.
func (c *composer) footer(s *sheetOf) float64 {
	ts := s.typ.Caption
	bottom := s.frame.H - s.typ.Margin*0.6
	base := bottom - ts.Line
	left, right, top := s.footRoom(base)
	opening := s.slide.Layout == deck.TitleSlide
	st := c.style(ts, c.pal.muted)
	if !opening {
		no := strconv.Itoa(s.number)
		c.rightText(s, no, st, frame.Point{X: right, Y: base})
		right -= max(c.faces.Width(no, st), ts.Size*2) + s.typ.Gutter
	}
	for _, words := range []string{c.in.Deck.Meta.Marking, c.in.Theme.Footer} {
		if words != "" {
			c.rightText(s, words, st, frame.Point{X: right, Y: base})
			right -= c.faces.Width(words, st) + s.typ.Gutter
		}
	}
	source := c.slideSource(s)
	room := max(right-left, s.w*0.3)
	if source == "" {
		if !opening {
			c.leftText(s, deckName(c.in.Deck.Meta), st, frame.Rect{X: left, Y: base, W: room, H: ts.Line})
		}
		return top
	}
	ps := c.paragraph(para{
		spans: []typeset.Span{{Text: source, Style: st}}, path: []*frame.Tag{c.tag(frame.Caption)}, line: ts.Line, w: room,
	})
	const most = 6 // lines: a longer source line would eat the slide
	if len(ps) > most {
		c.overflow(float64(len(ps)-most)*ts.Line, ts.Line, "the source line")
		ps = ps[:most]
	}
	above := bottom - height(ps)
	s.last.cv.stack(ps, left, above)
	s.last.cv.close()
	return min(top, above)
}

// deckName is what a slide without a source says at its foot.
func deckName(m deck.Meta) string {
	var parts []string
	for _, p := range []string{m.Kind, typeset.Plain(m.Title)} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

// rightText sets furniture that ends at a point; at.Y is the top of its line.
func (c *composer) rightText(s *sheetOf, text string, st typeset.Style, at frame.Point) {
	w := c.faces.Width(text, st)
	c.leftText(s, text, st, frame.Rect{X: at.X - w, Y: at.Y, W: w + 1, H: s.typ.Caption.Line})
}

// leftText sets furniture on one line, cut to its room.
func (c *composer) leftText(s *sheetOf, text string, st typeset.Style, r frame.Rect) {
	set := c.faces.Break([]typeset.Span{{Text: c.told(text), Style: st}}, typeset.Options{Width: r.W, LineHeight: r.H, MaxLines: 1})
	s.last.behind(set.Items(r.X, r.Y)...)
}

// slideSource is the line that credits everything the slide uses: the figures in its
// texts, its tables and its one chart, each source once.
func (c *composer) slideSource(s *sheetOf) string {
	texts := []string{s.slide.Title, s.slide.Subtitle}
	var credits []string
	for _, b := range s.blocks {
		if b.Kind == deck.Sources {
			continue
		}
		texts = append(texts, b.Texts()...)
		if b.Table != nil && b.Table.Source != "" {
			credits = append(credits, c.plain(b.Table.Source))
		}
	}
	for _, key := range tokensOf(texts...) {
		if f, err := c.book.Figure(key); err == nil {
			credits = append(credits, c.book.Credit(f))
		}
	}
	for _, t := range texts {
		for _, m := range citeMark.FindAllStringSubmatch(t, -1) {
			credits = append(credits, c.creditOfCitation(m[1], m[2]))
		}
	}
	return c.withCharts(credits)
}

// withCharts puts the chart's own source before the other credits, and its notes after
// them.
func (c *composer) withCharts(credits []string) string {
	var notes []string
	for _, sp := range c.footed {
		credits = append([]string{c.resolve(sp.Source())}, credits...)
		notes = append(notes, c.resolve(sentences(append([]string{""}, sp.Notes()...))))
	}
	out := sourceLine(credits)
	if notes := strings.TrimSpace(strings.Join(notes, " ")); notes != "" {
		if out != "" {
			out = strings.TrimSuffix(out, ".") + ". "
		}
		out += notes
	}
	return out
}
