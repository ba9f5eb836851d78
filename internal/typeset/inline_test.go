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
		{"text without marks is one span", "a b", []Span{{"a b", plain}}},
		{"no text has no span", "", nil},
		{"two stars are bold", "a **b** c", []Span{{"a ", plain}, {"b", bold}, {" c", plain}}},
		{"one star is italic", "*a*", []Span{{"a", italic}}},
		{"three stars are both", "***a***", []Span{{"a", both}}},
		{"italic inside bold", "**a *b* c**", []Span{{"a ", bold}, {"b", both}, {" c", bold}}},
		{"bold inside italic", "*a **b** c*", []Span{{"a ", italic}, {"b", both}, {" c", italic}}},
		{"italic at the end of bold", "**a *b***", []Span{{"a ", bold}, {"b", both}}},
		{"code keeps its marks", "`a*b*`", []Span{{"a*b*", mono}}},
		{"carets raise", "km^2^", []Span{{"km", plain}, {"2", super}}},
		{"a link has its address and colour", "see [the **annex**](#annex).", []Span{{"see ", plain}, {"the ", linked}, {"annex", boldLink}, {".", plain}}},
		{"a backslash takes a mark's meaning", `\*a\*`, []Span{{"*a*", plain}}},
		{"a backslash before a letter stays", `a\b`, []Span{{`a\b`, plain}}},
		{"a mark without partner stays", "2 * 3 and **b", []Span{{"2 * 3 and **b", plain}}},
		{"a bracket without address stays", "[a] (b)", []Span{{"[a] (b)", plain}}},
		{"an unfinished link stays", "[a](b", []Span{{"[a](b", plain}}},
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
