package pdf

import (
	"fmt"

	"briefdeck/internal/frame"
)

// added is the objects that we put into the file besides gofpdf's, in the order
// in which pages first ask for them, and the names that pages know them by. Equal
// objects are kept once.
type added struct {
	objects []object
	known   map[string]int // an object's text → index
	named   []entry        // in order
	names   map[entry]string
	alphas  [256]string       // opacity → name
	images  map[string]string // a picture's key → name
}

// object is a dictionary and, when it is a stream, its data.
type object struct {
	dict string // may hold references
	data []byte // nil for a plain dictionary
}

// entry is a line of the resource dictionary.
type entry struct {
	kind   string // ExtGState, Pattern or XObject
	object int
}

func newAdded() *added {
	return &added{known: map[string]int{}, names: map[entry]string{}, images: map[string]string{}}
}

// reference stands in a dictionary for an added object's number until the file is finished.
func reference(object int) string { return fmt.Sprintf("\x00%d\x00", object) }

// add keeps the object and gives its index.
func (a *added) add(o object) int {
	text := o.dict + string(o.data)
	if i, ok := a.known[text]; ok {
		return i
	}
	a.objects = append(a.objects, o)
	a.known[text] = len(a.objects) - 1
	return len(a.objects) - 1
}

// resource keeps the object and gives the name that pages use for it.
func (a *added) resource(kind, letter string, o object) string {
	e := entry{kind, a.add(o)}
	if name, ok := a.names[e]; ok {
		return name
	}
	a.named = append(a.named, e)
	a.names[e] = fmt.Sprintf("%s%d", letter, len(a.named))
	return a.names[e]
}

// alpha is the state in which everything is painted with this opacity.
func (a *added) alpha(v uint8) string {
	if a.alphas[v] == "" {
		n := appendNumber(nil, float64(v)/255, 4)
		dict := fmt.Sprintf("<</Type /ExtGState /ca %s /CA %s /SMask /None>>", n, n)
		a.alphas[v] = a.resource("ExtGState", "G", object{dict: dict})
	}
	return a.alphas[v]
}

// pattern is the gradient as a colour. Patterns count from the page's corner in
// points, whatever the coordinates in force.
func (a *added) pattern(page frame.Frame, g *frame.Gradient, stops []frame.Stop) string {
	m := numbers([]float64{page.Point, 0, 0, -page.Point, 0, page.H * page.Point})
	return a.resource("Pattern", "P", object{dict: fmt.Sprintf("<</Type /Pattern /PatternType 2 /Matrix [%s] /Shading %s>>",
		m, shading(g, stops, "DeviceRGB", rgb))})
}

// softMask is the state in which the gradient's opacities apply: a grey gradient
// as bright as the paint is opaque.
func (a *added) softMask(page frame.Frame, g *frame.Gradient, stops []frame.Stop) string {
	form := a.add(object{
		dict: fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [%s] /Group <</S /Transparency /CS /DeviceGray>> "+
			"/Resources <</Shading <</S %s>>>>>>", numbers([]float64{0, 0, page.W, page.H}),
			shading(g, stops, "DeviceGray", opacityOf)),
		data: []byte("/S sh"),
	})
	return a.resource("ExtGState", "G", object{dict: fmt.Sprintf(
		"<</Type /ExtGState /ca 1 /CA 1 /SMask <</Type /Mask /S /Luminosity /G %s 0 R>>>>", reference(form))})
}
