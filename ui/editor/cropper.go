package editor

import (
	"context"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/ui/kit"
)

// cropPicture shows a picture with a frame to drag around what is kept of it.
func (ed *Editor) cropPicture(id deck.ID) {
	s, _ := ed.slide()
	b, ok := s.Block(id)
	if !ok || b.Image == nil || b.Image.Ref == "" {
		ed.desk.Stage.Toast("Choose a picture first")
		return
	}
	images, ref, crop := ed.desk.Work.Engine().Layout.Images, b.Image.Ref, b.Image.Crop
	app.Go(ed.desk.Tasks, "editor:crop", func(context.Context) (image.Image, error) {
		pix, err := images.Image(ref)
		if err != nil {
			return nil, err
		}
		return sampled(pix, 1200), nil
	}, func(pix image.Image, err error) {
		if err != nil {
			ed.desk.Shell.Fail("Show the picture", err)
			return
		}
		ed.showCropper(id, pix, crop)
	})
}

func (ed *Editor) showCropper(id deck.ID, pix image.Image, crop deck.Crop) {
	c := newCropper(pix, crop)
	var sheet *kit.Sheet
	set := func() {
		sheet.Close()
		if c.crop != crop {
			to := c.crop
			ed.setBlock(id, "Crop the picture", func(b *deck.Block) { b.Image.Crop = to })
		}
	}
	side := float32(3 * kit.Unit)
	head := kit.Column(kit.Unit, kit.NewText("Crop the picture", kit.Style{Size: kit.HeadingSize, Bold: true}),
		hint("Drag the frame or its handles; the arrows move it, with Shift they make it larger or smaller. The library keeps the whole picture."))
	foot := kit.Row(kit.Unit, kit.NewButton("Whole picture", func() { c.set(deck.Crop{}) }), kit.Spacer(),
		kit.NewButton("Cancel", func() { sheet.Close() }), kit.NewPrimary("", "Crop", set))
	body := kit.Inset(kit.All(side), kit.Dock(kit.Docked{
		Top: kit.Inset(kit.Edges{Bottom: kit.Unit}, head), Bottom: kit.Inset(kit.Edges{Top: 2 * kit.Unit}, foot), Middle: c,
	}))
	sheet = ed.desk.Stage.Show(body, fyne.NewSize(760, 600))
	sheet.OnEnter = set
	ed.desk.Window().Canvas().Focus(c)
}

// sampled is a picture with at most so many pixels on its longer side.
func sampled(pix image.Image, most int) image.Image {
	b := pix.Bounds()
	k := float64(max(b.Dx(), b.Dy())) / float64(most)
	if k <= 1 {
		return pix
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())/k)), max(1, int(float64(b.Dy())/k))))
	for y := range out.Rect.Max.Y {
		for x := range out.Rect.Max.X {
			out.Set(x, y, pix.At(b.Min.X+int(float64(x)*k), b.Min.Y+int(float64(y)*k)))
		}
	}
	return out
}

// cropper is a picture with a frame around what a crop keeps.
type cropper struct {
	widget.BaseWidget
	crop    deck.Crop
	ratio   float32 // width by height
	img     *canvas.Image
	shades  [4]*canvas.Rectangle // over what is cut off: left, top, right, bottom
	frame   *canvas.Rectangle
	knobs   []*canvas.Rectangle
	grip    grip
	held    bool
	from    fyne.Position // where the drag began
	was     deck.Crop     // then
	focused bool
}

// grip says which sides a drag moves: -1 left or top, 1 right or bottom, 0 none; both 0
// moves the whole frame.
type grip struct{ x, y int }

// grips are the handles in the order of knobs.
var grips = []grip{{-1, -1}, {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}}

const knobSide = 10

