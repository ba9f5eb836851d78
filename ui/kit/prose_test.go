package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestBreakingLosesNoCharacterButSpacesAtLineEnds(t *testing.T) {
	test.NewTempApp(t)
	look := ProseLook{Size: 14, Lead: 20}
	ruler := NewRuler()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "word", " ", "，", "贸易", "Donaudampfschiff", "。", "x.", "  ", "é", "—"})).Draw(t, "text"), "")
		cut := rapid.IntRange(0, len([]rune(text))).Draw(t, "cut")
		width := float32(rapid.IntRange(1, 300).Draw(t, "width"))
		runes := []rune(text)
		var got strings.Builder
		for _, l := range ruler.Break([]Piece{{Text: string(runes[:cut])}, {Text: string(runes[cut:]), Bold: true}}, look, width) {
			got.WriteString(l.String())
		}
		bare := strings.NewReplacer(" ", "")
		if diff := cmp.Diff(bare.Replace(text), bare.Replace(got.String())); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestLinesBeginWithWordsNotWithClosingMarks(t *testing.T) {
	test.NewTempApp(t)
	ruler, look := NewRuler(), ProseLook{Size: 14, Lead: 20}
	width, _ := ruler.widths(look.face(Piece{})).of("贸易增长")
	var got []string
	for _, l := range ruler.Break([]Piece{{Text: "贸易增长，投资"}, {Text: "[1]", Raised: true}}, look, width) {
		got = append(got, l.String())
	}
	if diff := cmp.Diff([]string{"贸易增长，", "投资[1]"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyLinkedWordsAnswerToClicks(t *testing.T) {
	test.NewTempApp(t)
	var went []string
	v := NewLineView(func(l string) { went = append(went, l) })
	v.Set(ProseLine{{Text: "plain words "}, {Text: "linked", Link: "there"}}, ProseLook{Size: 14, Lead: 20})
	test.TempWidgetRenderer(t, v)
	w := fyne.MeasureText("plain words ", 14, fyne.TextStyle{}).Width
	v.Tapped(&fyne.PointEvent{Position: fyne.NewPos(w/2, 10)})
	v.Tapped(&fyne.PointEvent{Position: fyne.NewPos(w+4, 10)})
	if diff := cmp.Diff([]string{"there"}, went); diff != "" {
		t.Error(diff)
	}
}

func TestATableGivesUpItsLeastImportantColumnsFirst(t *testing.T) {
	test.NewTempApp(t)
	table := NewTable(TableConfig{
		Columns: []TableColumn{{Title: "a", Width: 100, Flex: 1}, {Title: "b", Width: 100, Drop: 1}, {Title: "c", Width: 100, Drop: 2}},
		Cell:    func(int, int) Cell { return Cell{} },
	})
	for _, c := range []struct {
		name  string
		width float32
		want  []tableSpan
	}{
		{"all fit and the flexible one takes the rest", 464, []tableSpan{{16, 200}, {232, 100}, {348, 100}}},
		{"one goes", 300, []tableSpan{{16, 152}, {184, 100}, {}}},
		{"two go", 200, []tableSpan{{16, 168}, {}, {}}},
		{"the last one stays whatever happens", 20, []tableSpan{{16, 100}, {}, {}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			table.fit(c.width)
			if diff := cmp.Diff(c.want, table.spans, cmp.AllowUnexported(tableSpan{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}
