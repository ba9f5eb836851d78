package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// slope draws each series from its first to its last value, with both printed.
func (p *plan) slope() *drawing {
	d := &drawing{}
	p.top, p.bottom = .6*em, lineHeight+.5*em
	p.values = p.roomy()
	for i := range p.Series {
		p.left = max(p.left, p.width(p.printed(p.Series[i].Points[0]), em, true))
	}
	p.left += .7 * em
	notes, width := p.endNotes(p.slopeName)
	named := notes != nil && !p.Above && float64(len(notes))*lineHeight <= p.h-p.bottom
	if !named {
		d.legend = p.withLegend()
		notes, width = p.endNotes(func(i int) string { return p.printed(p.Series[i].Points[1]) })
	}
	p.right = width + .7*em
	half := p.width(p.Categories[0].Label, em, false) / 2
	p.left, p.right = max(p.left, half), max(p.right, p.width(p.Categories[1].Label, em, false)/2)
	if room := p.w - p.left - p.right; room > steepest*(p.h-p.top-p.bottom) {
		p.right += room - steepest*(p.h-p.top-p.bottom)
	}
	d.x = axis{categories: []string{p.Categories[0].Label, p.Categories[1].Label}, labels: true, grid: true, edgeToEdge: true, labelMargin: .45 * em}
	d.y = axis{scale: p.values}
	for i := range p.Series {
		d.series = append(d.series, p.slopeLine(i))
	}
	d.series = append(d.series, p.slopeEnds(notes)...)
	return d
}

// steepest is how many times its height a slope may be wide: stretched further, every
// rise looks flat.
const steepest = 1.6

// roomy is a scale with room under the lowest value, so that a rise by a third does
// not look like a rise from nothing, and the labels keep clear of the years.
func (p *plan) roomy() valueScale {
	s := p.tight()
	under := .5 * (s.hi - s.lo)
	if s.lo >= 0 && !p.Log {
		under = min(under, s.lo)
	}
	return valueScale{lo: s.lo - under, hi: s.hi}
}

// slopeName is what stands at the right end: the value and the series' name.
func (p *plan) slopeName(i int) string {
	value := p.printed(p.Series[i].Points[1])
	if len(p.Series) == 1 {
		return value
	}
	return value + " " + p.Series[i].Name
}

func (p *plan) slopeLine(i int) charts.SingleSeries {
	col := p.color(i)
	s := charts.SingleSeries{
		Name: p.Series[i].Name, Type: "line", Symbol: "circle", ShowSymbol: opts.Bool(true), Color: css(col),
		LineStyle: &opts.LineStyle{Color: css(col), Width: .17 * em},
	}
	if p.Series[i].Points[1].Projected {
		s.LineStyle.Type = "dashed"
	}
	data := make([]datum, 2)
	for c, pt := range p.Series[i].Points {
		data[c].Value, data[c].SymbolSize = pt.Value, .42*em
		data[c].ItemStyle = &itemStyle{ItemStyle: opts.ItemStyle{Color: css(col)}}
	}
	s.Data = data
	return s
}

// slopeEnds are the texts at both ends, moved apart.
func (p *plan) slopeEnds(right []endNote) []charts.SingleSeries {
	var list []caption
	top := max(0, p.top-.6*em)
	left := make([]endNote, len(p.Series))
	for i := range p.Series {
		left[i] = endNote{series: i, lines: []string{p.printed(p.Series[i].Points[0])}, at: p.y(p.Series[i].Points[0].Value)}
	}
	for k, n := range right {
		right[k].at = p.y(p.Series[n.series].Points[1].Value)
	}
	if spread(left, top, p.h-p.bottom+lineHeight/2) {
		for _, n := range left {
			c := p.caption(n, 0, p.Series[n.series].Points[0].Value, 0)
			c.place = "left"
			list = append(list, c)
		}
	}
	if spread(right, top, p.h-p.bottom+lineHeight/2) {
		for _, n := range right {
			list = append(list, p.caption(n, 1, p.Series[n.series].Points[1].Value, 0))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []charts.SingleSeries{captions(list)}
}
