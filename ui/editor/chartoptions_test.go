package editor

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAChartsHeightIsReadInPerCent(t *testing.T) {
	type read struct {
		Share float64
		OK    bool
	}
	for _, c := range []struct {
		name, text string
		want       read
	}{
		{"a number", "38", read{0.38, true}},
		{"with its sign", " 62.5 % ", read{0.625, true}},
		{"a decimal comma", "62,5", read{0.625, true}},
		{"nothing is the usual height", " ", read{0, true}},
		{"a flat line is no chart", "9", read{}},
		{"a tower is none", "201", read{}},
		{"no number", "NaN", read{}},
		{"words", "tall", read{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			share, ok := heightOf(c.text)
			if diff := cmp.Diff(c.want, read{share, ok}); diff != "" {
				t.Error(diff)
			}
		})
	}
}
