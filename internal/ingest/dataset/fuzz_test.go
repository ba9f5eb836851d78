package dataset_test

import (
	"testing"

	"briefdeck/internal/evidence"
	"briefdeck/internal/ingest/dataset"

	"github.com/xuri/excelize/v2"
)

// Whatever the bytes, reading ends with a table or an error, and what is made of the
// table keeps its promises.
func FuzzTables(f *testing.F) {
	for _, text := range []string{
		"Year,Exports (US$ bn)\n2019,1.10\n2020,\"1,250.5\"\n2021,..\n", "Jahr;Umsatz (Mio. EUR)\n2019;1.234,5\n", "a\tb\n\"open\n2020\t1e400\n",
		"Country,2019,2020\nChina,1,2\n", "年份,贸易额（亿美元）\n2019年,1.34\n", "sep=|\nYear|V\n03/04/2020|5\n", "\xff\xfea\x00,\x00b\x00",
		",,,\n,1,\n,2020,(5\n", "Year,Value\n2020,(3.5) e\n2020,1E-9\n",
	} {
		f.Add([]byte(text))
	}
	f.Add(workbook(f, func(x *excelize.File) {
		set(f, x, "Sheet1", "A1", "", "Year")
		set(f, x, "Sheet1", "B1", "", "Value")
		set(f, x, "Sheet1", "A2", "yyyy-mm-dd", 43831)
		set(f, x, "Sheet1", "B2", "0.0%", 0.25)
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		dataset.Looks("x", data)
		file, err := dataset.Read(t.Context(), "x", data)
		if err != nil {
			return
		}
		for _, table := range file.Tables {
			m := dataset.Propose(table)
			made, err := dataset.Make(t.Context(), table, m)
			if err != nil {
				m.Doubts = nil
				if made, err = dataset.Make(t.Context(), table, m); err != nil {
					continue
				}
			}
			keys := map[string]bool{}
			for _, fig := range made.Figures {
				if keys[fig.Key] || fig.Key == "" || fig.Origin.Row < 1 {
					t.Fatalf("figure %+v", fig)
				}
				keys[fig.Key] = true
				if _, err := evidence.Format(fig, "qualified"); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
