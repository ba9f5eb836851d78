package typing

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// at reads a text whose caret is "|", or whose selection stands between "‹" and "›".
func at(s string, form Form) *Text {
	anchor := strings.Index(s, "‹")
	s = strings.Replace(s, "‹", "", 1)
	caret := strings.IndexAny(s, "|›")
	s = strings.Replace(strings.Replace(s, "›", "", 1), "|", "", 1)
	if anchor < 0 {
		anchor = caret
	}
	return &Text{Source: s, Form: form, Caret: caret, Anchor: anchor}
}

// shown writes what at reads.
func shown(t *Text) string {
	if t.Caret == t.Anchor {
		return t.Source[:t.Caret] + "|" + t.Source[t.Caret:]
	}
	a, z := t.Range()
	return t.Source[:a] + "‹" + t.Source[a:z] + "›" + t.Source[z:]
}

func typed(words ...string) func(*Text) {
	return func(t *Text) {
		for _, w := range words {
			for _, r := range w {
				t.Insert(string(r))
			}
		}
	}
}

func TestKeysEditWhatIsSeen(t *testing.T) {
	back, wordBack := func(t *Text) { t.Backspace(false) }, func(t *Text) { t.Backspace(true) }
	del, wordDel := func(t *Text) { t.Delete(false) }, func(t *Text) { t.Delete(true) }
	left, right := func(t *Text) { t.Step(-1, false, false) }, func(t *Text) { t.Step(1, false, false) }
	wordLeft, wordRight := func(t *Text) { t.Step(-1, true, false) }, func(t *Text) { t.Step(1, true, false) }
	enter := func(t *Text) { t.Enter() }
	mark := func(m Mark) func(*Text) { return func(t *Text) { t.Toggle(m) } }
	for _, c := range []struct {
		name string
		form Form
		from string
		do   []func(*Text)
		want string
	}{
		{"a letter is typed at the caret", Line, "a|c", []func(*Text){typed("b")}, "ab|c"},
		{"a letter takes the place of a selection", Line, "a‹bc›d", []func(*Text){typed("x")}, "ax|d"},
		{"what is typed after bold is bold", Line, "**a|**", []func(*Text){typed("b")}, "**ab|**"},
		{"a space at the end of bold keeps the marks whole", Line, "**a|**", []func(*Text){typed(" ")}, "**a** |"},
		{"and bold goes on behind it", Line, "**a|**", []func(*Text){typed(" b")}, "**a b|**"},
		{"bold is switched on for what comes", Line, "a |", []func(*Text){mark(Bold), typed("b c")}, "a **b c|**"},
		{"and off", Line, "**a|**", []func(*Text){mark(Bold), typed("b")}, "**a**b|"},
		{"marks can be typed", Line, "|", []func(*Text){typed("*a* b")}, "*a* b|"},
		{"a selection is made bold", Line, "a ‹b› c", []func(*Text){mark(Bold)}, "a **‹b›** c"},
		{"a selection that is bold is made plain", Line, "a **‹b›** c", []func(*Text){mark(Bold)}, "a ‹b› c"},
		{"the middle of bold is made plain", Line, "**a ‹b› c**", []func(*Text){mark(Bold)}, "**a** ‹b› **c**"},
		{"bold grows over its neighbour", Line, "**a** ‹b›", []func(*Text){mark(Bold)}, "**a ‹b›**"},
		{"a figure is made bold", Line, "‹{{fig:a}}›", []func(*Text){mark(Bold)}, "**‹{{fig:a}}›**"},
		{"marks go with the last letter inside them", Line, "a **b|** c", []func(*Text){back}, "a | c"},
		{"half of bold is deleted", Line, "a **b‹c** d› e", []func(*Text){back}, "a **b|** e"},
		{"backspace first selects a figure", Line, "a {{fig:a}}|", []func(*Text){back}, "a ‹{{fig:a}}›"},
		{"and then deletes it", Line, "a {{fig:a}}|", []func(*Text){back, back}, "a |"},
		{"delete too", Line, "|{{fig:a}} b", []func(*Text){del}, "‹{{fig:a}}› b"},
		{"a step goes over a figure", Line, "a|{{fig:a}}b", []func(*Text){right}, "a{{fig:a}}|b"},
		{"a step goes over a letter of several parts", Line, "|e\u0301x", []func(*Text){right}, "e\u0301|x"},
		{"a step goes over marks", Line, "a|**b**", []func(*Text){right}, "a**b|**"},
		{"a step leaves a selection at its side", Line, "a‹bc›d", []func(*Text){left}, "a|bcd"},
		{"a word to the right", Line, "|one, two", []func(*Text){wordRight}, "one|, two"},
		{"two words to the right", Line, "|one two three", []func(*Text){wordRight, wordRight}, "one two |three"},
		{"a word to the left", Line, "one two|", []func(*Text){wordLeft}, "one |two"},
		{"Chinese characters are a word until a sign", Line, "|一带一路，合作", []func(*Text){wordRight}, "一带一路|，合作"},
		{"a word is deleted to the left", Line, "one two|", []func(*Text){wordBack}, "one |"},
		{"a word is deleted to the right", Line, "|one two", []func(*Text){wordDel}, "|two"},
		{"enter ends a paragraph", Prose, "a|b", []func(*Text){enter}, "a\n\n|b"},
		{"enter in bold makes two bold paragraphs", Prose, "**a|b**", []func(*Text){enter}, "**a**\n\n**|b**"},
		{"enter behind bold takes its marks along", Prose, "**a|**", []func(*Text){enter, typed("b")}, "**a**\n\nb|"},
		{"enter in a title does nothing", Line, "a|b", []func(*Text){enter}, "a|b"},
		{"backspace at a paragraph's begin joins it", Prose, "a\n\n|b", []func(*Text){back}, "a|b"},
		{"delete at a paragraph's end too", Prose, "a|\n\nb", []func(*Text){del}, "a|b"},
		{"enter makes another item of the same level", List, "a\n\tb|", []func(*Text){enter, typed("c")}, "a\n\tb\n\tc|"},
		{"enter in an empty item takes its level back", List, "a\n\t|", []func(*Text){enter}, "a\n|"},
		{"backspace at an item's begin takes its level back first", List, "a\n\t|b", []func(*Text){back}, "a\n|b"},
		{"and then joins it", List, "a\n\t|b", []func(*Text){back, back}, "a|b"},
		{"tab moves the items that are selected", List, "a\n‹b\nc›", []func(*Text){func(t *Text) { t.Indent(1) }}, "a\n\t‹b\n\tc›"},
		{"a pasted list becomes items", List, "a|", []func(*Text){func(t *Text) { t.Insert("b\n\n\tc") }}, "ab\n\tc|"},
		{"pasted lines become one in a title", Line, "|", []func(*Text){func(t *Text) { t.Insert("b\r\nc") }}, "b c|"},
		{"a link is made", Line, "see ‹this›", []func(*Text){func(t *Text) { t.Link("https://a.b") }}, "see [‹this›](https://a.b)"},
		{"and taken away from inside it", Line, "see [th|is](https://a.b)", []func(*Text){func(t *Text) { t.Link("") }}, "see ‹this›"},
		{"a word is selected", Line, "one t|wo", []func(*Text){func(t *Text) { t.Word(t.Caret) }}, "one ‹two›"},
		{"a paragraph is selected", Prose, "a\n\nb |c\n\nd", []func(*Text){func(t *Text) { t.Paragraph(t.Caret) }}, "a\n\n‹b c›\n\nd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := at(c.from, c.form)
			for _, do := range c.do {
				do(text)
			}
			if diff := cmp.Diff(c.want, shown(text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnUndonePieceOfTextHasTheCaretWhereItChanged(t *testing.T) {
	text := at("ab|", Line)
	text.Replace("axyb")
	if diff := cmp.Diff("axy|b", shown(text)); diff != "" {
		t.Error(diff)
	}
}

var tokens = regexp.MustCompile(`\{\{fig:[a-z]+\}\}`)

func TestNoKeysLeaveTheCaretInsideALetter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		form := rapid.SampledFrom([]Form{Line, Prose, List}).Draw(rt, "form")
		text := New(rapid.SampledFrom([]string{
			"", "a **b** c", "{{fig:a}} and **{{fig:b}}**", "一带一路 *x*\n\n`y`", "a\n\tb\n\n", "e\u0301 [link](https://a.b) km^2^", "👩‍👩‍👧 family \\* \xff",
		}).Draw(rt, "text"), form)
		for range rapid.IntRange(1, 30).Draw(rt, "keys") {
			key(rt, text)
			check(rt, text)
		}
	})
}

func key(rt *rapid.T, t *Text) {
	word, extend := rapid.Bool().Draw(rt, "word"), rapid.Bool().Draw(rt, "extend")
	dir := rapid.SampledFrom([]int{-1, 1}).Draw(rt, "dir")
	switch rapid.IntRange(0, 12).Draw(rt, "key") {
	case 0, 1, 2:
		t.Step(dir, word, extend)
	case 3, 4, 5:
		t.Insert(rapid.SampledFrom([]string{"a", " ", "字", "*", "`", "{{fig:c}}", "\u0301", "one two", "x\n\ty", "[", "](", "\\"}).Draw(rt, "text"))
	case 6:
		t.Backspace(word)
	case 7:
		t.Delete(word)
	case 8:
		t.Enter()
	case 9:
		t.Toggle(rapid.SampledFrom([]Mark{Bold, Italic, Code}).Draw(rt, "mark"))
	case 10:
		t.Indent(dir)
	case 11:
		t.Put(rapid.IntRange(0, len(t.Source)).Draw(rt, "at"), extend)
	case 12:
		t.Word(t.Caret)
	}
}

func check(rt *rapid.T, t *Text) {
	for _, at := range []int{t.Caret, t.Anchor} {
		if at < 0 || at > len(t.Source) || at < len(t.Source) && utf8.ValidString(t.Source) && !utf8.RuneStart(t.Source[at]) {
			rt.Fatalf("%d is no place in %q", at, t.Source)
		}
		for _, l := range t.letters() {
			if at > l.from && at < l.to && !l.end {
				rt.Fatalf("%d is inside %q of %q", at, l.raw, t.Source)
			}
		}
	}
	n := 0
	for _, l := range t.letters() {
		if l.atom {
			n++
		}
	}
	if want := len(tokens.FindAllString(t.Source, -1)); n < want {
		rt.Fatalf("%d of %d figures are whole in %q", n, want, t.Source)
	}
}

func TestWhatWasTypedCanBeDeletedAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := New(rapid.SampledFrom([]string{"", "a **b** c", "**b**", "a\n\nb *c*", "x `y`"}).Draw(rt, "text"), Prose)
		text.Put(rapid.IntRange(0, len(text.Source)).Draw(rt, "at"), false)
		before := text.letters()
		typedWord := rapid.StringMatching(`[a-z字 ]{1,6}`).Draw(rt, "typed")
		typed(typedWord)(text)
		for range utf8.RuneCountInString(typedWord) {
			text.Backspace(false)
		}
		if !reads(text.Source, Prose, before) {
			rt.Fatalf("%q is left", text.Source)
		}
	})
}

func TestBracketsTakeNoFigureIntoAnAddress(t *testing.T) {
	text := New("[l{{fig:c}}ink](https://a.b)", Prose)
	text.Put(2, false)
	text.Insert("](")
	if got := text.figures(text.Source); got != 1 || !strings.Contains(text.Source, "{{fig:c}}") {
		t.Errorf("%d figures are whole in %q", got, text.Source)
	}
}
