package typeset

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// words are what a paragraph can be made of: scripts, marks and traps.
var words = []string{
	"trade", "countries and regions", "US$1.35\u00a0trillion", "extra\u00adordinary", "x", " ", "  ", "\n", "\t", "\r\n",
	"中国与一带一路", "，", "。", "《丝路》", "\u3000", "e\u0301", "क्षि", "👩\u200d👩\u200d👧", "🇨🇳", "☃\ufe0f", "\u200b", "\u2060",
	"שלום", "مرحبا", "\x00\x1b[0m", "\xff\xfe", "\ufffd", "\u2028", "averyveryverylongwordthatfitsnoline", "a-b/c—d", "https://example.org/a?b=c", "𒀀",
}

func text(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(words), rapid.String()), 0, 12).Draw(t, "parts")
	return strings.Join(parts, rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
}

// lasting is the text without what a line's end may swallow.
func lasting(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == softHyphen || breakingSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestBreakLosesNoCharacter(t *testing.T) {
	fs := Load()
	rapid.Check(t, func(t *rapid.T) {
		var spans []Span
		var whole strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "spans") {
			sp := Span{Text: text(t), Style: Style{Size: rapid.Float64Range(4, 40).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold"), Mono: rapid.Bool().Draw(t, "mono")}}
			spans = append(spans, sp)
			whole.WriteString(clean(sp.Text))
		}
		o := Options{
			Width:    rapid.Float64Range(-10, 400).Draw(t, "width"),
			Align:    rapid.SampledFrom([]Align{Left, Right, Center, Justify}).Draw(t, "align"),
			NoOrphan: rapid.Bool().Draw(t, "no orphan"),
		}
		p := fs.Break(spans, o)
		if d := cmp.Diff(lasting(whole.String()), lasting(strings.Join(shown(p), ""))); d != "" {
			t.Fatalf("characters differ: %s", d)
		}
		for i, l := range p.Lines {
			if o.Width > 0 && l.Width > o.Width*(1+1e-6) && !p.Overfull {
				t.Fatalf("line %d of %g is wider than %g", i, l.Width, o.Width)
			}
			checkRuns(t, fs, l)
		}
	})
}

// checkRuns asks that a line's runs stand side by side and measure what their faces say.
func checkRuns(t *rapid.T, fs *Faces, l Line) {
	end := math.Inf(-1)
	for _, run := range l.Texts {
		if run.At.X < end-1e-6 {
			t.Fatalf("run %q at %g begins before %g", run.Text, run.At.X, end)
		}
		w := 0.0
		for _, r := range run.Text {
			adv, ok := fs.Face(run.Face).Advance(r)
			if !ok {
				t.Fatalf("%s lacks %q", run.Face, r)
			}
			w += adv*run.Size + run.Tracking
		}
		if math.Abs(w-run.Width) > 1e-6 {
			t.Fatalf("run %q is %g wide, says %g", run.Text, w, run.Width)
		}
		end = run.At.X + run.Width
	}
}

func TestJustifiedLinesEndAtTheMargin(t *testing.T) {
	fs := Load()
	for name, text := range map[string]string{
		"Latin":   strings.Repeat("the trade between China and its partners grew ", 8),
		"Chinese": strings.Repeat("中国与一带一路沿线国家的贸易总额", 8),
	} {
		p := fs.Break([]Span{{Text: text, Style: Style{Size: 12}}}, Options{Width: 205, Align: Justify})
		for i, l := range p.Lines[:len(p.Lines)-1] {
			last := l.Texts[len(l.Texts)-1]
			end := last.At.X + last.Width - last.Tracking
			if math.Abs(end-205) > 0.01 {
				t.Errorf("%s: line %d ends at %g, not at 205", name, i, end)
			}
		}
	}
}

func TestWidthIsTheSumOfTheRuns(t *testing.T) {
	fs := Load()
	rapid.Check(t, func(t *rapid.T) {
		s := text(t)
		st := Style{Size: 10, Tracking: rapid.Float64Range(-1, 3).Draw(t, "tracking")}
		w := 0.0
		for _, r := range fs.Runs(s, st, frameOrigin) {
			w += r.Width
		}
		if got := fs.Width(s, st); math.Abs(got-w) > 1e-6 {
			t.Fatalf("Width %g, runs %g", got, w)
		}
	})
}

func FuzzInline(f *testing.F) {
	for _, s := range []string{"**bold *both* bold**", "*a **b** c*", "`code`", "[text](https://example.org)", "x^2^", `\*not\*`, "***", "[a](", "**", "^", "[[[[](x)", "*a *a *a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		plain := Plain(s)
		if len(plain) > len(s) {
			t.Fatalf("%q grew to %q", s, plain)
		}
		for i, sp := range Inline(s, Style{Size: 10}, frameInk) {
			if sp.Text == "" {
				t.Fatalf("span %d of %q is empty", i, s)
			}
		}
	})
}
