package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWordsAroundAPlace(t *testing.T) {
	for _, c := range []struct {
		name, text string
		at         int
		want       string
	}{
		{"inside a word", "two words here", 6, "words"},
		{"at its first letter", "two words", 4, "words"},
		{"between words it is the space", "two  words", 3, "  "},
		{"digits belong to a word", "since 2013.", 7, "2013"},
		{"a mark stands alone", "since 2013.", 10, "."},
		{"Chinese characters stand together", "贸易增长，投资", 3, "贸易增长"},
		{"the end belongs to the last word", "the end", 7, "end"},
		{"an empty text has none", "", 0, ""},
		{"outside it is the nearest", "word", 99, "word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, to := WordAt(c.text, c.at)
			if got := c.text[from:to]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestMovingByWords(t *testing.T) {
	const text = "two  words, 贸易 end"
	var got []int
	for at := 0; at < len(text); {
		at = NextWord(text, at)
		got = append(got, at)
	}
	for at := len(text); at > 0; {
		at = PrevWord(text, at)
		got = append(got, at)
	}
	if diff := cmp.Diff([]int{3, 10, 11, 18, 22, 19, 12, 10, 5, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestASelectionInItsBlocks(t *testing.T) {
	back := Selection{Anchor: TextPos{3, 5}, Caret: TextPos{1, 4}}
	for _, c := range []struct {
		name            string
		block, from, to int
		want            [2]int
	}{
		{"before it nothing", 0, 0, 9, [2]int{}},
		{"the first block from where it begins", 1, 0, 9, [2]int{4, 9}},
		{"a block between wholly", 2, 3, 9, [2]int{3, 9}},
		{"the last block to where it ends", 3, 0, 9, [2]int{0, 5}},
		{"a line after its end nothing", 3, 6, 9, [2]int{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, to := back.In(c.block, c.from, c.to)
			if got := [2]int{from, to}; got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// Where a byte stands on its line, a click finds that byte again.
func TestAClickFindsTheByteThatStandsThere(t *testing.T) {
	test.NewTempApp(t)
	look := ProseLook{Size: 15, Lead: 25}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab wm.,贸易é")), 2, 60, -1).Draw(t, "text")
		lines := NewRuler().Break([]Piece{{Text: text}, {Text: "[1]", Raised: true, At: len(text)}}, look, 160)
		for _, l := range lines {
			for _, p := range l {
				for i := range p.Text {
					if p.Raised {
						continue
					}
					if got := l.Offset(l.Left(p.At+i, look), look); got != p.At+i {
						t.Fatalf("byte %d of %q is found as %d", p.At+i, l.String(), got)
					}
				}
			}
		}
	})
}

func TestOnlyALineThatCanBeChosenFromTellsOfTheMouse(t *testing.T) {
	test.NewTempApp(t)
	v := NewLineView(nil)
	v.Set(ProseLine{{Text: "words"}}, ProseLook{Size: 14, Lead: 20})
	v.MouseDown(nil)
	v.Dragged(&fyne.DragEvent{})
	v.TappedSecondary(&fyne.PointEvent{})
	v.Choose(1, 3)
	if v.chosen != [2]int{1, 3} {
		t.Error("nothing is chosen")
	}
}
