// Package archtest guards the import table of ARCHITECTURE.md.
package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "briefdeck/"

// domain is what everything may know.
var domain = []string{"internal/source", "internal/evidence", "internal/deck"}

// mayImport lists, for each of our packages, which of our packages it may import
// directly. A package that is not here fails the test: give it a line, here and in
// ARCHITECTURE.md.
var mayImport = map[string][]string{
	"assets":                  {},
	"assets/gen":              {"assets"}, // fills the form of the map
	"briefings":               {},
	"internal/source":         {},
	"internal/frame":          {},
	"internal/evidence":       {"internal/source"},
	"internal/deck":           {"internal/source", "internal/evidence"},
	"internal/ingest":         {"internal/source", "internal/evidence", "internal/ingest/pdftext"},
	"internal/ingest/pdftext": {},
	"internal/ingest/dataset": {"internal/ingest", "internal/evidence"},
	"internal/bibliography":   {"internal/ingest", "internal/source"},
	"internal/extract":        {"internal/source", "internal/evidence"},
	"internal/strictyaml":     {},
	"internal/deckfile":       append([]string{"internal/strictyaml"}, domain...),
	"internal/factfile":       {"internal/source", "internal/evidence", "internal/strictyaml"},
	"internal/typeset":        {"internal/frame", "assets"},
	"internal/typing":         {"internal/typeset", "internal/frame"},
	"internal/chart":          append([]string{"internal/frame", "assets"}, domain...),
	"internal/layout":         append([]string{"internal/chart", "internal/typeset", "internal/frame"}, domain...),
	"internal/check":          append([]string{"internal/layout", "internal/frame", "internal/chart"}, domain...),
	"internal/raster":         {"internal/frame", "internal/typeset"},
	"internal/pdf":            {"internal/frame", "internal/typeset"},
	"internal/store":          append([]string{"internal/app", "internal/index", "internal/terms"}, domain...),
	"internal/terms":          {},
	"internal/index":          {"internal/terms"},
	"internal/app":            append([]string{"internal/ingest", "internal/ingest/dataset", "internal/bibliography", "internal/extract", "internal/layout", "internal/frame", "internal/check", "internal/chart"}, domain...),
	"internal/wiring":         {"*"},
	"internal/golden":         {},
	"internal/archtest":       {},
	"cmd/brief":               {"*"},
	"cmd/briefdeck":           {"*"},
	"ui":                      uiMay,
	"ui/kit":                  {},
	"ui/place":                uiMay,
	"ui/place/placetest":      {"*"}, // a desk for tests, on a real library
	"ui/slideview":            {"ui/kit", "internal/frame", "internal/raster", "internal/typeset"},
	"ui/library":              append([]string{"internal/ingest/dataset", "internal/bibliography"}, uiMay...), // it shows how a table is read
	"ui/evidence":             uiMay,
	"ui/claims":               uiMay,
	"ui/check":                uiMay,
	"ui/editor":               append([]string{"internal/typing"}, uiMay...),
	"ui/export":               uiMay,
	"ui/present":              uiMay,
}

// uiMay is what a screen may know: it shows and asks, and never stores or draws a PDF.
var uiMay = append([]string{
	"ui/kit", "ui/place", "ui/claims", "ui/slideview", "ui/library", "ui/evidence", "ui/editor", "ui/check", "ui/export", "ui/present",
	"internal/app", "internal/layout", "internal/frame", "internal/raster", "assets",
}, domain...)

// doors gives each third-party module its rooms: nobody else imports it directly.
var doors = map[string][]string{
	"database/sql":                      {"internal/store"},
	"github.com/mattn/go-sqlite3":       {"internal/store"},
	"github.com/jung-kurt/gofpdf":       {"internal/pdf"},
	"github.com/pdfcpu/pdfcpu":          {"internal/pdf"},
	"github.com/go-echarts/go-echarts/": {"internal/chart"},
	"modernc.org/quickjs":               {"internal/chart", "assets/gen"},
	"github.com/yuin/goldmark":          {"internal/ingest", "internal/deckfile"},
	"golang.org/x/net":                  {"internal/ingest"},
	"github.com/klippa-app/go-pdfium":   {"internal/ingest/pdftext"},
	"github.com/tetratelabs/wazero":     {"internal/ingest/pdftext"},
	"github.com/xuri/excelize/v2":       {}, // makes the workbooks of tests
	"github.com/rivo/uniseg":            {"internal/typeset", "internal/typing"},
	"github.com/go-text/typesetting":    {"ui/kit"},
	"fyne.io/fyne/v2":                   {"ui", "ui/kit", "ui/place", "ui/slideview", "ui/library", "ui/evidence", "ui/editor", "ui/check", "ui/export", "ui/present", "ui/claims", "ui/place/placetest", "cmd/briefdeck"},
}

// neverReach lists what must not be among a package's dependencies, however deep:
// a package, or with a slash at the end all packages under it.
var neverReach = map[string][]string{
	"cmd/brief":         {"github.com/go-gl/", "briefdeck/ui/"},
	"internal/evidence": {"database/sql", "fyne.io/"},
	"internal/deck":     {"database/sql", "fyne.io/"},
	"internal/app":      {"database/sql", "github.com/go-gl/", "github.com/jung-kurt/gofpdf"},
	"internal/layout":   {"database/sql", "github.com/go-gl/", "github.com/jung-kurt/gofpdf"},
}

type listed struct {
	ImportPath    string
	Imports, Deps []string
}

func TestPackagesImportOnlyWhatTheTableAllows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s has no line in the import table: add one here and in ARCHITECTURE.md", name)
			continue
		}
		for _, imp := range p.Imports {
			ours, isOurs := strings.CutPrefix(imp, module)
			if isOurs && !slices.Contains(allowed, ours) && !slices.Contains(allowed, "*") {
				t.Errorf("%s imports %s, which the table does not allow", name, ours)
			}
			checkDoor(t, name, imp)
		}
		for _, never := range neverReach[name] {
			for _, dep := range p.Deps {
				if dep == never || strings.HasSuffix(never, "/") && strings.HasPrefix(dep, never) {
					t.Errorf("%s reaches %s, which it must never", name, dep)
				}
			}
		}
	}
}

// checkDoor reports an import that goes round a module's door. Typesetting may take
// the bundled fonts from Fyne's theme package, which links no graphics library.
func checkDoor(t *testing.T, name, imp string) {
	t.Helper()
	if name == "internal/typeset" && (imp == "fyne.io/fyne/v2" || imp == "fyne.io/fyne/v2/theme") {
		return
	}
	for door, rooms := range doors {
		if (imp == door || strings.HasPrefix(imp, strings.TrimSuffix(door, "/")+"/")) && !slices.Contains(rooms, name) {
			t.Errorf("%s imports %s: only %v may", name, imp, rooms)
		}
	}
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", module+"...")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(out); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d packages listed", len(all))
	}
	return all
}
