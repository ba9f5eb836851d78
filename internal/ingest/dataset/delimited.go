package dataset

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefdeck/internal/ingest"
)

// delimiters are tried in this order where they cut equally well.
var delimiters = []rune{'\t', ';', ',', '|'}

// readDelimited reads lines of cells, in any text encoding.
func readDelimited(ctx context.Context, name string, data []byte) (Table, error) {
	if bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0 && !hasUTF16Mark(data) {
		return Table{}, fmt.Errorf("%w: it is not text; save it as CSV (UTF-8) or XLSX", ErrFormat)
	}
	text, guessed := ingest.Decode(data)
	if strings.TrimSpace(text) == "" {
		return Table{}, ErrEmpty
	}
	t := Table{File: name}
	if guessed != "" {
		t.Notes = append(t.Notes, "the file does not say its encoding; it was read as "+guessed)
	}
	text, t.Delimiter = statedDelimiter(text)
	if t.Delimiter == 0 {
		t.Delimiter = guessDelimiter(text)
	}
	if err := t.fill(ctx, text); err != nil {
		return Table{}, err
	}
	if len(t.Rows) == 0 {
		return Table{}, ErrEmpty
	}
	t.splitKeys()
	return t, nil
}

// splitKeys parts Eurostat's first column, which holds several with commas between:
// "freq,unit,geo\TIME_PERIOD".
func (t *Table) splitKeys() {
	head, across, ok := strings.Cut(t.Rows[0].Cell(0), `\`)
	keys := strings.Count(head, ",") + 1
	if !ok || keys < 2 || !strings.HasPrefix(strings.ToLower(across), "time") || t.Width()+keys > maxColumns {
		return
	}
	for i, r := range t.Rows {
		first, _, _ := strings.Cut(r.Cell(0), `\`)
		cells := strings.SplitN(first, ",", keys)
		for len(cells) < keys {
			cells = append(cells, "")
		}
		for k := range cells {
			cells[k] = tidy(cells[k])
		}
		if len(r.Cells) > 0 {
			t.Rows[i].Cells = append(cells, r.Cells[1:]...)
		}
	}
	t.Notes = append(t.Notes, fmt.Sprintf("the first column holds %d; they were parted, so that the letters of the others are further on than in the file", keys))
}

func hasUTF16Mark(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// statedDelimiter reads the line "sep=;" that Excel writes, and blanks it.
func statedDelimiter(text string) (string, rune) {
	first, rest, _ := strings.Cut(text, "\n")
	sep, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, "\" ")), "sep=")
	if r := []rune(sep); ok && len(r) == 1 {
		return "\n" + rest, r[0]
	}
	return text, 0
}

// guessDelimiter takes the delimiter that cuts the most lines into equally many cells.
func guessDelimiter(text string) rune {
	sample := text[:min(len(text), 64<<10)]
	best, most := ',', 0
	for _, d := range delimiters {
		if n := agreement(sample, d); n > most {
			best, most = d, n
		}
	}
	return best
}

// agreement counts the lines with as many cells as most lines have, when that is more than one.
func agreement(sample string, d rune) int {
	r := newCSV(sample, d)
	counts := map[int]int{}
	for range sampleLines {
		rec, err := r.Read()
		if err != nil {
			break
		}
		counts[len(rec)]++
	}
	best := 0
	for cells, lines := range counts {
		if cells > 1 {
			best = max(best, lines)
		}
	}
	return best
}

func newCSV(text string, d rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = d, true, -1, true
	return r
}

// fill reads the rows within the bounds.
func (t *Table) fill(ctx context.Context, text string) error {
	r := newCSV(text, t.Delimiter)
	for cells := 0; ; {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrFormat, err)
		}
		line, _ := r.FieldPos(0)
		row := Row{Number: line, Cells: make([]string, len(rec))}
		for i, c := range rec {
			row.Cells[i] = tidy(c)
		}
		if cells += len(rec); cells > maxCells || len(rec) > maxColumns || len(t.Rows) >= maxRows {
			return tooMany(len(rec))
		}
		if !row.blank() {
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows)%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

func tooMany(columns int) error {
	if columns > maxColumns {
		return fmt.Errorf("%w: more than %d columns; keep those that are needed", ErrTooLarge, maxColumns)
	}
	return fmt.Errorf("%w: more than %d rows or %d million cells; keep those that are needed", ErrTooLarge, maxRows, maxCells/1_000_000)
}
