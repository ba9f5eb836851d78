package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"briefdeck/internal/evidence"
	"briefdeck/internal/store"
)

const bridges = `On Bridges and Ferries

Ann Author

1. Introduction

The programme built about 120 bridges in 2019. It cost US$3.5 billion in 2019.

2. Results

Traffic rose by 12 percent in 2020.
`

// A paper becomes confirmed figures with the keys alone: one key a figure, and one
// undo for each.
func TestARealWindowTakesAPaperToConfirmedFigures(t *testing.T) {
	d := openDesktop(t)
	path := filepath.Join(filepath.Dir(d.library), "bridges.txt")
	if err := os.WriteFile(path, []byte(bridges), 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	d.tool("key", "ctrl+i")
	time.Sleep(2 * time.Second) // the sheet takes the focus
	d.tool("type", "--delay", "20", path)
	d.tool("key", "Return")
	time.Sleep(3 * time.Second) // it is read
	d.tool("key", "Return")
	d.until("the paper is in the library with its candidates", func() bool { return d.statuses()[evidence.Candidate] == 3 })
	d.tool("key", "ctrl+2")
	time.Sleep(2 * time.Second) // the place comes to the front
	d.tool("key", "Home")
	for n := 1; n <= 3; n++ {
		d.tool("key", "a")
		d.until("another figure is confirmed", func() bool { return d.statuses()[evidence.Confirmed] == n })
	}
	t.Logf("from the paper to three confirmed figures: %v", time.Since(began).Round(time.Second))
	d.tool("key", "ctrl+z")
	d.until("the last decision is taken back", func() bool { return d.statuses()[evidence.Candidate] == 1 })
}

// statuses counts the figures of the imported paper by status, as the library file has
// them.
func (d *desktop) statuses() map[evidence.Status]int {
	ctx := context.Background()
	out := map[evidence.Status]int{}
	lib, err := store.Open(ctx, d.library)
	if err != nil {
		return out
	}
	defer func() { _ = lib.Close() }() // it was only read
	b, err := lib.Book(ctx)
	if err != nil {
		return out
	}
	for _, f := range b.Figures {
		if b.Sources[f.Origin.Source].Title == "On Bridges and Ferries" {
			out[f.Status]++
		}
	}
	return out
}
