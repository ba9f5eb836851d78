package dataset_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"briefdeck/internal/ingest/dataset"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook makes a workbook.
func workbook(t testing.TB, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// set writes cells; a style is a number format.
func set(t testing.TB, f *excelize.File, sheet, cell, style string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
	if style == "" {
		return
	}
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &style})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle(sheet, cell, cell, id); err != nil {
		t.Fatal(err)
	}
}

func cells(f dataset.File, sheet int) [][]string {
	var out [][]string
	for _, r := range f.Tables[sheet].Rows {
		out = append(out, r.Cells)
	}
	return out
}

func TestWorkbooksSayWhatTheirCellsShow(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		day := time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC)
		for i, c := range []struct {
			style string
			value any
		}{
			{"", "A text & more"},
			{"", 1.35},
			{"0.0", 1346.56},
			{"#,##0", 1234567.2},
			{"0.0%", 0.298},
			{"yyyy-mm-dd", day},
			{"mmm-yy", day},
			{"yyyy", day},
			{`#,##0.00 "bn"`, 2.5},
			{"0.00E+00", 123456.0},
			{"#,##0,,", 1_500_000},
			{"", 0.1 + 0.2},
			{`[Red]-0.00;0.00`, -3.14159},
			{"", true},
			{"0.##", 2.5},
		} {
			set(t, f, "Sheet1", "A"+string(rune('1'+i%9))+strings.Repeat("0", i/9), c.style, c.value)
		}
	})
	f, err := dataset.Read(t.Context(), "b.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range f.Tables[0].Rows {
		got = append(got, r.Cells[0])
	}
	want := []string{
		"A text & more", "1.35", "1346.6", "1234567", "29.8%", "2020-12-31", "2020-12", "2020", "2.50",
		"123456", "1500000", "0.3", "-3.14", "TRUE", "2.5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDatesCountFromEitherEpoch(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		on := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}); err != nil {
			t.Fatal(err)
		}
		set(t, f, "Sheet1", "A1", "yyyy-mm-dd", 42734)
	})
	f, err := dataset.Read(t.Context(), "b.xlsx", data)
	if err != nil || f.Tables[0].Rows[0].Cells[0] != "2020-12-31" {
		t.Errorf("%v, %v", f, err)
	}
}

func TestMergedTitlesFormulasAndHiddenSheets(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		rows := [][]any{{"Kenya", 2019, 1.5}, {nil, 2020, 2.5}, {"Peru", 2019, 3.5}}
		for i, head := range []string{"Country", "Year", "Ports"} {
			set(t, f, "Sheet1", string(rune('A'+i))+"1", "", head)
		}
		for i, r := range rows {
			for c, v := range r {
				if v != nil {
					set(t, f, "Sheet1", string(rune('A'+c))+string(rune('2'+i)), "", v)
				}
			}
		}
		if err := errors.Join(f.MergeCell("Sheet1", "A2", "A3"), f.SetCellFormula("Sheet1", "C5", "SUM(C2:C4)")); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("Inner"); err != nil {
			t.Fatal(err)
		}
		set(t, f, "Inner", "A1", "", "secret")
		if err := f.SetSheetVisible("Inner", false); err != nil {
			t.Fatal(err)
		}
	})
	f, err := dataset.Read(t.Context(), "b.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"Country", "Year", "Ports"}, {"Kenya", "2019", "1.5"}, {"Kenya", "2020", "2.5"}, {"Peru", "2019", "3.5"}}, cells(f, 0)); diff != "" {
		t.Error(diff)
	}
	if !f.Tables[1].Hidden || len(f.Tables[0].Notes) != 1 {
		t.Errorf("hidden: %v, notes: %q", f.Tables[1].Hidden, f.Tables[0].Notes)
	}
	table, err := f.Sheet("")
	if err != nil || table.Sheet != "Sheet1" {
		t.Errorf("the sheet that shows is taken: %q, %v", table.Sheet, err)
	}
	m := dataset.Propose(table)
	made, err := dataset.Make(t.Context(), table, m)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ports: Ports in ", "ports-2019-kenya | 1.5 | 2019 | Kenya", "ports-2020-kenya | 2.5 | 2020 | Kenya", "ports-2019-peru | 3.5 | 2019 | Peru", "place Kenya KEN", "place Peru PER",
	}
	if diff := cmp.Diff(want, lines(made)); diff != "" {
		t.Error(diff)
	}
	if got := made.Figures[0].Origin.Locator; got != "Sheet1!C2" {
		t.Errorf("the figure stands in %s", got)
	}
}

// packed is an archive of one large part beside those of a workbook.
func packed(t testing.TB, part string, size int) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	for block := bytes.Repeat([]byte(" "), 1<<20); size > 0; size -= len(block) {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatIsNoWorkbookOrTooLargeIsRefused(t *testing.T) {
	whole := workbook(t, func(f *excelize.File) { set(t, f, "Sheet1", "A1", "", 1) })
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"a workbook cut short", whole[:len(whole)/2], dataset.ErrFormat},
		{"an archive that is none", []byte("PK\x03\x04 and no more"), dataset.ErrFormat},
		{"a bomb in the sheet", packed(t, "xl/worksheets/sheet1.xml", 90<<20), dataset.ErrTooLarge},
		{"a bomb in the shared strings", packed(t, "xl/sharedStrings.xml", 90<<20), dataset.ErrTooLarge},
		{"a million columns", []byte("year," + strings.Repeat(",1", 1_000_000)), dataset.ErrTooLarge},
		{"too many rows", bytes.Repeat([]byte("a,1\n"), 500_002), dataset.ErrTooLarge},
		{"too many bytes", make([]byte, dataset.MaxBytes+1), dataset.ErrTooLarge},
		{"an old Office file", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), dataset.ErrFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := dataset.Read(t.Context(), "x", tt.data); !errors.Is(err, tt.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}
