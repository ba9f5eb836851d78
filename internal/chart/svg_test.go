package chart_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/frame"

	"github.com/google/go-cmp/cmp"
)

func svg(inner string) []byte {
	return []byte(`<svg width="100" height="50" xmlns="http://www.w3.org/2000/svg">` + inner + `</svg>`)
}

func TestElementsBecomeItems(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"a path with every command": {
			`<path d="M1 2h3v4l1-1H9V8L7 7m1 1C1 1 2 2 3 3s1 1 2 2Q5 5 6 6t1 1a2 2 0 01 2 2zM1 1e0"/>`,
			"path M1.0,2.0 L4.0,2.0 L4.0,6.0 L5.0,5.0 L9.0,5.0 L9.0,8.0 L7.0,7.0 M8.0,8.0 C3.0,3.0 C5.0,5.0 C6.0,6.0 C7.0,7.0 C9.0,9.0 Z fill #000000ff\n",
		},
		"a rect and a line":            {`<rect x="1" y="2" width="3" height="4" fill="#f00"/><line x1="0" y1="0" x2="5" y2="5" stroke="blue"/>`, "path M1.0,2.0 L4.0,2.0 L4.0,6.0 L1.0,6.0 Z fill #ff0000ff\npath M0.0,0.0 L5.0,5.0 stroke #0000ffff width 1.00\n"},
		"a polygon and a polyline":     {`<polygon points="0,0 4,0 4,4"/><polyline points="0 0 4 0" fill="none" stroke="#123456"/>`, "path M0.0,0.0 L4.0,0.0 L4.0,4.0 Z fill #000000ff\npath M0.0,0.0 L4.0,0.0 stroke #123456ff width 1.00\n"},
		"a circle":                     {`<circle cx="5" cy="5" r="2" fill="rgba(1,2,3,.5)"/>`, "path M7.0,5.0 C5.0,7.0 C3.0,5.0 C5.0,3.0 C7.0,5.0 Z fill #01020380\n"},
		"an ellipse of nothing":        {`<ellipse cx="5" cy="5" rx="0" ry="2"/>`, ""},
		"groups pass their looks on":   {`<g fill="red" transform="translate(10,0) scale(2)" opacity=".5"><rect width="1" height="1" stroke="#fff"/></g>`, "path M10.0,0.0 L12.0,0.0 L12.0,2.0 L10.0,2.0 Z fill #ff000080 stroke #ffffff80 width 2.00\n"},
		"a style attribute wins":       {`<rect width="1" height="1" fill="red" style="fill: lime; stroke-width:3px"/>`, "path M0.0,0.0 L1.0,0.0 L1.0,1.0 L0.0,1.0 Z fill #00ff00ff\n"},
		"what cannot be seen":          {`<rect width="5" height="5" fill="none"/><rect width="5" height="5" fill-opacity="0"/><g display="none"><rect width="1" height="1"/></g><rect width="1" height="1" visibility="hidden"/>`, ""},
		"text at its anchor":           {`<text x="50" y="10" text-anchor="middle" style="font-size:10px;font-weight:bold">abcd</text>`, "text bold 10.0 at 39.2,10.0 width 21.6 #000000ff \"abcd\"\n"},
		"text on its middle":           {`<text x="50" y="10" text-anchor="end" dominant-baseline="central" font-size="10" fill="#333">ab</text>`, "text regular 10.0 at 40.0,13.6 width 10.0 #333333ff \"ab\"\n"},
		"text grows with its group":    {`<g transform="scale(2)"><text x="5" y="5" font-size="10">a</text></g>`, "text regular 20.0 at 10.0,10.0 width 10.0 #000000ff \"a\"\n"},
		"a clip path":                  {`<defs><clipPath id="c"><rect width="5" height="5"/></clipPath></defs><g clip-path="url(#c)"><rect width="9" height="9"/></g>`, "group clip M0.0,0.0 L5.0,0.0 L5.0,5.0 L0.0,5.0 Z\n  path M0.0,0.0 L9.0,0.0 L9.0,9.0 L0.0,9.0 Z fill #000000ff\n"},
		"style sheets are left out":    {`<style>.a{fill:red}</style><title>t</title>`, ""},
		"a pattern is tiles in a clip": {`<defs><pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v1h-5z" fill="red"/></pattern></defs><rect width="5" height="10" fill="url(#p)"/>`, "group clip M0.0,0.0 L5.0,0.0 L5.0,10.0 L0.0,10.0 Z\n  path M0.0,0.0 L5.0,0.0 L5.0,1.0 L0.0,1.0 Z fill #ff0000ff\n  path M0.0,5.0 L5.0,5.0 L5.0,6.0 L0.0,6.0 Z fill #ff0000ff\n"},
		"a stray move draws nothing":   {`<path d="M1 1L2 2ZZM3 3" stroke="red"/>`, "path M1.0,1.0 L2.0,2.0 Z fill #000000ff stroke #ff0000ff width 1.00\n"},
	} {
		t.Run(name, func(t *testing.T) {
			items, size, err := chart.ParseSVG(svg(test.in), flat{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, dump(items)); diff != "" {
				t.Error(diff)
			}
			if size != (chart.Size{W: 100, H: 50}) {
				t.Errorf("size %v", size)
			}
		})
	}
}

