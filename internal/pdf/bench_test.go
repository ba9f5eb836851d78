package pdf_test

import (
	"fmt"
	"io"
	"math"
	"testing"

	"briefdeck/internal/frame"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

// BenchmarkText writes documents of text pages; the difference between two sizes
// is what a page costs.
func BenchmarkText(b *testing.B) {
	for _, pages := range []int{1, 100} {
		b.Run(fmt.Sprintf("pages=%d", pages), func(b *testing.B) {
			benchmark(b, typeset.Load(), func(fs *typeset.Faces) []*frame.Frame {
				frames := make([]*frame.Frame, pages)
				for i := range frames {
					frames[i] = textPage(fs, i)
				}
				return frames
			})
		})
	}
}

// BenchmarkChart writes a page with the paths and labels of a full chart.
func BenchmarkChart(b *testing.B) {
	benchmark(b, typeset.Load(), func(fs *typeset.Faces) []*frame.Frame { return []*frame.Frame{chartPage(fs)} })
}

// BenchmarkChinese writes a page that needs a large system font.
func BenchmarkChinese(b *testing.B) {
	benchmark(b, typeset.Load(), func(fs *typeset.Faces) []*frame.Frame {
		return []*frame.Frame{page(runs(fs, "中国与一带一路：贸易总额", typeset.Style{Size: 20, Color: black}, 60, 100)...)}
	})
}

func benchmark(b *testing.B, fs *typeset.Faces, frames func(*typeset.Faces) []*frame.Frame) {
	b.Helper()
	d := pdf.Document{Meta: meta, Pages: frames(fs), Faces: fs}
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Write(b.Context(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// textPage is 40 lines of 80 characters in three faces.
func textPage(fs *typeset.Faces, n int) *frame.Frame {
	var items []frame.Item
	for line := range 40 {
		text := fmt.Sprintf("%3d.%02d The volume of goods traded between partners grew from 1.04 to 1.35 trillion.", n, line)
		st := typeset.Style{Size: 11, Color: black, Bold: line%10 == 0, Italic: line%10 == 5}
		items = append(items, runs(fs, text, st, 60, 60+float64(line)*17)...)
	}
	return page(items...)
}

// chartPage is 300 paths and 60 labels.
func chartPage(fs *typeset.Faces) *frame.Frame {
	var items []frame.Item
	for i := range 300 {
		x, y := 60+float64(i%20)*22, 100+float64(i/20)*30
		c := frame.Color{R: uint8(i), G: uint8(200 - i%7*20), B: 120, A: uint8(255 - i%3*60)}
		wave := &frame.Path{Segs: frame.RoundBox(frame.Rect{X: x, Y: y, W: 18, H: 20 + 5*math.Sin(float64(i))}, 3), Fill: frame.Paint{Color: c}}
		if i%2 == 0 {
			wave.Stroke = frame.Stroke{Paint: frame.Paint{Color: black}, Width: 0.5}
		}
		items = append(items, wave)
		if i%5 == 0 {
			items = append(items, runs(fs, fmt.Sprintf("%d.%d", i, i%10), typeset.Style{Size: 8, Color: black}, x, y)...)
		}
	}
	return page(items...)
}
