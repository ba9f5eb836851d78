// Package frame is the display list that every painter draws: paths, runs of
// text and images, already measured and placed. Layout makes frames; painters
// only draw them.
package frame

import "image"

// Color is straight (not premultiplied) sRGB; A = 255 is opaque, A = 0 paints nothing.
type Color struct{ R, G, B, A uint8 }

// Point is a place in the frame: x to the right, y down, in the frame's units.
type Point struct{ X, Y float64 }

// Rect is an axis-parallel box; W and H are never negative.
type Rect struct{ X, Y, W, H float64 }

// Right is the x of the box's right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the y of the box's lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Contains tells whether p lies in the box, edges included.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.X <= r.Right() && p.Y >= r.Y && p.Y <= r.Bottom()
}

// Inset shrinks the box by d on every side.
func (r Rect) Inset(d float64) Rect {
	return Rect{r.X + d, r.Y + d, max(0, r.W-2*d), max(0, r.H-2*d)}
}

// Frame is one page or slide.
type Frame struct {
	W, H   float64 // in units
	Point  float64 // points (1/72 inch) per unit: 1 for pages, 0.75 for slides of 1280 × 720
	Ground Color
	Items  []Item
	Links  []Link
	Marks  []Mark
	Lines  []Line  // where carets can stand, when it is laid out to be edited
	Cut    float64 // what stands below it is cut off; 0 when nothing is
	Guides []Rect  // then too: what the margins leave, and the columns in it
}

// Link is a box that leads somewhere when clicked: outside (URL) or to a Mark of any frame.
type Link struct {
	Box  Rect
	URL  string
	Mark string // a Mark's ID; empty when URL is set
}

// Mark is a place that links and the outline can lead to.
type Mark struct {
	ID    string
	Title string // as the outline shows it; empty keeps it out of the outline
	Level int    // outline depth from 0
	At    Point
}

// Item is one thing to draw: *Path, *Text, *Image or *Group. Later items cover earlier ones.
type Item interface{ item() }

// Op is what a path segment does.
type Op byte

// The path operations, with the points they use.
const (
	MoveTo  Op = iota // P[0]
	LineTo            // P[0]
	CubicTo           // P[0] and P[1] are controls, P[2] the end
	Close
)

// Seg is one step of an outline.
type Seg struct {
	Op Op
	P  [3]Point
}

// Path is an outline that is filled (non-zero winding), stroked, or both (fill first).
type Path struct {
	Segs   []Seg
	Fill   Paint
	Stroke Stroke
}

// Paint is a flat colour, or a gradient when Gradient is set.
type Paint struct {
	Color    Color
	Gradient *Gradient
}

// None tells whether the paint leaves no trace.
func (p Paint) None() bool { return p.Gradient == nil && p.Color.A == 0 }

// Gradient runs from From to To (or, when Radial, from From outwards to Radius), in frame coordinates.
type Gradient struct {
	From, To Point
	Radial   bool
	Radius   float64
	Stops    []Stop
}

// Stop is a colour at an offset from 0 to 1.
type Stop struct {
	Offset float64
	Color  Color
}

// Cap is how a stroke ends.
type Cap byte

// Join is how a stroke turns.
type Join byte

// The caps of SVG and PDF.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// The joins of SVG and PDF.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// Stroke paints along an outline. Width 0 paints nothing.
type Stroke struct {
	Paint     Paint
	Width     float64
	Dash      []float64 // lengths on, off, on, …; empty for a solid line
	DashPhase float64
	Cap       Cap
	Join      Join
}

// None tells whether the stroke leaves no trace.
func (s Stroke) None() bool { return s.Width <= 0 || s.Paint.None() }

// Text is one run in one face on one line. Typesetting chose the face and measured it.
type Text struct {
	Face     string  // a face's ID in typeset
	Size     float64 // em, in units
	At       Point   // where the baseline starts
	Rotate   float64 // degrees clockwise about At
	Text     string
	Width    float64 // advance of the whole run, tracking included
	Tracking float64 // added after every character
	Color    Color
	Halo     Stroke // drawn under the glyphs; none by default
}

// Image is a decoded picture scaled into Box.
type Image struct {
	Box Rect
	Key string // the same for the same pixels: a content hash
	Pix image.Image
}

// Group draws its items inside a clip and says what they are.
type Group struct {
	Tag   Tag
	Clip  []Seg // empty: no clip
	Items []Item
}

func (*Path) item()  {}
func (*Text) item()  {}
func (*Image) item() {}
func (*Group) item() {}

// Role is the structure type of a group, in the words of ISO 32000.
type Role string

// The roles that layout gives. None groups without saying anything.
const (
	None     Role = ""
	Artifact Role = "Artifact" // page furniture: not read aloud
	H1       Role = "H1"
	H2       Role = "H2"
	H3       Role = "H3"
	P        Role = "P"
	L        Role = "L"
	LI       Role = "LI"
	Table    Role = "Table"
	TR       Role = "TR"
	TH       Role = "TH"
	TD       Role = "TD"
	Figure   Role = "Figure"
	Caption  Role = "Caption"
	Quote    Role = "BlockQuote"
	Note     Role = "Note"
)

// Tag says what a group of items is: for assistive readers, and for finding the block under a click.
type Tag struct {
	Role  Role
	Block string // the deck block it shows; empty for furniture
	Alt   string // what a picture or chart shows, in words
	Lang  string // BCP 47, when it differs from the document's
}

// Box is the outline of r, clockwise.
func Box(r Rect) []Seg {
	return []Seg{
		{MoveTo, [3]Point{{r.X, r.Y}}},
		{LineTo, [3]Point{{r.Right(), r.Y}}},
		{LineTo, [3]Point{{r.Right(), r.Bottom()}}},
		{LineTo, [3]Point{{r.X, r.Bottom()}}},
		{Op: Close},
	}
}

// RoundBox is the outline of r with corners of the given radius.
func RoundBox(r Rect, radius float64) []Seg {
	radius = min(radius, r.W/2, r.H/2)
	if radius <= 0 {
		return Box(r)
	}
	const kappa = 0.5522847498 // cubic approximation of a quarter circle
	c := radius * (1 - kappa)
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	return []Seg{
		{MoveTo, [3]Point{{x0 + radius, y0}}},
		{LineTo, [3]Point{{x1 - radius, y0}}},
		{CubicTo, [3]Point{{x1 - c, y0}, {x1, y0 + c}, {x1, y0 + radius}}},
		{LineTo, [3]Point{{x1, y1 - radius}}},
		{CubicTo, [3]Point{{x1, y1 - c}, {x1 - c, y1}, {x1 - radius, y1}}},
		{LineTo, [3]Point{{x0 + radius, y1}}},
		{CubicTo, [3]Point{{x0 + c, y1}, {x0, y1 - c}, {x0, y1 - radius}}},
		{LineTo, [3]Point{{x0, y0 + radius}}},
		{CubicTo, [3]Point{{x0, y0 + c}, {x0 + c, y0}, {x0 + radius, y0}}},
		{Op: Close},
	}
}

// Fill is a filled path without a stroke.
func Fill(segs []Seg, c Color) *Path { return &Path{Segs: segs, Fill: Paint{Color: c}} }

// Rule is a straight line from a to b.
func Rule(a, b Point, width float64, c Color) *Path {
	return &Path{
		Segs:   []Seg{{MoveTo, [3]Point{a}}, {LineTo, [3]Point{b}}},
		Stroke: Stroke{Paint: Paint{Color: c}, Width: width},
	}
}
