package frame

import (
	"math"
	"testing"
)

func TestColoursAreAsFarApartAsTheyAreSeen(t *testing.T) {
	white, black := Color{255, 255, 255, 255}, Color{0, 0, 0, 255}
	red, olive := Color{0xB2, 0x3A, 0x2A, 255}, Color{0x66, 0x5A, 0x1E, 255}
	for name, test := range map[string]struct {
		a, b Color
		of   Sight
		want func(d float64) bool
	}{
		"black and white are a hundred apart":       {black, white, FullColor, func(d float64) bool { return math.Abs(d-100) < 0.1 }},
		"they are for everybody":                    {black, white, Protanopia, func(d float64) bool { return math.Abs(d-100) < 0.1 }},
		"a colour is nothing from itself":           {red, red, Deuteranopia, func(d float64) bool { return d == 0 }},
		"red and olive are two to most":             {red, olive, FullColor, func(d float64) bool { return d > 30 }},
		"red and olive are nearly one without red":  {red, olive, Protanopia, func(d float64) bool { return d < 12 }},
		"grey stays as light without green as ever": {Color{119, 119, 119, 255}, white, Deuteranopia, func(d float64) bool { return math.Abs(d-50) < 1 }},
	} {
		t.Run(name, func(t *testing.T) {
			if d := test.of.Apart(test.a, test.b); !test.want(d) {
				t.Errorf("%.2f", d)
			}
		})
	}
	if got, want := Apart(red, olive), min(Protanopia.Apart(red, olive), Deuteranopia.Apart(red, olive)); got != want {
		t.Errorf("%.2f, want that of whom they are closest for, %.2f", got, want)
	}
}

func TestContrastIsThatOfTheGuidelines(t *testing.T) {
	if got := Contrast(Color{0, 0, 0, 255}, Color{255, 255, 255, 255}); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %v", got)
	}
	if got := Contrast(Color{0x76, 0x76, 0x76, 255}, Color{255, 255, 255, 255}); math.Abs(got-4.54) > 0.01 {
		t.Errorf("#767676 on white is %v", got)
	}
}
