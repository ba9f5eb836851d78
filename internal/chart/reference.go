package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/shopspring/decimal"
)

// Reference is a line across a chart at one value: a target, an average.
type Reference struct {
	Value float64 // in the chart's unit and scale
	Label string
}

// referenced tells whether a type can have a line at a value.
func referenced(t deck.ChartType) bool {
	return bars(t) && !stackedBars(t) || lineLike(t) && t != deck.StackedArea || t == deck.Scatter
}

// refer settles the line that the author asked for: a figure's value, or a number in
// the chart's unit and scale.
func (w *builder) refer() error {
	line := strings.TrimSpace(w.chart.Line)
	if line == "" {
		return nil
	}
	if !referenced(w.spec.Type) || w.spec.Across {
		w.note("The line at %s is left out: this type of chart has no place for it.", clean(line))
		return nil
	}
	r := Reference{Label: clean(w.resolve(w.chart.LineLabel))}
	if f, err := w.book.Figure(line); err == nil {
		if f.Unit != w.spec.Unit {
			return fmt.Errorf("the line is at %s, in %s, and the chart in %s: %w", f.Key, unitName(f.Unit), unitName(w.spec.Unit), evidence.ErrDefinitions)
		}
		r.Value = f.In(w.spec.Scale)
		if r.Label == "" {
			r.Label, _ = w.book.Format(f, "short")
		}
		w.note("Line: %s.", w.book.Credit(f))
	} else {
		v, err := decimal.NewFromString(strings.ReplaceAll(line, ",", ""))
		if err != nil {
			return fmt.Errorf("the line is at %q, which is no number and no figure: %w", line, evidence.ErrNotFound)
		}
		r.Value = v.InexactFloat64()
		if r.Label == "" {
			r.Label = v.String()
		}
	}
	if w.spec.Log && r.Value <= 0 {
		w.note("The line at %s is left out: a logarithmic scale has no such place.", clean(line))
		return nil
	}
	w.spec.Reference = &r
	return nil
}

// addReference draws the line and its label, which stands at its right end.
func (p *plan) addReference(d *drawing, lying bool) {
	r := p.Reference
	if r == nil {
		return
	}
	var at any = opts.MarkLineNameYAxisItem{YAxis: r.Value}
	if lying {
		at = opts.MarkLineNameXAxisItem{XAxis: r.Value}
	}
	line := p.zeroLine(at)
	line.LineStyle = &opts.LineStyle{Color: css(p.look.Ink), Width: .09 * em, Type: "dashed"}
	s := captions([]caption{p.referenceLabel(d, lying)})
	s.Name, s.MarkLines = "line", line
	d.series = append(d.series, s)
}

func (p *plan) referenceLabel(d *drawing, lying bool) caption {
	text := p.cut1(p.Reference.Label, p.plotW())
	if bars(p.Type) && !lying {
		text = p.cut1(p.Reference.Label, p.referenceRoom()-.4*em)
	}
	w := p.width(text, em, true)
	c := caption{y: p.Reference.Value, text: text, color: p.look.Ink, bold: true, place: "top"}
	if lying {
		x := p.left + (p.Reference.Value-p.values.lo)/(p.values.hi-p.values.lo)*p.plotW()
		c.x, c.y, c.place = p.Reference.Value, float64(len(p.Categories)-1), "right"
		if x+w+.6*em > p.w {
			c.place = "left"
		}
		c.dy = p.plotH() / float64(len(p.Categories)) * .5 * (1 - categoryGap/2)
		return c
	}
	if bars(p.Type) { // beside the bars, where referenceRoom kept room
		c.x, c.dx, c.place = len(p.Categories)-1, p.band()/2, "right"
		return c
	}
	at, place := p.freest(w)
	c.place = place
	c.x = at
	if d.x.categories == nil {
		c.x = p.Categories[at].At
	}
	middle := p.left + (float64(at)+.5)*p.band()
	if d.x.categories == nil {
		middle = p.left + (p.Categories[at].At-d.x.scale.lo)/(d.x.scale.hi-d.x.scale.lo)*p.plotW()
	}
	c.dx = min(max(middle, w/2), p.w-w/2) - middle
	return c
}

// referenceRoom is the room that a line's label takes at the right of upright bars.
func (p *plan) referenceRoom() float64 {
	if p.Reference == nil {
		return 0
	}
	return min(p.width(p.Reference.Label, em, true), .3*p.w) + .5*em
}

// freest is where the line's label meets nothing that is drawn, as far from it as can
// be: over or under the line at a category.
func (p *plan) freest(width float64) (category int, place string) {
	level := p.y(p.Reference.Value)
	far := math.Inf(-1)
	place = "top"
	for c := range p.Categories {
		for _, side := range []string{"top", "bottom"} {
			mid := frame.Point{X: min(max(p.guessX(c), width/2), p.w-width/2), Y: level - .85*em}
			if side == "bottom" {
				mid.Y = level + .85*em
			}
			box := around(mid, width/2+.2*em, .6*em)
			if box.Y < 0 || box.Bottom() > p.h-p.bottom {
				continue
			}
			if d := p.nearest(box); d > far {
				category, place, far = c, side, d
			}
		}
	}
	return category, place
}

// nearest is how far the lines and points keep from a box; less than nothing when one
// runs through it.
func (p *plan) nearest(box frame.Rect) float64 {
	near := 4 * em // further is as good
	for _, x := range p.Series {
		last := -1
		for c, pt := range x.Points {
			if !pt.OK {
				continue
			}
			from := c
			if last >= 0 && (last == c-1 || p.Axis == Dates) {
				from = last
			}
			last = c
			a := frame.Point{X: p.guessX(from), Y: p.y(x.Points[from].Value)}
			b := frame.Point{X: p.guessX(c), Y: p.y(pt.Value)}
			for k := range 9 {
				t := float64(k) / 8
				dx := max(box.X-(a.X+t*(b.X-a.X)), a.X+t*(b.X-a.X)-box.Right())
				dy := max(box.Y-(a.Y+t*(b.Y-a.Y)), a.Y+t*(b.Y-a.Y)-box.Bottom())
				near = min(near, max(dx, dy))
			}
		}
	}
	return near
}

// sortNames orders named categories as the author asked: by the first series' value,
// the largest first, or by name. Times keep their order.
func (w *builder) sortNames() {
	s := &w.spec
	if s.Axis != Names || w.chart.Order == "" {
		return
	}
	order := make([]int, len(s.Categories))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if w.chart.Order == deck.ByName {
			return strings.Compare(strings.ToLower(s.Categories[a].Label), strings.ToLower(s.Categories[b].Label))
		}
		x, y := s.Series[0].Points[a], s.Series[0].Points[b]
		switch {
		case x.OK != y.OK:
			if x.OK {
				return -1
			}
			return 1
		case x.Value > y.Value:
			return -1
		case x.Value < y.Value:
			return 1
		}
		return 0
	})
	cats := make([]Category, len(order))
	for i, at := range order {
		cats[i] = s.Categories[at]
	}
	for k, x := range s.Series {
		points := make([]Point, len(order))
		for i, at := range order {
			points[i] = x.Points[at]
		}
		s.Series[k].Points = points
	}
	s.Categories = cats
}
