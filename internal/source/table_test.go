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
