// Package chart draws evidence. A chart of a deck and the book of figures become a
// Spec; a Spec becomes an ECharts option made with go-echarts; ECharts, running in
// an embedded JavaScript engine, draws it as SVG; and the SVG becomes the items of
// a frame, with every text measured by the same faces as the rest of the page.
package chart

import (
	"errors"

	"briefdeck/internal/frame"
)

// Errors of this room. Unknown keys wrap evidence.ErrNotFound, and figures that do
// not belong together evidence.ErrDefinitions.
var (
	// ErrNoData means the chart names no figures, or none of them can be shown.
	ErrNoData = errors.New("no figures to show")
	// ErrShape means this type of chart would misstate these figures.
	ErrShape = errors.New("this type of chart cannot show these figures")
)

// Setter measures and places text. Sizes and points are in the units of the chart;
// at is where the baseline starts. It must be safe for concurrent use.
type Setter interface {
	Width(text string, size float64, bold bool) float64
	Runs(text string, size float64, bold, italic bool, c frame.Color, at frame.Point) []*frame.Text
}

// Cache keeps charts that were drawn, by content hash; losing one only costs time.
// It must be safe for concurrent use.
type Cache interface {
	Chart(key string) ([]byte, bool)
	PutChart(key string, svg []byte)
}

// Look is the colours and the text size of a chart.
type Look struct {
	Ink, Muted, Rule, Ground, Accent, Grey frame.Color
	Series                                 []frame.Color // in order; Accent alone when empty
	TextSize                               float64       // of axis labels, in units; the other sizes follow it
}

// Size is the room a chart gets, in units.
type Size struct{ W, H float64 }
