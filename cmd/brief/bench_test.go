package main

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// BenchmarkExport runs whole processes: start, lay out, draw, write, end. A deck has
// n slides; "cold" draws each chart, "cached" finds them in the library. The cost of
// one more slide is the difference of 100 and 20 slides by 80; of one more chart, of
// cold and without charts by 25. peak-MB is the largest resident set.
func BenchmarkExport(b *testing.B) {
	for _, bc := range []struct {
		name           string
		slides         int
		charts, cached bool
	}{
		{"20 slides, no charts", 20, false, false},
		{"100 slides, no charts", 100, false, false},
		{"100 slides, 25 charts, cold", 100, true, false},
		{"100 slides, 25 charts, cached", 100, true, true},
	} {
		b.Run(bc.name, func(b *testing.B) {
			fresh := generated(b, bc.slides, bc.charts)
			lib := filepath.Join(b.TempDir(), "work.briefdeck")
			out := filepath.Join(b.TempDir(), "out.pdf")
			var peak int64
			export := func() {
				cmd := brief("export", "--library", lib, "--deck", "generated", "--as", "slides", "-o", out)
				if msg, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, msg)
				}
				if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, use.Maxrss)
				}
			}
			copyFile(b, fresh, lib)
			if bc.cached {
				export()
				peak = 0
			}
			for b.Loop() {
				if !bc.cached {
					b.StopTimer()
					copyFile(b, fresh, lib)
					b.StartTimer()
				}
				export()
			}
			b.ReportMetric(float64(peak)/1024, "peak-MB")
		})
	}
}

// copyFile puts a library without its write-ahead log in place of another.
func copyFile(b *testing.B, from, to string) {
	b.Helper()
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(to + tail); err != nil && !os.IsNotExist(err) {
			b.Fatal(err)
		}
	}
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		b.Fatal(err)
	}
	if err := in.Close(); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
}