func newCropper(pix image.Image, crop deck.Crop) *cropper {
	c := &cropper{crop: crop, img: canvas.NewImageFromImage(pix), frame: canvas.NewRectangle(color.Transparent)}
	c.ratio = float32(pix.Bounds().Dx()) / float32(pix.Bounds().Dy())
	c.img.FillMode = canvas.ImageFillStretch
	for i := range c.shades {
		c.shades[i] = canvas.NewRectangle(color.NRGBA{A: 150})
	}
	for range grips {
		c.knobs = append(c.knobs, canvas.NewRectangle(color.White))
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cropper) set(crop deck.Crop) {
	if crop.Valid() {
		c.crop = crop
		c.Refresh()
	}
}

// box is where the picture lies, as large as fits.
func (c *cropper) box() (at fyne.Position, size fyne.Size) {
	s := c.Size()
	w := min(s.Width, s.Height*c.ratio)
	size = fyne.NewSize(w, w/c.ratio)
	return fyne.NewPos((s.Width-size.Width)/2, (s.Height-size.Height)/2), size
}

// kept is where the frame lies.
func (c *cropper) kept() (at fyne.Position, size fyne.Size) {
	p, s := c.box()
	part := func(n int, of float32) float32 { return float32(n) / 1000 * of }
	at = p.AddXY(part(c.crop.Left, s.Width), part(c.crop.Top, s.Height))
	return at, fyne.NewSize(part(1000-c.crop.Left-c.crop.Right, s.Width), part(1000-c.crop.Top-c.crop.Bottom, s.Height))
}

// knobAt is the middle of a handle.
func knobAt(g grip, at fyne.Position, size fyne.Size) fyne.Position {
	return at.AddXY(size.Width*float32(g.x+1)/2, size.Height*float32(g.y+1)/2)
}

// MouseDown implements desktop.Mouseable.
func (c *cropper) MouseDown(ev *desktop.MouseEvent) {
	const near = 14
	at, size := c.kept()
	c.held, c.from, c.was = false, ev.Position, c.crop
	for _, g := range grips {
		k := knobAt(g, at, size)
		if dx, dy := ev.Position.X-k.X, ev.Position.Y-k.Y; dx*dx+dy*dy <= near*near {
			c.grip, c.held = g, true
			return
		}
	}
	p := ev.Position.Subtract(at)
	if p.X >= 0 && p.Y >= 0 && p.X <= size.Width && p.Y <= size.Height {
		c.grip, c.held = grip{}, true
	}
}

// MouseUp implements desktop.Mouseable.
func (c *cropper) MouseUp(*desktop.MouseEvent) { c.held = false }

// Dragged implements fyne.Draggable.
func (c *cropper) Dragged(ev *fyne.DragEvent) {
	_, s := c.box()
	if !c.held || s.Width < 1 || s.Height < 1 {
		return
	}
	d := ev.Position.Subtract(c.from)
	share := func(v, of float32) int { return int(math.Round(float64(v / of * 1000))) }
	c.set(dragged(c.was, c.grip, share(d.X, s.Width), share(d.Y, s.Height)))
}

// DragEnd implements fyne.Draggable.
func (c *cropper) DragEnd() { c.held = false }

// dragged is a crop whose frame was dragged by a handle, in thousandths; it stays in the
// picture and keeps a twentieth of it.
func dragged(crop deck.Crop, g grip, dx, dy int) deck.Crop {
	const least = 50
	if g == (grip{}) {
		dx = min(max(dx, -crop.Left), crop.Right)
		dy = min(max(dy, -crop.Top), crop.Bottom)
		return deck.Crop{Left: crop.Left + dx, Right: crop.Right - dx, Top: crop.Top + dy, Bottom: crop.Bottom - dy}
	}
	within := func(v, other int) int { return min(max(v, 0), 1000-least-other) }
	switch g.x {
	case -1:
		crop.Left = within(crop.Left+dx, crop.Right)
	case 1:
		crop.Right = within(crop.Right-dx, crop.Left)
	}
	switch g.y {
	case -1:
		crop.Top = within(crop.Top+dy, crop.Bottom)
	case 1:
		crop.Bottom = within(crop.Bottom-dy, crop.Top)
	}
	return crop
}

// TypedKey implements fyne.Focusable: the arrows move the frame, with Shift its right and
// lower sides.
func (c *cropper) TypedKey(ev *fyne.KeyEvent) {
	const by = 10
	step := map[fyne.KeyName][2]int{fyne.KeyLeft: {-by, 0}, fyne.KeyRight: {by, 0}, fyne.KeyUp: {0, -by}, fyne.KeyDown: {0, by}}
	d, ok := step[ev.Name]
	if !ok {
		kit.PassKey(c, ev)
		return
	}
	g := grip{}
	if kit.Shifted() {
		g = grip{1, 1}
	}
	c.set(dragged(c.crop, g, d[0], d[1]))
}

// TypedRune implements fyne.Focusable.
func (c *cropper) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (c *cropper) FocusGained() {
	c.focused = true
	c.Refresh()
}

// FocusLost implements fyne.Focusable.
func (c *cropper) FocusLost() {
	c.focused = false
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *cropper) CreateRenderer() fyne.WidgetRenderer {
	r := &cropperRenderer{c}
	r.Refresh()
	return r
}

type cropperRenderer struct{ c *cropper }

func (r *cropperRenderer) Destroy()           {}
func (r *cropperRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 160) }
func (r *cropperRenderer) Layout(fyne.Size)   { r.place() }

func (r *cropperRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.c.img}
	for _, s := range r.c.shades {
		out = append(out, s)
	}
	out = append(out, r.c.frame)
	for _, k := range r.c.knobs {
		out = append(out, k)
	}
	return out
}

func (r *cropperRenderer) place() {
	c := r.c
	at, size := c.box()
	in, kept := c.kept()
	kit.Put(c.img, at.X, at.Y, size.Width, size.Height)
	right, bottom := at.X+size.Width, at.Y+size.Height
	kit.Put(c.shades[0], at.X, at.Y, in.X-at.X, size.Height)
	kit.Put(c.shades[1], in.X, at.Y, kept.Width, in.Y-at.Y)
	kit.Put(c.shades[2], in.X+kept.Width, at.Y, right-in.X-kept.Width, size.Height)
	kit.Put(c.shades[3], in.X, in.Y+kept.Height, kept.Width, bottom-in.Y-kept.Height)
	kit.Put(c.frame, in.X, in.Y, kept.Width, kept.Height)
	for i, g := range grips {
		k := knobAt(g, in, kept)
		kit.Put(c.knobs[i], k.X-knobSide/2, k.Y-knobSide/2, knobSide, knobSide)
	}
}

func (r *cropperRenderer) Refresh() {
	c := r.c
	c.frame.StrokeColor, c.frame.StrokeWidth = theme.Color(kit.Accent), 1.5
	if c.focused {
		c.frame.StrokeWidth = 2.5
	}
	for _, k := range c.knobs {
		k.FillColor, k.StrokeColor, k.StrokeWidth, k.CornerRadius = color.White, theme.Color(kit.Accent), 1.5, 2
	}
	r.place()
	canvas.Refresh(c)
}
