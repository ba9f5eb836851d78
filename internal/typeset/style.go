package typeset

import (
	"math"

	"briefdeck/internal/frame"
)

// Style is how a span of text looks.
type Style struct {
	Size     float64 // em, in the frame's units
	Bold     bool
	Italic   bool
	Mono     bool
	Color    frame.Color
	Tracking float64 // added after every character, in units
	Rise     float64 // above the baseline, in units
	Link     string  // an address, or "#" and a mark's ID; empty for none
}

// Span is text in one style.
type Span struct {
	Text   string
	Style  Style
	Origin *Origin // nil: nobody edits it here
}

// Origin says which piece of a deck's text a span shows.
type Origin struct {
	Block, Field string  // as in frame.Line
	Bytes        []Bytes // of the piece, for each byte of the span's text
}

// Bytes is a stretch of a text.
type Bytes struct{ From, To int }

// Align is where a line stands in the paragraph's width.
type Align int

// The alignments. Justify stretches spaces and the gaps between Han characters.
const (
	Left Align = iota
	Right
	Center
	Justify
)

// Options are how a paragraph is set.
type Options struct {
	Width       float64 // of the lines, in units; 0 or less never breaks
	LineHeight  float64 // from baseline to baseline, in units; 0 is 1.36 times the largest size
	Align       Align
	FirstIndent float64 // before the first line, in units; negative hangs
	MaxLines    int     // more are cut and the last ends in "…"; 0 is no limit
	NoOrphan    bool    // rather break earlier than leave a short last line
}

// Line is one line of a paragraph. Its places count from the paragraph's top left.
type Line struct {
	Texts    []*frame.Text
	Width    float64 // of the ink and inner spaces
	Baseline float64
	Links    []frame.Link
	Carets   []frame.Line // of spans that have an origin
}

// Paragraph is text broken into lines and placed.
type Paragraph struct {
	Lines    []Line
	Width    float64 // of the widest line
	Height   float64 // lines times line height
	Overfull bool    // a line is wider than the width, or MaxLines cut text off
	Missing  []rune  // no face can draw these: they are boxes
}

// class is the choice of faces for the style.
func (st *Style) class() class {
	switch {
	case st.Mono:
		return mono
	case st.Bold && st.Italic:
		return boldItalic
	case st.Bold:
		return bold
	case st.Italic:
		return italic
	}
	return regular
}

// sane is v, or 0 when it is no usable length.
func sane(v float64) float64 {
	if math.IsNaN(v) || math.Abs(v) > 1e6 {
		return 0
	}
	return v
}

// sound is the style with usable lengths.
func (st Style) sound() Style {
	st.Size, st.Tracking, st.Rise = max(0, sane(st.Size)), sane(st.Tracking), sane(st.Rise)
	return st
}
