package deck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestABriefEndsBeforeTheEndSlide(t *testing.T) {
	all := []Slide{{ID: "a"}, {ID: "b", Hidden: true}, {ID: "c", Layout: EndSlide}, {ID: "d"}, {ID: "e", Outputs: InBrief}}
	ids := func(d *Deck, output Mask) (out []ID) {
		for _, s := range d.Shown(output) {
			out = append(out, s.ID)
		}
		return out
	}
	for name, c := range map[string]struct {
		slides []Slide
		output Mask
		want   []ID
	}{
		"slides go on behind the end":       {all, InSlides, []ID{"a", "c", "d"}},
		"a brief does not":                  {all, InBrief, []ID{"a"}},
		"without an end slide all of it is": {all[3:], InBrief, []ID{"d", "e"}},
		"a hidden end slide ends nothing":   {[]Slide{{ID: "x", Layout: EndSlide, Hidden: true}, {ID: "y"}}, InBrief, []ID{"y"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ids(&Deck{Slides: c.slides}, c.output)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
