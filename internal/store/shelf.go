package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// sourceRow is the kind of a source in a photograph of the evidence.
const sourceRow = "source"

// heldSource is a source as a photograph shows it. Texts are named only: while they are
// out of the library they lie on the shelf.
type heldSource struct {
	source.Source
	Revisions []source.ID      `json:"revisions"` // the first one first
	Places    []evidence.Place `json:"places,omitempty"`
}

// readHeld reads a source with the names of its revisions, or returns evidence.ErrNotFound.
func readHeld(ctx context.Context, tx *sql.Tx, key string) (h heldSource, err error) {
	const places = `SELECT ` + placeColumns + ` FROM place WHERE source = ? ORDER BY position`
	if h.Source, err = readSource(ctx, tx, key); err != nil {
		if errors.Is(err, source.ErrNotFound) {
			err = evidence.ErrNotFound
		}
		return h, err
	}
	if h.Revisions, err = revisionIDs(ctx, tx, key); err != nil {
		return h, err
	}
	h.Places, err = collect(placeFields)(tx.QueryContext(ctx, places, key))
	return h, err
}

func revisionIDs(ctx context.Context, tx *sql.Tx, key string) ([]source.ID, error) {
	const q = `SELECT uid FROM revision WHERE source = ? ORDER BY number`
	return collect(func(id *source.ID) []any { return []any{id} })(tx.QueryContext(ctx, q, key))
}

// held reads the sources of a photograph; one that is not there has none.
func (p photo) held(key string) (*heldSource, error) {
	row, ok := p[rowName{sourceRow, key}]
	if !ok || bytes.Equal(row, null) {
		return nil, nil
	}
	h := &heldSource{}
	if err := json.Unmarshal(row, h); err != nil {
		return nil, fmt.Errorf("journal source %q: %w", key, err)
	}
	return h, nil
}

// bringSources puts the sources of a photograph, with their texts from the shelf.
func (p photo) bringSources(ctx context.Context, tx *sql.Tx) error {
	for _, n := range p.names() {
		if n.kind != sourceRow {
			continue
		}
		h, err := p.held(n.key)
		if err != nil || h == nil {
			if err != nil {
				return err
			}
			continue
		}
		if err := h.bring(ctx, tx); err != nil {
			return fmt.Errorf("put source %q: %w", n.key, err)
		}
	}
	return nil
}

func (h *heldSource) bring(ctx context.Context, tx *sql.Tx) error {
	const drop = `DELETE FROM place WHERE source = ?`
	if err := putSource(ctx, tx, h.Source); err != nil {
		return err
	}
	there, err := revisionIDs(ctx, tx, h.Key)
	if err != nil {
		return err
	}
	for _, id := range h.Revisions {
		if slices.Contains(there, id) {
			continue
		}
		if err := unshelve(ctx, tx, id); err != nil {
			return err
		}
	}
	if err := exec(ctx, tx, drop, h.Key); err != nil {
		return err
	}
	return putList(ctx, tx, h.Places, putPlace)
}

// takeSources takes out what a photograph does not show of its sources: a source that is
// not there, and revisions, which go to the shelf of a step.
func (p photo) takeSources(ctx context.Context, tx *sql.Tx, step int) error {
	for _, n := range p.names() {
		if n.kind != sourceRow {
			continue
		}
		h, err := p.held(n.key)
		if err != nil {
			return err
		}
		if err := takeSource(ctx, tx, step, n.key, h); err != nil {
			return fmt.Errorf("take out source %q: %w", n.key, err)
		}
	}
	return nil
}

func takeSource(ctx context.Context, tx *sql.Tx, step int, key string, stays *heldSource) error {
	const places = `DELETE FROM place WHERE source = ?`
	const q = `DELETE FROM source WHERE key = ?`
	there, err := revisionIDs(ctx, tx, key)
	if err != nil {
		return err
	}
	for _, id := range there {
		if stays != nil && slices.Contains(stays.Revisions, id) {
			continue
		}
		if err := shelve(ctx, tx, step, id); err != nil {
			return err
		}
	}
	if stays != nil {
		return nil
	}
	if err := exec(ctx, tx, places, key); err != nil {
		return err
	}
	return drop(ctx, tx, "source", []string{key}, q)
}

const shelfColumns = revisionColumns + `, number, changes`

// shelve moves a revision with what was read from it to the shelf of a step.
func shelve(ctx context.Context, tx *sql.Tx, step int, id source.ID) error {
	const q = `SELECT ` + shelfColumns + ` FROM revision WHERE uid = ?`
	const add = `INSERT INTO shelved_revision (` + shelfColumns + `, step, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	var r source.Revision
	if err := one(tx.QueryRowContext(ctx, q, id), source.ErrNotFound, numberedFields(&r)...); err != nil {
		return err
	}
	d, err := readContent(ctx, tx, source.Source{}, id)
	if err != nil {
		return err
	}
	if err := exec(ctx, tx, add, append(numberedFields(&r), step, object[source.Document]{&d})...); err != nil {
		return fmt.Errorf("put revision %d aside: %w", r.Number, err)
	}
	return deleteRevision(ctx, tx, id)
}

// unshelve brings a revision back. source.ErrDuplicate when its bytes came otherwise
// meanwhile, source.ErrNotFound when it is not on the shelf.
func unshelve(ctx context.Context, tx *sql.Tx, id source.ID) error {
	const q = `SELECT ` + shelfColumns + `, content FROM shelved_revision WHERE uid = ?`
	const add = `INSERT INTO revision (` + shelfColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	const gone = `DELETE FROM shelved_revision WHERE uid = ?`
	var r source.Revision
	var d source.Document
	if err := one(tx.QueryRowContext(ctx, q, id), source.ErrNotFound, append(numberedFields(&r), object[source.Document]{&d})...); err != nil {
		return fmt.Errorf("find the text put aside: %w", err)
	}
	if _, err := newRevision(ctx, tx, r); err != nil {
		return err
	}
	if err := exec(ctx, tx, add, numberedFields(&r)...); err != nil {
		return fmt.Errorf("bring revision %d back: %w", r.Number, err)
	}
	if err := addContent(ctx, tx, r.ID, d); err != nil {
		return err
	}
	return exec(ctx, tx, gone, id)
}
