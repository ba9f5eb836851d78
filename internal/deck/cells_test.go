package deck

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// cellsAs writes a table as text: rows a line, the preferred one marked, alignments last.
func cellsAs(t Table) string {
	var lines []string
	for i, row := range t.Rows {
		line := strings.Join(row, "|")
		if i > 0 && i == t.Preferred {
			line += " *"
		}
		lines = append(lines, line)
	}
	if t.Align != nil {
		lines = append(lines, "= "+strings.Join(t.Align, ","))
	}
	return strings.Join(lines, "\n")
}

func TestATableChangesByRowsAndColumns(t *testing.T) {
	table := Table{Rows: [][]string{{"H", "K"}, {"a", "b"}, {"c"}}, Align: []string{"left"}, Preferred: 2}
	for _, c := range []struct {
		name string
		got  Table
		want string
	}{
		{"a row above moves the preferred one down", table.WithRow(1), "H|K\n|\na|b\nc| *\n= left"},
		{"a row at the end", table.WithRow(3), "H|K\na|b\nc| *\n|\n= left"},
		{"without a row", table.WithoutRow(1), "H|K\nc| *\n= left"},
		{"without the preferred row", table.WithoutRow(2), "H|K\na|b\n= left"},
		{"a row moved over the preferred one", table.WithRowMoved(1, 2), "H|K\nc| *\na|b\n= left"},
		{"the preferred row moved", table.WithRowMoved(2, 1), "H|K\nc| *\na|b\n= left"},
		{"a column before the first", table.WithColumn(0), "|H|K\n|a|b\n|c| *\n= ,left"},
		{"a column at the end", table.WithColumn(2), "H|K|\na|b|\nc|| *\n= left"},
		{"without a column and its alignment", table.WithoutColumn(0), "K\nb\n *"},
		{"a column moved with its alignment", table.WithColumnMoved(0, 1), "K|H\nb|a\n|c *\n= ,left"},
		{"a column that stands right", table.Aligned(1, "right"), "H|K\na|b\nc *\n= left,right"},
		{"no alignment that says anything", table.Aligned(0, ""), "H|K\na|b\nc *"},
		{"cells pasted over others and beyond", table.Pasted(2, 1, [][]string{{"x", "y"}, {"z"}}), "H|K|\na|b|\nc|x|y *\n|z|\n= left"},
		{"the last row stays", Table{Rows: [][]string{{"a"}}}.WithoutRow(0), "a"},
		{"the last column stays", Table{Rows: [][]string{{"a"}}}.WithoutColumn(0), "a"},
		{"a place that is not there", table.WithRowMoved(1, 9), cellsAs(table)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, cellsAs(c.got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if diff := cmp.Diff("H|K\na|b\nc *\n= left", cellsAs(table)); diff != "" {
		t.Errorf("the table itself changed: %s", diff)
	}
}

func TestCellsAreReadAsSpreadsheetsCopyThem(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"rows and columns", "a\tb\r\nc\td\r\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"empty cells", "\tb\n\t\n", [][]string{{"", "b"}, {"", ""}}},
		{"line ends and quotation marks in a cell", "\"a\nb\"\t\"say \"\"x\"\"\"", [][]string{{"a b", `say "x"`}}},
		{"a quotation mark that belongs to the text", "\"a\" b\tc", [][]string{{`"a" b`, "c"}}},
		{"rows of other lengths", "a\tb\nc", [][]string{{"a", "b"}, {"c"}}},
		{"plain text", "no cells\nhere", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := CellsOf(c.text)
			if diff := cmp.Diff(c.want, got); diff != "" || ok != (c.want != nil) {
				t.Errorf("%v %s", ok, diff)
			}
		})
	}
}

// Whatever is done to a table, it stays one: rows of one length, a preferred row that is
// there, no more alignments than columns.
func TestATableStaysATable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := Table{Rows: [][]string{{"a", "b"}, {"c", "d"}, {"e", "f"}}, Preferred: 1}
		at := rapid.IntRange(-1, 5)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			i, k := at.Draw(t, "i"), at.Draw(t, "k")
			table = []func() Table{
				func() Table { return table.WithRow(i) }, func() Table { return table.WithoutRow(i) }, func() Table { return table.WithRowMoved(i, k) },
				func() Table { return table.WithColumn(i) }, func() Table { return table.WithoutColumn(i) }, func() Table { return table.WithColumnMoved(i, k) },
				func() Table { return table.Aligned(i, rapid.SampledFrom(Aligns).Draw(t, "align")) },
				func() Table { return table.Pasted(max(0, i), max(0, k), [][]string{{"x", "y"}, {"z"}}) },
			}[rapid.IntRange(0, 7).Draw(t, "what")]()
		}
		for _, row := range table.Rows {
			if len(row) != table.Columns() || len(row) == 0 {
				t.Fatalf("rows of several lengths: %v", table.Rows)
			}
		}
		if len(table.Align) > table.Columns() || table.Preferred >= len(table.Rows) {
			t.Fatalf("%+v", table)
		}
	})
}

func FuzzCellsOf(f *testing.F) {
	for _, seed := range []string{"a\tb\n", "\"a\nb\"\tc", "\t\n\t", "\"", "\"\"\t\"\"\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cells, ok := CellsOf(text)
		for _, row := range cells {
			if len(row) == 0 {
				t.Fatal("a row without cells")
			}
		}
		if ok != (len(cells) > 0) {
			t.Fatalf("%v, %d rows", ok, len(cells))
		}
	})
}
