package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// lyingBars draws bars from left to right, the names of categories before them.
func (p *plan) lyingBars() *drawing {
	d := &drawing{}
	if len(p.Series) > 1 {
		d.legend = p.withLegend()
	}
	names := p.rowNames()
	room := (p.h - p.top) / float64(len(names))
	labelled := p.Values == "" && room*(1-categoryGap) >= 1.02*em*float64(p.barsPerRow())
	if labelled {
		w := p.sumWidth()
		for i := range p.Series {
			w = max(w, p.valueWidth(i))
		}
		p.right = w + .5*em
		p.values = p.tight()
		if p.values.lo < 0 {
			p.values.lo -= (p.values.hi - p.values.lo) * min(.4, (w+.5*em)/p.plotW())
		}
	} else {
		p.bottom = 1.6 * em
		p.values = p.nice(p.plotW() / 2.5)
		p.right = p.width(lastText(p.values), em, false) / 2
	}
	d.x = axis{scale: p.values, ticks: p.values.ticks1(), labels: p.values.shown, grid: p.values.shown, labelMargin: .4 * em}
	d.y = axis{categories: names, labels: true, line: p.values.lo == 0, inverse: true, labelMargin: .4 * em}
	p.addBars(d, labelled, true)
	if p.values.lo < 0 && len(d.series) > 0 {
		d.series[0].MarkLines = p.zeroLine(opts.MarkLineNameXAxisItem{XAxis: 0})
	}
	p.addReference(d, true)
	return d
}

func lastText(s valueScale) string {
	t := s.ticks()
	return t[len(t)-1].Text
}

// barsPerRow is how many bars stand in one row of lying bars.
func (p *plan) barsPerRow() int {
	if stackedBars(p.Type) {
		return 1
	}
	return len(p.Series)
}

// rowNames wraps the names before lying bars and sets the left margin; where rows
// are lower than a line, some are left out.
func (p *plan) rowNames() []string {
	row := (p.h - p.top) / float64(len(p.Categories))
	lines := max(1, min(3, int(row/lineHeight)))
	most := .42 * p.w
	out := make([]string, len(p.Categories))
	every := max(1, int(math.Ceil(em/row)))
	widest := 0.0
	for c, cat := range p.Categories {
		if c%every != 0 {
			continue
		}
		wrapped, _ := p.wrap(cat.Label, most, lines)
		for _, l := range wrapped {
			widest = max(widest, p.width(l, em, false))
		}
		out[c] = strings.Join(wrapped, "\n")
	}
	p.left = widest + .5*em
	return out
}
