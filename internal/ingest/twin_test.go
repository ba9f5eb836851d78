package ingest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"briefdeck/internal/source"
)

// converted makes a twin of a document in another format with LibreOffice, and skips
// the test where there is none.
func converted(t *testing.T, name string, data []byte, format string) source.Draft {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here to make a twin with")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, filepath.Base(name))
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("LibreOffice made no twin: %v\n%s", err, out)
	}
	ending := filepath.Ext(in)
	twin, err := os.ReadFile(in[:len(in)-len(ending)] + "." + format)
	if err != nil {
		t.Skipf("LibreOffice made no twin: %v", err)
	}
	return mustRead(t, "twin", string(twin))
}

func TestTwinsInTwoFormatsAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office program")
	}
	for _, c := range []struct {
		file, format         string
		headings, paragraphs float64
	}{
		{"testdocs/usds_techfar.docx", "odt", 1, 0.95},
		{"testdocs/nist_800-63b_table.docx", "odt", 1, 0.95},
		{"testdocs/nist_800-63b_table.docx", "pdf", 1, 0.95},
		// On paper its appendices look like its chapters, and the words of its drawings are text.
		{"testdocs/usds_techfar.docx", "pdf", 0.65, 0.9},
	} {
		t.Run(filepath.Base(c.file)+" as "+c.format, func(t *testing.T) {
			name, data := shared(t, c.file)
			twin := converted(t, name, data, c.format)
			agree(t, mustRead(t, name, string(data)), twin, c.headings, c.paragraphs)
		})
	}
}

// part is a heading, a paragraph, an item, a row or a note of a document of our own.
type part struct{ what, text string }

// ownDocument is written in every format by the functions below.
var ownDocument = []part{
	{"h1", "Where the bridges stand"},
	{"prose", "The valley has nine bridges, and every one of them was built by a different mason. The oldest stands at the mill, where the water is deepest and the banks are made of clay that gives way in a wet year."},
	{"prose", "A count made in 2019 found that 14 of the 17 arches carry carts of more than 3 tonnes, which is twice what the parish had written down."},
	{"h2", "At the mill"},
	{"prose", "Stone is more expensive to build with, but the money comes back: over a century a stone bridge costs 40 per cent less than the three wooden ones that would have to stand in its place one after the other."},
	{"list", "Stone lasts for a hundred years and more when its feet are kept dry and nobody drives over it in the frost."},
	{"list", "Wood lasts for thirty years."},
	{"h2", "At the ford"},
	{"prose", "Iron was tried only once. The bridge at the lower ford was delivered in parts by railway, and it took eleven days to put together."},
	{"row", "Made of|2016|2021"},
	{"row", "Stone|14|17"},
	{"row", "Wood|1,204|980"},
	{"row", "Iron|3|11"},
	{"h1", "Who pays"},
	{"prose", "What remains is the question of who pays when a bridge falls. The law says that the owner of the road does, and the owner of the road says that the law means somebody else."},
}

const ownTitle = "On the bridges of the valley"

// ownOutline is what every format has to say.
func ownOutline() []entry {
	var out []entry
	for _, p := range ownDocument {
		switch p.what {
		case "row":
			out = append(out, newEntry(string(source.TableRow), p.text))
		default:
			out = append(out, newEntry(p.what, p.text))
		}
	}
	return out
}

