package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// dotAt draws a bullet as browsers do: a small shape, no letter.
func (s *sheet) dotAt(x float64) {
	fmt.Fprintf(&s.out, "%g %g 3 3 re f\n", x, s.y+2)
}

// box fills a rectangle, as shaded rows have behind them.
func (s *sheet) box(x, y, w, h float64) {
	fmt.Fprintf(&s.out, "0.9 g %g %g %g %g re f 0 g\n", x, y, w, h)
}

// level draws a line across.
func (s *sheet) level(x0, x1, y float64) {
	fmt.Fprintf(&s.out, "%g %g m %g %g l S\n", x0, y, x1, y)
}

// upwards sets a line that reads from below.
func (s *sheet) upwards(x, y float64, text string) {
	fmt.Fprintf(&s.out, "BT /F2 10 Tf 0 1 -1 0 %g %g Tm (%s) Tj ET\n", x, y, text)
}

// titled is a sheet with a title on it.
func titledSheet() *sheet {
	s := &sheet{y: 730}
	s.line(72, 18, true, "On the bridges of the valley")
	s.y -= 40
	return s
}

func pdfSheet(lay func(s *sheet)) []string {
	s := titledSheet()
	lay(s)
	return []string{s.out.String()}
}

// TestPDFsLaidOutInOddWays: each once read wrongly in a document made by a common
// program: a browser, TeX, an office suite.
func TestPDFsLaidOutInOddWays(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages []string
		want  string
	}{
		{"bullets that are drawn begin items", pdfSheet(drawnBullets), lines(
			". On the bridges of the valley",
			"list 1: Stone lasts for a hundred years and more when its feet are kept dry.",
			"list 1: Wood lasts for thirty years when it is tarred.", "list 1: Iron is painted.",
		)},
		{"an item goes on below its bold beginning", pdfSheet(boldItem), lines(
			". On the bridges of the valley",
			"list 1: Walk over the bridge. Listen for stones that are loose, and note each of them in the book at once.",
			"list 1: Tar the planks.",
		)},
		{"two columns on a page that is nearly empty", pdfSheet(shortColumns), lines(
			". 1 Stone", "prose: Stones press on each other and so they stand comfortably for a very long time.",
			". 2 Wood", "prose: Wood is tarred in spring by whoever finds an opportunity, and burns well.",
		)},
		{"a large heading beside a line of the other column", pdfSheet(headingBesideText), lines(
			". 1 Stone", "prose: Stones press on each other and so they stand for a long time, as long as the feet do not move, and the feet stand in water, which the river takes away in a wet year and the parish puts back.",
			"prose: Nobody looks at them while they stand.", ". 2 Wood", "prose: Wood is tarred in the spring by whoever has time for it and is not at sea, which is to say by the sexton, who has the key.",
		)},
		{"merged cells say what they say once", pdfSheet(mergedCells), lines(
			". On the bridges of the valley",
			"prose: The bridges were asked two questions each, and answered both of them as well as they could at the time.",
			"table 1: 1 | Question: who pays when a bridge of stone falls down?", "table 1:  | Answer: the owner of the road.",
			"table 1: 2 | Question: and who owns the road?",
		)},
		{"cells that are turned", pdfSheet(turnedCells), lines(
			". On the bridges of the valley",
			"prose: The bridges were counted in two years, by what they are made of, and the numbers follow here.",
			"table 1 head: Made of | Arches | Feet", "table 1: Stone | 14 | 17", "table 1: Wood | 3 | 9",
		)},
		{"shaded rows among others", pdfSheet(shadedRows), lines(
			". On the bridges of the valley",
			"prose: The bridges were counted in two years, by what they are made of, and the numbers follow here.",
			"table 1 head: Made of | 2016 | 2021", "table 1: Stone | 14 | 17", "table 1: Wood | 1,204 | 980", "table 1: Iron | 3 | 11",
		)},
		{"a cell of two lines beside cells in their middle", pdfSheet(centredCells), lines(
			". On the bridges of the valley",
			"prose: The bridges were counted in two years, by what they are made of, and the numbers follow here.",
			"table 1 head: Made of | 2016 | 2021", "table 1: Stone | 14 | 17", "table 1: Wood, tarred in spring and painted in autumn | 1,204 | 980", "table 1: Iron | 3 | 11",
		)},
		{"the title of a box heads no section", pdfSheet(titledBox), lines(
			". 1 Stone", "prose: Stones press on each other, and so they stand for a very long time in the valley.",
			"prose: In short", "prose: Nine bridges, seventeen arches and one railway.",
			". 2 Wood", "prose: Wood is tarred in the spring by whoever has time for it, and it burns.",
		)},
		{"a row that the page's end cut", cutRow(), lines(
			". On the bridges of the valley",
			"prose: The bridges were counted in two years, by what they are made of, and the numbers follow here.",
			"table 1: Made of | How it is kept", "table 1: Stone | A mason walks over it in every spring, and listens.", "table 1: Wood | It is tarred.",
		)},
		{"page numbers far from the edge, and headings at the top that are numbered", numberedPages(), lines(
			". 1 Stone", "prose: Stones press on each other, and so they stand for a very long time.",
			". 2 Wood", "prose: Wood is tarred in the spring by whoever has time for it, and it burns.",
			". 3 Iron", "prose: Iron was tried only once, and came by railway in eleven large boxes.",
		)},
		{"notes whose lines begin with numbers", pdfSheet(numbersInNotes), lines(
			". 1 Stone", "prose: Stones press on each other and stand for a time that nobody has measured, as far as the parish can tell from its books and from those who read them.",
			". Notes", "note 1: Says the law of 1871, section", "note 2: A mason said so.",
		)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(t.Context(), "bridges.pdf", pdfOf(c.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, contents(d.Document)); diff != "" || d.Source.Title != "On the bridges of the valley" {
				t.Errorf("%q %s", d.Source.Title, diff)
			}
		})
	}
}

