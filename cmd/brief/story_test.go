package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv(asBrief) != "" {
		main() // never returns
	}
	testscript.Main(m, map[string]func(){
		"brief": main,
	})
}

// TestStories runs the command line as people type it: one story a file.
func TestStories(t *testing.T) {
	briefings, err := filepath.Abs("../../briefings")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("BRIEFINGS", briefings)
			e.Setenv("BRIEFDECK_LIBRARY", filepath.Join(e.WorkDir, "own", "library.briefdeck"))
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))
			if p, err := paper(); err == nil {
				e.Setenv("PAPER", p)
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "paper" {
				_, err := paper()
				if err != nil {
					t.Log("the full paper is not beside this checkout: its story is skipped")
				}
				return err == nil, nil
			}
			_, err := exec.LookPath(cond)
			if err != nil {
				t.Logf("%s is not installed: what needs it is skipped", cond)
			}
			return err == nil, nil
		},
	})
}

// paper is the full text of the bundled paper, when it lies beside the checkout.
func paper() (string, error) {
	found, err := filepath.Glob("../../../shared/paper/*.txt")
	if err != nil || len(found) == 0 {
		return "", os.ErrNotExist
	}
	return filepath.Abs(found[0])
}

func TestEveryCommandHasHelp(t *testing.T) {
	for _, c := range commands() {
		var out, bad writer
		if code := run(context.Background(), []string{"help", c.name}, &options{stdout: &out, stderr: &bad}); code != done || len(out) == 0 || len(bad) > 0 {
			t.Errorf("help %s: code %d, %q, %q", c.name, code, out, bad)
		}
	}
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) { *w = append(*w, p...); return len(p), nil }
