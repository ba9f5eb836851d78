package chart_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"
	"briefdeck/internal/golden"

	"github.com/google/go-cmp/cmp"
)

// dump writes items as text, one a line.
func dump(items []frame.Item) string {
	var out strings.Builder
	dumpInto(&out, items, "")
	return out.String()
}

func dumpInto(out *strings.Builder, items []frame.Item, indent string) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Path:
			fmt.Fprintf(out, "%spath %s%s%s\n", indent, outline(it.Segs), paintText(" fill ", it.Fill), strokeText(it.Stroke))
		case *frame.Text:
			fmt.Fprintf(out, "%stext %s %.1f at %.1f,%.1f width %.1f %s %q\n", indent, it.Face, it.Size, it.At.X, it.At.Y, it.Width, colorText(it.Color), it.Text)
		case *frame.Group:
			fmt.Fprintf(out, "%sgroup clip %s\n", indent, outline(it.Clip))
			dumpInto(out, it.Items, indent+"  ")
		}
	}
}

func outline(segs []frame.Seg) string {
	var out []string
	for _, s := range segs {
		switch s.Op {
		case frame.MoveTo:
			out = append(out, fmt.Sprintf("M%.1f,%.1f", s.P[0].X, s.P[0].Y))
		case frame.LineTo:
			out = append(out, fmt.Sprintf("L%.1f,%.1f", s.P[0].X, s.P[0].Y))
		case frame.CubicTo:
			out = append(out, fmt.Sprintf("C%.1f,%.1f", s.P[2].X, s.P[2].Y))
		case frame.Close:
			out = append(out, "Z")
		}
	}
	return strings.Join(out, " ")
}

func paintText(what string, p frame.Paint) string {
	if p.None() {
		return ""
	}
	return what + colorText(p.Color)
}

func strokeText(s frame.Stroke) string {
	if s.None() {
		return ""
	}
	return fmt.Sprintf("%s width %.2f", paintText(" stroke ", s.Paint), s.Width)
}

func colorText(c frame.Color) string { return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A) }

// misplaced tells what of a chart lies outside its size or is not a number.
func misplaced(items []frame.Item, size chart.Size, em float64) string {
	wrong := ""
	out := func(p frame.Point, slack float64) bool {
		return !(p.X >= -slack && p.X <= size.W+slack && p.Y >= -slack && p.Y <= size.H+slack)
	}
	frame.Walk(items, func(it frame.Item) {
		switch it := it.(type) {
		case *frame.Path:
			for _, s := range it.Segs {
				for _, p := range s.P[:map[frame.Op]int{frame.MoveTo: 1, frame.LineTo: 1, frame.CubicTo: 3}[s.Op]] {
					if out(p, .3*em) && !hatching(items, it) {
						wrong = fmt.Sprintf("a path at %v", p)
					}
				}
			}
		case *frame.Text:
			end := frame.Point{X: it.At.X + it.Width, Y: it.At.Y}
			top := frame.Point{X: it.At.X, Y: it.At.Y - .72*it.Size}
			if out(it.At, .3*em) || out(end, .3*em) || out(top, .3*em) {
				wrong = fmt.Sprintf("%q from %v to %v", it.Text, top, end)
			}
		}
	})
	return wrong
}

// hatching tells whether a path is in a clipped group, which may hang over.
func hatching(items []frame.Item, p *frame.Path) bool {
	found := false
	frame.Walk(items, func(it frame.Item) {
		if g, ok := it.(*frame.Group); ok && len(g.Clip) > 0 {
			for _, k := range g.Items {
				found = found || k == frame.Item(p)
			}
		}
	})
	return found
}

func TestHeadlineChartsDrawAsLookedAt(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	s := headlines(t)
	for name, c := range map[string]deck.Chart{"trade": tradeChart(), "partners": partnersChart()} {
		t.Run(name, func(t *testing.T) {
			items, err := r.Draw(context.Background(), s.build(c), chart.Size{W: 236, H: 120}, light)
			if err != nil {
				t.Fatal(err)
			}
			golden.Text(t, name+".txt", dump(items))
		})
	}
}

