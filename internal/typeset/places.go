package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"briefdeck/internal/frame"
)

// pen is where a byte of the paragraph begins on its line.
type pen struct {
	at int
	x  float64
}

// cleanTraced is clean for text with an origin: every byte that stays keeps its own.
func cleanTraced(text string, o *Origin) (string, *Origin) {
	if isClean(text) {
		return text, o
	}
	var b strings.Builder
	kept := &Origin{Block: o.Block, Field: o.Field}
	for i, r := range text {
		n := max(1, utf8.RuneLen(r))
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			n = 1 // one byte that was invalid
		}
		c := clean(text[i : i+n])
		from := Bytes{o.Bytes[i].From, o.Bytes[i+n-1].To}
		for k := range len(c) {
			if len(c) == n {
				from = o.Bytes[i+k]
			}
			kept.Bytes = append(kept.Bytes, from)
		}
		b.WriteString(c)
	}
	return b.String(), kept
}

// carets are the lines for carets of what was just set: the bytes from a to the end
// of the last piece. Spaces that the line's end swallowed have places too.
func (b *breaker) carets(s *setter, a int, last piece, baseline float64) []frame.Line {
	x, pens := s.x, s.pens
	for i := last.ink; i < last.end; {
		st, _ := b.style(i)
		r, n := utf8.DecodeRuneInString(b.text[i:])
		pens = append(pens, pen{i, x})
		x += b.faces.glyph(st.class(), r).advance*st.Size + st.Tracking
		i += n
	}
	p := placer{b: b, baseline: baseline}
	state, rest, at := -1, b.text[a:last.end], a
	for rest != "" {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		for len(pens) > 1 && pens[0].at < at {
			pens = pens[1:]
		}
		p.cluster(at, at+len(c), pens[0].x)
		at += len(c)
	}
	p.close(x)
	return p.out
}

// placer collects places, a line for each piece of text.
type placer struct {
	b        *breaker
	baseline float64
	out      []frame.Line
	open     bool
	last     Bytes // what the letter before shows
}

// cluster adds the place before the letter of the bytes from a to z.
func (p *placer) cluster(a, z int, x float64) {
	st, end := p.b.style(a)
	k := p.b.at
	o := p.b.spans[k].origin
	if o == nil {
		p.close(x)
		return
	}
	start := 0
	if k > 0 {
		start = p.b.spans[k-1].end
	}
	shows := Bytes{o.Bytes[a-start].From, o.Bytes[min(z, end)-1-start].To}
	box := frame.Rect{X: x, Y: p.baseline - lineAscent*st.Size, H: (lineAscent + lineDescent) * st.Size}
	switch line := p.line(); {
	case !p.open || line.Block != o.Block || line.Field != o.Field:
		p.close(x)
		p.open = true
		p.out = append(p.out, frame.Line{Block: o.Block, Field: o.Field, Box: box, Places: []frame.Place{{X: x, From: shows.From, To: shows.From}}})
	case shows == p.last:
		return // more letters of the same figure
	default:
		line.Places = append(line.Places, frame.Place{X: x, From: p.last.To, To: shows.From})
		if box.H > line.Box.H {
			line.Box.Y, line.Box.H = box.Y, box.H
		}
	}
	p.last = shows
}

func (p *placer) line() *frame.Line {
	if len(p.out) == 0 {
		return &frame.Line{}
	}
	return &p.out[len(p.out)-1]
}

// close ends the open line at x.
func (p *placer) close(x float64) {
	if !p.open {
		return
	}
	p.open = false
	line := p.line()
	if p.last.To > p.last.From {
		line.Places = append(line.Places, frame.Place{X: x, From: p.last.To, To: p.last.To})
	}
	line.Box.W = line.Places[len(line.Places)-1].X - line.Box.X
}
