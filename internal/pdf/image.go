package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"briefdeck/internal/frame"
)

const (
	maxPixels   = 64 << 20 // in one picture
	jpegQuality = 90
)

// image draws the picture over its box. The same key is the same object.
func (p *painter) image(it *frame.Image) error {
	if it.Box.W <= 0 || it.Box.H <= 0 {
		return nil
	}
	name, err := p.picture(it)
	if err != nil {
		return fmt.Errorf("embed image %q: %w", it.Key, err)
	}
	p.save()
	p.opacity(p.name(""))
	// A picture fills the square from 0 to 1 and stands upright where y goes up.
	p.matrix(it.Box.W, 0, 0, -it.Box.H, it.Box.X, it.Box.Bottom())
	p.line("/" + name + " Do")
	p.restore()
	if !isOpaque(it.Pix) {
		p.seeThrough = true
	}
	return nil
}

// picture keeps the picture and gives the name that pages use for it.
func (s *shared) picture(it *frame.Image) (string, error) {
	if name, ok := s.added.images[it.Key]; ok && it.Key != "" {
		return name, nil
	}
	if it.Pix == nil {
		return "", fmt.Errorf("no pixels: %w", ErrUndrawable)
	}
	size := it.Pix.Bounds()
	if size.Dx() < 1 || size.Dy() < 1 || int64(size.Dx())*int64(size.Dy()) > maxPixels {
		return "", fmt.Errorf("%d × %d pixels, want 1 to %d in all: %w", size.Dx(), size.Dy(), maxPixels, ErrUndrawable)
	}
	o, err := s.encode(it.Pix)
	if err != nil {
		return "", err
	}
	name := s.added.resource("XObject", "I", o)
	s.added.images[it.Key] = name
	return name, nil
}

// encode keeps photographs as JPEG and everything else without loss, with the
// opacity as a picture of its own.
func (s *shared) encode(pix image.Image) (object, error) {
	if photo, ok := pix.(*image.YCbCr); ok {
		return encodePhoto(photo)
	}
	space, colours, alpha := samples(pix)
	o, err := s.lossless(pix, space, colours)
	if err != nil || alpha == nil {
		return o, err
	}
	mask, err := s.lossless(pix, "DeviceGray", alpha)
	if err != nil {
		return object{}, err
	}
	o.dict = o.dict[:len(o.dict)-2] + " /SMask " + reference(s.added.add(mask)) + " 0 R>>"
	return o, nil
}

func encodePhoto(photo *image.YCbCr) (object, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, photo, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return object{}, fmt.Errorf("as jpeg: %w", err)
	}
	return object{dict: imageDict(photo, "DeviceRGB", "/DCTDecode"), data: b.Bytes()}, nil
}

// lossless is rows of 8-bit samples, each row as its difference from the one
// above, compressed.
func (s *shared) lossless(pix image.Image, space string, rows []byte) (object, error) {
	wide := pix.Bounds().Dx()
	n := 1
	if space == "DeviceRGB" {
		n = 3
	}
	data, err := s.packer.pack(differences(rows, wide*n))
	if err != nil {
		return object{}, err
	}
	dict := imageDict(pix, space, "/FlateDecode")
	dict = dict[:len(dict)-2] + fmt.Sprintf(" /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent 8 /Columns %d>>>>", n, wide)
	return object{dict: dict, data: data}, nil
}

// differences puts PNG's "up" filter before every row.
func differences(rows []byte, stride int) []byte {
	const up = 2
	out := make([]byte, 0, len(rows)+len(rows)/stride)
	for at := 0; at < len(rows); at += stride {
		out = append(out, up)
		for i, v := range rows[at : at+stride] {
			if at > 0 {
				v -= rows[at-stride+i]
			}
			out = append(out, v)
		}
	}
	return out
}

func imageDict(pix image.Image, space, filter string) string {
	b := pix.Bounds()
	return fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 /Filter %s>>",
		b.Dx(), b.Dy(), space, filter)
}

// samples is the picture's colours, as grey when it has no others, and its
// opacities; nil when it is opaque.
func samples(pix image.Image) (space string, colours, alpha []byte) {
	b := pix.Bounds()
	n := b.Dx() * b.Dy()
	rgb, opacity := make([]byte, 0, 3*n), make([]byte, 0, n)
	grey, opaque := true, true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(pix.At(x, y)).(color.NRGBA)
			rgb, opacity = append(rgb, c.R, c.G, c.B), append(opacity, c.A)
			grey = grey && c.R == c.G && c.G == c.B
			opaque = opaque && c.A == 255
		}
	}
	if opaque {
		opacity = nil
	}
	if !grey {
		return "DeviceRGB", rgb, opacity
	}
	for i := range n {
		rgb[i] = rgb[3*i]
	}
	return "DeviceGray", rgb[:n], opacity
}

func isOpaque(pix image.Image) bool {
	o, ok := pix.(interface{ Opaque() bool })
	return ok && o.Opaque()
}
