package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// flag is a remark as it is set over the plot.
type flag struct {
	Remark
	lines []string
	width float64
	lane  int // from the plot upwards
	left  float64
}

// lanes are the heights of the rows of flags, from the plot upwards.
type lanes []float64

func (l lanes) height() float64 {
	h := 0.0
	for _, one := range l {
		h += one + .25*em
	}
	return h
}

// wrapFlags wraps the remarks and puts them into lanes, so that none covers another or
// the line of one above it. Remarks that would leave too little of the chart are not
// set: the alternative text and the data keep them.
func (p *plan) wrapFlags() (list []flag, rows lanes) {
	for _, r := range p.Remarks {
		f := flag{Remark: r, lane: -1}
		f.lines, _ = p.wrap(r.Text, min(max(.3*p.w, 6*em), p.w), 3)
		for _, l := range f.lines {
			f.width = max(f.width, p.width(l, em, false))
		}
		list = append(list, f)
	}
	for left := len(list); left > 0; {
		lane, tall := len(rows), 0.0
		end := math.Inf(-1) // of the text before, as far left as it can stand
		for k := range list {
			f := &list[k]
			if f.lane >= 0 {
				continue
			}
			x := p.guessX(f.Category)
			if at := max(0, x-f.width, end+flagSpace); at <= x && at+f.width <= p.w || math.IsInf(end, -1) {
				f.lane, end = lane, at+f.width
				tall = max(tall, float64(len(f.lines))*lineHeight)
				left--
			} else {
				end = max(end, x-flagSpace) // its line passes here
			}
		}
		rows = append(rows, tall)
	}
	if rows.height() > p.h*mostFlags {
		return nil, nil
	}
	return list, rows
}

const (
	flagSpace = .6 * em // between flags
	mostFlags = .38     // of the chart's height
)

// flagLeft is where a flag's text begins: about its point, inside the chart.
func (p *plan) flagLeft(f flag) float64 {
	return min(max(p.guessX(f.Category)-f.width/2, 0), p.w-f.width)
}

// roomForFlags keeps room for the remarks between what stands at the top and the plot.
func (p *plan) roomForFlags() {
	p.flagGap = p.top
	p.flagged, p.flagRows = p.wrapFlags()
	p.top += p.flagRows.height()
	if len(p.flagged) > 0 {
		p.top += .3 * em
		p.flagGap += .3 * em
	}
}

// placeFlags puts the flags over their points, now that the margins are known: as near
// to the middle as the others of the lane, and the lines of those above it, let them.
func (p *plan) placeFlags() {
	for lane := range p.flagRows {
		var row []*flag
		end := math.Inf(-1)
		for k := range p.flagged {
			f := &p.flagged[k]
			if f.lane < lane {
				continue
			}
			row = append(row, f)
			if f.lane == lane {
				f.left = max(0, p.guessX(f.Category)-f.width, end+flagSpace)
				end = f.left + f.width
			} else {
				end = max(end, p.guessX(f.Category)-flagSpace)
			}
		}
		limit := p.w
		for _, f := range slices.Backward(row) {
			x := p.guessX(f.Category)
			if f.lane > lane {
				limit = min(limit, x-.2*em)
				continue
			}
			f.left = min(max(p.flagLeft(*f), f.left), limit-f.width)
			limit = f.left - flagSpace
		}
	}
}

// addFlags sets the remarks in the room that was kept over the plot, each with a line
// down to its point; over is how far above a point its own value is printed.
func (p *plan) addFlags(d *drawing, over func(c, i int) float64) {
	if len(p.flagged) == 0 {
		return
	}
	p.placeFlags()
	perUnit := (p.values.hi - p.values.lo) / p.plotH()
	valueAt := func(y float64) float64 { return p.values.hi - (y-p.top)*perUnit }
	var texts []caption
	for _, f := range p.flagged {
		bottom := p.top - p.flagGap - p.flagRows[:f.lane].height()
		v, x, at := p.topOf(f.Category, f.Series), p.xOf(f.Category), p.guessX(f.Category)
		y := p.y(v)
		texts = append(texts, caption{
			x: x, y: v, text: strings.Join(f.lines, "\n"), color: p.look.Ink, place: onPoint,
			dx: f.left + f.width/2 - at, dy: bottom - float64(len(f.lines))*lineHeight/2 - y,
		})
		if end := y - over(f.Category, f.Series); end > bottom+.2*em {
			d.series = append(d.series, charts.SingleSeries{
				Name: "leader", Type: "line", ShowSymbol: opts.Bool(false), LineStyle: &opts.LineStyle{Color: css(p.look.line()), Width: hairline},
				Data: [][]any{{x, valueAt(bottom + .1*em)}, {x, valueAt(end)}},
			})
		}
	}
	d.series = append(d.series, captions(texts))
}

// topOf is the value at which a point is drawn: the top of its part in a stack.
func (p *plan) topOf(c, i int) float64 {
	if !stacked(p.Type) {
		return p.Series[i].Points[c].Value
	}
	sum := 0.0
	for k := range i + 1 {
		sum += math.Max(0, p.Series[k].Points[c].Value)
	}
	return sum
}
