package slideview

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"briefdeck/internal/frame"
)

// The zooms that steps lead through, as parts of actual size: a slide's unit is then a
// logical pixel.
var zooms = []float32{0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4}

// Fit is the zoom that shows all of the slide.
const Fit float32 = 0

// Zoom is the zoom that is set, Fit or a part of actual size, and the one that this
// comes to.
func (b *Board) Zoom() (set, now float32) { return b.zoom, b.unit() }

// SetZoom shows the slide at a part of actual size, or so that it fits. The middle of
// what is seen stays.
func (b *Board) SetZoom(to float32) {
	if b.zoom == Fit && b.shown != nil {
		b.middle = frame.Point{X: b.shown.W / 2, Y: b.shown.H / 2}
		if b.caretOn {
			b.middle = frame.Point{X: b.caretAt.X, Y: b.caretAt.Y}
		}
	}
	b.zoom = to
	b.Refresh()
	if b.OnZoom != nil {
		b.OnZoom()
	}
}

// ZoomBy goes a step larger (1) or smaller (-1).
func (b *Board) ZoomBy(dir int) { b.SetZoom(b.step(dir)) }

func (b *Board) step(dir int) float32 {
	now := b.unit()
	const near = 0.01
	if dir > 0 {
		if i := slices.IndexFunc(zooms, func(z float32) bool { return z > now+near }); i >= 0 {
			return zooms[i]
		}
		return zooms[len(zooms)-1]
	}
	for i := len(zooms) - 1; i >= 0; i-- {
		if zooms[i] < now-near {
			return zooms[i]
		}
	}
	return zooms[0]
}

// Scrolled implements fyne.Scrollable: the wheel moves a slide that is larger than the
// view, and with Ctrl it zooms where the pointer is.
func (b *Board) Scrolled(ev *fyne.ScrollEvent) {
	if b.shown == nil {
		return
	}
	if controlled() {
		b.zoomAt(ev)
		return
	}
	if b.zoom != Fit {
		k := float64(b.unit())
		b.middle.X -= float64(ev.Scrolled.DX) / k
		b.middle.Y -= float64(ev.Scrolled.DY) / k
		b.Refresh()
	}
}

// zoomAt zooms a step; the point under the pointer stays there.
func (b *Board) zoomAt(ev *fyne.ScrollEvent) {
	dir := 1
	if ev.Scrolled.DY < 0 {
		dir = -1
	}
	under := b.point(ev.Position)
	to := b.step(dir)
	off := ev.Position.Subtract(fyne.NewPos(b.Size().Width/2, b.Size().Height/2))
	b.SetZoom(to)
	b.middle = frame.Point{X: under.X - float64(off.X/to), Y: under.Y - float64(off.Y/to)}
	b.Refresh()
}

// Reveal brings a box of the slide into sight when it is larger than the view.
func (b *Board) Reveal(r frame.Rect) {
	if b.zoom == Fit || b.shown == nil {
		return
	}
	k := float64(b.unit())
	const air = 24 // logical pixels
	half := fyne.NewSize(b.Size().Width/2-air, b.Size().Height/2-air)
	before := b.middle
	b.middle.X = max(min(b.middle.X, r.X+float64(half.Width)/k), r.Right()-float64(half.Width)/k)
	b.middle.Y = max(min(b.middle.Y, r.Y+float64(half.Height)/k), r.Bottom()-float64(half.Height)/k)
	if b.middle != before {
		b.Refresh()
	}
}

// corner is where the paper of size b begins in a view of size s: in the middle when
// it fits, else so that the view's middle is where it was put.
func (v *View) corner(s, b fyne.Size) fyne.Position {
	k := v.scale()
	side := func(room, size, margin float32, mid, whole float64) float32 {
		at := (room - size) / 2
		if v.zoom > 0 && size+2*margin > room && whole > 0 {
			at = room/2 - float32(mid/whole)*size
			at = min(margin, max(room-margin-size, at))
		}
		return float32(math.Floor(float64(at*k))) / k
	}
	if v.frame == nil {
		return fyne.Position{}
	}
	at := fyne.NewPos(side(s.Width, b.Width, v.Margin, v.middle.X, v.frame.W), side(s.Height, b.Height, v.Margin, v.middle.Y, v.frame.H))
	if v.zoom > 0 && b.Width > 0 {
		v.middle = v.clamped(s, b, at)
	}
	return at
}

// clamped is the middle that a corner stands for: scrolling does not run off.
func (v *View) clamped(s, b fyne.Size, at fyne.Position) frame.Point {
	m := v.middle
	if b.Width+2*v.Margin > s.Width {
		m.X = float64((s.Width/2-at.X)/b.Width) * v.frame.W
	}
	if b.Height+2*v.Margin > s.Height {
		m.Y = float64((s.Height/2-at.Y)/b.Height) * v.frame.H
	}
	return m
}

// visible is the part of a picture of that width that is painted: what is in sight and
// some more around it, in tiles; empty when that is all.
func (v *View) visible(width int) image.Rectangle {
	if v.frame == nil || v.zoom == 0 || width < 8 {
		return image.Rectangle{}
	}
	const tile = 256
	k := v.scale()
	p := v.paper.Position()
	px := func(x float32) int { return int(x * k) }
	whole := image.Rect(0, 0, width, px(v.paper.Size().Height))
	sight := image.Rect(px(-p.X), px(-p.Y), px(v.Size().Width-p.X), px(v.Size().Height-p.Y))
	down, up := func(n int) int { return (n - tile/4) &^ (tile - 1) }, func(n int) int { return (n + tile/4 + tile - 1) &^ (tile - 1) }
	part := image.Rect(down(sight.Min.X), down(sight.Min.Y), up(sight.Max.X), up(sight.Max.Y)).Intersect(whole)
	if part == whole {
		return image.Rectangle{}
	}
	return part
}

// placePicture puts the picture where the part of the frame is that it shows.
func (v *View) placePicture() {
	if v.frame == nil || v.frame.W == 0 {
		return
	}
	k := v.paper.Size().Width / float32(v.frame.W)
	w := v.within
	if w.W == 0 || v.shown != nil && (v.shown.W != v.frame.W || v.shown.H != v.frame.H) {
		w = frame.Rect{W: v.frame.W, H: v.frame.H}
	}
	v.img.Move(v.paper.Position().AddXY(float32(w.X)*k, float32(w.Y)*k))
	v.img.Resize(fyne.NewSize(float32(w.W)*k, float32(w.H)*k))
}

// Painted tells whether the picture that shows is the one that was last asked for.
func (b *Board) Painted() bool { return b.frame != nil && b.shown == b.frame && b.asked == b.painted }
