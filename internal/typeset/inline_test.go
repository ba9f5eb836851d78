package typeset

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
)

var (
	frameOrigin = frame.Point{}
	frameInk    = frame.Color{B: 200, A: 255}
)

func TestInline(t *testing.T) {
	plain := Style{Size: 100}
	bold, italic, both, mono, linked := plain, plain, plain, plain, plain
	bold.Bold, italic.Italic, mono.Mono = true, true, true
	both.Bold, both.Italic = true, true
	linked.Link, linked.Color = "#annex", frameInk
	boldLink := linked
	boldLink.Bold = true
	super := plain
	super.Size, super.Rise = 65, 36
	for _, tc := range []struct {
		name, text string
		want       []Span
	}{
		{"text without marks is one span", "a b", []Span{{Text: "a b", Style: plain}}},
		{"no text has no span", "", nil},
		{"two stars are bold", "a **b** c", []Span{{Text: "a ", Style: plain}, {Text: "b", Style: bold}, {Text: " c", Style: plain}}},
		{"one star is italic", "*a*", []Span{{Text: "a", Style: italic}}},
		{"three stars are both", "***a***", []Span{{Text: "a", Style: both}}},
		{"italic inside bold", "**a *b* c**", []Span{{Text: "a ", Style: bold}, {Text: "b", Style: both}, {Text: " c", Style: bold}}},
		{"bold inside italic", "*a **b** c*", []Span{{Text: "a ", Style: italic}, {Text: "b", Style: both}, {Text: " c", Style: italic}}},
		{"italic at the end of bold", "**a *b***", []Span{{Text: "a ", Style: bold}, {Text: "b", Style: both}}},
		{"code keeps its marks", "`a*b*`", []Span{{Text: "a*b*", Style: mono}}},
		{"carets raise", "km^2^", []Span{{Text: "km", Style: plain}, {Text: "2", Style: super}}},
		{"a link has its address and colour", "see [the **annex**](#annex).", []Span{{Text: "see ", Style: plain}, {Text: "the ", Style: linked}, {Text: "annex", Style: boldLink}, {Text: ".", Style: plain}}},
		{"a backslash takes a mark's meaning", `\*a\*`, []Span{{Text: "*a*", Style: plain}}},
		{"a backslash before a letter stays", `a\b`, []Span{{Text: `a\b`, Style: plain}}},
		{"a mark without partner stays", "2 * 3 and **b", []Span{{Text: "2 * 3 and **b", Style: plain}}},
		{"a bracket without address stays", "[a] (b)", []Span{{Text: "[a] (b)", Style: plain}}},
		{"an unfinished link stays", "[a](b", []Span{{Text: "[a](b", Style: plain}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, Inline(tc.text, plain, frameInk)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestInlineOfHostileTextIsLinear(t *testing.T) {
	for _, unit := range []string{"*a ", "**a ", "[", "[a](", "^ ", "`", "***", "*a**b "} {
		s := strings.Repeat(unit, 20000)
		if got := Plain(s); len(got) > len(s) {
			t.Errorf("%q grew", unit)
		}
	}
}
