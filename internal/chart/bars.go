package chart

import (
	"math"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The share of a category that bars leave empty, and the gap between bars of a group.
const (
	categoryGap = .36
	barGap      = .08
)

// bars draws upright bars, or lying ones where the names would not fit under them.
func (p *plan) bars() *drawing {
	if p.Type == deck.Horizontal {
		return p.lyingBars()
	}
	if p.Axis == Names {
		if _, lines, ok := p.nameLabels(p.w / float64(len(p.Categories))); !ok || float64(lines)*lineHeight > p.h/2 {
			return p.lyingBars()
		}
	}
	return p.uprightBars()
}

func (p *plan) uprightBars() *drawing {
	d := &drawing{}
	p.top = .5 * em
	notes, noteWidth := p.stackNotes()
	if notes != nil {
		p.right = noteWidth + .6*em
	} else if len(p.Series) > 1 {
		p.top = 0
		d.legend = p.withLegend()
	}
	labelled := p.valuesFitOver()
	var labels []string
	lines := 1
	for range 2 { // the value axis takes room, which may thin the labels
		if p.Axis == Names {
			labels, lines, _ = p.nameLabels(p.band())
		} else {
			labels, lines = p.timeLabels(p.band())
			p.roomForEnds(labels)
		}
		p.bottom = float64(lines)*lineHeight + .45*em
		if labelled {
			break
		}
		p.values = p.nice(p.h - p.top - p.bottom)
		p.left = p.tickWidth()
	}
	if labels == nil { // the axis left less room than the names need
		return p.lyingAgain()
	}
	if labelled {
		p.top += .9 * em
		p.values = p.roomForValues(p.tight(), p.plotH())
	}
	d.x = axis{categories: labels, labels: true, line: p.values.lo == 0, labelMargin: .45 * em}
	d.y = axis{scale: p.values, ticks: p.values.ticks1(), labels: p.values.shown, grid: p.values.shown, labelMargin: .5 * em}
	p.addBars(d, labelled, false)
	p.addZeroLine(d)
	if notes != nil {
		p.addStackNotes(d, notes)
	}
	return d
}

func (p *plan) lyingAgain() *drawing {
	p.left, p.right, p.top, p.bottom = 0, 0, 0, 0
	return p.lyingBars()
}

// ticks1 are the ticks of a shown axis.
func (s valueScale) ticks1() []tick {
	if !s.shown {
		return nil
	}
	return s.ticks()
}

// valuesFitOver tells whether every bar has room for its value.
func (p *plan) valuesFitOver() bool {
	room := p.band() * .97
	if p.h < 5*em {
		return false
	}
	if p.Type == deck.StackedBar {
		return p.sumWidth() <= room
	}
	if n := float64(len(p.Series)); n > 1 {
		room = p.band() * (1 - categoryGap) / (n + barGap*(n-1)) * (1 + barGap) * .98
	}
	for i := range p.Series {
		if p.valueWidth(i) > room {
			return false
		}
	}
	return true
}

// roomForValues widens a scale so that values under negative bars stay in the plot.
func (p *plan) roomForValues(s valueScale, length float64) valueScale {
	if s.lo < 0 {
		s.lo -= (s.hi - s.lo) * min(.4, 1.4*em/length)
	}
	if s.hi == 0 {
		s.hi -= s.lo * min(.2, .3*em/length)
	}
	return s
}

func (p *plan) sumWidth() float64 {
	w := 0.0
	for c := range p.Categories {
		if sum, ok := p.sum(c); ok {
			w = max(w, p.width(number(sum, p.Decimals), em, true))
		}
	}
	return w
}

// sum is what a stack adds up to; ok is false when it is empty or mixes signs.
func (p *plan) sum(c int) (sum float64, ok bool) {
	for _, x := range p.Series {
		if pt := x.Points[c]; pt.OK {
			sum, ok = sum+pt.Value, true
		}
		if x.Points[c].Value < 0 {
			return 0, false
		}
	}
	return sum, ok
}

// addBars makes the series of bars.
func (p *plan) addBars(d *drawing, labelled, lying bool) {
	for i, x := range p.Series {
		s := charts.SingleSeries{
			Name: x.Name, Type: "bar", BarGap: percent(barGap), BarCategoryGap: percent(categoryGap),
			BarMaxWidth: px(4.5 * em), Color: css(p.color(i)),
		}
		if p.Type == deck.StackedBar {
			s.Stack = "all"
		}
		data := make([]datum, len(x.Points))
		for c, pt := range x.Points {
			data[c] = p.bar(i, c)
			switch {
			case !pt.OK:
			case p.Type == deck.StackedBar:
				data[c].Label = p.inside(i, c, lying)
			case labelled || pt.Highlight && !lying && p.alone(i, c):
				data[c].Label = p.valueLabel(pt, lying)
			}
		}
		s.Data = data
		d.series = append(d.series, s)
	}
	if p.Type == deck.StackedBar && labelled {
		d.series = append(d.series, p.sums(lying))
	}
}

// alone tells whether a bar's value may stand over its neighbours too, on a chart
// that labels only highlights.
func (p *plan) alone(i, c int) bool {
	if len(p.Series) > 1 || p.width(p.Spec.label(p.Series[i].Points[c]), em, true) > 3*p.band() {
		return false
	}
	v := p.Series[i].Points[c].Value
	for k := max(0, c-2); k <= min(c+2, len(p.Categories)-1); k++ {
		other := p.Series[i].Points[k]
		if k != c && other.OK && (other.Highlight || other.Value > v) {
			return false
		}
	}
	return v > 0
}

func (p *plan) bar(i, c int) datum {
	pt, d := p.Series[i].Points[c], datum{}
	if !pt.OK {
		d.Value = "-"
		return d
	}
	d.Value = pt.Value
	col := p.pointColor(i, c)
	d.ItemStyle = &itemStyle{ItemStyle: opts.ItemStyle{Color: css(col)}}
	if p.Type == deck.StackedBar {
		d.ItemStyle.BorderColor, d.ItemStyle.BorderWidth = css(p.look.Ground), .06*em
	}
	if pt.Projected {
		d.ItemStyle = p.hatched(col)
	}
	return d
}

// hatched is how projected bars look: slanted lines in a frame, on a tint.
func (p *plan) hatched(c frame.Color) *itemStyle {
	s := &itemStyle{Decal: &decal{Color: css(c), X: [2]float64{40 * em, 0}, Y: [2]float64{.1 * em, .28 * em}, Rotation: -math.Pi / 4}}
	s.Color, s.BorderColor, s.BorderWidth = css(mix(c, p.look.Ground, .82)), css(c), .06*em
	return s
}

func (p *plan) valueLabel(pt Point, lying bool) *pointLabel {
	place := "top"
	switch {
	case lying && pt.Value < 0:
		place = "left"
	case lying:
		place = "right"
	case pt.Value < 0:
		place = "bottom"
	}
	c, bold := p.valueStyle(pt)
	return &pointLabel{Label: label1(p.Spec.label(pt), c, bold, place), Distance: .25 * em}
}

// inside labels a part of a stack that is large enough.
func (p *plan) inside(i, c int, lying bool) *pointLabel {
	pt := p.Series[i].Points[c]
	text := p.Spec.label(pt)
	length := math.Abs(pt.Value) / (p.values.hi - p.values.lo)
	across, along := p.band()*(1-categoryGap)*.95, length*p.plotH()
	if lying {
		along, across = p.plotH()/float64(len(p.Categories))*(1-categoryGap), length*p.plotW()-.2*em
	}
	if pt.Projected || p.width(text, em, false) > min(across, 4.5*em) && !lying || p.width(text, em, false) > across || along < 1.15*em {
		return nil
	}
	return &pointLabel{Label: label1(text, p.look.on(p.pointColor(i, c)), false, "inside")}
}

// sums puts what each stack adds up to at its end.
func (p *plan) sums(lying bool) charts.SingleSeries {
	var list []caption
	for c, cat := range p.Categories {
		sum, ok := p.sum(c)
		if !ok {
			continue
		}
		one := caption{x: c, y: sum, text: number(sum, p.Decimals), color: p.look.Ink, bold: cat.Highlight || !p.highlights(), place: "top"}
		if lying {
			one.place = "right"
		}
		list = append(list, one)
	}
	s := captions(list)
	if lying {
		data, _ := s.Data.([]datum)
		for i, d := range data {
			if v, ok := d.Value.([]any); ok {
				data[i].Value = []any{v[1], v[0]}
			}
		}
	}
	return s
}

// addZeroLine draws the line that bars stand on where it is not the axis.
func (p *plan) addZeroLine(d *drawing) {
	if p.values.lo >= 0 || len(d.series) == 0 {
		return
	}
	d.series[0].MarkLines = p.zeroLine(opts.MarkLineNameYAxisItem{YAxis: 0})
}

func (p *plan) zeroLine(at any) *opts.MarkLines {
	return &opts.MarkLines{Data: []any{at}, MarkLineStyle: opts.MarkLineStyle{
		Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)},
		LineStyle: &opts.LineStyle{Color: css(p.look.line()), Width: hairline, Type: "solid"},
	}}
}

