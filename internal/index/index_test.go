package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefdeck/internal/terms"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// kept is a segment with its pages in memory.
func kept(b *Builder) Segment {
	return inMemory(b.Pages(), Segment{First: b.First, Last: b.Last, Docs: b.Docs, Words: b.Words})
}

func inMemory(pages []Page, s Segment) Segment {
	var firsts []string
	for _, p := range pages {
		firsts = append(firsts, p.First)
	}
	s.Load = func(from, to string, places bool) ([]Page, error) {
		start, end := Cover(firsts, from, to)
		out := slices.Clone(pages[start:end])
		for i := range out {
			if !places {
				out[i].Places = nil
			}
		}
		return out, nil
	}
	return s
}

// shelf is documents cut into segments of so many.
func shelf(size int, docs ...string) []Segment {
	var out []Segment
	for from := 0; from < len(docs); from += size {
		var b Builder
		for i, d := range docs[from:min(len(docs), from+size)] {
			b.Add(uint32(from+i), []string{fmt.Sprint("s", (from+i)%2)}, Field{Text: d})
		}
		out = append(out, kept(&b))
	}
	return out
}

// answer lists the documents that a question finds, by number.
func answer(t testing.TB, segments []Segment, query string) []uint32 {
	t.Helper()
	f, err := Search(segments, Ask{Query: terms.Parse(query, false), Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]uint32, 0, len(f.Top))
	for _, s := range f.Top {
		docs = append(docs, s.Doc)
	}
	if f.Total != len(docs) {
		t.Errorf("%q: total %d, listed %d", query, f.Total, len(docs))
	}
	slices.Sort(docs)
	return docs
}

func TestQuestionsFindWhatTheyAskFor(t *testing.T) {
	docs := []string{
		"Trade along the route grew in 2020.",
		"The route grew; trade did not, said the Ministère.",
		"贸易总额从1.04万亿美元增长到1.35万亿美元。",
		"“一带一路”倡议是国际合作倡议,5G网络。",
		"Routes and trading posts of state-owned firms",
		"",
	}
	for _, c := range []struct {
		query string
		want  []uint32
	}{
		{"trade", []uint32{0, 1}},
		{"TRADE route", []uint32{0, 1}},
		{"trad*", []uint32{0, 1, 4}},
		{`"route grew"`, []uint32{0, 1}},
		{`"along the route"`, []uint32{0}},
		{`"the route gr"*`, []uint32{0, 1}},
		{"trade -along", []uint32{1}},
		{`trade -"route grew"`, []uint32{}},
		{"ministere", []uint32{1}},
		{"贸易", []uint32{2}},
		{"易总", []uint32{2}},
		{"一带一路", []uint32{3}},
		{"一路一带", []uint32{}},
		{"额", []uint32{2}},
		{"元", []uint32{2}},
		{"1.35", []uint32{2}},
		{"1.35万亿", []uint32{2}},
		{"5g网络", []uint32{3}},
		{"network", []uint32{}},
		{"state-owned", []uint32{4}},
		{"source:s1", []uint32{1, 3, 5}},
		{"trade source:S0", []uint32{0}},
		{"source:nowhere trade", []uint32{}},
		{"-trade", []uint32{}},
		{"", []uint32{}},
	} {
		for _, size := range []int{1, 2, 100} {
			if diff := cmp.Diff(c.want, answer(t, shelf(size, docs...), c.query)); diff != "" {
				t.Errorf("%q in segments of %d: %s", c.query, size, diff)
			}
		}
	}
}