func TestTheSameChartDrawsTheSameItemsOnEveryEngine(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	s := gallery(t)
	if testing.Short() {
		s.charts = s.charts[:4]
	}
	want := make([]string, len(s.charts))
	got := make([]string, len(s.charts))
	one := func(into []string, i int) {
		spec, err := chart.Build(s.charts[i], s.book)
		if err != nil {
			t.Error(err)
			return
		}
		items, err := r.Draw(context.Background(), spec, chart.Size{W: 300, H: 180}, light)
		if err != nil {
			t.Error(err)
		}
		into[i] = dump(items)
	}
	for i := range s.charts {
		one(want, i)
	}
	var wg sync.WaitGroup
	for i := len(s.charts) - 1; i >= 0; i-- {
		wg.Add(1)
		go func() {
			defer wg.Done()
			one(got, i)
		}()
	}
	wg.Wait()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// shapes of data that every chart type must draw inside its size, or refuse.
var shapes = map[string]func(i, n int) (value float64, ok bool){
	"growing":   func(i, _ int) (float64, bool) { return 1.5 + float64(i)*2.25, true },
	"with gaps": func(i, n int) (float64, bool) { return float64(i%7) + 3, i%3 != 1 || i == n-1 },
	"negative":  func(i, _ int) (float64, bool) { return -4 - float64(i%5), true },
	"both":      func(i, _ int) (float64, bool) { return float64(i%5) - 2, true },
	"zeros":     func(int, int) (float64, bool) { return 0, true },
	"large":     func(i, _ int) (float64, bool) { return 1e9 * float64(i+1), true },
	"small":     func(i, _ int) (float64, bool) { return .004 * float64(i+1), true },
	"missing":   func(int, int) (float64, bool) { return 0, false },
}

func TestEveryTypeDrawsEveryShapeInsideItsSizeOrRefuses(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	t.Cleanup(r.Close)
	sizes := []chart.Size{{W: 150, H: 80}, {W: 400, H: 220}}
	counts := []int{1, 2, 10, 60}
	if testing.Short() {
		counts = []int{10}
	}
	for _, kind := range deck.ChartTypes {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			for name, shape := range shapes {
				if testing.Short() && name != "both" {
					continue
				}
				for i, n := range counts {
					lines := 1 + 2*((i+len(name))%2) // one or three
					c, book := shaped(t, kind, shape, n, lines)
					checkDrawn(t, r, sizes[i/2%2], fmt.Sprintf("%s, %d points, %d series", name, n, lines), c, book)
				}
			}
		})
	}
}

func shaped(t *testing.T, kind deck.ChartType, shape func(i, n int) (float64, bool), n, lines int) (deck.Chart, *evidence.Book) {
	t.Helper()
	s := newShelf(t)
	c := deck.Chart{Type: kind}
	for k := range lines {
		key := fmt.Sprintf("line-%d", k)
		c.Series = append(c.Series, key)
		s.indicator(evidence.Indicator{Key: key, Concept: key, Name: "Measure of " + key, Unit: countries})
		for i := range n {
			if v, ok := shape(i, n); ok {
				s.add(key, fmt.Sprintf("%d %g", 1960+i, v*float64(k+1)))
			}
		}
	}
	return c, s.book
}

func checkDrawn(t *testing.T, r *chart.Renderer, size chart.Size, name string, c deck.Chart, book *evidence.Book) {
	t.Helper()
	spec, err := chart.Build(c, book)
	if errors.Is(err, chart.ErrShape) || errors.Is(err, chart.ErrNoData) {
		return
	}
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	items, err := r.Draw(context.Background(), spec, size, light)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if wrong := misplaced(items, size, light.TextSize); wrong != "" {
		t.Errorf("%s at %v: outside: %s", name, size, wrong)
	}
	if wrong := covering(items); wrong != "" {
		t.Errorf("%s at %v: %s", name, size, wrong)
	}
}

