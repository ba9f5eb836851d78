package check_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/internal/typeset"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

var faces = sync.OnceValue(typeset.Load)

func theme(t testing.TB) deck.Theme {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "assets", "themes", "light.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var th deck.Theme
	if err := yaml.Unmarshal(raw, &th); err != nil {
		t.Fatal(err)
	}
	return th
}

// laid is what a check of the deck in both outputs takes.
func laid(t testing.TB, d *deck.Deck, th deck.Theme) check.Input {
	t.Helper()
	b, docs := harbour()
	in := layout.Input{Deck: d, Book: b, Theme: th, Faces: faces()}
	out := check.Input{Deck: d, Book: b, Texts: texts(docs), Theme: th}
	for _, o := range []struct {
		name string
		mask deck.Mask
		lay  func(context.Context, layout.Input) (layout.Result, error)
	}{{"slides", deck.InSlides, layout.Slides}, {"brief", deck.InBrief, layout.Brief}} {
		res, err := o.lay(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		out.Outputs = append(out.Outputs, check.Output{Name: o.name, Mask: o.mask, Pages: res.Pages, Found: res.Findings})
	}
	return out
}

func TestWhatIsSeenOnThePages(t *testing.T) {
	long := strings.Repeat("Many words that fill a line of the slide and more than that. ", 90)
	pale := theme(t)
	pale.Colors.Muted = "#AAAAAA"
	only := text(long)
	only.Outputs = deck.InBrief
	for _, tc := range []struct {
		name  string
		deck  *deck.Deck
		theme deck.Theme
		want  []string
	}{
		{"a sound slide", dated("Ports", text("Freight rose.")), theme(t), nil},
		{"too much text for a slide", dated("Ports", text(long)), theme(t), []string{"overflow slides s1"}},
		{"text for the brief alone fits there", dated("Ports", only), theme(t), nil},
		{"an unknown figure is told once", dated("{{fig:nope}}"), theme(t), []string{"unknown-figure slides s1"}},
		{"a citation of nothing", dated("Ports", text("So it is [@nobody].")), theme(t), []string{"unknown-source slides s1"}},
		{"a character without a font", dated("Ports", text("A \U0010FFFD b")), theme(t), []string{"missing-glyph slides s1"}},
		{"faint text", sub(dated("Ports", text("Freight rose."))), pale, []string{"contrast slides s1"}},
		{"a chart of nothing", dated("Ports", deck.Block{Kind: deck.ChartBlock, Chart: &deck.Chart{Type: deck.Bar, Series: []string{"nope"}}}), theme(t), []string{"chart slides s1"}},
		{"a picture that is gone", dated("Ports", picture("A quay", "")), theme(t), []string{"image slides s1"}},
		{"a kind of block from a newer version", dated("Ports", deck.Block{Kind: "hologram"}), theme(t), []string{"block slides s1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := check.Deck(context.Background(), laid(t, tc.deck, tc.theme))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range r.Findings {
				got = append(got, fmt.Sprintf("%s %s %s", f.Rule, f.Output, f.Slide))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s\n%+v", diff, r.Findings)
			}
		})
	}
}

func sub(d *deck.Deck) *deck.Deck { d.Slides[0].Subtitle = "A faint subtitle"; return d }

