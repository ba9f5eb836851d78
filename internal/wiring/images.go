package wiring

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats that pictures come in
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os"
	"path/filepath"
)

// The largest picture that is read: its file, and its pixels once decoded.
const (
	maxImageBytes  = 64 << 20
	maxImagePixels = 100e6
)

// errImage is a picture that is too large to be read safely.
var errImage = errors.New("picture is too large")

// Images reads pictures by path, relative ones from Dir.
type Images struct{ Dir string }

// Image decodes a PNG, JPEG or GIF file.
func (im Images) Image(ref string) (image.Image, error) {
	name := ref
	if !filepath.IsAbs(name) {
		name = filepath.Join(im.Dir, name)
	}
	data, err := readBounded(name, maxImageBytes)
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", ref, err)
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w; save it as PNG or JPEG", ref, err)
	}
	if float64(head.Width)*float64(head.Height) > maxImagePixels {
		return nil, fmt.Errorf("read picture %s: %w: %d × %d pixels; scale it down", ref, errImage, head.Width, head.Height)
	}
	pic, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", ref, err)
	}
	return pic, nil
}

func readBounded(name string, limit int64) (data []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = errImage
	}
	return data, err
}
