package app

import (
	"fmt"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"
)

// cellMark stands between the cells of a row in its paragraph's text.
const cellMark = " | "

// placedRow is a row's paragraph and the section it stands in.
type placedRow struct {
	source.Paragraph
	section source.Section
}

// rowsOf finds the paragraphs of a table's rows in the document it stands in, by the
// rows' numbers.
func (r DataReading) rowsOf(doc source.Document) map[int]placedRow {
	out := map[int]placedRow{}
	for _, s := range doc.Sections {
		if r.doc == nil && s.Title != sectionTitle(r.Table, r.file.Name) {
			continue
		}
		for _, p := range s.Paragraphs {
			switch {
			case p.Row == nil:
			case r.doc == nil:
				out[p.Line] = placedRow{p, s}
			case tableName(source.Table{Number: p.Row.Table}) == r.Table.Sheet:
				out[len(out)+1] = placedRow{p, s}
			}
		}
	}
	return out
}

// sectionTitle is the title of the section that a file's table is read as.
func sectionTitle(t dataset.Table, file string) string {
	if t.Sheet == "" {
		return file
	}
	return t.Sheet
}

// link points each figure at the paragraph of its row, and at its cell there. A figure
// of a document's table is told by section and row instead of a file's.
func (r DataReading) link(figures []evidence.Figure, doc source.Document) {
	rows := r.rowsOf(doc)
	for i := range figures {
		o := &figures[i].Origin
		column := dataset.ColumnOf(o.Locator)
		row, ok := rows[o.Row]
		if ok {
			o.Paragraph, o.Quote = row.ID, cellSpan(row.Paragraph, column)
		}
		if r.doc == nil {
			continue
		}
		if o.Section = row.section.Number; o.Section == "" {
			o.Section = row.section.Title
		}
		o.Locator = fmt.Sprintf("%s, row %d", r.Table.Sheet, o.Row)
		o.Dataset, o.Row = "", 0
	}
}

// cellSpan is where a cell of a row stands in the paragraph's text; the zero span when
// it cannot be found there.
func cellSpan(p source.Paragraph, column int) source.Span {
	spans := p.CellSpans()
	if column < 0 || column >= len(spans) {
		return source.Span{}
	}
	return spans[column]
}

// slot is what two figures must share to say the same thing of the same.
type slot struct {
	indicator, place string
	period           evidence.Period
	asOf             evidence.Date
}

func slotOf(f evidence.Figure) slot { return slot{f.Indicator, f.Place, f.Period, f.AsOf} }

// giveWay makes candidates of figures whose place in the series is taken by a confirmed
// figure of another source: a person decides which one stands.
func giveWay(figures []evidence.Figure, b *evidence.Book, from string) {
	taken := map[slot]bool{}
	for _, f := range b.Figures {
		if f.Status == evidence.Confirmed && (from == "" || f.Origin.Source != from) {
			taken[slotOf(f)] = true
		}
	}
	for i := range figures {
		if taken[slotOf(figures[i])] {
			figures[i].Status = evidence.Candidate
		}
	}
}
