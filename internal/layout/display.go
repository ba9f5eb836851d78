package layout

import (
	"math"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// display is a title set larger than usual.
func display(t deck.TypeSize, factor float64) deck.TypeSize {
	return deck.TypeSize{Size: t.Size * factor, Line: math.Round(t.Line * factor * 0.97), Bold: true, Family: t.Family}
}

// titleSlide opens the deck: kind, title, subtitle, who and when.
func (c *composer) titleSlide(s *sheetOf) {
	m := c.in.Deck.Meta
	if s.title == "" {
		s.title = m.Title
	}
	if s.under == "" && s.title == m.Title {
		s.under = m.Subtitle
	}
	s.foot = c.footer(s)
	w := min(s.w, s.typ.Title.Size*25)
	var ps []piece
	if m.Kind != "" {
		ps = append(ps, c.eyebrow(m.Kind, s.w)...)
	}
	head := c.titlePieces(s.title, display(s.typ.Title, 1.4), 3, w)
	if len(head) > 0 && len(ps) > 0 {
		head[0].before = s.typ.Step * 2
	}
	ps = append(ps, head...)
	if c.under(s) {
		under := c.subtitlePieces(s.under, s.typ.Body, w)
		if len(under) > 0 {
			under[0].before = s.typ.Step * 2
		}
		ps = append(ps, under...)
	}
	who := c.byline(s)
	bottom := s.foot - s.typ.Step*3
	if len(who) > 0 {
		bottom -= height(who) + s.typ.Step*3
		s.cv.stack(who, s.typ.Margin, bottom+s.typ.Step*3)
	}
	c.displayed(s, ps, frame.Rect{X: s.typ.Margin, Y: s.clear(s.typ.Margin), W: s.w, H: bottom - s.clear(s.typ.Margin)})
}

// eyebrow is a small spaced word above a title.
func (c *composer) eyebrow(text string, w float64) []piece {
	ts := deck.TypeSize{Size: c.sh.plotText, Line: c.sh.plotText * 1.5, Bold: true}
	st := c.style(ts, c.pal.accent)
	st.Tracking = ts.Size * 0.09
	return c.paragraph(para{
		spans: []typeset.Span{{Text: strings.ToUpper(c.told(text)), Style: st}}, path: []*frame.Tag{c.tag(frame.P)}, line: ts.Line, w: w,
	})
}

// byline is who made the deck and of when it is.
func (c *composer) byline(s *sheetOf) []piece {
	m := c.in.Deck.Meta
	var parts []string
	for _, p := range []string{m.Author, m.From, m.Date} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	ts := s.typ.KeyLabel
	if len(parts) == 0 {
		return nil
	}
	return c.paragraph(para{
		spans: []typeset.Span{{Text: c.told(strings.Join(parts, "  ·  ")), Style: c.style(ts, c.pal.muted)}},
		path:  []*frame.Tag{c.tag(frame.P)}, line: ts.Line, w: s.w,
	})
}

// sectionSlide opens a part of the deck on a tinted ground.
func (c *composer) sectionSlide(s *sheetOf) {
	s.frame.Ground = c.pal.tint
	s.foot = c.footer(s)
	s.cv.artifact(frame.Fill(frame.Box(frame.Rect{W: s.typ.Step * 1.5, H: s.frame.H}), c.pal.accent))
	ps := c.titlePieces(s.title, display(s.typ.Title, 1.3), 3, min(s.w, s.typ.Title.Size*24))
	c.displayed(s, c.withUnder(s, ps), frame.Rect{X: s.typ.Margin, Y: s.clear(s.typ.Margin), W: s.w, H: s.foot - s.typ.Margin*0.4 - s.clear(s.typ.Margin)})
}

// statementSlide is one sentence, large, with what supports it beneath.
func (c *composer) statementSlide(s *sheetOf) {
	if s.title == "" && len(s.blocks) > 0 && s.blocks[0].Kind == deck.Text {
		c.head = words{text: s.blocks[0].Text, block: s.blocks[0].ID, field: "text", prompt: prompts["text"]}
		s.title, s.blocks = s.blocks[0].Text, s.blocks[1:]
	}
	s.foot = c.footer(s)
	ps := c.titlePieces(s.title, display(s.typ.Title, 1.2), 4, min(s.w, s.typ.Title.Size*24))
	c.displayed(s, c.withUnder(s, ps), frame.Rect{X: s.typ.Margin, Y: s.clear(s.typ.Margin), W: s.w, H: s.foot - s.typ.Margin*0.4 - s.clear(s.typ.Margin)})
}

func (c *composer) withUnder(s *sheetOf, ps []piece) []piece {
	if !c.under(s) {
		return ps
	}
	under := c.subtitlePieces(s.under, s.typ.Body, min(s.w, s.typ.Title.Size*22))
	if len(under) > 0 {
		under[0].before = s.typ.Step * 2
	}
	return append(ps, under...)
}

// displayed places a large head with a short accent rule over it and the slide's
// blocks under it, together a little above the middle.
func (c *composer) displayed(s *sheetOf, head []piece, room frame.Rect) {
	ruleH := s.typ.Step * 3.5
	headH := height(head) + ruleH
	gap := s.typ.Step * 4
	var body []piece
	bodyW := min(s.w, s.typ.Title.Size*24)
	for _, f := range s.fits() {
		c.sh = s.sheetFor(f)
		body = c.flow(s.blocks, deck.Blank, bodyW)
		if len(body) == 0 || headH+gap+height(body) <= room.H {
			break
		}
	}
	total := headH
	if len(body) > 0 {
		total += gap + height(body)
	}
	y := room.Y + max(0, room.H-total)*0.42
	s.cv.artifact(frame.Fill(frame.Box(frame.Rect{X: room.X, Y: y, W: s.typ.Step * 8, H: s.typ.Step * 0.625}), c.pal.accent))
	if over := total - room.H; over > 0.5 {
		c.overflow(over, c.sh.body.Line, "the content")
		s.frame.Cut = room.Bottom()
		defer s.cv.within(frame.Rect{Y: room.Y, W: s.frame.W, H: room.H})()
	}
	bottom := s.cv.stack(head, room.X, y+ruleH)
	if len(body) > 0 {
		s.cv.close()
		s.cv.stack(body, room.X, bottom+gap)
	}
	s.cv.close()
}
