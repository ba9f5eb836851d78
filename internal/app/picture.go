package app

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats that pictures come in
	_ "image/jpeg"
	_ "image/png"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The largest picture that is taken: its file in bytes, and its pixels once decoded, as
// many as a PDF takes.
const (
	MaxPictureBytes  = 64 << 20
	MaxPicturePixels = 64 << 20
)

// ErrPicture means that a file is no picture this program can show.
var ErrPicture = errors.New("not a picture that can be shown; save it as PNG or JPEG")

// PictureEndings are how the names of picture files end.
func PictureEndings() []string { return []string{".png", ".jpg", ".jpeg", ".gif"} }

// IsPicture tells by its name whether a file is a picture.
func IsPicture(path string) bool {
	return slices.Contains(PictureEndings(), strings.ToLower(filepath.Ext(path)))
}

// ReadPicture reads a file that is a picture of a size that can be shown.
func ReadPicture(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", path, err)
	}
	if info.Size() > MaxPictureBytes {
		return nil, fmt.Errorf("read the picture %s: larger than %d MB: %w", path, MaxPictureBytes>>20, ErrPicture)
	}
	data, err := os.ReadFile(path)
	if err == nil {
		err = CheckPicture(data)
	}
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", path, err)
	}
	return data, nil
}

// CheckPicture tells what is wrong with a picture's bytes, without decoding its pixels.
func CheckPicture(data []byte) error {
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || head.Width < 1 || head.Height < 1:
		return ErrPicture
	case int64(head.Width)*int64(head.Height) > MaxPicturePixels:
		return fmt.Errorf("%d × %d pixels are more than can be printed; scale it down: %w", head.Width, head.Height, ErrPicture)
	}
	return nil
}

// PicturePaths are the picture files that a copied text names: paths or file addresses, a
// line each, as file managers put them on the clipboard. None when it says anything else.
func PicturePaths(text string) []string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		line = strings.TrimSpace(line)
		switch line {
		case "", "copy", "cut", "x-special/nautilus-clipboard":
			continue
		}
		if u, err := url.Parse(line); err == nil && u.Scheme == "file" {
			line = u.Path
		}
		if !filepath.IsAbs(line) || !IsPicture(line) {
			return nil
		}
		out = append(out, line)
	}
	return out
}