func TestGradientsStandInTheFrame(t *testing.T) {
	in := `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="100%"><stop offset="0" stop-color="red"/><stop offset="50%" stop-color="#00f" stop-opacity=".5"/></linearGradient></defs>
		<rect x="10" y="20" width="30" height="10" fill="url(#g)" fill-opacity=".5"/>`
	items, _, err := chart.ParseSVG(svg(in), flat{})
	if err != nil {
		t.Fatal(err)
	}
	want := &frame.Gradient{
		From: frame.Point{X: 10, Y: 20}, To: frame.Point{X: 10, Y: 30},
		Stops: []frame.Stop{{Offset: 0, Color: frame.Color{R: 255, A: 128}}, {Offset: .5, Color: frame.Color{B: 255, A: 64}}},
	}
	p, ok := items[0].(*frame.Path)
	if !ok {
		t.Fatalf("%T", items[0])
	}
	if diff := cmp.Diff(want, p.Fill.Gradient); diff != "" {
		t.Error(diff)
	}
}

func TestDashesCapsAndTurnedTextAreKept(t *testing.T) {
	items, _, err := chart.ParseSVG(svg(`<path d="M0 0L9 9" stroke="red" stroke-width="2" stroke-dasharray="3,1,2" stroke-dashoffset="1" stroke-linecap="round" stroke-linejoin="bevel" transform="scale(2)"/>
		<text transform="rotate(90 10 10)" x="10" y="10" font-size="10" stroke="#fff" stroke-width="2">ab</text>`), flat{})
	if err != nil {
		t.Fatal(err)
	}
	path, _ := items[0].(*frame.Path)
	want := frame.Stroke{
		Paint: frame.Paint{Color: frame.Color{R: 255, A: 255}}, Width: 4, Dash: []float64{6, 2, 4, 6, 2, 4}, DashPhase: 2,
		Cap: frame.RoundCap, Join: frame.BevelJoin,
	}
	if diff := cmp.Diff(want, path.Stroke); diff != "" {
		t.Error(diff)
	}
	text, _ := items[1].(*frame.Text)
	if math.Abs(text.Rotate-90) > 1e-9 || text.Halo.Width != 2 {
		t.Errorf("%+v", text)
	}
}

