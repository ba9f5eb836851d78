package layout_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"

	"github.com/google/go-cmp/cmp"
)

func TestEachThemeCanBeRead(t *testing.T) {
	for _, name := range []string{"light", "dark"} {
		th := theme(t, name)
		rgb := func(h deck.Hex) frame.Color { return layout.Color(h) }
		c := th.Colors
		for role, text := range map[string]deck.Hex{
			"ink": c.Ink, "muted": c.Muted, "accent": c.Accent, "second": c.Second, "warn": c.Warn, "error": c.Error, "good": c.Good,
		} {
			for under, ground := range map[string]deck.Hex{"ground": c.Ground, "tint": c.Tint} {
				if got := frame.Contrast(rgb(text), rgb(ground)); got < 4.5 {
					t.Errorf("%s: %s on %s is %.2f:1, want 4.5", name, role, under, got)
				}
			}
		}
		for i, mark := range append(th.Series, th.Grey) {
			if got := frame.Contrast(rgb(mark), rgb(c.Ground)); got < 3 {
				t.Errorf("%s: chart colour %d is %.2f:1, want 3", name, i+1, got)
			}
		}
	}
}

func TestFindingsNameWhatIsWrong(t *testing.T) {
	bad := chartOf("broken")
	unknown := chartOf("")
	unknown.Chart.Series = []string{"nope"}
	long := strings.Repeat("Many words that fill a line of the slide and more than that. ", 90)
	tests := []struct {
		name  string
		slide deck.Slide
		rules []string
		shows string
	}{
		{"a figure the library lacks stays visible", deck.Slide{Layout: deck.BulletSlide, Title: "{{fig:nope}} ports"}, []string{"unknown-figure"}, "{{fig:nope}}"},
		{"a format that does not exist stays visible", deck.Slide{Layout: deck.BulletSlide, Blocks: []deck.Block{textOf("{{fig:ports|loud}}")}}, []string{"unknown-figure"}, "{{fig:ports|loud}}"},
		{"a chart of an unknown series shows the reason", deck.Slide{Layout: deck.ChartSlide, Title: "C", Blocks: []deck.Block{unknown}}, []string{"chart"}, "cannot be drawn"},
		{"a chart the engine refuses shows the reason", deck.Slide{Layout: deck.ChartSlide, Title: "C", Blocks: []deck.Block{bad}}, []string{"chart"}, "the engine said no"},
		{"a picture that is not there shows its name", deck.Slide{Layout: deck.ImageSlide, Blocks: []deck.Block{{Kind: deck.ImageBlock, Image: &deck.Image{Ref: "gone"}}}}, []string{"image"}, "gone"},
		{"a character no font has is named", deck.Slide{Layout: deck.BulletSlide, Title: "A \U000F0123"}, []string{"missing-glyph"}, "A"},
		{"too much text overflows", deck.Slide{Layout: deck.BulletSlide, Title: "L", Blocks: []deck.Block{textOf(long)}}, []string{"overflow"}, "Many words"},
		{"a title of five lines overflows", deck.Slide{Layout: deck.BulletSlide, Title: long[:400]}, []string{"overflow"}, "Many words"},
		{"a citation of nothing is told", deck.Slide{Layout: deck.BulletSlide, Blocks: []deck.Block{textOf("So it is [@nobody].")}}, []string{"unknown-source"}, "nobody"},
		{"a sound slide has none", deck.Slide{Layout: deck.BulletSlide, Title: "{{fig:ports}}"}, nil, "133 ports"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, found := slideOf(t, tt.slide)
			var rules []string
			for _, f := range found {
				rules = append(rules, f.Rule)
				if f.Slide != "s1" || f.Text == "" || f.Hint == "" {
					t.Errorf("finding without slide, text or hint: %+v", f)
				}
			}
			if diff := cmp.Diff(tt.rules, rules); diff != "" {
				t.Errorf("rules (-want +got):\n%s\n%+v", diff, found)
			}
			if got := words(page); !strings.Contains(got, tt.shows) {
				t.Errorf("page shows %q, want %q in it", got, tt.shows)
			}
		})
	}
}

