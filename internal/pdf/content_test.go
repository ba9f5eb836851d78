package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jung-kurt/gofpdf"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

var (
	ink0 = frame.Color{R: 255, A: 255}
	grey = frame.Color{R: 51, G: 51, B: 51, A: 255}
	thin = frame.Color{R: 255, A: 51}
)

// box is a square whose outline is easy to read in instructions.
func box() []frame.Seg { return frame.Box(frame.Rect{X: 1, Y: 2, W: 3, H: 4}) }

const boxSteps = "1 2 m\n4 2 l\n4 6 l\n1 6 l\nh\n"

func TestItemsBecomeInstructions(t *testing.T) {
	line := frame.Stroke{Paint: frame.Paint{Color: grey}, Width: 1.5}
	dashed := line
	dashed.Dash, dashed.DashPhase, dashed.Cap, dashed.Join = []float64{4, 2, 1}, -1, frame.RoundCap, frame.BevelJoin
	faint := line
	faint.Paint.Color = thin
	for _, c := range []struct {
		name  string
		items []frame.Item
		want  string
	}{
		{"nothing", nil, ""},
		{"a filled path", []frame.Item{frame.Fill(box(), ink0)}, "1 0 0 rg\n" + boxSteps + "f\n"},
		{
			"a second fill in the same colour says it once",
			[]frame.Item{frame.Fill(box(), grey), frame.Fill(box(), grey)},
			"0.2 g\n" + boxSteps + "f\n" + boxSteps + "f\n",
		},
		{
			"fill and stroke in one go",
			[]frame.Item{&frame.Path{Segs: box(), Fill: frame.Paint{Color: ink0}, Stroke: line}},
			"1 0 0 rg\n0.2 G\n1.5 w\n" + boxSteps + "B\n",
		},
		{
			"a see-through stroke over its fill",
			[]frame.Item{&frame.Path{Segs: box(), Fill: frame.Paint{Color: ink0}, Stroke: faint}},
			"1 0 0 rg\n" + boxSteps + "f\n/G1 gs\n1 0 0 RG\n1.5 w\n" + boxSteps + "S\n",
		},
		{
			"dashes, caps and joins",
			[]frame.Item{&frame.Path{Segs: box(), Stroke: dashed}},
			"0.2 G\n1.5 w\n1 J\n2 j\n[4 2 1] 13 d\n" + boxSteps + "S\n",
		},
		{
			"one opacity for all, and back",
			[]frame.Item{frame.Fill(box(), thin), frame.Fill(box(), thin), frame.Fill(box(), ink0)},
			"/G1 gs\n1 0 0 rg\n" + boxSteps + "f\n" + boxSteps + "f\n/G2 gs\n" + boxSteps + "f\n",
		},
		{
			"a clip ends with its group",
			[]frame.Item{&frame.Group{Clip: box(), Items: []frame.Item{frame.Fill(box(), ink0)}}, frame.Fill(box(), ink0)},
			"q\n" + boxSteps + "W n\n1 0 0 rg\n" + boxSteps + "f\nQ\n1 0 0 rg\n" + boxSteps + "f\n",
		},
		{
			"a group without clip leaves no trace",
			[]frame.Item{&frame.Group{Items: []frame.Item{frame.Fill(box(), ink0)}}},
			"1 0 0 rg\n" + boxSteps + "f\n",
		},
		{
			"a line without a start begins where it ends",
			[]frame.Item{frame.Fill([]frame.Seg{{Op: frame.Close}, {Op: frame.LineTo, P: [3]frame.Point{{X: 9, Y: 9}}}}, ink0)},
			"1 0 0 rg\n9 9 m\n9 9 l\nf\n",
		},
		{"what leaves no trace", []frame.Item{
			frame.Fill(box(), frame.Color{}), frame.Fill(nil, ink0), &frame.Path{Segs: box(), Stroke: frame.Stroke{Paint: frame.Paint{Color: ink0}}},
			&frame.Path{Segs: box(), Fill: frame.Paint{Gradient: &frame.Gradient{}}},
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, instructions(t, c.items)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextBecomesOneStringInEmbeddedFont(t *testing.T) {
	fs := typeset.Load()
	got := instructions(t, []frame.Item{&frame.Text{
		Face: "sans", Size: 10, At: frame.Point{X: 5, Y: 6}, Text: "(A)", Rotate: 90, Tracking: 2, Color: ink0,
	}})
	name := newFonts(gofpdf.New("P", "pt", "A4", ""), fs).font(fs.Face("sans")).name
	want := "1 0 0 rg\nBT\n/" + name + " 1 Tf\n0 10 10 0 5 6 Tm\n0.2 Tc\n(\x00\\(\x00A\x00\\))Tj\nET\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// instructions is what the items add to a page of points.
func instructions(t *testing.T, items []frame.Item) string {
	t.Helper()
	f := &frame.Frame{W: 100, H: 100, Point: 1, Items: items}
	c := newContent(f)
	if err := (&painter{content: c, shared: newShared(gofpdf.New("P", "pt", "A4", ""), typeset.Load())}).frame(f); err != nil {
		t.Fatal(err)
	}
	if len(c.saved) > 0 {
		t.Errorf("%d saved states not restored", len(c.saved))
	}
	return strings.TrimPrefix(string(c.buf), "1 0 0 -1 0 100 cm\n")
}

func TestGradientsBecomeShadings(t *testing.T) {
	a, b, c := frame.Color{A: 255}, frame.Color{R: 255, A: 255}, frame.Color{R: 255, G: 255, B: 255, A: 255}
	g := &frame.Gradient{From: frame.Point{X: 1, Y: 2}, To: frame.Point{X: 3, Y: 4}}
	for _, test := range []struct {
		name  string
		stops []frame.Stop
		want  string
	}{
		{
			"two stops",
			[]frame.Stop{{Color: a}, {Offset: 1, Color: b}},
			"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1>>",
		},
		{
			"a stop between",
			[]frame.Stop{{Color: a}, {Offset: 0.25, Color: b}, {Offset: 1, Color: c}},
			"<</FunctionType 3 /Domain [0 1] /Bounds [0.25] /Encode [0 1 0 1] /Functions [" +
				"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1>> <</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [1 1 1] /N 1>>]>>",
		},
		{
			"a hard edge at the end of a short ramp",
			[]frame.Stop{{Offset: 0.5, Color: a}, {Offset: 0.5, Color: b}},
			"<</FunctionType 3 /Domain [0 1] /Bounds [0.5 0.5001] /Encode [0 1 0 1 0 1] /Functions [" +
				"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [0 0 0] /N 1>> <</FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1>> " +
				"<</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [1 0 0] /N 1>>]>>",
		},
		{
			"stops out of order and out of range",
			[]frame.Stop{{Offset: -1, Color: a}, {Offset: 7, Color: b}, {Offset: 0.2, Color: c}},
			"<</FunctionType 3 /Domain [0 1] /Bounds [0.9999] /Encode [0 1 0 1] /Functions [" +
				"<</FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1>> <</FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [1 1 1] /N 1>>]>>",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := "<</ShadingType 2 /ColorSpace /DeviceRGB /Coords [1 2 3 4] /Extend [true true] /Function " + test.want + ">>"
			if diff := cmp.Diff(want, shading(g, soundStops(test.stops), "DeviceRGB", rgb)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDamagedFontsAreNotEmbedded(t *testing.T) {
	whole, _ := typeset.Load().Face("sans").TrueType()
	if !isEmbeddable(whole) {
		t.Fatal("the bundled face is refused")
	}
	restricted := append([]byte(nil), whole...)
	os2 := sfntTables(restricted)["OS/2"]
	os2[9] = 2
	for name, data := range map[string][]byte{
		"nothing": nil, "a header alone": whole[:12], "half a font": whole[:len(whole)/2],
		"PostScript outlines": append([]byte("OTTO"), whole[4:]...), "a licence against embedding": restricted,
	} {
		if isEmbeddable(data) {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestFilesOfAnotherShapeAreRefused(t *testing.T) {
	for _, file := range []string{"", "startxref\n", "startxref\n99\n", "xref\n0 1\nx\nstartxref\n0\n", "xref\n0 2\n0\n0000000099 00000 n \nstartxref\n0\n"} {
		if _, err := takeApart([]byte(file)); err == nil {
			t.Errorf("%q: no error", file)
		}
	}
}
