package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestTheFieldsOfASheetAreGoneToByName(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, NewText("", Style{}))
	s := NewStage(w, func(f func()) { f() })
	done := ""
	first, second := NewEntry(), NewLines(1, 3)
	kind := NewSelect("Bars", nil)
	var sh *Sheet
	sh = s.Show(Dock(Docked{
		Middle: NewPane(All(Unit), Unit, Field("Title", first), Beside(Unit, Field("Type", kind), Field("Note", second))),
		Bottom: Row(Unit, NewButton("Cancel", nil), NewPrimary("", "Use chart", func() { done = "used"; sh.Close() })),
	}), fyne.NewSize(400, 300))
	focused := func() any { return w.Canvas().Focused() }
	for _, c := range []struct {
		name string
		want any
	}{{"note", second}, {"title", first}, {"type", kind}} {
		s.PickField()
		for _, r := range c.name {
			w.Canvas().Focused().TypedRune(r)
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if focused() != c.want {
			t.Errorf("%s leads to %T", c.name, focused())
		}
	}
	s.PickField()
	for _, r := range strings.ToLower("Use chart") {
		w.Canvas().Focused().TypedRune(r)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if diff := cmp.Diff("used", done); diff != "" || s.Busy() {
		t.Errorf("open: %v; %s", s.Busy(), diff)
	}
}
