package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsGatherIntoTables(t *testing.T) {
	row := func(table int, header bool, cells ...string) Paragraph {
		return Paragraph{Kind: TableRow, Row: &Row{Table: table, Header: header, Cells: cells}}
	}
	year, one, two, other := row(1, true, "Year"), row(1, false, "2020"), row(1, false, "2021"), row(2, false, "x")
	year.Row.Caption = "Trade by year"
	d := Document{Sections: []Section{
		{ID: "a", Paragraphs: []Paragraph{{Kind: Prose, Text: "See below."}, year, one, two}},
		{ID: "b", Paragraphs: []Paragraph{other, {Kind: TableRow, Text: "of a summary"}}},
	}}
	want := []Table{
		{Number: 1, Caption: "Trade by year", Section: "a", Head: []Paragraph{year}, Body: []Paragraph{one, two}},
		{Number: 2, Section: "b", Body: []Paragraph{other}},
	}
	if diff := cmp.Diff(want, d.Tables()); diff != "" {
		t.Error(diff)
	}
}

func TestCellsStandInTheirRowsText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		cells      []string
		want       []string
	}{
		{"side by side", "Year | Trade", []string{"Year", "Trade"}, []string{"Year", "Trade"}},
		{"one of none", "2020 |  | 贸易", []string{"2020", "", "贸易"}, []string{"2020", "", "贸易"}},
		{"one with a bar of its own", "a|b | c", []string{"a|b", "c"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range (Paragraph{Text: c.text, Row: &Row{Cells: c.cells}}).CellSpans() {
				got = append(got, s.In(c.text))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
