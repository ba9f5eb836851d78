package app

import (
	"context"

	"briefdeck/internal/check"
)

// Report is what a check found in a deck.
type Report = check.Report

// Check looks at the deck as it is now with every rule.
func (s *Session) Check(ctx context.Context) (Report, error) { return s.w.Check(ctx, s.Deck()) }