func drawnBullets(s *sheet) {
	for _, l := range []string{"•Stone lasts for a hundred years and more when its feet are", "kept dry.", "•Wood lasts for thirty years when it is tarred.", "•Iron is painted."} {
		text, begins := strings.CutPrefix(l, "•")
		if begins {
			s.dotAt(78)
		}
		s.flow(90, text)
	}
}

func boldItem(s *sheet) {
	s.line(78, 10, false, "-")
	s.line(90, 10, true, "Walk over the bridge.")
	s.y -= 13
	s.flow(90, "Listen for stones that are loose, and note each of them in", "the book at once.")
	s.line(78, 10, false, "-")
	s.line(90, 10, true, "Tar the planks.")
}

func shortColumns(s *sheet) {
	top := s.y
	for i, col := range [][]string{
		{"Stones press on each other and so they stand", "comfortably for a very long time."},
		{"Wood is tarred in spring by whoever finds an", "opportunity, and burns well."},
	} {
		x := 72 + 242*float64(i)
		s.y = top
		s.line(x, 13, true, []string{"1 Stone", "2 Wood"}[i])
		s.y -= 22
		s.flow(x, col...)
	}
}

func headingBesideText(s *sheet) {
	top := s.y
	s.line(72, 14, true, "1 Stone")
	s.y -= 22
	s.flow(72, "Stones press on each other and so they stand for a", "long time, as long as the feet do not move, and the", "feet stand in water, which the river takes away in", "a wet year and the parish puts back.")
	s.y = top
	s.flow(309, "Nobody looks at them while they stand.")
	s.y = top - 35 + 1
	s.line(309, 14, true, "2 Wood")
	s.y -= 22
	s.flow(309, "Wood is tarred in the spring by whoever has time", "for it and is not at sea, which is to say by the", "sexton, who has the key.")
}

func countText(s *sheet, text string) {
	s.flow(72, text)
	s.y -= 20
}

const countingText = "The bridges were counted in two years, by what they are made of, and the numbers follow here."

func mergedCells(s *sheet) {
	countText(s, "The bridges were asked two questions each, and answered both of them as well as they could at the time.")
	top := s.y
	for _, c := range []struct {
		x, down float64
		text    string
	}{
		{86, 32, "1"},
		{112, 12, "Question: who pays when a bridge of stone falls"},
		{112, 24, "down?"},
		{112, 44, "Answer: the owner of the road."},
		{86, 64, "2"},
		{112, 64, "Question: and who owns the road?"},
	} {
		s.y = top - c.down
		s.line(c.x, 10, false, c.text)
	}
	s.out.WriteString(ruling([]float64{72, 104, 400}, []float64{top, top - 52, top - 72}))
	s.level(104, 400, top-32)
}