func ownDOCX(t *testing.T) []byte {
	out, table := wp("Titel", ws(ownTitle)), ""
	for _, p := range ownDocument {
		if p.what != "row" && table != "" {
			out, table = out+"<w:tbl>"+table+"</w:tbl>", ""
		}
		switch p.what {
		case "h1", "h2":
			out += wp(strings.ToUpper(p.what), ws(p.text))
		case "list":
			out += wp("B", ws(p.text))
		case "row":
			table += "<w:tr>"
			for _, c := range strings.Split(p.text, "|") {
				table += "<w:tc><w:tcPr><w:tcBorders>" + strings.NewReplacer("!", `w:val="single" w:sz="4"`).Replace(`<w:top !/><w:left !/><w:bottom !/><w:right !/>`) + "</w:tcBorders></w:tcPr>" + wp("Normal", ws(c)) + "</w:tc>"
			}
			table += "</w:tr>"
		default:
			out += wp("Normal", ws(p.text))
		}
	}
	const kinds, office = "http://schemas.openxmlformats.org/package/2006/content-types", "application/vnd.openxmlformats-officedocument.wordprocessingml."
	const rels, kind = "http://schemas.openxmlformats.org/package/2006/relationships", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return docxOf(t, out, map[string]string{ // an office program asks for more than we do
		"[Content_Types].xml": `<Types xmlns="` + kinds + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + office + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + office + `styles+xml"/><Override PartName="/word/numbering.xml" ContentType="` + office + `numbering+xml"/></Types>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="` + rels + `"><Relationship Id="s" Type="` + kind + `styles" Target="styles.xml"/><Relationship Id="n" Type="` + kind + `numbering" Target="numbering.xml"/></Relationships>`,
		"word/styles.xml": word("styles", `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>
			<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
			<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
			<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
			<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
			<w:style w:type="paragraph" w:styleId="B"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`),
		"word/numbering.xml": word("numbering", `<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`),
	})
}

func ownODT(t *testing.T) []byte {
	out, table := `<text:p text:style-name="P1">`+ownTitle+`</text:p>`, ""
	for _, p := range ownDocument {
		if p.what != "row" && table != "" {
			out, table = out+`<table:table><table:table-column table:number-columns-repeated="3"/>`+table+`</table:table>`, ""
		}
		switch p.what {
		case "h1", "h2":
			out += `<text:h text:style-name="Heading_20_` + p.what[1:] + `" text:outline-level="` + p.what[1:] + `">` + p.text + `</text:h>`
		case "list":
			out += `<text:list text:style-name="D"><text:list-item>` + op(p.text) + `</text:list-item></text:list>`
		case "row":
			table += `<table:table-row><table:table-cell>` + op(strings.ReplaceAll(p.text, "|", `</text:p></table:table-cell><table:table-cell><text:p>`)) + `</table:table-cell></table:table-row>`
		default:
			out += op(p.text)
		}
	}
	const manifest, odt = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "application/vnd.oasis.opendocument.text"
	entry := func(path, kind string) string {
		return `<manifest:file-entry manifest:full-path="` + path + `" manifest:media-type="` + kind + `"/>`
	}
	return odtOf(t, out, map[string]string{
		"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="` + manifest + `">` + entry("/", odt) + entry("content.xml", "text/xml") + entry("styles.xml", "text/xml") + `</manifest:manifest>`,
		"styles.xml": `<office:document-styles ` + odtSpaces + `><office:styles>
			<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="11pt"/></style:default-style>
			<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
			<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
			<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
			</office:styles></office:document-styles>`,
	})
}

func ownMarkdown() []byte {
	out := "# " + ownTitle + "\n\n"
	rows := 0
	for _, p := range ownDocument {
		switch p.what {
		case "h1":
			out += "## " + p.text + "\n\n"
		case "h2":
			out += "### " + p.text + "\n\n"
		case "list":
			out += "- " + p.text + "\n\n"
		case "row":
			out += "|" + p.text + "|\n"
			if rows++; rows == 1 {
				out += "|-|-|-|\n"
			}
		default:
			out += "\n" + p.text + "\n\n"
		}
	}
	return []byte(strings.ReplaceAll(out, "|\n##", "|\n\n##"))
}

