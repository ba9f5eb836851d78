package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"briefdeck/internal/app"
)

// searchState is how far the index is: its version, the kind that is being gone
// through ("" when it is whole) and the record that was last.
type searchState struct {
	version int
	kind    app.HitKind
	address
	done, total int
}

func (s searchState) whole() bool { return s.version == indexVersion && s.kind == "" }

func (s searchState) progress() app.Indexing {
	if s.version != indexVersion {
		return app.Indexing{}
	}
	return app.Indexing{Done: min(s.done, s.total), Total: s.total, Whole: s.whole()}
}

func readSearchState(ctx context.Context, tx *sql.Tx) (s searchState, err error) {
	const q = `SELECT version, kind, owner, uid, done, total FROM search_state`
	err = one(tx.QueryRowContext(ctx, q), ErrDamaged, &s.version, &s.kind, &s.owner, &s.uid, &s.done, &s.total)
	return s, err
}

func (s searchState) write(ctx context.Context, tx *sql.Tx) error {
	const q = `UPDATE search_state SET version = ?, kind = ?, owner = ?, uid = ?, done = ?, total = ?`
	return exec(ctx, tx, q, s.version, s.kind, s.owner, s.uid, s.done, s.total)
}

// searchBatch is how many records one transaction indexes while the index is made, so
// that others who want to write wait no longer than that.
const searchBatch = 400

// indexMaker makes the index behind everybody's back.
type indexMaker struct {
	stop context.CancelFunc
	done sync.WaitGroup
}

// watchIndex sees that changes are noted, and begins to make the index when it is
// missing or old.
func (db *DB) watchIndex(ctx context.Context) error {
	var state searchState
	err := inTx(ctx, db.w, func(ctx context.Context, tx *sql.Tx) (err error) {
		if err := noteChanges(ctx, tx); err != nil {
			return err
		}
		state, err = readSearchState(ctx, tx)
		if err != nil || state.version == indexVersion {
			return err
		}
		total, err := countRecords(ctx, tx)
		if err == nil && total == 0 {
			state = searchState{version: indexVersion}
			err = state.write(ctx, tx)
		}
		return err
	})
	if err != nil || state.whole() {
		return err
	}
	work, stop := context.WithCancel(context.Background())
	db.maker.stop = stop
	db.maker.done.Go(func() { db.makeIndex(work) })
	return nil
}

// end stops making the index; the next one to open the library goes on.
func (m *indexMaker) end() {
	if m.stop != nil {
		m.stop()
		m.done.Wait()
	}
}

// makeIndex makes the index in small steps. What goes wrong ends it: searches then say
// that the index is not whole, and the next opening tries again.
func (db *DB) makeIndex(ctx context.Context) {
	for {
		whole := false
		err := db.run(ctx, db.w, func(_ context.Context, tx *sql.Tx) (err error) {
			whole, err = makeStep(ctx, tx)
			return err
		})
		if whole || err != nil || ctx.Err() != nil {
			return
		}
	}
}

// makeStep indexes the next records, or finds that there are none.
func makeStep(ctx context.Context, tx *sql.Tx) (whole bool, err error) {
	s, err := readSearchState(ctx, tx)
	if err != nil || s.whole() {
		return true, err
	}
	if s.version != indexVersion {
		s, err = beginIndex(ctx, tx)
		if err != nil {
			return false, err
		}
	}
	next, err := nextRecords(ctx, tx, s)
	if err != nil {
		return false, err
	}
	if len(next) == 0 {
		s.kind, s.address = kindAfter(s.kind), address{}
		return s.kind == "", s.write(ctx, tx)
	}
	if err := (shelf{tx, s.kind}).replace(ctx, next, segmentMost); err != nil {
		return false, fmt.Errorf("make the search index: %w", err)
	}
	s.address = next[len(next)-1]
	s.done += len(next)
	return false, s.write(ctx, tx)
}

// beginIndex empties the index.
func beginIndex(ctx context.Context, tx *sql.Tx) (searchState, error) {
	for _, table := range []string{"search_doc", "search_gone", "search_segment", "search_page", "search_todo"} {
		if err := exec(ctx, tx, "DELETE FROM "+table); err != nil {
			return searchState{}, err
		}
	}
	total, err := countRecords(ctx, tx)
	return searchState{version: indexVersion, kind: app.HitKinds[0], total: total}, err
}

