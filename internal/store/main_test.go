package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A test may run this program again as a child that plays a part, named here.
const (
	childPart = "BRIEFDECK_TEST_PART"
	childFile = "BRIEFDECK_TEST_FILE"
)

func TestMain(m *testing.M) {
	file := os.Getenv(childFile)
	switch os.Getenv(childPart) {
	case "edit":
		os.Exit(editForever(file))
	case "create":
		os.Exit(createOnce(file))
	case "lock":
		os.Exit(tryLock(file))
	case "open":
		os.Exit(tryOpen(file))
	}
	os.Exit(m.Run())
}

// whole compares whole values; an empty list and none are the same.
var whole = cmp.Options{cmpopts.EquateEmpty()}

// newLibrary makes an empty library that is closed with the test.
func newLibrary(t testing.TB) *DB {
	t.Helper()
	db, err := Create(t.Context(), filepath.Join(t.TempDir(), "test.briefdeck"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { noError(t, db.Close()) })
	return db
}

// reopen closes a library and opens its file again.
func reopen(t testing.TB, db *DB) *DB {
	t.Helper()
	noError(t, db.Close())
	again, err := Open(context.Background(), db.Path())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { noError(t, again.Close()) })
	return again
}

func noError(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// must unwraps a result that a test cannot do without.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// intact checks a library's file as SQLite does, and that no row dangles.
func intact(t testing.TB, db *DB) {
	t.Helper()
	var verdict string
	noError(t, db.r.QueryRow(`PRAGMA integrity_check`).Scan(&verdict))
	if verdict != "ok" {
		t.Fatalf("integrity check: %s", verdict)
	}
	var dangling int
	noError(t, db.r.QueryRow(`SELECT count(*) FROM pragma_foreign_key_check`).Scan(&dangling))
	if dangling != 0 {
		t.Fatalf("%d dangling rows", dangling)
	}
}
