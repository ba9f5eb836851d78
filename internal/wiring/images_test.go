package wiring

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/deck"
)

// counted is a source of pictures that counts how often it is asked.
type counted struct {
	data  []byte
	asked []string
}

func (c *counted) Picture(ref string) ([]byte, error) {
	c.asked = append(c.asked, ref)
	return c.data, nil
}

func TestPicturesAreDecodedOnce(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4000, 3000))); err != nil { // 12 of the 24 million pixels that are kept
		t.Fatal(err)
	}
	from := &counted{data: b.Bytes()}
	im := &images{from: from}
	one, two, three := deck.PictureHash+"1", deck.PictureHash+"2", deck.PictureHash+"3"
	for _, ref := range []string{one, one, two, one, three, one, two, "map.png", "map.png"} {
		if _, err := im.Image(ref); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{one, two, three, two, "map.png", "map.png"}, from.asked); diff != "" {
		t.Error(diff)
	}
}
