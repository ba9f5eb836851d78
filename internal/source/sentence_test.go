package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"two plain sentences part at the full stop", "Rain fell. Roads closed.", []string{"Rain fell.", "Roads closed."}},
		{"a decimal point ends nothing", "It rose 1.5 per cent. Then it fell.", []string{"It rose 1.5 per cent.", "Then it fell."}},
		{"the volumes of laws end nothing", "See 12 Stat. 755 and 60 Fed. Reg. 1234. It holds.", []string{"See 12 Stat. 755 and 60 Fed. Reg. 1234.", "It holds."}},
		{"initials and abbreviations end nothing", "Dr. J. Smith met the U.S. Senate, see Fig. 3. They agreed.", []string{"Dr. J. Smith met the U.S. Senate, see Fig. 3.", "They agreed."}},
		{"closing quotes stay with their sentence", `He said "no." She left.`, []string{`He said "no."`, "She left."}},
		{"a stop before a small letter ends nothing", "The firm Yahoo! was sold. Good.", []string{"The firm Yahoo! was sold.", "Good."}},
		{"Chinese stops need no blank", "贸易增长。投资下降！为什么？", []string{"贸易增长。", "投资下降！", "为什么？"}},
		{"the number of a list item is not a sentence", "1. Count the bridges. Then rest.", []string{"1. Count the bridges.", "Then rest."}},
		{"words without a stop are one sentence", "no stop here", []string{"no stop here"}},
		{"blanks alone are none", "  \n ", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(c.text) {
				got = append(got, s.In(c.text))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
