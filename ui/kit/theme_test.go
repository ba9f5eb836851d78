package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextCanBeReadOnItsGround(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		for _, c := range []struct {
			name         string
			text, ground fyne.ThemeColorName
			least        float64
		}{
			{"ink on the ground", Ink, Ground, 7},
			{"ink on a card", Ink, Raised, 7},
			{"ink on what is selected", Ink, Tint, 7},
			{"ink on words that were taken out", Ink, GoneGround, 7},
			{"ink on words that came in", Ink, CameGround, 7},
			{"muted text on the ground", Muted, Ground, 4.5},
			{"muted text on the rail", Muted, RailGround, 4.5},
			{"muted text on a sheet", Muted, theme.ColorNameOverlayBackground, 4.5},
			{"the word of a place in front", Accent, Tint, 4.5},
			{"links on the ground", Accent, Ground, 4.5},
			{"words on a primary button", OnFill, Accent, 4.5},
			{"words on a dangerous button", OnFill, Bad, 4.5},
			{"what is said in passing", Ground, Ink, 7},
			{"a hint in an empty field", theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
			{"good, as a mark", Good, RailGround, 3},
			{"a warning, as a mark", Warn, RailGround, 3},
			{"an error, as a mark", Bad, RailGround, 3},
		} {
			t.Run(string(mode)+": "+c.name, func(t *testing.T) {
				th := NewTheme(mode)
				got := contrast(th.Color(c.text, theme.VariantLight), th.Color(c.ground, theme.VariantLight))
				if got < c.least {
					t.Errorf("contrast %.2f, want at least %.1f", got, c.least)
				}
			})
		}
	}
}

func TestTheSystemDecidesUnlessAskedOtherwise(t *testing.T) {
	for _, c := range []struct {
		mode   Mode
		system fyne.ThemeVariant
		dark   bool
	}{
		{System, theme.VariantDark, true},
		{System, theme.VariantLight, false},
		{Light, theme.VariantDark, false},
		{Dark, theme.VariantLight, true},
		{"nonsense", theme.VariantDark, true},
	} {
		if got := NewTheme(c.mode).IsDark(c.system); got != c.dark {
			t.Errorf("mode %s, system %v: dark is %v", c.mode, c.system, got)
		}
	}
}
