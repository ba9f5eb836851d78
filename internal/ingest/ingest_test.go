package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	uni "golang.org/x/text/encoding/unicode"
)

func mustRead(t *testing.T, name, text string) source.Draft {
	t.Helper()
	d, err := Read(t.Context(), name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// outline writes a document's sections and paragraphs, one a line: the level in dots,
// the label, then kind, line and text of each paragraph with its citations.
func outline(d source.Document) string {
	var out strings.Builder
	for _, s := range d.Sections {
		fmt.Fprintf(&out, "%s %s\n", strings.Repeat(".", s.Level), s.Label())
		for _, p := range s.Paragraphs {
			fmt.Fprintf(&out, "%s %d: %s", p.Kind, p.Line, p.Text)
			for _, c := range p.Citations {
				fmt.Fprintf(&out, " [%d@%d]", c.Number, c.Span.Start)
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func codes(ws []source.Warning) []string {
	var out []string
	for _, w := range ws {
		out = append(out, fmt.Sprintf("%d %s", w.Line, w.Code))
	}
	return out
}

func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

func TestOutlines(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"numbered headings nest, and sentences with a number are items",
			lines("On Bridges", "", "1. Introduction", "", "Bridges last.", "", "1.1 Old bridges of stone", "", "Stone is heavy.", "",
				"1. This is a point that somebody makes.", "", "2. This is another one.", "", "2. The method", "", "We looked."),
			lines(". 1 Introduction", "prose 5: Bridges last.", ".. 1.1 Old bridges of stone", "prose 9: Stone is heavy.",
				"list 11: 1. This is a point that somebody makes.", "list 13: 2. This is another one.", ". 2 The method", "prose 17: We looked."),
		},
		{
			"known headings need no number",
			lines("On Bridges", "", "Introduction", "", "Bridges last.", "", "CONCLUSIONS", "", "They do.", "", "Acknowledgements", "", "Thanks."),
			lines(". Introduction", "prose 5: Bridges last.", ". CONCLUSIONS", "prose 9: They do.", ". Acknowledgements", "prose 13: Thanks."),
		},
		{
			"articles and sections nest by their words",
			lines("The Rules of the Club", "", "Article I", "", "Section 1", "", "There is a club.", "", "Section 2", "", "It meets.", "", "Article II", "", "It ends."),
			lines(". Article I", ".. Section 1", "prose 7: There is a club.", ".. Section 2", "prose 11: It meets.", ". Article II", "prose 15: It ends."),
		},
		{
			"Roman numbers have letters below them",
			lines("A Survey", "", "I. Introduction", "", "Text here.", "", "A. First part", "", "More.", "", "II. Results", "", "Done."),
			lines(". I Introduction", "prose 5: Text here.", ".. A First part", "prose 9: More.", ". II Results", "prose 13: Done."),
		},
		{
			"Chinese numbers and headings",
			lines("桥梁研究", "", "一、引言", "", "桥梁很重要。", "", "（一）石桥", "", "石桥很重。", "", "结论", "", "如此。"),
			lines(". 一 引言", "prose 5: 桥梁很重要。", ".. （一） 石桥", "prose 9: 石桥很重。", ". 结论", "prose 13: 如此。"),
		},
		{
			"lines in capitals are headings when nothing is numbered",
			lines("Bridges", "", "OF STONE AND WOOD", "", "Both are used.", "", "OF IRON", "", "It rusts."),
			lines(". OF STONE AND WOOD", "prose 5: Both are used.", ". OF IRON", "prose 9: It rusts."),
		},
		{
			"a heading may stand right above its text",
			lines("On Bridges", "", "1. Introduction", "Bridges are long and they are made of many things such as", "stone and wood.", "", "2. Wood", "Wood floats."),
			lines(". 1 Introduction", "prose 4: Bridges are long and they are made of many things such as stone and wood.", ". 2 Wood", "prose 8: Wood floats."),
		},
		{
			"hard-wrapped lines are joined and split words made whole",
			lines("Notes on Transport", "", "Introduction", "", "The transport of goods over the river needs trans-", "port by boat, and the well-", "known ferry helps."),
			lines(". Introduction", "prose 5: The transport of goods over the river needs transport by boat, and the well-known ferry helps."),
		},
		{
			"broken Chinese lines are joined without a blank",
			lines("桥梁", "", "引言", "", "这座桥梁建于很久以前，", "至今仍在使用。"),
			lines(". 引言", "prose 5: 这座桥梁建于很久以前，至今仍在使用。"),
		},
		{
			"a paragraph that a page break cut is rejoined",
			lines("On Bridges", "", "Introduction", "", "The cost was greatly", "", "reduced. All were glad."),
			lines(". Introduction", "prose 5: The cost was greatly reduced. All were glad."),
		},
		{
			"items of a list stand alone, over several lines each",
			lines("On Bridges", "", "Introduction", "", "We need:", "", "- some stone,", "  well cut", "- some wood", "(a) and time"),
			lines(". Introduction", "prose 5: We need:", "list 7: some stone, well cut", "list 9: some wood", "list 10: (a) and time"),
		},
		{
			"lines with tabs are rows",
			lines("On Bridges", "", "Data", "", "Year\tBridges", "1901\t12"),
			lines(". Data", "table 5: Year | Bridges", "table 6: 1901 | 12"),
		},
		{
			"a table of contents is not a list of headings",
			lines("On Bridges", "", "1 Introduction ........ 3", "2 Stone ........ 9", "", "1 Introduction", "", "Text."),
			lines(". On Bridges", "prose 3: 1 Introduction ........ 3 2 Stone ........ 9", ". 1 Introduction", "prose 8: Text."),
		},
		{
			"text without headings is one section under the title",
			lines("A short letter", "", "All is well here. We hope the same of you and yours.", "", "Come soon."),
			lines(". A short letter", "prose 3: All is well here. We hope the same of you and yours.", "prose 5: Come soon."),
		},
		{
			"Markdown keeps headings, lists, quotes, code and tables apart",
			lines("# Bridges", "", "Intro *text* with [a link](http://x.example).", "", "## 1. Stone", "", "> Heavy.", "", "1. one", "2. two", "", "```", "x := 1", "```", "",
				"Wood", "----", "", "| A | B |", "|---|---|", "| 1 | 2 |"),
			lines(". Bridges", "prose 3: Intro text with a link.", ". 1 Stone", "quote 7: Heavy.", "list 9: 1. one", "list 10: 2. two", "code 13: x := 1",
				". Wood", "table 19: A | B", "table 21: 1 | 2"),
		},
		{
			"Markdown footnotes are kept in a section of their own",
			lines("# Bridges", "", "## Stone", "", "It lasts.[^a] Really.", "", "[^a]: Says the mason."),
			lines(". Stone", "prose 5: It lasts. Really.", ". Notes", "note 7: Says the mason."),
		},
		{
			"Markdown pictures are listed by their text or their file",
			lines("# Bridges", "", "## Stone", "", "Look ![An arch](a.png) here.", "", "![image](https://x.example/pics/b.png?w=1)", "", "<img src='c.png' alt='Old &amp; new'>"),
			lines(". Stone", "prose 5: Look here.", "image 5: An arch", "image 7: b.png", "image 9: Old & new"),
		},
		{
			"a table of contents and ornaments are left out, boxes of a list too",
			lines("# Bridges", "", "## Contents", "", "- [Stone](#stone)", "- [Wood and iron](#wood)", "", "## Stone", "", "- [ ] heavy", "- [x] old", "", "\\* \\* \\*", "", "## Wood and iron", "", "Burns."),
			lines(". Stone", "list 10: heavy", "list 11: old", ". Wood and iron", "prose 17: Burns."),
		},
		{
			"numbered notes under their heading are notes",
			lines("On Bridges", "", "Introduction", "", "They last.", "", "Notes", "", "1. Says the mason.", "", "[2] So does his wife."),
			lines(". Introduction", "prose 5: They last.", ". Notes", "note 9: Says the mason.", "note 11: So does his wife."),
		},
		{
			"a few words below a wide gap are a heading like those with a label",
			lines("The Rules", "", "", "", "Article 1", "", "There is a club.", "", "It meets.", "", "", "", "Amendments", "", "", "", "Article 2", "", "It ends."),
			lines(". Article 1", "prose 7: There is a club.", "prose 9: It meets.", ". Amendments", ". Article 2", "prose 19: It ends."),
		},
		{
			"HTML inside Markdown is read without its tags",
			lines("# Bridges", "", "<h2>Stone &amp; wood</h2>", "", "<ul><li>one<sup><a href=\"#n\">1</a></sup></li>", "<li>two</li></ul>", "", "Plain<br>text<sup>2</sup>."),
			lines(". Stone & wood", "list 5: one", "list 6: two", "prose 8: Plain text."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, outline(mustRead(t, "x.txt", c.text).Document)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitlePages(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       source.Source
	}{
		{
			"a paper in English",
			lines("", "Bridges of the North", "", "Ann Smith, Bo van Dyk", "", "Hill University, Easton 12345", "", "Abstract: They are old[1].", "",
				"Keywords: bridges; stone, cut; north", "", "1. Introduction", "", "Bridges last."),
			source.Source{
				Key: "smith", Kind: source.Paper, Title: "Bridges of the North", Authors: []string{"Ann Smith", "Bo van Dyk"}, Short: "Smith and Dyk",
				Affiliation: "Hill University, Easton 12345", Published: "undated", Abstract: "They are old[1].", Keywords: []string{"bridges", "stone, cut", "north"}, Held: true,
			},
		},
		{
			"a paper in Chinese",
			lines("北方桥梁研究", "", "王小明，李红", "", "某某大学", "", "摘要：桥梁很老。", "", "关键词：桥梁；石头", "", "1. 引言", "", "这些桥梁仍在使用。"),
			source.Source{
				Key: "paper", Kind: source.Paper, Title: "北方桥梁研究", Authors: []string{"王小明", "李红"}, Short: "王小明 and 李红", Affiliation: "某某大学",
				Published: "undated", Language: "zh-Hans", Abstract: "桥梁很老。", Keywords: []string{"桥梁", "石头"}, Held: true,
			},
		},
		{
			"title, authors and date may follow line by line",
			lines("Bridges of the North", "By Ann Smith", "5 August 2019", "", "Introduction", "", "The bridges of the north are made of stone."),
			source.Source{
				Key: "smith", Kind: source.Report, Title: "Bridges of the North", Authors: []string{"Ann Smith"}, Short: "Smith",
				Published: "2019-08-05", Language: "en", Held: true,
			},
		},
		{
			"an abstract under a heading of its own",
			lines("Bridges of the North", "", "Abstract", "", "They are old.", "", "Introduction", "", "The bridges of the north are made of stone."),
			source.Source{
				Key: "bridges-of-the-north", Kind: source.Paper, Title: "Bridges of the North", Published: "undated", Language: "en", Abstract: "They are old.", Held: true,
			},
		},
		{
			"front matter speaks first",
			lines("---", "title: Bridges", "author:", "  - name: Ann Smith", "  - Bo Dyk", "  - Cy Hill", "date: 2020-01-02", "lang: en-GB", "keywords: [stone, wood]", "doi: 10.1000/1", "---", "", "# Part one", "", "Text."),
			source.Source{
				Key: "smith", Kind: source.Report, Title: "Bridges", Authors: []string{"Ann Smith", "Bo Dyk", "Cy Hill"}, Short: "Smith et al.",
				Published: "2020-01-02", Language: "en-GB", DOI: "10.1000/1", Keywords: []string{"stone", "wood"}, Held: true,
			},
		},
		{
			"a subtitle with a by-line joins the title",
			lines("# Bridges", "", "## A guide for masons", "", "August 2019", "", "By [Ann Smith](mailto:a@b.example)", "", "## Stone", "", "The stone is heavy."),
			source.Source{
				Key: "smith", Kind: source.Report, Title: "Bridges: A guide for masons", Authors: []string{"Ann Smith"}, Short: "Smith",
				Published: "2019-08", Language: "en", Held: true,
			},
		},
		{
			"without a title the file's name stands in",
			"This is a letter that begins at once, without any title. It goes on.",
			source.Source{Key: "paper", Kind: source.Report, Title: "paper", Published: "undated", Language: "en", Held: true},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mustRead(t, "/some/where/paper.txt", c.text).Source
			got.ID = ""
			if c.want.Language == "" {
				got.Language = "" // too little text to tell
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCitations(t *testing.T) {
	const list = "\n\nReferences\n\n[1] A. One[J]. X, 2001, 1(1).\n[2] B. Two[J]. X, 2002, 2(1).\n[3] C. Three[J]. X, 2003, 3(1).\n"
	for _, c := range []struct{ name, text, want string }{
		{"raised marks", "Bridges last^[1]^. Yes^[3].", "prose 5: Bridges last. Yes. [1@12] [3@17]"},
		{"plain marks lose the blank before them", "Bridges last [2]. Roads [1] too.", "prose 5: Bridges last. Roads too. [2@12] [1@19]"},
		{"lists and ranges", "Bridges last[1,3]. Roads[1-3] too.", "prose 5: Bridges last. Roads too. [1@12] [3@12] [1@19] [2@19] [3@19]"},
		{"numbers that the list lacks stay", "Bridges last[4]. In [2016] and [1,9] too.", "prose 5: Bridges last[4]. In [2016] and [1,9] too."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := outline(mustRead(t, "x.txt", "On Bridges\n\nIntroduction\n\n"+c.text+list).Document)
			if diff := cmp.Diff(lines(". Introduction", c.want, ". References"), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		name, entry string
		want        source.Reference
	}{
		{
			"a journal article as China prints it", "- [7] Smith A, Dyk B. Bridges of stone[J]. *Journal of Bridges*, 2020, 13(1): 10-20.",
			source.Reference{
				Number: 7, Raw: "Smith A, Dyk B. Bridges of stone[J]. Journal of Bridges, 2020, 13(1): 10-20.", Authors: []string{"Smith A", "Dyk B"},
				Title: "Bridges of stone", Container: "Journal of Bridges", Year: "2020", Volume: "13", Issue: "1", Pages: "10-20", Type: "J",
			},
		},
		{
			"the same in Chinese", "[2] 王小明, 李红. 石桥研究[J]. 桥梁学报, 2019(3): 5-9.",
			source.Reference{
				Number: 2, Raw: "王小明, 李红. 石桥研究[J]. 桥梁学报, 2019(3): 5-9.", Authors: []string{"王小明", "李红"},
				Title: "石桥研究", Container: "桥梁学报", Year: "2019", Issue: "3", Pages: "5-9", Type: "J",
			},
		},
		{
			"a book", "3. Hill C. The long road[M]. Easton: Hill Press, 1999.",
			source.Reference{Number: 3, Raw: "Hill C. The long road[M]. Easton: Hill Press, 1999.", Authors: []string{"Hill C"}, Title: "The long road", Container: "Easton: Hill Press", Year: "1999", Type: "M"},
		},
		{
			"author and year first", "Smith, A., & Dyk, B. (2018). Bridges of wood. *Wood Review*, 4(2), 1–9. https://doi.org/10.1000/abc",
			source.Reference{
				Number: 1, Raw: "Smith, A., & Dyk, B. (2018). Bridges of wood. Wood Review, 4(2), 1–9. https://doi.org/10.1000/abc", Authors: []string{"Smith, A.", "Dyk, B."},
				Title: "Bridges of wood", Container: "Wood Review", Year: "2018", Volume: "4", Issue: "2", Pages: "1–9", DOI: "10.1000/abc",
			},
		},
		{
			"the title in quotes", `[4] A. Smith and B. Dyk, "Bridges of iron," Iron Letters, vol. 5, no. 2, pp. 7-8, 2011.`,
			source.Reference{
				Number: 4, Raw: `A. Smith and B. Dyk, "Bridges of iron," Iron Letters, vol. 5, no. 2, pp. 7-8, 2011.`, Authors: []string{"A. Smith", "B. Dyk"},
				Title: "Bridges of iron", Container: "Iron Letters", Year: "2011", Volume: "5", Issue: "2", Pages: "7-8",
			},
		},
		{
			"the year before the volume", "5. Smith A, Dyk B. Bridges of glass. Glass J. 2015;13(2):10-20.",
			source.Reference{
				Number: 5, Raw: "Smith A, Dyk B. Bridges of glass. Glass J. 2015;13(2):10-20.", Authors: []string{"Smith A", "Dyk B"},
				Title: "Bridges of glass", Container: "Glass J", Year: "2015", Volume: "13", Issue: "2", Pages: "10-20",
			},
		},
		{
			"an erratum is flagged", "[6] Hill C. Erratum: Roads[J]. Road Letters, 2022, 08(01).",
			source.Reference{
				Number: 6, Raw: "Hill C. Erratum: Roads[J]. Road Letters, 2022, 08(01).", Authors: []string{"Hill C"}, Title: "Erratum: Roads", Container: "Road Letters",
				Year: "2022", Volume: "08", Issue: "01", Type: "J", Flags: []source.Flag{source.Erratum},
			},
		},
		{
			"a preprint is flagged", "[8] Hill C. Roads[J]. Road Letters, 2021(prepublish).",
			source.Reference{
				Number: 8, Raw: "Hill C. Roads[J]. Road Letters, 2021(prepublish).", Authors: []string{"Hill C"}, Title: "Roads", Container: "Road Letters",
				Year: "2021", Type: "J", Flags: []source.Flag{source.Preprint},
			},
		},
		{
			"an article that says not where is incomplete", "[9] Hill C. Roads[J]. Road Letters, 2021.",
			source.Reference{
				Number: 9, Raw: "Hill C. Roads[J]. Road Letters, 2021.", Authors: []string{"Hill C"}, Title: "Roads", Container: "Road Letters",
				Year: "2021", Type: "J", Flags: []source.Flag{source.Incomplete},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, parseReference(c.entry, 1)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	const top = "On Bridges\n\n5 May 2020\n\nIntroduction\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a sound text has none", top + `He said "yes" and “no”.`, nil},
		{"an odd quotation mark", top + `He said "yes and left.`, []string{"7 unbalanced-quote"}},
		{"a curly one that never closes", top + `He said “yes and left.`, []string{"7 unbalanced-quote"}},
		{"a quotation over two paragraphs is sound", top + "“First part.\n\n“Second part.”", nil},
		{"a broken paragraph", top + "It was greatly\n\nreduced.", []string{"7 broken-paragraph"}},
		{"an escaped dollar", top + `It cost \$5.`, []string{"7 escaped-dollar"}},
		{"words in another order are a repeat", top + "The old stone bridge carries heavy northern traffic. Heavy northern traffic the old stone bridge carries.", []string{"7 repeated-passage"}},
		{"so is a sentence inside the next", top + "The club adheres to the principle of thrift. It is clear that the club adheres to the principle of thrift.", []string{"7 repeated-passage"}},
		{"sentences on one subject are not", top + "The stone bridge carries heavy traffic. The stone quarry employs forty masons in winter.", nil},
		{"a missing date", "On Bridges\n\nIntroduction\n\nText.", []string{"0 missing-date"}},
		{"errata and preprints", top + "Text.\n\nReferences\n\n[1] A. Erratum: One[J]. X, 2001, 1(1).\n[2] B. Two[J]. X, 2002(in press).", []string{"11 erratum-reference", "12 preprint-reference"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ws := mustRead(t, "x.txt", c.text).Warnings
			if diff := cmp.Diff(c.want, codes(ws)); diff != "" {
				t.Error(diff)
			}
			for _, w := range ws {
				if w.Text == "" || w.Hint == "" {
					t.Errorf("a warning without words: %+v", w)
				}
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const western = "Brücken\n\n5 May 2020\n\nIntroduction\n\nCafé crème à la façade; señor, naïve, Zürich.\n"
	const eastern = "桥梁研究\n\n2020年5月\n\n引言\n\n桥梁很重要，石桥尤其如此。\n"
	const taiwan = "橋樑研究\n\n2020年5月\n\n引言\n\n橋樑很重要，石橋尤其如此，這是我們多年來在這個地方看到的。\n"
	const japan = "橋の研究\n\n2020年5月\n\nはじめに\n\n石の橋はとても大切であり、長い間その場所に立っています。\n"
	const korea = "다리에 대한 연구\n\n머리말\n\n돌로 만든 다리는 아주 오래 서 있으며 사람들이 많이 건너다닌다.\n"
	encode := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		name, data, want string
		warned           []string
	}{
		{"UTF-8", western, western, nil},
		{"UTF-8 with a mark", "\xef\xbb\xbf" + western, western, nil},
		{"UTF-16, little end first", encode(uni.UTF16(uni.LittleEndian, uni.ExpectBOM), western), western, nil},
		{"UTF-16, big end first", encode(uni.UTF16(uni.BigEndian, uni.ExpectBOM), eastern), eastern, nil},
		{"Windows-1252", encode(charmap.Windows1252, western), western, []string{"0 encoding"}},
		{"GB 18030", encode(simplifiedchinese.GB18030, eastern), eastern, []string{"0 encoding"}},
		{"Big5", encode(traditionalchinese.Big5, taiwan), taiwan, []string{"0 encoding"}},
		{"Shift JIS", encode(japanese.ShiftJIS, japan), japan, []string{"0 encoding"}},
		{"EUC-JP", encode(japanese.EUCJP, japan), japan, []string{"0 encoding"}},
		{"EUC-KR", encode(korean.EUCKR, korea), korea, []string{"0 encoding", "0 missing-date"}},
		{"UTF-16 without a mark, little end first", encode(uni.UTF16(uni.LittleEndian, uni.IgnoreBOM), western), western, []string{"0 encoding"}},
		{"UTF-16 without a mark, big end first", encode(uni.UTF16(uni.BigEndian, uni.IgnoreBOM), eastern), eastern, []string{"0 encoding"}},
		{"line ends of three kinds", strings.Replace(strings.Replace(western, "\n\n", "\r\n\r\n", 1), "\n\n", "\r\r", 1), western, nil},
		{"Windows line ends", strings.ReplaceAll(western, "\n", "\r\n"), western, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mustRead(t, "x.txt", c.data)
			if diff := cmp.Diff(outline(mustRead(t, "x.txt", c.want).Document), outline(got.Document)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.warned, codes(got.Warnings)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, data string
		is         error
		says       string
	}{
		{"nothing", "", ErrEmpty, "read x.dat: the file holds no text"},
		{"blank lines", "\n \r\n", ErrEmpty, "read x.dat: the file holds no text"},
		{"half a PDF", "%PDF-1.7\n", ErrFormat, "read x.dat: this format cannot be read: the PDF is damaged or no PDF at all; open it in a PDF viewer and print it to a new PDF"},
		{"half a Word document", "PK\x03\x04....word/document.xml", ErrFormat, "read x.dat: this format cannot be read: it is a Word document, cut short or damaged; open it in an office program, save it anew and import that"},
		{"a locked Word document", "\xd0\xcf\x11\xe0..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", ErrFormat, "read x.dat: this format cannot be read: it is an Office document that is locked with a password; save it without the password and import that"},
		{"an old Word document", "\xd0\xcf\x11\xe0....", ErrFormat, "read x.dat: this format cannot be read: it is an old Office document; open it in Word or LibreOffice, save it as .docx and import that"},
		{"rich text", `{\rtf1 x}`, ErrFormat, "read x.dat: this format cannot be read: it is a rich-text document; open it in a word processor, save it as .docx or .odt and import that"},
		{"slides", "PK\x03\x04....ppt/slides", ErrFormat, "read x.dat: this format cannot be read: it is a presentation; export it as PDF and import that"},
		{"half an OpenDocument text", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", ErrFormat, "read x.dat: this format cannot be read: it is an OpenDocument text, cut short or damaged; open it in an office program, save it anew and import that"},
		{"an image", "\x89PNG\r\n\x1a\n", ErrFormat, "read x.dat: this format cannot be read: it is an image; make a PDF with recognised text of it and import that"},
		{"other bytes", "a\x00b\x01", ErrFormat, "read x.dat: this format cannot be read: it is not a text file; export it as text, Word or PDF and import that"},
		{"too many paragraphs", strings.Repeat("a.\n\n", maxParas+1), ErrTooLarge, fmt.Sprintf("read x.dat: %v", tooLong(maxParas+1))},
		{"too much", strings.Repeat("word ", maxText/5+1), ErrTooLarge, "read x.dat: the file is too large: 8 MB, and plain text may have 8; split it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), "/dir/x.dat", []byte(c.data))
			if !errors.Is(err, c.is) || err.Error() != c.says {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestReadStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, text := range []string{"# Bridges\n\nText.", "Bridges\n\nText."} {
		if _, err := Read(ctx, "x", []byte(text)); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
}

func TestTangledMarkdownIsReadAsText(t *testing.T) {
	for _, tangle := range []string{strings.Repeat("> ", 50000) + "a", strings.Repeat("**a_", 25000), strings.Repeat("[a](", 25000)} {
		d := mustRead(t, "x.md", "# Bridges\n\n"+tangle)
		if len(d.Warnings) == 0 || d.Revision.Format != "markdown" {
			t.Errorf("%s…: no warning", tangle[:8])
		}
	}
}

func TestRevisionKeepsTheBytes(t *testing.T) {
	got := mustRead(t, "/dir/x.txt", "Bridges\r\n\r\nText.").Revision
	want := source.Revision{
		SHA256: got.SHA256, Format: "text", Name: "x.txt", Raw: []byte("Bridges\r\n\r\nText."), Source: got.Source, ID: got.ID, Added: got.Added,
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got.SHA256) != 64 || got.Added.IsZero() || got.Source == "" {
		t.Error(diff)
	}
}
