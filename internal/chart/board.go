package chart

import (
	"fmt"
	"math"
	"strings"

	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// board is a drawing in the chart's own lengths, with 0,0 at its upper left: for
// types whose geometry is worked out here. ECharts draws each shape as a mark of a
// scatter on unseen axes.
type board struct {
	p      *plan
	shapes []shape
	texts  []caption
	under  []frame.Item // beneath all that, in the look's own lengths
}

// shape is one mark of a board. Its symbol fills the size around the value.
type shape struct {
	Value     [2]float64 `json:"value"`
	Symbol    string     `json:"symbol"`
	Size      [2]float64 `json:"symbolSize"`
	ItemStyle *itemStyle `json:"itemStyle"`
}

func (p *plan) board() *board { return &board{p: p} }

func (b *board) add(symbol string, r frame.Rect, style *itemStyle) {
	style.Opacity = opts.Float(1)
	b.shapes = append(b.shapes, shape{
		Value: [2]float64{r.X + r.W/2, r.Y + r.H/2}, Symbol: symbol, Size: [2]float64{max(r.W, .01), max(r.H, .01)}, ItemStyle: style,
	})
}

func filled(c frame.Color) *itemStyle {
	return &itemStyle{ItemStyle: opts.ItemStyle{Color: css(c)}}
}

// rect fills a rectangle.
func (b *board) rect(r frame.Rect, c frame.Color) { b.add("rect", r, filled(c)) }

// value fills a rectangle for a point: hatched when it is projected.
func (b *board) value(r frame.Rect, c frame.Color, projected bool) {
	if !projected {
		b.rect(r, c)
		return
	}
	style := filled(mix(c, b.p.look.Ground, .82))
	style.BorderColor, style.BorderWidth = css(c), .06*em
	b.add("rect", r, style)
	b.hatch(r, c)
}

// hatch strikes slanted lines through a rectangle: ECharts hatches no marks.
func (b *board) hatch(r frame.Rect, c frame.Color) {
	const every, thick = .38 * em * math.Sqrt2, .1 * em * math.Sqrt2
	var path strings.Builder
	var box frame.Rect
	for at := math.Floor((r.X+r.Y)/every) * every; at < r.Right()+r.Bottom(); at += every {
		corners := band(r, at, at+thick)
		for i, p := range corners {
			path.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + xy(p.X, p.Y))
			box = around2(box, frame.Rect{X: p.X, Y: p.Y, W: 1e-9, H: 1e-9})
		}
		if len(corners) > 0 {
			path.WriteString("Z")
		}
	}
	if path.Len() > 0 {
		b.outline(path.String(), box, c)
	}
}

// band is the part of a rectangle in which x+y lies between two sums.
func band(r frame.Rect, from, to float64) []frame.Point {
	shape := []frame.Point{{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X, Y: r.Bottom()}}
	for _, keep := range []func(frame.Point) float64{
		func(p frame.Point) float64 { return p.X + p.Y - from },
		func(p frame.Point) float64 { return to - p.X - p.Y },
	} {
		var cut []frame.Point
		for i, p := range shape {
			q := shape[(i+1)%len(shape)]
			a, b := keep(p), keep(q)
			if a >= 0 {
				cut = append(cut, p)
			}
			if a*b < 0 {
				t := a / (a - b)
				cut = append(cut, frame.Point{X: p.X + t*(q.X-p.X), Y: p.Y + t*(q.Y-p.Y)})
			}
		}
		shape = cut
	}
	if len(shape) < 3 {
		return nil
	}
	return shape
}

// dot fills a circle; a projected one is hollow.
func (b *board) dot(at frame.Point, radius float64, c frame.Color, projected bool) {
	style := filled(c)
	if projected {
		style.Color, style.BorderColor, style.BorderWidth = css(b.p.look.Ground), css(c), .1*em
	}
	b.add("circle", around(at, radius, radius), style)
}

// across draws a hairline from left to right, upright one from top to bottom.
func (b *board) across(x1, x2, y, width float64, c frame.Color) {
	b.rect(frame.Rect{X: min(x1, x2), Y: y - width/2, W: math.Abs(x2 - x1), H: width}, c)
}

func (b *board) upright(x, y1, y2, width float64, c frame.Color) {
	b.rect(frame.Rect{X: x - width/2, Y: min(y1, y2), W: width, H: math.Abs(y2 - y1)}, c)
}

// outline fills a closed path given in the chart's own lengths.
func (b *board) outline(path string, r frame.Rect, c frame.Color) {
	b.add("path://"+path, r, filled(c))
}

// The places a text of a board can have beside its point.
const (
	fromPoint = "right"  // begins at it
	toPoint   = "left"   // ends at it
	onPoint   = "inside" // is centred on it
)

// text sets a text, of one line or several, vertically centred on a point.
func (b *board) text(at frame.Point, text, place string, c frame.Color, bold bool) {
	if text == "" { // ECharts would print the value
		return
	}
	n := caption{x: at.X, y: at.Y, text: text, color: c, bold: bold, place: place}
	switch place {
	case fromPoint:
		n.dx = -.35 * em
	case toPoint:
		n.dx = .35 * em
	}
	b.texts = append(b.texts, n)
}

