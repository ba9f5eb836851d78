package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func oneSection(title string, texts ...string) Document {
	s := Section{Title: title, Level: 1}
	for i, text := range texts {
		s.Paragraphs = append(s.Paragraphs, Paragraph{ID: ID(title + string(rune('a'+i))), Kind: Prose, Text: text})
	}
	return Document{Sections: []Section{s}}
}

func TestWordsAreFoundInTheNextRevision(t *testing.T) {
	const was = `Rain fell. Exports reached “US$1.04 trillion” in 2013. They fell later.`
	for _, c := range []struct {
		name string
		now  []string
		want string // the words found; "" for none
	}{
		{"the same paragraph", []string{"Another.", was}, "US$1.04 trillion"},
		{"other blanks and quote marks", []string{"Rain fell. Exports  reached\n\"US$1.04 tril-\nlion\" in 2013. They fell later."}, "US$1.04 tril-\nlion"},
		{"its sentence in another paragraph", []string{"Sun shone. Exports reached US$1.04 trillion in 2013. All was well."}, "US$1.04 trillion"},
		{"another number is not found", []string{"Rain fell. Exports reached US$1.35 trillion in 2013."}, ""},
		{"more digits are another number", []string{"Rain fell. Exports reached US$1.045 trillion in 2013."}, ""},
		{"no point is another number", []string{"Rain fell. Exports reached US$104 trillion in 2013."}, ""},
		{"a sentence that stands twice is not told apart", []string{"Exports reached US$1.04 trillion in 2013. Yes.", "Exports reached US$1.04 trillion in 2013. No."}, ""},
		{"nothing of it is left", []string{"Something else."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, now := oneSection("Old", was), oneSection("New", c.now...)
			at := strings.Index(was, "US$1.04 trillion")
			a, ok := NewAnchors(old, now).Find("Olda", Span{at, at + len("US$1.04 trillion")})
			_, p, _ := now.Paragraph(a.Paragraph)
			if got := a.Span.In(p.Text); got != c.want || ok != (c.want != "") {
				t.Errorf("found %q (%v), want %q", got, ok, c.want)
			}
		})
	}
}

func TestAChangedNumberIsFoundInItsSentence(t *testing.T) {
	const was = "In 2013 trade reached US$1.04 trillion. It grew."
	for _, c := range []struct{ name, now, want string }{
		{"the number in its place", "Before. In 2013, trade reached US$1.35 trillion. After.", "1.35"},
		{"another sentence", "In 2013 exports reached US$1.35 trillion.", ""},
		{"twice is not told apart", "In 2013 trade reached US$1.35 trillion. In 2014 trade reached US$1.40 trillion.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := oneSection("New", c.now)
			at := strings.Index(was, "US$1.04")
			a, _ := NewAnchors(oneSection("Old", was), now).Changed("Olda", Span{at, at + len("US$1.04 trillion")})
			if got := a.Span.In(c.now); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// However a document is set anew, words are found where they stand, and never words
// that say something else.
func TestWordsFoundAreTheSameWords(t *testing.T) {
	word := rapid.SampledFrom([]string{"trade", "rose", "1.04", "1,350", "12%", "贸易", "“big”", "US$3", "in 2020", "half", "−4"})
	sentences := rapid.SliceOfN(rapid.SliceOfN(word, 1, 6), 1, 5)
	rapid.Check(t, func(t *rapid.T) {
		var texts []string
		for range rapid.IntRange(1, 4).Draw(t, "paragraphs") {
			var out []string
			for _, s := range sentences.Draw(t, "sentences") {
				out = append(out, "The "+strings.Join(s, " ")+".")
			}
			texts = append(texts, strings.Join(out, " "))
		}
		old := oneSection("Old", texts...)
		p := rapid.SampledFrom(old.Sections[0].Paragraphs).Draw(t, "paragraph")
		words := strings.Fields(p.Text)
		pick := rapid.SampledFrom(words).Draw(t, "word")
		at := strings.Index(p.Text, pick)
		span := Span{at, at + len(pick)}

		moved := rapid.Permutation(texts).Draw(t, "order")
		for i := range moved {
			if rapid.Bool().Draw(t, "reset") {
				moved[i] = strings.NewReplacer(" ", "\n", "“", `"`, "”", `"`, "−", "-").Replace(moved[i])
			}
		}
		now := oneSection("New", moved...)
		a, ok := NewAnchors(old, now).Find(p.ID, span)
		if !ok {
			t.Fatalf("%q of %q is lost in %q", pick, p.Text, moved)
		}
		_, q, _ := now.Paragraph(a.Paragraph)
		if diff := cmp.Diff(fold(pick).text, fold(a.Span.In(q.Text)).text); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestFoldingMapsEveryByteToItsCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		f := fold(text)
		if len(f.from) != len(f.text) || len(f.to) != len(f.text) {
			t.Fatalf("%d bytes, %d and %d places", len(f.text), len(f.from), len(f.to))
		}
		for i := range f.from {
			if f.from[i] < 0 || f.to[i] > len(text) || f.from[i] >= f.to[i] {
				t.Fatalf("byte %d stands at %d..%d of %d", i, f.from[i], f.to[i], len(text))
			}
		}
	})
}

func TestChangesAreCounted(t *testing.T) {
	old := oneSection("One", "First one.", "Second one.", "Third one.")
	for _, c := range []struct {
		name string
		now  Document
		want string
	}{
		{"nothing", oneSection("One", "First  one!", "Second one", "Third one."), "no paragraph changed"},
		{"one changed", oneSection("One", "First one.", "Second two.", "Third one."), "1 paragraph changed"},
		{"one more", oneSection("One", "First one.", "Second one.", "Third one.", "Fourth."), "1 paragraph added"},
		{"fewer", oneSection("One", "Third one."), "2 paragraphs removed"},
		{"another section", oneSection("Two", "First one.", "New.", "Newer."), "2 paragraphs added, 2 removed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Compare(old, c.now).String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSourcesAreTheSameByTitleOrDOI(t *testing.T) {
	got := []bool{
		SameTitle("“One Belt” and Trade", `"One belt"  and trade`), SameTitle("", ""), SameTitle("Trade 2013", "Trade 2014"),
		SameDOI("https://doi.org/10.1000/ABC.", "10.1000/abc"), SameDOI("", ""), SameDOI("10.1000/a", "10.1000/b"),
	}
	if diff := cmp.Diff([]bool{true, false, false, true, false, false}, got); diff != "" {
		t.Error(diff)
	}
}
