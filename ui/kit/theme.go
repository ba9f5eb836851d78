// Package kit holds the small widgets and the theme that every screen is made of.
// It knows Fyne and nothing of briefings.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours by role, beside the ones that Fyne names.
const (
	Ink     = theme.ColorNameForeground
	Ground  = theme.ColorNameBackground
	Accent  = theme.ColorNamePrimary
	OnFill  = theme.ColorNameForegroundOnPrimary
	RuleInk = theme.ColorNameSeparator
	Good    = theme.ColorNameSuccess
	Warn    = theme.ColorNameWarning
	Bad     = theme.ColorNameError

	Muted      fyne.ThemeColorName = "muted"  // second-rank text
	RailGround fyne.ThemeColorName = "rail"   // under the places
	Desk       fyne.ThemeColorName = "desk"   // what paper lies on
	Tint       fyne.ThemeColorName = "tint"   // behind what is selected
	Edge       fyne.ThemeColorName = "edge"   // the line around a control
	Paper      fyne.ThemeColorName = "paper"  // an unpainted page
	Shade      fyne.ThemeColorName = "shade"  // under paper
	Clear      fyne.ThemeColorName = "clear"  // nothing
	Raised     fyne.ThemeColorName = "raised" // a card's ground
	Mark       fyne.ThemeColorName = "mark"   // behind words that want a look
	Found      fyne.ThemeColorName = "found"  // behind words that were searched for
	GoneGround fyne.ThemeColorName = "gone"   // behind words that were taken out
	CameGround fyne.ThemeColorName = "came"   // behind words that came in
)

// Text sizes by role, beside the ones that Fyne names.
const (
	BodySize    = theme.SizeNameText           // 14
	SmallSize   = theme.SizeNameCaptionText    // 12
	TitleSize   = theme.SizeNameHeadingText    // 22
	HeadingSize = theme.SizeNameSubHeadingText // 16
)

// Unit is the step of the grid, in Fyne's logical pixels: every gap is a multiple.
const Unit = 8

// Mode says whether the window is light or dark.
type Mode string

// The modes. System follows the desktop.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is the window's look. It is set before any widget is made.
type Theme struct {
	Mode  Mode
	Quiet bool // the system said nothing about light and dark: light
	base  fyne.Theme
}

// NewTheme returns the theme in a mode; an unknown mode follows the system.
func NewTheme(m Mode) *Theme {
	if m != Light && m != Dark {
		m = System
	}
	return &Theme{Mode: m, base: theme.DefaultTheme()}
}

// lightColors and darkColors are the palette. Text roles reach 4.5:1 on their
// ground by the WCAG formula, marks 3:1; a test holds them to it.
var lightColors = map[fyne.ThemeColorName]uint32{
	Ground: 0xFFFFFF, Ink: 0x16202C, Muted: 0x55616E, Accent: 0x0B5FA5, OnFill: 0xFFFFFF,
	RuleInk: 0xE0E5EA, Edge: 0xC3CCD5, RailGround: 0xF5F7F9, Desk: 0xE8ECF1, Tint: 0xE3EDF7, Raised: 0xFFFFFF, Mark: 0xFBEFD3, Found: 0xFFDB70, GoneGround: 0xFBE3E1, CameGround: 0xDDF1E2,
	Good: 0x1B6B3A, Warn: 0x8A5A00, Bad: 0xA61B1B, Paper: 0xFFFFFF,
	theme.ColorNameHyperlink: 0x0B5FA5, theme.ColorNamePlaceHolder: 0x6B7783,
	theme.ColorNameDisabled: 0x98A2AD, theme.ColorNameButton: 0xFFFFFF,
	theme.ColorNameDisabledButton: 0xF2F4F6, theme.ColorNameInputBackground: 0xFFFFFF,
	theme.ColorNameInputBorder: 0xC3CCD5, theme.ColorNameMenuBackground: 0xFFFFFF,
	theme.ColorNameOverlayBackground: 0xFFFFFF, theme.ColorNameHeaderBackground: 0xF5F7F9,
	theme.ColorNameForegroundOnError: 0xFFFFFF, theme.ColorNameForegroundOnSuccess: 0xFFFFFF,
	theme.ColorNameForegroundOnWarning: 0xFFFFFF, theme.ColorNameSelection: 0xC9DFF3,
	theme.ColorNameHover: 0xEEF2F6, theme.ColorNamePressed: 0xDFE6ED, theme.ColorNameFocus: 0xD4E4F3,
}

