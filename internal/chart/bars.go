package chart

import (
	"math"
	"slices"

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
	p.top, p.right = .5*em, p.referenceRoom()
	p.roomForFlags()
	notes, noteWidth := p.stackNotes()
	if notes != nil {
		p.right = noteWidth + .6*em
	} else if len(p.Series) > 1 {
		d.legend = p.legendOver(.5 * em)
	}
	labelled := p.valuesFitOver()
	var labels []string
	var lines int
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
		p.flagGap += .9 * em
		p.values = p.roomForValues(p.tight(), p.plotH())
	}
	d.x = axis{categories: labels, labels: true, line: p.values.lo == 0, labelMargin: .45 * em}
	d.y = axis{scale: p.values, ticks: p.values.ticks1(), labels: p.values.shown, grid: p.values.shown, labelMargin: .5 * em}
	p.addBars(d, labelled, false)
	p.addZeroLine(d)
	p.addReference(d, false)
	p.addFlags(d, func(c, i int) float64 {
		if stackedBars(p.Type) && i < len(p.Series)-1 || !labelled && !p.Series[i].Points[c].Highlight {
			return .3 * em
		}
		return 1.5 * em
	})
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
	if p.h < 5*em || p.Values != "" {
		return false
	}
	if stackedBars(p.Type) {
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
		if stackedBars(p.Type) {
			s.Stack = "all"
		}
		data := make([]datum, len(x.Points))
		for c, pt := range x.Points {
			data[c] = p.bar(i, c)
			switch {
			case !pt.OK || p.Values == deck.NoValues:
			case stackedBars(p.Type):
				data[c].Label = p.inside(i, c, lying)
			case labelled || p.Values == deck.EndValues && p.isEnd(i, c) || p.Values == "" && pt.Highlight && !lying && p.alone(i, c):
				data[c].Label = p.valueLabel(pt, lying)
			}
		}
		s.Data = data
		d.series = append(d.series, s)
	}
	if p.Type == deck.StackedBar && labelled { // of a hundred per cent the sums say nothing
		d.series = append(d.series, p.sums(lying))
	}
}

// isEnd tells whether a point is the first or the last of its series.
func (p *plan) isEnd(i, c int) bool {
	first, last := p.ends(i)
	return c == first || c == last
}

// alone tells whether a bar's value may stand over its neighbours too, on a chart
// that labels only highlights.
func (p *plan) alone(i, c int) bool {
	if len(p.Series) > 1 || p.width(p.printed(p.Series[i].Points[c]), em, true) > 3*p.band() {
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
	if stackedBars(p.Type) {
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
	l := &pointLabel{Label: label1(p.printed(pt), c, bold, place), Distance: .25 * em}
	if r := p.Reference; r != nil && pt.Value >= 0 {
		l.Offset = p.overLine(pt, lying, p.width(p.printed(pt), em, bold))
	}
	return l
}

// overLine moves a value beyond the line across the chart that would strike it out.
func (p *plan) overLine(pt Point, lying bool, width float64) []float64 {
	share := (p.Reference.Value - pt.Value) / (p.values.hi - p.values.lo)
	if lying {
		if d := share * p.plotW(); d > 0 && d < width+.4*em {
			return []float64{d, 0}
		}
		return nil
	}
	if d := share * p.plotH(); d > 0 && d < 1.5*em {
		return []float64{0, -d}
	}
	return nil
}

// inside labels a part of a stack that is large enough.
func (p *plan) inside(i, c int, lying bool) *pointLabel {
	pt := p.Series[i].Points[c]
	text := p.printed(pt)
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
	if p.values.lo >= 0 || p.Log || len(d.series) == 0 {
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

// stackNotes are the names of the parts beside the last stack, when all of them come
// to stand near what they name.
func (p *plan) stackNotes() ([]endNote, float64) {
	if !stackedBars(p.Type) || len(p.Series) < 2 || p.Above {
		return nil, 0
	}
	if lo, _ := p.extent(); lo < 0 {
		return nil, 0
	}
	if _, ok := p.sum(len(p.Categories) - 1); !ok {
		return nil, 0
	}
	notes, width := p.endNotes(func(i int) string { return p.Series[i].Name })
	if notes == nil {
		return nil, 0
	}
	trial := *p // with about the margins to come
	trial.values, trial.top, trial.bottom = p.tight(), 1.4*em, 1.7*em
	if !trial.placeStackNotes(slices.Clone(notes), 1.5*lineHeight) {
		return nil, 0
	}
	return notes, width
}

// partMiddle is the value at the middle of a part of the last stack.
func (p *plan) partMiddle(i int) float64 {
	last, below := len(p.Categories)-1, 0.0
	for k := range i {
		below += p.Series[k].Points[last].Value
	}
	return below + p.Series[i].Points[last].Value/2
}

// placeStackNotes puts the names at the middles of the last stack's parts; false
// when one would have to move further than far.
func (p *plan) placeStackNotes(notes []endNote, far float64) bool {
	for k, n := range notes {
		notes[k].at = p.y(p.partMiddle(n.series))
	}
	if !spread(notes, 0, p.h-p.bottom+lineHeight/2) {
		return false
	}
	return !slices.ContainsFunc(notes, func(n endNote) bool { return math.Abs(n.top+n.height()/2-n.at) > far })
}

func (p *plan) addStackNotes(d *drawing, notes []endNote) {
	if !p.placeStackNotes(notes, p.h) {
		return
	}
	var list []caption
	for _, n := range notes {
		list = append(list, p.caption(n, len(p.Categories)-1, p.partMiddle(n.series), p.band()/2))
	}
	d.series = append(d.series, captions(list))
}

func percent(share float64) string { return px(share*100) + "%" }
