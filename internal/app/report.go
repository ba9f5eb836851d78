package app

import (
	"context"

	"briefdeck/internal/check"
)

// Report is what a check found in a deck.
type Report = check.Report

// Proof is how a quotation stands to its source.
type Proof = check.Proof

// How a quotation can stand to its source.
const (
	Uncompared = check.Uncompared
	Verbatim   = check.Verbatim
	Marked     = check.Marked
	Altered    = check.Altered
)

// Check looks at the deck as it is now with every rule.
func (s *Session) Check(ctx context.Context) (Report, error) { return s.w.Check(ctx, s.Deck()) }
