package deck

import (
	"encoding/base64"
	"fmt"
	"image"
	"strings"
)

// Logo is a brand's mark on slides and on the pages of a brief. The picture is kept in the
// theme, so that it travels with it.
type Logo struct {
	Place       string  `yaml:"place"`        // one of LogoPlaces
	Height      float64 `yaml:"height"`       // on slides, in logical pixels
	BriefHeight float64 `yaml:"brief-height"` // on paper, in points
	Slides      string  `yaml:"slides"`       // on which slides: one of LogoOn
	Brief       string  `yaml:"brief"`        // on which pages of a brief: one of LogoOn
	Picture     string  `yaml:"picture"`      // PNG or JPEG, as base64; empty: there is no logo

	Pix  image.Image `yaml:"-"` // the picture, decoded when the theme was read
	Hash string      `yaml:"-"` // of the picture's bytes
}

// Where a logo can stand.
const (
	TopLeft     = "top-left"
	TopRight    = "top-right"
	BottomLeft  = "bottom-left"
	BottomRight = "bottom-right"
)

// On which slides and pages a logo stands.
const (
	LogoAll   = "all"
	LogoFirst = "first" // the title slide, or the first page
	LogoNone  = "none"
)

// What the words of a logo can be.
var (
	LogoPlaces = []string{TopLeft, TopRight, BottomLeft, BottomRight}
	LogoOn     = []string{LogoAll, LogoFirst, LogoNone}
)

// AtTop tells whether the logo stands over the content and not in the foot.
func (l Logo) AtTop() bool { return l.Place == TopLeft || l.Place == TopRight }

// AtRight tells whether the logo stands at the right.
func (l Logo) AtRight() bool { return l.Place == TopRight || l.Place == BottomRight }

// Bytes are the picture's file.
func (l Logo) Bytes() ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(l.Picture), ""))
	if err != nil {
		return nil, fmt.Errorf("the logo's picture is not base64: %w", err)
	}
	return data, nil
}

// PictureText is a picture's file as a theme keeps it, in lines.
func PictureText(data []byte) string {
	const wide = 76
	text := base64.StdEncoding.EncodeToString(data)
	var b strings.Builder
	for len(text) > wide {
		b.WriteString(text[:wide] + "\n")
		text = text[wide:]
	}
	b.WriteString(text + "\n")
	return b.String()
}
