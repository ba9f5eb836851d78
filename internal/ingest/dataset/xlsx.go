package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"briefdeck/internal/ingest"
)

// holdsWorkbook tells a workbook from other archives by its folder's name, which stands
// uncompressed at the start of an archive or at its end.
func holdsWorkbook(data []byte) bool { return bytes.Contains(data, []byte("xl/")) }

// workbook is what the sheets of a workbook share.
type workbook struct {
	parts   ingest.Parts
	sheets  []sheetEntry
	strings []string
	formats []format // by the style of a cell
	from    epoch
}

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct {
	name, part string
	hidden     bool
}

// readXLSX reads the sheets of a workbook: what its cells show, with the results that
// formulas had when it was saved.
func readXLSX(ctx context.Context, name string, data []byte) ([]Table, error) {
	if !holdsWorkbook(data) {
		return nil, fmt.Errorf("%w: it is an archive without a workbook; save the sheet as XLSX or CSV", ErrFormat)
	}
	w, err := openWorkbook(ctx, data)
	if err != nil {
		return nil, own(err)
	}
	var out []Table
	cells := 0
	for _, s := range w.sheets {
		t := Table{File: name, Sheet: s.name, Hidden: s.hidden}
		part, err := w.parts.Read(ctx, s.part)
		if err != nil {
			return nil, own(err)
		}
		n, err := w.readSheet(ctx, part, &t)
		if err != nil {
			return nil, err
		}
		if cells += n; cells > maxCells {
			return nil, tooMany(0)
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		return nil, ErrEmpty
	}
	for _, t := range out {
		if len(t.Rows) > 0 {
			return out, nil
		}
	}
	return nil, ErrEmpty
}

// own makes an error of unpacking one of this room.
func own(err error) error {
	switch {
	case errors.Is(err, ingest.ErrTooLarge):
		return fmt.Errorf("%w: %s", ErrTooLarge, strings.TrimPrefix(err.Error(), ingest.ErrTooLarge.Error()+": "))
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return fmt.Errorf("%w: %s", ErrFormat, strings.TrimPrefix(err.Error(), ingest.ErrFormat.Error()+": "))
}

func openWorkbook(ctx context.Context, data []byte) (*workbook, error) {
	parts, err := ingest.OpenParts(data, "a workbook")
	if err != nil {
		return nil, err
	}
	w := &workbook{parts: parts}
	main := "xl/workbook.xml"
	targets, err := w.targets(ctx, "xl/_rels/workbook.xml.rels")
	if err != nil {
		return nil, err
	}
	list, err := parts.Read(ctx, main)
	if err != nil {
		return nil, err
	}
	for s := (scanner{data: list}); s.next(); {
		switch {
		case s.closing:
		case s.name == "workbookPr":
			w.from.since1904 = isTrue(s.attr("date1904"))
		case s.name == "sheet":
			if part := targets[s.attr("id")]; strings.Contains(part, "worksheets/") {
				w.sheets = append(w.sheets, sheetEntry{s.attr("name"), part, s.attr("state") == "hidden" || s.attr("state") == "veryHidden"})
			}
		}
	}
	if err := w.readStrings(ctx); err != nil {
		return nil, err
	}
	return w, w.readStyles(ctx)
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// targets reads which part each relation names.
func (w *workbook) targets(ctx context.Context, rels string) (map[string]string, error) {
	data, err := w.parts.Read(ctx, rels)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for s := (scanner{data: data}); s.next(); {
		if s.name != "Relationship" || s.closing {
			continue
		}
		target := s.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		out[s.attr("Id")] = strings.TrimPrefix(target, "/")
	}
	return out, nil
}

// readStrings reads the texts that cells share; readings aids beside them are left out.
func (w *workbook) readStrings(ctx context.Context) error {
	if !w.parts.Has("xl/sharedStrings.xml") {
		return nil
	}
	data, err := w.parts.Read(ctx, "xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	var text strings.Builder
	aside := false
	for s := (scanner{data: data}); s.next(); {
		switch s.name {
		case "rPh":
			aside = !s.closing && !s.empty
		case "t":
			if s.closing && !aside {
				text.WriteString(s.text())
			}
		case "si":
			if s.closing || s.empty {
				w.strings = append(w.strings, tidy(text.String()))
				text.Reset()
			}
			if len(w.strings) > maxCells {
				return tooMany(0)
			}
		}
	}
	return nil
}
