package chart

import (
	"cmp"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// heat draws a row for each series and a cell for each category, the stronger the
// larger the value.
func (p *plan) heat() *drawing {
	b := p.board()
	foot := 1.6 * em
	cellText := p.fullestCell()
	top := .2 * em
	row := (p.h - top - foot) / float64(len(p.Series))
	left := b.rowNames(p.namesOf(), top, row, .36)
	band := (p.w - left) / float64(len(p.Categories))
	labelled := cellText <= band-.2*em && row >= 1.1*em && p.Values != deck.NoValues
	if !labelled {
		top = 1.7 * em
		row = (p.h - top - foot) / float64(len(p.Series))
		b.texts = nil
		left = b.rowNames(p.namesOf(), top, row, .36)
		b.heatKey()
	}
	for i, x := range p.Series {
		for c, pt := range x.Points {
			cell := frame.Rect{X: left + float64(c)*band + .04*em, Y: top + float64(i)*row + .04*em, W: band - .08*em, H: row - .08*em}
			b.heatCell(cell, pt, labelled)
		}
	}
	inner := *p
	inner.left = left
	labels, _ := inner.timeLabels(band)
	for c, l := range labels {
		l = strings.ReplaceAll(l, "\n", " ")
		if p.Axis == Names {
			l = p.cut1(p.Categories[c].Label, band-.2*em)
		}
		if l != "" {
			b.text(frame.Point{X: left + (float64(c)+.5)*band, Y: p.h - foot + .85*em}, l, onPoint, p.look.Muted, p.Categories[c].Highlight)
		}
	}
	return b.done()
}

func (p *plan) fullestCell() float64 {
	w := 0.0
	for i := range p.Series {
		w = max(w, p.valueWidth(i))
	}
	return w
}

func (b *board) heatCell(cell frame.Rect, pt Point, labelled bool) {
	p := b.p
	if !pt.OK {
		b.rect(cell, mix(p.look.Rule, p.look.Ground, .7))
		if labelled {
			b.text(frame.Point{X: cell.X + cell.W/2, Y: cell.Y + cell.H/2}, none, onPoint, p.look.Muted, false)
		}
		return
	}
	c := p.heatColor(pt.Value)
	b.value(cell, c, pt.Projected)
	if labelled {
		ink := p.look.on(c)
		if pt.Projected {
			ink = p.look.Ink
		}
		b.text(frame.Point{X: cell.X + cell.W/2, Y: cell.Y + cell.H/2}, p.printed(pt), onPoint, ink, pt.Highlight)
	}
}

// heatColor is a value's colour: from the ground to the accent, and to the second
// colour for negative values.
func (p *plan) heatColor(v float64) frame.Color {
	lo, hi := p.extent()
	base := min(lo, 0)
	if lo > 0 && !p.fromZero() {
		base = lo
	}
	full := p.look.Accent
	if base < 0 { // about zero, both ways as strong
		reach := max(-lo, hi)
		if v < 0 && len(p.look.Series) > 1 {
			full = p.look.Series[1]
		}
		return mix(mix(full, p.look.Ground, .92), full, max(v, -v)/reach)
	}
	if hi <= base {
		return full
	}
	return mix(mix(full, p.look.Ground, .92), full, (v-base)/(hi-base))
}

// heatKey shows what the colours mean, at the upper right.
func (b *board) heatKey() {
	p := b.p
	lo, hi := p.extent()
	low, high := number(min(lo, 0), p.Decimals), number(hi, p.Decimals)
	if lo > 0 && !p.fromZero() {
		low = number(lo, p.Decimals)
	}
	const steps, w = 7, .9 * em
	x := p.w - p.width(high, em, false) - .3*em - steps*w
	b.text(frame.Point{X: x - .3*em, Y: .65 * em}, low, toPoint, p.look.Muted, false)
	from := min(lo, 0)
	if lo > 0 && !p.fromZero() {
		from = lo
	}
	for k := range steps {
		b.rect(frame.Rect{X: x + float64(k)*w, Y: .3 * em, W: w, H: .7 * em}, p.heatColor(from+(hi-from)*float64(k)/(steps-1)))
	}
	b.text(frame.Point{X: p.w, Y: .65 * em}, high, toPoint, p.look.Muted, false)
}

// treemap fills the room with rectangles as large as the parts, the largest first.
func (p *plan) treemap() *drawing {
	b := p.board()
	parts := p.slices()
	slices.SortStableFunc(parts, func(a, c slice) int { return cmp.Compare(c.value, a.value) })
	p.paintSlices(parts)
	sizes := make([]float64, len(parts))
	for i, s := range parts {
		sizes[i] = s.value
	}
	for i, r := range squarified(sizes, frame.Rect{W: p.w, H: p.h}) {
		r = frame.Rect{X: r.X + .05*em, Y: r.Y + .05*em, W: max(r.W-.1*em, .01), H: max(r.H-.1*em, .01)}
		b.value(r, parts[i].color, parts[i].pt.Projected)
		b.partWords(r, parts[i])
	}
	return b.done()
}

// partWords sets a part's name and share into its rectangle, as far as they fit.
func (b *board) partWords(r frame.Rect, s slice) {
	p := b.p
	const pad = .4 * em
	lines, ok := p.wrap(s.name, r.W-2*pad, max(1, int((r.H-2*pad)/lineHeight)-1))
	ink := p.look.on(s.color)
	if s.pt.Projected {
		ink = p.look.Ink
	}
	value := p.share(s)
	if ok && r.H >= float64(len(lines)+1)*lineHeight+2*pad && p.width(value, em, true) <= r.W-2*pad {
		y := r.Y + pad + float64(len(lines))*lineHeight/2
		b.text(frame.Point{X: r.X + pad, Y: y}, strings.Join(lines, "\n"), fromPoint, ink, false)
		b.text(frame.Point{X: r.X + pad, Y: r.Y + pad + (float64(len(lines))+.5)*lineHeight}, value, fromPoint, ink, true)
		return
	}
	if one := p.cut1(s.name, r.W-2*pad); r.H >= lineHeight && p.width(one, em, false) <= r.W-2*pad && len([]rune(one)) > 3 {
		b.text(frame.Point{X: r.X + pad, Y: r.Y + min(r.H/2, pad+lineHeight/2)}, one, fromPoint, ink, false)
	}
}

// squarified lays areas, the largest first, into a box so that they come near to
// squares (Bruls, Huizing and van Wijk, 2000).
func squarified(sizes []float64, box frame.Rect) []frame.Rect {
	total := 0.0
	for _, s := range sizes {
		total += s
	}
	out := make([]frame.Rect, 0, len(sizes))
	k := box.W * box.H / total
	for i := 0; i < len(sizes); {
		side := min(box.W, box.H)
		n, sum := 1, sizes[i]*k
		for i+n < len(sizes) && worstRatio(sizes[i:i+n+1], k, side) <= worstRatio(sizes[i:i+n], k, side) {
			sum += sizes[i+n] * k
			n++
		}
		thick := sum / side
		at := 0.0
		for _, s := range sizes[i : i+n] {
			long := s * k / thick
			if box.W >= box.H {
				out = append(out, frame.Rect{X: box.X, Y: box.Y + at, W: thick, H: long})
			} else {
				out = append(out, frame.Rect{X: box.X + at, Y: box.Y, W: long, H: thick})
			}
			at += long
		}
		if box.W >= box.H {
			box.X, box.W = box.X+thick, max(box.W-thick, 1e-9)
		} else {
			box.Y, box.H = box.Y+thick, max(box.H-thick, 1e-9)
		}
		i += n
	}
	return out
}

// worstRatio is the most stretched side ratio of areas laid along a side.
func worstRatio(sizes []float64, k, side float64) float64 {
	sum := 0.0
	for _, s := range sizes {
		sum += s * k
	}
	lo, hi := sizes[len(sizes)-1]*k, sizes[0]*k
	return max(side*side*hi/(sum*sum), sum*sum/(side*side*lo))
}
