package deck

import (
	"slices"

	"briefdeck/internal/evidence"
)

// Figures lists the keys of the figures that a slide shows, sorted: those named in its
// text and charts, and those of the series it charts. The book may lack some.
func (s Slide) Figures(b *evidence.Book) []string {
	var out []string
	for _, text := range s.Texts() {
		for _, t := range evidence.Tokens(text) {
			out = append(out, t.Key)
		}
	}
	for _, bl := range s.Blocks {
		if bl.Chart != nil {
			out = append(out, bl.Chart.FigureKeys(b)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// FigureKeys lists the figures that a chart draws: the named ones, then those of its
// series. A series that the book lacks has none.
func (c Chart) FigureKeys(b *evidence.Book) []string {
	out := slices.Clone(c.Figures)
	for _, ind := range c.Series {
		series, err := b.Series(ind)
		if err != nil {
			continue // the chart reports it
		}
		for _, f := range series.Figures {
			out = append(out, f.Key)
		}
	}
	return out
}
