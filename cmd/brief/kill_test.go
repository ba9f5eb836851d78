package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A killed export leaves what was there: the old file, or the new one, whole.
func TestAKilledExportLeavesNoHalfWrittenPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	lib := generated(t, 40, false)
	out := filepath.Join(t.TempDir(), "out.pdf")
	args := []string{"export", "--library", lib, "--deck", "generated", "--as", "slides", "-o", out}
	start := time.Now()
	if msg, err := brief(args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	whole := time.Since(start)
	good, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	old := []byte("what was there before")
	kept, made := 0, 0
	for range 25 {
		if err := os.WriteFile(out, old, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := brief(args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Float64() * 1.2 * float64(whole)))
		_ = cmd.Process.Kill() // it may have ended by itself
		_ = cmd.Wait()         // a killed process always fails
		switch got, err := os.ReadFile(out); {
		case err != nil:
			t.Fatal(err)
		case bytes.Equal(got, old):
			kept++
		case bytes.Equal(got, good):
			made++
		default:
			t.Fatalf("the file holds %d bytes, neither the %d of before nor the %d of the whole PDF", len(got), len(old), len(good))
		}
	}
	t.Logf("killed 25 times: %d kept the old file, %d had the new one", kept, made)
	if msg, err := brief(args...).CombinedOutput(); err != nil {
		t.Errorf("the next export: %v: %s", err, msg)
	}
}
