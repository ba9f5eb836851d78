package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shown is the text of each line as it is drawn.
func shown(p Paragraph) []string {
	out := make([]string, len(p.Lines))
	for i, l := range p.Lines {
		for _, t := range l.Texts {
			out[i] += t.Text
		}
	}
	return out
}

func TestBreak(t *testing.T) {
	fs := Load()
	base := Style{Size: 10}
	for _, tc := range []struct {
		name string
		text string
		o    Options
		want []string
	}{
		{"short text stays on one line", "Belt and Road", Options{Width: 500}, []string{"Belt and Road"}},
		{"without a width only line ends break", "one two\nthree", Options{}, []string{"one two", "three"}},
		{"no text has no line", "", Options{Width: 50}, []string{}},
		{"an empty line stays", "a\n\nb", Options{Width: 50}, []string{"a", "", "b"}},
		{"a final line end opens no line", "a\n", Options{Width: 50}, []string{"a"}},
		{"lines break at spaces", "one two three four", Options{Width: 45}, []string{"one two", "three", "four"}},
		{"a no-break space holds a figure together", "worth US$1.35\u00a0trillion in", Options{Width: 75}, []string{"worth", "US$1.35\u00a0trillion", "in"}},
		{"a per cent sign stays with its number", "grew by 29.8 % in all", Options{Width: 70}, []string{"grew by", "29.8 % in all"}},
		{"Chinese breaks between characters but never before a full stop", "中国与一带一路。贸易", Options{Width: 71}, []string{"中国与一带一", "路。贸易"}},
		{"a long word is cut between clusters", "abcdefghijklmnop", Options{Width: 40}, []string{"abcdefg", "hijklmn", "op"}},
		{"a soft hyphen shows where the line ends", "extra\u00adordinary", Options{Width: 45}, []string{"extra\u00ad", "ordinary"}},
		{"a soft hyphen inside a line is not seen", "extra\u00adordinary", Options{Width: 450}, []string{"extraordinary"}},
		{"text past the last allowed line ends in an ellipsis", "one two three four five", Options{Width: 45, MaxLines: 2}, []string{"one two", "three…"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if missing := fs.Missing(tc.text); len(missing) > 0 {
				t.Skipf("no font here can draw %q", missing)
			}
			got := shown(fs.Break([]Span{{Text: tc.text, Style: base}}, tc.o))
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func BenchmarkBreak100Words(b *testing.B) {
	fs := Load()
	words := strings.Repeat("the trade between China and partner countries along the route grew ", 10)
	spans := []Span{{Text: words, Style: Style{Size: 20}}}
	for b.Loop() {
		fs.Break(spans, Options{Width: 600, LineHeight: 30})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		Load().Width("Belt and Road", Style{Size: 10})
	}
}

func BenchmarkBreak300Han(b *testing.B) {
	fs := Load()
	spans := []Span{{Text: strings.Repeat("中国与沿线国家的贸易总额不断上升，", 18), Style: Style{Size: 20}}}
	for b.Loop() {
		fs.Break(spans, Options{Width: 600, LineHeight: 30})
	}
}
