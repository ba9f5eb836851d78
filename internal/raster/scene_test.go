package raster

import (
	"math"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

var (
	ink1   = frame.Color{R: 20, G: 30, B: 48, A: 255}
	blue   = frame.Color{R: 0, G: 90, B: 160, A: 255}
	orange = frame.Color{R: 213, G: 94, B: 0, A: 255}
	white  = frame.Color{R: 255, G: 255, B: 255, A: 255}
)

// textSlide is a slide full of text, with what is hard to read in it.
func textSlide(faces *typeset.Faces) *frame.Frame {
	f := &frame.Frame{W: 1280, H: 720, Point: 0.75, Ground: white}
	add := func(text string, st typeset.Style, y float64) {
		o := typeset.Options{Width: 1120, LineHeight: st.Size * 1.4}
		p := faces.Break(typeset.Inline(text, st, blue), o)
		f.Items = append(f.Items, p.Items(80, y)...)
	}
	add("Belt and Road: who signed, and when", typeset.Style{Size: 44, Bold: true, Color: ink1}, 50)
	body := typeset.Style{Size: 26, Color: ink1}
	add("By 2024 **133 countries and regions** had joined; trade grew from US$1.04 to US$1.35\u00a0trillion^1^, an average of *3.8 % a year*. See [the annex](#annex) for each `figure` and its definition.", body, 140)
	add("“一带一路”倡议自2013年提出以来，已有一百多个国家和国际组织积极支持和参与。贸易总额超过1.35万亿美元，**占中国对外贸易的比重**不断上升。", body, 270)
	small := typeset.Style{Size: 15, Color: frame.Color{R: 90, G: 98, B: 110, A: 255}}
	add("Source: Duan, Belt and Road and global governance, section 3; Ministry of Commerce. Two definitions of “partner” are in use: 133 countries and regions (documents signed) and 66 major countries (along the route). They are never added up. A small line at fifteen units must be read without effort on a screen in a meeting room.", small, 400)
	add("中国与一带一路沿线国家贸易总额，单位：万亿美元；资料来源：商务部。αβγ Привет → ≥ ≈ − ✓ ★ 😀 ☐ 𒀀", small, 480)
	add("**Bold small**, *italic small*, ***both small***, `mono small`", small, 520)
	add("tiny text at eleven units, as in page furniture: page 3 of 20, revision 4f2a91c", typeset.Style{Size: 11, Color: ink1}, 560)
	return f
}

// chartSlide is about what a chart with two series draws.
func chartSlide(faces *typeset.Faces) *frame.Frame {
	f := &frame.Frame{W: 1280, H: 720, Point: 0.75, Ground: white}
	label := typeset.Style{Size: 16, Color: ink1}
	grey := frame.Color{R: 220, G: 224, B: 230, A: 255}
	for i := range 8 {
		y := 80 + float64(i)*70
		f.Items = append(f.Items, frame.Rule(frame.Point{X: 90, Y: y}, frame.Point{X: 1200, Y: y}, 1, grey))
		for _, t := range faces.Runs("1,350", label, frame.Point{X: 30, Y: y + 5}) {
			f.Items = append(f.Items, t)
		}
	}
	for i := range 20 {
		x, h := 110+float64(i)*54, 60+float64(i*i)
		bar := frame.Fill(frame.RoundBox(frame.Rect{X: x, Y: 570 - h, W: 36, H: h}, 4), blue)
		if i%2 == 1 {
			bar.Fill.Gradient = &frame.Gradient{From: frame.Point{X: x, Y: 570 - h}, To: frame.Point{X: x, Y: 570}, Stops: []frame.Stop{{Offset: 0, Color: blue}, {Offset: 1, Color: frame.Color{R: 140, G: 190, B: 230, A: 255}}}}
		}
		f.Items = append(f.Items, bar)
		for _, t := range faces.Runs("2013", label, frame.Point{X: x, Y: 600}) {
			t.Rotate = 45
			f.Items = append(f.Items, t)
		}
	}
	line := &frame.Path{Stroke: frame.Stroke{Paint: frame.Paint{Color: orange}, Width: 3, Join: frame.RoundJoin, Cap: frame.RoundCap}}
	dashed := &frame.Path{Stroke: frame.Stroke{Paint: frame.Paint{Color: ink1}, Width: 2, Dash: []float64{8, 5}}}
	for i := range 200 {
		op := frame.LineTo
		if i == 0 {
			op = frame.MoveTo
		}
		x := 100 + float64(i)*5.5
		line.Segs = append(line.Segs, frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: 500 - float64(i)*2 + 30*math.Sin(float64(i)/9)}}})
		dashed.Segs = append(dashed.Segs, frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: 540 - float64(i)*2}}})
	}
	f.Items = append(f.Items, line, dashed)
	for _, t := range faces.Runs("US$1.35 trillion", typeset.Style{Size: 22, Bold: true, Color: ink1}, frame.Point{X: 800, Y: 160}) {
		t.Halo = frame.Stroke{Paint: frame.Paint{Color: white}, Width: 5, Join: frame.RoundJoin}
		f.Items = append(f.Items, t)
	}
	return f
}
