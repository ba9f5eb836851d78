package ingest

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkAgainstOthers reads a document and has another program read it, in turns, and
// reports the medians in milliseconds and how many times as long ours takes. The other
// one only writes the text out; its start is part of its time, as it is for its user.
func BenchmarkAgainstOthers(b *testing.B) {
	for _, c := range []struct {
		name, file string
		program    []string
	}{
		{"PDF and pdftotext", "testdocs/18f_budgeting_handbook.pdf", []string{"pdftotext", "-layout"}},
		{"Word and pandoc", "testdocs/usds_techfar.docx", []string{"pandoc", "-t", "plain", "-o", os.DevNull}},
	} {
		b.Run(c.name, func(b *testing.B) {
			name, data := shared(b, c.file)
			if _, err := exec.LookPath(c.program[0]); err != nil {
				b.Skipf("no %s here", c.program[0])
			}
			args := append(slices.Clone(c.program[1:]), name)
			if c.program[0] == "pdftotext" {
				args = append(args, os.DevNull)
			}
			o := Options{CacheDir: filepath.Join(os.TempDir(), "briefdeck-bench-pdf")}
			if _, err := ReadWith(b.Context(), name, data, o); err != nil { // fills the cache
				b.Fatal(err)
			}
			var ours, theirs []time.Duration
			for b.Loop() {
				began := time.Now()
				if _, err := ReadWith(b.Context(), name, data, o); err != nil {
					b.Fatal(err)
				}
				between := time.Now()
				if err := exec.CommandContext(b.Context(), c.program[0], args...).Run(); err != nil {
					b.Fatal(err)
				}
				ours, theirs = append(ours, between.Sub(began)), append(theirs, time.Since(between))
			}
			a, t := median(ours), median(theirs)
			b.ReportMetric(a, "ours-ms")
			b.ReportMetric(t, "theirs-ms")
			b.ReportMetric(a/t, "ratio")
		})
	}
}

// median is the middle one of some times, in milliseconds.
func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}
