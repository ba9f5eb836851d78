package chart

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefdeck/internal/frame"
)

// What a picture may hold. ECharts' largest stay far below; a hostile file must not
// take the program's memory.
const (
	maxSVGBytes  = 16 << 20
	maxSVGNodes  = 100_000
	maxSVGDepth  = 64
	maxSVGItems  = 200_000
	maxSVGSegs   = 2_000_000
	maxSVGNumber = 1e7 // no coordinate is larger
)

// ParseSVG reads a picture into frame items and its size. It knows paths, text,
// rect, circle, ellipse, line, polyline, polygon, groups, clip paths, gradients and
// patterns, with presentation attributes and style attributes; style sheets are left
// out. Anything else that would draw, a number that is not finite, and a picture
// past fixed bounds is an error. Text is measured and placed by set.
func ParseSVG(svg []byte, set Setter) (items []frame.Item, size Size, err error) {
	return readSVG(svg, set, 1)
}

// readSVG is ParseSVG with every length multiplied by scale.
func readSVG(svg []byte, set Setter, scale float64) ([]frame.Item, Size, error) {
	root, err := parseTree(svg)
	if err != nil {
		return nil, Size{}, fmt.Errorf("read svg: %w", err)
	}
	r := &svgReader{set: set, byID: map[string]*node{}, unknown: map[string]int{}}
	r.index(root)
	size, m, err := viewport(root)
	if err != nil {
		return nil, Size{}, fmt.Errorf("read svg: %w", err)
	}
	c := context0(matrix{scale, 0, 0, scale, 0, 0}.mul(m))
	if err := c.style.read(root); err != nil {
		return nil, Size{}, fmt.Errorf("read svg: %w", err)
	}
	items, err := r.children(root, c)
	if err == nil {
		err = r.lost()
	}
	if err != nil {
		return nil, Size{}, fmt.Errorf("read svg: %w", err)
	}
	return items, Size{size.W * scale, size.H * scale}, nil
}

// viewport reads the picture's size and the way from its view box to that size.
func viewport(root *node) (Size, matrix, error) {
	size := Size{300, 150} // of a picture that gives none, by the standard
	box, err := numbers(root.attr["viewBox"])
	if err != nil {
		return size, identity, err
	}
	if len(box) == 4 {
		size = Size{box[2], box[3]}
	}
	if size.W, err = root.number("width", size.W); err != nil {
		return size, identity, err
	}
	if size.H, err = root.number("height", size.H); err != nil {
		return size, identity, err
	}
	if size.W <= 0 || size.H <= 0 {
		return size, identity, fmt.Errorf("a picture of %g × %g", size.W, size.H)
	}
	if len(box) != 4 || box[2] <= 0 || box[3] <= 0 {
		return size, identity, nil
	}
	sx, sy := size.W/box[2], size.H/box[3]
	return size, matrix{sx, 0, 0, sy, -box[0] * sx, -box[1] * sy}, nil
}

// svgReader turns elements into items.
type svgReader struct {
	set     Setter
	byID    map[string]*node
	unknown map[string]int // elements and features that would draw, and how often
	items   int
	segs    int
	inside  int // patterns within patterns
}

// drawn is the state that an element inherits.
type drawn struct {
	m       matrix
	opacity float64
	style   style
}

func context0(m matrix) drawn { return drawn{m: m, opacity: 1, style: initialStyle()} }

func (r *svgReader) index(n *node) {
	if id := n.attr["id"]; id != "" {
		r.byID[id] = n
	}
	for _, k := range n.kids {
		r.index(k)
	}
}

// lost is an error that names what would have been drawn and was not.
func (r *svgReader) lost() error {
	if len(r.unknown) == 0 {
		return nil
	}
	var what []string
	for _, name := range slices.Sorted(maps.Keys(r.unknown)) {
		what = append(what, fmt.Sprintf("%s (%d)", name, r.unknown[name]))
	}
	return fmt.Errorf("cannot draw %s", strings.Join(what, ", "))
}

