package raster

import (
	"math"

	"briefdeck/internal/frame"
)

// mostDashes bounds the dashes of one stroke; more would be a grey line anyway.
const mostDashes = 20000

// xy is a place or a way in pixels.
type xy struct{ x, y float64 }

func (a xy) plus(b xy) xy                { return xy{a.x + b.x, a.y + b.y} }
func (a xy) minus(b xy) xy               { return xy{a.x - b.x, a.y - b.y} }
func (a xy) scaled(k float64) xy         { return xy{a.x * k, a.y * k} }
func (a xy) turned() xy                  { return xy{-a.y, a.x} }
func (a xy) to(b xy, t float64) xy       { return xy{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
func (a xy) far(b xy) float64            { return math.Hypot(b.x-a.x, b.y-a.y) }
func (c *canvas) point(p frame.Point) xy { return xy{c.pix(p.X), c.pix(p.Y)} }

// chain is points joined by straight lines; a closed one also from the last to the first.
type chain struct {
	pts    []xy
	closed bool
}

// flatten turns the outline into chains without steps of no length.
func (c *canvas) flatten(segs []frame.Seg) []chain {
	var out []chain
	var now chain
	done := func(closed bool) {
		if n := len(now.pts); closed && n > 1 && now.pts[n-1].far(now.pts[0]) < nearby {
			now.pts = now.pts[:n-1]
		}
		if len(now.pts) > 0 {
			now.closed = closed && len(now.pts) > 1
			out = append(out, now)
		}
		now = chain{}
	}
	for i := range segs {
		p := &segs[i].P
		switch segs[i].Op {
		case frame.MoveTo:
			done(false)
			now.pts = append(now.pts, c.point(p[0]))
		case frame.LineTo:
			now.line(c.point(p[0]))
		case frame.CubicTo:
			now.curve(c.point(p[0]), c.point(p[1]), c.point(p[2]))
		case frame.Close:
			if len(now.pts) == 0 {
				continue
			}
			start := now.pts[0]
			done(true)
			now.pts = append(now.pts, start)
			if i+1 == len(segs) || segs[i+1].Op == frame.MoveTo || segs[i+1].Op == frame.Close {
				now = chain{}
			}
		}
	}
	done(false)
	return out
}

// nearby is how close two points count as one, in pixels.
const nearby = 1e-3

func (ch *chain) line(b xy) {
	n := len(ch.pts)
	if n == 0 || ch.pts[n-1].far(b) >= nearby {
		ch.pts = append(ch.pts, b)
	}
}

// curve adds a cubic as lines that stay within about a tenth of a pixel of it.
func (ch *chain) curve(b, c, d xy) {
	if len(ch.pts) == 0 {
		ch.pts = append(ch.pts, b)
	}
	a := ch.pts[len(ch.pts)-1]
	bend := math.Max(math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y), math.Hypot(b.x-2*c.x+d.x, b.y-2*c.y+d.y))
	n := min(1+int(math.Sqrt(8*bend)), 512)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := a.to(b, t), b.to(c, t), c.to(d, t)
		ch.line(ab.to(bc, t).to(bc.to(cd, t), t))
	}
	ch.line(d)
}

// dashes are the dash lengths in pixels, on and off by turns, or nil for a solid line.
func (c *canvas) dashes(units []float64, chains []chain) []float64 {
	if len(units) == 0 || len(units) > 64 {
		return nil
	}
	var out []float64
	sum := 0.0
	for range 1 + len(units)%2 { // an odd list is said twice
		for _, d := range units {
			v := c.pix(d)
			if v < 0 {
				return nil
			}
			out = append(out, v)
			sum += v
		}
	}
	length := 0.0
	for _, ch := range chains {
		length += ch.length()
	}
	if sum <= 0 || length*float64(len(out)) > mostDashes*sum {
		return nil
	}
	return out
}

func (ch *chain) length() float64 {
	sum := 0.0
	for i := 1; i < len(ch.pts); i++ {
		sum += ch.pts[i-1].far(ch.pts[i])
	}
	if ch.closed {
		sum += ch.pts[len(ch.pts)-1].far(ch.pts[0])
	}
	return sum
}

// dashed cuts the chains into dashes.
func dashed(chains []chain, dash []float64, phase float64) []chain {
	sum := 0.0
	for _, d := range dash {
		sum += d
	}
	phase = math.Mod(phase, sum)
	if phase < 0 {
		phase += sum
	}
	at := 0
	for phase > 0 && phase >= dash[at] {
		phase -= dash[at]
		at = (at + 1) % len(dash)
	}
	var out []chain
	for _, ch := range chains {
		k := dasher{dash: dash, at: at, left: dash[at] - phase}
		out = append(out, k.cut(ch)...)
	}
	return out
}

// dasher walks along a chain and keeps the dashes.
type dasher struct {
	dash []float64
	at   int
	left float64 // of the dash or gap it is in
	now  chain
	out  []chain
}

func (k *dasher) cut(ch chain) []chain {
	pts := ch.pts
	if ch.closed {
		pts = append(append([]xy(nil), pts...), pts[0])
	}
	k.start(pts[0])
	for i := 1; i < len(pts); i++ {
		k.walk(pts[i-1], pts[i])
	}
	k.stop()
	return k.out
}

// on tells whether it is in a dash.
func (k *dasher) on() bool { return k.at%2 == 0 }

func (k *dasher) start(p xy) {
	if k.on() {
		k.now.pts = append(k.now.pts, p)
	}
}

func (k *dasher) stop() {
	if len(k.now.pts) > 0 {
		k.out = append(k.out, k.now)
		k.now = chain{}
	}
}

// walk goes straight from a to b.
func (k *dasher) walk(a, b xy) {
	length := a.far(b)
	done := 0.0
	for length-done > k.left {
		done += k.left
		p := a.to(b, done/length)
		if k.on() {
			k.now.line(p)
			k.stop()
		}
		k.at = (k.at + 1) % len(k.dash)
		k.left = k.dash[k.at]
		k.start(p)
	}
	k.left -= length - done
	if k.on() {
		k.now.line(b)
	}
}
