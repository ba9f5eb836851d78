package layout

import (
	"image"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// logoBox is the room of a logo of a height, and no wider than most.
func logoBox(pix image.Image, height, most float64) frame.Rect {
	r := frame.Rect{W: height / ratio(pix), H: height}
	if r.W > most {
		r.W, r.H = most, most*ratio(pix)
	}
	return r
}

// logoShown tells whether a logo stands on a page, by the word for it.
func logoShown(l deck.Logo, on string, first bool) bool {
	return l.Pix != nil && !l.Pix.Bounds().Empty() && l.Height > 0 && (on == deck.LogoAll || on == deck.LogoFirst && first)
}

// drawLogo draws it as furniture: whose document it is, the document says in words.
func (c *composer) drawLogo(cv *canvas, at frame.Rect) {
	cv.artifact(&frame.Image{Box: at, Key: "logo:" + c.in.Theme.Logo.Hash, Pix: c.in.Theme.Logo.Pix})
}

// slideLogo draws the theme's logo on a slide and keeps where it stands: beside the title,
// over it, or in the foot.
func (c *composer) slideLogo(s *sheetOf) {
	l := c.in.Theme.Logo
	if !logoShown(l, l.Slides, s.slide.Layout == deck.TitleSlide) {
		return
	}
	const widest = 0.3 // of the slide's text
	box := logoBox(l.Pix, l.Height, s.w*widest)
	box.X = s.typ.Margin
	if l.AtRight() {
		box.X += s.w - box.W
	}
	switch l.Place {
	case deck.TopLeft:
		box.Y = s.typ.Margin * 0.6
	case deck.TopRight:
		box.Y = s.typ.Margin - s.typ.Step
	default:
		foot := s.frame.H - s.typ.Margin*0.6 - s.typ.Caption.Line/2
		box.Y = min(foot+box.H/2, s.frame.H-s.typ.Margin*0.2) - box.H
	}
	s.logo = box
	c.drawLogo(s.cv, box)
}

// atTop tells whether a logo stands over the content of the slide.
func (s *sheetOf) atTop() bool { return s.logo.H > 0 && s.logo.Y < s.frame.H/2 }

// clear is top, or the first place under a logo that stands above.
func (s *sheetOf) clear(top float64) float64 {
	if !s.atTop() {
		return top
	}
	return max(top, s.logo.Bottom()+s.typ.Step*1.5)
}

// beside is the width that a logo takes from the title's lines.
func (s *sheetOf) beside() float64 {
	if !s.atTop() || s.logo.X < s.frame.W/2 {
		return 0
	}
	return s.logo.W + s.typ.Gutter
}

// footRoom is from where to where the foot's words can stand, and how high the foot is
// where a logo is higher than they are.
func (s *sheetOf) footRoom(base float64) (left, right, top float64) {
	left, right, top = s.typ.Margin, s.typ.Margin+s.w, base
	if s.logo.H == 0 || s.atTop() {
		return left, right, top
	}
	if s.logo.X < s.frame.W/2 {
		left = s.logo.Right() + s.typ.Gutter
	} else {
		right = s.logo.X - s.typ.Gutter
	}
	return left, right, min(top, s.logo.Y)
}

// pageLogo draws the theme's logo at the head or the foot of a brief's page, and gives how
// far the words beside it give way.
func (c *composer) pageLogo(d *document, cv *canvas, first bool) frame.Rect {
	l := c.in.Theme.Logo
	if !logoShown(l, l.Brief, first) {
		return frame.Rect{}
	}
	const widest, edge, space, underRule = 0.4, 14.0, 8.0, 4.0 // of the text; points to the paper's edge, to the text and to the foot's rule
	room := d.box.Y - edge - space
	if !l.AtTop() {
		room = d.typ.MarginBottom*(1-footRule) - edge - underRule
	}
	box := logoBox(l.Pix, min(given(l.BriefHeight, l.Height*0.75), max(room, 1)), d.box.W*widest)
	box.X = d.box.X
	if l.AtRight() {
		box.X = d.box.Right() - box.W
	}
	if l.AtTop() {
		words := d.typ.MarginTop*0.62 - d.typ.Furniture.Size*0.35 // the middle of what stands beside it
		box.Y = min(max(words-box.H/2, edge), d.box.Y-space-box.H)
	} else {
		words := d.box.Bottom() + d.typ.MarginBottom*footRule + d.typ.Furniture.Line*1.3 - d.typ.Furniture.Size*0.35
		box.Y = min(max(words-box.H/2, d.box.Bottom()+d.typ.MarginBottom*footRule+underRule), d.paper.H-edge-box.H)
	}
	c.drawLogo(cv, box)
	return box
}

// edges are where the words of a page's head or foot begin and end beside a logo.
func (d *document) edges(logo frame.Rect, top bool) (left, right float64) {
	left, right = d.box.X, d.box.Right()
	if logo.H == 0 || top != (logo.Y < d.paper.H/2) {
		return left, right
	}
	if logo.X > d.box.X {
		return left, logo.X - d.typ.Gutter*0.6
	}
	return logo.Right() + d.typ.Gutter*0.6, right
}

// coded gives code in text the look that the theme gives it.
func (c *composer) coded(st typeset.Style, spans []typeset.Span) []typeset.Span {
	t := c.in.Theme.Code
	if st.Mono || t == (deck.CodeType{}) {
		return spans
	}
	for i := range spans {
		if s := &spans[i].Style; s.Mono {
			s.Size *= given(t.Scale, 1)
			s.Mono, s.Bold = t.Family != deck.Sans, s.Bold || t.Bold
		}
	}
	return spans
}
