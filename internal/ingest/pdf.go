package ingest

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"briefdeck/internal/ingest/pdftext"
	"briefdeck/internal/source"
)

// readPDF reads a PDF document. What looks like a heading is told in pdfHeadings.
func readPDF(ctx context.Context, data []byte, o Options) (manuscript, error) {
	d, err := pdftext.Read(ctx, data, pdftext.Options{Password: o.Password, CacheDir: o.CacheDir, Page: o.Page})
	if err != nil {
		return manuscript{}, pdfError(err, o)
	}
	m := manuscript{props: pdfProps(d), solid: true, warnings: pdfWarnings(d)}
	cleanMarks(&d)
	d.Blocks = slices.DeleteFunc(d.Blocks, func(b pdftext.Block) bool { return isOrnament(b.Text) })
	for _, b := range d.Blocks {
		m.blocks = append(m.blocks, pdfBlock(b))
	}
	for _, n := range d.Notes {
		m.notes = append(m.notes, block{kind: source.NoteText, text: n.Text, mark: n.Mark, page: n.Page})
	}
	m.meta.Title = confirmedTitle(d)
	pdfHeadings(d, m.blocks, m.meta.Title != "")
	if len(m.blocks) > 0 && m.meta.Title != "" && lettersOf(m.blocks[0].text) == lettersOf(m.meta.Title) {
		m.blocks = m.blocks[1:]
	}
	for i := range m.blocks {
		if b := &m.blocks[i]; b.kind == source.Prose && numberedPoint.MatchString(b.text) {
			b.kind, b.depth = source.ListItem, 1
		}
	}
	return m, nil
}

// numberedPoint begins a point of a list that is as long as a paragraph.
var numberedPoint = regexp.MustCompile(`^\(?\d{1,2}[.)] +\p{Lu}`)

// pdfError says in this room's words why a PDF cannot be read, and what to do.
func pdfError(err error, o Options) error {
	switch {
	case errors.Is(err, pdftext.ErrPassword) && o.Password != "":
		return fmt.Errorf("%w, and the password given is not the right one", ErrPassword)
	case errors.Is(err, pdftext.ErrPassword):
		return fmt.Errorf("%w; give it to open the file", ErrPassword)
	case errors.Is(err, pdftext.ErrScan):
		return fmt.Errorf("%w: %w: run OCR on it first, with ocrmypdf for example, and import the result", ErrEmpty, err)
	case errors.Is(err, pdftext.ErrLimit):
		return fmt.Errorf("%w: %w", ErrTooLarge, err)
	case errors.Is(err, pdftext.ErrDamaged):
		return fmt.Errorf("%w: %w; open it in a PDF viewer and print it to a new PDF", ErrFormat, err)
	}
	return err
}

// pdfWarnings tells what pages are missing from the text.
func pdfWarnings(d pdftext.Document) []source.Warning {
	var out []source.Warning
	if d.Broken > 0 {
		out = append(out, source.Warning{
			Code: "broken-page", Text: fmt.Sprintf("%s cannot be read and were left out", counted(d.Broken, "page")),
			Hint: "open the file in a PDF viewer and print it to a new PDF",
		})
	}
	if d.Blank > 0 {
		out = append(out, source.Warning{
			Code: "page-without-text", Text: fmt.Sprintf("%s without text", counted(d.Blank, "page")),
			Hint: "they are pictures or scans; run OCR on the file to read what they say",
		})
	}
	return out
}

// pdfBlock makes a block of the manuscript.
func pdfBlock(b pdftext.Block) block {
	out := block{kind: source.Prose, text: b.Text, rows: b.Lines, page: b.Page}
	switch b.Kind {
	case pdftext.Row:
		out = tableRow(source.Row{Table: b.Table, Header: b.Header, Cells: b.Cells})
		out.page = b.Page
	case pdftext.Item:
		out.kind, out.depth = source.ListItem, b.Depth
	}
	return out
}

// raisedSign is a small number or sign above the line.
var raisedSign = regexp.MustCompile(`(\S?)\^([^^\s]{1,12})\^`)

// cleanMarks takes the marks of the notes out of the text. Marks that may point at a
// reference stay for the assembler; exponents stay as digits.
func cleanMarks(d *pdftext.Document) {
	references := false
	for _, b := range d.Blocks {
		references = references || isReferences(headingTitle(b.Text))
	}
	notes := map[string]bool{}
	for _, n := range d.Notes {
		notes[n.Mark] = true
	}
	clean := func(s string) string {
		if !strings.Contains(s, "^") {
			return s
		}
		return raisedSign.ReplaceAllStringFunc(s, func(found string) string {
			m := raisedSign.FindStringSubmatch(found)
			before, mark := m[1], strings.Trim(m[2], "[]()")
			switch {
			case notes[mark]:
				return before
			case before != "" && strings.Contains("0123456789", before):
				return before + "^" + mark
			case mark == "2" && strings.Contains("m", before):
				return before + "²"
			case references:
				return found
			}
			return before
		})
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Text = clean(b.Text)
		for j := range b.Lines {
			b.Lines[j] = clean(b.Lines[j])
		}
		for j := range b.Cells {
			b.Cells[j] = clean(b.Cells[j])
		}
	}
}

// headingTitle is a heading without its number.
func headingTitle(s string) string {
	if h := headingShape(s); h.rank > 0 {
		return h.title
	}
	return s
}
