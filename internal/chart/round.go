package chart

import (
	"math"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// slice is one part of a pie.
type slice struct {
	name  string
	value float64
	pt    Point
	color frame.Color
	from  float64 // angles clockwise from twelve, in turns
	to    float64
}

// slices lists the parts: the series at one time, or the categories of one series.
func (p *plan) slices() []slice {
	var out []slice
	total := 0.0
	for i, x := range p.Series {
		for c, pt := range x.Points {
			if !pt.OK || pt.Value == 0 {
				continue
			}
			name := x.Name
			if len(p.Series) == 1 {
				name = p.Categories[c].Label
			}
			pt.Highlight = pt.Highlight || p.Series[i].Highlight
			out = append(out, slice{name: name, value: pt.Value, pt: pt})
			total += pt.Value
		}
	}
	at := 0.0
	for k := range out {
		out[k].from = at
		at += out[k].value / total
		out[k].to = at
	}
	p.paintSlices(out)
	return out
}

// paintSlices colours the parts: in order, or highlights against two greys.
func (p *plan) paintSlices(list []slice) {
	palette := p.look.Series
	if len(palette) == 0 {
		palette = []frame.Color{p.look.Accent}
	}
	marked := 0
	for k := range list {
		switch {
		case !p.highlights():
			list[k].color = palette[k%len(palette)]
		case list[k].pt.Highlight && marked == 0:
			list[k].color = p.look.Accent
			marked++
		case list[k].pt.Highlight:
			list[k].color = palette[marked%len(palette)]
			marked++
		default:
			list[k].color = mix(p.look.Grey, p.look.Ground, .35*float64(k%2))
		}
	}
}

// share is a part with its value and its share of the whole.
func (p *plan) share(s slice) string {
	value := number(s.value, p.Decimals)
	if p.Unit.Percent {
		return value + string(nbsp) + "%"
	}
	return value + " (" + number((s.to-s.from)*100, 0) + string(nbsp) + "%)"
}

// pie draws the parts around, named beside them when there is room, else in a list.
func (p *plan) pie() *drawing {
	parts := p.slices()
	if d := p.namedPie(parts); d != nil {
		return d
	}
	d := &drawing{flat: true}
	radius := min(p.h/2, .22*p.w) - .1*em
	center := frame.Point{X: radius + .1*em, Y: p.h / 2}
	d.legend = p.sliceList(parts, 2*radius+.9*em)
	d.series = append(d.series, p.ring(parts, radius, center))
	return d
}

// namedPie sets each part's name and share beside it; nil when the pie would get too
// small for that or texts would meet. The axes of the drawing are the chart's own
// lengths, unseen: they place the texts.
func (p *plan) namedPie(parts []slice) *drawing {
	side := .3 * p.w
	radius := min(p.h/2-1.1*em, p.w/2-min(side, p.widestPart(parts, side))-1.2*em)
	if radius < 2.2*em {
		return nil
	}
	d := &drawing{
		x: axis{scale: valueScale{hi: p.w, step: p.w}},
		y: axis{scale: valueScale{hi: p.h, step: p.h}, inverse: true},
	}
	center := frame.Point{X: p.w / 2, Y: p.h / 2}
	d.series = append(d.series, p.ring(parts, radius, center))
	var list []caption
	for _, half := range []float64{1, -1} {
		notes, ok := p.sideNotes(parts, half, center.Y, radius, side)
		if !ok || !spread(notes, 0, p.h) {
			return nil
		}
		for _, n := range notes {
			c, leader := p.besidePart(parts[n.series], n, center, radius)
			list = append(list, c)
			d.series = append(d.series, leader...)
		}
	}
	d.series = append(d.series, captions(list))
	return d
}

// widestPart is the width of the widest line beside a pie.
func (p *plan) widestPart(parts []slice, side float64) float64 {
	w := 0.0
	for _, s := range parts {
		lines, _ := p.wrap(s.name, side, 2)
		for _, l := range append(lines, p.share(s)) {
			w = max(w, p.width(l, em, s.pt.Highlight))
		}
	}
	return w
}

// middle is the direction of a part's middle from the centre.
func (s slice) middle() (dx, dy float64) {
	sin, cos := math.Sincos((s.from + s.to) * math.Pi)
	return sin, -cos
}

// sideNotes are the texts of the right half (1) or the left (-1).
func (p *plan) sideNotes(parts []slice, half, centerY, radius, side float64) (notes []endNote, ok bool) {
	for k, s := range parts {
		dx, dy := s.middle()
		if dx*half < 0 || dx == 0 && half < 0 {
			continue
		}
		lines, fits := p.wrap(s.name, side, 2)
		lines = append(lines, p.share(s))
		for _, l := range lines {
			fits = fits && p.width(l, em, s.pt.Highlight) <= side
		}
		if !fits {
			return nil, false
		}
		notes = append(notes, endNote{series: k, lines: lines, at: centerY + dy*(radius+.8*em)})
	}
	return notes, true
}

// besidePart puts a text as near to its part as the circle lets it, with a line to
// the part where it had to move away.
func (p *plan) besidePart(s slice, n endNote, center frame.Point, radius float64) (caption, []charts.SingleSeries) {
	dx, dy := s.middle()
	y := n.top + n.height()/2
	near := max(0, math.Abs(y-center.Y)-n.height()/2) // how close the text's box comes to the centre's level
	clear := math.Sqrt(max(0, (radius+.25*em)*(radius+.25*em)-near*near))
	clear = max(clear, math.Abs(dx)*(radius+.25*em))
	c := caption{x: center.X + clear, y: y, text: strings.Join(n.lines, "\n"), color: p.look.Ink, bold: s.pt.Highlight, place: "right"}
	if dx < 0 {
		c.x, c.place = center.X-clear, "left"
	}
	edge := frame.Point{X: center.X + dx*radius, Y: center.Y + dy*radius}
	end := frame.Point{X: center.X + math.Copysign(clear+.2*em, dx), Y: y}
	if math.Hypot(edge.X-end.X, edge.Y-end.Y) < 1.5*em {
		return c, nil
	}
	leader := charts.SingleSeries{
		Name: "leader", Type: "line", ShowSymbol: opts.Bool(false),
		LineStyle: &opts.LineStyle{Color: css(p.look.line()), Width: hairline},
		Data:      [][]float64{{edge.X, edge.Y}, {end.X, end.Y}},
	}
	return c, []charts.SingleSeries{leader}
}

// sliceList is a list of the parts with their values, as many as have room.
func (p *plan) sliceList(parts []slice, left float64) *legendOption {
	const icon, gap = .65 * em, .45 * em
	rows := max(1, int((p.h+gap)/(em+gap)))
	var names []string
	for k := range parts {
		full := parts[k].name + "  " + p.share(parts[k])
		room := p.w - left - icon - iconGap - 2
		if p.width(full, em, false) > room {
			value := p.share(parts[k])
			short := p.cut(parts[k].name, max(room-p.width("  "+value, em, false), em))
			if full = short + "  " + value; p.width(full, em, false) > room {
				full = p.cut(full, room)
			}
		}
		parts[k].name = full
		if k < rows {
			names = append(names, full)
		}
	}
	return &legendOption{ItemGap: gap, Legend: opts.Legend{
		Orient: "vertical", Left: px(left), Top: "middle", Padding: 0, ItemWidth: int(icon), ItemHeight: int(icon),
		Icon: "roundRect", Data: names, TextStyle: p.legendText(),
	}}
}

// ring is the series of parts, without labels of its own.
func (p *plan) ring(parts []slice, radius float64, center frame.Point) charts.SingleSeries {
	inner := 0.0
	if p.Type == deck.Doughnut {
		inner = .58 * radius
	}
	data := make([]datum, len(parts))
	for k, s := range parts {
		data[k].Value, data[k].Name = s.value, s.name
		data[k].ItemStyle = &itemStyle{ItemStyle: opts.ItemStyle{
			Color: css(s.color), BorderColor: css(p.look.Ground), BorderWidth: .08 * em,
		}}
		if s.pt.Projected {
			data[k].ItemStyle = p.hatched(s.color)
		}
	}
	return charts.SingleSeries{
		Name: "parts", Type: "pie", Data: data, Label: &opts.Label{Show: opts.Bool(false)},
		Center: []string{px(center.X), px(center.Y)}, Radius: []float64{math.Round(inner), math.Round(radius)},
	}
}
