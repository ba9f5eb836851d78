package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefdeck/internal/source"
)

// within is a row with the name of what it belongs to.
type within[T any] struct {
	owner source.ID
	of    T
}

func sectionFields(s *source.Section) []any {
	return []any{&s.ID, &s.Number, &s.Title, &s.Level, &s.Line, &s.Page}
}

// readSections reads a revision's sections with their paragraphs and citations.
func readSections(ctx context.Context, tx *sql.Tx, revision source.ID) ([]source.Section, error) {
	const q = `SELECT uid, number, title, level, line, page FROM section WHERE revision = ? ORDER BY position`
	out, err := collect(sectionFields)(tx.QueryContext(ctx, q, revision))
	if err != nil {
		return nil, fmt.Errorf("read sections: %w", err)
	}
	paragraphs, err := readParagraphs(ctx, tx, revision)
	if err != nil {
		return nil, fmt.Errorf("read paragraphs: %w", err)
	}
	for i := range out {
		out[i].Paragraphs = paragraphs[out[i].ID]
	}
	return out, nil
}

// addSection adds a section with its paragraphs; empty ids are made new.
func addSection(ctx context.Context, tx *sql.Tx, revision source.ID, p placed[source.Section]) error {
	const q = `INSERT INTO section (revision, position, uid, number, title, level, line, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	s := p.of
	if s.ID == "" {
		s.ID = source.NewID()
	}
	if err := exec(ctx, tx, q, append([]any{revision, p.at}, sectionFields(&s)...)...); err != nil {
		return err
	}
	for i, par := range s.Paragraphs {
		if err := addParagraph(ctx, tx, revision, placed[within[source.Paragraph]]{i, within[source.Paragraph]{s.ID, par}}); err != nil {
			return fmt.Errorf("add paragraph %d: %w", i+1, err)
		}
	}
	return nil
}

const paragraphColumns = `section, uid, kind, text, line, page, depth, mark, cells`

func paragraphFields(p *within[source.Paragraph]) []any {
	return []any{
		&p.owner, &p.of.ID, &p.of.Kind, &p.of.Text, &p.of.Line, &p.of.Page, &p.of.Depth, &p.of.Mark,
		maybe[source.Row]{&p.of.Row},
	}
}

// readParagraphs reads the paragraphs of each section.
func readParagraphs(ctx context.Context, tx *sql.Tx, revision source.ID) (map[source.ID][]source.Paragraph, error) {
	const q = `SELECT ` + paragraphColumns + ` FROM paragraph WHERE revision = ? ORDER BY section, position`
	rows, err := collect(paragraphFields)(tx.QueryContext(ctx, q, revision))
	if err != nil {
		return nil, err
	}
	citations, err := readCitations(ctx, tx, revision)
	if err != nil {
		return nil, err
	}
	out := map[source.ID][]source.Paragraph{}
	for _, r := range rows {
		r.of.Citations = citations[r.of.ID]
		out[r.owner] = append(out[r.owner], r.of)
	}
	return out, nil
}

// addParagraph adds a paragraph, owned by its section, with its citations.
func addParagraph(ctx context.Context, tx *sql.Tx, revision source.ID, p placed[within[source.Paragraph]]) error {
	const q = `INSERT INTO paragraph (revision, position, ` + paragraphColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	row := p.of
	if row.of.ID == "" {
		row.of.ID = source.NewID()
	}
	if err := exec(ctx, tx, q, append([]any{revision, p.at}, paragraphFields(&row)...)...); err != nil {
		return err
	}
	for i, c := range row.of.Citations {
		if err := addCitation(ctx, tx, revision, placed[within[source.Citation]]{i, within[source.Citation]{row.of.ID, c}}); err != nil {
			return fmt.Errorf("add citation of %d: %w", c.Number, err)
		}
	}
	return nil
}

func citationFields(c *within[source.Citation]) []any {
	return []any{&c.owner, &c.of.Span.Start, &c.of.Span.End, &c.of.Number}
}

// readCitations reads the citations in each paragraph.
func readCitations(ctx context.Context, tx *sql.Tx, revision source.ID) (map[source.ID][]source.Citation, error) {
	const q = `SELECT paragraph, span_start, span_end, number FROM citation WHERE revision = ? ORDER BY paragraph, position`
	rows, err := collect(citationFields)(tx.QueryContext(ctx, q, revision))
	if err != nil {
		return nil, err
	}
	out := map[source.ID][]source.Citation{}
	for _, r := range rows {
		out[r.owner] = append(out[r.owner], r.of)
	}
	return out, nil
}

func addCitation(ctx context.Context, tx *sql.Tx, revision source.ID, p placed[within[source.Citation]]) error {
	const q = `INSERT INTO citation (revision, position, paragraph, span_start, span_end, number) VALUES (?, ?, ?, ?, ?, ?)`
	return exec(ctx, tx, q, append([]any{revision, p.at}, citationFields(&p.of)...)...)
}
