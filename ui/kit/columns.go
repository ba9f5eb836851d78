package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Columns lets objects flow down as many columns of at least a width as there is room
// for, of about the same height. The columns scroll together when they are too tall.
func Columns(e Edges, least float32, objects ...fyne.CanvasObject) *Pane {
	return NewPane(e, 0, container.New(columns{least, 4 * Unit}, objects...))
}

type columns struct{ least, gap float32 }

// number is how many columns have room, and how wide each is.
func (l columns) number(width float32) (n int, each float32) {
	n = max(1, int((width+l.gap)/(l.least+l.gap)))
	return n, beside{l.gap}.share(n, width)
}

// flow calls put with each object's column, distance from the top and size, and returns
// the height of the tallest column. Columns as low as they can be are found by halving.
func (l columns) flow(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, s fyne.Size)) float32 {
	n, each := l.number(width)
	heights := make([]float32, len(objects))
	var low, high float32
	for i, o := range objects {
		heights[i] = heightOf(o, each)
		low, high = max(low, heights[i]), high+heights[i]
	}
	for high-low > 1 {
		if mid := (low + high) / 2; needed(heights, mid) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	var col int
	var y, tallest float32
	for i, o := range objects {
		if y > 0 && y+heights[i] > high {
			col, y = col+1, 0
		}
		put(o, float32(col)*(each+l.gap), y, fyne.NewSize(each, heights[i]))
		y += heights[i]
		tallest = max(tallest, y)
	}
	return tallest
}

// needed is how many columns of a height things need that keep their order.
func needed(heights []float32, height float32) int {
	n, y := 1, float32(0)
	for _, h := range heights {
		if y > 0 && y+h > height {
			n, y = n+1, 0
		}
		y += h
	}
	return n
}

func (l columns) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return l.flow(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

func (l columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.least, l.heightFor(objects, l.least))
}

func (l columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.flow(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) { put(o, x, y, s.Width, s.Height) })
}

// Hanging puts a short word before a text that wraps at its right.
func Hanging(lead float32, word, text fyne.CanvasObject) *fyne.Container {
	return container.New(hanging{lead}, word, text)
}

type hanging struct{ lead float32 }

func (l hanging) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(objects[0].MinSize().Height, heightOf(objects[1], width-l.lead))
}

func (l hanging) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*l.lead, l.heightFor(objects, 2*l.lead))
}

func (l hanging) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, l.lead, objects[0].MinSize().Height)
	put(objects[1], l.lead, 0, size.Width-l.lead, size.Height)
}