func TestPicturesThatWouldLoseSomethingAreRefused(t *testing.T) {
	for name, test := range map[string]struct{ in, says string }{
		"an image":                  {string(svg(`<image/><image/>`)), "<image> (2)"},
		"a use":                     {string(svg(`<use href="#a"/>`)), "<use>"},
		"text that moves":           {string(svg(`<text>a<tspan dx="3">b</tspan></text>`)), "<tspan>"},
		"an unknown colour":         {string(svg(`<rect width="1" height="1" fill="chartreuse-ish"/>`)), "unknown colour"},
		"a number that is none":     {string(svg(`<path d="M0 0L NaN 1"/>`)), "no number"},
		"infinity":                  {string(svg(`<rect width="Inf" height="1"/>`)), "no number"},
		"a point too far":           {string(svg(`<g transform="scale(1e6)"><g transform="scale(1e6)"><rect width="9" height="9"/></g></g>`)), "cannot be drawn"},
		"a path without a start":    {string(svg(`<path d="L1 1"/>`)), "begins with"},
		"a transform of nonsense":   {string(svg(`<g transform="fly(1)"/>`)), "transform"},
		"too many tiles":            {string(svg(`<defs><pattern id="p" width=".01" height=".01" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern></defs><rect width="99" height="99" fill="url(#p)"/>`)), "tiles"},
		"a pattern in itself":       {string(svg(`<defs><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="url(#p)"/></pattern></defs><rect width="9" height="9" fill="url(#p)"/>`)), "nested"},
		"deep nesting":              {string(svg(strings.Repeat("<g>", 100) + strings.Repeat("</g>", 100))), "deeper"},
		"a page that is no picture": {"<html></html>", "not an svg"},
		"nothing":                   {"", "not an svg"},
		"a broken end":              {"<svg><g>", "EOF"},
		"a size of nothing":         {`<svg width="0" height="5"></svg>`, "0 × 5"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := chart.ParseSVG([]byte(test.in), flat{})
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want it to say %q", err, test.says)
			}
		})
	}
}

// FuzzParseSVG: whatever comes in, what comes out can be drawn and moved.
func FuzzParseSVG(f *testing.F) {
	f.Add(svg(`<path d="M1 2h3v4l1-1H9V8L7 7m1 1C1 1 2 2 3 3s1 1 2 2Q5 5 6 6t1 1a2 2 0 01 2 2z" stroke-dasharray="1 2"/>`))
	f.Add(svg(`<g clip-path="url(#c)"><text transform="rotate(30)" dominant-baseline="central">a &amp; b</text></g><clipPath id="c"><circle r="5"/></clipPath>`))
	f.Add(svg(`<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0h5v1z"/></pattern><rect width="50" height="50" fill="url(#p)"/>`))
	f.Add(svg(`<radialGradient id="g"><stop offset="5%" stop-color="#1234"/></radialGradient><ellipse rx="9" ry="3" fill="url(#g)"/>`))
	cache := &shelfCache{}
	r := chart.NewRenderer(flat{}, cache)
	if _, err := r.Draw(context.Background(), headlines(f).build(tradeChart()), chart.Size{W: 200, H: 100}, light); err != nil {
		f.Fatal(err)
	}
	r.Close()
	f.Add(unpacked(f, cache))
	f.Fuzz(func(t *testing.T, in []byte) {
		items, size, err := chart.ParseSVG(in, flat{})
		if err != nil {
			if items != nil {
				t.Error("items beside an error")
			}
			return
		}
		if !(size.W > 0 && size.H > 0) || math.IsInf(size.W, 0) || math.IsInf(size.H, 0) {
			t.Errorf("size %v", size)
		}
		finite(t, items)
		before := dump(items)
		frame.Shift(items, 3, 4)
		frame.Shift(items, -3, -4)
		if len(before) < 10_000 && len(dump(items)) == 0 != (len(before) == 0) {
			t.Error("moving lost items")
		}
	})
}

func finite(t *testing.T, items []frame.Item) {
	t.Helper()
	bad := func(v ...float64) bool {
		for _, x := range v {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return true
			}
		}
		return false
	}
	frame.Walk(items, func(it frame.Item) {
		switch it := it.(type) {
		case *frame.Path:
			for _, s := range it.Segs {
				for _, p := range s.P {
					if bad(p.X, p.Y) {
						t.Fatalf("point %v", p)
					}
				}
			}
			if bad(it.Stroke.Width, it.Stroke.DashPhase) || bad(it.Stroke.Dash...) {
				t.Fatalf("stroke %+v", it.Stroke)
			}
		case *frame.Text:
			if bad(it.At.X, it.At.Y, it.Size, it.Width, it.Rotate) {
				t.Fatalf("text %+v", it)
			}
		}
	})
}

func BenchmarkParseSVG(b *testing.B) {
	cache := &shelfCache{}
	r := chart.NewRenderer(flat{}, cache)
	defer r.Close()
	draw(b, r, benchmarkSpec(b))
	drawn := unpacked(b, cache)
	b.SetBytes(int64(len(drawn)))
	for b.Loop() {
		if _, _, err := chart.ParseSVG(drawn, flat{}); err != nil {
			b.Fatal(err)
		}
	}
}
