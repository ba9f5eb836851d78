package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// stand tells where each figure stands: its value, and the words behind it in the library.
func stand(t *testing.T, ws *app.Workspace) map[string]string {
	t.Helper()
	b, err := ws.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for key, f := range b.Figures {
		doc, err := ws.Library().Document(t.Context(), f.Origin.Source)
		if err != nil {
			t.Fatal(err)
		}
		_, p, _ := doc.Paragraph(f.Origin.Paragraph)
		out[key] = f.Value.String() + " “" + f.Origin.Quote.In(p.Text) + "” " + f.Origin.Locator + " " + string(f.Status)
	}
	return out
}

func TestASheetBecomesASeriesThatCanBeUndoneAndAddedAgain(t *testing.T) {
	_, lib := library(t)
	ws := app.Open(lib, nil)
	x := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "Year", "B1": "Ports", "A2": 2019, "B2": 1.5, "A3": 2020, "A4": 2021, "B4": 12} {
		if err := x.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "ports.xlsx")
	if err := x.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if !app.IsData(path) {
		t.Error("the workbook is not taken for data")
	}
	r, err := app.ReadData(t.Context(), path, app.DataOptions{})
	if err != nil {
		t.Fatal(err)
	}
	added, err := ws.AddData(t.Context(), r)
	if diff := cmp.Diff(app.DataAdded{Source: "ports", Figures: 2}, added); err != nil || diff != "" {
		t.Fatal(diff, err)
	}
	want := map[string]string{"ports-2019": "1.5 “1.5” Sheet1!B2 confirmed", "ports-2021": "12 “12” Sheet1!B4 confirmed"}
	if diff := cmp.Diff(want, stand(t, ws)); diff != "" {
		t.Error(diff)
	}
	if _, err := ws.AddData(t.Context(), r); !errors.Is(err, source.ErrDuplicate) {
		t.Errorf("the same figures again: %v", err)
	}
	if name, err := ws.UndoEvidence(t.Context()); err != nil || name != "Import of “ports”" {
		t.Errorf("undo: %q, %v", name, err)
	}
	if diff := cmp.Diff(map[string]string{}, stand(t, ws)); diff != "" {
		t.Error(diff)
	}
	if _, err := ws.AddData(t.Context(), r); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(want, stand(t, ws)); diff != "" {
		t.Error(diff)
	}
}

const withTable = `# A note

## Trade

Some words.

| Year | Trade (US$ bn) |
|------|----------------|
| 2019 | 1.25 |
| 2020 | .. |
| 2021 | 3 |
`

func TestATableInAPaperBecomesASeries(t *testing.T) {
	_, lib := library(t)
	ws := app.Open(lib, nil)
	paper, err := app.ReadPaper(t.Context(), "note.md", []byte(withTable))
	if err != nil {
		t.Fatal(err)
	}
	paper.Figures = nil
	key, err := ws.AddPaper(t.Context(), paper)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := lib.Document(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	tables := doc.Tables()
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	table := app.TableOf(doc, tables[0])
	m := dataset.Propose(table)
	r, err := app.TableSeries(t.Context(), doc, table, m)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ws.AddData(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"trade-2019": "1.25 “1.25” table 1, row 2 confirmed", "trade-2021": "3 “3” table 1, row 4 confirmed"}, stand(t, ws)); diff != "" {
		t.Error(diff)
	}
	b, err := ws.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.Figure("trade-2019")
	if diff := cmp.Diff(evidence.Origin{Source: key, Section: "Trade", Locator: "table 1, row 2", Paragraph: f.Origin.Paragraph, Quote: f.Origin.Quote}, f.Origin); err != nil || diff != "" {
		t.Error(diff, err)
	}
}

func TestACitedSourceGetsItsData(t *testing.T) {
	_, lib := library(t)
	ws := app.Open(lib, nil)
	b := evidence.NewBook()
	b.Sources["customs"] = source.Source{ID: "c", Key: "customs", Kind: source.Official, Title: "Customs statistics", Publisher: "Customs"}
	b.Sources["held"] = source.Source{ID: "h", Key: "held", Kind: source.Paper, Title: "A paper", Held: true}
	if err := lib.AddFacts(t.Context(), nil, b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "trade.csv")
	if err := os.WriteFile(path, []byte("Year,Trade\n2020,5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		key  string
		want error
	}{{"held", dataset.ErrMapping}, {"customs", nil}} {
		r, err := app.ReadData(t.Context(), path, app.DataOptions{Source: tt.key})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ws.AddData(t.Context(), r); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.key, err)
		}
	}
	doc, err := lib.Document(t.Context(), "customs")
	if err != nil || !doc.Source.Held || doc.Source.Publisher != "Customs" || len(doc.Sections) != 1 {
		t.Errorf("%+v, %v", doc.Source, err)
	}
}
