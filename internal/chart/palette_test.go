package chart

import (
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

func TestPalettesStayApartForColourBlindReaders(t *testing.T) {
	grounds := map[string]Look{
		"light": {Ground: rgb(0xFFFFFF)[0], Ink: rgb(0x16212C)[0], Accent: rgb(0x0B5FA5)[0]},
		"dark":  {Ground: rgb(0x0F1720)[0], Ink: rgb(0xE8EDF2)[0], Accent: rgb(0x6CB4F0)[0]},
	}
	for _, name := range deck.Palettes[1:] {
		for ground, look := range grounds {
			t.Run(name+" on "+ground, func(t *testing.T) {
				colors := look.in(name).Series
				if len(colors) < 6 {
					t.Fatalf("%d colours", len(colors))
				}
				for i, a := range colors {
					if d := frame.Apart(a, look.Ground); d < frame.PlainlyTwo {
						t.Errorf("colour %d is %.0f from the ground", i, d)
					}
					for k, b := range colors[:i] {
						if d := frame.Apart(a, b); d < frame.PlainlyTwo {
							t.Errorf("colours %d and %d are %.1f apart", k, i, d)
						}
					}
				}
			})
		}
	}
}
