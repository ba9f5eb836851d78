package library

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/ui/kit"
	"briefdeck/ui/place/placetest"
)

func row(id, text string, header bool) source.Paragraph {
	var cells []string
	for _, c := range strings.Split(text, "|") {
		cells = append(cells, strings.TrimSpace(c))
	}
	return source.Paragraph{ID: source.ID(id), Kind: source.TableRow, Text: text, Row: &source.Row{Table: 1, Header: header, Cells: cells}}
}

func TestATableStandsInColumnsWithItsNumbersToTheRight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light))
	d := source.Document{Source: source.Source{Key: "k", Title: "T"}, Sections: []source.Section{{Title: "S", Level: 1, Page: 3, Paragraphs: []source.Paragraph{
		row("h", "Country | Trade", true), row("a", "Greece | 1.5", false), row("b", "中国 | 1,250.5", false),
	}}}}
	lines := compose(d, map[source.ID][]mark{"a": {{span: source.Span{Start: 9, End: 12}, figure: "f"}}}, 500, kit.NewRuler())
	type cell struct {
		text string
		link string
	}
	var got [][]cell
	var tabs [][]float32
	var pages []int
	for _, l := range lines {
		if l.page > 0 {
			pages = append(pages, l.page)
		}
		if l.para == "" || len(l.words) == 0 {
			continue
		}
		var cells []cell
		var at []float32
		for _, p := range l.words {
			cells, at = append(cells, cell{p.Text, p.Link}), append(at, p.Tab)
		}
		got, tabs = append(got, cells), append(tabs, at)
	}
	want := [][]cell{{{"Country", ""}, {"Trade", ""}}, {{"Greece", ""}, {"1.5", "figure:f"}}, {{"中国", ""}, {"1,250.5", ""}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(cell{})); diff != "" {
		t.Error(diff)
	}
	if tabs[0][0] != tabs[1][0] || tabs[1][1] <= tabs[2][1] {
		t.Errorf("the cells stand at %v", tabs)
	}
	if diff := cmp.Diff([]int{3}, pages); diff != "" {
		t.Error(diff)
	}
}

func TestATableOfManyColumnsIsSetAsText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light))
	wide := row("w", strings.Repeat("cell | ", 19)+"cell", false)
	d := source.Document{Source: source.Source{Key: "k", Title: "T"}, Sections: []source.Section{{Title: "S", Paragraphs: []source.Paragraph{wide}}}}
	said := ""
	for _, l := range compose(d, nil, 500, kit.NewRuler()) {
		said += l.words.String()
	}
	if !strings.Contains(said, "cell | cell") {
		t.Errorf("it says %q", said)
	}
}

func TestWordsOfACellAreChosen(t *testing.T) {
	b := placetest.New(t, nil)
	d := source.Draft{Document: source.Document{
		Source:     source.Source{Key: "t", Kind: source.Paper, Title: "On trade"},
		Sections:   []source.Section{{ID: "s", Title: "Trade", Level: 1, Paragraphs: []source.Paragraph{row("h", "Country | Trade", true), row("a", "Greece | 1.5", false)}}},
		References: []source.Reference{{ID: "r", Number: 1, Title: "On bridges", Container: "Spans"}},
	}}
	d.Revision.Raw = []byte("t")
	if _, err := b.Desk.Work.Library().AddDraft(t.Context(), d, nil); err != nil {
		t.Fatal(err)
	}
	l := New(b.Desk)
	b.Put(l, 1356, 830)
	b.Until("the document is shown", func() bool { return len(l.reader.lines) > 0 && b.Says("Greece") })
	press(t, l, "1.5", 0)
	press(t, l, "1.5", 0) // the second click
	want := []evidence.Quote{{Source: "t", Section: "Trade", Paragraph: "a", Span: source.Span{Start: 9, End: 10}}}
	if diff := cmp.Diff(want, l.Selection()); diff != "" {
		t.Error(diff)
	}
	if !b.Says("In the text") || !b.Says("Table 1") {
		t.Errorf("the details do not list the table: %q", b.Texts())
	}
	l.reader.link("wide:1")
	if table := placetest.Find(b, func(*kit.Table) bool { return true }); table == nil || !b.Says("Table 1 Greece 1.5") && !b.Says("Country Trade") {
		t.Errorf("the table is not opened: %q", b.Texts())
	}
	b.Tap("Close")
	view := kit.NewLineView(nil)
	view.OnOver = l.reader.tip.over
	view.Set(kit.ProseLine{{Text: "[1]", Link: "cite:1"}}, bodyLook)
	b.Window.Canvas().Overlays().Add(view) // it needs a renderer
	view.Resize(fyne.NewSize(60, 25))
	view.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(4, 8), AbsolutePosition: fyne.NewPos(400, 300)}})
	if !b.Says("[1] On bridges") || !b.Says("Only cited.") {
		t.Errorf("no word about the work: %q", b.Texts())
	}
	view.MouseOut()
	if b.Says("Only cited.") {
		t.Error("the word stays")
	}
}
