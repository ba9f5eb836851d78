package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-sqlite3"
)

// ctxOf is the context of a test, where it has one.
func ctxOf(t any) context.Context {
	if c, ok := t.(interface{ Context() context.Context }); ok {
		return c.Context()
	}
	return context.Background()
}

func TestExportsAreListedNewestFirst(t *testing.T) {
	db := newLibrary(t)
	at := time.Date(2026, 1, 2, 3, 4, 5, 6, time.FixedZone("far", 8*3600))
	first := app.Export{ID: "1", Deck: "d", Title: "T", Output: app.AsBrief, Path: "/tmp/一.pdf", SHA256: "ab", Revision: "cd", Pages: 2, Bytes: 1 << 40, At: at}
	second := first
	second.ID, second.At, second.Output = "0", at.Add(time.Nanosecond), app.AsSlides
	noError(t, db.AddExport(t.Context(), first))
	noError(t, db.AddExport(t.Context(), second))
	db = reopen(t, db)
	if diff := cmp.Diff([]app.Export{second, first}, must(db.Exports(t.Context()))); diff != "" {
		t.Error(diff)
	}
}

func TestSettingsAreKept(t *testing.T) {
	db := newLibrary(t)
	if got := must(db.Setting(t.Context(), "last-deck")); got != "" {
		t.Errorf("at first %q", got)
	}
	for _, v := range []string{"one", "two", ""} {
		noError(t, db.SetSetting(t.Context(), "last-deck", v))
		if got := must(db.Setting(t.Context(), "last-deck")); got != v {
			t.Errorf("got %q, want %q", got, v)
		}
	}
}

func TestChartsAreKeptBehindTheBack(t *testing.T) {
	db := newLibrary(t)
	svg := []byte("<svg/>")
	db.PutChart("a", svg)
	svg[0] = '!'
	at := func(when string, db *DB) {
		if got, ok := db.Chart("a"); !ok || string(got) != "<svg/>" {
			t.Errorf("%s: got %q, %v", when, got, ok)
		}
	}
	at("at once", db)
	db = reopen(t, db)
	at("after reopening", db)
	if _, ok := db.Chart("b"); ok {
		t.Error("a chart that was never put")
	}
}

func TestTheOldestChartsGiveWay(t *testing.T) {
	db := newLibrary(t)
	for i := range 10 {
		noError(t, db.writeCharts(map[string][]byte{fmt.Sprint(i): bytes.Repeat([]byte("x"), 100)}, 450))
	}
	noError(t, db.writeCharts(map[string][]byte{"7": bytes.Repeat([]byte("y"), 150)}, 450)) // now the newest
	var have []string
	for i := range 10 {
		if _, ok := db.Chart(fmt.Sprint(i)); ok {
			have = append(have, fmt.Sprint(i))
		}
	}
	if diff := cmp.Diff([]string{"6", "7", "8", "9"}, have); diff != "" {
		t.Error(diff)
	}
	db.PutChart("huge", make([]byte, largestChart+1))
	if _, ok := db.Chart("huge"); ok {
		t.Error("too large a chart was kept")
	}
}

func TestPuttingAChartNeverWaitsForAWriter(t *testing.T) {
	db := newLibrary(t)
	tx := must(db.w.Begin()) // holds the writer
	for i := range 100 {
		db.PutChart(fmt.Sprint(i), make([]byte, 1<<20)) // more than may wait
	}
	if _, ok := db.Chart("0"); !ok {
		t.Error("a waiting chart cannot be read")
	}
	noError(t, tx.Rollback())
	db = reopen(t, db)
	if _, ok := db.Chart("0"); !ok {
		t.Error("the chart was not written")
	}
	db.PutChart("after", nil)
}

