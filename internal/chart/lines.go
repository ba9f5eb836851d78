package chart

import (
	"math"
	"slices"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// lines draws lines, steps and areas over time, each with its name at its end.
func (p *plan) lines() *drawing {
	d := &drawing{}
	p.top = .5 * em
	points := p.pointCaptions()
	if len(points) > 0 {
		p.top = 1.6 * em
	}
	p.roomForFlags()
	var notes []endNote
	if len(p.Series) > 1 {
		var width float64
		notes, width = p.endNotes(p.endName)
		if notes != nil && !p.Above && p.placeNotes(notes, width) {
			p.right = width + .7*em
		} else {
			notes = nil
			d.legend = p.legendOver(.5 * em)
		}
	}
	p.layValues(d, len(points) > 0 && p.highlights())
	for i := range p.Series {
		p.addLine(d, i)
	}
	p.addZeroLine(d)
	p.addReference(d, false)
	p.addFlags(d, func(c, i int) float64 { return p.overPoint(points, c) })
	if notes != nil && p.placeNotes(notes, 0) {
		p.addEndNotes(d, notes)
	}
	if len(points) > 0 {
		d.series = append(d.series, captions(p.pointCaptions())) // again, now with margins
	}
	return d
}

// endName is what stands at a line's end: its name, with its last value where the ends
// are to be read.
func (p *plan) endName(i int) string {
	name := p.Series[i].Name
	if _, last := p.ends(i); p.Values == deck.EndValues && p.Series[i].count() > 0 && p.Type != deck.StackedArea {
		return name + " " + p.printed(p.Series[i].Points[last])
	}
	return name
}

// overPoint is how far over a point its own value reaches.
func (p *plan) overPoint(points []caption, c int) float64 {
	if slices.ContainsFunc(points, func(n caption) bool { return n.x == p.xOf(c) }) {
		return 1.6 * em
	}
	return .4 * em
}

// layValues settles both axes of a chart over time. Without shown values the value
// axis gives way: the labelled points say what there is to read.
func (p *plan) layValues(d *drawing, hideValues bool) {
	labels, lines := p.xLabels(d)
	p.bottom = float64(lines)*lineHeight + .45*em
	if hideValues {
		p.values = p.tight()
	} else {
		p.values = p.nice(p.h - p.top - p.bottom)
		p.left = p.tickWidth()
	}
	if p.Axis == Dates {
		p.left = max(p.left, p.width(labels[0], em, false)/2)
		p.right = max(p.right, p.width(labels[len(labels)-1], em, false)/2)
	}
	labels, _ = p.xLabels(d)
	if p.Axis == Years {
		p.roomForEnds(labels)
	}
	d.x.line, d.x.labels, d.x.labelMargin = p.values.lo >= 0 || p.Log, true, .45*em
	if p.Axis != Dates {
		d.x.categories = labels
	}
	d.y = axis{scale: p.values, ticks: p.values.ticks1(), labels: p.values.shown, grid: p.values.shown, labelMargin: .5 * em}
}

// xLabels are the labels under the plot; on an axis of dates they are whole years
// and the axis is one of values.
func (p *plan) xLabels(d *drawing) (labels []string, lines int) {
	switch p.Axis {
	case Names:
		if names, lines, ok := p.nameLabels(p.band()); ok {
			return names, lines
		}
		for _, c := range p.Categories {
			wrapped, _ := p.wrap(c.Label, p.band()-.3*em, 1)
			labels = append(labels, wrapped[0])
		}
		return labels, 1
	case Years:
		return p.timeLabels(p.band())
	}
	first, last := p.Categories[0].At, p.Categories[len(p.Categories)-1].At
	if last-first < 1 {
		first, last = first-.5, last+.5
	}
	most := max(1, math.Floor(p.plotW()/(p.width("2000", em, false)+.8*em)))
	step := max(1, niceStep((last-first)/most))
	d.x.scale = valueScale{lo: math.Floor(first), hi: max(math.Ceil(last), math.Floor(first)+1), step: math.Ceil(step)}
	d.x.ticks = nil
	for y := d.x.scale.lo; y <= d.x.scale.hi; y += d.x.scale.step {
		t := tick{At: y, Text: shortYear(y)}
		d.x.ticks = append(d.x.ticks, t)
		labels = append(labels, t.Text)
	}
	return labels, 1
}

func shortYear(y float64) string { return number(y, 0) }

// placeNotes finds out where the names beside the lines' ends go. Before the scale
// is known it only tells whether they have room.
func (p *plan) placeNotes(notes []endNote, width float64) bool {
	if width > 0 {
		total := 0.0
		for _, n := range notes {
			total += n.height()
		}
		return total <= p.h-2*em && p.Type != deck.Scatter
	}
	for k, n := range notes {
		_, v := p.lastOf(n.series)
		notes[k].at = p.y(v)
	}
	return spread(notes, max(0, p.top-1.6*em), p.h-p.bottom+lineHeight/2)
}

// lastOf is where a series' name points: its last value, or the middle of the last
// part of a stacked area.
func (p *plan) lastOf(i int) (c int, v float64) {
	for c = len(p.Categories) - 1; c > 0 && !p.Series[i].Points[c].OK; c-- {
	}
	v = p.Series[i].Points[c].Value
	if p.Type != deck.StackedArea {
		return c, v
	}
	below := 0.0
	for k := range i {
		below += p.Series[k].Points[c].Value
	}
	return c, below + v/2
}

func (p *plan) addEndNotes(d *drawing, notes []endNote) {
	var list []caption
	for _, n := range notes {
		c, v := p.lastOf(n.series)
		x, dx := p.xOf(c), p.rightOf(d, c)
		list = append(list, p.caption(n, x, v, dx+.15*em))
	}
	d.series = append(d.series, captions(list))
}

// xOf is a category's place on the x axis.
func (p *plan) xOf(c int) any {
	if p.Axis == Dates {
		return p.Categories[c].At
	}
	return c
}

// rightOf is how far the plot's right edge is from a category.
func (p *plan) rightOf(d *drawing, c int) float64 {
	if p.Axis == Dates {
		return (d.x.scale.hi - p.Categories[c].At) / (d.x.scale.hi - d.x.scale.lo) * p.plotW()
	}
	return (float64(len(p.Categories)-c) - .5) * p.band()
}

// addLine draws one series: what is observed solid, what is projected dashed.
func (p *plan) addLine(d *drawing, i int) {
	x := p.Series[i]
	if p.Bridge && p.Axis != Dates {
		d.series = append(d.series, p.bridges(i)...)
	}
	split := p.projectedFrom(i)
	solid := p.line(i, func(c int) bool { return c <= split })
	d.series = append(d.series, solid)
	if split < len(x.Points)-1 {
		dashed := p.line(i, func(c int) bool { return c >= split })
		dashed.LineStyle.Type = "dashed"
		d.series = append(d.series, dashed)
	}
}

// bridges are thin dashes over the categories without a figure.
func (p *plan) bridges(i int) []charts.SingleSeries {
	var out []charts.SingleSeries
	col := css(mix(p.color(i), p.look.Ground, .3))
	last := -1
	for c, pt := range p.Series[i].Points {
		if !pt.OK {
			continue
		}
		if last >= 0 && c > last+1 {
			s := charts.SingleSeries{
				Name: p.Series[i].Name, Type: "line", ShowSymbol: opts.Bool(false), Color: css(p.color(i)),
				LineStyle: &opts.LineStyle{Color: col, Width: .07 * em, Type: "dotted"},
				Data:      [][]any{{last, p.Series[i].Points[last].Value}, {c, pt.Value}},
			}
			if p.Type == deck.StepLine {
				s.Step = "end"
			}
			out = append(out, s)
		}
		last = c
	}
	return out
}

// projectedFrom is the last category before the projected end of a series, or the
// last of all. Parts of a stack are not split: they could not be stacked.
func (p *plan) projectedFrom(i int) int {
	pts := p.Series[i].Points
	if p.Type == deck.StackedArea {
		return len(pts) - 1
	}
	last := len(pts) - 1
	for c := last; c >= 0; c-- {
		if pts[c].OK && !pts[c].Projected {
			if slices.ContainsFunc(pts[c:], func(q Point) bool { return q.OK && q.Projected }) {
				return c
			}
			return last
		}
	}
	return -1
}

func (p *plan) line(i int, in func(c int) bool) charts.SingleSeries {
	x, col := p.Series[i], p.color(i)
	thick := float32(.17 * em)
	if p.highlights() && len(p.Series) > 1 && !x.Highlight {
		thick = .11 * em
	}
	s := charts.SingleSeries{
		Name: x.Name, Type: "line", Symbol: "circle", ShowSymbol: opts.Bool(true), Color: css(col),
		ConnectNulls: opts.Bool(p.Axis == Dates && x.count() > 2), LineStyle: &opts.LineStyle{Color: css(col), Width: thick},
	}
	if p.Type == deck.StepLine {
		s.Step = "end"
	}
	p.fillUnder(&s, col)
	data := make([]datum, len(x.Points))
	for c, pt := range x.Points {
		data[c] = p.mark(i, c, pt.OK && in(c))
	}
	s.Data = data
	return s
}

// fillUnder tints the area under a line, or fills the part of a stack.
func (p *plan) fillUnder(s *charts.SingleSeries, col frame.Color) {
	switch {
	case p.Type == deck.StackedArea:
		s.Stack = "all"
		s.AreaStyle = &opts.AreaStyle{Color: css(mix(col, p.look.Ground, .12)), Opacity: opts.Float(1), Origin: "start"}
		s.LineStyle.Color, s.LineStyle.Width = css(p.look.Ground), .06*em
	case p.Type == deck.Area || p.Type == deck.StepLine && len(p.Series) == 1 && p.fromZero():
		s.AreaStyle = &opts.AreaStyle{Color: css(mix(col, p.look.Ground, .9)), Opacity: opts.Float(1)}
		if len(p.Series) > 1 {
			s.AreaStyle.Color, s.AreaStyle.Opacity = css(col), opts.Float(.1)
		}
	}
}

// mark is a point of a line: a dot where the line alone would not show the figure.
func (p *plan) mark(i, c int, in bool) datum {
	pt, d := p.Series[i].Points[c], datum{}
	d.Value = "-"
	if in {
		d.Value = pt.Value
	}
	if p.Axis == Dates {
		d.Value = []any{p.Categories[c].At, d.Value}
	}
	d.Symbol = "none"
	if in && p.dotted(i, c) {
		d.Symbol, d.SymbolSize = "circle", .44*em
		d.ItemStyle = &itemStyle{ItemStyle: opts.ItemStyle{Color: css(p.color(i)), BorderColor: css(p.look.Ground), BorderWidth: .05 * em}}
		if pt.Highlight {
			d.SymbolSize = .54 * em
		}
		if pt.Projected {
			d.ItemStyle.Color, d.ItemStyle.BorderColor, d.ItemStyle.BorderWidth = css(p.look.Ground), css(p.color(i)), .1*em
		}
	}
	return d
}

// dotted tells whether a point shows its dot: highlights and labelled ends, points
// between gaps, and every point where a line has gaps or is observed irregularly.
func (p *plan) dotted(i, c int) bool {
	pts := p.Series[i].Points
	if p.Type == deck.StackedArea {
		return false
	}
	before, after := c > 0 && pts[c-1].OK, c+1 < len(pts) && pts[c+1].OK
	if p.Axis == Dates {
		return len(pts) <= 40 || pts[c].Highlight
	}
	first, last := p.ends(i)
	gaps := p.Series[i].count() < last-first+1
	return pts[c].Highlight || !before && !after || (gaps && p.Type != deck.StepLine) || len(p.Series) == 1 && (c == first || c == last)
}

// ends are the first and last category in which a series has a value.
func (p *plan) ends(i int) (first, last int) {
	first = -1
	for c, pt := range p.Series[i].Points {
		if pt.OK {
			if first < 0 {
				first = c
			}
			last = c
		}
	}
	return first, last
}

// pointCaptions are the values printed at points of a single series: its ends and
// its highlights, as far as they keep apart.
func (p *plan) pointCaptions() []caption {
	if len(p.Series) != 1 || p.h < 4*em || p.Values == deck.NoValues {
		return nil
	}
	x := p.Series[0]
	first, last := p.ends(0)
	var list []caption
	taken := []span{}
	add := func(c int) {
		pt := x.Points[c]
		text := p.printed(pt)
		half := p.width(text, em, true)/2 + .15*em
		center := p.guessX(c)
		inside := min(max(center, half), p.w-half)
		s := span{inside - half, inside + half}
		if !pt.OK || slices.ContainsFunc(taken, s.meets) {
			return
		}
		taken = append(taken, s)
		color, _ := p.valueStyle(Point{Highlight: true})
		one := caption{x: p.xOf(c), y: pt.Value, text: text, color: color, bold: true, place: p.side(c), dx: inside - center}
		if c == first && c+1 < len(x.Points) && x.Points[c+1].OK && x.Points[c+1].Value > pt.Value && p.Type != deck.StepLine {
			one.dx -= min(half, max(0, center-half-p.left)) // off the rising line
		}
		list = append(list, one)
	}
	for c, pt := range x.Points {
		if pt.Highlight && p.Values != deck.EndValues {
			add(c)
		}
	}
	add(last)
	add(first)
	return list
}

// span is a stretch of the x axis.
type span struct{ from, to float64 }

func (s span) meets(o span) bool { return s.from < o.to && o.from < s.to }

// guessX is where a category stands, as far as the margins are settled.
func (p *plan) guessX(c int) float64 {
	if p.Axis != Dates {
		return p.left + (float64(c)+.5)*p.band()
	}
	lo, hi := math.Floor(p.Categories[0].At), math.Ceil(p.Categories[len(p.Categories)-1].At)
	return p.left + (p.Categories[c].At-lo)/max(hi-lo, 1)*p.plotW()
}

// side is where a point's value stands: under it in a valley, else over it.
func (p *plan) side(c int) string {
	pts := p.Series[0].Points
	lower := func(k int) bool { return k < 0 || k >= len(pts) || !pts[k].OK || pts[k].Value > pts[c].Value }
	if c > 0 && c < len(pts)-1 && lower(c-1) && lower(c+1) && p.Type == deck.Line && pts[c-1].OK && pts[c+1].OK {
		return "bottom"
	}
	return "top"
}
