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
	d := &drawing{flat: true}
	texts, radius, ok := p.besideTexts(parts)
	center := frame.Point{X: p.w / 2, Y: p.h / 2}
	if !ok {
		radius = min(p.h/2, .22*p.w) - .1*em
		center.X = radius + .1*em
		texts = nil
		d.legend = p.sliceList(parts, 2*radius+.9*em)
	}
	d.series = append(d.series, p.ring(parts, texts, radius, center))
	return d
}

// besideTexts wraps what stands beside each part and finds the radius that leaves
// room for it; false when the pie would get too small or texts would meet.
func (p *plan) besideTexts(parts []slice) (texts []string, radius float64, ok bool) {
	side := .3 * p.w
	radius = min(p.h/2-1.1*em, p.w/2-side-1.2*em)
	if radius < 2.2*em {
		return nil, 0, false
	}
	var left, right []float64 // how high the texts of each half are
	for _, s := range parts {
		lines, fits := p.wrap(s.name, side, 2)
		lines = append(lines, p.share(s))
		if !fits || p.width(lines[len(lines)-1], em, s.pt.Highlight) > side {
			return nil, 0, false
		}
		texts = append(texts, strings.Join(lines, "\n"))
		high := float64(len(lines)) * lineHeight
		if (s.from+s.to)/2 < .5 {
			right = append(right, high)
		} else {
			left = append(left, high)
		}
	}
	return texts, radius, sumOf(left) <= p.h && sumOf(right) <= p.h
}

func sumOf(list []float64) float64 {
	t := 0.0
	for _, v := range list {
		t += v
	}
	return t
}

// sliceList is a list of the parts with their values, as many as have room.
func (p *plan) sliceList(parts []slice, left float64) *legendOption {
	const icon, gap = .65 * em, .45 * em
	rows := max(1, int((p.h+gap)/(em+gap)))
	var names []string
	for k := range parts {
		full := parts[k].name + "  " + p.share(parts[k])
		room := p.w - left - icon - 6
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
		Icon: "roundRect", Data: names, TextStyle: &opts.TextStyle{Color: css(p.look.Ink), FontSize: int(em)},
	}}
}

// ring is the series of parts; texts nil leaves them without labels.
func (p *plan) ring(parts []slice, texts []string, radius float64, center frame.Point) charts.SingleSeries {
	inner := 0.0
	if p.Type == deck.Doughnut {
		inner = .58 * radius
	}
	data := make([]pieDatum, len(parts))
	for k, s := range parts {
		data[k] = pieDatum{datum: datum{ItemStyle: &itemStyle{ItemStyle: opts.ItemStyle{
			Color: css(s.color), BorderColor: css(p.look.Ground), BorderWidth: .08 * em,
		}}}}
		data[k].Value, data[k].Name = s.value, s.name
		if s.pt.Projected {
			data[k].ItemStyle = p.hatched(s.color)
		}
		data[k].Label = &pointLabel{Label: opts.Label{Show: opts.Bool(false)}}
		data[k].LabelLine = &labelLine{LabelLine: opts.LabelLine{Show: opts.Bool(false)}}
		if texts != nil {
			data[k].Label = &pointLabel{Label: label1(texts[k], p.look.Ink, s.pt.Highlight, "outside"), Distance: .2 * em}
			data[k].LabelLine = &labelLine{
				LabelLine: opts.LabelLine{Show: opts.Bool(true), Length2: .35 * em, LineStyle: &opts.LineStyle{Color: css(p.look.line()), Width: hairline}},
				Length:    .4 * em,
			}
		}
	}
	return charts.SingleSeries{
		Name: "parts", Type: "pie", Data: data,
		Center: []string{px(center.X), px(center.Y)}, Radius: []float64{math.Round(inner), math.Round(radius)},
	}
}

type labelLine struct {
	opts.LabelLine
	Length float64 `json:"length"`
}

// pieDatum is one part as ECharts reads it.
type pieDatum struct {
	datum
	LabelLine *labelLine `json:"labelLine"`
}
