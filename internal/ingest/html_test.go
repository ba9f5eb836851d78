package ingest

import (
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// page is a web page with the usual things around an article.
func page(article string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>Old bridges | The Daily Stone</title><style>p{}</style></head><body>
<header class="site"><a href="/">The Daily Stone</a><nav><ul><li>Home</li><li>World</li></ul></nav></header>
<div id="cookie-consent"><p>We use cookies. They make the site better for you and for all of us.</p><button>Accept</button></div>
<div class="wrap">` + article + `</div>
<aside><p>Read also: ten ships that sank.</p></aside><div class="related-posts"><p>More about stone</p></div>
<script>var x = "<p>not text</p>";</script><footer><p>© The Daily Stone</p></footer></body></html>`
}

func TestWebPages(t *testing.T) {
	long := "<p>" + strings.Repeat("Bridges of stone stand for a long time. ", 6) + "</p>"
	want := "prose: " + strings.TrimSpace(strings.Repeat("Bridges of stone stand for a long time. ", 6))
	for _, c := range []struct{ name, page, want string }{
		{"the article element, without what is around it", page(`<article><h1>Old bridges</h1><h2>Stone</h2>` + long + `</article><p>Next</p>`), lines(". Stone", want)},
		{"the main part", page(`<main><h1>Old bridges</h1><h2>Stone</h2>` + long + `</main>`), lines(". Stone", want)},
		{"without marks, where the text is", page(`<div><h1>Old bridges</h1><h2>Stone</h2>` + long + `<div>` + long + `</div></div>`), lines(". Stone", want, want)},
		{"a piece of a page", `<h2>Stone</h2><p>Lasts.</p><p>Long.</p><h2>Wood</h2><div>Burns.<p>Well.</p></div>`, lines(". Stone", "prose: Lasts.", "prose: Long.", ". Wood", "prose: Burns.", "prose: Well.")},
		{
			"lists by level, numbered ones with their numbers",
			`<h1>T</h1><h2>S</h2><ul><li>one<ul><li>inner</li></ul></li><li><p>two</p></li></ul><ol start="3"><li>three<ol type="a"><li>a one</li></ol></li><li value="9">nine</li></ol><dl><dt>term</dt><dd>meaning</dd></dl>`,
			lines(". S", "list 1: one", "list 2: inner", "list 1: two", "list 1: 3. three", "list 2: a. a one", "list 1: 9. nine", "list 1: term", "list 1: meaning"),
		},
		{
			"tables of data with heads, captions and spans; layout tables are read through",
			`<h1>T</h1><h2>S</h2><table><caption>Bridges</caption><thead><tr><th>Year</th><th colspan=2>Cost</th></tr></thead><tr><td rowspan="2">1901</td><td>1</td><td>2</td></tr><tr><td>3</td><td><ul><li>4</li><li>5</li></ul></td></tr></table>
			<table role="presentation"><tr><td><p>Left</p></td><td>Right</td></tr></table><table><tr><td>Name</td><td>Cost</td></tr><tr><td>Old</td><td>14</td></tr></table>`,
			lines(". S", "prose: Bridges", "table 1 head (Bridges): Year | Cost | ", "table 1: 1901 | 1 | 2", "table 1:  | 3 | 4 5", "prose: Left", "prose: Right", "table 2 head: Name | Cost", "table 2: Old | 14"),
		},
		{
			"quotes, code, figures, raised digits and notes",
			`<h1>T</h1><h2>S</h2><blockquote><p>Heavy.</p></blockquote><pre>a  b
 c</pre><p>It cost 10<sup>6</sup> crowns<sup><a href="#fn1">1</a></sup>, <q>said</q> he.<br>So.</p><figure><img src="x/arch.jpg" alt=""><figcaption>An arch</figcaption></figure><img src="dot.gif" width="1">
			<section class="footnotes"><ol><li id="fn1"><p>Says the mason. <a href="#r">↩</a></p></li></ol></section>`,
			lines(". S", "quote: Heavy.", "code: a  b\n c", "prose: It cost 10⁶ crowns, “said” he. So.", "image: arch.jpg", "prose: An arch", ". Notes", "note 1: Says the mason."),
		},
		{
			"what is hidden is not read",
			`<h1>T</h1><h2>S</h2><p hidden>a</p><p style="display: none">b</p><p aria-hidden="true">c</p><noscript><p>d</p></noscript><!-- e --><template><p>f</p></template><p>Seen.</p><p>Too.</p>`,
			lines(". S", "prose: Seen.", "prose: Too."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, "x.txt", c.page)
			if diff := cmp.Diff(c.want, contents(d.Document)); diff != "" || d.Revision.Format != "html" {
				t.Errorf("%s %s", d.Revision.Format, diff)
			}
		})
	}
}

func TestPageHeads(t *testing.T) {
	const text = "<article><h1>Old bridges</h1><p>Stone lasts.</p><p>Wood burns.</p></article>"
	wrap := func(head string) string {
		return `<html lang="de-AT"><head>` + head + `</head><body>` + text + `</body></html>`
	}
	for _, c := range []struct {
		name, page string
		want       source.Source
	}{
		{
			"scholarly tags",
			wrap(`<meta name="citation_title" content="On Old Bridges"><meta name="citation_author" content="Smith, Ann"><meta name="citation_author" content="Bo Dyk"><meta name="citation_publication_date" content="2019/03/04">
				<meta name="citation_doi" content="10.1234/bridges"><meta name="citation_journal_title" content="Stone"><meta name="citation_keywords" content="stone; wood"><meta name="citation_abstract" content="Old."><link rel="canonical" href="https://stone.example/1">`),
			source.Source{
				Key: "smith", Kind: source.Paper, Title: "On Old Bridges", Authors: []string{"Ann Smith", "Bo Dyk"}, Short: "Smith and Dyk", Publisher: "Stone", Published: "2019-03-04",
				URL: "https://stone.example/1", DOI: "10.1234/bridges", Language: "de-AT", Abstract: "Old.", Keywords: []string{"stone", "wood"}, Held: true,
			},
		},
		{
			"structured data",
			wrap(`<title>Old bridges - Stone</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Person","name":"No"},{"@type":["NewsArticle"],"headline":"H","author":[{"@type":"Person","name":"Ann Smith"}],"datePublished":"2020-05-06T07:08:09Z","publisher":{"name":"Stone"}}]}</script>`),
			source.Source{Key: "smith", Kind: source.Web, Title: "Old bridges", Authors: []string{"Ann Smith"}, Short: "Smith", Publisher: "Stone", Published: "2020-05-06", Language: "de-AT", Held: true},
		},
		{
			"tags for social networks",
			wrap(`<meta property="og:site_name" content="Stone"><meta property="og:title" content="X"><meta property="article:published_time" content="2021-01-02T00:00"><meta name="author" content="Ann Smith"><meta name="description" content="About bridges.">`),
			source.Source{Key: "smith", Kind: source.Web, Title: "Old bridges", Authors: []string{"Ann Smith"}, Short: "Smith", Publisher: "Stone", Published: "2021-01-02", Language: "de-AT", Abstract: "About bridges.", Held: true},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mustRead(t, "x.html", c.page).Source
			got.ID = ""
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPagesNameTheirEncoding(t *testing.T) {
	for _, c := range []struct{ name, page string }{
		{"in the head", "<html><head><meta charset=\"gb2312\"></head><body><h1>x</h1><p>\xc7\xc5\xc1\xba</p></body></html>"},
		{"in an old way", "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=big5\"></head><body><h1>x</h1><p>\xbe\xf4\xbc\xd9</p></body></html>"},
		{"by a mark", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00<\x00p\x00>\x00\x65\x68\x81\x68<\x00/\x00p\x00>\x00<\x00p\x00>\x00a\x00.\x00\x65\x68\x81\x68.\x00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := contents(mustRead(t, "x.html", c.page).Document)
			if !strings.Contains(got, "桥梁") && !strings.Contains(got, "橋樑") && !strings.Contains(got, "桥") {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestHostilePages(t *testing.T) {
	deep := "<html><body>" + strings.Repeat("<div>", 100_000) + "Bridges last." + strings.Repeat("</div>", 100_000)
	d := mustRead(t, "x.html", deep)
	if got := contents(d.Document); !strings.Contains(got, "Bridges last.") || len(d.Warnings) == 0 || d.Warnings[0].Code != "html" {
		t.Errorf("%.200q %v", got, d.Warnings)
	}
	if _, err := Read(t.Context(), "x.html", []byte("<html><body>"+strings.Repeat("<p>", maxTags+1))); err == nil || !strings.Contains(err.Error(), "tags") {
		t.Errorf("got %v", err)
	}
	span := mustRead(t, "x.html", "<html><table><tr><th colspan=999999999 rowspan=999999999>a</th><th>b</th></tr>"+strings.Repeat("<tr><td>1</td></tr>", 50)+"</table>")
	if n := len(span.Sections[0].Paragraphs[0].Row.Cells); n != maxColumns {
		t.Errorf("%d cells", n)
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		page("<article><h1>a</h1><p>b</p></article>"), "<html><table><tr><td rowspan=2><th colspan=3>x<tr><td>y</table>", "<html><ol type=I reversed start=-4><li value=99999>x<ul><li>y</ol>",
		`<html><script type="application/ld+json">{"@graph":[{"@type":"Article","author":[["a"]]}]}</script><meta name=citation_author content=";,;">`, "<html><pre>\n\na</pre><sup>12</sup><img alt='' src='data:x'><section class=footnotes><li>z",
		"<html><math><mi>x</mi><annotation>y</annotation></math><svg><title>t</title></svg><q>a<q>b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { readSoundly(t, []byte("<html>"+s), len(s)*60) })
}
