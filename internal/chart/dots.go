package chart

import (
	"fmt"

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
	if len(p.Series) == 1 && row >= .9*em {
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

// events draws figures as events on a line of time, each with its words, above and
// below in turn.
func (p *plan) events() *drawing {
	b := p.board()
	x := p.Series[0]
	first, last := p.Categories[0].At, p.Categories[len(p.Categories)-1].At
	if first == last {
		first, last = first-1, last+1
	}
	margin := 2.2 * em
	mid := p.h / 2
	at := func(c int) float64 {
		return margin + (p.Categories[c].At-first)/(last-first)*(p.w-2*margin)
	}
	b.across(0, p.w, mid, .1*em, p.look.line())
	ends := map[float64]float64{} // how far each lane is taken, by its y
	lanes := max(1, int((mid-1.2*em)/(2.5*em)))
	for c, cat := range p.Categories {
		pt := x.Points[c]
		if !pt.OK {
			continue
		}
		b.dot(frame.Point{X: at(c), Y: mid}, .3*em, p.pointColor(0, c), pt.Projected)
		b.event(eventText{x: at(c), mid: mid, head: cat.Label, value: p.printed(pt), bold: pt.Highlight, side: 1 - 2*(c%2)}, lanes, ends)
	}
	return b.done()
}

// suitTimeline keeps dated figures of one row.
func (w *builder) suitTimeline() error {
	s := &w.spec
	if s.Axis == Names {
		return fmt.Errorf("a timeline needs figures with dates: %w", ErrShape)
	}
	if len(s.Series) > 1 {
		return fmt.Errorf("a timeline shows one series, not %d; take small multiples: %w", len(s.Series), ErrShape)
	}
	s.keep(s.filled)
	for i, key := range w.chart.Figures {
		name := label(w.chart, i, "")
		for c, pt := range s.Series[0].Points {
			if pt.Figure == key && name != "" {
				s.Categories[c].Label = name + ", " + s.Categories[c].Label
			}
		}
	}
	return nil
}

type eventText struct {
	x, mid      float64
	head, value string
	bold        bool
	side        int // 1 below the line, -1 above
}

// event sets an event's two lines in the first lane that is free; without one the dot
// stands alone.
func (b *board) event(e eventText, lanes int, ends map[float64]float64) {
	p := b.p
	w := max(p.width(e.head, em, false), p.width(e.value, em, true))
	left := min(max(0, e.x-w/2), p.w-w)
	for lane := range lanes {
		y := e.mid + float64(e.side)*(1.7*em+float64(lane)*2.5*em)
		if end, taken := ends[y]; taken && left < end+.5*em {
			continue
		}
		ends[y] = left + w
		b.upright(e.x, e.mid+float64(e.side)*.35*em, y-float64(e.side)*.9*em, hairline, p.look.Rule)
		b.text(frame.Point{X: left + w/2, Y: y - .55*em}, e.value, onPoint, p.look.Ink, true)
		b.text(frame.Point{X: left + w/2, Y: y + .55*em}, e.head, onPoint, p.look.Muted, false)
		return
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
	name := p.cut1(x.Name, box.W)
	b.text(frame.Point{X: box.X, Y: box.Y + .55*em}, name, fromPoint, p.look.Ink, x.Highlight)
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
		text := p.printed(pt)
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
