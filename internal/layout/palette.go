package layout

import (
	"strconv"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// palette is a theme's colours, ready to paint with.
type palette struct {
	ground, ink, muted, accent, second, rule, tint, warn, bad frame.Color

	grey   frame.Color
	series []frame.Color
	dark   bool
}

func newPalette(t deck.Theme) palette {
	c := t.Colors
	p := palette{
		ground: color(c.Ground, frame.Color{R: 255, G: 255, B: 255, A: 255}),
		ink:    color(c.Ink, frame.Color{A: 255}),
		dark:   t.Dark,
	}
	p.muted = color(c.Muted, p.ink)
	p.accent = color(c.Accent, p.ink)
	p.second = color(c.Second, p.accent)
	p.rule = color(c.Rule, p.muted)
	p.tint = color(c.Tint, p.ground)
	p.warn = color(c.Warn, p.accent)
	p.bad = color(c.Error, p.accent)
	p.grey = color(t.Grey, p.muted)
	for _, h := range t.Series {
		p.series = append(p.series, color(h, p.accent))
	}
	return p
}

// chartLook is how a chart is painted with this palette, its text at the given size.
func (p palette) chartLook(textSize float64) chart.Look {
	return chart.Look{
		Ink: p.ink, Muted: p.muted, Rule: p.rule, Ground: p.ground, Accent: p.accent,
		Grey: p.grey, Series: p.series, TextSize: textSize,
	}
}

// color reads #RRGGBB; anything else is the fallback.
func color(h deck.Hex, fallback frame.Color) frame.Color {
	if len(h) != 7 || h[0] != '#' {
		return fallback
	}
	n, err := strconv.ParseUint(string(h[1:]), 16, 32)
	if err != nil {
		return fallback
	}
	return frame.Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
}

// Color is a theme's colour as painters want it; black when it is not #RRGGBB.
func Color(h deck.Hex) frame.Color { return color(h, frame.Color{A: 255}) }
