package app_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/app"
)

func TestCopiedFilesAreToldFromText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a path", "/home/a/map.png", []string{"/home/a/map.png"}},
		{"addresses of a file manager", "copy\nfile:///home/a/b%20c.JPG\nfile:///d.gif\n", []string{"/home/a/b c.JPG", "/d.gif"}},
		{"another file", "/home/a/paper.pdf", nil},
		{"a picture and a word", "/home/a/map.png\nas you asked", nil},
		{"words", "See map.png", nil},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, app.PicturePaths(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPictureIsLookedAtBeforeItIsDecoded(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	vast := bytes.Clone(small.Bytes())
	copy(vast[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says that it is 65536 × 65536
	if err := app.CheckPicture(small.Bytes()); err != nil {
		t.Error(err)
	}
	for _, data := range [][]byte{vast, []byte("no picture"), nil} {
		if err := app.CheckPicture(data); !errors.Is(err, app.ErrPicture) {
			t.Errorf("%v", err)
		}
	}
}

func FuzzPicture(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), "/a.png")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		if app.CheckPicture(data) == nil {
			head, _, err := image.DecodeConfig(bytes.NewReader(data))
			if err != nil || head.Width*head.Height > app.MaxPicturePixels {
				t.Fatalf("%v, %v", head, err)
			}
		}
		for _, path := range app.PicturePaths(text) {
			if !app.IsPicture(path) {
				t.Fatal(path)
			}
		}
	})
}
