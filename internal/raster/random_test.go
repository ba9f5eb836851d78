package raster

import (
	"context"
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// awkward is numbers that layout should never make, among those it does.
func awkward() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64Range(-20, 120),
		rapid.Float64Range(0, 3),
		rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 1e9, -1e9, 1e-300, 40000}),
	)
}

func somePoint(t *rapid.T) frame.Point {
	return frame.Point{X: awkward().Draw(t, "x"), Y: awkward().Draw(t, "y")}
}

func someColor(t *rapid.T) frame.Color {
	return frame.Color{R: rapid.Byte().Draw(t, "r"), G: rapid.Byte().Draw(t, "g"), A: rapid.SampledFrom([]byte{0, 1, 128, 255}).Draw(t, "a")}
}

func someSegs(t *rapid.T) []frame.Seg {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) frame.Seg {
		return frame.Seg{
			Op: rapid.SampledFrom([]frame.Op{frame.MoveTo, frame.LineTo, frame.CubicTo, frame.Close, 9}).Draw(t, "op"),
			P:  [3]frame.Point{somePoint(t), somePoint(t), somePoint(t)},
		}
	}), 0, 8).Draw(t, "segs")
}

func somePaint(t *rapid.T) frame.Paint {
	p := frame.Paint{Color: someColor(t)}
	if rapid.Bool().Draw(t, "gradient") {
		p.Gradient = &frame.Gradient{
			From: somePoint(t), To: somePoint(t), Radial: rapid.Bool().Draw(t, "radial"), Radius: awkward().Draw(t, "radius"),
			Stops: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) frame.Stop {
				return frame.Stop{Offset: awkward().Draw(t, "offset"), Color: someColor(t)}
			}), 0, 4).Draw(t, "stops"),
		}
	}
	return p
}

func someStroke(t *rapid.T) frame.Stroke {
	return frame.Stroke{
		Paint: somePaint(t), Width: awkward().Draw(t, "width"),
		Dash:      rapid.SliceOfN(awkward(), 0, 4).Draw(t, "dash"),
		DashPhase: awkward().Draw(t, "phase"),
		Cap:       frame.Cap(rapid.IntRange(0, 4).Draw(t, "cap")),
		Join:      frame.Join(rapid.IntRange(0, 4).Draw(t, "join")),
	}
}

func someItem(depth int) *rapid.Generator[frame.Item] {
	return rapid.Custom(func(t *rapid.T) frame.Item {
		kinds := 4
		if depth == 0 {
			kinds = 3
		}
		switch rapid.IntRange(1, kinds).Draw(t, "kind") {
		case 1:
			return &frame.Path{Segs: someSegs(t), Fill: somePaint(t), Stroke: someStroke(t)}
		case 2:
			return &frame.Text{
				Face: rapid.SampledFrom([]string{"sans", "mono", "missing", "no such face"}).Draw(t, "face"),
				Size: awkward().Draw(t, "size"), At: somePoint(t), Rotate: awkward().Draw(t, "turn"),
				Text: rapid.StringN(0, 6, -1).Draw(t, "text"), Tracking: awkward().Draw(t, "tracking"), Color: someColor(t), Halo: someStroke(t),
			}
		case 3:
			at := somePoint(t)
			return &frame.Image{
				Box: frame.Rect{X: at.X, Y: at.Y, W: awkward().Draw(t, "w"), H: awkward().Draw(t, "h")},
				Pix: image.NewNRGBA(image.Rect(0, 0, rapid.IntRange(0, 9).Draw(t, "pw"), rapid.IntRange(0, 9).Draw(t, "ph"))),
			}
		}
		return &frame.Group{Clip: someSegs(t), Items: rapid.SliceOfN(someItem(depth-1), 0, 3).Draw(t, "items")}
	})
}

// Whatever a frame holds, painting ends and nothing breaks.
func TestAnyFrameIsPainted(t *testing.T) {
	faces := typeset.Load()
	rapid.Check(t, func(t *rapid.T) {
		f := &frame.Frame{W: 100, H: 60, Ground: someColor(t), Items: rapid.SliceOfN(someItem(2), 0, 6).Draw(t, "items")}
		width := rapid.SampledFrom([]int{1, 50, 401}).Draw(t, "width")
		m, err := Paint(context.Background(), f, faces, width)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(m.Pix); i += 4 {
			if p := m.Pix[i : i+4]; max(p[0], p[1], p[2]) > p[3] {
				t.Fatalf("pixel %d is %v: colour above its alpha", i/4, p)
			}
		}
	})
}
