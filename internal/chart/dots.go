package chart

import (
	"math"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// dots draws a row for each category with a dot for each series, joined where there
// are several: the distance is what is compared, so the axis need not begin at zero.
func (p *plan) dots() *drawing {
	b := p.board()
	top := .3 * em
	if len(p.Series) > 1 {
		top += b.keys(p.namesOf(), p.color)
	}
	foot := 1.5 * em
	row := (p.h - top - foot) / float64(len(p.Categories))
	left := b.rowNames(p.labelsOf(), top, row, .42)
	values := 0.0
	if len(p.Series) == 1 && row >= .9*em && p.Values == "" {
		values = p.valueWidth(0) + .5*em
	}
	q := p.lyingPlot(frame.Rect{X: left + .5*em, Y: top, W: p.w - left - em - values, H: p.h - top - foot})
	b.gridX(q)
	for c := range p.Categories {
		b.dotRow(q, c, top+(float64(c)+.5)*row, values > 0)
	}
	return b.done()
}

func (b *board) dotRow(q plot, c int, y float64, labelled bool) {
	p := b.p
	lo, hi, some := 0.0, 0.0, 0
	for _, x := range p.Series {
		if pt := x.Points[c]; pt.OK {
			if some == 0 {
				lo, hi = pt.Value, pt.Value
			}
			lo, hi, some = min(lo, pt.Value), max(hi, pt.Value), some+1
		}
	}
	if some > 1 {
		b.across(q.atX(lo), q.atX(hi), y, .16*em, p.look.Rule)
	}
	for i, x := range p.Series {
		pt := x.Points[c]
		if !pt.OK {
			continue
		}
		at := frame.Point{X: q.atX(pt.Value), Y: y}
		b.dot(at, .28*em, p.pointColor(i, c), pt.Projected)
		if labelled {
			col, bold := p.valueStyle(pt)
			b.text(frame.Point{X: at.X + .55*em, Y: y}, p.printed(pt), fromPoint, col, bold)
		}
	}
}

// multiples draws each series small, in a panel of its own, all on one scale.
func (p *plan) multiples() *drawing {
	b := p.board()
	n := len(p.Series)
	across := bestAcross(n, p.w, p.h)
	down := (n + across - 1) / across
	w, h := (p.w+em)/float64(across)-em, (p.h+.8*em)/float64(down)-.8*em
	s := *p
	s.Type = deck.Bar // lengths: from zero
	scale := s.tight()
	for i, x := range p.Series {
		box := frame.Rect{X: float64(i%across) * (w + em), Y: float64(i/across) * (h + .8*em), W: w, H: h}
		if p.Apart {
			one := s
			one.Series = []Series{x}
			scale = one.tight()
		}
		b.panel(box, scale, i, x)
	}
	return b.done()
}

// bestAcross is how many panels stand side by side when each is about 1.6 times as
// wide as high.
func bestAcross(n int, w, h float64) int {
	best, worst := 1, 1e18
	for k := 1; k <= n; k++ {
		down := (n + k - 1) / k
		ratio := (w / float64(k)) / (h / float64(down)) / 1.6
		if ratio < 1 {
			ratio = 1 / ratio
		}
		if empty := float64(down*k-n) * .15; ratio+empty < worst {
			best, worst = k, ratio+empty
		}
	}
	return best
}

func (b *board) panel(box frame.Rect, scale valueScale, i int, x Series) {
	p := b.p
	b.text(frame.Point{X: box.X, Y: box.Y + .55*em}, p.cut1(x.Name, box.W), fromPoint, p.look.Ink, x.Highlight)
	if p.Apart {
		b.text(frame.Point{X: box.X, Y: box.Y + .55*em + lineHeight}, p.cut1(x.Unit, box.W), fromPoint, p.look.Muted, false)
		box.Y, box.H = box.Y+lineHeight, box.H-lineHeight
	}
	q := plot{box: frame.Rect{X: box.X, Y: box.Y + 2.3*em, W: box.W, H: max(em, box.H-3.7*em)}, y: scale}
	band := box.W / float64(len(p.Categories))
	last := -1
	for c, pt := range x.Points {
		if !pt.OK {
			continue
		}
		last = c
		top, foot := q.atY(max(pt.Value, 0)), q.atY(min(pt.Value, 0))
		b.value(frame.Rect{X: box.X + float64(c)*band + band*.1, Y: top, W: band * .8, H: max(foot-top, .03*em)}, p.panelColor(i, c), pt.Projected)
	}
	b.across(box.X, box.Right(), q.atY(0), hairline, p.look.line())
	if last >= 0 {
		pt := x.Points[last]
		text := number(pt.Value, p.panelDecimals(x))
		mid := min(max(box.X+(float64(last)+.5)*band, box.X+p.width(text, em, true)/2), box.Right()-p.width(text, em, true)/2)
		b.text(frame.Point{X: mid, Y: q.atY(max(pt.Value, 0)) - .6*em}, text, onPoint, p.look.Ink, true)
	}
	n := len(p.Categories)
	y := q.box.Bottom() + .75*em
	b.text(frame.Point{X: box.X, Y: y}, p.cut1(p.Categories[0].Label, box.W*.48), fromPoint, p.look.Muted, false)
	if n > 1 {
		b.text(frame.Point{X: box.Right(), Y: y}, p.cut1(p.Categories[n-1].Label, box.W*.48), toPoint, p.look.Muted, false)
	}
}

// panelDecimals is how many places a panel's value prints: three figures in all.
func (p *plan) panelDecimals(x Series) int {
	if !p.Apart {
		return p.Decimals
	}
	largest, printed := 0.0, 0
	for _, pt := range x.Points {
		if pt.OK {
			largest, printed = max(largest, math.Abs(pt.Value)), max(printed, stepDecimals(pt.Value))
		}
	}
	switch {
	case largest >= 100:
		return 0
	case largest >= 10:
		return min(printed, 1)
	}
	return min(printed, 2)
}

// panelColor is the accent for all panels, unless something is highlighted.
func (p *plan) panelColor(i, c int) frame.Color {
	if p.highlights() && !p.Series[i].Highlight && !p.Series[i].Points[c].Highlight {
		return p.look.Grey
	}
	return p.look.Accent
}

// cut1 is a text in one line of a width.
func (p *plan) cut1(text string, width float64) string {
	if p.width(text, em, true) <= width {
		return text
	}
	return p.cut(text, width)
}
