package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/frame"
)

// arrows part the two ends of a flow in a label: "China → Kenya".
var arrows = []string{"→", "->", "⟶", "＞", ">"}

// endsOf are the two ends that a flow's label names; ok is false when it names none.
func endsOf(label string) (from, to string, ok bool) {
	for _, a := range arrows {
		if f, t, found := strings.Cut(label, a); found {
			from, to = strings.TrimSpace(f), strings.TrimSpace(t)
			return from, to, from != "" && to != "" && from != to
		}
	}
	return "", "", false
}

// suitSankey keeps figures whose labels name both ends, without circles.
func (w *builder) suitSankey() error {
	s := &w.spec
	if len(s.Series) > 1 && len(s.Categories) == 1 {
		w.seriesAsNames()
	}
	if len(s.Series) != 1 {
		return fmt.Errorf("flows need one figure for each pair of ends: %w", ErrShape)
	}
	f := flowsOf(*s)
	for c, cat := range s.Categories {
		if _, _, ok := endsOf(cat.Label); !ok && s.Series[0].Points[c].OK {
			return fmt.Errorf("%q names no two ends; label each figure as “from → to”: %w", cat.Label, ErrShape)
		}
		if s.Series[0].Points[c].Value < 0 {
			return fmt.Errorf("the flow %q is negative; turn its ends round: %w", cat.Label, ErrShape)
		}
	}
	if f.circle {
		return fmt.Errorf("the flows go in a circle: %w", ErrShape)
	}
	return nil
}

type flow struct {
	from, to int // ends
	pt       Point
}

type end struct {
	name    string
	depth   int
	in, out float64
	box     frame.Rect
}

type flows struct {
	ends   []end
	links  []flow
	circle bool
}

func flowsOf(s Spec) flows {
	var f flows
	at := func(name string) int {
		i := slices.IndexFunc(f.ends, func(n end) bool { return n.name == name })
		if i < 0 {
			i = len(f.ends)
			f.ends = append(f.ends, end{name: name})
		}
		return i
	}
	for c, cat := range s.Categories {
		from, to, ok := endsOf(cat.Label)
		pt := s.Series[0].Points[c]
		if !ok || !pt.OK {
			continue
		}
		l := flow{at(from), at(to), pt}
		f.ends[l.from].out += pt.Value
		f.ends[l.to].in += pt.Value
		f.links = append(f.links, l)
	}
	for range len(f.ends) { // longest way from a source
		moved := false
		for _, l := range f.links {
			if d := f.ends[l.from].depth + 1; d > f.ends[l.to].depth {
				f.ends[l.to].depth, moved = d, true
			}
		}
		if !moved {
			return f
		}
	}
	f.circle = len(f.ends) > 0
	return f
}

func (n end) size() float64 { return max(n.in, n.out) }

// sankey draws flows as ribbons between their ends, as wide as they are large.
func (p *plan) sankey() *drawing {
	b := p.board()
	f := flowsOf(p.Spec)
	deepest, first, last := 0, 0.0, 0.0
	for _, n := range f.ends {
		deepest = max(deepest, n.depth)
	}
	for _, n := range f.ends {
		w := min(p.width(p.nodeWords(n), em, false), .3*p.w)
		switch n.depth {
		case 0:
			first = max(first, w)
		case deepest:
			last = max(last, w)
		}
	}
	left, right := first+.5*em, p.w-last-.5*em
	p.placeNodes(f, deepest, left, right)
	leave, reach := f.offsets()
	for i, l := range f.links {
		b.ribbon(f.ends[l.from], f.ends[l.to], leave[i], reach[i], l.pt)
	}
	for _, n := range f.ends {
		b.rect(n.box, p.look.Accent)
		words := p.cut1(p.nodeWords(n), .3*p.w)
		at := frame.Point{X: n.box.Right() + .3*em, Y: n.box.Y + n.box.H/2}
		place := fromPoint
		if n.depth == 0 {
			at.X, place = n.box.X-.3*em, toPoint
		}
		b.text(at, words, place, p.look.Ink, false)
	}
	return b.done()
}

func (p *plan) nodeWords(n end) string { return n.name + "  " + number(n.size(), p.Decimals) }

// placeNodes stacks the ends of each depth, all on one scale.
func (p *plan) placeNodes(f flows, deepest int, left, right float64) {
	const wide, gap = .6 * em, .7 * em
	k := 1e18
	for d := 0; d <= deepest; d++ {
		sum, n := 0.0, 0
		for _, one := range f.ends {
			if one.depth == d {
				sum, n = sum+one.size(), n+1
			}
		}
		if sum > 0 {
			k = min(k, max(.05, (p.h-gap*float64(n-1))/sum))
		}
	}
	for d := 0; d <= deepest; d++ {
		sum, n := 0.0, 0
		for _, one := range f.ends {
			if one.depth == d {
				sum, n = sum+one.size()*k, n+1
			}
		}
		y := (p.h - sum - gap*float64(n-1)) / 2
		x := left + (right-left-wide)*float64(d)/float64(max(1, deepest))
		for i := range f.ends {
			one := &f.ends[i]
			if one.depth == d {
				one.box = frame.Rect{X: x, Y: y, W: wide, H: max(one.size()*k, .05*em)}
				y += one.box.H + gap
			}
		}
	}
}

// offsets is where each link leaves its one end and reaches the other, from the top of
// their boxes: links to higher ends lie higher, so that few cross.
func (f flows) offsets() (leave, reach []float64) {
	leave, reach = make([]float64, len(f.links)), make([]float64, len(f.links))
	order := make([]int, len(f.links))
	for i := range order {
		order[i] = i
	}
	stack := func(at []float64, own, other func(flow) int) {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Compare(f.ends[other(f.links[a])].box.Y, f.ends[other(f.links[b])].box.Y)
		})
		used := map[int]float64{}
		for _, i := range order {
			e := own(f.links[i])
			at[i] = used[e]
			used[e] += f.ends[e].box.H * f.links[i].pt.Value / f.ends[e].size()
		}
	}
	from, to := func(l flow) int { return l.from }, func(l flow) int { return l.to }
	stack(leave, from, to)
	stack(reach, to, from)
	return leave, reach
}

// ribbon fills the band between two ends.
func (b *board) ribbon(from, to end, leave, reach float64, pt Point) {
	h1, h2 := from.box.H*pt.Value/from.size(), to.box.H*pt.Value/to.size()
	y1, y2 := from.box.Y+leave, to.box.Y+reach
	x1, x2 := from.box.Right(), to.box.X
	m := (x1 + x2) / 2
	path := "M" + xy(x1, y1) + "C" + xy(m, y1) + xy(m, y2) + xy(x2, y2) + "L" + xy(x2, y2+h2) + "C" + xy(m, y2+h2) + xy(m, y1+h1) + xy(x1, y1+h1) + "Z"
	c := b.p.look.Accent
	if b.p.highlights() && !pt.Highlight {
		c = b.p.look.Grey
	}
	c.A = 100 // what crosses shines through
	top, foot := min(y1, y2), max(y1+h1, y2+h2)
	b.outline(path, frame.Rect{X: x1, Y: top, W: x2 - x1, H: foot - top}, c)
}