func (r *svgReader) children(n *node, c drawn) ([]frame.Item, error) {
	var out []frame.Item
	for _, k := range n.kids {
		items, err := r.element(k, c)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

// silent elements draw nothing where they stand.
var silent = map[string]bool{
	"defs": true, "style": true, "title": true, "desc": true, "metadata": true,
	"clipPath": true, "linearGradient": true, "radialGradient": true, "pattern": true,
}

func (r *svgReader) element(n *node, c drawn) ([]frame.Item, error) {
	if silent[n.name] || n.attr["display"] == "none" {
		return nil, nil
	}
	if err := c.enter(n); err != nil {
		return nil, err
	}
	items, err := r.draw(n, c)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	if r.items += len(items); r.items > maxSVGItems {
		return nil, fmt.Errorf("more than %d items", maxSVGItems)
	}
	return r.clipped(n, c, items)
}

// enter takes over what the element says about itself and its children.
func (c *drawn) enter(n *node) error {
	m, err := parseTransform(n.attr["transform"])
	if err != nil {
		return err
	}
	c.m = c.m.mul(m)
	opacity, err := n.fraction("opacity", 1)
	if err != nil {
		return err
	}
	c.opacity *= opacity
	return c.style.read(n)
}

func (r *svgReader) draw(n *node, c drawn) ([]frame.Item, error) {
	switch n.name {
	case "g", "svg", "a":
		return r.children(n, c)
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return r.shape(n, c)
	case "text":
		return r.text(n, c)
	}
	r.unknown["<"+n.name+">"]++
	return nil, nil
}

// clipped puts items into a group when the element has a clip path.
func (r *svgReader) clipped(n *node, c drawn, items []frame.Item) ([]frame.Item, error) {
	id := urlID(n.attr["clip-path"])
	clip := r.byID[id]
	if id == "" || clip == nil || clip.name != "clipPath" {
		return items, nil
	}
	m, err := parseTransform(clip.attr["transform"])
	if err != nil {
		return nil, err
	}
	c.m = c.m.mul(m)
	var segs []frame.Seg
	for _, k := range clip.kids {
		inner := c
		if err := inner.enter(k); err != nil {
			return nil, err
		}
		more, err := r.outline(k, inner.m)
		if err != nil {
			return nil, err
		}
		segs = append(segs, more...)
	}
	if len(segs) == 0 {
		return nil, nil // an empty clip path hides everything
	}
	return []frame.Item{&frame.Group{Clip: segs, Items: items}}, nil
}

func (r *svgReader) shape(n *node, c drawn) ([]frame.Item, error) {
	if c.style.hidden {
		return nil, nil
	}
	segs, err := r.outline(n, c.m)
	if err != nil || len(segs) == 0 {
		return nil, err
	}
	if strings.Count(n.attr["d"], "M") > 1 && n.attr["fill-rule"] == "evenodd" {
		r.unknown["fill-rule evenodd"]++
		return nil, nil
	}
	p := &frame.Path{Segs: segs}
	if p.Stroke, err = r.stroke(c, segs); err != nil {
		return nil, err
	}
	if n.name != "line" {
		if tiles := r.pattern(c.style.fill); tiles != nil {
			items, err := r.tile(tiles, segs, c)
			if err == nil && !p.Stroke.None() {
				items = append(items, p)
			}
			return items, err
		}
		if p.Fill, err = r.paint(c.style.fill, c.style.fillOpacity*c.opacity, c.m, segs); err != nil {
			return nil, err
		}
	}
	if p.Fill.None() && p.Stroke.None() {
		return nil, nil
	}
	return []frame.Item{p}, nil
}

func (r *svgReader) stroke(c drawn, segs []frame.Seg) (frame.Stroke, error) {
	st := c.style
	if st.stroke == "none" || st.strokeWidth <= 0 {
		return frame.Stroke{}, nil
	}
	paint, err := r.paint(st.stroke, st.strokeOpacity*c.opacity, c.m, segs)
	if err != nil || paint.None() {
		return frame.Stroke{}, err
	}
	k := c.m.scale()
	out := frame.Stroke{Paint: paint, Width: st.strokeWidth * k, Cap: st.cap, Join: st.join}
	for _, d := range st.dash {
		out.Dash = append(out.Dash, d*k)
	}
	if len(out.Dash) > 0 {
		out.DashPhase = st.dashOffset * k
	}
	return out, nil
}
