package layout

import (
	"math"

	"briefdeck/internal/deck"
)

// sheet is the type and the spacing that blocks are set in, in units of the frame.
// Slides and the brief differ in their sheets, not in how blocks are set.
type sheet struct {
	body, second           deck.TypeSize // text of the first and of deeper levels
	head                   deck.TypeSize // a heading inside a column
	keyNumber, keyUnit     deck.TypeSize
	keyLabel, caption      deck.TypeSize
	chartTitle, chartUnder deck.TypeSize
	table, quote, callout  deck.TypeSize
	headAccent             bool    // such a heading is in the accent colour
	tableFloor             float64 // a crowded table is set no smaller
	reference              deck.TypeSize

	para, item, block float64 // space between paragraphs, bullets and blocks
	indent            float64 // of a bullet's text, for each level
	gutter            float64
	cell              float64 // above and below a table row's text
	pad               float64 // inside a callout
	bar               float64 // width of an accent bar
	hair, firm        float64 // thin and thick rules
	radius            float64 // of a callout\'s corners
	plotShare         float64 // a chart's default height as a share of its width
	plotText          float64 // size of text in charts
	plotWide          float64 // charts wider than this have larger text; 0: none
	plotMin           float64 // a plot is never set lower
	measure           float64 // running text is set no wider; 0 is no limit
	keysInRow         int
	slide             bool
}

// scaled is a size times factor, but not under the floor unless it started there.
func scaled(t deck.TypeSize, factor, floor float64) deck.TypeSize {
	size := max(math.Round(t.Size*factor*2)/2, min(floor, t.Size))
	if size == t.Size {
		return t
	}
	t.Line, t.Size = math.Round(t.Line*size/t.Size), size
	return t
}

// bold is a size in bold.
func bold(t deck.TypeSize) deck.TypeSize {
	t.Bold = true
	return t
}

// larger is a size and its line times factors, not bold.
func larger(t deck.TypeSize, size, line float64) deck.TypeSize {
	return deck.TypeSize{Size: t.Size * size, Line: t.Line * line, Family: t.Family}
}

// given is a length that a theme gives, or what stands for it.
func given(v, otherwise float64) float64 {
	if v > 0 {
		return v
	}
	return otherwise
}

// slideSheet sets slides, all reading text smaller by factor.
func slideSheet(t deck.SlideType, factor float64) sheet {
	fit := func(ts deck.TypeSize) deck.TypeSize { return scaled(ts, factor, t.Floor) }
	space := func(steps float64) float64 { return math.Round(t.Step * steps * factor) }
	return sheet{
		body: fit(t.Body), second: fit(t.Second), head: bold(fit(t.Body)),
		keyNumber: scaled(t.KeyFigure, factor, 40), keyUnit: bold(scaled(t.Body, factor, t.Floor)),
		keyLabel: fit(t.KeyLabel), caption: t.Caption,
		chartTitle: bold(fit(t.Second)), chartUnder: fit(t.KeyLabel),
		table: fit(t.Table), tableFloor: t.Caption.Size, quote: fit(larger(t.Body, 1.3, 1.36)),
		callout: fit(larger(t.Body, 1.1, 1.1)),
		// References are read up close when they are read at all: a size under body text.
		reference: scaled(t.Table, factor*factor, t.Caption.Size*0.85),
		para:      space(2), item: space(1.5), block: math.Round(given(t.Block, t.Step*3) * factor), indent: t.Step * 3.5,
		gutter: t.Gutter, cell: space(1.25), pad: space(3), bar: t.Step * 0.625,
		hair: given(t.Rule, 1), firm: 2 * given(t.Rule, 1), radius: t.Radius, plotShare: 0.5, plotText: t.Caption.Size + 2, plotWide: 640, plotMin: 160,
		keysInRow: 4, slide: true,
	}
}

// tightened is the sheet with its spaces multiplied by a factor, and its plots by half
// as much; type stays.
func (s sheet) tightened(factor float64) sheet {
	for _, v := range []*float64{&s.para, &s.item, &s.block, &s.cell, &s.pad} {
		*v *= factor
	}
	s.plotShare *= (1 + factor) / 2
	return s
}

// briefSheet sets the printed brief, in points.
func briefSheet(t deck.BriefType) sheet {
	body := t.Body
	under := t.Caption
	under.Bold = false
	return sheet{
		body: body, second: body, head: t.Heading,
		keyNumber: t.Key, keyUnit: bold(larger(t.Body, 0.95, 1)),
		keyLabel: t.KeyLabel, caption: t.Caption,
		chartTitle: t.ChartTitle, chartUnder: under,
		table: t.Table, tableFloor: t.Furniture.Size * 0.9, quote: larger(body, 1.15, 1.15),
		callout: t.BottomLine, reference: larger(t.Caption, 0.93, 0.9),
		para: body.Line * 0.5, item: body.Line * 0.27, block: given(t.Block, body.Line*0.8), indent: body.Size * 1.35,
		gutter: t.Gutter, cell: 4.5, pad: 14, bar: 2.5,
		hair: given(t.Rule, 0.5), firm: 2 * given(t.Rule, 0.5), radius: t.Radius,
		plotShare: 0.42, plotText: t.Caption.Size * 0.88, plotMin: 80, keysInRow: 5,
	}
}

// plotTextAt is the size of text in a chart of that width.
func (sh sheet) plotTextAt(width float64) float64 {
	if sh.plotWide == 0 {
		return sh.plotText
	}
	return sh.plotText * min(max(width/sh.plotWide, 1), 1.25)
}
