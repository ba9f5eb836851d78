package raster

import (
	"image"
	"slices"
)

// bandRows is the height of the strips that a large stroke is covered in: a thin
// line across the picture then costs its surroundings, not its bounding box.
const bandRows = 48

// polygons are closed shapes that all go round the same way, so that they cover
// together where they overlap.
type polygons struct {
	pts     []xy
	ends    []int
	extents []extent
	spare   []xy
}

func (g *polygons) reset() { g.pts, g.ends, g.extents = g.pts[:0], g.ends[:0], g.extents[:0] }

// room is an empty list to gather a polygon in.
func (g *polygons) room() []xy {
	if cap(g.spare) == 0 {
		g.spare = make([]xy, 0, 300)
	}
	return g.spare[:0]
}

// add takes a polygon.
func (g *polygons) add(pts ...xy) {
	area, e := 0.0, newExtent()
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		area += p.x*q.y - p.y*q.x
		e.add(p.x, p.y)
	}
	from := len(g.pts)
	g.pts = append(g.pts, pts...)
	if area < 0 {
		slices.Reverse(g.pts[from:])
	}
	g.ends = append(g.ends, len(g.pts))
	g.extents = append(g.extents, e)
}

// fillPolys paints the inside of the polygons, band by band.
func (c *canvas) fillPolys(in ink) {
	all := newExtent()
	for _, e := range c.polys.extents {
		all.join(e)
	}
	box := all.pixels().Intersect(c.clip.box)
	for y := box.Min.Y; y < box.Max.Y; y += bandRows {
		band := box
		band.Min.Y, band.Max.Y = y, min(y+bandRows, box.Max.Y)
		c.fillBand(band, in)
	}
}

// fillBand paints the polygons' parts inside the band.
func (c *canvas) fillBand(band image.Rectangle, in ink) {
	touched := newExtent()
	for _, e := range c.polys.extents {
		if e.crosses(band) {
			touched.join(e)
		}
	}
	box := touched.pixels().Intersect(band)
	if box.Empty() {
		return
	}
	c.edges.Reset(box.Dx(), box.Dy())
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	from := 0
	for i, end := range c.polys.ends {
		pts := c.polys.pts[from:end]
		from = end
		if !c.polys.extents[i].crosses(band) {
			continue
		}
		c.edges.MoveTo(float32(pts[0].x-ox), float32(pts[0].y-oy))
		for _, p := range pts[1:] {
			c.edges.LineTo(float32(p.x-ox), float32(p.y-oy))
		}
		c.edges.ClosePath()
	}
	c.blend(c.coverage(box), box, in)
}

func (e *extent) join(o extent) {
	e.x0, e.y0, e.x1, e.y1 = min(e.x0, o.x0), min(e.y0, o.y0), max(e.x1, o.x1), max(e.y1, o.y1)
}

// crosses tells whether the extent reaches into the band's rows.
func (e *extent) crosses(band image.Rectangle) bool {
	return e.y1 > float64(band.Min.Y) && e.y0 < float64(band.Max.Y) && e.x1 > float64(band.Min.X) && e.x0 < float64(band.Max.X)
}
