package app

import (
	"encoding/csv"
	"fmt"
	"strings"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// ChartProposal is a chart type that fits the evidence, with why.
type ChartProposal = chart.Proposal

// ChartProposals lists the types that fit a chart's evidence, the best first.
func ChartProposals(c deck.Chart, b *evidence.Book) []ChartProposal { return chart.Suggest(c, b) }

// ChartData is the numbers behind a chart.
type ChartData struct {
	Rows   [][]string // as the sources print them; the first row is the head
	Source string
	Alt    string // a description in words, drafted from the data
	Notes  []string
}

// DataOf resolves a chart to its numbers; an error says why it cannot be drawn.
func DataOf(c deck.Chart, b *evidence.Book) (ChartData, error) {
	s, err := chart.Build(c, b)
	if err != nil {
		return ChartData{}, err
	}
	return ChartData{Rows: s.Table(), Source: s.Source(), Alt: s.Alt(), Notes: s.Notes()}, nil
}

// CSV writes rows as comma-separated values (RFC 4180).
func CSV(rows [][]string) (string, error) {
	var out strings.Builder
	w := csv.NewWriter(&out)
	if err := w.WriteAll(rows); err != nil {
		return "", fmt.Errorf("write CSV: %w", err)
	}
	return out.String(), nil
}
