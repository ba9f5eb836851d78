package store

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"briefdeck/internal/app"
	"briefdeck/internal/index"
	"briefdeck/internal/terms"
)

// indexVersion tells whether an index was made as this program makes it: it is counted
// up when the texts of records are chosen otherwise.
const indexVersion = 3<<16 | terms.Version<<8 | index.Version

//go:embed search/triggers.sql
var searchTriggers string

// address names a record that can be found: owner is its revision or deck, or nothing.
type address struct{ owner, uid string }

// MarshalJSON writes an address as the queries read it.
func (a address) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{a.owner, a.uid}) }

// addresses is a list of records as an argument of a query.
func addresses(list []address) (string, error) {
	raw, err := json.Marshal(list)
	return string(raw), err
}

// changedRecord is one row of what the triggers noted.
type changedRecord struct {
	kind app.HitKind
	address
}

// indexedAtOnce bounds the records that are held in memory to be indexed.
const indexedAtOnce = 10_000

// indexChanges brings the index up to date with what the transaction changed. budget is
// how many bytes of older segments may be melted into the new one.
func indexChanges(ctx context.Context, tx *sql.Tx, budget int) error {
	const q = `SELECT DISTINCT kind, owner, uid FROM search_todo`
	const clearing = `DELETE FROM search_todo WHERE true`
	fields := func(c *changedRecord) []any { return []any{&c.kind, &c.owner, &c.uid} }
	rows, err := collect(fields)(tx.QueryContext(ctx, q))
	if err != nil || len(rows) == 0 {
		return err
	}
	state, err := readSearchState(ctx, tx)
	if err != nil {
		return err
	}
	if state.version == indexVersion { // an old index is made anew: this with it
		if err := indexRecords(ctx, tx, rows, budget); err != nil {
			return fmt.Errorf("keep the search index: %w", err)
		}
	}
	return exec(ctx, tx, clearing)
}

func indexRecords(ctx context.Context, tx *sql.Tx, rows []changedRecord, budget int) error {
	byKind := map[app.HitKind][]address{}
	for _, r := range rows {
		byKind[r.kind] = append(byKind[r.kind], r.address)
	}
	shown, err := slidesShowing(ctx, tx, byKind[app.FigureHit])
	if err != nil {
		return err
	}
	for _, a := range shown {
		if !slices.Contains(byKind[app.SlideHit], a) {
			byKind[app.SlideHit] = append(byKind[app.SlideHit], a)
		}
	}
	for _, kind := range app.HitKinds {
		for list := range slices.Chunk(byKind[kind], indexedAtOnce) {
			if err := (shelf{tx, kind}).replace(ctx, list, budget); err != nil {
				return fmt.Errorf("%s: %w", kind, err)
			}
		}
	}
	return nil
}

// shelf is the index of one kind of record.
type shelf struct {
	tx   *sql.Tx
	kind app.HitKind
}

// replace takes the records out of the index and puts those in that can be found.
func (s shelf) replace(ctx context.Context, list []address, budget int) error {
	const gone = `INSERT INTO search_gone SELECT d.kind, d.doc FROM json_each(?) w
		CROSS JOIN search_doc d ON d.kind = ? AND d.owner = w.value ->> 0 AND d.uid = w.value ->> 1 WHERE true
		ON CONFLICT DO NOTHING`
	const forget = `DELETE FROM search_doc WHERE kind = ? AND doc IN (SELECT doc FROM search_gone WHERE kind = ?)`
	named, err := addresses(list)
	if err != nil {
		return err
	}
	if err := exec(ctx, s.tx, gone, named, s.kind); err != nil {
		return err
	}
	if err := exec(ctx, s.tx, forget, s.kind, s.kind); err != nil {
		return err
	}
	found, err := readRecords(ctx, s.tx, s.kind, list)
	if err != nil {
		return err
	}
	size, err := s.add(ctx, found)
	if err != nil {
		return err
	}
	return s.melt(ctx, max(budget, 4*size))
}

// add puts records into a new segment and tells its size.
func (s shelf) add(ctx context.Context, found []record) (size int, err error) {
	const last = `SELECT coalesce(max(last_doc), 0) FROM search_segment WHERE kind = ?`
	const docs = `INSERT INTO search_doc (kind, doc, owner, uid)
		SELECT ?, ? + key, value ->> 0, value ->> 1 FROM json_each(?)`
	if len(found) == 0 {
		return 0, nil
	}
	var before uint32
	if err := one(s.tx.QueryRowContext(ctx, last, s.kind), ErrDamaged, &before); err != nil {
		return 0, err
	}
	var b index.Builder
	list := make([]address, len(found))
	for i, r := range found {
		list[i] = r.address
		b.Add(before+1+uint32(i), r.in, r.fields...)
	}
	named, err := addresses(list)
	if err != nil {
		return 0, err
	}
	if err := exec(ctx, s.tx, docs, s.kind, before+1, named); err != nil {
		return 0, err
	}
	return s.write(ctx, b.Pages(), segment{first: b.First, last: b.Last, docs: b.Docs, words: b.Words})
}

// segment is a segment's row.
type segment struct {
	id          int64
	first, last uint32
	docs        int
	words       int64
	bytes       int
}

// segments lists the segments in the order of their documents.
func (s shelf) segments(ctx context.Context) ([]segment, error) {
	const q = `SELECT id, first_doc, last_doc, docs, words, bytes FROM search_segment WHERE kind = ? ORDER BY first_doc`
	fields := func(g *segment) []any { return []any{&g.id, &g.first, &g.last, &g.docs, &g.words, &g.bytes} }
	return collect(fields)(s.tx.QueryContext(ctx, q, s.kind))
}

