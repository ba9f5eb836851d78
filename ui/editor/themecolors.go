package editor

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
	"briefdeck/ui/kit"
)

// The least contrast of text and of marks on their ground by WCAG 2.2, success criteria
// 1.4.3 and 1.4.11.
const (
	leastText = 4.5
	leastMark = 3.0
)

// role is a colour of a theme with what it must stand out from.
type role struct {
	label string
	of    func(*deck.Theme) *deck.Hex
	least float64 // contrast on the ground; 0: none is asked for
}

var roles = []role{
	{"Ground", func(t *deck.Theme) *deck.Hex { return &t.Colors.Ground }, 0},
	{"Ink", func(t *deck.Theme) *deck.Hex { return &t.Colors.Ink }, leastText},
	{"Muted", func(t *deck.Theme) *deck.Hex { return &t.Colors.Muted }, leastText},
	{"Accent", func(t *deck.Theme) *deck.Hex { return &t.Colors.Accent }, leastText},
	{"Second", func(t *deck.Theme) *deck.Hex { return &t.Colors.Second }, leastText},
	{"Tint", func(t *deck.Theme) *deck.Hex { return &t.Colors.Tint }, 0},
	{"Rule", func(t *deck.Theme) *deck.Hex { return &t.Colors.Rule }, 0},
	{"Warning", func(t *deck.Theme) *deck.Hex { return &t.Colors.Warn }, leastText},
	{"Error", func(t *deck.Theme) *deck.Hex { return &t.Colors.Error }, leastText},
	{"Good", func(t *deck.Theme) *deck.Hex { return &t.Colors.Good }, leastText},
	{"Grey marks", func(t *deck.Theme) *deck.Hex { return &t.Grey }, leastMark},
}

// seriesMost is how many chart colours a theme has at most.
const seriesMost = 8

// colorLine edits one colour: its value, how it looks, and how far it stands out.
type colorLine struct {
	entry  *kit.Entry
	swatch *canvas.Rectangle
	told   *kit.Text
}

// colorPart is the part of a theme's form with its colours.
type colorPart struct {
	t      *themes
	lines  []*colorLine
	series []*colorLine
	alike  *kit.Para
	rows   []fyne.CanvasObject
}

func newColorPart(t *themes) *colorPart {
	p := &colorPart{t: t, alike: kit.NewPara("", kit.Style{Color: kit.Warn, Size: kit.SmallSize})}
	for _, r := range roles {
		p.lines = append(p.lines, p.line(r.label, func(s string) { *r.of(&t.theme) = deck.Hex(s) }))
	}
	p.rows = append(p.rows, kit.Line(), caption("Chart colours, in order; an empty one is left out"))
	for i := range seriesMost {
		p.series = append(p.series, p.line(fmt.Sprintf("Series %d", i+1), func(string) { p.takeSeries() }))
	}
	p.rows = append(p.rows, p.alike)
	return p
}

// caption is a line over a group of fields.
func caption(text string) fyne.CanvasObject {
	return kit.NewPara(text, kit.Style{Color: kit.Muted, Size: kit.SmallSize})
}

func (p *colorPart) line(label string, set func(string)) *colorLine {
	l := &colorLine{entry: kit.NewEntry(), swatch: canvas.NewRectangle(nil), told: kit.NewLine("", 64, kit.Style{Color: kit.Muted, Size: kit.SmallSize})}
	l.swatch.CornerRadius, l.swatch.StrokeWidth = 4, 1
	l.entry.OnChanged = p.t.edit(func(s string) { set(strings.TrimSpace(s)) })
	p.rows = append(p.rows, kit.Row(kit.Unit,
		kit.Wide(84, kit.NewText(label, kit.Style{Size: kit.SmallSize})), kit.Wide(96, l.entry), kit.Sized(28, 28, l.swatch), l.told))
	return l
}

// takeSeries takes the chart colours over as they stand in their fields.
func (p *colorPart) takeSeries() {
	p.t.theme.Series = nil
	for _, l := range p.series {
		if text := strings.TrimSpace(l.entry.Text); text != "" {
			p.t.theme.Series = append(p.t.theme.Series, deck.Hex(text))
		}
	}
}

func (p *colorPart) objects() []fyne.CanvasObject { return p.rows }

func (p *colorPart) fill() {
	for i, r := range roles {
		p.lines[i].entry.SetText(string(*r.of(&p.t.theme)))
	}
	for i, l := range p.series {
		text := ""
		if i < len(p.t.theme.Series) {
			text = string(p.t.theme.Series[i])
		}
		l.entry.SetText(text)
	}
}

// show says how far each colour stands out, and which chart colours are nearly one.
func (p *colorPart) show() string {
	ground := layout.Color(p.t.theme.Colors.Ground)
	fault := ""
	for i, r := range roles {
		fault = cmp.Or(fault, p.lines[i].show(*r.of(&p.t.theme), ground, r.least, r.label))
	}
	for i, l := range p.series {
		hex := deck.Hex(strings.TrimSpace(l.entry.Text))
		if hex == "" {
			l.clear()
			continue
		}
		fault = cmp.Or(fault, l.show(hex, ground, leastMark, fmt.Sprintf("series %d", i+1)))
	}
	if len(p.t.theme.Series) == 0 {
		fault = cmp.Or(fault, "charts need one colour at least: give series 1 one")
	}
	p.alike.SetText(alike(p.t.theme.Series))
	return fault
}

func (l *colorLine) clear() {
	l.told.SetText("")
	l.swatch.FillColor, l.swatch.StrokeColor = theme.Color(kit.Clear), theme.Color(kit.RuleInk)
	l.swatch.Refresh()
}

// show shows a colour and what it has of the contrast it needs, and says when it is none.
func (l *colorLine) show(hex deck.Hex, ground frame.Color, least float64, label string) (fault string) {
	told, ink := "", kit.Muted
	switch ratio := frame.Contrast(layout.Color(hex), ground); {
	case !hex.Valid():
		told, ink = "#RRGGBB", kit.Bad
		fault = strings.ToLower(label) + " is no colour: write it as #RRGGBB"
	case least > 0:
		told = fmt.Sprintf("%.1f to 1", ratio)
		if ratio < least {
			told, ink = fmt.Sprintf("%.1f, needs %.1f", ratio, least), kit.Bad
		}
	}
	l.told.SetText(told)
	l.told.SetStyle(kit.Style{Color: ink, Size: kit.SmallSize})
	l.swatch.FillColor, l.swatch.StrokeColor = paint(hex), theme.Color(kit.RuleInk)
	l.swatch.Refresh()
	return fault
}

// alike says which chart colours a reader hardly tells apart, and who that is; empty when
// there are none.
func alike(series []deck.Hex) string {
	who := map[frame.Sight]string{
		frame.FullColor: "for everybody", frame.Protanopia: "for readers without red cones", frame.Deuteranopia: "for readers without green cones",
	}
	var out []string
	for i, a := range series {
		for k, b := range series[:i] {
			if !a.Valid() || !b.Valid() {
				continue
			}
			least, of := frame.PlainlyTwo, frame.Sight(-1)
			for _, s := range frame.Sights {
				if d := s.Apart(layout.Color(a), layout.Color(b)); d < least {
					least, of = d, s
				}
				if of == frame.FullColor {
					break
				}
			}
			if of >= 0 {
				out = append(out, fmt.Sprintf("Series %d and %d are nearly one colour %s (%.1f apart, %.0f are plain).", k+1, i+1, who[of], least, frame.PlainlyTwo))
			}
		}
	}
	return strings.Join(out, "\n")
}