// Frames drawn by hand: what lies under a text decides, not what is on the page.
func TestContrastLooksUnderTheText(t *testing.T) {
	black, white, grey, blue := frame.Color{A: 255}, frame.Color{R: 255, G: 255, B: 255, A: 255}, frame.Color{R: 150, G: 150, B: 150, A: 255}, frame.Color{B: 160, A: 255}
	word := func(c frame.Color, size float64, face string) *frame.Text {
		return &frame.Text{Face: face, Size: size, At: frame.Point{X: 100, Y: 100}, Text: "word", Width: size * 2, Color: c}
	}
	box := func(c frame.Color) *frame.Path {
		return frame.Fill(frame.Box(frame.Rect{X: 50, Y: 50, W: 300, H: 100}), c)
	}
	dark := image.NewRGBA(image.Rect(0, 0, 2, 2))
	for i := range 4 {
		dark.Set(i%2, i/2, color.Black)
	}
	halo := word(white, 16, "sans")
	halo.Halo = frame.Stroke{Paint: frame.Paint{Color: black}, Width: 3}
	half := blue
	half.A = 128
	for _, tc := range []struct {
		name  string
		items []frame.Item
		faint bool
	}{
		{"black on white", []frame.Item{word(black, 16, "sans")}, false},
		{"grey on white", []frame.Item{word(grey, 16, "sans")}, true},
		{"white on white", []frame.Item{word(white, 16, "sans")}, true},
		{"white on a blue box", []frame.Item{box(blue), word(white, 16, "sans")}, false},
		{"black on a blue box", []frame.Item{box(blue), word(black, 16, "sans")}, true},
		{"a box drawn after the text does not lie under it", []frame.Item{word(black, 16, "sans"), box(blue)}, false},
		{"a box beside the text", []frame.Item{frame.Fill(frame.Box(frame.Rect{X: 400, W: 50, H: 200}), blue), word(black, 16, "sans")}, false},
		{"a box that lets the ground through", []frame.Item{box(half), word(black, 16, "sans")}, false},
		{"white on a dark picture", []frame.Item{&frame.Image{Box: frame.Rect{X: 50, Y: 50, W: 300, H: 100}, Pix: dark}, word(white, 16, "sans")}, false},
		{"black on a dark picture", []frame.Item{&frame.Image{Box: frame.Rect{X: 50, Y: 50, W: 300, H: 100}, Pix: dark}, word(black, 16, "sans")}, true},
		{"white with a black halo", []frame.Item{halo}, false},
		{"outside a round shape's corner", []frame.Item{frame.Fill(frame.RoundBox(frame.Rect{X: 0, Y: 0, W: 230, H: 230}, 115), blue), &frame.Text{Face: "sans", Size: 16, At: frame.Point{X: 5, Y: 20}, Text: "w", Width: 16, Color: black}}, false},
		{"large grey text needs less", []frame.Item{word(frame.Color{R: 130, G: 130, B: 130, A: 255}, 30, "sans")}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := &frame.Frame{W: 1280, H: 720, Ground: white, Items: tc.items}
			d := &deck.Deck{Slides: []deck.Slide{{ID: "s1"}}}
			r, err := check.Deck(context.Background(), check.Input{Deck: d, Outputs: []check.Output{{Name: "slides", Mask: deck.InSlides, Pages: []layout.Page{{Frame: f, Slide: "s1"}}}}})
			if err != nil || (len(r.Findings) > 0) != tc.faint {
				t.Errorf("found %+v, %v", r.Findings, err)
			}
		})
	}
}

func TestSmallTextIsToldOnceABlockAndSuperscriptsAreNot(t *testing.T) {
	ink := frame.Color{A: 255}
	line := func(block string, texts ...*frame.Text) frame.Item {
		g := &frame.Group{Tag: frame.Tag{Block: block}}
		for _, x := range texts {
			g.Items = append(g.Items, x)
		}
		return g
	}
	word := func(size, x, y float64) *frame.Text {
		return &frame.Text{Face: "sans", Size: size, At: frame.Point{X: x, Y: y}, Text: "word", Width: 20, Color: ink}
	}
	f := &frame.Frame{W: 595, H: 842, Ground: frame.Color{R: 255, G: 255, B: 255, A: 255}, Items: []frame.Item{
		line("tiny", word(5, 10, 10), word(4, 40, 10)),
		line("raised", word(10, 10, 50), word(6, 40, 46)),
		line("fine", word(8, 10, 90)),
	}}
	d := &deck.Deck{Slides: []deck.Slide{{ID: "s1", Blocks: []deck.Block{{ID: "tiny"}, {ID: "raised"}, {ID: "fine"}}}}}
	r, err := check.Deck(context.Background(), check.Input{Deck: d, Outputs: []check.Output{{Name: "brief", Mask: deck.InBrief, Pages: []layout.Page{{Frame: f}}}}})
	if err != nil || len(r.Findings) != 1 || r.Findings[0].Block != "tiny" || r.Findings[0].Slide != "s1" || !strings.Contains(r.Findings[0].Text, "4.0 points") {
		t.Errorf("found %+v, %v", r.Findings, err)
	}
}

var anyText = rapid.OneOf(
	rapid.String(),
	rapid.SampledFrom([]string{
		"", "{{fig:ports}} and {{fig:hubs|value}}", "{{fig:nope|x}}", "US$1.35 trillion or 1.04", "到2020年将达到133个", "will reach it by 2019 [@lee:2]",
		"{{", "}}", "[@", "…", "[a] … [b]", "12 %", "64 or 65 or 66", "1,2,3", "9999999999999999999999999.9", "US$", "百分之", "\xff\x00",
	}),
)

