package ingest

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

const odtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"`

// odtOf is an OpenDocument text with this body and further parts.
func odtOf(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.text",
		"content.xml": `<office:document-content ` + odtSpaces + `><office:automatic-styles>
			<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
			<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
			<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
			<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
			<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
			<style:style style:name="Big" style:family="paragraph"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
			<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
			<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
			</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
		"styles.xml": `<office:document-styles ` + odtSpaces + `><office:styles>
			<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>
			<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/><style:style style:name="Contents_20_1" style:display-name="Contents 1" style:family="paragraph"/>
			<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/><text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>
			</office:styles></office:document-styles>`,
	}
	maps.Copy(parts, more)
	return zipOf(t, parts, "mimetype")
}

func op(s string) string { return `<text:p>` + s + `</text:p>` }

func oh(level, s string) string {
	return `<text:h text:outline-level="` + level + `">` + s + `</text:h>`
}

func TestOpenDocumentTexts(t *testing.T) {
	item := func(s string) string { return `<text:list-item>` + s + `</text:list-item>` }
	cellOf := func(s string) string { return `<table:table-cell>` + op(s) + `</table:table-cell>` }
	for _, c := range []struct{ name, body, want string }{
		{
			"headings by level, with the document's numbers",
			`<text:p text:style-name="P1">On Bridges</text:p>` + oh("1", "Stone") + op("Lasts.") + oh("2", "Old") + op("Longer.") + oh("3", "Oldest") + op("Yes.") + oh("1", "Wood") + op("Burns."),
			lines(". 1 Stone", "prose: Lasts.", ".. 1.1 Old", "prose: Longer.", "... Oldest", "prose: Yes.", ". 2 Wood", "prose: Burns."),
		},
		{
			"without headings the look tells",
			`<text:p text:style-name="Big">Stone</text:p>` + op("Lasts.") + op("Very long.") + `<text:p text:style-name="Big">Wood</text:p>` + op("Burns."),
			lines(". Stone", "prose: Lasts.", "prose: Very long.", ". Wood", "prose: Burns."),
		},
		{
			"lists by level, going on where they say so",
			oh("3", "S") + `<text:list xml:id="one" text:style-name="L">` + item(op("a")+`<text:list>`+item(op("inner"))+item(op("second"))+`</text:list>`) + item(op("b")+op("more")) + `</text:list>` + op("Between.") +
				`<text:list text:style-name="L" text:continue-list="one">` + item(op("c")) + `</text:list><text:list text:style-name="L"><text:list-item text:start-value="7">` + op("new") + `</text:list-item></text:list><text:list text:style-name="D">` + item(op("dot")) + `</text:list>`,
			lines(". S", "list 1: 1. a", "list 2: (a) inner", "list 2: (b) second", "list 1: 2. b", "list 1: more", "prose: Between.", "list 1: 3. c", "list 1: 7. new", "list 1: dot"),
		},
		{
			"changes are accepted, comments, contents lists and hidden words left out",
			`<text:tracked-changes><text:changed-region><text:deletion>` + op("gone") + `</text:deletion></text:changed-region></text:tracked-changes>` + oh("3", "S") +
				op(`It <text:change-start/>really <text:change-end/><text:change/>lasts.<office:annotation>`+op("A comment")+`</office:annotation><text:span text:style-name="Gone">x</text:span>`) +
				`<text:table-of-content><text:index-body>` + op("S 1") + `</text:index-body></text:table-of-content><text:p text:style-name="Contents_20_1">S 1</text:p><text:section>` + op("Inside.") + `</text:section>`,
			lines(". S", "prose: It really lasts.", "prose: Inside."),
		},
		{
			"blanks, breaks, links and raised digits; quotes by style",
			oh("3", "S") + op(`a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:a xlink:href="x">link</text:a> 10<text:span text:style-name="Up">6</text:span>`) + `<text:p text:style-name="P2">Heavy.</text:p>`,
			lines(". S", "prose: a b c d link 10⁶", "quote: Heavy."),
		},
		{
			"tables keep rows and cells",
			oh("3", "S") + op("Table 1. Costs") + `<table:table><table:table-header-rows><table:table-row>` + cellOf("Year") + cellOf("Cost") + cellOf("") + `</table:table-row></table:table-header-rows><table:table-row>` +
				`<table:table-cell table:number-columns-spanned="2">` + op("both") + `</table:table-cell><table:covered-table-cell/>` + cellOf("3") + `</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="3">` + op("x") + `</table:table-cell></table:table-row></table:table>` +
				`<table:table><table:table-row>` + cellOf("A frame.") + `</table:table-row></table:table>`,
			lines(". S", "prose: Table 1. Costs", "table 1 head (Table 1. Costs): Year | Cost | ", "table 1: both |  | 3", "table 1: x | x | x", "prose: A frame."),
		},
		{
			"notes, frames and pictures",
			oh("3", "S") + op(`It lasts<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>`+op("Says the mason.")+op("And his wife.")+`</text:note-body></text:note>.<draw:frame><draw:text-box>`+op("Boxed.")+`</draw:text-box></draw:frame><draw:frame draw:name="Image1"><draw:image xlink:href="Pictures/arch.png"/><svg:desc>An arch</svg:desc></draw:frame>`),
			lines(". S", "prose: It lasts.", "image: An arch", "prose: Boxed.", ". Notes", "note 1: Says the mason.", "note 1: And his wife."),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(t.Context(), "x", odtOf(t, c.body, nil))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, contents(d.Document)); diff != "" || d.Revision.Format != "odt" {
				t.Errorf("%s %s", d.Revision.Format, diff)
			}
		})
	}
}

func TestOpenDocumentProperties(t *testing.T) {
	meta := `<office:document-meta ` + odtSpaces + `><office:meta><dc:title>Bridges of the north</dc:title><meta:initial-creator>Ann Smith</meta:initial-creator><dc:creator>Somebody Else</dc:creator>
		<dc:date>2020-02-03T04:05:06</dc:date><meta:keyword>stone</meta:keyword><meta:keyword>wood</meta:keyword><dc:language>en-GB</dc:language></office:meta></office:document-meta>`
	d, err := Read(t.Context(), "x.odt", odtOf(t, op("This is a sentence."), map[string]string{"meta.xml": meta}))
	if err != nil {
		t.Fatal(err)
	}
	got := d.Source
	got.ID = ""
	want := source.Source{
		Key: "smith", Kind: source.Report, Title: "Bridges of the north", Authors: []string{"Ann Smith"}, Short: "Smith",
		Published: "2020-02-03", Language: "en-GB", Keywords: []string{"stone", "wood"}, Held: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBadOpenDocumentTextsSayWhatToDo(t *testing.T) {
	good := odtOf(t, op("Bridges last."), nil)
	locked := `<manifest:manifest ` + odtSpaces + `><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	for _, c := range []struct {
		name string
		data []byte
		want error
		says string
	}{
		{"cut short", good[:len(good)-100], ErrFormat, "cut short or damaged"},
		{"locked", odtOf(t, op("x"), map[string]string{"META-INF/manifest.xml": locked}), ErrFormat, "locked with a password"},
		{"with broken XML", odtOf(t, "<text:p>", nil), ErrFormat, "damaged"},
		{"that unpacks to far more than it is", odtOf(t, op(strings.Repeat("a", 40<<20)), nil), ErrTooLarge, "unpacks to 40 MB"},
		{"a sheet", zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "mimetype"), ErrFormat, "an OpenDocument file without a text"},
		{"without words", odtOf(t, "", nil), ErrEmpty, "no text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), "x.odt", c.data)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
	deep := odtOf(t, strings.Repeat("<text:section>", 3000)+op("deep")+strings.Repeat("</text:section>", 3000)+op("Bridges last."), nil)
	if d, err := Read(t.Context(), "x.odt", deep); err != nil || !strings.Contains(contents(d.Document), "Bridges last.") {
		t.Errorf("deeply nested: %v", err)
	}
}

func FuzzODT(f *testing.F) {
	for _, s := range []string{
		oh("1", "a") + op("b"), `<text:list text:style-name="L"><text:list-item text:start-value="-9"><text:p>x</text:p><text:list><text:list-header><text:p/></text:list-header></text:list></text:list-item></text:list>`,
		`<table:table><table:table-row><table:table-cell table:number-columns-repeated="99999999"/><table:covered-table-cell table:number-columns-repeated="-1"/><table:table-cell office:value="1e400"><table:table/></table:table-cell></table:table-row></table:table>`,
		`<text:p><text:note><text:note-citation/><text:note-body><text:p>x</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:list><text:list-item><text:p>y</text:p></text:list-item></text:list></draw:text-box></draw:frame><text:s text:c="999999999"/></text:p>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) { readSoundly(t, odtOf(t, body, nil), len(body)*60) })
}
