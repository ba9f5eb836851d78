package chart

import (
	"cmp"
	"slices"
	"strings"

	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// caption is a text at a value of the plot, moved from there by dx and dy.
type caption struct {
	x      any // category index, or value on an axis of values
	y      float64
	text   string
	color  frame.Color
	bold   bool
	place  string // "top", "bottom", "left", "right": on which side of the point
	dx, dy float64
}

// captions is a series of unseen marks that carry texts. All texts that are not
// simply on top of a bar are placed so, because here their places were measured.
func captions(list []caption) charts.SingleSeries {
	var data []datum
	for _, c := range list {
		d := datum{SymbolSize: 1, Label: &pointLabel{Label: label1(c.text, c.color, c.bold, c.place), Distance: .35 * em}}
		d.Value = []any{c.x, c.y}
		d.ItemStyle = &itemStyle{ItemStyle: opts.ItemStyle{Color: "transparent", Opacity: opts.Float(1)}}
		if c.dx != 0 || c.dy != 0 {
			d.Label.Offset = []float64{c.dx, c.dy}
		}
		data = append(data, d)
	}
	return charts.SingleSeries{Name: "captions", Type: "scatter", Data: data}
}

func label1(text string, c frame.Color, bold bool, place string) opts.Label {
	l := opts.Label{
		Show: opts.Bool(true), Formatter: text, Color: css(c), FontSize: em, LineHeight: lineHeight, Position: place,
	}
	if bold {
		l.FontWeight = "bold"
	}
	return l
}

// valueStyle is how a point's value is set: highlighted ones bold in ink.
func (p *plan) valueStyle(pt Point) (c frame.Color, bold bool) {
	switch {
	case pt.Highlight:
		return p.look.Ink, true
	case p.highlights():
		return p.look.Muted, false
	}
	return p.look.Ink, false
}

// valueWidth is how wide the widest value label is.
func (p *plan) valueWidth(i int) float64 {
	w := 0.0
	for _, pt := range p.Series[i].Points {
		if pt.OK {
			_, bold := p.valueStyle(pt)
			w = max(w, p.width(p.printed(pt), em, bold))
		}
	}
	return w
}

// endNote is a series' name at the right end of its line.
type endNote struct {
	series int
	lines  []string
	at     float64 // the y it speaks of
	top    float64 // where it was put
}

func (n endNote) height() float64 { return float64(len(n.lines)) * lineHeight }

// endNotes sets the series' names beside what they name, at most a third of the
// chart wide; nil when they do not fit. anchor gives each series' y, or false.
func (p *plan) endNotes(text func(i int) string) (notes []endNote, width float64) {
	most := .32 * p.w
	for i := range p.Series {
		lines, ok := p.wrap(text(i), most, 2)
		if !ok {
			return nil, 0
		}
		for _, l := range lines {
			width = max(width, p.width(l, em, p.Series[i].Highlight))
		}
		notes = append(notes, endNote{series: i, lines: lines})
	}
	return notes, width
}

// spread moves notes apart so that none covers another, each as near to its place as
// it can be; false when they have no room between top and bottom.
func spread(notes []endNote, top, bottom float64) bool {
	slices.SortStableFunc(notes, func(a, b endNote) int { return cmp.Compare(a.at, b.at) })
	total := 0.0
	for i, n := range notes {
		notes[i].top = n.at - n.height()/2
		total += n.height()
	}
	if total > bottom-top {
		return false
	}
	floor := top
	for i, n := range notes {
		notes[i].top = max(n.top, floor)
		floor = notes[i].top + n.height()
	}
	ceiling := bottom
	for i := len(notes) - 1; i >= 0; i-- {
		notes[i].top = min(notes[i].top, ceiling-notes[i].height())
		ceiling = notes[i].top
	}
	return true
}

// caption makes a note's caption at the right of x; dx is from there to the text.
func (p *plan) caption(n endNote, x any, value, dx float64) caption {
	i := n.series
	return caption{
		x: x, y: value, text: strings.Join(n.lines, "\n"), place: "right", bold: p.Series[i].Highlight,
		color: p.look.legible(p.color(i)), dx: dx, dy: n.top + n.height()/2 - n.at,
	}
}

// legendOver is a legend over the plot and the remarks; less is the room that is kept at
// the top when there is none.
func (p *plan) legendOver(less float64) *legendOption {
	p.top -= less
	p.flagGap = max(.3*em, p.flagGap-less)
	l := p.withLegend()
	if l == nil {
		p.top += less
	}
	return l
}

// withLegend makes room for a legend over the plot and returns it. It takes at most
// a third of the height: then names are cut, and at last left out.
func (p *plan) withLegend() *legendOption {
	const icon, gap = .65 * em, .55 * em
	most := max(1, int((p.h/3+gap)/(em+gap)))
	room := p.w
	rows := p.legendRows(room, icon, gap)
	for columns := (len(p.Series) + most - 1) / most; rows > most; columns++ {
		room = p.w/float64(columns) - gap
		if room < icon+3*em {
			return nil
		}
		rows = p.legendRows(room, icon, gap)
	}
	var names []string
	for i := range p.Series {
		names = append(names, p.legendName(i, room-icon))
		p.rename(i, names[i])
	}
	p.top += float64(rows)*(em+gap) + .3*em
	return &legendOption{ItemGap: gap, Legend: opts.Legend{
		Left: "0", Top: "0", Padding: 0, ItemWidth: int(icon), ItemHeight: int(icon), Icon: "roundRect", Data: names,
		TextStyle: p.legendText(),
	}}
}

// iconGap is how far a legend's text is from its icon: ECharts' own five units and
// what legendText adds.
const iconGap = 5 + .15*em

func (p *plan) legendText() *opts.TextStyle {
	return &opts.TextStyle{Color: css(p.look.Ink), FontSize: int(em), Padding: []float64{0, 0, 0, .15 * em}}
}

// legendRows is how many rows a legend takes whose entries are at most so wide.
func (p *plan) legendRows(room, icon, gap float64) int {
	rows, x := 1, 0.0
	for i := range p.Series {
		w := icon + iconGap + p.width(p.legendName(i, room-icon), em, false)
		if x > 0 && x+w > p.w {
			rows, x = rows+1, 0
		}
		x += w + gap
	}
	return rows
}

func (p *plan) legendName(i int, room float64) string {
	name := p.Series[i].Name
	if p.width(name, em, false) <= room-iconGap-2 {
		return name
	}
	return p.cut(name, room-iconGap-2)
}

// rename shortens a series' name in this drawing only.
func (p *plan) rename(i int, name string) {
	p.Series = slices.Clone(p.Series)
	p.Series[i].Name = name
}

// timeLabels are the labels of categories under bands of a width, thinned so that
// they keep apart; those of days take two lines where that helps.
func (p *plan) timeLabels(band float64) (labels []string, lines int) {
	lines = 1
	widest := 0.0
	for _, c := range p.Categories {
		widest = max(widest, p.width(c.Label, em, false))
	}
	labels = make([]string, len(p.Categories))
	split := widest+.5*em > band && p.Axis == Dates
	if split {
		lines, widest = 2, 0
	}
	for i, c := range p.Categories {
		labels[i] = c.Label
		if split {
			labels[i] = beforeYear(c.Label)
			for _, l := range strings.Split(labels[i], "\n") {
				widest = max(widest, p.width(l, em, false))
			}
		}
	}
	every := 1
	for float64(every)*band < widest+.5*em && every < len(labels) {
		every++
	}
	for i := range labels {
		if i%every != 0 {
			labels[i] = ""
		}
	}
	return labels, lines
}

// roomForEnds widens the margins where the first or last label is wider than its band.
func (p *plan) roomForEnds(labels []string) {
	n := len(labels)
	over := func(k int, inside float64) float64 {
		w := 0.0
		for _, l := range strings.Split(labels[k], "\n") {
			w = max(w, p.width(l, em, false))
		}
		return w/2 - inside
	}
	band := p.band()
	p.left = max(p.left, over(0, band/2))
	for k := n - 1; k > 0; k-- {
		p.right = max(p.right, over(k, (float64(n-k)-.5)*band))
	}
}

// beforeYear breaks "27 Mar 2019" into two lines.
func beforeYear(date string) string {
	if i := strings.LastIndexByte(date, ' '); i > 0 {
		return date[:i] + "\n" + date[i+1:]
	}
	return date
}

// nameLabels wraps the labels of named categories into bands; false when some do
// not fit in three lines.
func (p *plan) nameLabels(band float64) (labels []string, lines int, ok bool) {
	for _, c := range p.Categories {
		l, fits := p.wrap(c.Label, band-.4*em, 3)
		if !fits {
			return nil, 0, false
		}
		labels = append(labels, strings.Join(l, "\n"))
		lines = max(lines, len(l))
	}
	return labels, lines, true
}
