package wiring

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/check"
	"briefdeck/internal/golden"
)

// What the rules find in the bundled decks: each line was looked at and is true.
func TestFindingsInTheBundledDecks(t *testing.T) {
	e, decks, book := bundled(t)
	var out strings.Builder
	for _, d := range decks {
		r, err := e.Check(context.Background(), d, book, check.Texts{})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s: %d of %d numbers bound\n", d.Key, r.Bound, r.Bound+r.Unbound)
		for _, f := range r.Findings {
			fix := ""
			if f.Fix != nil {
				fix = " [" + f.Fix.Label + "]"
			}
			fmt.Fprintf(&out, "  %s %s %d %s: %s; %s%s\n", f.Severity, f.Rule, f.Page, f.Output, f.Text, f.Hint, fix)
		}
	}
	golden.Text(t, "findings.txt", out.String())
}
