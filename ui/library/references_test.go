package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

const grain = "On Grain and its Trade Routes\n\nAda Example\n\nAbstract: The work itself.\n\n1. Background\n\nGrain is traded.\n"

const citing = "A Note on Trade\n\nBo Builder\n\nAbstract: A short note.\n\n1. Background\n\nSome words about grain.[1]\n\nReferences\n\n[1] Example A. On grain and its trade routes[J]. Journal of Grain, 2020, 1(2): 3-4.\n"

// goToTab goes to the tab whose words begin so.
func goToTab(b *placetest.Bench, word string) {
	b.Helper()
	at := -1
	tabs := placetest.Find(b, func(x *kit.Tabs) bool {
		at = slices.IndexFunc(x.Labels, func(l string) bool { return strings.HasPrefix(l, word) })
		return at >= 0
	})
	if tabs == nil {
		b.Fatalf("no tab %q", word)
	}
	tabs.Set(at)
	tabs.OnPick(at)
}

func TestAReferenceToASourceThatIsHeldLeadsThere(t *testing.T) {
	b, l := open(t)
	take(b, l, "grain.txt", grain)
	b.UntilSays("Held · 1")
	take(b, l, "note.txt", citing)
	b.UntilSays("References 1")
	goToTab(b, "References")
	b.UntilSays("Held: ")
	button := placetest.Find(b, func(x *kit.Button) bool { return strings.HasPrefix(x.Label, "Held: ") })
	button.OnTap()
	b.UntilSays("Grain is traded.")
}

func TestReferencesAreExportedAndAListIsImported(t *testing.T) {
	b, l := open(t)
	take(b, l, "note.txt", citing)
	b.UntilSays("References 1")
	goToTab(b, "References")
	pick(b, "Export references…", "BibTeX")
	b.UntilSays("Export references as BibTeX")
	path := filepath.Join(b.Dir, "out.bib")
	placetest.Find(b, func(*kit.Entry) bool { return true }).SetText(path)
	b.Tap("Export")
	b.UntilSays("Wrote 1 reference to out.bib")
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "On grain and its trade routes") {
		t.Errorf("%s, %v", text, err)
	}
	l.Import(path)
	b.UntilSays("Added 1 reference")
	b.UntilSays("On grain and its trade routes")
}
