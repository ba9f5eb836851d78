package editor

import "briefdeck/ui/slideview"

// ZoomBy shows the slide a step larger (1) or smaller (-1).
func (ed *Editor) ZoomBy(dir int) {
	ed.ShowAs(Slides)
	ed.view.slide.ZoomBy(dir)
}

// ZoomTo shows the slide at so many per cent of its actual size; 0 is as large as fits.
func (ed *Editor) ZoomTo(percent int) {
	ed.ShowAs(Slides)
	ed.view.slide.SetZoom(float32(percent) / 100)
}

// ToggleFit goes from what fits to actual size, and back.
func (ed *Editor) ToggleFit() {
	if set, _ := ed.view.slide.Zoom(); set == slideview.Fit {
		ed.ZoomTo(100)
	} else {
		ed.ZoomTo(0)
	}
}

// ShowGuides shows margins and columns over the slide, or no more.
func (ed *Editor) ShowGuides() {
	ed.guides = !ed.guides
	ed.view.slide.SetGuides(ed.guides)
	ed.tell()
}

// Resume shows slides at a zoom in per cent, 0 for as large as fits, with guides or
// without, as they were seen the last time.
func (ed *Editor) Resume(percent int, guides bool) {
	ed.view.slide.SetZoom(float32(percent) / 100)
	ed.guides = guides
	ed.view.slide.SetGuides(guides)
}
