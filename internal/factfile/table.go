package factfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// row is one line of a CSV file, by column.
type row struct {
	at
	number int // from 1, the head not counted
	cells  map[string]string
}

// get is the cell of a column; "" when the file has no such column.
func (r row) get(column string) string { return r.cells[column] }

// rows reads a CSV file of the folder. Columns whose name ends in ? may be missing;
// a column of another name is an error.
func (l *loader) rows(name string, columns ...string) ([]row, error) {
	text, err := l.file(name)
	if text == nil || err != nil {
		return nil, err
	}
	file := path.Join(l.dir, name)
	cr := csv.NewReader(bytes.NewReader(text))
	head, err := cr.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: the file has no head; write the columns' names on the first line: %w", file, err)
	}
	if err := checkHead(head, columns); err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	var out []row
	for {
		cells, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, csvError(file, err)
		}
		line, _ := cr.FieldPos(0)
		r := row{at: at{file, line}, number: len(out) + 1, cells: map[string]string{}}
		for i, c := range cells {
			r.cells[head[i]] = strings.TrimSpace(c)
		}
		out = append(out, r)
	}
}

// csvError says at which line a CSV file is broken.
func csvError(file string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fmt.Errorf("%s:%d: %w; correct the commas and quotes of the row", file, p.Line, p.Err)
	}
	return fmt.Errorf("read %s: %w", file, err)
}

// checkHead compares a file's head with the columns it may have.
func checkHead(head, columns []string) error {
	known := make([]string, len(columns))
	for i, c := range columns {
		known[i] = strings.TrimSuffix(c, "?")
		if known[i] == c && !slices.Contains(head, c) {
			return fmt.Errorf("the column %q is missing; the columns are %s", c, strings.Join(columns, ", "))
		}
	}
	for _, h := range head {
		if !slices.Contains(known, h) {
			return fmt.Errorf("unknown column %q; known are %s", h, strings.Join(known, ", "))
		}
	}
	return nil
}