func TestTheBestStandsFirst(t *testing.T) {
	segments := shelf(3,
		"trade "+strings.Repeat("and much else besides ", 30),
		"trade grew and trade fell",
		"tradesmen met",
		"nothing of it",
		"a trade name is a trade name in every trade",
	)
	f, err := Search(segments, Ask{Query: terms.Parse("trade", true), Limit: 4})
	if err != nil {
		t.Fatal(err)
	}
	var got []uint32
	for _, s := range f.Top {
		got = append(got, s.Doc)
	}
	if diff := cmp.Diff([]uint32{1, 4, 2, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNumbersMayBeLeftOut(t *testing.T) {
	var b Builder
	b.Add(7, nil, Field{Text: "first words"})
	b.Add(12, nil, Field{Text: "more words"})
	if diff := cmp.Diff([]uint32{7, 12}, answer(t, []Segment{kept(&b)}, "words")); diff != "" {
		t.Error(diff)
	}
}

// words draws texts of few words, so that they meet often.
var words = rapid.SliceOfN(rapid.SampledFrom([]string{"a", "ab", "abc", "b", "Bé", "贸", "易", "国", ",", "x1", "1.5"}), 0, 30)

func drawTexts(t *rapid.T) []string {
	var out []string
	for range rapid.IntRange(1, 30).Draw(t, "documents") {
		sep := rapid.SampledFrom([]string{"", " "}).Draw(t, "between")
		out = append(out, strings.Join(words.Draw(t, "text"), sep))
	}
	return out
}

// plainly finds by looking at every text.
func plainly(docs []string, q terms.Query) []uint32 {
	out := []uint32{}
	for i, d := range docs {
		holds := func(c terms.Clause) bool { return len(terms.Query{All: []terms.Clause{c}}.Marks(d)) > 0 }
		fits := len(q.All) > 0
		for _, c := range q.All {
			fits = fits && holds(c)
		}
		for _, c := range q.None {
			fits = fits && !holds(c)
		}
		if fits {
			out = append(out, uint32(i))
		}
	}
	return out
}

func TestTheIndexFindsWhatReadingFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := drawTexts(t)
		q := strings.Join(words.Draw(t, "asked"), rapid.SampledFrom([]string{"", " ", ` "`, " -"}).Draw(t, "joint"))
		query := terms.Parse(q, rapid.Bool().Draw(t, "typing"))
		segments := shelf(rapid.IntRange(1, 9).Draw(t, "size"), docs...)
		f, err := Search(segments, Ask{Query: query, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		got := []uint32{}
		for _, s := range f.Top {
			got = append(got, s.Doc)
		}
		slices.Sort(got)
		if diff := cmp.Diff(plainly(docs, query), got); diff != "" {
			t.Fatalf("%q in %q: %s", q, docs, diff)
		}
	})
}

func TestMergedSegmentsAnswerLikeApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := drawTexts(t)
		gone := map[uint32]bool{}
		var list []uint32
		for i := range docs {
			if rapid.IntRange(0, 3).Draw(t, "gone") == 0 {
				gone[uint32(i)] = true
				list = append(list, uint32(i))
			}
		}
		var pages [][]Page
		apart := shelf(rapid.IntRange(1, 9).Draw(t, "size"), docs...)
		for _, s := range apart {
			all, _ := s.Load("", "", true)
			pages = append(pages, all)
		}
		merged, err := Merge(pages, func(doc uint32) bool { return gone[doc] })
		if err != nil {
			t.Fatal(err)
		}
		one := inMemory(merged, Segment{First: 0, Last: uint32(len(docs)), Docs: len(docs), Words: 100})
		q := terms.Parse(strings.Join(words.Draw(t, "asked"), " "), false)
		a, err := Search(apart, Ask{Query: q, Gone: list, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		b, err := Search([]Segment{one}, Ask{Query: q, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(docsOf(a), docsOf(b)); diff != "" {
			t.Fatalf("%v: %s", q, diff)
		}
	})
}

func docsOf(f Found) []uint32 {
	out := []uint32{}
	for _, s := range f.Top {
		out = append(out, s.Doc)
	}
	slices.Sort(out)
	return out
}

func FuzzDamagedPagesAreAnError(f *testing.F) {
	var b Builder
	b.Add(1, []string{"k"}, Field{Text: "some words of a text 贸易总额"})
	b.Add(2, nil, Field{Text: "more words"})
	p := b.Pages()[0]
	f.Add(p.Postings, p.Places)
	f.Add([]byte{0, 1, 'a', 1, 2, 1, 1, 0x1f}, []byte{0})
	f.Fuzz(func(t *testing.T, postings, places []byte) {
		s := inMemory([]Page{{First: "a", Postings: postings, Places: places}}, Segment{First: 0, Last: 100, Docs: 3, Words: 9})
		for _, q := range []string{"words", "wor*", `"some words"`, "贸易总额", "-a more"} {
			_, _ = Search([]Segment{s}, Ask{Query: terms.Parse(q, false), Limit: 3})
		}
		_, _ = Merge([][]Page{{{Postings: postings, Places: places}}}, func(uint32) bool { return false })
	})
}
