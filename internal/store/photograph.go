package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// rowName names one row of the evidence in a photograph.
type rowName struct{ kind, key string }

// The kinds of row in a photograph.
const (
	indicatorRow = "indicator"
	figureRow    = "figure"
	claimRow     = "claim"
	conflictRow  = "conflict"
)

// photo is rows of the evidence as they stood at one moment, as JSON by kind and key.
// A row that was not there is null.
type photo map[rowName]json.RawMessage

// null is a row that is not there.
var null = json.RawMessage("null")

// held* are rows with what JSON would lose of them: the decimals that a value was
// printed with, and where a row stands among its kind.
type (
	heldFigure struct {
		evidence.Figure
		Value string `json:"value"`
	}
	heldClaim struct {
		evidence.Claim
		At int `json:"at"`
	}
	heldConflict struct {
		evidence.Conflict
		At int `json:"at"`
	}
)

// touched names the rows of a change.
func touched(c evidence.Change) []rowName {
	indicators, figures, claims, conflicts := c.Keys()
	var out []rowName
	for _, of := range []struct {
		kind string
		keys []string
	}{{indicatorRow, indicators}, {figureRow, figures}, {claimRow, claims}, {conflictRow, conflicts}} {
		for _, key := range of.keys {
			out = append(out, rowName{of.kind, key})
		}
	}
	return out
}

// photograph reads rows as they stand.
func photograph(ctx context.Context, tx *sql.Tx, names []rowName) (photo, error) {
	out := make(photo, len(names))
	for _, n := range names {
		row, err := readRow(ctx, tx, n)
		if errors.Is(err, evidence.ErrNotFound) {
			out[n] = null
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read %s %q: %w", n.kind, n.key, err)
		}
		if out[n], err = json.Marshal(row); err != nil {
			return nil, fmt.Errorf("journal %s %q: %w", n.kind, n.key, err)
		}
	}
	return out, nil
}

// readRow reads one row, or returns evidence.ErrNotFound.
func readRow(ctx context.Context, tx *sql.Tx, n rowName) (any, error) {
	switch n.kind {
	case indicatorRow:
		return readIndicator(ctx, tx, n.key)
	case figureRow:
		f, err := readFigure(ctx, tx, n.key)
		return heldFigure{f, f.Value.StringFixed(max(0, -f.Value.Exponent()))}, err
	case claimRow:
		return readClaim(ctx, tx, n.key)
	case conflictRow:
		return readConflict(ctx, tx, n.key)
	case sourceRow:
		return readHeld(ctx, tx, n.key)
	}
	return nil, fmt.Errorf("no rows of kind %q", n.kind)
}

// differing keeps the rows that are not the same in both photographs.
func differing(a, b photo) (photo, photo) {
	x, y := photo{}, photo{}
	for n := range a {
		if !bytes.Equal(a[n], b[n]) {
			x[n], y[n] = a[n], b[n]
		}
	}
	return x, y
}

// change is the change that makes rows what they are in the photograph.
func (p photo) change(name string) (evidence.Change, error) {
	c := evidence.Change{Name: name}
	for _, n := range p.names() {
		if err := p.row(&c, n); err != nil {
			return evidence.Change{}, fmt.Errorf("journal %s %q: %w", n.kind, n.key, err)
		}
	}
	return c, nil
}

func (p photo) names() []rowName {
	return slices.SortedFunc(maps.Keys(p), func(a, b rowName) int {
		return bytes.Compare([]byte(a.kind+" "+a.key), []byte(b.kind+" "+b.key))
	})
}

// row adds one row of the photograph to a change.
func (p photo) row(c *evidence.Change, n rowName) error {
	gone := bytes.Equal(p[n], null)
	switch n.kind {
	case sourceRow:
		return nil // no row of the evidence: bringSources and takeSources make it
	case indicatorRow:
		return addRow(&c.Indicators, n.key, gone, func() (row evidence.Indicator, _ int, err error) {
			return row, 0, json.Unmarshal(p[n], &row)
		})
	case figureRow:
		return addRow(&c.Figures, n.key, gone, func() (evidence.Figure, int, error) {
			var row heldFigure
			err := json.Unmarshal(p[n], &row)
			if err == nil {
				row.Figure.Value, err = decimal.NewFromString(row.Value)
			}
			return row.Figure, 0, err
		})
	case claimRow:
		return addRow(&c.Claims, n.key, gone, func() (evidence.Claim, int, error) {
			var row heldClaim
			err := json.Unmarshal(p[n], &row)
			return row.Claim, row.At, err
		})
	case conflictRow:
		return addRow(&c.Conflicts, n.key, gone, func() (evidence.Conflict, int, error) {
			var row heldConflict
			err := json.Unmarshal(p[n], &row)
			return row.Conflict, row.At, err
		})
	}
	return fmt.Errorf("no rows of kind %q", n.kind)
}

func addRow[T any](rows *evidence.Rows[T], key string, gone bool, read func() (T, int, error)) error {
	if gone {
		rows.Delete = append(rows.Delete, key)
		return nil
	}
	row, at, err := read()
	if err != nil {
		return err
	}
	rows.Put = append(rows.Put, row)
	if at > 0 {
		if rows.At == nil {
			rows.At = map[string]int{}
		}
		rows.At[key] = at
	}
	return nil
}

// rewind is the rows as they are to be when what turned `from` into `to` is made to
// rows that may have changed otherwise since: only fields that differ between the two
// are touched, so a quote that was anchored anew meanwhile stays where it is.
func rewind(now, from, to photo) (photo, error) {
	out := photo{}
	for n := range to {
		whole := bytes.Equal(now[n], from[n]) || bytes.Equal(now[n], null) ||
			bytes.Equal(from[n], null) || bytes.Equal(to[n], null)
		if whole {
			out[n] = to[n]
			continue
		}
		var err error
		if out[n], err = rewindRow(now[n], from[n], to[n]); err != nil {
			return nil, fmt.Errorf("journal %s %q: %w", n.kind, n.key, err)
		}
	}
	return out, nil
}

func rewindRow(now, from, to json.RawMessage) (json.RawMessage, error) {
	var fields [3]map[string]json.RawMessage
	for i, row := range []json.RawMessage{now, from, to} {
		if err := json.Unmarshal(row, &fields[i]); err != nil {
			return nil, err
		}
	}
	out, was, then := fields[0], fields[1], fields[2]
	for name := range was {
		if _, stays := then[name]; !stays {
			delete(out, name)
		}
	}
	for name, value := range then {
		if !bytes.Equal(was[name], value) {
			out[name] = value
		}
	}
	return json.Marshal(out)
}

// MarshalJSON writes the photograph by kind, then key.
func (p photo) MarshalJSON() ([]byte, error) {
	out := map[string]map[string]json.RawMessage{}
	for n, row := range p {
		if out[n.kind] == nil {
			out[n.kind] = map[string]json.RawMessage{}
		}
		out[n.kind][n.key] = row
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *photo) UnmarshalJSON(b []byte) error {
	var in map[string]map[string]json.RawMessage
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*p = photo{}
	for kind, rows := range in {
		for key, row := range rows {
			(*p)[rowName{kind, key}] = row
		}
	}
	return nil
}
