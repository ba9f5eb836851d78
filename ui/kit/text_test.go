package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrappingKeepsEveryWord(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.StringMatching(`[a-z]{1,30}|一带一路|\n`)).Draw(t, "words"), " ")
		width := float32(rapid.IntRange(20, 400).Draw(t, "width"))
		lines := Wrap(text, width, Style{})
		bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if diff := cmp.Diff(bare(text), bare(strings.Join(lines, ""))); diff != "" {
			t.Fatal(diff)
		}
		for _, l := range lines {
			if len([]rune(l)) > 1 && (Style{}).width(l) > width {
				t.Fatalf("%q is wider than %v", l, width)
			}
		}
	})
}

func TestAnEllipsisFits(t *testing.T) {
	test.NewTempApp(t)
	long := "Belt and Road trade rose by nearly a third"
	for _, w := range []float32{40, 80, 160, 1000} {
		got := Ellipsis(long, w, Style{})
		if (Style{}).width(got) > w+0.5 {
			t.Errorf("%q is wider than %v", got, w)
		}
		if got != long && !strings.HasSuffix(got, "…") {
			t.Errorf("%q was cut without saying so", got)
		}
	}
}

func TestAPickerFindsByEveryWord(t *testing.T) {
	all := []Choice{
		{Key: "a", Title: "Goods trade", Detail: "Ministry of Commerce", Side: "US$1.35 tn"},
		{Key: "b", Title: "Partner countries", Detail: "Duan", Side: "133"},
	}
	for _, c := range []struct{ name, query, want string }{
		{"nothing asked shows all", "", "a b"},
		{"a word of the title", "partner", "b"},
		{"words from different columns in any case", "COMMERCE 1.35", "a"},
		{"a plural", "trades", "a"},
		{"words that no line holds together", "trade duan", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var keys []string
			for _, m := range Matching(all, c.query) {
				keys = append(keys, m.Key)
			}
			if diff := cmp.Diff(c.want, strings.Join(keys, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPickerIsWorkedWithKeysAlone(t *testing.T) {
	a := test.NewTempApp(t)
	w := a.NewWindow("")
	w.Resize(fyne.NewSize(800, 600))
	s := NewStage(w, func(fn func()) { fn() })
	picked := ""
	s.Pick(Picker{Choices: []Choice{{Key: "a", Title: "A"}, {Key: "b", Title: "B"}, {Key: "c", Title: "C"}}, OnPick: func(k string) { picked = k }})
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		if !s.Busy() {
			break
		}
	}
	if picked != "b" || s.Busy() {
		t.Errorf("picked %q, sheet open: %v", picked, s.Busy())
	}
	s.Pick(Picker{OnPick: func(string) { t.Error("nothing was chosen") }})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.Busy() {
		t.Error("Escape leaves the picker open")
	}
}

func TestARowListMakesOnlyTheRowsInSight(t *testing.T) {
	test.NewTempApp(t)
	made := 0
	l := NewRows(RowsConfig{
		Height: 20,
		New:    func() RowView { made++; return NewText("", Style{}) },
		Show:   func(at int, v RowView) {},
	})
	l.Resize(fyne.NewSize(100, 200))
	l.SetCount(10000)
	l.Reveal(9999)
	if made > 24 {
		t.Errorf("made %d views", made)
	}
	if got := l.Gap(0); got < 9980 {
		t.Errorf("the gap at the top is %d after scrolling to the end", got)
	}
}

func TestAToolbarPutsWhatDoesNotFitBehindAMenu(t *testing.T) {
	test.NewTempApp(t)
	item := func(label string) BarItem { return BarItem{Object: NewButton(label, nil), Label: label} }
	b := NewBar(BarItem{Object: NewButton("Always", nil)}, item("One of them"), item("Another"), item("A third"))
	out := func(width float32) string {
		b.Resize(fyne.NewSize(width, 32))
		test.WidgetRenderer(b).Layout(fyne.NewSize(width, 32))
		var labels []string
		for _, it := range b.out {
			labels = append(labels, it.Label)
		}
		return strings.Join(labels, ", ")
	}
	for _, c := range []struct {
		width float32
		want  string
	}{{600, ""}, {260, "Another, A third"}, {90, "One of them, Another, A third"}} {
		if diff := cmp.Diff(c.want, out(c.width)); diff != "" {
			t.Errorf("%v wide: %s", c.width, diff)
		}
	}
}