// kindAfter is the kind that is indexed after another; "" after the last.
func kindAfter(kind app.HitKind) app.HitKind {
	for i, k := range app.HitKinds[:len(app.HitKinds)-1] {
		if k == kind {
			return app.HitKinds[i+1]
		}
	}
	return ""
}

func countRecords(ctx context.Context, tx *sql.Tx) (n int, err error) {
	const q = `SELECT (SELECT count(*) FROM paragraph) + (SELECT count(*) FROM reference) + (SELECT count(*) FROM figure)
		+ (SELECT count(*) FROM claim) + (SELECT count(*) FROM source) + (SELECT count(*) FROM slide) + (SELECT count(*) FROM deck)`
	err = one(tx.QueryRowContext(ctx, q), ErrDamaged, &n)
	return n, err
}

// nextRecords lists the records of the state's kind that come after the last.
func nextRecords(ctx context.Context, tx *sql.Tx, s searchState) ([]address, error) {
	const (
		paragraphs = `SELECT revision, uid FROM paragraph WHERE (revision, uid) > (?, ?) ORDER BY revision, uid LIMIT ?`
		references = `SELECT revision, uid FROM reference WHERE (revision, uid) > (?, ?) ORDER BY revision, uid LIMIT ?`
		slides     = `SELECT deck, uid FROM slide WHERE (deck, uid) > (?, ?) ORDER BY deck, uid LIMIT ?`
		figures    = `SELECT '', key FROM figure WHERE ('', key) > (?, ?) ORDER BY key LIMIT ?`
		claims     = `SELECT '', key FROM claim WHERE ('', key) > (?, ?) ORDER BY key LIMIT ?`
		sources    = `SELECT '', key FROM source WHERE ('', key) > (?, ?) ORDER BY key LIMIT ?`
		decks      = `SELECT '', key FROM deck WHERE ('', key) > (?, ?) ORDER BY key LIMIT ?`
	)
	q := map[app.HitKind]string{
		app.ParagraphHit: paragraphs, app.ReferenceHit: references, app.SlideHit: slides, app.FigureHit: figures,
		app.ClaimHit: claims, app.SourceHit: sources, app.DeckHit: decks,
	}[s.kind]
	fields := func(a *address) []any { return []any{&a.owner, &a.uid} }
	return collect(fields)(tx.QueryContext(ctx, q, s.owner, s.uid, searchBatch))
}

// searchTriggerCount is how many triggers note changes.
const searchTriggerCount = 29

// noteChanges makes the triggers, unless all are there.
func noteChanges(ctx context.Context, tx *sql.Tx) error {
	const q = `SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'search_*'`
	var n int
	if err := one(tx.QueryRowContext(ctx, q), ErrDamaged, &n); err != nil || n == searchTriggerCount {
		return err
	}
	return exec(ctx, tx, searchTriggers)
}

// forgetIndex takes the triggers away, which a migration could trip over, and marks the
// index as old: a migration may change what is in it.
func forgetIndex(ctx context.Context, tx *sql.Tx) error {
	const triggers = `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'search_*'`
	const tables = `SELECT count(*) FROM sqlite_schema WHERE name = 'search_state'`
	names, err := collect(func(name *string) []any { return []any{name} })(tx.QueryContext(ctx, triggers))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := exec(ctx, tx, "DROP TRIGGER "+name); err != nil {
			return err
		}
	}
	var n int
	if err := one(tx.QueryRowContext(ctx, tables), ErrDamaged, &n); err != nil || n == 0 {
		return err
	}
	return exec(ctx, tx, "UPDATE search_state SET version = 0")
}

// awaitPause is how often waiting for the index looks at it.
const awaitPause = 30 * time.Millisecond

// AwaitIndex waits until the index is whole, telling progress, which may be nil.
func (db *DB) AwaitIndex(ctx context.Context, progress func(app.Indexing)) error {
	for {
		var s searchState
		err := db.read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
			s, err = readSearchState(ctx, tx)
			return err
		})
		if err != nil || s.whole() {
			return err
		}
		if progress != nil {
			progress(s.progress())
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(awaitPause):
		}
	}
}