var darkColors = map[fyne.ThemeColorName]uint32{
	Ground: 0x0F1720, Ink: 0xE8EDF2, Muted: 0x9FB0C0, Accent: 0x6CB4F0, OnFill: 0x0B1722,
	RuleInk: 0x243240, Edge: 0x3A4B5C, RailGround: 0x0B121A, Desk: 0x1A2530, Tint: 0x1B3550, Raised: 0x15202B, Mark: 0x3D3115, Found: 0x6B4F08, GoneGround: 0x4A2326, CameGround: 0x1C4029,
	Good: 0x74C994, Warn: 0xE5B454, Bad: 0xF48A83, Paper: 0xFFFFFF,
	theme.ColorNameHyperlink: 0x6CB4F0, theme.ColorNamePlaceHolder: 0x8496A7,
	theme.ColorNameDisabled: 0x5E6E7E, theme.ColorNameButton: 0x15202B,
	theme.ColorNameDisabledButton: 0x131C26, theme.ColorNameInputBackground: 0x131D28,
	theme.ColorNameInputBorder: 0x3A4B5C, theme.ColorNameMenuBackground: 0x17232F,
	theme.ColorNameOverlayBackground: 0x17232F, theme.ColorNameHeaderBackground: 0x131C26,
	theme.ColorNameForegroundOnError: 0x0B1722, theme.ColorNameForegroundOnSuccess: 0x0B1722,
	theme.ColorNameForegroundOnWarning: 0x0B1722, theme.ColorNameSelection: 0x24486B,
	theme.ColorNameHover: 0x1C2937, theme.ColorNamePressed: 0x263646, theme.ColorNameFocus: 0x1E3B58,
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	dark := t.IsDark(v)
	switch name {
	case Clear:
		return color.NRGBA{}
	case Shade, theme.ColorNameShadow:
		return shade(dark)
	case theme.ColorNameScrollBar:
		return scrollColor(dark)
	case theme.ColorNameScrollBarBackground:
		return color.NRGBA{}
	}
	table := lightColors
	if dark {
		table = darkColors
	}
	if rgb, ok := table[name]; ok {
		return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
	}
	if dark {
		return t.base.Color(name, theme.VariantDark)
	}
	return t.base.Color(name, theme.VariantLight)
}

func shade(dark bool) color.Color {
	if dark {
		return color.NRGBA{A: 130}
	}
	return color.NRGBA{R: 0x16, G: 0x20, B: 0x2C, A: 46}
}

func scrollColor(dark bool) color.Color {
	if dark {
		return color.NRGBA{R: 0x9F, G: 0xB0, B: 0xC0, A: 90}
	}
	return color.NRGBA{R: 0x55, G: 0x61, B: 0x6E, A: 90}
}

// IsDark tells which palette the theme takes when the system asks for v.
func (t *Theme) IsDark(v fyne.ThemeVariant) bool {
	return t.Mode == Dark || t.Mode == System && !t.Quiet && v == theme.VariantDark
}

// Font implements fyne.Theme with the bundled Noto faces.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource { return t.base.Font(s) }

// Icon implements fyne.Theme.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base.Icon(n) }

// sizes are in logical pixels.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 8, theme.SizeNameLineSpacing: 4,
	BodySize: 14, SmallSize: 12, TitleSize: 22, HeadingSize: 16,
	theme.SizeNameInlineIcon: 18, theme.SizeNameScrollBar: 10, theme.SizeNameScrollBarSmall: 4,
	theme.SizeNameScrollBarRadius: 4, theme.SizeNameInputBorder: 1, theme.SizeNameInputRadius: 6,
	theme.SizeNameSelectionRadius: 4, theme.SizeNameButtonRadius: 6, theme.SizeNameCardRadius: 8,
	theme.SizeNameDialogRadius: 10, theme.SizeNamePopupRadius: 8, theme.SizeNameMenuRadius: 6,
	theme.SizeNameModalBlurRadius: 0, theme.SizeNameSeparatorThickness: 1,
}

// Size implements fyne.Theme.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if s, ok := sizes[n]; ok {
		return s
	}
	return t.base.Size(n)
}

// current is the look that widgets draw with.
func current(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
