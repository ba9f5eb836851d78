package ingest

import (
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// ruling draws a table's lines at these places.
func ruling(xs, ys []float64) string {
	var out strings.Builder
	for _, x := range xs {
		fmt.Fprintf(&out, "%g %g m %g %g l S\n", x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		fmt.Fprintf(&out, "%g %g m %g %g l S\n", xs[0], y, xs[len(xs)-1], y)
	}
	return out.String()
}

// intro sets a paragraph at the top of a page.
func intro() *sheet {
	s := &sheet{y: 720}
	s.flow(72, "The bridges of the valley were counted in two years, by what they are made of, and", "the table below says how many there were at the end of each, and how they are kept.")
	return s
}

func TestTablesOfAPDFAreRows(t *testing.T) {
	aligned := intro()
	for i, row := range [][]string{{"Made of", "2016", "2021"}, {"Stone", "14", "17"}, {"Wood", "1,204", "980"}, {"Iron", "3", "11"}} {
		for j, c := range row {
			aligned.y = 660 - 14*float64(i)
			aligned.line(72+140*float64(j), 10, i == 0, c)
		}
	}
	ruled := intro()
	for _, c := range []struct {
		x, y float64
		text string
		bold bool
	}{
		{76, 650, "Made of", true},
		{166, 650, "How it is kept", true},
		{76, 624, "Stone", false},
		{166, 624, "A mason walks over it in", false},
		{166, 612, "every spring.", false},
		{76, 590, "Wood", false},
		{166, 590, "It is tarred, and closed", false},
		{166, 578, "to carts meanwhile.", false},
	} {
		ruled.y = c.y
		ruled.line(c.x, 10, c.bold, c.text)
	}
	ruled.out.WriteString(ruling([]float64{72, 160, 320}, []float64{664, 640, 605, 570}))
	goesOn := &sheet{y: 706}
	goesOn.line(76, 10, false, "Iron")
	goesOn.line(166, 10, false, "It is painted, and never listens.")
	goesOn.out.WriteString(ruling([]float64{72, 160, 320}, []float64{720, 700}))
	for _, c := range []struct {
		name  string
		pages []string
		want  []source.Row
	}{
		{"cells that stand below one another", []string{aligned.out.String()}, []source.Row{
			{Table: 1, Header: true, Cells: []string{"Made of", "2016", "2021"}},
			{Table: 1, Cells: []string{"Stone", "14", "17"}},
			{Table: 1, Cells: []string{"Wood", "1,204", "980"}},
			{Table: 1, Cells: []string{"Iron", "3", "11"}},
		}},
		{"ruled cells of several lines, on two pages", []string{ruled.out.String(), goesOn.out.String()}, []source.Row{
			{Table: 1, Header: true, Cells: []string{"Made of", "How it is kept"}},
			{Table: 1, Cells: []string{"Stone", "A mason walks over it in every spring."}},
			{Table: 1, Cells: []string{"Wood", "It is tarred, and closed to carts meanwhile."}},
			{Table: 1, Cells: []string{"Iron", "It is painted, and never listens."}},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(t.Context(), "bridges.pdf", pdfOf(c.pages...))
			if err != nil {
				t.Fatal(err)
			}
			var got []source.Row
			prose := 0
			for _, s := range d.Sections {
				for _, p := range s.Paragraphs {
					if p.Row != nil {
						got = append(got, *p.Row)
					} else {
						prose++
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || prose != 1 {
				t.Errorf("%d paragraphs besides\n%s", prose, diff)
			}
		})
	}
}

// TestWhatDocumentsSayOfThemselves: a title is one that the page says too.
func TestWhatPDFsSayOfThemselves(t *testing.T) {
	for _, c := range []struct{ file, title, authors, published string }{
		{"gsa_fds_practices.pdf", "Practices for Leveraging Data as a Strategic Asset", "Alexis Cross", "2019-05-30"},
		{"pod_doi_memo.pdf", "Implementation of the Department of the Interior's Open Data Policy", "", "2013-09-16"},
		{"18f_budgeting_handbook.pdf", "De-risking custom technology projects", "Robin Carnahan, Randy Hart, Waldo Jaquith", "2019-08-05"},
	} {
		t.Run(c.file, func(t *testing.T) {
			name, data := shared(t, "testdocs/"+c.file)
			s := mustRead(t, name, string(data)).Source
			got := []string{s.Title, strings.Join(s.Authors, ", "), s.Published, s.Language}
			if diff := cmp.Diff([]string{c.title, c.authors, c.published, "en"}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
