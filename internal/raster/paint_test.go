package raster

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"math"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// page is a white frame of 100 × 60 units with the items.
func page(items ...frame.Item) *frame.Frame {
	return &frame.Frame{W: 100, H: 60, Point: 1, Ground: white, Items: items}
}

// painted paints at pixels a unit; 10 keeps above the small sizes.
func painted(t *testing.T, f *frame.Frame, width int) *image.RGBA {
	t.Helper()
	m, err := Paint(context.Background(), f, typeset.Load(), width)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// darkness is how many pixels' worth of black a white picture holds.
func darkness(m *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(m.Pix); i += 4 {
		sum += 1 - (float64(m.Pix[i])+float64(m.Pix[i+1])+float64(m.Pix[i+2]))/765
	}
	return sum
}

var black = frame.Color{A: 255}

func line(width float64, cap frame.Cap, join frame.Join, pts ...frame.Point) *frame.Path {
	p := &frame.Path{Stroke: frame.Stroke{Paint: frame.Paint{Color: black}, Width: width, Cap: cap, Join: join}}
	for i, at := range pts {
		op := frame.LineTo
		if i == 0 {
			op = frame.MoveTo
		}
		p.Segs = append(p.Segs, frame.Seg{Op: op, P: [3]frame.Point{at}})
	}
	return p
}

func dashedLine(p *frame.Path, phase float64, dash ...float64) *frame.Path {
	p.Stroke.Dash, p.Stroke.DashPhase = dash, phase
	return p
}

// Areas are in square units; one unit is ten pixels.
func TestInkCoversTheAreaOfTheShape(t *testing.T) {
	pt := func(x, y float64) frame.Point { return frame.Point{X: x, Y: y} }
	ring := frame.RoundBox(frame.Rect{X: 30, Y: 10, W: 40, H: 40}, 20)
	corner := []frame.Point{pt(20, 40), pt(50, 40), pt(50, 10)}
	for _, tc := range []struct {
		name string
		item frame.Item
		want float64
	}{
		{"a box", frame.Fill(frame.Box(frame.Rect{X: 10, Y: 10, W: 20, H: 30}), black), 600},
		{"a box with edges inside pixels", frame.Fill(frame.Box(frame.Rect{X: 10.03, Y: 10.07, W: 20.5, H: 3.33}), black), 68.265},
		{"a box past the page's edge", frame.Fill(frame.Box(frame.Rect{X: -10, Y: -10, W: 20, H: 20}), black), 100},
		{"a half clear box", frame.Fill(frame.Box(frame.Rect{X: 10, Y: 10, W: 20, H: 30}), frame.Color{A: 128}), 600 * 128 / 255.0},
		{"a disc", frame.Fill(ring, black), math.Pi * 400},
		{"a ring", &frame.Path{Segs: ring, Stroke: frame.Stroke{Paint: frame.Paint{Color: black}, Width: 4}}, math.Pi * 4 * 40},
		{"a level line", line(4, frame.ButtCap, frame.MiterJoin, pt(10, 30), pt(60, 30)), 200},
		{"a level line with square caps", line(4, frame.SquareCap, frame.MiterJoin, pt(10, 30), pt(60, 30)), 216},
		{"a level line with round caps", line(4, frame.RoundCap, frame.MiterJoin, pt(10, 30), pt(60, 30)), 200 + math.Pi*4},
		{"a slanted line", line(4, frame.ButtCap, frame.MiterJoin, pt(10, 10), pt(40, 50)), 200},
		{"a slanted line with square caps", line(4, frame.SquareCap, frame.MiterJoin, pt(10, 10), pt(40, 50)), 216},
		{"a mitred corner", line(10, frame.ButtCap, frame.MiterJoin, corner...), 600},
		{"a bevelled corner", line(10, frame.ButtCap, frame.BevelJoin, corner...), 600 - 25 + 12.5},
		{"a rounded corner", line(10, frame.ButtCap, frame.RoundJoin, corner...), 600 - 25 + math.Pi*25/4},
		{"a line that turns back with a round join", line(10, frame.ButtCap, frame.RoundJoin, pt(20, 30), pt(60, 30), pt(40, 30)), 400 + math.Pi*25/2},
		{"dashes", dashedLine(line(4, frame.ButtCap, frame.MiterJoin, pt(10, 30), pt(60, 30)), 0, 5), 100},
		{"dashes from inside the pattern", dashedLine(line(4, frame.ButtCap, frame.MiterJoin, pt(10, 30), pt(60, 30)), 35, 30, 10), 4 * 35},
		{"a hairline is faint", line(0.01, frame.ButtCap, frame.MiterJoin, pt(10, 10), pt(40, 50)), 0.5},
		{"a point with a round cap", line(10, frame.RoundCap, frame.MiterJoin, pt(30, 30), pt(30, 30)), math.Pi * 25},
		{"a point without caps", line(10, frame.ButtCap, frame.MiterJoin, pt(30, 30), pt(30, 30)), 0},
		{"a box in a clip", &frame.Group{Clip: frame.Box(frame.Rect{X: 20, Y: 20, W: 10, H: 10}), Items: []frame.Item{frame.Fill(frame.Box(frame.Rect{W: 100, H: 60}), black)}}, 100},
		{"a box in a round clip", &frame.Group{Clip: ring, Items: []frame.Item{frame.Fill(frame.Box(frame.Rect{W: 100, H: 60}), black)}}, math.Pi * 400},
		{"a round clip in a round clip", &frame.Group{Clip: ring, Items: []frame.Item{&frame.Group{
			Clip: frame.RoundBox(frame.Rect{X: 40, Y: 20, W: 20, H: 20}, 10), Items: []frame.Item{frame.Fill(ring, black)},
		}}}, math.Pi * 100},
		{"an empty clip", &frame.Group{Clip: frame.Box(frame.Rect{X: 20, Y: 20}), Items: []frame.Item{frame.Fill(ring, black)}}, 0},
		{"a picture", &frame.Image{Box: frame.Rect{X: 10, Y: 10, W: 20, H: 20}, Pix: blackPicture(7, 5)}, 400},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := darkness(painted(t, page(tc.item), 1000)) / 100
			if math.Abs(got-tc.want) > 0.006*tc.want+0.25 {
				t.Errorf("covers %.2f square units, want %.2f", got, tc.want)
			}
		})
	}
}