func TestWordsOfPeopleAreDrawnAsTheyAre(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	t.Cleanup(r.Close)
	if testing.Short() {
		t.Skip("many charts")
	}
	kinds := []deck.ChartType{deck.GroupedBar, deck.Horizontal, deck.Line, deck.Slope, deck.Pie}
	for name, word := range map[string]string{
		"a closing script":    `</script><script>alert(1)</script>`,
		"a function marker":   "__f__function(){throw 1}__f__",
		"a template":          "{a} {b} {c} {@[0]} {style|x} ${x}",
		"quotes":              `"it's" \"quoted\" \\ \u0000 \n`,
		"an emoji":            "👩‍👩‍👧 family 🏳️‍🌈",
		"Chinese":             "中国与“一带一路”沿线国家货物贸易额",
		"control characters":  "a\x00b\x1b[31mc\u202ed",
		"broken encoding":     "caf\xe9 \xff\xfe",
		"five thousand signs": strings.Repeat("endless ", 625),
		"one long word":       strings.Repeat("x", 5000),
		"an xml entity":       "&lt;&amp;&#0; <b>]]></b>",
		"nothing":             "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, kind := range kinds {
				s := newShelf(t)
				for _, key := range []string{"one", "two"} {
					s.indicator(evidence.Indicator{Key: key, Concept: key, Name: word, Unit: evidence.Unit{Noun: word}})
					for _, spec := range []string{"2019 3", "2020 4", "2021 6"} {
						s.add(key, spec)
					}
				}
				c := deck.Chart{Type: kind, Series: []string{"one", "two"}, Title: word, Labels: []string{word, word}, Note: word, Highlight: []string{word}}
				checkDrawn(t, r, chart.Size{W: 300, H: 160}, string(kind), c, s.book)
				c = deck.Chart{Type: kind, Figures: []string{"one-2019", "two-2020", "one-2021"}, Labels: []string{word, word, word}}
				checkDrawn(t, r, chart.Size{W: 300, H: 160}, string(kind)+" of figures", c, s.book)
			}
		})
	}
}

func TestTextWithBracesReachesTheChart(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	s := headlines(t)
	spec := s.build(deck.Chart{Type: deck.Horizontal, Figures: []string{"trade-2013", "trade-2020"}, Labels: []string{"{c} & <b>", "{@[0]}"}})
	items, err := r.Draw(context.Background(), spec, chart.Size{W: 300, H: 160}, light)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	frame.Walk(items, func(it frame.Item) {
		if x, ok := it.(*frame.Text); ok {
			got = append(got, x.Text)
		}
	})
	if diff := cmp.Diff([]string{"{c} & <b>", "{@[0]}", "1.04", "1.35"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDrawStopsWhenItsTimeIsOver(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	spec := headlines(t).build(tradeChart())
	ctx, cancel := context.WithTimeout(context.Background(), 1)
	defer cancel()
	if _, err := r.Draw(ctx, spec, chart.Size{W: 300, H: 160}, light); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := r.Draw(context.Background(), spec, chart.Size{W: 300, H: 160}, light); err != nil {
		t.Errorf("the next chart: %v", err)
	}
}

func TestACachedChartNeedsNoEngine(t *testing.T) {
	cache := &shelfCache{}
	spec, size := headlines(t).build(tradeChart()), chart.Size{W: 300, H: 160}
	first := chart.NewRenderer(flat{}, cache)
	want, err := first.Draw(context.Background(), spec, size, light)
	if err != nil {
		t.Fatal(err)
	}
	first.Close()
	got, err := first.Draw(context.Background(), spec, size, light)
	if err != nil {
		t.Fatalf("from the cache of a closed renderer: %v", err)
	}
	if diff := cmp.Diff(dump(want), dump(got)); diff != "" {
		t.Error(diff)
	}
	if _, err := first.Draw(context.Background(), spec, size, dark); err == nil {
		t.Error("a closed renderer drew a chart that was not in the cache")
	}
}

func TestACacheThatLostItsContentIsDrawnOver(t *testing.T) {
	cache := &shelfCache{}
	r := chart.NewRenderer(flat{}, cache)
	defer r.Close()
	spec := headlines(t).build(tradeChart())
	for range 2 {
		if _, err := r.Draw(context.Background(), spec, chart.Size{W: 300, H: 160}, light); err != nil {
			t.Fatal(err)
		}
		cache.m.Range(func(k, _ any) bool { cache.m.Store(k, []byte("not gzip")); return true })
	}
}

func TestSizesThatCannotBeDrawnAreRefused(t *testing.T) {
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	spec := headlines(t).build(tradeChart())
	for _, size := range []chart.Size{{}, {W: -1, H: 50}, {W: math.NaN(), H: 50}, {W: math.Inf(1), H: 50}, {W: 5, H: 5}, {W: 1e9, H: 1e9}} {
		if _, err := r.Draw(context.Background(), spec, size, light); err == nil {
			t.Errorf("drew at %v", size)
		}
	}
	if _, err := r.Draw(context.Background(), chart.Spec{Type: deck.Bar}, chart.Size{W: 100, H: 100}, light); !errors.Is(err, chart.ErrNoData) {
		t.Errorf("an empty spec: %v", err)
	}
}
