package pdf_test

import (
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefdeck/internal/frame"
	"briefdeck/internal/raster"
	"briefdeck/internal/typeset"
)

// TestPDFLooksLikeTheScreen draws the same frames with both painters. They
// smooth edges differently, so that a small difference remains everywhere.
func TestPDFLooksLikeTheScreen(t *testing.T) {
	fs := typeset.Load()
	for name, c := range map[string]struct {
		f    *frame.Frame
		most float64 // mean difference of a channel, of 255
	}{
		"text":                {textPage(fs, 1), 3},
		"a chart":             {chartPage(fs), 1.5},
		"every kind of item":  {everything(fs), 1},
		"characters as paths": {slide(plain(fs, "😀 𝔅 中国", 60, 100)...), 1},
	} {
		t.Run(name, func(t *testing.T) {
			f := *c.f
			f.W, f.H, f.Point = 600, 840, 1 // so that both round the page to the same pixels
			screen, err := raster.Paint(t.Context(), &f, fs, 1200)
			if err != nil {
				t.Fatal(err)
			}
			printed := rendered(t, write(t, fs, &f), 1200)
			if d := difference(screen, printed); d > c.most {
				keep(t, screen, printed)
				t.Errorf("mean difference %.2f, want at most %g", d, c.most)
			} else {
				t.Logf("mean difference %.2f", d)
			}
		})
	}
}

// rendered is the first page as poppler draws it.
func rendered(t *testing.T, data []byte, width int) image.Image {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed: nothing else here can draw a PDF")
	}
	out := filepath.Join(t.TempDir(), "page")
	tool(t, data, "pdftoppm", "-png", "-singlefile", "-scale-to-x", fmt.Sprint(width), "-scale-to-y", "-1", "FILE", out)
	file, err := os.Open(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // only read
	m, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// difference is the mean over the pixels that both pictures have.
func difference(a, b image.Image) float64 {
	r := a.Bounds().Intersect(b.Bounds())
	sum := 0.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range [3]float64{float64(r1) - float64(r2), float64(g1) - float64(g2), float64(b1) - float64(b2)} {
				sum += math.Abs(d) / 257
			}
		}
	}
	return sum / float64(3*r.Dx()*r.Dy())
}

// keep leaves the pictures where a person can look at them.
func keep(t *testing.T, pictures ...image.Image) {
	t.Helper()
	dir, err := os.MkdirTemp("", "briefdeck-pdf-")
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range pictures {
		file, err := os.Create(filepath.Join(dir, fmt.Sprintf("%d.png", i)))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(file, m); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("pictures in %s", dir)
}