func blackPicture(w, h int) image.Image {
	m := image.NewGray(image.Rect(0, 0, w, h))
	return m
}

func TestPixels(t *testing.T) {
	stops := []frame.Stop{{Offset: 0, Color: black}, {Offset: 1, Color: white}}
	box := frame.Box(frame.Rect{W: 100, H: 60})
	linear := &frame.Path{Segs: box, Fill: frame.Paint{Gradient: &frame.Gradient{From: frame.Point{X: 20}, To: frame.Point{X: 80}, Stops: stops}}}
	radial := &frame.Path{Segs: box, Fill: frame.Paint{Gradient: &frame.Gradient{From: frame.Point{X: 50, Y: 30}, Radial: true, Radius: 20, Stops: stops}}}
	red := frame.Fill(box, frame.Color{R: 255, A: 128})
	for _, tc := range []struct {
		name string
		item frame.Item
		at   image.Point
		want color.RGBA
	}{
		{"before a gradient's start", linear, image.Pt(100, 300), color.RGBA{0, 0, 0, 255}},
		{"in the middle of a gradient", linear, image.Pt(500, 300), color.RGBA{128, 128, 128, 255}},
		{"behind a gradient's end", linear, image.Pt(900, 300), color.RGBA{255, 255, 255, 255}},
		{"in the centre of a radial gradient", radial, image.Pt(500, 300), color.RGBA{1, 1, 1, 255}},
		{"half way out of a radial gradient", radial, image.Pt(600, 300), color.RGBA{128, 128, 128, 255}},
		{"behind the radius", radial, image.Pt(500, 20), color.RGBA{255, 255, 255, 255}},
		{"a clear colour mixes with what is under it", red, image.Pt(500, 300), color.RGBA{255, 127, 127, 255}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := painted(t, page(tc.item), 1000).RGBAAt(tc.at.X, tc.at.Y)
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTextIsPaintedWhereItStands(t *testing.T) {
	faces := typeset.Load()
	run := func(turn float64) *frame.Text {
		r := faces.Runs("trade", typeset.Style{Size: 10, Color: black}, frame.Point{X: 20, Y: 30})[0]
		r.Rotate = turn
		return r
	}
	for _, tc := range []struct {
		name string
		item *frame.Text
		in   image.Rectangle // in pixels, 10 a unit
	}{
		{"level", run(0), image.Rect(200, 210, 475, 306)},
		{"turned down", run(90), image.Rect(194, 300, 290, 575)},
		{"upside down", run(180), image.Rect(-75, 294, 200, 390)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := painted(t, page(tc.item), 1000)
			got := inked(m)
			want := tc.in.Intersect(m.Rect)
			if !got.In(want.Inset(-12)) || got.Dx() < want.Dx()-40 || got.Dy() < want.Dy()-40 {
				t.Errorf("ink in %v, want about %v", got, want)
			}
		})
	}
	level, turned := darkness(painted(t, page(run(0)), 1000)), darkness(painted(t, page(run(30)), 1000))
	if math.Abs(level-turned) > 0.03*turned {
		t.Errorf("turned text holds %.0f pixels of ink, level text %.0f", turned, level)
	}
}

// inked is the box around all that is not white.
func inked(m *image.RGBA) image.Rectangle {
	var box image.Rectangle
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if m.RGBAAt(x, y) != (color.RGBA{255, 255, 255, 255}) {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestHaloLiesUnderTheGlyphs(t *testing.T) {
	faces := typeset.Load()
	run := faces.Runs("H", typeset.Style{Size: 40, Color: white}, frame.Point{X: 30, Y: 45})[0]
	without := darkness(painted(t, page(run), 1000))
	run.Halo = frame.Stroke{Paint: frame.Paint{Color: black}, Width: 2, Join: frame.RoundJoin}
	if with := darkness(painted(t, page(run), 1000)); without != 0 || with < 1000 {
		t.Errorf("ink %.0f without halo, %.0f with", without, with)
	}
}

func TestSizes(t *testing.T) {
	huge, none := *page(), *page()
	huge.H, none.W = 1e12, math.NaN()
	for _, tc := range []struct {
		name  string
		f     *frame.Frame
		width int
		want  image.Point
		err   error
	}{
		{"the height follows the ratio", page(), 1000, image.Pt(1000, 600), nil},
		{"a small picture has the asked size", page(), 7, image.Pt(7, 4), nil},
		{"one pixel", page(), 1, image.Pt(1, 1), nil},
		{"no width", page(), 0, image.Point{}, ErrSize},
		{"too many pixels", page(), 100_000, image.Point{}, ErrSize},
		{"a frame of absurd height", &huge, 100, image.Point{}, ErrSize},
		{"a frame without width", &none, 100, image.Point{}, ErrSize},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m, err := Paint(context.Background(), tc.f, typeset.Load(), tc.width)
			if !errors.Is(err, tc.err) {
				t.Fatalf("error %v, want %v", err, tc.err)
			}
			if err == nil && m.Rect.Size() != tc.want {
				t.Errorf("size %v, want %v", m.Rect.Size(), tc.want)
			}
		})
	}
}

func TestPaintStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Paint(ctx, page(line(1, 0, 0, frame.Point{}, frame.Point{X: 9})), typeset.Load(), 500); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestTheSameFrameGivesTheSamePixels(t *testing.T) {
	faces := typeset.Load()
	f := textSlide(faces)
	var wg sync.WaitGroup
	pics := make([]*image.RGBA, 4)
	for i := range pics {
		wg.Go(func() { pics[i], _ = Paint(context.Background(), f, faces, 640) })
	}
	wg.Wait()
	for _, m := range pics[1:] {
		if !bytes.Equal(m.Pix, pics[0].Pix) {
			t.Fatal("pixels differ")
		}
	}
}

func TestAThumbnailIsThePictureMadeSmall(t *testing.T) {
	f := chartSlide(typeset.Load())
	large, small := painted(t, f, 1280), painted(t, f, 240)
	a, b := darkness(large)/float64(1280*720), darkness(small)/float64(240*135)
	if math.Abs(a-b) > 0.05*a {
		t.Errorf("a part of %.4f is ink at 1280 pixels, %.4f at 240", a, b)
	}
}
