package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"

	"github.com/shopspring/decimal"
)

// BenchmarkSaveStep edits one block of a deck of 200 slides. "on disk" is what a person
// waits for; "in memory" leaves the disk's own time out, "not indexed" the search index.
func BenchmarkSaveStep(b *testing.B) {
	for _, mode := range []struct {
		name, synchronous string
		indexed           bool
	}{{"on disk", durable, true}, {"in memory", building, true}, {"in memory, not indexed", building, false}} {
		b.Run(mode.name, func(b *testing.B) {
			db := benchLibrary(b, mode.synchronous)
			if !mode.indexed {
				noError(b, inTx(b.Context(), db.w, forgetIndex))
			}
			d, h := longDeck(200), &deck.History{}
			must(db.AddDeck(b.Context(), d))
			n := 0
			for b.Loop() {
				n++
				s := d.Slides[n%200]
				bl := s.Blocks[0]
				bl.Text = fmt.Sprintf("Words %d", n)
				must(h.Do(d, deck.SetBlock{Slide: s.ID, What: "Edit text", Block: bl}))
				noError(b, db.SaveStep(b.Context(), d, h))
			}
		})
	}
}

func benchLibrary(b *testing.B, synchronous string) *DB {
	path := filepath.Join(b.TempDir(), "bench.briefdeck")
	noError(b, must(Create(b.Context(), path, nil)).Close())
	db := must(connect(b.Context(), path, synchronous))
	b.Cleanup(func() { noError(b, db.Close()) })
	return db
}

func BenchmarkReadDeck(b *testing.B) {
	db := benchLibrary(b, building)
	must(db.AddDeck(b.Context(), longDeck(200)))
	for b.Loop() {
		_, _, err := db.Deck(b.Context(), "d")
		noError(b, err)
	}
}

func BenchmarkOpen(b *testing.B) {
	db := benchLibrary(b, building)
	must(db.AddDeck(b.Context(), longDeck(200)))
	noError(b, db.AddFacts(b.Context(), nil, bigBook(500)))
	noError(b, db.Close())
	for b.Loop() {
		db := must(Open(b.Context(), db.Path()))
		must(db.Decks(b.Context()))
		noError(b, db.Close())
	}
}

func BenchmarkBook(b *testing.B) {
	db := benchLibrary(b, building)
	noError(b, db.AddFacts(b.Context(), nil, bigBook(500)))
	for b.Loop() {
		must(db.Book(b.Context()))
	}
}

func BenchmarkAddFacts(b *testing.B) {
	db := benchLibrary(b, building)
	book := bigBook(500)
	for b.Loop() {
		noError(b, db.AddFacts(context.Background(), nil, book))
	}
}

// bigBook is a book of n figures.
func bigBook(n int) *evidence.Book {
	_, b := facts()
	for i := range n {
		f := b.Figures["trade-2020"]
		f.Key, f.ID, f.Value = fmt.Sprintf("f%d", i), "", decimal.New(int64(i), -2)
		b.Figures[f.Key] = f
	}
	return b
}
