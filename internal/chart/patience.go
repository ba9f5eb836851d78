//go:build !race

package chart

// patience multiplies the deadline of a drawing.
const patience = 1
