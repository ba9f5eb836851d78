package layout

import (
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"

	"github.com/google/go-cmp/cmp"
)

func TestSourceLineNamesEachSourceOnce(t *testing.T) {
	tests := []struct {
		name    string
		credits []string
		want    string
	}{
		{"nothing", nil, ""},
		{"one", []string{"Lee, section 2"}, "Source: Lee, section 2"},
		{"sections of one source are gathered in order", []string{"Lee, section 2.2", "Lee, section 2", "Lee, section 2.2"}, "Source: Lee, sections 2 and 2.2"},
		{"three sections", []string{"Lee, sections 3 and 1", "Lee, section 2"}, "Source: Lee, sections 1, 2 and 3"},
		{"whom the source credits stays apart", []string{"Ministry, cited in Lee, section 2", "Lee, section 2"}, "Source: Ministry, cited in Lee, section 2; Lee, section 2"},
		{"a line that is joined already", []string{"Source: Lee, section 2; Customs, 2021.", "Customs, 2021"}, "Source: Lee, section 2; Customs, 2021"},
		{"a source named without a year stands for its years", []string{"CGTN; Xinhua", "CGTN, 2017"}, "Source: CGTN; Xinhua"},
		{"two years of a source stay apart", []string{"CGTN, 2016", "CGTN, 2017"}, "Source: CGTN, 2016; CGTN, 2017"},
		{"our own calculation comes last", []string{"own calculation from Lee, section 2", "Customs"}, "Source: Lee, section 2; Customs; own calculation"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := sourceLine(tt.credits); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSuperscriptsJoinRuns(t *testing.T) {
	c := &composer{output: deck.InBrief}
	for want, in := range map[string][]int{"": nil, "1": {1}, "1,2": {1, 2}, "1–3": {1, 2, 3}, "1,3–5,7": {1, 3, 4, 5, 7}} {
		got := ""
		for _, sp := range c.sup(in, 10) {
			got += sp.Text
		}
		if got != want {
			t.Errorf("%v prints %q, want %q", in, got, want)
		}
	}
}

func TestHeadingsInText(t *testing.T) {
	for in, want := range map[string]string{
		"## Context": "Context", "**Context**": "Context", "**A** and **B**": "", "plain": "", "#1 is no heading": "", "**": "", "": "",
	} {
		got, ok := asHeading(in)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q is heading %q, want %q", in, got, want)
		}
	}
}

// strip is a piece of a height, glued or not.
func strips(glue string) []piece {
	out := make([]piece, len(glue))
	for i, g := range glue {
		out[i] = piece{height: 10, glue: g == '+'}
	}
	return out
}

func TestPagesBreakWhereTextMay(t *testing.T) {
	tests := []struct {
		name, glue string
		want       []int // pieces on each page of three
	}{
		{"nothing is one empty page", "", []int{0}},
		{"pieces fill pages", "-------", []int{3, 3, 1}},
		{"a heading goes with what follows", "--+--", []int{2, 3}},
		{"two last lines stay together", "-++-", []int{1, 3}},
		{"what fills more than a page is cut anyway", "+++++-", []int{3, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int
			for _, p := range paginate(strips(tt.glue), 30) {
				got = append(got, len(p))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
		})
	}
}

func TestATableRepeatsItsHeadOnTheNextPage(t *testing.T) {
	head := piece{height: 10, glue: true}
	flow := []piece{head}
	for range 5 {
		flow = append(flow, piece{height: 10, repeat: func() []piece { return []piece{head} }})
	}
	var got []float64
	for _, p := range paginate(flow, 30) {
		got = append(got, height(p))
	}
	if diff := cmp.Diff([]float64{30, 30, 20}, got); diff != "" {
		t.Errorf("heights (-want +got):\n%s", diff)
	}
}

func TestLongColumnsAreCutSideBySide(t *testing.T) {
	p := sideBySide(columns{stacks: [][]piece{strips("------"), strips("--")}, x: []float64{0, 50}})
	var got [][]int
	for _, page := range paginate([]piece{p}, 40) {
		var n []int
		for _, st := range page[0].cols.stacks {
			n = append(n, len(st))
		}
		got = append(got, n)
	}
	if diff := cmp.Diff([][]int{{4, 2}, {2, 0}}, got); diff != "" {
		t.Errorf("pieces in columns (-want +got):\n%s", diff)
	}
}

func TestNeighboursOfOneTagShareAGroup(t *testing.T) {
	f := &frame.Frame{}
	list, a, b := &frame.Tag{Role: frame.L}, &frame.Tag{Role: frame.LI}, &frame.Tag{Role: frame.LI}
	line := func(path ...*frame.Tag) piece { return piece{path: path, items: []frame.Item{&frame.Path{}}} }
	newCanvas(f).stack([]piece{line(list, a), line(list, a), line(list, b)}, 0, 0)
	item := func() frame.Item { return &frame.Path{} }
	want := []frame.Item{&frame.Group{Tag: *list, Items: []frame.Item{
		&frame.Group{Tag: *a, Items: []frame.Item{item(), item()}}, &frame.Group{Tag: *b, Items: []frame.Item{item()}},
	}}}
	if diff := cmp.Diff(want, f.Items); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
}

func TestColumnsOfNumbersStandRight(t *testing.T) {
	cell := func(s string) []typeset.Span { return []typeset.Span{{Text: s}} }
	cells := [][][]typeset.Span{{cell("1,234"), cell("Accra 2")}, {cell("–"), cell("3")}}
	got := []typeset.Align{columnAlign(nil, cells, 0), columnAlign(nil, cells, 1), columnAlign([]string{"center"}, cells, 0)}
	if diff := cmp.Diff([]typeset.Align{typeset.Right, typeset.Left, typeset.Center}, got); diff != "" {
		t.Errorf("alignment (-want +got):\n%s", diff)
	}
}

func TestKeyFiguresSpreadEvenly(t *testing.T) {
	got := map[int]int{}
	for n := 1; n <= 7; n++ {
		got[n] = perRow(n, 4)
	}
	if diff := cmp.Diff(map[int]int{1: 2, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 7: 4}, got); diff != "" {
		t.Errorf("figures in a row (-want +got):\n%s", diff)
	}
}
