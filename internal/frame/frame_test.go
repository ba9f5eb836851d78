package frame

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBounds(t *testing.T) {
	black := Color{A: 255}
	box := func(x, y, w, h float64) *Path { return Fill(Box(Rect{x, y, w, h}), black) }
	for _, tc := range []struct {
		name  string
		items []Item
		want  Rect
	}{
		{"nothing has no bounds", nil, Rect{}},
		{"paths join", []Item{box(1, 2, 3, 4), box(10, 10, 5, 5)}, Rect{1, 2, 14, 13}},
		{"an image counts as its box", []Item{&Image{Box: Rect{5, 5, 2, 2}}}, Rect{5, 5, 2, 2}},
		{"a clip cuts what is outside it", []Item{&Group{Clip: Box(Rect{0, 0, 4, 4}), Items: []Item{box(2, 2, 10, 10)}}}, Rect{2, 2, 2, 2}},
		{"what a clip hides has no bounds", []Item{&Group{Clip: Box(Rect{0, 0, 1, 1}), Items: []Item{box(2, 2, 10, 10)}}}, Rect{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Bounds(tc.items)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShiftMovesWhatBoundsMeasure(t *testing.T) {
	items := []Item{&Group{
		Clip: Box(Rect{0, 0, 100, 100}),
		Items: []Item{
			Fill(RoundBox(Rect{10, 10, 20, 20}, 4), Color{A: 255}),
			&Text{Size: 10, At: Point{40, 40}, Width: 30, Rotate: 90},
			&Image{Box: Rect{60, 60, 5, 5}},
		},
	}}
	before := Bounds(items)
	Shift(items, 7, -3)
	after := Bounds(items)
	want := Rect{before.X + 7, before.Y - 3, before.W, before.H}
	if diff := cmp.Diff(want, after, cmp.Comparer(func(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 })); diff != "" {
		t.Error(diff)
	}
}

func TestBlockBoxesJoinTheGroupsOfABlock(t *testing.T) {
	f := &Frame{Items: []Item{
		&Group{Tag: Tag{Block: "a"}, Items: []Item{&Image{Box: Rect{0, 0, 2, 2}}}},
		&Group{Items: []Item{&Group{Tag: Tag{Block: "a"}, Items: []Item{&Image{Box: Rect{8, 0, 2, 2}}}}}},
		&Group{Tag: Tag{Block: "empty"}},
	}}
	if diff := cmp.Diff(map[string]Rect{"a": {0, 0, 10, 2}}, BlockBoxes(f)); diff != "" {
		t.Error(diff)
	}
}
