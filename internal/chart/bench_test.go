package chart_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"sync"
	"testing"

	"briefdeck/internal/chart"
	"briefdeck/internal/deck"
)

// shelfCache is a cache in memory.
type shelfCache struct{ m sync.Map }

func (c *shelfCache) Chart(key string) ([]byte, bool) {
	v, ok := c.m.Load(key)
	if !ok {
		return nil, false
	}
	svg, ok := v.([]byte)
	return svg, ok
}

func (c *shelfCache) PutChart(key string, svg []byte) { c.m.Store(key, svg) }

// unpacked is the one picture that a cache holds.
func unpacked(t testing.TB, c *shelfCache) []byte {
	t.Helper()
	var out []byte
	c.m.Range(func(_, v any) bool {
		packed, _ := v.([]byte)
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if out, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
		return false
	})
	return out
}

func benchmarkSpec(b *testing.B) chart.Spec {
	b.Helper()
	s, err := chart.Build(tradeChart(), headlines(b).book)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func draw(b *testing.B, r *chart.Renderer, s chart.Spec) {
	b.Helper()
	if _, err := r.Draw(context.Background(), s, chart.Size{W: 400, H: 220}, light); err != nil {
		b.Fatal(err)
	}
}

// The first chart of a process: an engine is started and ECharts loaded into it.
func BenchmarkColdEngine(b *testing.B) {
	s := benchmarkSpec(b)
	for b.Loop() {
		r := chart.NewRenderer(flat{}, nil)
		draw(b, r, s)
		r.Close()
	}
}

func BenchmarkUncachedChart(b *testing.B) {
	s := benchmarkSpec(b)
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	draw(b, r, s)
	for b.Loop() {
		draw(b, r, s)
	}
}

func BenchmarkCachedChart(b *testing.B) {
	s := benchmarkSpec(b)
	r := chart.NewRenderer(flat{}, &shelfCache{})
	defer r.Close()
	draw(b, r, s)
	for b.Loop() {
		draw(b, r, s)
	}
}

func BenchmarkBuild(b *testing.B) {
	h := headlines(b)
	for b.Loop() {
		if _, err := chart.Build(deck.Chart{Type: deck.Bar, Series: []string{"trade"}}, h.book); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUncachedMap(b *testing.B) {
	h := newShelf(b)
	h.withPlaces()
	s := h.build(deck.Chart{Type: deck.WorldMap, Places: []string{"list"}, Group: deck.ByJoining})
	r := chart.NewRenderer(flat{}, nil)
	defer r.Close()
	draw(b, r, s)
	for b.Loop() {
		draw(b, r, s)
	}
}
