// Package typeset chooses faces, measures text and breaks lines. It is the one
// place that does: layout asks it, painters only draw what it placed.
//
// Widths are sums of advances in thousandths of an em, as a PDF states them,
// without kerning, so that every painter agrees on where a line ends. Text is
// drawn in logical order: right-to-left scripts are not reordered.
package typeset