func turnedCells(s *sheet) {
	countText(s, countingText)
	top := s.y
	s.upwards(176, top-50, "Arches")
	s.upwards(216, top-50, "Feet")
	s.y = top - 50
	s.line(76, 10, true, "Made of")
	for i, row := range [][]string{{"Stone", "14", "17"}, {"Wood", "3", "9"}} {
		for j, x := range []float64{76, 170, 210} {
			s.y = top - 72 - 20*float64(i)
			s.line(x, 10, false, row[j])
		}
	}
	s.out.WriteString(ruling([]float64{72, 160, 200, 240}, []float64{top, top - 58, top - 78, top - 98}))
}

func shadedRows(s *sheet) {
	countText(s, countingText)
	for i, row := range [][]string{{"Made of", "2016", "2021"}, {"Stone", "14", "17"}, {"Wood", "1,204", "980"}, {"Iron", "3", "11"}} {
		for j, c := range row {
			x := 72 + 120*float64(j)
			if i%2 == 1 {
				s.box(x-4, s.y-6, 120, 20)
			}
			s.line(x, 10, i == 0, c)
		}
		s.y -= 20
	}
}

func centredCells(s *sheet) {
	countText(s, countingText)
	row := func(bold bool, cells ...string) {
		for j, c := range cells {
			s.line(72+150*float64(j), 10, bold, c)
		}
	}
	row(true, "Made of", "2016", "2021")
	s.y -= 20
	row(false, "Stone", "14", "17")
	s.y -= 20
	row(false, "Wood, tarred in spring and")
	s.y -= 7
	s.line(222, 10, false, "1,204")
	s.line(372, 10, false, "980")
	s.y -= 6
	row(false, "painted in autumn")
	s.y -= 20
	row(false, "Iron", "3", "11")
}

func titledBox(s *sheet) {
	head := func(text string) {
		s.line(72, 12, true, text)
		s.y -= 22
	}
	head("1 Stone")
	s.flow(72, "Stones press on each other, and so they stand for a very long time in the valley.")
	s.y -= 20
	s.box(66, s.y-40, 300, 54)
	s.line(72, 11, true, "In short")
	s.y -= 20
	s.flow(72, "Nine bridges, seventeen arches and one railway.")
	s.y -= 30
	head("2 Wood")
	s.flow(72, "Wood is tarred in the spring by whoever has time for it, and it burns.")
}

func cutRow() []string {
	one := titledSheet()
	countText(one, countingText)
	top := one.y
	xs := []float64{72, 160, 330}
	for _, c := range []struct {
		x, down float64
		text    string
	}{{76, 12, "Made of"}, {166, 12, "How it is kept"}, {76, 32, "Stone"}, {166, 32, "A mason walks over it in"}} {
		one.y = top - c.down
		one.line(c.x, 10, false, c.text)
	}
	one.out.WriteString(ruling(xs, []float64{top, top - 20, top - 40}))
	two := &sheet{y: 700}
	two.line(166, 10, false, "every spring, and listens.")
	two.y = 680
	two.line(76, 10, false, "Wood")
	two.line(166, 10, false, "It is tarred.")
	two.out.WriteString(ruling(xs, []float64{714, 692, 672}))
	return []string{one.out.String(), two.out.String()}
}

func numberedPages() []string {
	var pages []string
	for i, text := range []string{
		"1 Stone|Stones press on each other, and so they stand for a very long time.",
		"2 Wood|Wood is tarred in the spring by whoever has time for it, and it burns.",
		"3 Iron|Iron was tried only once, and came by railway in eleven large boxes.",
	} {
		s := &sheet{y: 730}
		if i == 0 {
			s = titledSheet()
		}
		head, prose, _ := strings.Cut(text, "|")
		number, words, _ := strings.Cut(head, " ")
		s.line(72, 13, true, number)
		s.line(96, 13, true, words)
		s.y -= 24
		s.flow(72, prose)
		s.y = 330
		s.line(300, 10, false, fmt.Sprint(i+1))
		pages = append(pages, s.out.String())
	}
	return pages
}

func numbersInNotes(s *sheet) {
	s.line(72, 13, true, "1 Stone")
	s.y -= 22
	s.flow(72, "Stones press on each other and stand for a time that nobody has measured, as far as the parish", "can tell from its books and from those who read them.")
	s.y = 140
	for _, l := range []string{"1 Says the law of 1871, section", "2 A mason said so."} {
		s.line(72, 8, false, l)
		s.y -= 10
	}
}