func ownHTML() []byte {
	tags := map[string]string{"h1": "h2", "h2": "h3", "prose": "p", "list": "li"}
	out, table := "<html><body><h1>"+ownTitle+"</h1>", false
	for _, p := range ownDocument {
		if p.what == "row" != table {
			table = !table
			out += map[bool]string{true: "<table>", false: "</table>"}[table]
		}
		if table {
			out += "<tr><td>" + strings.ReplaceAll(p.text, "|", "</td><td>") + "</td></tr>"
			continue
		}
		out += "<" + tags[p.what] + ">" + p.text + "</" + tags[p.what] + ">"
	}
	return []byte(out)
}

// ownPDF sets the document in one or two columns, with a running head, page numbers and
// a ruled table.
func ownPDF(columns int) []byte {
	width := (468 - 20*(columns-1)) / columns
	pages := []*sheet{}
	var s *sheet
	col, rows := columns, []part{}
	x := 72.0
	room := func(need float64) {
		if s != nil && s.y-need > 80 {
			return
		}
		if col++; col >= columns {
			s, col = &sheet{y: 760}, 0
			s.line(72, 8, false, "The Journal of Bridges")
			s.y = 40
			s.line(300, 8, false, strconv.Itoa(len(pages)+1))
			pages = append(pages, s)
		}
		s.y, x = 700, 72+float64(col*(width+20))
		if len(pages) == 1 && columns > 1 {
			s.y = 640
		}
	}
	room(0)
	s.y = 700
	s.line(72, 20, true, ownTitle)
	s.y = 640
	for i, p := range ownDocument {
		switch p.what {
		case "h1", "h2":
			room(60)
			size := map[string]float64{"h1": 15, "h2": 12}[p.what]
			s.y -= 10
			s.line(x, size, true, p.text)
			s.y -= 20
		case "row":
			if rows = append(rows, p); i+1 < len(ownDocument) && ownDocument[i+1].what == "row" {
				continue
			}
			room(float64(20*len(rows) + 20))
			ownTable(s, x, rows)
		default:
			indent := 0.0
			if p.what == "list" {
				room(13)
				s.line(x+4, 10, false, "\x95")
				indent = 16
			}
			for _, l := range folded(p.text, (width-int(indent))/5) {
				room(13)
				s.flow(x+indent, l)
			}
			s.y -= 7
		}
	}
	var out []string
	for _, s := range pages {
		out = append(out, s.out.String())
	}
	return pdfOf(out...)
}

func ownTable(s *sheet, x float64, rows []part) {
	top := s.y + 8
	ys := []float64{top}
	for _, r := range rows {
		for j, c := range strings.Split(r.text, "|") {
			s.y = ys[len(ys)-1] - 13
			s.line(x+4+60*float64(j), 10, false, c)
		}
		ys = append(ys, ys[len(ys)-1]-18)
	}
	s.out.WriteString(ruling([]float64{x, x + 60, x + 120, x + 180}, ys))
	s.y = ys[len(ys)-1] - 20
}

func TestOneDocumentInEveryFormatSaysTheSame(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"Word", ownDOCX(t)},
		{"OpenDocument", ownODT(t)},
		{"Markdown", ownMarkdown()},
		{"a web page", ownHTML()},
		{"PDF", ownPDF(1)},
		{"PDF in two columns", ownPDF(2)},
	} {
		t.Run(c.name, func(t *testing.T) { saysTheSame(t, mustRead(t, "own", string(c.data))) })
	}
}

func TestPrintsOfOneDocumentSayTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office program")
	}
	for _, c := range []struct {
		name, file string
		data       []byte
	}{
		{"Word", "own.docx", ownDOCX(t)},
		{"OpenDocument", "own.odt", ownODT(t)},
	} {
		t.Run(c.name, func(t *testing.T) { saysTheSame(t, converted(t, c.file, c.data, "pdf")) })
	}
}

func saysTheSame(t *testing.T, d source.Draft) {
	t.Helper()
	want, got := ownOutline(), outlineOf(d.Document)
	reached(t, "headings", 1, compareEntries(headingsOf(want), headingsOf(got)))
	reached(t, "paragraphs", 1, compareEntries(paragraphsOf(want), paragraphsOf(got)))
}
