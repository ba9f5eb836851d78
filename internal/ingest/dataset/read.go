package dataset

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Formats of datasets, as a revision keeps them.
const (
	CSV  = "csv"
	XLSX = "xlsx"
)

// File is what was read from a file.
type File struct {
	Name   string
	Format string  // CSV or XLSX
	Tables []Table // at least one; the sheets in the workbook's order
}

// Read reads a file by its content. Errors wrap ErrFormat, ErrEmpty, ErrTooLarge or the
// context's.
func Read(ctx context.Context, name string, data []byte) (File, error) {
	f := File{Name: filepath.Base(name), Format: CSV}
	var err error
	switch {
	case len(data) > MaxBytes:
		err = fmt.Errorf("%w: %d MB, and at most %d are read; split it", ErrTooLarge, len(data)>>20, MaxBytes>>20)
	case isZip(data):
		f.Format = XLSX
		f.Tables, err = readXLSX(ctx, f.Name, data)
	default:
		var t Table
		t, err = readDelimited(ctx, f.Name, data)
		f.Tables = []Table{t}
	}
	if err != nil {
		return File{}, fmt.Errorf("read %s: %w", f.Name, err)
	}
	return f, nil
}

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Sheet is the table of that name, case aside. With an empty name it is the only one
// that is shown and holds numbers; an error that names the sheets when there are more.
func (f File) Sheet(name string) (Table, error) {
	var shown []Table
	var names []string
	for _, t := range f.Tables {
		if name != "" && strings.EqualFold(t.Sheet, name) {
			return t, nil
		}
		names = append(names, fmt.Sprintf("%q", t.Sheet))
		if !t.Hidden && len(t.Rows) > 0 {
			shown = append(shown, t)
		}
	}
	switch {
	case name != "" && f.Format == CSV:
		return Table{}, fmt.Errorf("%w: %s has no sheets", ErrMapping, f.Name)
	case name != "":
		return Table{}, fmt.Errorf("%w: there is no sheet %q; there are %s", ErrMapping, name, strings.Join(names, ", "))
	case len(shown) == 0:
		return Table{}, ErrEmpty
	case len(shown) > 1:
		names = names[:0]
		for _, t := range shown {
			names = append(names, fmt.Sprintf("%q", t.Sheet))
		}
		return shown[0], &SheetsError{names}
	}
	return shown[0], nil
}

// SheetsError means a workbook has several sheets and none was named.
type SheetsError struct{ Names []string }

func (e *SheetsError) Error() string {
	return "the workbook has the sheets " + strings.Join(e.Names, ", ") + "; name one"
}

// Unwrap makes it an ErrMapping.
func (e *SheetsError) Unwrap() error { return ErrMapping }

// sampleLines is how many lines are looked at to tell a table from prose.
const sampleLines = 40

// Looks tells whether a file is a table rather than a text: a workbook, or lines that
// one delimiter cuts into equally many cells. A name that ends in .csv or .tsv settles
// it for any text.
func Looks(name string, data []byte) bool {
	if isZip(data) {
		return holdsWorkbook(data)
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab", ".xls":
		return !bytes.HasPrefix(data, []byte("%PDF-"))
	case ".md", ".markdown", ".html", ".htm", ".bib", ".ris", ".json":
		return false
	}
	head := data[:min(len(data), 32<<10)]
	if !utf8.Valid(head) && len(head) == len(data) || bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	lines := strings.Split(strings.TrimSpace(string(head)), "\n")
	if len(lines) < 3 || strings.HasPrefix(strings.TrimSpace(lines[0]), "|") {
		return false
	}
	lines = lines[:min(len(lines), sampleLines)]
	for _, d := range []rune{'\t', ';', ','} {
		if n := strings.Count(lines[0], string(d)); n > 0 && evenly(lines, d, n) {
			return true
		}
	}
	return false
}

// evenly tells whether every line has exactly n delimiters and most hold a digit.
func evenly(lines []string, d rune, n int) bool {
	digits := 0
	for i, l := range lines {
		if i == len(lines)-1 && i > 2 && strings.Count(l, string(d)) < n {
			continue // the sample may end within a line
		}
		if strings.Count(l, string(d)) != n || strings.Contains(l, string(d)+" ") {
			return false
		}
		if strings.ContainsAny(l, "0123456789") {
			digits++
		}
	}
	return digits*2 >= len(lines)
}
