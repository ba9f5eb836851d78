// Package dataset reads files of rows and columns (CSV, TSV) into tables, and
// tables into figures by a mapping that says what each column is. It proposes the
// mapping; a person decides.
package dataset

import (
	"errors"
	"strings"
)

// Errors of this room.
var (
	// ErrFormat means the bytes are no table that can be read.
	ErrFormat = errors.New("this is no table that can be read")
	// ErrEmpty means the file holds no rows.
	ErrEmpty = errors.New("the file holds no rows")
	// ErrTooLarge means the file has more bytes, rows or cells than are read.
	ErrTooLarge = errors.New("the table is too large")
	// ErrMapping means the mapping does not say enough, or what cannot be.
	ErrMapping = errors.New("the columns are not clear")
)

// Bounds of what is read and made.
const (
	MaxBytes   = 64 << 20 // of a file
	maxRows    = 500_000
	maxColumns = 2_000
	maxCells   = 4_000_000
	maxCell    = 4 << 10 // bytes; longer cells are cut
	maxFigures = 200_000
)

// Row is one row of a table.
type Row struct {
	Number int      `json:"row"` // in the file, from 1
	Cells  []string `json:"cells"`
}

// Table is the cells of one sheet, as printed, blanks around them taken off.
type Table struct {
	File      string   // the file's name: "trade.csv"
	Sheet     string   // of a workbook; else ""
	Hidden    bool     // a sheet that the workbook does not show
	Rows      []Row    // those with something in them; ragged as in the file
	Delimiter rune     // between the cells; 0 when the format knows its cells
	Notes     []string // what a person may want to know about the reading
}

// Width is the number of columns of the widest row.
func (t Table) Width() int {
	n := 0
	for _, r := range t.Rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// Name names the table for a person: "trade.xlsx, sheet Annual".
func (t Table) Name() string {
	if t.Sheet == "" {
		return t.File
	}
	return t.File + ", sheet " + t.Sheet
}

// Cell is what a cell says; "" outside the row.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// blank tells a row without anything in it.
func (r Row) blank() bool {
	for _, c := range r.Cells {
		if c != "" {
			return false
		}
	}
	return true
}

// filled counts the cells that say something.
func (r Row) filled() int {
	n := 0
	for _, c := range r.Cells {
		if c != "" {
			n++
		}
	}
	return n
}

// tidy takes blanks off a cell, makes it one line and cuts what is too long.
func tidy(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "\n\r\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) > maxCell {
		s = strings.ToValidUTF8(s[:maxCell], "")
	}
	return s
}

// ColumnName names a column by its letter, as spreadsheets do: 0 is A, 26 is AA.
func ColumnName(column int) string {
	name := ""
	for column >= 0 {
		name = string(rune('A'+column%26)) + name
		column = column/26 - 1
	}
	return name
}
