package chart

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// suitWaterfall keeps one series; over time its first and last figure stand, with the
// changes between them.
func (w *builder) suitWaterfall() error {
	s := &w.spec
	if len(s.Series) > 1 {
		return fmt.Errorf("a waterfall shows one series, not %d; take grouped bars: %w", len(s.Series), ErrShape)
	}
	if s.Axis != Names {
		s.keep(s.filled)
		if len(s.Categories) < 2 {
			return fmt.Errorf("a waterfall over time needs two figures at least: %w", ErrShape)
		}
		w.note("The first and the last bar are figures, those between them the changes.")
		return nil
	}
	w.note("The last bar is the sum of the others.")
	return nil
}

// fall is one bar of a waterfall.
type fall struct {
	label     string
	from, to  float64
	text      string
	whole     bool // from zero: a figure or the sum
	projected bool
	highlight bool
}

// falls are the bars of a waterfall.
func (p *plan) falls() []fall {
	x := p.Series[0]
	var out []fall
	sum := 0.0
	for c, cat := range p.Categories {
		pt := x.Points[c]
		if !pt.OK {
			continue
		}
		f := fall{label: cat.Label, projected: pt.Projected, highlight: pt.Highlight}
		if p.Axis != Names {
			f.from, f.to = sum, pt.Value
			if f.whole = c == 0; !f.whole {
				f.label = since(p.Categories[c-1], cat)
			}
		} else {
			f.from, f.to = sum, sum+pt.Value
		}
		f.text = p.signed(f.to - f.from)
		if f.whole {
			f.from, f.text = 0, p.printed(pt)
		}
		out = append(out, f)
		sum = f.to
	}
	end := fall{label: "Total", to: sum, whole: true, text: number(sum, p.Decimals)}
	if p.Axis != Names {
		end.label = p.Categories[len(p.Categories)-1].Label
	}
	return append(out, end)
}

// since names the time between two categories: "2014–15", "Apr 2016 – Mar 2019".
func since(from, to Category) string {
	a, b := from.Label, to.Label
	switch {
	case len(a) == 4 && len(b) == 4 && a[:2] == b[:2]:
		return a + "–" + b[2:]
	case len(a) == 4 && len(b) == 4:
		return a + "–" + b
	}
	return "to " + b
}

// shortenSpans lets the labels of changes be shorter, "14–15", or stay away, where they
// have no room; those of the levels stay.
func (p *plan) shortenSpans(bars []fall, room float64) {
	if p.Axis == Names {
		return
	}
	fits := func() bool {
		return !slices.ContainsFunc(bars, func(f fall) bool {
			_, ok := p.wrap(f.label, room, 3)
			return !ok
		})
	}
	if fits() {
		return
	}
	for i := 1; i < len(bars)-1; i++ {
		a, b := p.Categories[i-1].Label, p.Categories[i].Label
		if bars[i].label = "to " + b; len(a) == 4 && len(b) == 4 {
			bars[i].label = a[2:] + "–" + b[2:]
		}
	}
	if fits() {
		return
	}
	for i := 1; i < len(bars)-1; i++ {
		bars[i].label = ""
	}
}

func (p *plan) signed(v float64) string {
	if text := number(v, p.Decimals); v < 0 || strings.HasPrefix(text, "-") {
		return text
	}
	return "+" + number(v, p.Decimals)
}

