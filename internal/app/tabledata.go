package app

import (
	"slices"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
)

// TableOfSeries is a table of an indicator's figures by period, each bound to its figure.
func TableOfSeries(b *evidence.Book, indicator string) deck.Table {
	t := deck.Table{Rows: [][]string{{"Period"}}}
	return WithSeries(t, b, indicator)
}

// WithSeries is the table with a column of an indicator's figures. They stand in the rows
// that name their periods in the first column; rows for other periods are added.
func WithSeries(t deck.Table, b *evidence.Book, indicator string) deck.Table {
	s, err := b.Series(indicator)
	if err != nil {
		return t
	}
	at := t.Columns()
	t = t.WithColumn(at)
	if !t.Headless {
		t.Rows[0][at] = seriesHead(s.Indicator)
	}
	for _, f := range s.Figures {
		when := periodOf(b, f)
		row := slices.IndexFunc(t.Rows, func(cells []string) bool { return strings.TrimSpace(cells[0]) == when })
		if row < 0 || row == 0 && !t.Headless {
			row = len(t.Rows)
			t = t.WithRow(row)
			t.Rows[row][0] = when
		}
		t.Rows[row][at] = "{{fig:" + f.Key + "|value}}"
	}
	t = t.Aligned(at, "right")
	t.Source = withCredits(t.Source, b, s.Figures)
	return t
}

// seriesHead is a column's head: "Goods trade (US$ trillion)".
func seriesHead(ind evidence.Indicator) string {
	unit := ind.Unit.ScaledString(ind.Scale)
	if unit == "" {
		return ind.Name
	}
	return ind.Name + " (" + unit + ")"
}

// periodOf is when a figure is of, as the deck's readers write it.
func periodOf(b *evidence.Book, f evidence.Figure) string {
	if f.Period.IsZero() {
		return f.AsOf.Long()
	}
	return b.Language.Period(f.Period)
}

// TableOfFigures is a table of single figures: what each is, its value, and of when.
func TableOfFigures(b *evidence.Book, all ...evidence.Figure) deck.Table {
	t := deck.Table{Rows: [][]string{{"Figure", "Value", "Period"}}, Align: []string{"", "right", ""}}
	for _, f := range all {
		t = WithFigure(t, b, f)
	}
	return t
}

// WithFigure is the table with a row for a figure.
func WithFigure(t deck.Table, b *evidence.Book, f evidence.Figure) deck.Table {
	at := len(t.Rows)
	t = t.WithRow(at)
	name := b.Indicators[f.Indicator].Name
	if name == "" {
		name = f.Unit.Noun
	}
	cells := []string{name, "{{fig:" + f.Key + "|short}}", periodOf(b, f)}
	copy(t.Rows[at], cells)
	if len(t.Rows[at]) == 1 {
		t.Rows[at][0] = cells[1]
	}
	t.Source = withCredits(t.Source, b, []evidence.Figure{f})
	return t
}

// withCredits is a source line with the credits of figures that it does not name yet.
func withCredits(line string, b *evidence.Book, all []evidence.Figure) string {
	for _, f := range all {
		credit := b.Credit(f)
		if credit == "" || strings.Contains(line, credit) {
			continue
		}
		if line != "" {
			line += "; "
		}
		line += credit
	}
	return line
}
