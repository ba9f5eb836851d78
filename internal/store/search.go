package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/app"
	"briefdeck/internal/index"
	"briefdeck/internal/source"
	"briefdeck/internal/terms"
)

// Sizes of an answer.
const (
	handful      = 8    // hits of a kind, when nobody says how many
	mostHits     = 1000 // of a kind
	snippetRunes = 180
)

// Search finds and ranks what the library holds. While the index is being made, what is
// not in it yet is missed; the result says so.
func (db *DB) Search(ctx context.Context, r app.SearchRequest) (out app.SearchResult, err error) {
	q := terms.Parse(r.Query, r.Typing)
	err = db.read(ctx, func(within context.Context, tx *sql.Tx) error {
		state, err := readSearchState(within, tx)
		if err != nil {
			return err
		}
		out.Indexing = state.progress()
		if q.Empty() || state.version != indexVersion {
			return nil
		}
		for _, kind := range kindsOf(r.Kinds, q.Kind) {
			if err := ctx.Err(); err != nil {
				return err // somebody asks something else by now
			}
			g, err := (shelf{tx, kind}).search(within, q, limitOf(r.Limit))
			if err != nil {
				return err
			}
			if g.Total > 0 {
				out.Groups = append(out.Groups, g)
			}
		}
		return nil
	})
	if err != nil {
		return app.SearchResult{}, fmt.Errorf("search for %q: %w", r.Query, err)
	}
	return out, nil
}

func limitOf(n int) int {
	if n <= 0 {
		return handful
	}
	return min(n, mostHits)
}

// kindsOf is the kinds to search, in their order: those asked for, of which a word in
// the question ("kind:figures") may name one.
func kindsOf(asked []app.HitKind, word string) []app.HitKind {
	var out []app.HitKind
	for _, k := range app.HitKinds {
		named := word == "" || strings.TrimSuffix(word, "s") == string(k)
		if named && (len(asked) == 0 || slices.Contains(asked, k)) {
			out = append(out, k)
		}
	}
	return out
}

// search finds records of one kind.
func (s shelf) search(ctx context.Context, q terms.Query, limit int) (app.HitGroup, error) {
	rows, err := s.segments(ctx)
	if err != nil || len(rows) == 0 {
		return app.HitGroup{}, err
	}
	gone, err := s.gone(ctx)
	if err != nil {
		return app.HitGroup{}, err
	}
	segments := make([]index.Segment, len(rows))
	for i, g := range rows {
		segments[i] = index.Segment{First: g.first, Last: g.last, Docs: g.docs, Words: g.words, Load: s.pages(ctx, g.id)}
	}
	found, err := index.Search(segments, index.Ask{Query: q, Gone: gone, Limit: limit})
	if err != nil {
		return app.HitGroup{}, err
	}
	hits, err := s.hits(ctx, q, found.Top)
	return app.HitGroup{Kind: s.kind, Total: found.Total, Hits: hits}, err
}

// hits reads what was found, in its order.
func (s shelf) hits(ctx context.Context, q terms.Query, top []index.Scored) ([]app.Hit, error) {
	const named = `SELECT w.key, d.owner, d.uid FROM json_each(?) w CROSS JOIN search_doc d ON d.kind = ? AND d.doc = w.value`
	docs := make([]uint32, len(top))
	for i, t := range top {
		docs[i] = t.Doc
	}
	raw, err := json.Marshal(docs)
	if err != nil || len(top) == 0 {
		return nil, err
	}
	type row struct {
		at int
		address
	}
	rows, err := collect(func(r *row) []any { return []any{&r.at, &r.owner, &r.uid} })(s.tx.QueryContext(ctx, named, string(raw), s.kind))
	if err != nil {
		return nil, err
	}
	list, places := make([]address, len(rows)), map[address]int{}
	for i, r := range rows {
		list[i], places[r.address] = r.address, r.at
	}
	records, err := readRecords(ctx, s.tx, s.kind, list)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(records, func(a, b record) int { return places[a.address] - places[b.address] })
	out := make([]app.Hit, len(records))
	for i, r := range records {
		h := r.hit
		h.Kind, h.Score = s.kind, top[places[r.address]].Score
		var marks []terms.Span
		h.Snippet, marks = q.Snippet(r.text, snippetRunes)
		h.Marks = spansOf(marks)
		if s.kind == app.ParagraphHit {
			h.Words = spansOf(q.Marks(r.text))
		}
		out[i] = h
	}
	return out, nil
}

func spansOf(marks []terms.Span) []source.Span {
	var out []source.Span
	for _, m := range marks {
		out = append(out, source.Span{Start: m.Start, End: m.End})
	}
	return out
}
