package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// summaryFormat is the format of a revision that is our own words about a source. It
// gives way to a newer summary, and never replaces the source's own text.
const summaryFormat = "summary"

// Book reads a snapshot of all evidence.
func (db *DB) Book(ctx context.Context) (b *evidence.Book, err error) {
	err = db.read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		b, err = readBook(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return b, nil
}

// readBook reads all evidence within one transaction.
func readBook(ctx context.Context, tx *sql.Tx) (*evidence.Book, error) {
	b := evidence.NewBook()
	sources, err := readSources(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	for _, s := range sources {
		b.Sources[s.Key] = s
	}
	if b.References, err = readAllReferences(ctx, tx); err != nil {
		return nil, err
	}
	if b.Indicators, err = readIndicators(ctx, tx); err != nil {
		return nil, err
	}
	if b.Figures, err = readFigures(ctx, tx); err != nil {
		return nil, err
	}
	if err := completeOrigins(ctx, tx, b.Figures); err != nil {
		return nil, err
	}
	if b.Conflicts, err = readConflicts(ctx, tx); err != nil {
		return nil, err
	}
	if b.Claims, err = readClaims(ctx, tx); err != nil {
		return nil, err
	}
	b.Places, err = readPlaces(ctx, tx)
	return b, err
}

// AddFacts merges documents and a book into the library. Rows whose key is held
// already are replaced and keep their ids. A source whose own text is held stays as it
// is: a summary does not replace it. Errors name the row, and wrap
// evidence.ErrNotFound when it names another that neither the facts nor the library hold.
func (db *DB) AddFacts(ctx context.Context, docs []source.Document, b *evidence.Book) error {
	if b == nil {
		b = evidence.NewBook()
	}
	err := db.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := putDocuments(ctx, tx, withCited(docs, b)); err != nil {
			return err
		}
		return putEvidence(ctx, tx, b)
	})
	if err != nil {
		return fmt.Errorf("add facts: %w", err)
	}
	return nil
}

// withCited completes the documents by the sources and references that only the book
// holds, in the order of their keys.
func withCited(docs []source.Document, b *evidence.Book) []source.Document {
	out := slices.Clone(docs)
	have := map[string]bool{}
	for i := range out {
		key := out[i].Source.Key
		have[key] = true
		if len(out[i].References) == 0 {
			out[i].References = b.References[key]
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b.Sources)) {
		if !have[key] {
			out = append(out, source.Document{Source: b.Sources[key], References: b.References[key]})
		}
	}
	return out
}

// putDocuments puts each document; an error names its source.
func putDocuments(ctx context.Context, tx *sql.Tx, docs []source.Document) error {
	for _, d := range docs {
		if err := putDocument(ctx, tx, d); err != nil {
			return fmt.Errorf("add source %q: %w", d.Source.Key, err)
		}
	}
	return nil
}

// putDocument puts a source and its summary, unless the source's own text is held.
func putDocument(ctx context.Context, tx *sql.Tx, d source.Document) error {
	held, err := lastRevision(ctx, tx, d.Source.Key)
	missing := errors.Is(err, source.ErrNotFound)
	switch {
	case err != nil && !missing:
		return err
	case !missing && held.Format != summaryFormat:
		return nil
	}
	if err := putSource(ctx, tx, d.Source); err != nil {
		return err
	}
	next, err := summaryOf(d)
	if err != nil || held.SHA256 == next.SHA256 {
		return err
	}
	if len(d.Sections)+len(d.References)+len(d.Warnings) == 0 {
		return nil // only named: what is held of it stays
	}
	if !missing {
		if err := deleteRevision(ctx, tx, held.ID); err != nil {
			return err
		}
	}
	return addRevision(ctx, tx, next, d)
}

// summaryOf makes the revision of a document that we wrote ourselves: its bytes are
// the document as JSON.
func summaryOf(d source.Document) (source.Revision, error) {
	raw, err := json.Marshal(d)
	if err != nil {
		return source.Revision{}, fmt.Errorf("write the summary: %w", err)
	}
	sum := sha256.Sum256(raw)
	return source.Revision{
		ID: source.NewID(), Source: source.ID(d.Source.Key), SHA256: hex.EncodeToString(sum[:]),
		Format: summaryFormat, Name: d.Source.Key + ".json", Raw: raw, Added: time.Now(),
	}, nil
}

// putEvidence puts a book's rows, each after those it names.
func putEvidence(ctx context.Context, tx *sql.Tx, b *evidence.Book) error {
	if err := putMap(ctx, tx, b.Indicators, putIndicator); err != nil {
		return err
	}
	if err := putMap(ctx, tx, b.Figures, putFigure); err != nil {
		return err
	}
	if err := putMap(ctx, tx, b.Figures, putLinks); err != nil {
		return err
	}
	if err := putList(ctx, tx, b.Conflicts, putConflict); err != nil {
		return err
	}
	if err := putList(ctx, tx, b.Claims, putClaim); err != nil {
		return err
	}
	return putList(ctx, tx, b.Places, putPlace)
}

// put writes one row.
type put[T any] func(context.Context, *sql.Tx, T) error

// putMap writes the rows of a map in the order of their keys.
func putMap[T any](ctx context.Context, tx *sql.Tx, rows map[string]T, write put[T]) error {
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		if err := write(ctx, tx, rows[key]); err != nil {
			return err
		}
	}
	return nil
}

// putList writes the rows of a list in its order.
func putList[T any](ctx context.Context, tx *sql.Tx, rows []T, write put[T]) error {
	for _, row := range rows {
		if err := write(ctx, tx, row); err != nil {
			return err
		}
	}
	return nil
}
