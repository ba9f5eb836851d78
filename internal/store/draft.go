package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// AddDraft adds a draft as a new, held source and its figures as candidates, as one step
// that can be undone, and returns the source's key. Empty and taken keys and ids are made new; the ids of
// paragraphs stay, so the figures' quotes still stand in them. source.ErrDuplicate
// when a revision of the same bytes is held.
func (db *DB) AddDraft(ctx context.Context, d source.Draft, figures []evidence.Figure) (key string, err error) {
	err = db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		key, err = addDraft(ctx, tx, d)
		if err != nil {
			return err
		}
		made, err := addCandidates(ctx, tx, key, figures)
		if err != nil {
			return err
		}
		return noteStep(ctx, tx, importName(d.Source), photo{}, append(made, rowName{sourceRow, key}))
	})
	if err != nil {
		return "", fmt.Errorf("add %q: %w", nameOf(d), err)
	}
	return key, nil
}

// importName is how Undo names taking in a source.
func importName(s source.Source) string { return fmt.Sprintf("Import of “%s”", s.Title) }

func nameOf(d source.Draft) string {
	if d.Revision.Name != "" {
		return d.Revision.Name
	}
	return d.Source.Title
}

func addDraft(ctx context.Context, tx *sql.Tx, d source.Draft) (string, error) {
	const taken = `SELECT count(*) FROM source WHERE key = ?`
	rev, err := newRevision(ctx, tx, d.Revision)
	if err != nil {
		return "", err
	}
	src := d.Source
	if src.Key == "" {
		src.Key = slug(src.Title, "source")
	}
	if src.Key, err = freeKey(ctx, tx, taken, src.Key); err != nil {
		return "", err
	}
	src.Held = true
	if err := putSource(ctx, tx, src); err != nil {
		return "", err
	}
	rev.Source = source.ID(src.Key)
	return src.Key, addRevision(ctx, tx, rev, d.Document)
}

// newRevision completes a revision that is about to be kept. source.ErrDuplicate when
// one of the same bytes is held.
func newRevision(ctx context.Context, tx *sql.Tx, rev source.Revision) (source.Revision, error) {
	if rev.SHA256 == "" {
		sum := sha256.Sum256(rev.Raw)
		rev.SHA256 = hex.EncodeToString(sum[:])
	}
	if rev.Added.IsZero() {
		rev.Added = time.Now()
	}
	title, err := titleOfBytes(ctx, tx, rev.SHA256)
	if err == nil {
		return rev, fmt.Errorf("%w as %q", source.ErrDuplicate, title)
	}
	if !errors.Is(err, source.ErrNotFound) {
		return rev, err
	}
	return rev, nil
}

// addCandidates adds figures found in the source of that key. Figures derived from
// others of them follow where those get new keys. It names the rows it made.
func addCandidates(ctx context.Context, tx *sql.Tx, key string, figures []evidence.Figure) (made []rowName, err error) {
	const taken = `SELECT count(*) FROM figure WHERE key = ?`
	figures = slices.Clone(figures)
	renamed := map[string]string{}
	for i := range figures {
		f := &figures[i]
		old := f.Key
		if f.Key == "" {
			f.Key = fmt.Sprintf("%s-%d", key, i+1)
		}
		free, err := freeKey(ctx, tx, taken, f.Key)
		if err != nil {
			return nil, err
		}
		if f.Key = free; old != "" {
			renamed[old] = free
		}
		f.Status, f.Origin.Source = evidence.Candidate, key
		wanted := f.Indicator
		var fresh bool
		if f.Indicator, fresh, err = suggested(ctx, tx, *f); err != nil {
			return nil, fmt.Errorf("suggest %q: %w", wanted, err)
		}
		if fresh {
			made = append(made, rowName{indicatorRow, f.Indicator})
		}
		if err := putFigure(ctx, tx, *f); err != nil {
			return nil, err
		}
		made = append(made, rowName{figureRow, f.Key})
	}
	for _, f := range figures {
		if f.Derivation == nil {
			continue
		}
		inputs := slices.Clone(f.Derivation.Inputs)
		for i, in := range inputs {
			if now, ok := renamed[in]; ok {
				inputs[i] = now
			}
		}
		if err := putInputs(ctx, tx, f.Key, inputs); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// suggested is the key of the indicator that a candidate was suggested for. One that
// the library does not hold yet, or holds in another unit, is added: under that name,
// without a definition, which is for a person to write; fresh tells so.
func suggested(ctx context.Context, tx *sql.Tx, f evidence.Figure) (key string, fresh bool, err error) {
	const taken = `SELECT count(*) FROM indicator WHERE key = ?`
	if f.Indicator == "" {
		return "", false, nil
	}
	all, err := readIndicators(ctx, tx)
	if err != nil {
		return "", false, err
	}
	if have, ok := all[f.Indicator]; ok && have.Unit == f.Unit {
		return f.Indicator, false, nil
	}
	if key, err = freeKey(ctx, tx, taken, f.Indicator); err != nil {
		return "", false, err
	}
	return key, true, putIndicator(ctx, tx, evidence.Indicator{
		ID: source.NewID(), Key: key, Concept: f.Indicator, Name: evidence.IndicatorName(f), Unit: f.Unit, Scale: f.Scale,
	})
}