// waterfall draws rises and falls from one level to the next.
func (p *plan) waterfall() *drawing {
	b := p.board()
	bars := p.falls()
	lo, hi, widest := 0.0, 0.0, 0.0
	labels := make([]string, len(bars))
	lines := 1
	band := p.w / float64(len(bars))
	p.shortenSpans(bars, band-.3*em)
	for i, f := range bars {
		lo, hi = min(lo, f.from, f.to), max(hi, f.from, f.to)
		widest = max(widest, p.width(f.text, em, f.whole))
		room := band - .3*em
		if len(bars) > 2 && bars[1].label == "" {
			room = 3 * band // the neighbours have none
		}
		l, _ := p.wrap(f.label, room, 3)
		labels[i] = strings.Join(l, "\n")
		lines = max(lines, len(l))
	}
	if hi == lo {
		hi = lo + 1
	}
	foot := float64(lines)*lineHeight + .4*em
	q := plot{box: frame.Rect{Y: 1.5 * em, W: p.w, H: p.h - 1.5*em - foot}, y: valueScale{lo: lo, hi: hi}}
	for i, f := range bars {
		x := float64(i) * band
		top, low := q.atY(max(f.from, f.to)), q.atY(min(f.from, f.to))
		b.value(frame.Rect{X: x + band*.16, Y: top, W: band * .68, H: max(low-top, .05*em)}, p.fallColor(f), f.projected)
		if i+1 < len(bars) {
			b.across(x+band*.84, x+band*1.16, q.atY(f.to), hairline, p.look.line())
		}
		if widest <= band {
			b.text(frame.Point{X: x + band/2, Y: top - .6*em}, f.text, onPoint, p.look.Ink, f.whole || f.highlight)
		}
		half := p.labelHalf(labels[i])
		at := frame.Point{X: min(max(x+band/2, half), p.w-half), Y: q.box.Bottom() + .3*em + float64(strings.Count(labels[i], "\n")+1)*lineHeight/2}
		b.text(at, labels[i], onPoint, p.look.Muted, f.highlight)
	}
	b.across(0, p.w, q.atY(0), hairline, p.look.line())
	return b.done()
}

// labelHalf is half the width of a label's widest line.
func (p *plan) labelHalf(label string) float64 {
	w := 0.0
	for _, l := range strings.Split(label, "\n") {
		w = max(w, p.width(l, em, true))
	}
	return w / 2
}

// fallColor tells levels, rises and falls apart.
func (p *plan) fallColor(f fall) frame.Color {
	switch {
	case f.whole:
		return p.look.Grey
	case f.to >= f.from || len(p.look.Series) < 2:
		return p.look.Accent
	}
	return p.look.Series[1]
}

// sharesOf turns a stack's values into their shares of its sum, in percent.
func sharesOf(s Spec) Spec {
	out := s
	out.Series = make([]Series, len(s.Series))
	for i, x := range s.Series {
		out.Series[i] = x
		out.Series[i].Points = append([]Point(nil), x.Points...)
	}
	for c := range s.Categories {
		sum := 0.0
		for _, x := range s.Series {
			sum += x.Points[c].Value
		}
		for i := range out.Series {
			if pt := &out.Series[i].Points[c]; pt.OK && sum > 0 {
				pt.Value = pt.Value / sum * 100
			}
		}
	}
	out.Decimals = 0
	return out
}

// suitShares refuses shares of sums that hold negative parts.
func (w *builder) suitShares() error {
	if lo, hi := w.spec.extent(); lo < 0 || hi == 0 {
		return fmt.Errorf("a part is negative or all are zero, so it has no share: %w", ErrShape)
	}
	if len(w.spec.Series) < 2 {
		return fmt.Errorf("shares need two series at least; take bars: %w", ErrShape)
	}
	w.note("Each bar shows shares of its own sum.")
	return nil
}

// boarded draws the types whose geometry is worked out here; nil for the others.
func (p *plan) boarded() *drawing {
	switch p.Type {
	case deck.DotPlot:
		return p.dots()
	case deck.Timeline:
		return p.events()
	case deck.SmallMultiples:
		return p.multiples()
	case deck.Histogram:
		return p.histogram()
	case deck.BoxPlot:
		return p.boxes()
	case deck.Waterfall:
		return p.waterfall()
	case deck.HeatMap:
		return p.heat()
	case deck.Treemap:
		return p.treemap()
	case deck.Sankey:
		return p.sankey()
	case deck.WorldMap:
		return p.worldMap()
	}
	return nil
}
