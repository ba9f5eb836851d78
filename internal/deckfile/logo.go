package deckfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"

	"briefdeck/internal/deck"
)

// Bounds of logos: the file one is made from, its pixels, and what a theme keeps of it.
const (
	maxLogoFile   = 16 << 20
	maxLogoPixels = 40e6
	maxLogoBytes  = 120 << 10
	maxLogoSide   = 1000 // pixels: ample for a third of a slide
	leastLogoSide = 64
)

var (
	errLogoKind  = errors.New("the logo is not a PNG or JPEG picture; save it as PNG")
	errLogoLarge = errors.New("the logo's picture is too large; make it smaller")
)

// MakeLogo puts a PNG or JPEG picture into a logo, scaled to what a theme keeps. The rest
// of the logo stays as it was, or becomes what a new one begins with.
func MakeLogo(old deck.Logo, r io.Reader) (deck.Logo, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxLogoFile+1))
	if err != nil {
		return old, fmt.Errorf("read the logo: %w", err)
	}
	if len(raw) > maxLogoFile {
		return old, errLogoLarge
	}
	pix, err := decodeLogo(raw)
	if err != nil {
		return old, err
	}
	data, err := smallLogo(raw, pix)
	if err != nil {
		return old, err
	}
	old.Picture = deck.PictureText(data)
	return readLogo(old)
}

// readLogo decodes the picture that a theme keeps, and says what the theme leaves open.
func readLogo(l deck.Logo) (deck.Logo, error) {
	data, err := l.Bytes()
	if err != nil {
		return l, err
	}
	if l.Pix, err = decodeLogo(data); err != nil {
		return l, err
	}
	for _, word := range []struct {
		of    *string
		first string
	}{{&l.Place, deck.TopRight}, {&l.Slides, deck.LogoAll}, {&l.Brief, deck.LogoFirst}} {
		if *word.of == "" {
			*word.of = word.first
		}
	}
	if l.Height == 0 {
		l.Height = 40
	}
	if l.BriefHeight == 0 {
		l.BriefHeight = l.Height * 0.7
	}
	sum := sha256.Sum256(data)
	l.Hash = hex.EncodeToString(sum[:])
	return l, nil
}

// decodeLogo decodes PNG and JPEG within bounds.
func decodeLogo(data []byte) (image.Image, error) {
	head, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, errLogoKind
	}
	if head.Width < 1 || head.Height < 1 || float64(head.Width)*float64(head.Height) > maxLogoPixels {
		return nil, errLogoLarge
	}
	decode := png.Decode
	if kind == "jpeg" {
		decode = jpeg.Decode
	}
	pix, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the logo's picture is damaged: %w", err)
	}
	return pix, nil
}

// smallLogo is the file when it is small enough, else the picture as PNG, smaller and
// smaller.
func smallLogo(raw []byte, pix image.Image) ([]byte, error) {
	size := pix.Bounds().Size()
	if max(size.X, size.Y) <= maxLogoSide && len(raw) <= maxLogoBytes {
		return raw, nil
	}
	for side := float64(maxLogoSide); side >= leastLogoSide; side *= 0.8 {
		f := min(1, side/float64(max(size.X, size.Y)))
		out := image.NewNRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*f)), max(1, int(float64(size.Y)*f))))
		draw.CatmullRom.Scale(out, out.Bounds(), pix, pix.Bounds(), draw.Src, nil)
		var b bytes.Buffer
		if err := png.Encode(&b, out); err != nil {
			return nil, fmt.Errorf("scale the logo: %w", err)
		}
		if b.Len() <= maxLogoBytes {
			return b.Bytes(), nil
		}
	}
	return nil, errLogoLarge
}
