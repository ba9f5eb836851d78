package pdf_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

func TestSoundDocumentsPassQPDF(t *testing.T) {
	fs := typeset.Load()
	for name, pages := range map[string][]*frame.Frame{
		"an empty page":               {page()},
		"text in three faces":         {textPage(fs, 1)},
		"many paths":                  {chartPage(fs)},
		"every kind of item":          {everything(fs)},
		"pages of several sizes":      {page(plain(fs, "a", 60, 60)...), slide(plain(fs, "b", 60, 60)...), page()},
		"a title beyond the BMP":      {{W: 100, H: 100, Point: 1, Marks: []frame.Mark{{ID: "a", Title: "𝔅 (\\) 中"}}}},
		"an outline that skips":       outlined(3, 0, 2, 2, 1, 0, -1, 5),
		"the smallest and the widest": {{W: 3, H: 3, Point: 1}, {W: 14400, H: 14400, Point: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			out := tool(t, write(t, fs, pages...), "qpdf", "--check", "FILE")
			if !strings.Contains(out, "No syntax or stream encoding errors found") {
				t.Error(out)
			}
		})
	}
}

func TestFramesWithoutPicturesStayVectors(t *testing.T) {
	fs := typeset.Load()
	f := everything(fs)
	var vectors []frame.Item
	for _, it := range f.Items {
		if _, picture := it.(*frame.Image); !picture {
			vectors = append(vectors, it)
		}
	}
	out := tool(t, write(t, fs, page(vectors...)), "pdfimages", "-list", "FILE")
	if lines := strings.Count(out, "\n"); lines > 2 {
		t.Errorf("pictures in a page of paths and text:\n%s", out)
	}
}

func TestTheSamePictureIsKeptOnce(t *testing.T) {
	fs := typeset.Load()
	box := func(x float64) frame.Rect { return frame.Rect{X: x, Y: 50, W: 40, H: 40} }
	f := page(
		&frame.Image{Box: box(50), Key: "one", Pix: picture(8)},
		&frame.Image{Box: box(150), Key: "one", Pix: picture(8)},
		&frame.Image{Box: box(250), Pix: picture(8)},
		&frame.Image{Box: box(350), Key: "other", Pix: picture(9)},
	)
	if got := bytes.Count(write(t, fs, f, f), []byte("/Subtype /Image")); got != 4 { // two, each with its opacities
		t.Errorf("%d image objects, want 4", got)
	}
}

func TestTheSameFramesGiveTheSameBytes(t *testing.T) {
	sum := func(fs *typeset.Faces) string {
		return fmt.Sprintf("%x", sha256.Sum256(write(t, fs, everything(fs), textPage(fs, 1), chartPage(fs))))
	}
	if os.Getenv("PDF_SUM") == "1" {
		fmt.Printf("sum=%s\n", sum(typeset.Load()))
		return
	}
	fs := typeset.Load()
	first := sum(fs)
	if again := sum(fs); again != first {
		t.Error("a second time: other bytes")
	}
	if fresh := sum(typeset.Load()); fresh != first {
		t.Error("with faces loaded anew: other bytes")
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), "PDF_SUM=1")
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), "sum="+first) {
		t.Errorf("another process: %v: %s, want %s", err, out, first)
	}
}

func TestUndrawableFramesAreRefusedByPage(t *testing.T) {
	fs := typeset.Load()
	nan, inf := math.NaN(), math.Inf(1)
	deep := frame.Item(frame.Rule(frame.Point{}, frame.Point{X: 1}, 1, black))
	for range 100 {
		deep = &frame.Group{Items: []frame.Item{deep}}
	}
	circle := &frame.Group{}
	circle.Items = []frame.Item{circle}
	for name, f := range map[string]*frame.Frame{
		"nothing":              nil,
		"no width":             {W: 0, H: 100, Point: 1},
		"no scale":             {W: 100, H: 100},
		"a size below zero":    {W: -100, H: -100, Point: -1},
		"too large":            {W: 20000, H: 100, Point: 1},
		"an endless width":     {W: inf, H: 100, Point: 1},
		"a NaN size":           {W: nan, H: 100, Point: 1},
		"a NaN in a path":      page(frame.Rule(frame.Point{X: nan}, frame.Point{}, 1, black)),
		"an endless curve":     page(frame.Fill([]frame.Seg{{Op: frame.CubicTo, P: [3]frame.Point{{}, {}, {Y: -inf}}}}, black)),
		"a NaN in a clip":      page(&frame.Group{Clip: frame.Box(frame.Rect{W: nan})}),
		"a NaN text":           page(&frame.Text{Face: "sans", Text: "x", Size: nan}),
		"an endless rotation":  page(&frame.Text{Face: "sans", Text: "x", Size: 1, Rotate: inf}),
		"a NaN picture":        page(&frame.Image{Box: frame.Rect{W: nan, H: 1}, Pix: picture(2)}),
		"a picture of nothing": page(&frame.Image{Box: frame.Rect{W: 1, H: 1}}),
		"a NaN dash":           page(&frame.Path{Stroke: frame.Stroke{Dash: []float64{nan}}}),
		"a NaN gradient":       page(&frame.Path{Fill: frame.Paint{Gradient: gradient(frame.Point{X: nan}, frame.Point{}, black, white)}}),
		"a NaN link":           {W: 100, H: 100, Point: 1, Links: []frame.Link{{Box: frame.Rect{X: nan}}}},
		"a NaN mark":           {W: 100, H: 100, Point: 1, Marks: []frame.Mark{{ID: "m", At: frame.Point{Y: nan}}}},
		"an unknown face":      page(&frame.Text{Face: "no such face", Text: "x", Size: 1}),
		"groups without end":   page(circle),
		"groups too deep":      page(deep),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := pdf.Write(t.Context(), &b, pdf.Document{Pages: []*frame.Frame{page(), f}, Faces: fs})
			if !errors.Is(err, pdf.ErrUndrawable) || !strings.Contains(err.Error(), "page 2") {
				t.Errorf("got %v, want ErrUndrawable naming page 2", err)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes written all the same", b.Len())
			}
		})
	}
}

func TestNoPagesIsAnError(t *testing.T) {
	err := pdf.Write(t.Context(), io.Discard, pdf.Document{Faces: typeset.Load()})
	if !errors.Is(err, pdf.ErrUndrawable) {
		t.Errorf("got %v", err)
	}
}

func TestProgressIsToldAndCancellingStops(t *testing.T) {
	fs := typeset.Load()
	ctx, cancel := context.WithCancel(t.Context())
	var told [][2]int
	var b bytes.Buffer
	err := pdf.Write(ctx, &b, pdf.Document{Pages: []*frame.Frame{page(), page(), page(), page()}, Faces: fs, Progress: func(done, total int) {
		told = append(told, [2]int{done, total})
		if done == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
	if diff := cmp.Diff([][2]int{{1, 4}, {2, 4}}, told); diff != "" {
		t.Error(diff)
	}
}

func TestAWriterThatFailsIsReported(t *testing.T) {
	full := errors.New("disk full")
	err := pdf.Write(t.Context(), failing{full}, pdf.Document{Pages: []*frame.Frame{page()}, Faces: typeset.Load()})
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// outlined is one page with a mark for each level.
func outlined(levels ...int) []*frame.Frame {
	f := page()
	for i, l := range levels {
		f.Marks = append(f.Marks, frame.Mark{ID: fmt.Sprint(i), Title: fmt.Sprintf("item %d", i), Level: l})
	}
	return []*frame.Frame{f}
}
