package deck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"briefdeck/internal/source"
)

func TestAQueryFindsWordsAndNothingElse(t *testing.T) {
	for name, c := range map[string]struct {
		q    Query
		text string
		want []string // what stands where it was found, with the byte before it
	}{
		"small and capital letters are the same":              {Query{Text: "trade"}, "Trade and trade", []string{"Trade", "trade"}},
		"unless capitals matter":                              {Query{Text: "Trade", Cased: true}, "Trade and trade", []string{"Trade"}},
		"parts of words are found":                            {Query{Text: "art"}, "partners start", []string{"art", "art"}},
		"unless whole words are asked for":                    {Query{Text: "art", Words: true}, "the art of partners", []string{"art"}},
		"a word of two Chinese characters is a word anywhere": {Query{Text: "贸易", Words: true}, "对外贸易总额", []string{"贸易"}},
		"accents are letters":                                 {Query{Text: "été", Words: true}, "l'été ÉTÉ étés", []string{"été", "ÉTÉ"}},
		"letters that fold to another length":                 {Query{Text: "kelvin"}, "\u212Aelvin", []string{"\u212Aelvin"}},
		"nothing inside a figure":                             {Query{Text: "trade"}, "{{fig:trade-2020|short}} of trade", []string{"trade"}},
		"nothing inside a citation":                           {Query{Text: "duan"}, "as Duan says [@duan:3]", []string{"Duan"}},
		"nothing in where a link leads":                       {Query{Text: "org"}, "[an org](https://x.org/org) org", []string{"org", "org"}},
		"places do not overlap":                               {Query{Text: "aa"}, "aaaa", []string{"aa", "aa"}},
		"text that is no UTF-8":                               {Query{Text: "a"}, "\xff\xfea\xff", []string{"a"}},
		"an open figure is text":                              {Query{Text: "fig"}, "{{fig:open", []string{"fig"}},
		"an empty query finds nothing":                        {Query{}, "abc", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			d := &Deck{Slides: []Slide{{ID: "s", Notes: c.text}}}
			for _, m := range d.Find(c.q) {
				got = append(got, m.Text[m.Span.Start:m.Span.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// sampleForFinding has the word in every kind of text.
func sampleForFinding() *Deck {
	return &Deck{
		Meta: Meta{Title: "Trade grows", Subtitle: "Foreign trade"},
		Slides: []Slide{{
			ID: "s1", Title: "Trade", Subtitle: "In trade", Notes: "Say trade, twice: trade.",
			Blocks: []Block{
				{ID: "b1", Kind: Bullets, Items: []Item{{Text: "No such word"}, {Level: 1, Text: "trade {{fig:trade-2020}}"}}},
				{ID: "b2", Kind: TableBlock, Table: &Table{Rows: [][]string{{"Year", "Trade"}, {"2020", "1"}}}},
				{ID: "b3", Kind: ChartBlock, Chart: &Chart{Title: "Trade rose", Series: []string{"trade-usd"}}},
			},
		}},
	}
}

func TestReplacingAllChangesEveryTextAndUndoes(t *testing.T) {
	d := sampleForFinding()
	matches := d.Find(Query{Text: "trade"})
	if len(matches) != 9 {
		t.Fatalf("found %d places: %v", len(matches), matches)
	}
	work := d.Clone()
	back, err := d.Replace(matches, "Commerce").Apply(work)
	if err != nil {
		t.Fatal(err)
	}
	want := &Deck{
		Meta: Meta{Title: "Commerce grows", Subtitle: "Foreign Commerce"},
		Slides: []Slide{{
			ID: "s1", Title: "Commerce", Subtitle: "In Commerce", Notes: "Say Commerce, twice: Commerce.",
			Blocks: []Block{
				{ID: "b1", Kind: Bullets, Items: []Item{{Text: "No such word"}, {Level: 1, Text: "Commerce {{fig:trade-2020}}"}}},
				{ID: "b2", Kind: TableBlock, Table: &Table{Rows: [][]string{{"Year", "Commerce"}, {"2020", "1"}}}},
				{ID: "b3", Kind: ChartBlock, Chart: &Chart{Title: "Commerce rose", Series: []string{"trade-usd"}}},
			},
		}},
	}
	if diff := cmp.Diff(want, work); diff != "" {
		t.Error(diff)
	}
	if _, err := back.Apply(work); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sampleForFinding(), work); diff != "" {
		t.Error("undone:", diff)
	}
}

func TestATextThatChangedMeanwhileIsLeftAlone(t *testing.T) {
	d := sampleForFinding()
	matches := d.Find(Query{Text: "trade"})
	d.Slides[0].Title = "T"
	d.Meta.Title = ""
	e := d.Replace(matches, "x").(Batch)
	if _, err := e.Apply(d); err != nil {
		t.Fatal(err)
	}
	if d.Slides[0].Title != "T" || d.Meta.Title != "" || d.Slides[0].Subtitle != "In x" {
		t.Errorf("got %+v, %+v", d.Meta, d.Slides[0])
	}
	if e := d.Replace(nil, "x"); e != nil {
		t.Errorf("an edit of nothing: %v", e)
	}
}

// Wherever a query is found, the words there are the query, and no two places overlap.
func TestEveryPlaceReadsAsTheQuery(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Query{
			Text:  rapid.StringMatching(`[aAbé贸 ]{1,3}`).Draw(t, "query"),
			Cased: rapid.Bool().Draw(t, "cased"), Words: rapid.Bool().Draw(t, "words"),
		}
		text := rapid.StringMatching(`([aAbBéÉ贸易 ]|\{\{fig:a\}\}|\]\(a\)){0,12}`).Draw(t, "text")
		last := source.Span{}
		for _, m := range (&Deck{Slides: []Slide{{ID: "s", Title: text}}}).Find(q) {
			if m.Span.Start < last.End {
				t.Fatalf("%v overlaps %v", m.Span, last)
			}
			if end, ok := q.at(text, m.Span.Start); !ok || end != m.Span.End {
				t.Fatalf("%q is not %q", text[m.Span.Start:m.Span.End], q.Text)
			}
			last = m.Span
		}
	})
}