// stackNotes are the names of the parts beside the last stack, when they fit there.
func (p *plan) stackNotes() ([]endNote, float64) {
	if p.Type != deck.StackedBar || len(p.Series) < 2 {
		return nil, 0
	}
	if lo, _, _ := p.extent(); lo < 0 {
		return nil, 0
	}
	if _, ok := p.sum(len(p.Categories) - 1); !ok {
		return nil, 0
	}
	notes, width := p.endNotes(func(i int) string { return p.Series[i].Name })
	if notes == nil || float64(len(notes))*lineHeight > p.h-3*em {
		return nil, 0
	}
	return notes, width
}

// addStackNotes places them at the middles of the last stack's parts.
func (p *plan) addStackNotes(d *drawing, notes []endNote) {
	last := len(p.Categories) - 1
	below := 0.0
	values := make([]float64, len(p.Series))
	for i, x := range p.Series {
		values[i] = below + x.Points[last].Value/2
		below += x.Points[last].Value
	}
	for k, n := range notes {
		notes[k].at = p.y(values[n.series])
	}
	if !spread(notes, 0, p.h-p.bottom+lineHeight/2) {
		return
	}
	var list []caption
	for _, n := range notes {
		list = append(list, p.caption(n, last, values[n.series], p.band()/2))
	}
	d.series = append(d.series, captions(list))
}

func percent(share float64) string { return px(share*100) + "%" }

// lyingBars draws bars from left to right, the names of categories before them.
func (p *plan) lyingBars() *drawing {
	d := &drawing{}
	if len(p.Series) > 1 {
		d.legend = p.withLegend()
	}
	names := p.rowNames()
	room := (p.h - p.top) / float64(len(names))
	labelled := room*(1-categoryGap) >= 1.02*em*float64(p.barsPerRow())
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
	return d
}

func lastText(s valueScale) string {
	t := s.ticks()
	return t[len(t)-1].Text
}

// barsPerRow is how many bars stand in one row of lying bars.
func (p *plan) barsPerRow() int {
	if p.Type == deck.StackedBar {
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
