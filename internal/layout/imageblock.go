package layout

import (
	"errors"
	"image"
	"image/draw"
	"math"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

var errNoImages = errors.New("no pictures can be read here")

// imageBlock fits a picture into the column with its caption and credit under it.
// On slides it takes what room is left.
func (c *composer) imageBlock(b deck.Block, w float64) []piece {
	if b.Image == nil {
		return nil
	}
	pix, err := c.picture(b.Image.Ref)
	if err != nil {
		c.report("image", deck.Error, "picture "+b.Image.Ref+": "+err.Error(), "choose a picture that is in the library or beside the deck")
	}
	h := w * 0.56
	if pix != nil {
		pix = cropped(pix, b.Image.Crop)
		h = w * ratio(pix)
	}
	if b.Image.Fit == deck.Cover {
		h = min(h, w*0.56)
	}
	if c.sh.slide {
		p := c.setImage(b, pix, w, min(h, c.sh.plotMin))
		p.stretch = func(total float64) piece { return c.setImage(b, pix, w, total-height(c.imageTail(b, w))) }
		return []piece{p}
	}
	const most = 300 // points: a portrait picture does not take a whole page
	return []piece{c.setImage(b, pix, w, min(h, most))}
}

func (c *composer) picture(ref string) (image.Image, error) {
	if c.in.Images == nil {
		return nil, errNoImages
	}
	pix, err := c.in.Images.Image(ref)
	if err == nil && (pix == nil || pix.Bounds().Empty()) {
		return nil, errors.New("the picture is empty")
	}
	return pix, err
}

// ratio is a picture's height over its width.
func ratio(pix image.Image) float64 {
	return float64(pix.Bounds().Dy()) / float64(pix.Bounds().Dx())
}

// cropped is the part of a picture that a crop leaves.
func cropped(pix image.Image, c deck.Crop) image.Image {
	if c == (deck.Crop{}) || !c.Valid() {
		return pix
	}
	b := pix.Bounds()
	share := func(n, of int) int { return (n*of + 500) / 1000 }
	return partOf(pix, image.Rect(
		b.Min.X+share(c.Left, b.Dx()), b.Min.Y+share(c.Top, b.Dy()),
		b.Max.X-share(c.Right, b.Dx()), b.Max.Y-share(c.Bottom, b.Dy())))
}

// filling is the middle of a picture that has a proportion, width by height.
func filling(pix image.Image, proportion float64) image.Image {
	b := pix.Bounds()
	w, h := b.Dx(), b.Dy()
	if float64(w) > float64(h)*proportion {
		w = int(math.Round(float64(h) * proportion))
	} else {
		h = int(math.Round(float64(w) / proportion))
	}
	at := b.Min.Add(image.Pt((b.Dx()-w)/2, (b.Dy()-h)/2))
	return partOf(pix, image.Rectangle{Min: at, Max: at.Add(image.Pt(max(1, w), max(1, h)))})
}

// partOf is a part of a picture, at least a pixel of it, without a copy where its kind
// allows that.
func partOf(pix image.Image, r image.Rectangle) image.Image {
	r = r.Intersect(pix.Bounds())
	if r.Empty() {
		r = image.Rectangle{Min: pix.Bounds().Min, Max: pix.Bounds().Min.Add(image.Pt(1, 1))}
	}
	if p, ok := pix.(interface {
		SubImage(r image.Rectangle) image.Image
	}); ok {
		return p.SubImage(r)
	}
	out := image.NewRGBA(r)
	draw.Draw(out, r, pix, r.Min, draw.Src)
	return out
}

// pictureKey names the pixels of a picture, or of the part of it that shows.
func pictureKey(i deck.Image, pix image.Image) string {
	if i.Crop == (deck.Crop{}) && i.Fit == "" {
		return i.Ref
	}
	return i.Ref + "#" + pix.Bounds().String()
}

// setImage sets a picture at most w × h with its words under it.
func (c *composer) setImage(b deck.Block, pix image.Image, w, h float64) piece {
	d := newDrawing()
	g := &frame.Group{Tag: *c.tag(frame.Figure)}
	g.Tag.Alt = c.told(b.Alt)
	if g.Tag.Alt == "" {
		g.Tag.Alt = c.plain(b.Image.Caption)
	}
	h = max(h, c.sh.caption.Line*2)
	if pix == nil {
		g.Items = c.notice("This picture cannot be shown: "+b.Image.Ref, frame.Rect{W: w, H: h})
	} else {
		box := frame.Rect{W: w, H: w * ratio(pix)}
		switch {
		case b.Image.Fit == deck.Cover:
			pix = filling(pix, w/h)
			box.H = h
		case box.H > h:
			box.W, box.H = h/ratio(pix), h
		}
		h = box.H
		g.Items = []frame.Item{&frame.Image{Box: box, Key: pictureKey(*b.Image, pix), Pix: pix}}
	}
	d.cv.place(piece{items: []frame.Item{g}}, 0, 0)
	bottom := d.cv.stack(c.imageTail(b, w), 0, h)
	return d.piece(bottom)
}

func (c *composer) imageTail(b deck.Block, w float64) []piece {
	c.at.block = b.ID
	ts := c.sh.caption
	gap := piece{height: ts.Line * 0.5}
	var spans []typeset.Span
	if caption := (words{text: b.Image.Caption, block: b.ID, field: "image.caption", prompt: prompts["image.caption"]}); c.stands(caption) {
		spans = c.written(caption, c.style(ts, c.pal.ink))
	}
	if b.Image.Credit != "" {
		sep := ""
		if b.Image.Caption != "" {
			sep = "  "
		}
		spans = append(spans, typeset.Span{Text: sep, Style: c.style(ts, c.pal.muted)})
		spans = append(spans, c.spans(b.Image.Credit, c.style(ts, c.pal.muted))...)
	}
	if len(spans) == 0 {
		return nil
	}
	return append([]piece{gap}, c.paragraph(para{spans: spans, path: []*frame.Tag{c.tag(frame.Caption)}, line: ts.Line, w: w})...)
}