// write stores a segment and tells its size.
func (s shelf) write(ctx context.Context, pages []index.Page, g segment) (size int, err error) {
	const row = `INSERT INTO search_segment (kind, first_doc, last_doc, docs, words, bytes) VALUES (?, ?, ?, ?, ?, ?)`
	const page = `INSERT INTO search_page (segment, term, postings, places) VALUES (?, ?, ?, ?)`
	for _, p := range pages {
		size += len(p.Postings) + len(p.Places)
	}
	res, err := s.tx.ExecContext(ctx, row, s.kind, g.first, g.last, g.docs, g.words, size)
	if err != nil {
		return 0, domainError(err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return 0, domainError(err)
	}
	for _, p := range pages {
		places := p.Places
		if places == nil {
			places = []byte{}
		}
		if err := exec(ctx, s.tx, page, id, []byte(p.First), p.Postings, places); err != nil {
			return 0, err
		}
	}
	return size, nil
}

// Bounds of melting segments together, in bytes.
const (
	smallMelt   = 128 << 10 // what any write may melt
	segmentMost = 4 << 20
)

// meltRun is how many segments are melted together at least.
const meltRun = 4

// melt melts the last segments into one, as far as they are of a size and budget
// allows, and the first one that is mostly gone with itself. So there are never many,
// and no write pays for all of them.
func (s shelf) melt(ctx context.Context, budget int) error {
	all, err := s.segments(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	from := len(all) - 1
	total := all[from].bytes
	for from > 0 && all[from-1].bytes <= 2*total && total+all[from-1].bytes <= min(budget, segmentMost) {
		from--
		total += all[from].bytes
	}
	if from <= len(all)-meltRun {
		if err := s.meltThese(ctx, all[from:]); err != nil {
			return err
		}
		all = all[:from]
	}
	return s.meltGone(ctx, all)
}

// meltGone melts the first segment of which most is gone.
func (s shelf) meltGone(ctx context.Context, all []segment) error {
	gone, err := s.gone(ctx)
	if err != nil {
		return err
	}
	for i, g := range all {
		n := 0
		for ; len(gone) > 0 && gone[0] <= g.last; gone = gone[1:] {
			n++
		}
		if 2*n > g.docs {
			return s.meltThese(ctx, all[i:i+1])
		}
	}
	return nil
}

// meltThese makes one segment of neighbours, without what is gone.
func (s shelf) meltThese(ctx context.Context, list []segment) error {
	const row = `DELETE FROM search_segment WHERE id = ?`
	const page = `DELETE FROM search_page WHERE segment = ?`
	const forget = `DELETE FROM search_gone WHERE kind = ? AND doc BETWEEN ? AND ?`
	gone, err := s.gone(ctx)
	if err != nil {
		return err
	}
	out := segment{first: list[0].first, last: list[len(list)-1].last}
	pages := make([][]index.Page, len(list))
	for i, g := range list {
		if pages[i], err = s.pages(ctx, g.id)("", "", true); err != nil {
			return err
		}
		if err := errors.Join(exec(ctx, s.tx, row, g.id), exec(ctx, s.tx, page, g.id)); err != nil {
			return err
		}
		out.docs, out.words = out.docs+g.docs, out.words+g.words
	}
	left := map[uint32]bool{}
	for _, doc := range gone {
		if out.first <= doc && doc <= out.last {
			left[doc] = true
		}
	}
	melted, err := index.Merge(pages, func(doc uint32) bool { return left[doc] })
	if err != nil {
		return err
	}
	if alive := out.docs - len(left); alive > 0 {
		out.docs, out.words = alive, out.words*int64(alive)/int64(out.docs)
		if _, err := s.write(ctx, melted, out); err != nil {
			return err
		}
	}
	return exec(ctx, s.tx, forget, s.kind, out.first, out.last)
}

// gone lists the documents that no longer count.
func (s shelf) gone(ctx context.Context) ([]uint32, error) {
	const q = `SELECT doc FROM search_gone WHERE kind = ? ORDER BY doc`
	return collect(func(doc *uint32) []any { return []any{doc} })(s.tx.QueryContext(ctx, q, s.kind))
}

// pages returns what reads a segment's pages.
func (s shelf) pages(ctx context.Context, id int64) func(from, to string, places bool) ([]index.Page, error) {
	const q = `SELECT term, postings, x'' FROM search_page
		WHERE segment = ? AND term >= coalesce((SELECT max(term) FROM search_page WHERE segment = ? AND term <= ?), x'') AND term < ?
		ORDER BY term`
	const withPlaces = `SELECT term, postings, places FROM search_page
		WHERE segment = ? AND term >= coalesce((SELECT max(term) FROM search_page WHERE segment = ? AND term <= ?), x'') AND term < ?
		ORDER BY term`
	fields := func(p *index.Page) []any { return []any{&p.First, &p.Postings, &p.Places} }
	return func(from, to string, places bool) ([]index.Page, error) {
		if to == "" {
			to = "\xff" // above every term
		}
		query := q
		if places {
			query = withPlaces
		}
		pages, err := collect(fields)(s.tx.QueryContext(ctx, query, id, id, []byte(from), []byte(to)))
		if !places {
			for i := range pages {
				pages[i].Places = nil
			}
		}
		return pages, err
	}
}
