package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func TestColumnsFlowDownAndStayLow(t *testing.T) {
	test.NewTempApp(t)
	tests := map[string]struct {
		width   float32
		heights []float32
		want    []fyne.Position
		height  float32
	}{
		"one column, as there is room for one": {100, []float32{10, 20, 30}, []fyne.Position{{X: 0, Y: 0}, {X: 0, Y: 10}, {X: 0, Y: 30}}, 60},
		"two columns of about one height":      {220, []float32{10, 20, 30}, []fyne.Position{{X: 0, Y: 0}, {X: 0, Y: 10}, {X: 115, Y: 0}}, 30},
		"a tall one alone":                     {220, []float32{50, 10, 10}, []fyne.Position{{X: 0, Y: 0}, {X: 115, Y: 0}, {X: 115, Y: 10}}, 50},
		"nothing":                              {220, nil, nil, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var objects []fyne.CanvasObject
			for _, h := range tt.heights {
				objects = append(objects, Sized(0, h, Spacer()))
			}
			l := columns{least: 100, gap: 10}
			if got := l.heightFor(objects, tt.width); got != tt.height {
				t.Errorf("they are %v high, want %v", got, tt.height)
			}
			l.Layout(objects, fyne.NewSize(tt.width, tt.height))
			var got []fyne.Position
			for _, o := range objects {
				got = append(got, o.Position())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
