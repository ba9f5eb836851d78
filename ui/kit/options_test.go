package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestOptionsAreTakenByKeys(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		name    string
		keys    []fyne.KeyName
		taken   []int
		waiting int
	}{
		{"nothing waits before anything is marked", nil, nil, -1},
		{"what the arrows go to waits", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, nil, 2},
		{"Space takes it", []fyne.KeyName{fyne.KeyDown, fyne.KeySpace}, []int{1}, -1},
		{"what is on already does not wait", []fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, nil, -1},
		{"End and beyond is the last", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace}, []int{2}, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var taken []int
			o := NewOptions(func(at int) { taken = append(taken, at) })
			o.Set([]Option{{Title: "a", On: true}, {Title: "b"}, {Title: "c"}})
			for _, k := range c.keys {
				o.Key(&fyne.KeyEvent{Name: k})
			}
			if diff := cmp.Diff(c.taken, taken); diff != "" {
				t.Error(diff)
			}
			if o.Waiting() != c.waiting {
				t.Errorf("waiting is %d, want %d", o.Waiting(), c.waiting)
			}
		})
	}
}

func TestChipsThatDoNotFitAreNotClicked(t *testing.T) {
	test.NewTempApp(t)
	var picked []int
	c := NewChips(func(at int) { picked = append(picked, at) })
	c.Resize(fyne.NewSize(120, 2*chipHigh+chipGap))
	c.Set([]string{"one long chip", "two long chips", "three long chips"}, 0)
	for _, y := range []float32{10, 10 + chipHigh + chipGap, 10 + 2*(chipHigh+chipGap)} {
		c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(12, y)})
	}
	if diff := cmp.Diff([]int{0, 1}, picked); diff != "" {
		t.Error(diff)
	}
}