// done is the drawing of what was put on the board.
func (b *board) done() *drawing {
	p := b.p
	p.left, p.right, p.top, p.bottom = 0, 0, 0, 0
	d := &drawing{
		x:     axis{scale: valueScale{hi: p.w, step: p.w}},
		y:     axis{scale: valueScale{hi: p.h, step: p.h}, inverse: true},
		under: b.under,
	}
	if len(b.shapes) > 0 {
		d.series = append(d.series, charts.SingleSeries{Name: "shapes", Type: "scatter", Data: b.shapes})
	}
	if len(b.texts) > 0 {
		d.series = append(d.series, captions(b.texts))
	}
	return d
}

// plot is where a board's values stand: a box, and the scales of its axes.
type plot struct {
	box  frame.Rect
	x, y valueScale
}

func (q plot) atX(v float64) float64 { return q.box.X + (v-q.x.lo)/(q.x.hi-q.x.lo)*q.box.W }
func (q plot) atY(v float64) float64 {
	return q.box.Y + (q.y.hi-v)/(q.y.hi-q.y.lo)*q.box.H
}

// lyingPlot is a plot whose values go from left to right in a box, with as many ticks
// as have room and half the last one's text inside the chart.
func (p *plan) lyingPlot(box frame.Rect) plot {
	for room := box.W / 2.5; ; room /= 1.6 {
		s := p.nice(room)
		ticks, widest := s.ticks(), 0.0
		for _, t := range ticks {
			widest = max(widest, p.width(t.Text, em, false))
		}
		if len(ticks) <= 2 || float64(len(ticks)-1)*(widest+.6*em) <= box.W-widest/2 {
			box.W = max(em, min(box.W, p.w-box.X-p.width(ticks[len(ticks)-1].Text, em, false)/2))
			return plot{box: box, x: s}
		}
	}
}

// gridX draws the ticks of the axis along the foot, gridY those of the one at the left.
func (b *board) gridX(q plot) {
	for _, t := range q.x.ticks() {
		b.upright(q.atX(t.At), q.box.Y, q.box.Bottom(), hairline, mix(b.p.look.Rule, b.p.look.Ground, .25))
		b.text(frame.Point{X: q.atX(t.At), Y: q.box.Bottom() + .8*em}, t.Text, onPoint, b.p.look.Muted, false)
	}
}

func (b *board) gridY(q plot) {
	for _, t := range q.y.ticks() {
		b.across(q.box.X, q.box.Right(), q.atY(t.At), hairline, mix(b.p.look.Rule, b.p.look.Ground, .25))
		b.text(frame.Point{X: q.box.X - .5*em, Y: q.atY(t.At)}, t.Text, toPoint, b.p.look.Muted, false)
	}
}

// rowNames sets names before rows of a height, each wrapped into what the row holds,
// at most share of the chart wide, and returns where the rows begin.
func (b *board) rowNames(names []string, top, row, share float64) (left float64) {
	lines := max(1, min(3, int(row/lineHeight)))
	var wrapped []string
	for _, n := range names {
		l, _ := b.p.wrap(n, share*b.p.w, lines)
		for _, one := range l {
			left = max(left, b.p.width(one, em, false))
		}
		wrapped = append(wrapped, strings.Join(l, "\n"))
	}
	every := max(1, int(math.Ceil(em/row)))
	for i, n := range wrapped {
		if i%every == 0 {
			b.text(frame.Point{X: left, Y: top + (float64(i)+.5)*row}, n, toPoint, b.p.look.Ink, false)
		}
	}
	return left + .5*em
}

// keys is a row of coloured marks with names at the upper left; it returns its height,
// or 0 when the names have no room in two rows.
func (b *board) keys(names []string, color func(i int) frame.Color) float64 {
	const icon, gap = .65 * em, .8 * em
	x, y := 0.0, .6*em
	type key struct {
		x, y float64
	}
	at := make([]key, len(names))
	for i, n := range names {
		w := icon + .3*em + b.p.width(n, em, false)
		if x > 0 && x+w > b.p.w {
			x, y = 0, y+1.3*em
		}
		if w > b.p.w || y > 2*em {
			return 0
		}
		at[i] = key{x, y}
		x += w + gap
	}
	for i, n := range names {
		b.rect(frame.Rect{X: at[i].x, Y: at[i].y - icon/2, W: icon, H: icon}, color(i))
		b.text(frame.Point{X: at[i].x + icon + .3*em, Y: at[i].y}, n, fromPoint, b.p.look.Ink, false)
	}
	return y + .9*em
}

// labelsOf are the labels of the categories.
func (s Spec) labelsOf() []string {
	out := make([]string, len(s.Categories))
	for i, c := range s.Categories {
		out[i] = c.Label
	}
	return out
}

// namesOf are the names of the series.
func (s Spec) namesOf() []string {
	out := make([]string, len(s.Series))
	for i, x := range s.Series {
		out[i] = x.Name
	}
	return out
}

// xy writes a point of a path.
func xy(x, y float64) string { return fmt.Sprintf("%.2f,%.2f ", x, y) }
