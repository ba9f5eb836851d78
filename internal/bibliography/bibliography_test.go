package bibliography

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestBibTeXIsRead(t *testing.T) {
	tests := []struct {
		name, text string
		want       []Work
	}{
		{"accents, a macro, pages, a month, a DOI as an address", `
@string{jos = "Journal of Spans"}
Text between the entries is a comment, as is user@example.org.
@Article{doe2020,
  author = {Doe, J\"urgen and {\'A}lvarez, Mar{\'\i}a and others},
  title  = {{Bridges} \& roads: a 50\% view},
  journal = jos # { (B)},
  year = 2020, month = mar, volume = {3}, number = "2", pages = {12--34},
  doi = {https://doi.org/10.1234/ABC_d},
}`, []Work{{
			Key: "doe2020", Kind: Article, Title: "Bridges & roads: a 50% view", Authors: []Name{{Family: "Doe", Given: "Jürgen"}, {Family: "Álvarez", Given: "María"}},
			Container: "Journal of Spans (B)", Date: "2020-03", Volume: "3", Issue: "2", Pages: "12–34", DOI: "10.1234/abc_d",
		}}},
		{"bodies, Chinese names, particles and a crossref", `
@inproceedings{a, author = {{Ministry of Commerce} and 王小明 and Ludwig van der Berg}, title = "One", crossref = {p}}
@proceedings{p, title = {Proceedings of Ports}, year = {2019}, publisher = {Quay Press}}`, []Work{
			{Key: "a", Kind: Conference, Title: "One", Authors: []Name{{Literal: "Ministry of Commerce"}, {Literal: "王小明"}, {Family: "van der Berg", Given: "Ludwig"}}, Container: "Proceedings of Ports", Date: "2019", Publisher: "Quay Press"},
			{Key: "p", Kind: Book, Title: "Proceedings of Ports", Date: "2019", Publisher: "Quay Press"},
		}},
		{"signs, a comment within, named parts of a name, a preprint", `
@article{a, title = {On $\alpha$-stable {\emph{ports}} in {\LaTeX}: 5\,000\,km, {\DJ}}, author = {given=Hans, prefix=von, family=Muster and Ada B. Example, Jr.}, % who
  year = {{\noopsort{b}}2001}, eprint = {1501.00001}, archivePrefix = {arXiv}}`, []Work{{
			Key: "a", Kind: Article, Title: "On α-stable ports in LaTeX: 5 000 km, Đ", Authors: []Name{{Family: "von Muster", Given: "Hans"}, {Family: "Example", Given: "Ada B.", Suffix: "Jr."}},
			Date: "2001", URL: "https://arxiv.org/abs/1501.00001",
		}}},
		{"what a parent has from its own parent", `@inbook{a, title = {A}, crossref = {b}} @inbook{b, title = {B}, crossref = {c}} @collection{c, title = {C}, year = 1999}`, []Work{
			{Key: "a", Kind: Chapter, Title: "A", Container: "B", Date: "1999"}, {Key: "b", Kind: Chapter, Title: "B", Container: "C", Date: "1999"}, {Key: "c", Kind: Book, Title: "C", Date: "1999"},
		}},
		{"an address where a list prints it", `@misc{a, title = {A}, howpublished = {\url{https://example.org/a\_b}}}`, []Work{{Key: "a", Kind: Other, Title: "A", URL: "https://example.org/a_b"}}},
		{"brackets, a preamble and a date", "@preamble{\"x {y}\"}\n@comment{ @book{no, title={No}} }\n@online(w, title = {A page}, date = {2021-05-03}, url = {https://example.org/a\\_b})", []Work{
			{Key: "w", Kind: Web, Title: "A page", Date: "2021-05-03", URL: "https://example.org/a_b"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, problems, err := Read([]byte(tt.text))
			if diff := cmp.Diff(tt.want, got); err != nil || len(problems) > 0 || diff != "" {
				t.Error(diff, problems, err)
			}
		})
	}
}

func TestABrokenEntryIsToldAndTheOthersCount(t *testing.T) {
	got, problems, err := Read([]byte("@book{a, title = {Good}}\n@book{b, title = {Open\n@book{c, title = {Also good}}\n@book{d, year = 2000}\n@book{e, title {x}}\n@book{f, title = {Last}}"))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, w := range got {
		keys = append(keys, w.Key)
	}
	if diff := cmp.Diff([]string{"a", "c", "f"}, keys); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 3 || problems[0].Line != 2 {
		t.Errorf("%+v", problems)
	}
}

func TestRISAndCSLAreRead(t *testing.T) {
	article := Work{
		Key: "r1", Kind: Article, Title: "On grain", Authors: []Name{{Family: "Example", Given: "Ada"}, {Literal: "Grain Board"}}, Container: "Journal of Grain",
		Date: "2020-05-01", Volume: "7", Issue: "1", Pages: "3–9", DOI: "10.1/x", Keywords: []string{"grain", "trade"},
	}
	tests := []struct {
		name, text string
		want       []Work
	}{
		{
			"RIS", "TY  - JOUR\nID  - r1\nTI  - On\n  grain\nAU  - Example, Ada\nAU  - Grain Board\nT2  - Journal of Grain\nPY  - 2020/05/01/\nVL  - 7\nIS  - 1\nSP  - 3\nEP  - 9\nDO  - doi:10.1/X\nKW  - grain\nKW  - trade\nER  - \n",
			[]Work{article},
		},
		{
			"CSL", `[{"id":"r1","type":"article-journal","title":"On grain","author":[{"family":"Example","given":"Ada"},{"literal":"Grain Board"}],"container-title":["Journal of Grain"],
			"issued":{"date-parts":[["2020",5,1]]},"volume":7,"issue":"1","page":"3-9","DOI":"10.1/x","keyword":"grain; trade"}]`,
			[]Work{article},
		},
		{"RIS with a month's name, keywords below each other and a DOI as an address", "TY  - EJOUR\r\nTI  - On\r\nJO  - J Gr\r\nJF  - Journal of Grain\r\nY1  - 2018/Jun/05/\r\nKW  - grain\r\ntrade\r\nUR  - https://doi.org/10.1/X\r\nER  - ", []Work{{
			Kind: Article, Title: "On", Container: "Journal of Grain", Date: "2018-06-05", Keywords: []string{"grain", "trade"}, DOI: "10.1/x", URL: "https://doi.org/10.1/X",
		}}},
		{"CSL with marks and a printed date", `{"items": [{"title": "On <i>E. coli</i> &amp; <b>H<sub>2</sub>O</b> < x", "issued": {"raw": "March 5, 2015"}}, {"title": "B", "issued": {"literal": "circa 1890"}}]}`, []Work{
			{Kind: Other, Title: "On E. coli & H2O < x", Date: "2015-03-05"}, {Kind: Other, Title: "B", Date: "1890"},
		}},
		{"what Crossref answers", `{"message": {"title": ["A"], "DOI": "10.1/x", "type": "journal-article"}}`, []Work{{Kind: Article, Title: "A", DOI: "10.1/x"}}},
		{"one CSL item", `{"id": 5, "type": "book", "title": "A book", "issued": {"raw": "2019"}}`, []Work{{Key: "5", Kind: Book, Title: "A book", Date: "2019"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, problems, err := Read([]byte(tt.text))
			if diff := cmp.Diff(tt.want, got); err != nil || len(problems) > 0 || diff != "" {
				t.Error(diff, problems, err)
			}
		})
	}
}

func TestWhatIsNoListIsRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		want error
	}{
		"a text":         {"Some prose about @people.", ErrFormat},
		"other JSON":     {`{"a": 1}`, ErrFormat},
		"broken JSON":    {`[{"title": "x"`, ErrFormat},
		"no titles":      {"@book{a, year = 2000}", ErrEmpty},
		"too many bytes": {"@book{a,}" + strings.Repeat(" ", MaxBytes), ErrTooLarge},
		"deep braces":    {"@book{a, title = " + strings.Repeat("{", 100_000), ErrEmpty},
		"deep JSON":      {`[{"title": ` + strings.Repeat("[", 200_000), ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := Read([]byte(tt.data)); !errors.Is(err, tt.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	kinds := []Kind{Article, Book, Chapter, Conference, Report, Thesis, News, Web, Data, Other}
	words := rapid.StringMatching(`[A-Za-zÀ-ÿ桥梁研究&%$#_~^{}\\"'’<>-]{1,12}( [A-Za-zÀ-ÿ桥梁&%$#_~^{}\\0-9"-]{1,12}){0,3}`)
	plain := rapid.StringMatching(`[A-Z][a-zé]{1,9}( [A-Z][a-zé]{1,9}){0,1}`)
	maybe := func(g *rapid.Generator[string]) *rapid.Generator[string] { return rapid.OneOf(rapid.Just(""), g) }
	name := rapid.Custom(func(t *rapid.T) Name {
		if rapid.Bool().Draw(t, "body") {
			return Name{Literal: rapid.OneOf(rapid.Just("王小明"), rapid.Just("Ministry of Commerce"), rapid.Just("Grain & Sons")).Draw(t, "literal")}
		}
		return Name{Family: plain.Draw(t, "family"), Given: plain.Draw(t, "given"), Suffix: maybe(rapid.Just("Jr")).Draw(t, "suffix")}
	})
	rapid.Check(t, func(t *rapid.T) {
		w := Work{
			Key: rapid.StringMatching(`[a-z]{1,8}[0-9]{0,4}`).Draw(t, "key"), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Title: words.Draw(t, "title"),
			Authors: rapid.SliceOfN(name, 0, 3).Draw(t, "authors"), Editors: rapid.SliceOfN(name, 0, 2).Draw(t, "editors"),
			Container: maybe(words).Draw(t, "container"), Publisher: maybe(words).Draw(t, "publisher"), Place: maybe(plain).Draw(t, "place"),
			Date: rapid.SampledFrom([]string{"", "2021", "1999-12", "2020-02-28"}).Draw(t, "date"), Volume: maybe(rapid.Just("7")).Draw(t, "volume"),
			Issue: maybe(rapid.Just("2")).Draw(t, "issue"), Pages: maybe(rapid.SampledFrom([]string{"5", "12–34"})).Draw(t, "pages"),
			DOI: maybe(rapid.Just("10.1/x_y")).Draw(t, "doi"), URL: maybe(rapid.Just("https://example.org/a_b?c=%20#d")).Draw(t, "url"),
			Note: maybe(words).Draw(t, "note"),
		}
		if len(w.Authors) == 0 {
			w.Authors = nil
		}
		if len(w.Editors) == 0 {
			w.Editors = nil
		}
		for _, f := range []Format{BibTeX, RIS, CSLJSON} {
			text, err := Write([]Work{w}, f)
			if err != nil {
				t.Fatal(err)
			}
			got, problems, err := Read([]byte(text))
			if diff := cmp.Diff([]Work{w}, got); err != nil || len(problems) > 0 || diff != "" {
				t.Fatalf("%s: %s %v %v\n%s", f, diff, problems, err, text)
			}
		}
	})
}

// Each of these took minutes or gigabytes while a broken or repeated part was looked
// through again for every entry.
func TestBrokenAndRepeatedPartsAreBounded(t *testing.T) {
	long := strings.Repeat("x", 60_000)
	for name, text := range map[string]string{
		"braces that never close":           "@book{a, title = {A}}" + strings.Repeat("@a{b,c={", 1<<20),
		"quotation marks that never close":  "@book{a, title = {A}}" + strings.Repeat(`@a{b,c="`, 1<<20),
		"a long macro in many entries":      "@string{a={" + long + "}}\n" + strings.Repeat("@b{c,title=a}", 20_000),
		"a long field that many inherit":    strings.Repeat("@a{k,title=b,crossref={p}}\n", 20_000) + "@a{p,title=x,abstract={" + long + "}}",
		"a line that goes on for ever":      "TY  - A\nTI  - b\n" + strings.Repeat("x\n", 4<<20),
		"lists in lists":                    `[{"title":"x"}` + strings.Repeat(`,{"title":`+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+"}", 400) + "]",
		"marks in marks":                    `[{"title":"` + strings.Repeat("<i>", 1<<20) + strings.Repeat("</i>", 1<<20) + `"}]`,
		"more works than any list has":      strings.Repeat("TY  - A\nTI  - b\nER  - \n", maxWorks+1),
		"more works than any list has, bib": strings.Repeat("@a{b,title={c}}", maxWorks+1),
	} {
		t.Run(name, func(t *testing.T) {
			works, problems, err := Read([]byte(text))
			size := 0
			for _, w := range works {
				size += len(w.Title) + len(w.Abstract)
			}
			if err != nil || len(works) == 0 || len(works) > maxWorks || size > 3*maxMade {
				t.Errorf("%d works of %d bytes, %d problems, %v", len(works), size, len(problems), err)
			}
		})
	}
}

// Whatever the bytes, reading ends, and what was read can be written and read again.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"@article{a, author = {Doe, J\\\"urgen and {\\'A}b, C}, title = {{B} \\& r}, year = 2020, pages = {1--2}}", "@string{x = \"y\"}@book(b, title = x # {z})",
		"TY  - JOUR\nTI  - On\n  grain\nAU  - E, A\nPY  - 2020/05\nER  - \n", `[{"id":1,"title":"T","issued":{"date-parts":[[2020]]}}]`, "@book{a, title = {Open\n@book{c, title = {\\",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		works, _, err := Read(data)
		if err != nil {
			return
		}
		for _, format := range Formats {
			text, err := Write(works, format)
			if err != nil {
				t.Fatal(err)
			}
			if format == Text {
				continue
			}
			again, _, err := Read([]byte(text))
			if err != nil || len(again) != len(works) {
				t.Fatalf("%s: %d works became %d, %v:\n%s", format, len(works), len(again), err, text)
			}
		}
	})
}
