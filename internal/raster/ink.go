package raster

import (
	"image"
	"math"
	"slices"

	"briefdeck/internal/frame"
)

// premul is a colour with its parts already multiplied by its alpha.
type premul struct{ r, g, b, a uint8 }

func flat(c frame.Color) premul {
	a := uint32(c.A)
	part := func(v uint8) uint8 { return uint8((uint32(v)*a + 127) / 255) }
	return premul{part(c.R), part(c.G), part(c.B), c.A}
}

// ink is what is put where there is coverage: one colour, or a gradient.
type ink struct {
	solid    premul
	gradient *ramp
}

// ink prepares a paint.
func (c *canvas) ink(p frame.Paint) ink {
	if p.Gradient == nil || len(p.Gradient.Stops) == 0 {
		return ink{solid: flat(p.Color)}
	}
	return ink{gradient: c.ramp(p.Gradient)}
}

// ramp is a gradient ready to be asked for pixels.
type ramp struct {
	colors [256]premul
	x, y   float64 // where it starts, in pixels
	dx, dy float64 // along a linear gradient: the position grows by this per pixel
	scale  float64 // of a radial one: position per pixel from the centre; 0 when linear
}

func (c *canvas) ramp(g *frame.Gradient) *ramp {
	r := &ramp{x: c.pix(g.From.X), y: c.pix(g.From.Y)}
	r.mix(g.Stops)
	dx, dy := c.pix(g.To.X)-r.x, c.pix(g.To.Y)-r.y
	switch length := dx*dx + dy*dy; {
	case g.Radial && c.pix(g.Radius) > 0:
		r.scale = 1 / c.pix(g.Radius)
	case !g.Radial && length > 0:
		r.dx, r.dy = dx/length, dy/length
	default:
		r.x = math.Inf(-1) // without a length everything lies behind the end
	}
	return r
}

// mix fills the table of colours between the stops.
func (r *ramp) mix(stops []frame.Stop) {
	stops = slices.Clone(stops)
	last := 0.0
	for i := range stops {
		o := stops[i].Offset
		if !(o > last) { // also for what is no number
			o = last
		}
		last = min(o, 1)
		stops[i].Offset = last
	}
	for i := range r.colors {
		r.colors[i] = flat(between(stops, float64(i)/255))
	}
}

// between is the colour at t, which goes from 0 to 1.
func between(stops []frame.Stop, t float64) frame.Color {
	next := 0
	for next < len(stops) && stops[next].Offset <= t {
		next++
	}
	switch {
	case next == 0:
		return stops[0].Color
	case next == len(stops):
		return stops[next-1].Color
	}
	a, b := stops[next-1], stops[next]
	f := (t - a.Offset) / (b.Offset - a.Offset)
	part := func(u, v uint8) uint8 { return uint8(float64(u) + (float64(v)-float64(u))*f + 0.5) }
	return frame.Color{
		R: part(a.Color.R, b.Color.R), G: part(a.Color.G, b.Color.G),
		B: part(a.Color.B, b.Color.B), A: part(a.Color.A, b.Color.A),
	}
}

// at is the colour of the pixel's centre.
func (r *ramp) at(x, y int) premul {
	px, py := float64(x)+0.5-r.x, float64(y)+0.5-r.y
	t := px*r.dx + py*r.dy
	if r.scale > 0 {
		t = math.Sqrt(px*px+py*py) * r.scale
	}
	switch {
	case t >= 1 || math.IsInf(r.x, -1):
		return r.colors[255]
	case t > 0:
		return r.colors[int(t*255+0.5)]
	}
	return r.colors[0]
}

// blend lays the ink over the picture where the mask covers the box. Rows of
// the mask go with rows of the box; the clip holds.
func (c *canvas) blend(mask *image.Alpha, box image.Rectangle, in ink) {
	r := box.Intersect(c.clip.box)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := (y-box.Min.Y)*mask.Stride + r.Min.X - box.Min.X
		cover := mask.Pix[from : from+r.Dx()]
		if c.clip.mask != nil {
			cover = c.clip.hold(cover, r.Min.X, y)
		}
		at := c.img.PixOffset(r.Min.X, y)
		dst := c.img.Pix[at : at+4*len(cover)]
		if in.gradient != nil {
			in.gradient.row(dst, cover, r.Min.X, y)
		} else {
			in.solid.row(dst, cover)
		}
	}
}

// row lays the colour over a row of pixels.
func (p premul) row(dst, cover []uint8) {
	for i, m := range cover {
		if m == 0 {
			continue
		}
		d := dst[4*i : 4*i+4 : 4*i+4]
		if m == 255 && p.a == 255 {
			d[0], d[1], d[2], d[3] = p.r, p.g, p.b, 255
			continue
		}
		p.over(d, uint32(m))
	}
}

// row lays the gradient's colours over a row of pixels that begins at (x, y).
func (r *ramp) row(dst, cover []uint8, x, y int) {
	for i, m := range cover {
		if m != 0 {
			r.at(x+i, y).over(dst[4*i:4*i+4:4*i+4], uint32(m))
		}
	}
}

// over lays the colour, thinned to m of 255, over one pixel.
func (p premul) over(d []uint8, m uint32) {
	keep := 255 - div255(uint32(p.a)*m)
	d[0] = uint8(div255(uint32(p.r)*m) + div255(uint32(d[0])*keep))
	d[1] = uint8(div255(uint32(p.g)*m) + div255(uint32(d[1])*keep))
	d[2] = uint8(div255(uint32(p.b)*m) + div255(uint32(d[2])*keep))
	d[3] = uint8(div255(uint32(p.a)*m) + div255(uint32(d[3])*keep))
}

// div255 is v / 255, rounded, for v up to 255 × 255.
func div255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}
