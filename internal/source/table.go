package source

import "strings"

// cellMark stands between the cells of a row in its paragraph's text.
const cellMark = "|"

// CellSpans is where the cells of a row stand in the paragraph's text, without the blanks
// around them; nil when they cannot be told apart there.
func (p Paragraph) CellSpans() []Span {
	if p.Row == nil {
		return nil
	}
	parts := strings.Split(p.Text, cellMark)
	if len(parts) != len(p.Row.Cells) {
		return nil // a cell has a bar of its own
	}
	out, at := make([]Span, len(parts)), 0
	for i, part := range parts {
		from := at + len(part) - len(strings.TrimLeft(part, " "))
		out[i] = Span{Start: from, End: from + len(strings.TrimSpace(part))}
		at += len(part) + len(cellMark)
	}
	return out
}

// Row is what the cells of one row of a table say. The paragraph's text is the cells
// with bars between them, so that a row can be searched and quoted.
type Row struct {
	Table   int      `json:"table"`             // which table of the document, from 1
	Header  bool     `json:"header,omitempty"`  // names the columns below it
	Cells   []string `json:"cells"`             // as many in every row; one that spans several columns stands in its first
	Caption string   `json:"caption,omitempty"` // of the whole table, on its first row
}

// Table is a table of a document: its rows, with the paragraphs they are.
type Table struct {
	Number  int // in the document, from 1
	Caption string
	Section ID
	Head    []Paragraph // the rows that name the columns
	Body    []Paragraph
}

// Tables gathers the rows of the document's tables, in document order.
func (d Document) Tables() []Table {
	var out []Table
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			if p.Row == nil {
				continue
			}
			if len(out) == 0 || out[len(out)-1].Number != p.Row.Table {
				out = append(out, Table{Number: p.Row.Table, Section: s.ID})
			}
			out[len(out)-1].add(p)
		}
	}
	return out
}

// add takes the next row.
func (t *Table) add(p Paragraph) {
	if t.Caption == "" {
		t.Caption = p.Row.Caption
	}
	if p.Row.Header {
		t.Head = append(t.Head, p)
	} else {
		t.Body = append(t.Body, p)
	}
}