// Four readers and three writers at once: nobody is refused, and each reader sees whole steps.
func TestReadersAndWritersDoNotDisturbOneAnother(t *testing.T) {
	db := newLibrary(t)
	must(db.AddDeck(t.Context(), longDeck(20)))
	other := must(Open(t.Context(), db.Path())) // as another process would
	t.Cleanup(func() { noError(t, other.Close()) })
	ctx, stop := context.WithCancel(t.Context())
	var readers, writers sync.WaitGroup
	for i := range 4 {
		readers.Go(func() {
			from := []*DB{db, other}[i%2]
			for ctx.Err() == nil {
				d, h, err := from.Deck(context.WithoutCancel(ctx), "d")
				if err != nil {
					t.Error(err)
					return
				}
				if want := fmt.Sprint(h.Done); h.Done > 0 && (d.Meta.Title != want || d.Slides[0].Title != want) {
					t.Errorf("step %s: deck %q, slide %q", want, d.Meta.Title, d.Slides[0].Title)
					return
				}
			}
		})
	}
	writers.Go(func() {
		d, h, err := db.Deck(t.Context(), "d")
		for n := 1; n <= 60 && err == nil; n++ {
			_, err = h.Do(d, numbered(d, n))
			if err == nil {
				err = db.SaveStep(t.Context(), d, h)
			}
		}
		if err != nil {
			t.Error(err)
		}
	})
	for _, lib := range []*DB{db, other} {
		writers.Go(func() {
			for n := range 60 {
				lib.PutChart(fmt.Sprint(n), []byte("<svg/>"))
				if err := lib.SetSetting(t.Context(), "n", fmt.Sprint(n)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	stop()
	readers.Wait()
	intact(t, db)
}

// numbered is a step that writes its number in two places.
func numbered(d *deck.Deck, n int) deck.Edit {
	head, meta := d.Slides[0], d.Meta
	head.Title, meta.Title = fmt.Sprint(n), fmt.Sprint(n)
	return deck.Batch{What: "Number", Edits: []deck.Edit{deck.SetHead{ID: head.ID, What: "Title", Head: head}, deck.SetMeta{Meta: meta}}}
}

func TestWorkThatIsCalledOffIsNotDone(t *testing.T) {
	db := newLibrary(t)
	must(db.AddDeck(t.Context(), longDeck(3)))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.SetSetting(ctx, "k", "v"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	err := db.write(ctx, func(ctx2 context.Context, tx *sql.Tx) error {
		if err := exec(ctx2, tx, `INSERT INTO setting VALUES ('k', 'v')`); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || must(db.Setting(t.Context(), "k")) != "" {
		t.Errorf("got %v", err)
	}
}

func TestTheDriversErrorsBecomeOurs(t *testing.T) {
	tests := []struct {
		code sqlite3.ErrNo
		want error
	}{
		{sqlite3.ErrNotADB, ErrForeign},
		{sqlite3.ErrCorrupt, ErrDamaged},
		{sqlite3.ErrReadonly, ErrReadOnly},
		{sqlite3.ErrCantOpen, ErrReadOnly},
		{sqlite3.ErrBusy, ErrBusy},
		{sqlite3.ErrLocked, ErrBusy},
		{sqlite3.ErrFull, ErrFull},
		{sqlite3.ErrIoErr, sqlite3.Error{Code: sqlite3.ErrIoErr}},
	}
	for _, tt := range tests {
		if got := domainError(fmt.Errorf("wrapped: %w", sqlite3.Error{Code: tt.code})); !errors.Is(got, tt.want) {
			t.Errorf("code %d: got %v, want %v", tt.code, got, tt.want)
		}
	}
}

func TestAPanicInAUnitOfWorkLeavesTheLibraryUsable(t *testing.T) {
	db := newLibrary(t)
	func() {
		defer func() { _ = recover() }()
		_ = db.write(t.Context(), func(context.Context, *sql.Tx) error { panic("a mistake") })
	}()
	noError(t, db.SetSetting(t.Context(), "k", "v"))
}

func TestAClosedLibrarySaysSo(t *testing.T) {
	db := newLibrary(t)
	noError(t, db.Close())
	_, sources := db.Sources(t.Context())
	for _, err := range []error{db.SetSetting(t.Context(), "k", "v"), sources} {
		if !errors.Is(err, ErrClosed) || strings.Contains(err.Error(), "sql") {
			t.Errorf("got %v", err)
		}
	}
	if _, ok := db.Chart("a"); ok {
		t.Error("a chart out of a closed library")
	}
}
