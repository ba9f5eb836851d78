package pdf_test

import (
	"image"
	"time"

	"briefdeck/internal/frame"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

var (
	black = frame.Color{A: 255}
	white = frame.Color{R: 255, G: 255, B: 255, A: 255}
	blue  = frame.Color{R: 20, G: 60, B: 180, A: 255}
	red   = frame.Color{R: 200, G: 30, B: 30, A: 255}

	meta = pdf.Meta{
		Title: "Belt and Road", Author: "A. Author", Lang: "en-GB", Creator: "a test",
		Date: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC),
	}
)

// page is an A4 page in points.
func page(items ...frame.Item) *frame.Frame {
	return &frame.Frame{W: 595.28, H: 841.89, Point: 1, Ground: white, Items: items}
}

// slide is a 16:9 slide.
func slide(items ...frame.Item) *frame.Frame {
	return &frame.Frame{W: 1280, H: 720, Point: 0.75, Ground: white, Items: items}
}

// runs sets the text from the left end of its baseline.
func runs(fs *typeset.Faces, text string, st typeset.Style, x, y float64) []frame.Item {
	var items []frame.Item
	for _, r := range fs.Runs(text, st, frame.Point{X: x, Y: y}) {
		items = append(items, r)
	}
	return items
}

// plain is black text of 20 units.
func plain(fs *typeset.Faces, text string, x, y float64) []frame.Item {
	return runs(fs, text, typeset.Style{Size: 20, Color: black}, x, y)
}

// gradient is a gradient over the stops' colours at equal distances.
func gradient(from, to frame.Point, colors ...frame.Color) *frame.Gradient {
	g := &frame.Gradient{From: from, To: to}
	for i, c := range colors {
		g.Stops = append(g.Stops, frame.Stop{Offset: float64(i) / float64(len(colors)-1), Color: c})
	}
	return g
}

// picture is a square of n pixels a side with every opacity.
func picture(n int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, n, n))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 251 / n)
	}
	return m
}

// everything is a page with each kind of item in each of its ways.
func everything(fs *typeset.Faces) *frame.Frame {
	at := func(x, y float64) frame.Point { return frame.Point{X: x, Y: y} }
	box := func(x, y float64) []frame.Seg { return frame.RoundBox(frame.Rect{X: x, Y: y, W: 80, H: 50}, 8) }
	clear := frame.Color{R: 20, G: 60, B: 180}
	radial := gradient(at(90, 325), frame.Point{}, white, red, blue)
	radial.Radial, radial.Radius = true, 40
	items := []frame.Item{
		&frame.Path{Segs: box(50, 100), Fill: frame.Paint{Color: blue}, Stroke: frame.Stroke{Paint: frame.Paint{Color: black}, Width: 2}},
		&frame.Path{Segs: box(150, 100), Fill: frame.Paint{Color: frame.Color{R: 255, A: 90}}, Stroke: frame.Stroke{
			Paint: frame.Paint{Color: frame.Color{A: 120}}, Width: 6, Dash: []float64{8, 3, 1}, DashPhase: -2, Cap: frame.RoundCap, Join: frame.RoundJoin,
		}},
		&frame.Path{Segs: box(50, 200), Fill: frame.Paint{Gradient: gradient(at(50, 200), at(130, 250), red, white, blue)}},
		&frame.Path{Segs: box(150, 200), Fill: frame.Paint{Gradient: gradient(at(150, 200), at(150, 250), blue, clear)}},
		&frame.Path{Segs: box(50, 300), Fill: frame.Paint{Gradient: radial}},
		&frame.Path{
			Segs:   []frame.Seg{{Op: frame.MoveTo, P: [3]frame.Point{at(250, 210)}}, {Op: frame.LineTo, P: [3]frame.Point{at(340, 240)}}},
			Stroke: frame.Stroke{Paint: frame.Paint{Gradient: gradient(at(250, 200), at(340, 200), red, blue)}, Width: 9, Cap: frame.SquareCap},
		},
		&frame.Group{Clip: box(150, 300), Items: []frame.Item{frame.Fill(frame.Box(frame.Rect{X: 140, Y: 310, W: 200, H: 20}), red)}},
		&frame.Image{Box: frame.Rect{X: 250, Y: 300, W: 60, H: 60}, Key: "square", Pix: picture(16)},
		&frame.Image{Box: frame.Rect{X: 350, Y: 300, W: 60, H: 60}, Key: "photo", Pix: image.NewYCbCr(image.Rect(0, 0, 16, 16), image.YCbCrSubsampleRatio420)},
	}
	items = append(items, plain(fs, "Trade grew (by \\29.8 %) — “steadily” é ß Ω", 50, 60)...)
	turned := runs(fs, "turned", typeset.Style{Size: 14, Color: red, Tracking: 2}, 30, 250)
	turned[0].(*frame.Text).Rotate = -90
	ringed := runs(fs, "ringed", typeset.Style{Size: 30, Bold: true, Color: blue}, 250, 150)
	ringed[0].(*frame.Text).Halo = frame.Stroke{Paint: frame.Paint{Color: white}, Width: 4, Join: frame.RoundJoin}
	f := page(append(append(items, turned...), ringed...)...)
	f.Links = []frame.Link{{Box: frame.Rect{X: 50, Y: 40, W: 100, H: 30}, URL: "https://example.org/"}, {Box: frame.Rect{X: 50, Y: 100, W: 80, H: 50}, Mark: "here"}}
	f.Marks = []frame.Mark{{ID: "here", Title: "Here", At: at(0, 90)}, {ID: "below", Title: "Below", Level: 1, At: at(0, 300)}}
	return f
}
