package chart

import (
	"fmt"
	"math"
	"strconv"

	"briefdeck/internal/frame"
)

// suitTimeline keeps dated figures of one row.
func (w *builder) suitTimeline() error {
	s := &w.spec
	if s.Axis == Names {
		return fmt.Errorf("a timeline needs figures with dates: %w", ErrShape)
	}
	if len(s.Series) > 1 {
		return fmt.Errorf("a timeline shows one series, not %d; take small multiples: %w", len(s.Series), ErrShape)
	}
	s.keep(s.filled)
	for i, key := range w.chart.Figures {
		name := label(w.chart, i, "")
		for c, pt := range s.Series[0].Points {
			if pt.Figure == key && name != "" {
				s.Categories[c].Label = name + ", " + s.Categories[c].Label
			}
		}
	}
	return nil
}

// happening is one event of a timeline.
type happening struct {
	x           float64
	head, value string
	category    int
	side        int     // 1 below the line, -1 above
	left, y     float64 // where its two lines stand
}

// happenings are the events in order, with their places on the line.
func (p *plan) happenings() []happening {
	first, last := p.Categories[0].At, p.Categories[len(p.Categories)-1].At
	if first == last {
		first, last = first-1, last+1
	}
	const margin = 2.2 * em
	var out []happening
	for c, pt := range p.Series[0].Points {
		if pt.OK {
			x := margin + (p.Categories[c].At-first)/(last-first)*(p.w-2*margin)
			out = append(out, happening{x: x, head: p.Categories[c].Label, value: p.printed(pt), category: c, side: 1 - 2*(len(out)%2)})
		}
	}
	return out
}

// events draws figures as events on a line of time, each with its words, above and
// below in turn; with numbers and a key where the words have no room.
func (p *plan) events() *drawing {
	b := p.board()
	list := p.happenings()
	mid := p.h / 2
	if !p.seatEvents(list, mid) {
		return b.numbered(list)
	}
	b.across(0, p.w, mid, .1*em, p.look.line())
	for _, e := range list {
		w := p.eventWidth(e)
		b.eventDot(e, mid)
		side := float64(e.side)
		b.upright(e.x, mid+side*.35*em, e.y-side*1.05*em, hairline, p.look.Rule)
		b.text(frame.Point{X: e.left + w/2, Y: e.y - .55*em}, e.value, onPoint, p.look.Ink, true)
		b.text(frame.Point{X: e.left + w/2, Y: e.y + .55*em}, e.head, onPoint, p.look.Muted, false)
	}
	return b.done()
}

func (b *board) eventDot(e happening, y float64) {
	b.dot(frame.Point{X: e.x, Y: y}, .3*em, b.p.pointColor(0, e.category), b.p.Series[0].Points[e.category].Projected)
}

func (p *plan) eventWidth(e happening) float64 {
	return max(p.width(e.head, em, false), p.width(e.value, em, true))
}

// seatEvents puts each event's words into the first free lane on its side of the line,
// or on the other side; false when one has no room or a lane's stem would cross words.
func (p *plan) seatEvents(list []happening, mid float64) bool {
	count := int((mid - 1.2*em) / (2.5 * em))
	var taken []frame.Rect
	for i := range list {
		e := &list[i]
		w := p.eventWidth(*e)
		if w > p.w {
			return false
		}
		e.left = min(max(0, e.x-w/2), p.w-w)
		seated := false
		for try := 0; try < 2*count && !seated; try++ {
			side := float64(e.side)
			if try >= count {
				side = -side
			}
			e.y = mid + side*(1.7*em+float64(try%count)*2.5*em)
			words := frame.Rect{X: e.left - .25*em, Y: e.y - 1.1*em, W: w + .5*em, H: 2.2 * em}
			stem := frame.Rect{X: e.x - .15*em, Y: min(mid, e.y) + .3*em, W: .3 * em, H: math.Abs(e.y-mid) - 1.4*em}
			if free(taken, words) && free(taken, stem) {
				e.side = int(side)
				taken = append(taken, words, stem)
				seated = true
			}
		}
		if !seated {
			return false
		}
	}
	return true
}

func free(taken []frame.Rect, r frame.Rect) bool {
	for _, t := range taken {
		if r.H > 0 && t.H > 0 && overlaps(t, r) {
			return false
		}
	}
	return true
}

// numbered sets numbers over the line and the events' words in a key below.
func (b *board) numbered(list []happening) *drawing {
	p := b.p
	ends := []float64{}
	lane := make([]int, len(list))
	for i, e := range list { // numbers step up where dots are close
		w := p.width(strconv.Itoa(i+1), em, true)
		for lane[i] < len(ends) && e.x-w/2 < ends[lane[i]]+.2*em {
			lane[i]++
		}
		if lane[i] == len(ends) {
			ends = append(ends, 0)
		}
		ends[lane[i]] = e.x + w/2
	}
	step := min(1.1*em, .4*p.h/float64(len(ends)+1))
	y := step*float64(len(ends)) + .6*em
	b.across(0, p.w, y, .1*em, p.look.line())
	for i, e := range list {
		b.eventDot(e, y)
		b.text(frame.Point{X: e.x, Y: y - .95*em - float64(lane[i])*step}, strconv.Itoa(i+1), onPoint, p.look.Ink, true)
	}
	b.eventKey(list, y+.9*em)
	return b.done()
}

// eventKey lists the events under their numbers, in as many columns as have room; what
// has none is counted.
func (b *board) eventKey(list []happening, top float64) {
	p := b.p
	const row = 1.25 * em
	rows := max(1, int((p.h-top)/row))
	columns := (len(list) + rows - 1) / rows
	for columns > 1 && p.w/float64(columns) < 6*em {
		columns--
	}
	width := p.w / float64(columns)
	shown := min(len(list), rows*columns)
	if shown < len(list) {
		shown--
	}
	for i := range shown + 1 {
		at := frame.Point{X: float64(i/rows) * width, Y: top + (float64(i%rows)+.5)*row}
		if i == shown {
			if shown < len(list) {
				b.text(at, fmt.Sprintf("and %d more", len(list)-shown), fromPoint, p.look.Muted, false)
			}
			return
		}
		e := list[i]
		n := strconv.Itoa(i+1) + string(nbsp)
		value := string(nbsp) + e.value
		room := width - p.width(n, em, true) - p.width(value, em, true) - .6*em
		head := p.cut1(e.head, max(room, em))
		b.text(at, n, fromPoint, p.look.Ink, true)
		at.X += p.width(n, em, true)
		b.text(at, head, fromPoint, p.look.Muted, false)
		at.X += p.width(head, em, false)
		b.text(at, value, fromPoint, p.look.Ink, true)
	}
}
