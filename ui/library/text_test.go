package library

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/source"
	"briefdeck/ui/kit"
)

func TestPiecesOfAParagraph(t *testing.T) {
	cite := func(at, n int) source.Citation {
		return source.Citation{Span: source.Span{Start: at, End: at}, Number: n}
	}
	words := func(s string) kit.Piece { return kit.Piece{Text: s} }
	quoted := func(s, key string) kit.Piece { return kit.Piece{Text: s, Ground: kit.Mark, Link: "figure:" + key} }
	number := func(s string) kit.Piece {
		return kit.Piece{Text: "[" + s + "]", Raised: true, Color: kit.Accent, Link: "cite:" + s}
	}
	for _, c := range []struct {
		name  string
		p     source.Paragraph
		marks []mark
		want  []kit.Piece
	}{
		{"plain words are one piece", source.Paragraph{Text: "Some words."}, nil, []kit.Piece{words("Some words.")}},
		{
			"a citation stands where its mark was",
			source.Paragraph{Text: "One. Two.", Citations: []source.Citation{cite(4, 1), cite(9, 2)}},
			nil,
			[]kit.Piece{words("One."), number("1"), words(" Two."), number("2")},
		},
		{
			"a figure's words are marked",
			source.Paragraph{Text: "About 66 of them."},
			[]mark{{span: source.Span{Start: 6, End: 8}, figure: "k"}},
			[]kit.Piece{words("About "), quoted("66", "k"), words(" of them.")},
		},
		{
			"a citation inside a figure's words leaves both",
			source.Paragraph{Text: "66 men", Citations: []source.Citation{cite(2, 3)}},
			[]mark{{span: source.Span{Start: 0, End: 6}, figure: "k"}},
			[]kit.Piece{quoted("66", "k"), number("3"), quoted(" men", "k")},
		},
		{
			"words that two figures quote belong to the first",
			source.Paragraph{Text: "66 or 67"},
			[]mark{{span: source.Span{Start: 0, End: 5}, figure: "a"}, {span: source.Span{Start: 3, End: 8}, figure: "b"}},
			[]kit.Piece{quoted("66 or", "a"), quoted(" 67", "b")},
		},
		{"a span outside the paragraph marks nothing", source.Paragraph{Text: "Short."}, []mark{{span: source.Span{Start: 40, End: 50}, figure: "k"}}, []kit.Piece{words("Short.")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []kit.Piece
			for _, part := range split(c.p) {
				got = append(got, pieces(part, c.marks, false)...)
			}
			for i, k := range got {
				if !k.Raised && k.Text != (source.Span{Start: k.At, End: k.At + len(k.Text)}).In(c.p.Text) {
					t.Errorf("%q does not stand at byte %d", k.Text, k.At)
				}
				got[i].At = 0
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// long is a document of about 400 KB in one section.
func long() source.Document {
	d := source.Document{Source: source.Source{Key: "long", Title: "Long"}}
	sec := source.Section{Title: "All"}
	for range 400 {
		sec.Paragraphs = append(sec.Paragraphs, source.Paragraph{Kind: source.Prose, Text: strings.Repeat("Some words of a sentence 贸易 that goes on. ", 24)})
	}
	d.Sections = []source.Section{sec}
	return d
}

func TestEveryWordOfADocumentIsSet(t *testing.T) {
	test.NewTempApp(t)
	d := long()
	var got, want []string
	for _, l := range compose(d, nil, measure, kit.NewRuler()) {
		got = append(got, strings.Fields(strings.ReplaceAll(l.words.String(), "贸易", " 贸易 "))...)
	}
	want = append(want, "Long", "All")
	for _, p := range d.Sections[0].Paragraphs {
		want = append(want, strings.Fields(p.Text)...)
	}
	if diff := cmp.Diff(strings.Join(want, ""), strings.Join(got, "")); diff != "" {
		t.Error("words were lost")
	}
}

func BenchmarkOpeningALongDocument(b *testing.B) {
	test.NewTempApp(b)
	d, r := long(), kit.NewRuler()
	for b.Loop() {
		compose(d, nil, measure, r)
	}
}
