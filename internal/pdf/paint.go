package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// shared is what a document's pages have in common: fonts, added objects, and the
// tables of the compressor.
type shared struct {
	faces  *typeset.Faces
	fonts  *fonts
	added  *added
	packer *packer
}

func newShared(p *gofpdf.Fpdf, faces *typeset.Faces) *shared {
	return &shared{faces: faces, fonts: newFonts(p, faces), added: newAdded(), packer: newPacker()}
}

// painter draws one page.
type painter struct {
	*content
	*shared
	page frame.Frame // size only
}

func (p *painter) frame(f *frame.Frame) error {
	p.page = frame.Frame{W: f.W, H: f.H, Point: f.Point}
	if f.Ground.A > 0 {
		p.path(frame.Fill(frame.Box(frame.Rect{W: f.W, H: f.H}), f.Ground))
	}
	return p.items(f.Items)
}

func (p *painter) items(items []frame.Item) error {
	for _, it := range items {
		var err error
		switch it := it.(type) {
		case *frame.Path:
			p.path(it)
		case *frame.Text:
			err = p.text(it)
		case *frame.Image:
			err = p.image(it)
		case *frame.Group:
			err = p.group(it)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// group draws inside the clip. What a group is (its Tag) will be marked here,
// around its content, once the document carries a structure tree for it.
func (p *painter) group(g *frame.Group) error {
	if len(g.Clip) == 0 {
		return p.items(g.Items)
	}
	p.save()
	defer p.restore()
	p.clip(g.Clip)
	return p.items(g.Items)
}

// path fills and strokes; in one go where that looks the same.
func (p *painter) path(it *frame.Path) {
	if len(it.Segs) == 0 {
		return
	}
	fill, stroke := p.ink(it.Fill), p.ink(it.Stroke.Paint)
	if it.Stroke.Width <= 0 {
		stroke = ink{}
	}
	if fill.op != "" && fill.plain() && stroke.op != "" && stroke.plain() {
		p.paint(it, fill, stroke)
		return
	}
	p.paint(it, fill, ink{})
	p.paint(it, ink{}, stroke)
}

// paint draws the path with one or both of the inks, which share their opacity.
func (p *painter) paint(it *frame.Path, fill, stroke ink) {
	ext := fill.ext
	name := "f"
	switch {
	case fill.op == "" && stroke.op == "":
		return
	case fill.op == "":
		name, ext = "S", stroke.ext
	case stroke.op != "":
		name = "B"
	}
	if soft := fill.soft || stroke.soft; soft {
		p.save() // a soft mask is only undone by restoring
		defer p.restore()
	}
	p.opacity(p.name(ext))
	if fill.op != "" {
		p.fillWith(fill.op)
	}
	if stroke.op != "" {
		p.strokeWith(stroke.stroke())
		p.pen(&it.Stroke)
	}
	p.outline(it.Segs)
	p.op(name)
}

// name is the opacity state to ask for, so that opaque pages ask for none until
// something see-through came first.
func (p *painter) name(ext string) string {
	if ext != "" {
		p.seeThrough = true
		return ext
	}
	if p.now.ext == "" {
		return ""
	}
	return p.added.alpha(255)
}
