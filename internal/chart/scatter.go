package chart

import (
	"math"
	"slices"

	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// scatter draws values over time as unjoined marks, or one measure across another.
func (p *plan) scatter() *drawing {
	if p.Across {
		return p.acrossScatter()
	}
	d := &drawing{}
	p.top = .5 * em
	points := p.pointCaptions()
	if len(points) > 0 {
		p.top = 1.6 * em
	}
	p.roomForFlags()
	if len(p.Series) > 1 {
		d.legend = p.legendOver(.5 * em)
	}
	p.layValues(d, false)
	for i, x := range p.Series {
		data := make([]datum, len(x.Points))
		for c, pt := range x.Points {
			data[c] = p.spot(i, c)
			data[c].Value = []any{p.xOf(c), "-"}
			if pt.OK {
				data[c].Value = []any{p.xOf(c), pt.Value}
			}
		}
		d.series = append(d.series, charts.SingleSeries{Name: x.Name, Type: "scatter", Data: data, ItemStyle: p.solid(i)})
	}
	p.addZeroLine(d)
	p.addReference(d, false)
	p.addFlags(d, func(c, i int) float64 { return p.overPoint(points, c) })
	if len(points) > 0 {
		d.series = append(d.series, captions(p.pointCaptions())) // again, now with margins
	}
	return d
}

// spot is how one mark looks: projected ones are hollow.
func (p *plan) spot(i, c int) datum {
	col := p.pointColor(i, c)
	d := datum{SymbolSize: .45 * em, ItemStyle: &itemStyle{ItemStyle: opts.ItemStyle{Color: css(col), Opacity: opts.Float(1)}}}
	if p.Series[i].Points[c].Projected {
		d.ItemStyle.Color, d.ItemStyle.BorderColor, d.ItemStyle.BorderWidth = css(p.look.Ground), css(col), .1*em
	}
	return d
}

// solid is a series' own style, which its legend shows: ECharts would let scatters
// shine through.
func (p *plan) solid(i int) *opts.ItemStyle {
	return &opts.ItemStyle{Color: css(p.color(i)), Opacity: opts.Float(1)}
}

// acrossScatter sets the second series against the first, each time a mark.
func (p *plan) acrossScatter() *drawing {
	d := &drawing{}
	xs, ys := p.Series[0], p.Series[1]
	var area []Point
	if len(p.Series) > 2 {
		area = p.Series[2].Points
	}
	p.top, p.bottom, p.right = 1.9*em, 2.9*em, 1.2*em
	if area != nil { // the largest may stand at the plot's edge
		p.right = max(p.right, .6*em+p.bubble()/2)
		p.top = max(p.top, .6*em+p.bubble()/2)
	}
	x := *p
	x.Series, x.Across = []Series{xs}, false
	p.Series = []Series{ys}
	p.values = p.nice(p.plotH())
	p.left = p.tickWidth()
	x.values = x.nice((p.w - p.left - p.right) / 2)
	p.right = max(p.right, p.width(lastText(x.values), em, false)/2)
	yName, _ := p.wrap(ys.Name, p.w-p.left, 1)
	xName, _ := p.wrap(xs.Name, p.w-p.left, 1)
	d.x = axis{scale: x.values, ticks: x.values.ticks(), labels: true, line: true, name: xName[0], labelMargin: .4 * em}
	d.y = axis{scale: p.values, ticks: p.values.ticks(), labels: true, grid: true, name: yName[0], labelMargin: .5 * em}
	data := make([]datum, len(p.Categories))
	var list []caption
	var taken []frame.Rect
	for c := range p.Categories {
		data[c] = p.spot(0, c)
		data[c].SymbolSize = p.bubbleSize(area, c)
		data[c].Value = []any{xs.Points[c].Value, ys.Points[c].Value}
		at := frame.Point{X: p.left + (xs.Points[c].Value-x.values.lo)/(x.values.hi-x.values.lo)*p.plotW(), Y: p.y(ys.Points[c].Value)}
		taken = append(taken, around(at, data[c].SymbolSize/2, data[c].SymbolSize/2))
		p.nameSpot(c, at, data[c], &list, &taken)
	}
	d.series = append(d.series, charts.SingleSeries{Name: ys.Name, Type: "scatter", Data: data, ItemStyle: p.solid(0)})
	if len(list) > 0 {
		d.series = append(d.series, captions(list))
	}
	return d
}

// bubble is the diameter of the largest mark.
func (p *plan) bubble() float64 { return min(3*em, p.h/6) }

// bubbleSize is a mark's diameter: the area stands for the third series.
func (p *plan) bubbleSize(area []Point, c int) float64 {
	if area == nil {
		return .45 * em
	}
	most := 0.0
	for _, pt := range area {
		most = max(most, math.Abs(pt.Value))
	}
	if most == 0 {
		return .45 * em
	}
	return max(.3*em, p.bubble()*math.Sqrt(math.Abs(area[c].Value)/most))
}

// nameSpot prints a mark's time over it where that covers no other.
func (p *plan) nameSpot(c int, at frame.Point, spot datum, list *[]caption, taken *[]frame.Rect) {
	text := p.Categories[c].Label
	over := spot.SymbolSize/2 - .22*em // beside what a small mark needs
	box := around(frame.Point{X: at.X, Y: at.Y - .9*em - over}, p.width(text, em, false)/2, .5*em)
	v, ok := spot.Value.([]any)
	if !ok || box.X < 0 || box.Y < 0 || box.Right() > p.w || slices.ContainsFunc(*taken, func(r frame.Rect) bool { return overlaps(box, r) }) {
		return
	}
	y, ok := v[1].(float64)
	if !ok {
		return
	}
	*taken = append(*taken, box)
	*list = append(*list, caption{x: v[0], y: y, text: text, color: p.look.Ink, bold: p.Categories[c].Highlight, place: "top", dy: -over})
}

func around(p frame.Point, dx, dy float64) frame.Rect {
	return frame.Rect{X: p.X - dx, Y: p.Y - dy, W: 2 * dx, H: 2 * dy}
}

func overlaps(a, b frame.Rect) bool {
	return math.Max(a.X, b.X) < math.Min(a.Right(), b.Right()) && math.Max(a.Y, b.Y) < math.Min(a.Bottom(), b.Bottom())
}
