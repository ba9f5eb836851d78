package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestChangedWordsAreToldOneByOne(t *testing.T) {
	for _, tc := range []struct{ name, old, next, want string }{
		{"a word", "The quay was policy.", "The quay is policy.", "The quay [-was-] {+is+} policy."},
		{"a word more", "It rose.", "It rose a lot.", "It rose {+a lot+}."},
		{"two words beside one another are one change", "one two three four", "one big blue four", "one [-two three-] {+big blue+} four"},
		{"a number with its decimals", "It was 1.35 tn.", "It was 1.40 tn.", "It was [-1.35-] {+1.40+} tn."},
		{"a figure is one word", "It was {{fig:a|year}} then.", "It was {{fig:b|year}} then.", "It was [-{{fig:a|year}}-] {+{{fig:b|year}}+} then."},
		{"Han characters", "港口的封闭提高了货运量", "港口的开放提高了货运量", "港口的[-封闭-] {+开放+}提高了货运量"},
		{"the same", "Nothing new.", "Nothing new.", "Nothing new."},
		{"everything", "One.", "Two!", "[-One.-] {+Two!+}"},
		{"from nothing", "", "New words", "{+New words+}"},
		{"to nothing", "Old words", "", "[-Old words-]"},
		{"far from it little is said", "a b c d e f g h i j k X l m n o p q r s t", "a b c d e f g h i j k Y l m n o p q r s t", "… i j k [-X-] {+Y+} l m n …"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Marked(CompareWords(tc.old, tc.next), 3)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever two texts are, the stretches give both of them back.
func TestAComparisonLosesNothing(t *testing.T) {
	word := rapid.SampledFrom([]string{"a", "trade", "1.35", " ", "  ", "\n", ".", "贸", "易", "{{fig:x}}", "{{", "é", "\xff", "'s", ","})
	text := func(t *rapid.T, name string) string {
		return strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, name), "")
	}
	rapid.Check(t, func(t *rapid.T) {
		old, next := text(t, "old"), text(t, "next")
		var a, b strings.Builder
		last := InBoth
		for i, s := range CompareWords(old, next) {
			if s.In != InNew {
				a.WriteString(s.Text)
			}
			if s.In != InOld {
				b.WriteString(s.Text)
			}
			if s.Text == "" || i > 0 && s.In == last {
				t.Fatalf("stretch %d is empty or goes on with the last", i)
			}
			last = s.In
		}
		if a.String() != old || b.String() != next {
			t.Fatalf("got %q and %q back of %q and %q", a.String(), b.String(), old, next)
		}
		if old == next && last != InBoth {
			t.Fatal("equal texts differ")
		}
	})
}

func TestTextsTooLongToCompareDifferAsWholes(t *testing.T) {
	got := CompareWords("same "+strings.Repeat("a b ", 3000), "same "+strings.Repeat("c d ", 3000)+"e")
	if len(got) != 3 || got[0].Text != "same " {
		t.Errorf("%d stretches", len(got))
	}
}
