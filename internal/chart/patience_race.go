//go:build race

package chart

// patience multiplies the deadline of a drawing: under the race detector, which
// watches every step of the JavaScript engine, charts take a hundred times longer.
const patience = 30
