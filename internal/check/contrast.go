package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// contrast is text that stands out too little from what lies under it.
var contrast = Rule{
	Name: "contrast", Title: "Low contrast",
	Why:  "many readers and most projectors lose faint text",
	find: findContrast,
}

// The least contrast of text by WCAG 2.2, success criterion 1.4.3, and the size from
// which text counts as large: 18 points, or 14 in bold. A slide is 1280 pixels wide
// when it is 960 points wide.
const (
	leastContrast      = 4.5
	leastLargeContrast = 3.0
	largePoints        = 18.0
	largeBoldPoints    = 14.0
	slidePixels        = 1280.0
	slidePoints        = 960.0
)

func findContrast(r *reading) {
	told := map[string]bool{}
	r.eachPage(func(out Output, n int, p layout.Page) {
		points := pointsOf(out, p.Frame)
		under := &ground{base: p.Frame.Ground}
		under.walk(p.Frame.Items, "", func(t *frame.Text, block string) {
			back := under.at(t)
			ratio := frame.Contrast(over(t.Color, back), back)
			least := leastContrast
			if size := t.Size * points; size >= largePoints || size >= largeBoldPoints && strings.Contains(strings.ToLower(t.Face), "bold") {
				least = leastLargeContrast
			}
			pair := fmt.Sprintf("%v on %v", t.Color, back)
			if ratio >= least-0.05 || t.Color.A == 0 || strings.TrimSpace(t.Text) == "" || told[pair] {
				return
			}
			told[pair] = true
			r.report(deck.Finding{
				Slide: r.slideOf(p, block), Block: deck.ID(block), Output: out.Name, Page: n, Subject: pair,
				Text: fmt.Sprintf("“%s” has a contrast of %.1f to 1, %s on %s; %.1f are needed", short(t.Text), ratio, r.role(t.Color), r.role(back), least),
				Hint: "choose another colour of the theme, or another theme",
			})
		})
	})
}

// pointsOf is how many points a unit of the frame is.
func pointsOf(out Output, f *frame.Frame) float64 {
	if out.Mask == deck.InSlides {
		return slidePoints / max(f.W, slidePixels*0.75)
	}
	return 1
}

// role names a colour by its part in the theme, else by its digits.
func (r *reading) role(c frame.Color) string {
	t := r.in.Theme.Colors
	for _, one := range []struct {
		name string
		hex  deck.Hex
	}{
		{"ink", t.Ink},
		{"ground", t.Ground},
		{"muted", t.Muted},
		{"accent", t.Accent},
		{"second", t.Second},
		{"tint", t.Tint},
		{"warn", t.Warn},
		{"error", t.Error},
		{"good", t.Good},
		{"rule", t.Rule},
		{"grey", r.in.Theme.Grey},
	} {
		if one.hex != "" && layout.Color(one.hex) == c {
			return "the theme's " + one.name
		}
	}
	for i, hex := range r.in.Theme.Series {
		if layout.Color(hex) == c {
			return fmt.Sprintf("the theme's chart colour %d", i+1)
		}
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}

// short is a text cut to what a message can hold.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
