package layout_test

import (
	"context"
	"image"
	"math"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// logos finds where the theme's logo stands on a page; nil when it does not.
func logos(items []frame.Item) *frame.Rect {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Image:
			if it.Key == "logo:h" {
				return &it.Box
			}
		case *frame.Group:
			if r := logos(it.Items); r != nil {
				return r
			}
		}
	}
	return nil
}

// texts visits every text of a page with its box.
func texts(items []frame.Item, visit func(t *frame.Text, r frame.Rect)) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Text:
			visit(it, frame.Bounds([]frame.Item{it}))
		case *frame.Group:
			texts(it.Items, visit)
		}
	}
}

func meets(a, b frame.Rect) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom()
}

// A logo never stands on words, wherever it is put and however large it is.
func TestNothingStandsOnALogo(t *testing.T) {
	ctx := context.Background()
	for _, place := range deck.LogoPlaces {
		for _, h := range []float64{20, 40, 110} {
			in := input(t, everyLayout())
			in.Theme.Logo = deck.Logo{Place: place, Height: h, BriefHeight: h * 0.7, Slides: deck.LogoAll, Brief: deck.LogoAll, Pix: image.NewGray(image.Rect(0, 0, 300, 100)), Hash: "h"}
			for name, lay := range map[string]func(context.Context, layout.Input) (layout.Result, error){"slides": layout.Slides, "brief": layout.Brief} {
				res, err := lay(ctx, in)
				if err != nil {
					t.Fatal(err)
				}
				for i, p := range res.Pages {
					box := logos(p.Frame.Items)
					if box == nil {
						t.Errorf("%s at %s, %.0f high: page %d has no logo", name, place, h, i+1)
						continue
					}
					if box.X < 0 || box.Y < 0 || box.Right() > p.Frame.W || box.Bottom() > p.Frame.H {
						t.Errorf("%s at %s, %.0f high: page %d has it at %v, off the page", name, place, h, i+1, *box)
					}
					texts(p.Frame.Items, func(x *frame.Text, r frame.Rect) {
						if meets(r, box.Inset(1)) {
							t.Errorf("%s at %s, %.0f high: on page %d it stands on %q (%v, %v)", name, place, h, i+1, x.Text, *box, r)
						}
					})
				}
			}
		}
	}
}

func TestALogoStandsWhereItIsAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		slides, brief string
		first, others bool // on slides
		page1, page2  bool
	}{
		"everywhere":               {deck.LogoAll, deck.LogoAll, true, true, true, true},
		"on what opens a document": {deck.LogoFirst, deck.LogoFirst, true, false, true, false},
		"nowhere":                  {deck.LogoNone, deck.LogoNone, false, false, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			in := input(t, everyLayout())
			in.Theme.Logo = deck.Logo{Place: deck.TopRight, Height: 40, Slides: c.slides, Brief: c.brief, Pix: image.NewGray(image.Rect(0, 0, 30, 10)), Hash: "h"}
			slides, err := layout.Slides(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			brief, err := layout.Brief(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			got := []bool{logos(slides.Pages[0].Frame.Items) != nil, logos(slides.Pages[2].Frame.Items) != nil, logos(brief.Pages[0].Frame.Items) != nil, logos(brief.Pages[1].Frame.Items) != nil}
			for i, want := range []bool{c.first, c.others, c.page1, c.page2} {
				if got[i] != want {
					t.Errorf("got %v", got)
				}
			}
		})
	}
}

// What a theme says of families, gaps, rules and code is set so.
func TestAThemesTypeAndSpacingAreSet(t *testing.T) {
	d := &deck.Deck{Meta: deck.Meta{Title: "T"}, Slides: []deck.Slide{{ID: "s", Layout: deck.BulletSlide, Title: "Title", Blocks: []deck.Block{
		{ID: "a", Kind: deck.Text, Text: "Plain and `code` here."},
		{ID: "b", Kind: deck.Text, Text: "Second."},
	}}}}
	at := func(change func(*deck.Theme)) map[string]*frame.Text {
		in := input(t, d)
		change(&in.Theme)
		res, err := layout.Slides(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]*frame.Text{}
		texts(res.Pages[0].Frame.Items, func(x *frame.Text, _ frame.Rect) { out[x.Text] = x })
		return out
	}
	was := at(func(*deck.Theme) {})
	is := at(func(th *deck.Theme) {
		th.Slide.Title.Family, th.Slide.Block, th.Code.Scale = deck.Mono, 64, 0.5
	})
	if was["Title"].Face == is["Title"].Face || is["Title"].Face != was["code"].Face {
		t.Errorf("the title is in %s, the code in %s", is["Title"].Face, was["code"].Face)
	}
	if got := is["Second."].At.Y - was["Second."].At.Y; math.Abs(got-40) > 1e-6 {
		t.Errorf("a gap of 64 instead of 24 moves the second block by %g", got)
	}
	if got := is["code"].Size / was["code"].Size; got != 0.5 {
		t.Errorf("code is %g of its size", got)
	}
}

// A callout with round corners stands where one with square corners does.
func TestACalloutWithRoundCornersHoldsItsWords(t *testing.T) {
	d := &deck.Deck{Slides: []deck.Slide{{ID: "s", Layout: deck.BulletSlide, Title: "Title", Blocks: []deck.Block{{ID: "a", Kind: deck.Callout, Text: "The words."}}}}}
	boxes := map[float64]frame.Rect{}
	for _, radius := range []float64{0, 12} {
		in := input(t, d)
		in.Theme.Slide.Radius = radius
		res, err := layout.Slides(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		tint := layout.Color(in.Theme.Colors.Tint)
		var find func(items []frame.Item)
		find = func(items []frame.Item) {
			for _, it := range items {
				switch it := it.(type) {
				case *frame.Path:
					if it.Fill.Color == tint {
						boxes[radius] = frame.Bounds([]frame.Item{it})
					}
				case *frame.Group:
					find(it.Items)
				}
			}
		}
		find(res.Pages[0].Frame.Items)
	}
	if a, b := boxes[0], boxes[12]; a.H == 0 || math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y)+math.Abs(a.W-b.W)+math.Abs(a.H-b.H) > 0.01 {
		t.Errorf("square at %v, round at %v", a, b)
	}
}
