package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// zipOf packs parts, the first of the names given before the others.
func zipOf(t testing.TB, parts map[string]string, first ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	names := slices.Sorted(maps.Keys(parts))
	for _, name := range append(first, names...) {
		if _, ok := parts[name]; !ok {
			continue
		}
		method := zip.Deflate
		if slices.Contains(first, name) {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
		delete(parts, name)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// docxOf is a Word document with this body and further parts.
func docxOf(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/styles.xml": word("styles", `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
			<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
			<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
			<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
			<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Überschrift 2"/></w:style>
			<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H2"/></w:style>
			<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring2"/></w:style>
			<w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring 2"/><w:basedOn w:val="Ring"/></w:style>
			<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
			<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="B"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>`),
		"word/numbering.xml": word("numbering", `<w:abstractNum w:abstractNumId="1">
			<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
			<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
			<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
			<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
			<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1"/></w:lvl></w:abstractNum>
			<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
			<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`),
	}
	maps.Copy(parts, more)
	return zipOf(t, parts)
}

func word(root, inside string) string {
	return `<w:` + root + ` ` + wordSpaces + `>` + inside + `</w:` + root + `>`
}

// wp is a paragraph of a style with runs; ws is a run of words.
func wp(style string, runs ...string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

func ws(words string) string { return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>` }

func listed(list, level int, words string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, ws(words))
}

func looking(props, words string) string {
	return `<w:p><w:pPr>` + strings.ReplaceAll(props, "|", `</w:pPr><w:r><w:rPr>`) + `</w:rPr><w:t>` + words + `</w:t></w:r></w:p>`
}

// contents writes what was read, a paragraph a line: headings with dots for levels,
// kinds with depth or mark, and the cells of rows.
func contents(d source.Document) string {
	var out strings.Builder
	for _, s := range d.Sections {
		fmt.Fprintf(&out, "%s %s\n", strings.Repeat(".", s.Level), s.Label())
		for _, p := range s.Paragraphs {
			out.WriteString(string(p.Kind))
			switch {
			case p.Kind == source.ListItem && p.Depth > 0:
				fmt.Fprintf(&out, " %d", p.Depth)
			case p.Mark != "":
				out.WriteString(" " + p.Mark)
			case p.Row != nil:
				fmt.Fprintf(&out, " %d", p.Row.Table)
				if p.Row.Header {
					out.WriteString(" head")
				}
				if p.Row.Caption != "" {
					fmt.Fprintf(&out, " (%s)", p.Row.Caption)
				}
			}
			out.WriteString(": " + p.Text + "\n")
		}
	}
	return out.String()
}

func TestWordDocuments(t *testing.T) {
	text := wp("Normal", ws("Bridges last."))
	row := func(props string, cells ...string) string {
		out := `<w:tr>` + props
		for _, c := range cells {
			out += `<w:tc>` + c + `</w:tc>`
		}
		return out + `</w:tr>`
	}
	cellOf := func(words string) string { return `<w:tcPr/>` + wp("Normal", ws(words)) }
	for _, c := range []struct {
		name, body string
		parts      map[string]string
		want       string
	}{
		{
			"styles make headings by name, outline level and inheritance",
			wp("Titel", ws("On Bridges")) + wp("H1", ws("Stone")) + text + wp("Mine", ws("Old stone")) + text + wp("Out", ws("Older")) + text + wp("Ring", ws("Ring.")),
			nil, lines(". Stone", "prose: Bridges last.", ".. Old stone", "prose: Bridges last.", "... Older", "prose: Bridges last.", "prose: Ring."),
		},
		{
			"numbers of lists are printed: in headings and before items",
			wp("Titel", ws("On Bridges")) + strings.Replace(wp("H1", ws("Stone")), `</w:pPr>`, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`, 1) +
				strings.Replace(wp("H2", ws("Cut")), `</w:pPr>`, `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>`, 1) +
				listed(1, 2, "first") + listed(1, 2, "second") + listed(4, 0, "five") + listed(4, 1, "five one") + wp("B", ws("bullet")) + listed(2, 1, "inner") +
				strings.Replace(wp("H1", ws("Wood")), `</w:pPr>`, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>`, 1) + text,
			nil, lines(". 1 Stone", ".. 1.1 Cut", "list 3: (a) first", "list 3: (b) second", "list 1: 5. five", "list 2: 5.1 five one", "list 1: bullet", "list 2: inner",
				". Article I Wood", "prose: Bridges last."),
		},
		{
			"without heading styles the look tells: size, weight, numbering",
			looking(`<w:jc w:val="center"/>|<w:b/><w:sz w:val="36"/>`, "A Report on Bridges") + wp("Normal", ws("By Ann Smith")) + looking(`|<w:b/><w:sz w:val="28"/>`, "What stands") + text +
				looking(`|<w:b/>`, "In stone") + text + looking(`|<w:b/><w:sz w:val="28"/>`, "What fell") + text + looking(`|<w:b/>`, "It would need:") + text + looking(`|<w:b/>`, "This is a bold sentence.") + text,
			nil, lines(". What stands", "prose: Bridges last.", ".. In stone", "prose: Bridges last.", ". What fell", "prose: Bridges last.", "prose: It would need:", "prose: Bridges last.",
				"prose: This is a bold sentence.", "prose: Bridges last."),
		},
		{
			"changes are accepted: insertions stay, deletions and moved words go",
			wp("Titel", ws("T")) + wp("H1", ws("Stone")) + wp("Normal", ws("It "), `<w:ins>`+ws("really ")+`</w:ins>`, `<w:del><w:r><w:delText>never </w:delText></w:r></w:del>`, `<w:moveFrom>`+ws("x")+`</w:moveFrom>`, `<w:moveTo>`+ws("lasts.")+`</w:moveTo>`) +
				`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + ws("Half a ") + `</w:p>` + wp("Normal", ws("sentence.")) + `<w:del>` + text + `</w:del>` + `<w:ins>` + wp("Normal", ws("New.")) + `</w:ins>`,
			nil, lines(". Stone", "prose: It really lasts.", "prose: Half a sentence.", "prose: New."),
		},
		{
			"fields print their results, contents lists and comments do not print",
			wp("T1", ws("Stone 1")) + wp("H1", ws("Stone")) + wp("Normal", ws("See "), `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, ws("7"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, ws(" there."), `<w:fldSimple w:instr="DATE">`+ws(" Now.")+`</w:fldSimple>`, `<w:commentRangeStart/><w:r><w:commentReference w:id="1"/></w:r>`) +
				wp("Normal", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, ws("Stone 1")) + wp("Normal", ws("Wood 2"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
				`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + text + `</w:sdtContent></w:sdt><w:sdt><w:sdtContent>` + text + `</w:sdtContent></w:sdt>` + wp("H1", ws("Wood")) + text,
			nil, lines(". Stone", "prose: See 7 there. Now.", "prose: Bridges last.", ". Wood", "prose: Bridges last."),
		},
		{
			"text boxes are read once, pictures are listed by their text",
			wp("H1", ws("Stone")) + wp("Normal", ws("Anchor."), `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>`+wp("Normal", ws("Boxed."))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+wp("Normal", ws("Boxed."))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
				`<w:r><w:drawing><wp:inline><wp:docPr name="Picture 1" descr="An arch"/><a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing></w:r><w:r><w:drawing><wp:docPr name="Picture 2"/><a:blip r:embed="p"/></w:drawing></w:r>`) + wp("H1", ws("Wood")) + text,
			map[string]string{"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="x/image" Target="media/arch.png"/></Relationships>`},
			lines(". Stone", "prose: Anchor.", "image: An arch", "image: arch.png", "prose: Boxed.", ". Wood", "prose: Bridges last."),
		},
		{
			"links, symbols, hyphens, formulas, breaks and hidden words",
			wp("H1", ws("Stone")) + wp("Normal", `<w:hyperlink>`+ws("linked")+`</w:hyperlink>`, `<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>`, ws("a\u00ADb "), `<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>`, `<w:r><w:t>x</w:t><w:br/><w:t>y</w:t><w:tab/><w:t>z</w:t></w:r>`, `<m:oMath><m:r><m:t>e=mc</m:t></m:r></m:oMath>`, `<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>`) + wp("H1", ws("Wood")) + text,
			nil, lines(". Stone", "prose: linked-ab αx y ze=mc", ". Wood", "prose: Bridges last."),
		},
		{
			"tables keep rows and cells: heads, spans, merged and nested ones",
			wp("H1", ws("Stone")) + wp("Cap", ws("Table 1. Bridges by year")) + `<w:tbl><w:tblGrid/>` + row(`<w:trPr><w:tblHeader/></w:trPr>`, cellOf("Year"), cellOf("Built"), cellOf("Lost")) +
				row("", `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+wp("Normal", ws("1901")), `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+wp("Normal", ws("none"))) +
				row("", `<w:tcPr><w:vMerge/></w:tcPr>`+wp("Normal", ws("hidden")), cellOf("12"), cellOf("3")) + row(`<w:trPr><w:del/></w:trPr>`, cellOf("gone"), cellOf("x"), cellOf("y")) +
				row("", `<w:tbl>`+row("", cellOf("in"), cellOf("side"))+`</w:tbl>`+wp("Normal", ws("below")), cellOf("1"), cellOf("2")) + `</w:tbl>` +
				`<w:tbl>` + row("", cellOf("A frame around text.")) + `</w:tbl>` + `<w:tbl>` + row("", cellOf("Name"), cellOf("Cost")) + row("", cellOf("Old bridge"), cellOf("14")) + `</w:tbl>` + wp("H1", ws("Wood")) + text,
			nil, lines(". Stone", "prose: Table 1. Bridges by year", "table 1 head (Table 1. Bridges by year): Year | Built | Lost", "table 1: 1901 | none | ", "table 1:  | 12 | 3", "table 1: in / side; below | 1 | 2",
				"prose: A frame around text.", "table 2 head: Name | Cost", "table 2: Old bridge | 14", ". Wood", "prose: Bridges last."),
		},
		{
			"notes stand apart with their marks, in the order of the text",
			wp("H1", ws("Stone")) + wp("Normal", ws("It lasts"), `<w:r><w:footnoteReference w:id="3"/></w:r>`, ws(" long"), `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>`, ws("."), `<w:r><w:endnoteReference w:id="1"/></w:r>`) + wp("H1", ws("Wood")) + text,
			map[string]string{
				"word/footnotes.xml": word("footnotes", `<w:footnote w:type="separator" w:id="0">`+text+`</w:footnote><w:footnote w:id="2">`+wp("Normal", ws("Mostly."))+`</w:footnote><w:footnote w:id="3">`+wp("Normal", `<w:r><w:footnoteRef/></w:r>`, ws(" Says the mason."))+wp("Normal", ws("And his wife."))+`</w:footnote><w:footnote w:id="9">`+text+`</w:footnote>`),
				"word/endnotes.xml":  word("endnotes", `<w:endnote w:id="1">`+wp("Normal", ws("The end."))+`</w:endnote>`),
			},
			lines(". Stone", "prose: It lasts long.", ". Wood", "prose: Bridges last.", ". Notes", "note 1: Says the mason.", "note 1: And his wife.", "note *: Mostly.", "note i: The end."),
		},
		{
			"quotes are told by their style",
			wp("H1", ws("Stone")) + wp("Q", ws("Heavy.")) + wp("Normal", ws("● typed bullet")) + wp("H1", ws("Wood")) + text,
			nil, lines(". Stone", "quote: Heavy.", "list 1: typed bullet", ". Wood", "prose: Bridges last."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(t.Context(), "x.pdf", docxOf(t, c.body, c.parts))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, contents(d.Document)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWordPropertiesAreUsedWhereTheTextIsSilent(t *testing.T) {
	core := `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
		<dc:title>Bridges of the north</dc:title><dc:creator>Ann Smith;bsmith</dc:creator><cp:keywords>stone, wood</cp:keywords><dcterms:created>2019-03-04T10:00:00Z</dcterms:created></cp:coreProperties>`
	d, err := Read(t.Context(), "x.docx", docxOf(t, wp("Normal", ws("This is a sentence.")), map[string]string{"docProps/core.xml": core}))
	if err != nil {
		t.Fatal(err)
	}
	got := d.Source
	got.ID = ""
	want := source.Source{
		Key: "smith", Kind: source.Report, Title: "Bridges of the north", Authors: []string{"Ann Smith"}, Short: "Smith",
		Published: "2019-03-04", Language: "en", Keywords: []string{"stone", "wood"}, Held: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBadWordDocumentsSayWhatToDo(t *testing.T) {
	good := docxOf(t, wp("Normal", ws("Bridges last.")), nil)
	bomb := docxOf(t, wp("Normal", ws(strings.Repeat("a", 40<<20))), nil)
	deep := docxOf(t, strings.Repeat("<w:sdt><w:sdtContent>", 2000)+wp("Normal", ws("x"))+strings.Repeat("</w:sdtContent></w:sdt>", 2000)+wp("Normal", ws("Bridges last.")), nil)
	for _, c := range []struct {
		name string
		data []byte
		want error
		says string
	}{
		{"cut short", good[:len(good)-200], ErrFormat, "cut short or damaged"},
		{"without a text", zipOf(t, map[string]string{"word/other.xml": "<x/>"}), ErrFormat, "text is missing"},
		{"with broken XML", docxOf(t, "<w:p><w:r>", nil), ErrFormat, "damaged"},
		{"that unpacks to far more than it is", bomb, ErrTooLarge, "unpacks to 40 MB"},
		{"with an entity that grows", docxOf(t, wp("Normal", ws("&lol;")), nil), ErrFormat, "damaged"},
		{"without words", docxOf(t, wp("Normal", ws(" ")), nil), ErrEmpty, "no text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), "x.docx", c.data)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
	if d, err := Read(t.Context(), "x.docx", deep); err != nil || !strings.Contains(contents(d.Document), "Bridges last.") {
		t.Errorf("deeply nested: %v", err)
	}
}
