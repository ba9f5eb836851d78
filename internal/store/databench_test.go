package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	osexec "os/exec"
	"path/filepath"
	"strings"
	"testing"

	"briefdeck/internal/app"
)

// dataRows is a table of exports by country, product and year, with invented numbers.
func dataRows(n int) string {
	var out strings.Builder
	out.WriteString("Country,Product,Year,Exports (US$ m)\n")
	r := rand.New(rand.NewPCG(1, 2))
	countries := []string{"Kenya", "China", "Peru", "Germany", "Viet Nam", "Chile", "Ghana", "Spain", "Japan", "India"}
	for i := range n {
		fmt.Fprintf(&out, "%s,Product %d,%d,%.2f\n", countries[i/10%10], i/100, 2014+i%10, r.Float64()*1e5)
	}
	return out.String()
}

// BenchmarkAddData takes a CSV file of 100,000 rows: read and mapped, and put into a
// library as figures that can be searched; beside it the same file through sqlite3's
// own .import, into a table of text.
func BenchmarkAddData(b *testing.B) {
	path := filepath.Join(b.TempDir(), "rows.csv")
	noError(b, os.WriteFile(path, []byte(dataRows(100_000)), 0o600))
	b.Run("read and map", func(b *testing.B) {
		for b.Loop() {
			must(app.ReadData(b.Context(), path, app.DataOptions{}))
		}
	})
	b.Run("read, map and add", func(b *testing.B) {
		for b.Loop() {
			addData(b.Context(), b, path)
		}
	})
	b.Run("sqlite3 .import", func(b *testing.B) {
		if _, err := osexec.LookPath("sqlite3"); err != nil {
			b.Skip("no sqlite3 on the path")
		}
		for b.Loop() {
			cmd := osexec.CommandContext(b.Context(), "sqlite3", filepath.Join(b.TempDir(), "t.db"), ".mode csv", ".import "+path+" t")
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
	})
}

func addData(ctx context.Context, b *testing.B, path string) {
	db := must(Create(ctx, filepath.Join(b.TempDir(), "bench.briefdeck"), nil))
	r := must(app.ReadData(ctx, path, app.DataOptions{}))
	must(app.Open(db, nil).AddData(ctx, r))
	noError(b, db.Close())
}