func TestKeyFiguresKeepTheirDoubts(t *testing.T) {
	tests := []struct {
		name string
		key  deck.KeyFigure
		want string
	}{
		{"qualifier and missing date are added", deck.KeyFigure{Value: "{{fig:ports|value}}", Label: "ports that signed"}, "133 ports that signed, about, undated"},
		{"what the label says is not repeated", deck.KeyFigure{Value: "{{fig:ports|value}}", Label: "about, undated"}, "133 about, undated"},
		{"a missing label comes from the evidence", deck.KeyFigure{Value: "{{fig:freight-2020|value}}"}, "1.35 US$ tn Freight through the ports, 2020"},
		{"a bare token prints the number alone", deck.KeyFigure{Value: "{{fig:freight-2020}}", Unit: "tn US$", Label: "x"}, "1.35 tn US$ x"},
		{"plain text stays as it is", deck.KeyFigure{Value: "7", Label: "days"}, "7 days"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, _ := slideOf(t, deck.Slide{Layout: deck.FigureSlide, Blocks: []deck.Block{keysOf(tt.key)}})
			if got := words(page); !strings.HasPrefix(clean(got), tt.want) && !strings.Contains(clean(got), tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAChineseDeckPrintsItsNumbersAsChineseReadersExpect(t *testing.T) {
	d := number(&deck.Deck{Meta: deck.Meta{Title: "T", Language: "zh-CN"}, Slides: []deck.Slide{
		{
			Layout: deck.FigureSlide, Title: "{{fig:freight-2020|period}}",
			Blocks: []deck.Block{keysOf(deck.KeyFigure{Value: "{{fig:freight-2020|value}}", Label: "货运"}, deck.KeyFigure{Value: "{{fig:ports|value}}", Label: "港口"}, deck.KeyFigure{Value: "{{fig:ports|value}}", Label: "about, undated"})},
		},
	}})
	res, err := layout.Slides(context.Background(), input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	got := bare(words(res.Pages[0]))
	for _, want := range []string{"1.35万亿美元（2020年）", "1.35万亿美元货运", "133港口，约，无日期"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
	if strings.Contains(got, "undated，") {
		t.Errorf("what an English label says is said again: %q", got)
	}
}

// bare is a text without any space: runs of one line may be cut anywhere.
func bare(s string) string { return strings.ReplaceAll(clean(s), " ", "") }

func clean(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

func TestOneSlideIsItsPageOfAllSlides(t *testing.T) {
	ctx := context.Background()
	d := everyLayout()
	all, err := layout.Slides(ctx, input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	for i, sl := range d.Slides {
		one, err := layout.Slide(ctx, input(t, d), sl.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dump(all.Pages[i:i+1]), dump(one.Pages)); diff != "" {
			t.Errorf("slide %d differs (-all +alone):\n%s", i+1, diff)
		}
	}
	if _, err := layout.Slide(ctx, input(t, d), "gone"); !errors.Is(err, deck.ErrNoSlide) {
		t.Errorf("slide that is not there: %v, want deck.ErrNoSlide", err)
	}
}

func TestMaskedAndHiddenPartsStayOut(t *testing.T) {
	ctx := context.Background()
	d := number(&deck.Deck{Meta: deck.Meta{Title: "T"}, Slides: []deck.Slide{
		{Layout: deck.BulletSlide, Title: "Only printed", Outputs: deck.InBrief},
		{Layout: deck.BulletSlide, Title: "Hidden", Hidden: true},
		{Layout: deck.BulletSlide, Title: "Shown", Notes: "never printed", Blocks: []deck.Block{
			{Kind: deck.Text, Text: "for the room", Outputs: deck.InSlides}, {Kind: deck.Text, Text: "for the file", Outputs: deck.InBrief},
		}},
	}})
	slides, err := layout.Slides(ctx, input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := words(slides.Pages[0]), "T 1 Shown for the room"; len(slides.Pages) != 1 || sorted(got) != sorted(want) {
		t.Errorf("slides show %d pages, %q; want 1, %q", len(slides.Pages), got, want)
	}
	brief, err := layout.Brief(ctx, input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	got := words(brief.Pages[0])
	for text, want := range map[string]bool{"Only printed": true, "Hidden": false, "for the room": false, "for the file": true, "never printed": false} {
		if strings.Contains(got, text) != want {
			t.Errorf("brief shows %q: %v, want %v", text, !want, want)
		}
	}
}

// sorted puts words in order, for texts whose drawing order does not matter.
func sorted(s string) string {
	w := strings.Fields(s)
	for i := range w {
		for k := i + 1; k < len(w); k++ {
			if w[k] < w[i] {
				w[i], w[k] = w[k], w[i]
			}
		}
	}
	return strings.Join(w, " ")
}

func TestBriefNumbersItsSourcesInOrderOfUse(t *testing.T) {
	res, err := layout.Brief(context.Background(), input(t, everyLayout()))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	marks, links := map[string]bool{}, map[string]bool{}
	for _, p := range res.Pages {
		all += words(p) + " "
		for _, m := range p.Frame.Marks {
			marks[m.ID] = true
		}
		for _, l := range p.Frame.Links {
			if l.Mark != "" {
				links[l.Mark] = true
			}
		}
	}
	for _, want := range []string{
		"1. Ann Lee. Ports and people. Harbour Press, 2021. Sections 2, 2.2.", "2. 海关统计. 2022-01-14. example.org/customs", "Not held, known through a dataset: 2.",
		"3. B. Osei (2019). Harbours of the west. Sea Studies 4(1). Cited in Lee; not held.",
		"Undated: about 133 ports", "Could be confused: about 133 ports with 66 hub ports (hubs are ports of call, not signatories)",
		"29.8 % is the percentage change from US$1.04 trillion (2013) to US$1.35 trillion (2020)",
	} {
		if !strings.Contains(bare(all), bare(want)) {
			t.Errorf("the brief lacks %q in:\n%s", want, clean(all))
		}
	}
	for l := range links {
		if !marks[l] {
			t.Errorf("link to %s leads nowhere", l)
		}
	}
	if !links["ref-1"] || !links["ref-2"] || !links["ref-3"] {
		t.Errorf("superscripts link to %v, want ref-1 to ref-3", links)
	}
}

func TestACancelledLayoutSaysSo(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for name, lay := range map[string]func(context.Context, layout.Input) (layout.Result, error){"slides": layout.Slides, "brief": layout.Brief} {
		if _, err := lay(ctx, input(t, everyLayout())); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want context.Canceled", name, err)
		}
	}
}
