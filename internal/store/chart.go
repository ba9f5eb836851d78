package store

import (
	"bytes"
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"
	"time"
)

// The chart cache holds so many bytes; the oldest charts give way. A chart larger than
// the largest is not kept.
const (
	chartCacheBytes   = 32 << 20
	largestChart      = 4 << 20
	waitingChartBytes = 16 << 20 // more charts than this at once are not kept
)

// Chart reads a rendered chart. Any trouble counts as a chart that is not there.
func (db *DB) Chart(key string) (svg []byte, ok bool) {
	const q = `SELECT svg FROM chart_cache WHERE key = ?`
	if svg, ok := db.charts.waiting(key); ok {
		return svg, true
	}
	err := db.read(context.Background(), func(ctx context.Context, tx *sql.Tx) error {
		return one(tx.QueryRowContext(ctx, q, key), sql.ErrNoRows, &svg)
	})
	return svg, err == nil
}

// PutChart keeps a rendered chart. It never waits: the chart is written behind its
// back, and is lost when that goes wrong.
func (db *DB) PutChart(key string, svg []byte) { db.charts.put(key, svg) }

// chartQueue is the charts that are waiting to be written.
type chartQueue struct {
	write func(map[string][]byte, int) error
	limit int // bytes that the cache may hold

	mu      sync.Mutex
	charts  map[string][]byte
	bytes   int
	running bool
	stopped bool
	writer  sync.WaitGroup
}

// waiting returns a chart that is not written yet.
func (q *chartQueue) waiting(key string) ([]byte, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	svg, ok := q.charts[key]
	return bytes.Clone(svg), ok
}

// put takes a chart in and sees that somebody writes it. It drops what is too much.
func (q *chartQueue) put(key string, svg []byte) {
	q.mu.Lock()
	defer q.mu.Unlock()
	_, have := q.charts[key]
	if have || q.stopped || len(svg) > largestChart || q.bytes+len(svg) > waitingChartBytes {
		return
	}
	if q.charts == nil {
		q.charts = map[string][]byte{}
	}
	q.charts[key] = bytes.Clone(svg)
	q.bytes += len(svg)
	if !q.running {
		q.running = true
		q.writer.Go(q.drain)
	}
}

// drain writes what is waiting until nothing is. A chart stays in the queue, and can
// be read there, until it is written.
func (q *chartQueue) drain() {
	for {
		q.mu.Lock()
		batch := maps.Clone(q.charts)
		if len(batch) == 0 {
			q.running = false
			q.mu.Unlock()
			return
		}
		q.mu.Unlock()
		_ = q.write(batch, q.limit) // a lost chart only costs time
		q.mu.Lock()
		for key, svg := range batch {
			q.bytes -= len(svg)
			delete(q.charts, key)
		}
		q.mu.Unlock()
	}
}

// stop refuses further charts and waits for those that are waiting.
func (q *chartQueue) stop() {
	q.mu.Lock()
	q.stopped = true
	q.mu.Unlock()
	q.writer.Wait()
}

// writeCharts keeps charts, and lets the oldest go until the cache fits its limit.
func (db *DB) writeCharts(charts map[string][]byte, limit int) error {
	const q = `INSERT INTO chart_cache (key, svg, bytes, added) VALUES (?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET svg = excluded.svg, bytes = excluded.bytes, added = excluded.added`
	const evict = `DELETE FROM chart_cache WHERE key IN (
		SELECT key FROM (SELECT key, sum(bytes) OVER (ORDER BY added DESC, key DESC) AS total FROM chart_cache)
		WHERE total > ?)`
	return db.write(context.Background(), func(ctx context.Context, tx *sql.Tx) error {
		now := time.Now()
		for _, key := range slices.Sorted(maps.Keys(charts)) {
			if err := exec(ctx, tx, q, key, charts[key], len(charts[key]), moment{&now}); err != nil {
				return err
			}
		}
		return exec(ctx, tx, evict, limit)
	})
}