var anyDeck = rapid.Custom(func(t *rapid.T) *deck.Deck {
	d := &deck.Deck{Key: "d", Meta: deck.Meta{Title: anyText.Draw(t, "title"), Date: rapid.SampledFrom([]string{"", "2026", "soon"}).Draw(t, "date"), Template: "ministerial-brief"}}
	for i := range rapid.IntRange(0, 3).Draw(t, "slides") {
		s := deck.Slide{ID: deck.ID(fmt.Sprintf("s%d", i)), Layout: rapid.SampledFrom(deck.Layouts).Draw(t, "layout"), Title: anyText.Draw(t, "head"), Outputs: deck.Mask(rapid.IntRange(0, 15).Draw(t, "mask"))}
		for j := range rapid.IntRange(0, 4).Draw(t, "blocks") {
			b := deck.Block{ID: deck.ID(fmt.Sprintf("s%db%d", i, j)), Kind: rapid.SampledFrom([]deck.Kind{
				deck.Text, deck.Bullets, deck.KeyFigures, deck.ChartBlock, deck.TableBlock, deck.QuoteBlock, deck.ImageBlock, deck.Callout, deck.Sources, deck.Caveats, "odd",
			}).Draw(t, "kind")}
			if rapid.Bool().Draw(t, "filled") {
				b.Text, b.Alt = anyText.Draw(t, "text"), anyText.Draw(t, "alt")
				b.Items = []deck.Item{{Text: anyText.Draw(t, "item")}}
				b.Figures = []deck.KeyFigure{{Value: anyText.Draw(t, "value"), Label: anyText.Draw(t, "label")}}
				b.Chart = &deck.Chart{Type: deck.Bar, Series: []string{"freight", anyText.Draw(t, "series")}, Figures: []string{"hubs"}}
				b.Table = &deck.Table{Rows: [][]string{{anyText.Draw(t, "cell")}, {}}}
				b.Quote = &deck.Quote{Text: anyText.Draw(t, "quote"), Source: rapid.SampledFrom([]string{"Lee", "[@lee]", ""}).Draw(t, "source")}
				b.Image = &deck.Image{Caption: anyText.Draw(t, "caption")}
			}
			s.Blocks = append(s.Blocks, b)
		}
		d.Slides = append(d.Slides, s)
	}
	return d
})

// No deck makes a check panic; the same deck gives the same report; every span lies in
// its text; every fix applies and takes its own finding away.
func TestAnyDeckCanBeChecked(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := anyDeck.Draw(rt, "deck")
		in := laid(t, d, theme(t))
		look := func(in check.Input) check.Report {
			r, err := check.Deck(context.Background(), in)
			if err != nil {
				rt.Fatal(err)
			}
			return r
		}
		first := look(in)
		if diff := cmp.Diff(first, look(in)); diff != "" {
			rt.Fatalf("two checks differ: %s", diff)
		}
		keys := map[string]bool{}
		for _, f := range first.Findings {
			if keys[f.Key()] {
				rt.Errorf("told twice: %+v", f)
			}
			keys[f.Key()] = true
			if f.Fix == nil || f.Fix.Edit == nil {
				continue
			}
			next := d.Clone()
			if _, err := f.Fix.Edit.Apply(next); err != nil {
				rt.Fatalf("%s: %v", f.Fix.Label, err)
			}
			for _, g := range look(check.Input{Deck: next, Book: in.Book, Texts: in.Texts}).Findings {
				if g.Key() == f.Key() {
					rt.Errorf("%q is still found after %q", f.Text, f.Fix.Label)
				}
			}
		}
	})
}

func BenchmarkCheckOf200Slides(b *testing.B) {
	d := &deck.Deck{Key: "d", Meta: deck.Meta{Title: "Long", Date: "2026"}}
	for i := range 200 {
		d.Slides = append(d.Slides, deck.Slide{
			ID: deck.ID(fmt.Sprintf("s%d", i)), Layout: deck.BulletSlide, Title: fmt.Sprintf("Freight was {{fig:freight-2020}} in 2020, point %d", i),
			Blocks: []deck.Block{{ID: deck.ID(fmt.Sprintf("b%d", i)), Kind: deck.Bullets, Items: []deck.Item{
				{Text: "It rose by {{fig:growth}} over US$1.04 trillion in 2013"}, {Text: "There are 133 ports, undated, and {{fig:hubs}} in 2020"}, {Text: "The quay is the policy, as one paper says [@lee:1]"},
			}}},
		})
	}
	in := laid(b, d, theme(b))
	b.ResetTimer()
	for b.Loop() {
		if _, err := check.Deck(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
