package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// texts is what a person can read in an object, a line each, in drawing order.
func texts(o fyne.CanvasObject) string {
	var out strings.Builder
	walk(o, &out)
	return out.String()
}

func walk(o fyne.CanvasObject, out *strings.Builder) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			out.WriteString(o.Text + "\n")
		}
	case *fyne.Container:
		for _, k := range o.Objects {
			walk(k, out)
		}
	case *widget.RichText:
		out.WriteString(o.String() + "\n")
	case fyne.Widget:
		for _, k := range test.WidgetRenderer(o).Objects() {
			walk(k, out)
		}
	}
}
