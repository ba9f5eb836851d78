package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// cited is a mark of a reference in the paragraph that a figure stands in.
type cited struct {
	figure string
	quote  source.Span
	text   string
	at     int // where the mark stood, in bytes of the text
	number int
}

func citedFields(c *cited) []any {
	return []any{&c.figure, &c.quote.Start, &c.quote.End, &c.text, &c.at, &c.number}
}

// completeOrigins adds to figures what their paragraphs tell: the page, and the work
// that the source cites in the figure's sentence, after it. It is read and not stored:
// a new revision of the text has its own.
func completeOrigins(ctx context.Context, tx *sql.Tx, figures map[string]evidence.Figure) error {
	const pages = `SELECT f.key, p.page FROM figure f JOIN revision r ON r.source = f.source
		JOIN paragraph p ON p.revision = r.uid AND p.uid = f.paragraph WHERE p.page > 0`
	const marks = `SELECT f.key, f.quote_start, f.quote_end, p.text, c.span_start, c.number
		FROM figure f JOIN revision r ON r.source = f.source
		JOIN paragraph p ON p.revision = r.uid AND p.uid = f.paragraph
		JOIN citation c ON c.revision = p.revision AND c.paragraph = p.uid
		WHERE f.quote_end > f.quote_start ORDER BY f.key, c.span_start, c.position`
	type onPage struct {
		figure string
		page   int
	}
	found, err := collect(func(p *onPage) []any { return []any{&p.figure, &p.page} })(tx.QueryContext(ctx, pages))
	if err != nil {
		return fmt.Errorf("read pages of figures: %w", err)
	}
	for _, p := range found {
		f := figures[p.figure]
		f.Origin.Page = p.page
		figures[p.figure] = f
	}
	all, err := collect(citedFields)(tx.QueryContext(ctx, marks))
	if err != nil {
		return fmt.Errorf("read what figures are cited from: %w", err)
	}
	for _, c := range all {
		f := figures[c.figure]
		if f.Origin.Reference == 0 && c.carries() {
			f.Origin.Reference = c.number
			figures[c.figure] = f
		}
	}
	return nil
}

// carries tells whether the mark stands after the figure in its sentence.
func (c cited) carries() bool {
	if c.at < c.quote.End {
		return false
	}
	for _, s := range source.Sentences(c.text) {
		if s.Start <= c.quote.Start && c.quote.Start < s.End {
			return c.at <= s.End
		}
	}
	return false
}
